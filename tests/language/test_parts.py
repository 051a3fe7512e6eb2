"""A line is cut into cells and clauses, and no character of it is lost."""

from __future__ import annotations

import time

import pytest

from laydown.language.parts import cells, parts


def _parts(text: str) -> list[str]:
    return [text[start:end] for start, end in parts(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tapa | Britain | 800 soldiers", ["Tapa | ", "Britain | ", "800 soldiers"]),
        ("- Foch (France): Toulon; left Brest", ["- ", "Foch (France): ", "Toulon; ", "left Brest"]),
        ("Tapa\t\tone battery", ["Tapa\t\t", "one battery"]),
        ("Battery leaves Tapa, ministry says", ["Battery leaves Tapa, ", "ministry says"]),
        ("TROOPS STAY IN MALI, SAYS PARIS", ["TROOPS STAY IN MALI, ", "SAYS PARIS"]),
        ("Tapa – 800 soldiers", ["Tapa – ", "800 soldiers"]),
        ("The frigate – a new one – is in Brest", ["The frigate – a new one – is in Brest"]),
        ("No parts at all", ["No parts at all"]),
    ],
)
def test_a_line_falls_into_its_parts(text: str, wanted: list[str]) -> None:
    assert _parts(text) == wanted


@pytest.mark.parametrize("text", ["", " ", "|", "||", "- ", "\t", "a|", "|a", "1. ", ";", ": ", "a: ", ", says", "- | - | -"])
def test_the_parts_are_the_whole_text(text: str) -> None:
    assert "".join(_parts(text)) == text
    assert "".join(text[a:b] for a, b in cells(text)) == text


@pytest.mark.parametrize("unit", ["|", "; ", ", says ", ", a", " - ", ": ", "\t", "a ", "| a "])
def test_a_hostile_line_costs_little(unit: str) -> None:
    begun = time.perf_counter()
    text = unit * (4000 // len(unit))
    assert "".join(_parts(text)) == text
    assert time.perf_counter() - begun < 1
