"""A dateline is taken off the first sentences, and nothing else is."""

from __future__ import annotations

import pytest

from laydown.extraction import datelines
from laydown.language import sentences


def _stripped(text: str) -> tuple[list[str], str | None]:
    spans, place = datelines.strip(text, sentences.split(text))
    return [text[s.start : s.end] for s in spans], place.of(text) if place else None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("TRIPOLI, May 3 (Wire) - ", "TRIPOLI"),
        ("TRIPOLI (Wire) -- ", "TRIPOLI"),
        ("TRIPOLI — ", "TRIPOLI"),
        ("TRIPOLI, Libya (Wire) – ", "TRIPOLI, Libya"),
        ("NEW DELHI, Sept. 12, 2019 (Wire) - ", "NEW DELHI"),
        ("PORT-AU-PRINCE, Haiti -- ", "PORT-AU-PRINCE, Haiti"),
    ],
)
def test_a_dateline_is_taken_off(line: str, place: str) -> None:
    texts, found = _stripped(f"{line}Soldiers left the port. They went home.")
    assert texts == ["Soldiers left the port.", "They went home."]
    assert found == place


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers left the port - and the town.",
        "The S-400 - a Russian system - is in Turkey.",
        "Tripoli - the capital - is quiet.",
        "TRIPOLI IS QUIET",
        "",
        "TRIPOLI -",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    texts, place = _stripped(text)
    assert place is None
    assert texts == [text[s.start : s.end] for s in sentences.split(text)]


def test_only_the_first_sentences_may_open_with_one() -> None:
    late = "Rain fell. " * 8 + "TRIPOLI (Wire) - Soldiers left."
    assert _stripped(late)[1] is None


def test_a_dateline_under_a_title_is_found() -> None:
    texts, place = _stripped("Soldiers Leave Port\n\nTRIPOLI, May 3 (Wire) - Soldiers left the port.")
    assert texts[-1] == "Soldiers left the port."
    assert place == "TRIPOLI"


@pytest.mark.parametrize("unit", ["A ", "A-", "A'", "AB, ", "(", "A B, C. "])
def test_a_long_run_of_capitals_is_read_quickly(unit: str) -> None:
    text = "TRIPOLI" + unit * 50_000
    assert _stripped(text)[1] is None
