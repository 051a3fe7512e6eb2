"""Toward which side of the report's day does a clause look? Cheap cues: tense, plans, verbs of saying."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

PAST, UNSAID, FUTURE = -1, 0, 1
_BEHIND, _AHEAD, _OPENING, _SPOKEN = 140, 60, 14, 60
_BOUNDARY = re.compile(
    r"\n\s*\n|[.;:!?]\s|[\"“”()]|,\s(?=(?:and|but|as|after|when|while|which|who|where|because|although|though|said|he|she|they|it)\b)|\s[-–—]+\s"
)
_SOFT = re.compile(r"\n\s*\n|[.;:!?,\"“”()]\s?|\s[-–—]+\s|\b(?:and|but|after|when|while|which|who|where|because|that)\b")


class _Cues(NamedTuple):
    future: re.Pattern[str]
    past: re.Pattern[str]
    spoken_before: re.Pattern[str]
    spoken_after: re.Pattern[str]
    not_years: re.Pattern[str]


def toward(text: str, start: int, end: int) -> int:
    """Return PAST, FUTURE or UNSAID for the words at `[start, end)`, from their clause."""
    cues = _cues()
    before, after = text[max(0, start - _BEHIND) : start], text[end : end + _AHEAD]
    if cues.spoken_before.search(before, max(0, len(before) - _SPOKEN)) or cues.spoken_after.match(after):
        return PAST
    begun = 0
    for boundary in _BOUNDARY.finditer(before):
        begun = boundary.end()
    # "In May, the ships left": a date that opens its sentence belongs to what follows the comma.
    opens = after.startswith(",") and len(before) - begun < _OPENING
    closed = _SOFT.search(after, 2 if opens else 0)
    distances = _distances(cues, before[begun:], after[: closed.start()] if closed else after)
    return min(distances)[1] if distances else UNSAID


def _distances(cues: _Cues, before: str, after: str) -> list[tuple[int, int]]:
    """Return how far from the date each nearest cue stands; one ahead counts as further away than one behind."""
    found = []
    for pattern, side in ((cues.future, FUTURE), (cues.past, PAST)):
        last = None
        for match in pattern.finditer(before):
            last = match
        if last:
            found.append((len(before) - last.end(), side))
        if ahead := pattern.search(after):
            found.append((ahead.start() + _BEHIND, side))
    # "was expected": the plan outweighs the tense that it stands in.
    return [(distance - (8 if side == FUTURE else 0), side) for distance, side in found]


def counts_something(text: str, end: int) -> bool:
    """Say whether the word behind a bare number shows that it is no year."""
    return bool(_cues().not_years.match(text, end))


@cache
def _cues() -> _Cues:
    data = yaml.load(files("laydown.language").joinpath("data/dates.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    said = data["reporting"]
    return _Cues(
        future=re.compile(rf"(?<![\w-])(?:{'|'.join(data['future'])})\b", re.IGNORECASE),
        past=re.compile(rf"\b(?:{'|'.join(data['past'])})\b", re.IGNORECASE),
        spoken_before=re.compile(
            rf"\b(?:{said})\s+(?:on\s+|late\s+|early\s+|earlier\s+|late\s+on\s+|early\s+on\s+|here\s+|this\s+)?$", re.IGNORECASE
        ),
        spoken_after=re.compile(rf"\s+(?:{said})\b", re.IGNORECASE),
        not_years=re.compile(rf"\s+(?:[a-z-]+\s+)?(?:{data['not_years']})\b", re.IGNORECASE),
    )
