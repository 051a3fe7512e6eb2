"""What do the layers find in one report? Its places, dates, attributions and force words by sentence, and where it plays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.place import Precision
from laydown.extraction import operators, places, sourcing, spokesmen, subjects, times, times_standing
from laydown.extraction.memory import NAMED_ONLY, OWNS, PLAYS_THERE, Landmark, Memory
from laydown.language import dates_locale
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laydown.domain.place import Place
    from laydown.domain.provenance import Excerpt
    from laydown.extraction.parsed import ParsedReport, ParsedSentence
    from laydown.extraction.places import PlaceMention
    from laydown.language.dates import DateMention
    from laydown.language.prefilter import Hit

_LOCATIVE = re.compile(
    r"\b(?:in|into|to|from|inside|across|near|at|throughout|over|around)(?: the| southern| northern| eastern| western)? $",
    re.IGNORECASE,
)
_MODIFIES = re.compile(
    r" (?!(?:in|on|at|to|from|and|or|is|was|has|had|will|would|by|for|of|with|since|until|after|before|as|that|which|where|who|but)\b)[a-z]|['’]s "
)
_BEARING = re.compile(r"\b(?:north|south|east|west)(?:east|west)?(?:ern)? of $", re.IGNORECASE)
"""Before a name from which only the way is told: "Falluja, west of Baghdad"."""
_NEAR = re.compile(r",?\s(?:near|outside|close to|not far from)\s(?:the\s)?")
"""Between a name and another that only says where it lies: "al-Taqaddum, near Habbaniyah"."""
_CASE = re.compile(r"\b(\w+)(?: the| southern| northern| eastern| western)? $")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Survey:
    """One report with its layers; `hits` and `places` by the index of the sentence, `opinions` the author's own passages."""

    tree: ParsedReport
    hits: Mapping[int, Sequence[Hit]]
    places: Mapping[int, Sequence[PlaceMention]]
    dates: Sequence[DateMention]
    sourcings: Sequence[sourcing.Sourcing]
    opinions: list[Excerpt] = field(default_factory=list)

    def dates_in(self, sentence: ParsedSentence) -> list[DateMention]:
        """Return the dates of a sentence, counted from its start."""
        span = sentence.span
        return [
            replace(d, start=d.start - span.start, end=d.end - span.start, cue=max(0, d.cue - span.start))
            for d in self.dates
            if span.start <= d.start < span.end
        ]

    def speech_in(self, sentence: ParsedSentence) -> set[int]:
        """Return the positions of the words with which somebody says something in a sentence; "is expected" is nobody's."""
        cues = (c for s in self.sourcings if s.source for c in s.cue if c.overlaps(sentence.excerpt))
        return {t.i for cue in cues for t in sentence.tokens(cue)}

    def when_in(self, sentence: ParsedSentence) -> times.When:
        """Return what a sentence says of time."""
        text, spans, index = self.tree.report.text, self.tree.sentences, sentence.index
        return times.When(
            self.dates_in(sentence),
            self.speech_in(sentence),
            times_standing.day(text, spans, index, self.dates),
            times_standing.since(text, spans, index),
        )


def survey(tree: ParsedReport, hits: Mapping[int, Sequence[Hit]]) -> tuple[Survey, Memory]:
    """Return what the layers find in a report, and a memory that knows where it plays and whose forces it names."""
    report, memory = tree.report, Memory()
    starts = [span.start for span in tree.sentences]
    by_sentence: dict[int, list[PlaceMention]] = {}
    lands: dict[str, Place] = {}
    for mention in places.find(tree):
        if mention.place and not mention.metonym and mention.place.country:
            memory.homes[mention.place.country] += _weight(report.text, mention)
            if mention.place.precision is Precision.COUNTRY:
                lands.setdefault(mention.place.country, mention.place)
        index = bisect_right(starts, mention.excerpt.start) - 1
        by_sentence.setdefault(index, []).append(mention)
        if mention.place and _only_locates(report.text, by_sentence[index]):
            memory.bearings[mention.place.name] = mention.excerpt.start
        elif mark := _landmark(tree, index, mention):
            memory.places.append(mark)
        elif mention.place and not _within(tree, index, mention):
            memory.dateline = memory.dateline or mention.place
    memory.country = next((code for code, _ in memory.homes.most_common(1)), None)
    memory.lands = lands
    found = Survey(tree, hits, by_sentence, dates_locale.find(report.text, report.published, report.outlet), sourcing.find(tree))
    memory.spokesmen = spokesmen.find(report.text, found.sourcings)
    _count_operators(found, memory)
    return found, memory


def _count_operators(found: Survey, memory: Memory) -> None:
    """Count whose forces the report names, before anything is read that it leaves unsaid."""
    for sentence in found.tree.in_order():
        said = actors.load().find(sentence.text)
        for mention in subjects.find(sentence, found.hits.get(sentence.index, ())):
            codes = operators.explicit(mention, said) or ((mention.home,) if mention.home else ())
            memory.operators.update(codes[:1])
            if mention.system:
                memory.owners.setdefault(mention.system, Counter()).update(codes)
        memory.states.update(a.code for a in said if not _LOCATIVE.search(sentence.text, max(0, a.start - _REACH), a.start))


def _within(tree: ParsedReport, index: int, mention: PlaceMention) -> bool:
    return index >= 0 and mention.excerpt.start < tree.sentences[index].end


def _only_locates(text: str, mentions: Sequence[PlaceMention]) -> bool:
    """Say whether the last of the names only says where the one before it lies: "al-Taqaddum, near Habbaniyah"."""
    pair = mentions[-2:]
    return len(pair) > 1 and bool(pair[0].place and _NEAR.fullmatch(text, pair[0].excerpt.end, pair[1].excerpt.start))


def _landmark(tree: ParsedReport, index: int, mention: PlaceMention) -> Landmark | None:
    """Return a name as what may be pointed back to; not where it only tells a way, an owner, a government or half of the world."""
    start, end, text = mention.excerpt.start, mention.excerpt.end, tree.report.text
    if mention.place is None or mention.metonym or not _within(tree, index, mention):
        return None
    weight = _weight(text, mention)
    known = open_gazetteer().by_key(mention.place.key)
    aside = _BEARING.search(text, max(0, start - _REACH), start) or text.startswith("-based", end)
    if aside or not weight or (known and known.kind == "wide"):
        return None
    before = _CASE.search(text, max(0, start - _REACH), start)
    leads = text.startswith((":", " |", " -", " –", " —"), end)
    span = tree.sentences[index]
    case, heads = before[1].lower() if before else "", span.form is Form.HEADLINE
    return Landmark(index, start, mention.place, weight, case, leads, span.paragraph, heads)


def _weight(text: str, mention: PlaceMention) -> int:
    start, end = mention.excerpt.start, mention.excerpt.end
    if _LOCATIVE.search(text, max(0, start - _REACH), start):
        return PLAYS_THERE
    country = mention.place is not None and mention.place.precision is Precision.COUNTRY
    return OWNS if country and _MODIFIES.match(text, end) else NAMED_ONLY
