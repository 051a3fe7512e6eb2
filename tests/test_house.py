"""The house's own rules, kept by the command that continuous integration runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SOURCES = sorted(path for folder in ("src", "tests", "bench", "training") for path in (ROOT / folder).rglob("*.py"))
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}
LONGEST = 400


@pytest.mark.parametrize("command", [("lint-imports",), ("ruff", "check", ".")], ids=["import law", "lint"])
def test_the_house_is_clean(command: tuple[str, ...]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_a_reader_has_patience_for() -> None:
    assert [str(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


def test_every_file_is_named_after_what_it_answers() -> None:
    assert [str(path) for path in SOURCES if path.stem in VAGUE] == []


def test_the_installed_package_brings_its_data() -> None:
    package = ROOT / "src" / "laydown"
    for needed in (
        "language/model/meta.json",
        "language/model/README.md",
        "extraction/data/frames.yaml",
        "catalogs/data/forces.yaml",
    ):
        assert (package / needed).is_file()
    assert len(list((package / "sample").iterdir())) >= 15
