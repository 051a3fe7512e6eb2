"""Where the names of a catalogue stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHORTEST_SHOUTED = 4


class Match(NamedTuple):
    """Characters `[start, end)` of the text and the catalogue's own spelling of what stands there."""

    start: int
    end: int
    form: str


def spellings(form: str) -> set[str]:
    """Return the ways in which a form is written: as it is, capitalised at a sentence's start, in capitals, with ’ for '."""
    written = {form, form[0].upper() + form[1:]}
    if sum(map(str.isalpha, form)) >= _SHORTEST_SHOUTED:
        written.add(form.upper())
    return written | {w.replace("'", "’") for w in written}


class Phrases:
    """All forms of a catalogue in one automaton: a text is read once, however many there are."""

    def __init__(self, forms: Iterable[str]) -> None:
        spelt: dict[str, str] = {}
        listed = list(forms)
        for form in listed:
            for written in spellings(form):
                spelt.setdefault(written, form)
        spelt.update({form: form for form in listed})
        self._written = list(spelt)
        self._forms: Mapping[str, str] = spelt
        self._automaton = ahocorasick_rs.AhoCorasick(self._written)

    def find(self, text: str) -> list[Match]:
        """Return what stands in `text` as whole words, leftmost and longest first, without overlaps."""
        found = [
            (start, end, self._written[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _stands_alone(text, start, end)
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        kept: list[Match] = []
        for start, end, written in found:
            if not kept or start >= kept[-1].end:
                kept.append(Match(start, end, self._forms[written]))
        return kept


def _stands_alone(text: str, start: int, end: int) -> bool:
    joined_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    joined_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (joined_before or joined_after)
