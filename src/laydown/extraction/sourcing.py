"""Says who? The attributions of a report, and the chain of speakers and outlets behind any words of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.provenance import Excerpt
from laydown.extraction import (
    sourcing_cues,
    sourcing_headlines,
    sourcing_interviews,
    sourcing_spread,
    sourcing_tags,
    sourcing_words,
)
from laydown.extraction.parsed import ParsedReport, parse_sentences
from laydown.extraction.sourcing_outlets import Press
from laydown.extraction.sourcing_quotes import quotations
from laydown.extraction.sourcing_voices import Voices, excerpt_of, is_publisher, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.domain.provenance import Report
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.sourcing_headlines import Headline
    from laydown.extraction.sourcing_told import Told


@dataclass(frozen=True, slots=True)
class Sourcing:
    """One attribution: the words of its source, its cue and its content, and whom it credits.

    `speakers` stand as in the text (a pronoun is resolved to the last speaker named); `outlets` go by their credit, the publisher
    left out. Both are empty where words are attributed but nobody is credited ("is expected to", "pictures show").
    """

    source: tuple[Excerpt, ...]
    cue: tuple[Excerpt, ...]
    content: tuple[Excerpt, ...]
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    quoted: bool = False

    @property
    def length(self) -> int:
        """How many characters the content has."""
        return sum(part.end - part.start for part in self.content)


def find(parsed: ParsedReport) -> list[Sourcing]:
    """Return the attributions of a report's parsed sentences, in the order of the text."""
    text = parsed.report.text
    voices = Voices(Press(text), parsed.report.outlet)
    quotes = quotations(text)
    found: list[Sourcing] = []
    for sentence in _with_introductions(parsed, voices).in_order():
        told = [t for t in sourcing_cues.find(sentence.doc) if _counts(sentence, t, quotes)]
        told.sort(key=lambda t: t.cue)
        lines = list(sourcing_headlines.find(sentence.span, voices.press))
        found += [_of_headline(line, voices) for line in lines] or _of_sentence(sentence, told, voices)
    return sourcing_spread.over_lists(sourcing_spread.over_quotations(found, quotes, parsed), parsed)


def _with_introductions(parsed: ParsedReport, voices: Voices) -> ParsedReport:
    """Return the report with those sentences parsed, too, that name no force but say whom an outlet talked to."""
    text, wanted = parsed.report.text, _of_quotations(parsed)
    for index, span in enumerate(parsed.sentences):
        if index not in parsed.parsed and sourcing_interviews.TALKS.search(text[span.start : span.end]):
            wanted += [index] if voices.press.within(span.start, span.end) else []
    if not wanted:
        return parsed
    more = parse_sentences(parsed.report, parsed.sentences, wanted)
    return ParsedReport(parsed.report, parsed.sentences, parsed.parsed | more.parsed)


def _of_quotations(parsed: ParsedReport) -> list[int]:
    """Return the sentences, not parsed yet, in which a quotation that touches a parsed one begins, ends or is led up to."""
    spans, starts = parsed.sentences, [s.start for s in parsed.sentences]
    wanted: set[int] = set()
    for quote in _quotations(parsed.report.text):
        first, last = max(0, bisect_right(starts, quote.start) - 1), max(0, bisect_right(starts, quote.end - 1) - 1)
        if not any(i in parsed.parsed for i in range(first, last + 1)):
            continue
        led = first and spans[first].start >= quote.start and spans[first - 1].paragraph == spans[first].paragraph
        wanted |= {first - 1 if led else first, first, last}
    return sorted(wanted - parsed.parsed.keys())


def _of_headline(line: Headline, voices: Voices) -> Sourcing:
    outlets = tuple(dict.fromkeys(o for o in line.outlets if not voices.publishes(o)))
    return Sourcing((Excerpt(*line.source),), (Excerpt(*line.cue),), (Excerpt(*line.content),), line.speakers, outlets)


def _counts(sentence: ParsedSentence, told: Told, quotes: Sequence[Excerpt]) -> bool:
    """Leave out what a quoted speaker thinks, and what "I", "we" and "you" say: the one says it who is quoted, the other the report."""
    words = sourcing_words.load()
    first_person = any(words.is_first_person(sentence.doc[s.head].text) for s in told.sources)
    cue = sentence.locate(sentence.doc[told.cue])
    quoted = any(q.start <= cue.start < q.end for q in quotes)
    return not (quoted and (first_person or not told.credited or not told.sources))


def attribution_at(sourcings: Sequence[Sourcing], excerpt: Excerpt, report: Report) -> Attribution:
    """Return who stands behind the words at `excerpt`: speakers innermost first, the outlets credited, and in whose words."""
    # What is counted or seen is found at the verb that is itself the cue: "witnesses counted ten tanks".
    over = [s for s in sourcings if s.content and any(p.start <= excerpt.start < p.end for p in (*s.content, *s.cue))]
    over.sort(key=lambda s: s.length)
    speakers = dict.fromkeys(name for s in over for name in s.speakers)
    outlets = dict.fromkeys(name for s in over for name in s.outlets)
    if (wire := sourcing_tags.wire(report.text)) and not is_publisher(report.outlet, wire):
        outlets[wire] = None
    inside = any(q.start <= excerpt.start < q.end for q in _quotations(report.text))
    return Attribution(tuple(speakers), tuple(outlets), Voice.QUOTE if inside else Voice.REPORT)


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[Excerpt, ...]:
    return tuple(quotations(text))


def _of_sentence(sentence: ParsedSentence, told: Sequence[Told], voices: Voices) -> Iterable[Sourcing]:
    contents = {id(t): t.content for t in told}
    for one in told:
        if one.citing and not one.content:
            contents[id(one)] = _cited(one, told)
    for one in told:
        speakers, outlets = voices.of(sentence, one)
        yield Sourcing(
            source=tuple(excerpt_of(sentence, s.first, s.last) for s in one.sources),
            cue=(sentence.locate(sentence.doc[one.cue]),),
            content=tuple(excerpt_of(sentence, a, b) for a, b in stretches(contents[id(one)])),
            speakers=speakers,
            outlets=outlets,
        )


def _cited(one: Told, told: Sequence[Told]) -> tuple[int, ...]:
    """Return what a source cited by another attribution is cited for: the content of that attribution."""
    near = [t for t in told if t is not one and t.content and one.cue not in t.content]
    return min(near, key=lambda t: abs(t.cue - one.cue)).content if near else ()
