"""A report to its claims: the built-in reader, offline and deterministic."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown import __version__
from laydown.catalogs import actors
from laydown.domain.attribution import Voice
from laydown.domain.claim import Claim, StatementKind
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import FINE_TO_COARSE, Precision
from laydown.domain.provenance import Excerpt
from laydown.extraction import (
    counts,
    datelines,
    events,
    implied,
    operators,
    parsed,
    places,
    placing,
    sourcing,
    statements,
    subjects,
    times,
    whereabouts,
)
from laydown.extraction.memory import Force, Memory, may_be
from laydown.language import dates, prefilter, quantities, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from laydown.domain.attribution import Attribution
    from laydown.domain.claim import Statement
    from laydown.domain.place import Place
    from laydown.domain.provenance import Report
    from laydown.extraction.parsed import ParsedReport, ParsedSentence
    from laydown.extraction.places import PlaceMention
    from laydown.extraction.placing import Placing
    from laydown.extraction.subjects import Mention
    from laydown.extraction.whereabouts import Spot
    from laydown.language.prefilter import Hit

_LOCATIVE = re.compile(r"\b(?:in|into|to|from|inside|across|near|at|throughout|over|around)(?: the| southern| northern| eastern| western)? $", re.IGNORECASE)
_MODIFIES = re.compile(r" [a-z]|['’]s ")
STATE_CODE = 2
MISSILE = "missile"
"""What batteries fire, and what "two more" of a system therefore are not."""
READER = f"laydown {__version__}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one report."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()


def read(report: Report) -> Reading:
    """Read the claims and context statements of a report."""
    report = parsed.readable(report)
    spans, _ = datelines.strip(report.text, sentences.split(report.text))
    found = prefilter.find(report.text)
    hits = _by_sentence(found, spans)
    if not hits:
        return Reading(())
    tree = parsed.parse_sentences(report, spans, _worth_parsing(report.text, spans, hits), _names(report, spans, found))
    layers = _Layers(report, tree, hits)
    said = tuple(statements.find(statements.Context(tree, layers.sourcings, frozenset(hits), READER)))
    layers.opinions = [s.sentence for s in said if s.kind is StatementKind.ASSESSMENT]
    return Reading(tuple(layers.claims()), said)


def _by_sentence(hits: Sequence[Hit], spans: Sequence[sentences.Sentence]) -> dict[int, list[Hit]]:
    """Sort hits, in order of the text, under the index of the sentence in which they stand, offsets counted from its start."""
    out: dict[int, list[Hit]] = {}
    index = 0
    for hit in hits:
        while index < len(spans) and spans[index].end <= hit.start:
            index += 1
        if index < len(spans) and spans[index].start <= hit.start:
            start = spans[index].start
            out.setdefault(index, []).append(replace(hit, start=hit.start - start, end=hit.end - start))
    return out


def _worth_parsing(text: str, spans: Sequence[sentences.Sentence], hits: dict[int, list[Hit]]) -> set[int]:
    """Return the sentences that name a force, and those right behind them that may point back to it."""
    wanted = set(hits) | {i for i, span in enumerate(spans) if statements.may_hold(text[span.start : span.end])}
    for index in hits:
        for after in (index + 1, index + 2):
            if after < len(spans) and subjects.may_point_back(text[spans[after].start : spans[after].end]):
                wanted.add(after)
    return wanted


def _names(report: Report, spans: Sequence[sentences.Sentence], found: Sequence[Hit]) -> list[Excerpt]:
    """Return what keeps its capitals in a headline: systems, places, actors, and names that the text writes large elsewhere."""
    lines = [s for s in spans if s.form is not sentences.Form.PROSE or report.text[s.start : s.end].isupper()]
    if not lines:
        return []
    names = [Excerpt(h.start, h.end) for h in found if h.system]
    names += [Excerpt(s.start + a.start, s.start + a.end) for s in lines for a in actors.load().find(report.text[s.start : s.end])]
    return names + [m.excerpt for m in places.find(parsed.ParsedReport(report, spans)) if m.place]


class _Layers:
    """The layers over one report, and the memory of what it has said so far."""

    def __init__(self, report: Report, tree: ParsedReport, hits: dict[int, list[Hit]]) -> None:
        self.report, self.tree, self.hits = report, tree, hits
        self.opinions: list[Excerpt] = []
        self.memory = Memory()
        self.dates = dates.find(report.text, report.published)
        self.sourcings = sourcing.find(tree)
        self.places: dict[int, list[PlaceMention]] = {}
        lands: dict[str, Place] = {}
        for mention in places.find(tree):
            if mention.place and not mention.metonym and mention.place.country:
                self.memory.homes[mention.place.country] += _weight(report.text, mention)
                if mention.place.precision is Precision.COUNTRY:
                    lands.setdefault(mention.place.country, mention.place)
            for index, span in tree.parsed.items():
                if span.span.start <= mention.excerpt.start < span.span.end:
                    self.places.setdefault(index, []).append(mention)
        self.memory.country = next((code for code, _ in self.memory.homes.most_common(1)), None)
        self.memory.lands = lands

    def _count_operators(self) -> None:
        """Count whose forces the report names, before reading what it leaves unsaid."""
        for sentence in self.tree.in_order():
            said = actors.load().find(sentence.text)
            for mention in subjects.find(sentence, self.hits.get(sentence.index, ())):
                self.memory.operators.update(operators.explicit(mention, said)[:1])

    def claims(self) -> Iterator[Claim]:
        self._count_operators()
        seen: set[tuple[object, ...]] = set()
        for sentence in self.tree.in_order():
            for claim in self._sentence(sentence):
                key = (claim.sentence, claim.subject.category, claim.subject.system, claim.place and claim.place.key, claim.status, claim.operator, claim.quantity)
                if key not in seen:
                    seen.add(key)
                    self.memory.claims.append((sentence.index, claim))
                    yield claim

    def _sentence(self, sentence: ParsedSentence) -> Iterator[Claim]:
        text = sentence.doc.text
        when = [replace(d, start=d.start - sentence.span.start, end=d.end - sentence.span.start) for d in self.dates if _inside(d, sentence)]
        reading = _Sentence(self, sentence, actors.load().find(text), when, quantities.find(text))
        yield from reading.claims()


def _weight(text: str, mention: PlaceMention) -> int:
    """Return how much a named place says of where a report plays: much behind a preposition, nothing before a noun ("US forces")."""
    if _LOCATIVE.search(text, max(0, mention.excerpt.start - 12), mention.excerpt.start):
        return 3
    owner = mention.place is not None and mention.place.precision is Precision.COUNTRY and _MODIFIES.match(text, mention.excerpt.end)
    return 0 if owner else 1


def _inside(date: dates.DateMention, sentence: ParsedSentence) -> bool:
    return sentence.span.start <= date.start < sentence.span.end


def _is_there(token: Token) -> bool:
    """Say whether a word is "there", or a place noun with it: "the base there"."""
    beside = (*token.children, *token.head.children)
    return token.lower_ == "there" or any(t.lower_ == "there" and token.i < t.i <= token.i + 2 for t in beside)


class _Sentence:
    """One sentence: its forces joined to its places, operators, counts and times."""

    def __init__(self, layers: _Layers, sentence: ParsedSentence, said: Sequence[actors.ActorMention], when: Sequence[dates.DateMention], many: list[quantities.QuantityMention]) -> None:
        self.layers, self.sentence, self.said, self.when, self.many = layers, sentence, said, when, many
        self.memory = layers.memory
        self.mentions = self._resolved(subjects.find(sentence, layers.hits.get(sentence.index, ())))
        self.mentions += implied.find(sentence, said, {t.i for m in self.mentions for t in m.words})
        self.spots = self._spots()
        self.lead = whereabouts.lead(sentence, self.spots)

    def _resolved(self, found: Sequence[Mention]) -> list[Mention]:
        out: list[Mention] = []
        for mention in found:
            if mention.category is not None:
                out.append(self._known_arms(self._known_formation(mention)))
            elif (known := self._antecedent(mention, out)) and (mention.noun or known.index == self.sentence.index or self.memory.placed(mention, known)):
                noun = mention.noun or (known.noun if known.noun != MISSILE else None)
                out.append(replace(mention, category=known.category, system=known.system, noun=noun))
        out = [m for m in out if not (m.act and any(subjects.is_part_of_another(o, {m.head.i}) for o in out))]
        heads = {m.head.i for m in out}
        return [m for m in out if not subjects.is_part_of_another(m, heads)]

    def _known_formation(self, mention: Mention) -> Mention:
        """Give "the battalion" the name under which the text introduced it."""
        definite = any(t.lower_ in {"the", "that", "its", "this"} for t in mention.words)
        if mention.category is not Category.TROOPS or not mention.noun or not definite:
            return mention
        name = self.memory.formation(mention.head.lemma_.lower())
        return replace(mention, category=Category.UNIT, unit=name) if name else mention

    def _known_arms(self, mention: Mention) -> Mention:
        """Give "the missiles" the system that the text named before."""
        definite = any(t.lower_ in {"the", "these", "those"} for t in mention.words)
        if mention.category is not Category.MISSILE or mention.system or not definite or len(mention.words) > len(("the", "missiles")):
            return mention
        known = self.memory.antecedent(replace(mention, noun=MISSILE, open=True), ())
        return replace(mention, category=known.category, system=known.system, open=True) if known and known.system else mention

    def _antecedent(self, mention: Mention, before: Sequence[Mention]) -> Force | None:
        here = [f for m in before if m.head.i < mention.head.i and (f := self._force(m)) and may_be(mention, f)]
        return self.memory.antecedent(mention, here)

    def _force(self, mention: Mention) -> Force | None:
        if mention.category is None:
            return None
        acts = events.of(mention.head)
        codes = operators.of(mention, acts[0] if acts else None, self.said, self.memory)
        subject = mention.head.dep_ in {"nsubj", "nsubj:pass"}
        return Force(self.sentence.index, mention.category, mention.system, mention.noun, codes[0] if codes else None, mention.plural, subject, mention.unit)

    def _spots(self) -> list[Spot]:
        found = whereabouts.spots(self.sentence, self.layers.places.get(self.sentence.index, ()))
        spots = [s for s in found if not self._is_owner(s)]
        spots += whereabouts.relative(self.sentence, spots)
        taken = {t.i for s in spots for t in (s.head,)} | {t.i for m in self.mentions for t in m.words}
        for token, kind, case in whereabouts.anaphors(self.sentence, taken):
            if token.lower_ == "there" and any(s.head.i in {token.i - 1, token.head.i} and s.anaphoric for s in spots):
                continue
            place = self._said_here(kind, token) or self.memory.place_like("any" if _is_there(token) else kind, self.sentence.index)
            spots.append(whereabouts.Spot(token, place, case, anaphoric=True))
        return spots

    def _said_here(self, kind: str, token: Token) -> Place | None:
        """Resolve "there" and "the base there" to the finest place that the sentence itself has named before."""
        seen = kind == Precision.SITE.value and any(e.lemma_.lower() in {"see", "spot", "notice", "watch", "film", "photograph"} for e in self.sentence.doc)
        if not _is_there(token) and not seen:
            return None
        start = self.sentence.span.start + token.idx
        named = self.layers.places.get(self.sentence.index, ())
        before = [m.place for m in named if m.place and not m.metonym and m.excerpt.end <= start and m.place.precision is not Precision.COUNTRY]
        return min(before, key=lambda p: FINE_TO_COARSE.index(p.precision), default=None)

    def _is_owner(self, spot: Spot) -> bool:
        """Say whether a country's name stands before a noun as its owner: "US forces", "the China deal"."""
        if spot.place is None or spot.place.precision is not Precision.COUNTRY or spot.head.dep_ not in {"compound", "amod", "nmod:poss", "flat"}:
            return False
        return any(a.start <= spot.head.idx < a.end for a in self.said)

    def claims(self) -> Iterator[Claim]:
        heads = {m.head.i for m in self.mentions}
        for mention in self.mentions:
            barred = heads - {mention.head.i}
            placings = [] if self.sentence.text.endswith("?") else placing.of(mention, self.spots, barred, self.lead)
            found = [c for placed in placings for c in self._claims(placed)]
            yield from found
            if (force := self._force(mention)) and not mention.pronoun:
                said = next((c.operator for c in found if c.operator), force.operator)
                self.memory.saw_force(replace(force, operator=said))
        for spot in self.spots:
            if spot.place and not spot.anaphoric:
                self.memory.saw_place(self.sentence.index, spot.place)
        for actor in self.said:
            if len(actor.code) > STATE_CODE:
                self.memory.alliance = actor.code
        if self.said:
            self.memory.actor = self.said[0].code

    def _claims(self, placed: Placing) -> Iterator[Claim]:
        mention = placed.mention
        if mention.category is None:
            return
        codes = operators.of(mention, placed.event, self.said, self.memory) or (None,)
        if mention.category is Category.EQUIPMENT and codes == (None,):
            return
        for operator in codes:
            place = placed.place or self._from_context(placed, operator)
            if place is None or (place.precision == "country" and place.country == operator and placed.place is None):
                continue
            yield self._claim(placed, mention, mention.category, operator, place)

    def _from_context(self, placed: Placing, operator: str | None) -> Place | None:
        if placed.mention.act and not self.memory.placed(placed.mention, placed.mention):
            return None
        frame = placed.event.frame if placed.event else None
        if frame is not None and frame.context == "recent" and not self.memory.placed(placed.mention, placed.mention):
            return None
        return self.memory.place_for(placed.mention, operator, placed.origin)

    def _attribution(self, excerpt: Excerpt) -> Attribution:
        said = sourcing.attribution_at(self.layers.sourcings, excerpt, self.layers.report)
        own = said.voice is Voice.REPORT and any(o.overlaps(self.sentence.excerpt) for o in self.layers.opinions)
        return replace(said, voice=Voice.OPINION) if own else said

    def _claim(self, placed: Placing, mention: Mention, category: Category, operator: str | None, place: Place) -> Claim:
        excerpt = self.sentence.locate(placed.event.token if placed.event else mention.head)
        speech = {t.i for s in self.layers.sourcings for c in s.cue if c.overlaps(self.sentence.excerpt) for t in self.sentence.tokens(c)}
        return Claim(
            report=self.layers.report.key,
            sentence=self.sentence.excerpt,
            subject=Subject(mention.text, category, mention.system, mention.unit, inferred=mention.open),
            operator=operator,
            quantity=counts.of(mention, self.many),
            status=placed.assertion.status,
            modality=placed.assertion.modality,
            place=place,
            origin=placed.origin,
            time=times.of(mention, placed.event, self.when, speech),
            attribution=self._attribution(excerpt),
            reader=READER,
            frame=placed.event.frame.name if placed.event and placed.event.frame else "phrase",
        )
