"""Who says so in a headline: "Troops to leave: minister", "MADRID DAILY X: …", "…, OFFICIAL TELLS Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs import actors
from laydown.catalogs.actors import Kind
from laydown.extraction import sourcing_words
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.extraction.sourcing_outlets import Press
    from laydown.language.sentences import Sentence

_LONGEST = 200
_MOSTLY = 0.9
_BEHIND = re.compile(r"(?P<content>[^:]{8,}?)(?:: | [-–—] )(?P<source>[^:\n]{2,40})")
_AHEAD = re.compile(r"(?P<source>[^:\n]{2,40}): (?P<content>.{8,})")
_SHOUTED = re.compile(
    r"(?P<content>.{8,}), (?P<source>[^,]{2,60}?) (?P<cue>SAYS?|SAID|REPEATS?|CONFIRMS?|ADMITS?|REPORTS?|TELLS? .{2,30})"
)
_SHOUTED_BEHIND = re.compile(r"(?P<content>.{8,}), (?P<cue>SAYS?|SAID) (?P<source>[^,]{2,60})")


class Headline(NamedTuple):
    """One headline's attribution: characters of source, cue and content in the report's text, and whom it credits."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]


def find(sentence: Sentence, press: Press) -> Iterator[Headline]:
    """Yield what a headline or a line in capitals credits, by its form alone."""
    text = press.text[sentence.start : sentence.end]
    if len(text) > _LONGEST or (sentence.form is Form.PROSE and not text.isupper()):
        return
    shouted = (_SHOUTED.fullmatch(text) or _SHOUTED_BEHIND.fullmatch(text)) if _is_shouted(text) else None
    match = shouted or _credible(_BEHIND.fullmatch(text), press) or _credible(_AHEAD.fullmatch(text), press, leading=True)
    if match is None:
        return
    start = sentence.start
    source = (start + match.start("source"), start + match.end("source"))
    cue = match.span("cue") if shouted else (match.end("source") - 1, match.end("source"))
    speakers, outlets = _named(match["source"], press)
    if shouted:
        _, _, whom = match["cue"].partition(" ")
        outlets += tuple(c.credit for c in press.read(whom) if c.credit) or _told(whom)
    yield Headline(
        source,
        (start + cue[0], start + cue[1]),
        (start + match.start("content"), start + match.end("content")),
        speakers,
        outlets,
    )


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) >= _MOSTLY * len(letters)


def _told(whom: str) -> tuple[str, ...]:
    """Return whom somebody tells, in capitals: reporters are no outlet."""
    return (whom,) if whom and whom not in {"REPORTERS", "JOURNALISTS", "PARLIAMENT", "LAWMAKERS", "US", "TV"} else ()


def _credible(match: re.Match[str] | None, press: Press, *, leading: bool = False) -> re.Match[str] | None:
    """Keep a match whose source can speak: an outlet, an office, or (behind the statement) a capital or a ministry."""
    if match is None:
        return None
    words = match["source"].lower().split()
    speaks = words[-1].strip(".") in sourcing_words.load().headline_sources
    named = _is_outlet(match["source"], press)
    capital = any(
        m.kind in {Kind.CAPITAL, Kind.INSTITUTION} and m.end - m.start == len(match["source"])
        for m in actors.load().find(match["source"])
    )
    return match if speaks or named or (capital and not leading) else None


def _is_outlet(source: str, press: Press) -> bool:
    found = press.read(source)
    return bool(found) and found[-1].end >= len(source) - 1


def _named(source: str, press: Press) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = tuple(c.credit for c in press.read(source) if c.credit)
    if found and press.read(source)[-1].end >= len(source) - 1:
        return (), found
    last = source.lower().split()[-1]
    if last in sourcing_words.load().media:
        first = next((credit for _, credit in sorted(press.places)), None)
        return (), (first,) if first else ()
    return (source,) if last not in sourcing_words.load().leaning else (), ()
