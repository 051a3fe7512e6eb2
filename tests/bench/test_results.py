"""RESULTS.md is rewritten measure by measure; what a person wrote stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.measured import Measured
from bench.results import write

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("claims", "dates")


def _measured(name: str, value: str) -> Measured:
    return Measured(name, name.title(), ("", "figure"), (("f1", value),))


def test_a_measure_replaces_its_own_section_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write([_measured("dates", "0.111"), _measured("claims", "0.222")], ORDER, path)
    write([_measured("dates", "0.333")], ORDER, path)
    text = path.read_text()
    assert "0.111" not in text
    assert text.index("0.222") < text.index("0.333")


def test_remarks_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write([_measured("dates", "0.111")], ORDER, path)
    path.write_text(path.read_text().replace("## Remarks", "## Remarks\n\nHeld back by \\1 odd tables."))
    write([_measured("dates", "0.333")], ORDER, path)
    assert "Held back by \\1 odd tables." in path.read_text()


def test_writing_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write([_measured("claims", "0.5")], ORDER, path)
    first = path.read_text()
    write([_measured("claims", "0.5")], ORDER, path)
    assert path.read_text() == first
