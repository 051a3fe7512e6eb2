"""The command line: parse, call the workflow, print. Loads nothing heavy until a command needs it."""

from __future__ import annotations

from laydown.cli.start import main

__all__ = ["main"]
