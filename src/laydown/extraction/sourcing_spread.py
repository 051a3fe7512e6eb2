"""How far an attribution reaches: over the whole of the quotation that it belongs to, and those that carry it on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.provenance import Excerpt
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.extraction.parsed import ParsedReport
    from laydown.extraction.sourcing import Sourcing

_SHORTEST = 24
_NEAR = 160


def over_quotations(found: Sequence[Sourcing], quotes: Sequence[Excerpt], parsed: ParsedReport) -> list[Sourcing]:
    """Return the attributions with each quotation given, whole, to whoever is credited for a part of it or stands beside it."""
    reached = list(found)
    text = parsed.report.text
    holder: int | None = None
    for quote in sorted(quotes, key=lambda q: q.start):
        owner = _speaking(reached, quote)
        if owner is None and (quote.end - quote.start >= _SHORTEST or _is_sentence(text, quote)):
            owner = _beside(reached, quote, text) if holder is None else None
            if owner is None and holder is not None and "\n\n" not in text[reached[holder].cue[0].end : quote.start]:
                owner = holder
            if owner is None and _is_sentence(text, quote):
                owner = _just_before(reached, quote, text)
        if owner is not None:
            reached[owner] = replace(reached[owner], content=_joined(reached[owner].content, quote, reached[owner]), quoted=True)
            holder = owner
        reached = _carried(reached, quote, parsed)
    return reached


def _is_sentence(text: str, quote: Excerpt) -> bool:
    """Say whether a quotation is a whole sentence, however short, and no word between marks."""
    inner = text[quote.start : quote.end].strip("\"“”„«»'` ")
    return " " in inner and inner[:1].isupper() and inner[-1:] in {".", "!", "?", ","}


def over_lists(found: Sequence[Sourcing], parsed: ParsedReport) -> list[Sourcing]:
    """Return the attributions with the items of a list given to whoever the line before it credits: "Per AFP:"."""
    return [replace(one, content=(*one.content, listed)) if (listed := _list_behind(one, parsed)) else one for one in found]


def _list_behind(one: Sourcing, parsed: ParsedReport) -> Excerpt | None:
    if not one.cue or not (one.speakers or one.outlets):
        return None
    spans = parsed.sentences
    at = bisect_right(spans, one.cue[0].start, key=lambda s: s.start) - 1
    if at < 0 or not parsed.report.text[spans[at].start : spans[at].end].endswith(":"):
        return None
    last = at
    while last + 1 < len(spans) and spans[last + 1].form is Form.ITEM:
        last += 1
    return Excerpt(spans[at + 1].start, spans[last].end) if last > at else None


def _speaking(found: Sequence[Sourcing], quote: Excerpt) -> int | None:
    """Return which attribution stands outside the quotation and has part of it as its content: the widest such part."""
    best, most = None, 0
    for index, one in enumerate(found):
        if not one.content or not one.cue or quote.overlaps(one.cue[0]) or not (one.source or one.speakers or one.outlets):
            continue
        shared = sum(max(0, min(p.end, quote.end) - max(p.start, quote.start)) for p in one.content)
        if shared > most and 2 * shared >= min(one.length, quote.end - quote.start):
            best, most = index, shared
    return best


def _beside(found: Sequence[Sourcing], quote: Excerpt, text: str) -> int | None:
    """Return the attribution without content of its own that stands next to the quotation in its paragraph."""
    near = [
        (distance, index)
        for index, one in enumerate(found)
        if one.cue and not one.content and one.source
        for distance in [quote.start - one.cue[0].end if one.cue[0].end <= quote.start else one.cue[0].start - quote.end]
        if 0 <= distance <= _NEAR and "\n\n" not in text[min(one.cue[0].start, quote.end) : max(one.cue[0].end, quote.start)]
    ]
    return min(near)[1] if near else None


def _just_before(found: Sequence[Sourcing], quote: Excerpt, text: str) -> int | None:
    """Return the attribution of the sentence before a quoted sentence: "They leave today, said the officer. “Nobody stays.”"."""
    gap = re.compile(r"[^.!?\"“”\n]*[.!?]\s*")
    near = [
        (one.cue[0].end, index)
        for index, one in enumerate(found)
        if one.cue and one.speakers and gap.fullmatch(text, one.cue[0].end, quote.start)
    ]
    return max(near)[1] if near else None


def _joined(content: tuple[Excerpt, ...], quote: Excerpt, one: Sourcing) -> tuple[Excerpt, ...]:
    """Return the content with the quotation in it, less where the attributing words themselves stand."""
    apart = [p for p in content if not p.overlaps(quote)]
    merged = [p for p in content if p.overlaps(quote)]
    start = min([quote.start, *(p.start for p in merged)])
    end = max([quote.end, *(p.end for p in merged)])
    if any(Excerpt(start, end).overlaps(p) for p in (*one.cue, *one.source)):
        return tuple(sorted({*content, quote}))
    return tuple(sorted([*apart, Excerpt(start, end)]))


def _carried(found: list[Sourcing], quote: Excerpt, parsed: ParsedReport) -> list[Sourcing]:
    """Give the outlets credited inside a quotation of several sentences to all of it: another outlet's story is being quoted."""
    within = [s for s in parsed.sentences if quote.start < s.end and s.start < quote.end]
    if len(within) <= 1:
        return found
    carried = []
    for one in found:
        inside = one.outlets and one.cue and quote.overlaps(one.cue[0])
        if inside and not one.speakers:
            carried.append(replace(one, content=_joined(one.content, quote, replace(one, cue=(), source=())), quoted=True))
        elif inside:
            carried += [one, replace(one, speakers=(), content=(quote,), quoted=True)]
        else:
            carried.append(one)
    return carried
