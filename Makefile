# Everything a user or a contributor does; each target does its own set-up on a machine with Python >= 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FIRST := pyproject.toml requirements.txt requirements-dev.txt hatch_build.py $(wildcard src/laydown/catalogs/data/*.yaml) $(wildcard src/laydown/catalogs/compile*.py)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench model weights clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(READY)  ## read the sample reports and print the brief
	@$(BIN)/laydown demo

test: $(READY)  ## run every check and test, as CI does
	@$(BIN)/python -m pytest

check: $(READY)  ## lint, types, import law
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)  ## measure where the data is, and fail where a figure fell below its floor
	@$(BIN)/python -m bench

weights: $(READY)  ## learn again how much each trait of a placing weighs (see training/README.md)
	@$(BIN)/python -m training.weights

model: $(READY)  ## build the language model from the treebank (see training/README.md)
	@$(BIN)/python -m training

clean:  ## remove what was built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/laydown/catalogs/compiled

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Laydown needs Python 3.11 or later; set PYTHON=... to one."; exit 2; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { sh -c 'set -e; sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; $$sudo apt-get update -qq; $$sudo apt-get install -y -qq python3-venv' \
	  && rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); } || { echo "Python's venv module is missing: apt-get install python3-venv"; exit 2; }

$(READY): $(FIRST) | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once; a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
