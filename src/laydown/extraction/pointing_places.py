"""Which place does a word point back to? "There", "the base", "the kingdom", "its southern border", "the north of the island"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.claim import Status
from laydown.domain.place import FINE_TO_COARSE, Precision
from laydown.extraction import grammar, natures, places_parts, whereabouts, words
from laydown.extraction.antecedents import REACH
from laydown.extraction.memory import LOCAL, NAMED, PLAYS_THERE
from laydown.extraction.places_cues import cues
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from laydown.catalogs.actors import ActorMention
    from laydown.domain.place import Place
    from laydown.extraction.memory import Landmark, Memory
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.places import PlaceMention

_OFTEN, _NAMED_AGAIN, _PLACED, _TOPIC = 4, 1.0, 2.0, 1.0
OWNING = {"compound", "amod", "nmod:poss", "flat"}
GONE = {Status.LEAVING, Status.LEFT}
ONWARD = {"for", "to", "into", "onto"}


@dataclass(frozen=True, slots=True)
class PointingBack:
    """One sentence with what it names, the memory of the text before, and the states whose forces it speaks of (`owners`)."""

    sentence: ParsedSentence
    said: Sequence[ActorMention]
    named: Sequence[PlaceMention]
    memory: Memory
    owners: Collection[str]

    def place(self, token: Token, kind: str) -> Place | None:
        """Return the place that a word means; `kind` is the precision of the place nouns it is of, or "any"."""
        noun = whereabouts.owner(token) or token.lemma_.lower()
        if is_there(token):
            return self._there(token)
        if noun == "here":
            return self._here(token)
        found = self._by_nature(token, noun) if natures.asks(noun) else self._derived(token, noun)
        if found or (natures.asks(noun) and not natures.loose(noun)):
            return found
        if kind == Precision.COUNTRY.value:
            return (self._federal(token) if noun == "state" else None) or self._country(token)
        return self._onlooker(token, kind) or self._last_of(token, kind)

    def _derived(self, token: Token, noun: str) -> Place | None:
        """Return a part, an edge or the capital of the country that is spoken of."""
        if noun == "capital":
            land = self._country(token)
            city = open_gazetteer().capital(land.country) if land and land.country else None
            return open_gazetteer().place(city, token.text) if city else None
        if noun in natures.parts():
            return self._part(token, noun)
        if noun in natures.edges():
            return self._border(token)
        return self._coast(token) if noun in natures.coasts() else None

    def _start(self, token: Token) -> int:
        return self.sentence.span.start + token.idx

    def _before(self, token: Token, reach: int) -> Iterator[Landmark]:
        """Yield the places named before a word, the last first, over `reach` sentences."""
        start, index = self._start(token), self.sentence.index
        for mark in reversed(self.memory.places):
            if index - mark.index > reach:
                return
            if mark.start < start:
                yield mark

    def _by_nature(self, token: Token, noun: str) -> Place | None:
        """Return the place that is what the noun says: an island for "the island", a monarchy for "the kingdom"."""
        asked = natures.asks(noun)
        if found := self._foremost(m for m in self._before(token, REACH) if natures.of(m.place) & asked):
            return found
        holders = (key for m in self._before(token, REACH) for key in m.place.within if natures.of_key(key) & asked)
        if (key := next(holders, None)) and (known := open_gazetteer().by_key(key)):
            return open_gazetteer().place(known, token.text)
        lands = (land for code, _ in self.memory.homes.most_common() if (land := self.memory.lands.get(code)))
        return next((land for land in lands if natures.of(land) & asked), None)

    def _foremost(self, marks: Iterable[Landmark]) -> Place | None:
        """Return the place that is nearest and most spoken of: named often, and the place of a force."""
        found = list(marks)
        often = Counter(m.place.key for m in found)
        placed = {c.place.key for at, c in self.memory.claims if c.place and self.sentence.index - at <= REACH}

        topic = (
            next((m.place.key for m in self.memory.places if m.place.precision is found[0].place.precision), "") if found else ""
        )

        def prominence(mark: Landmark) -> float:
            key, away = mark.place.key, self.sentence.index - mark.index
            return min(often[key], _OFTEN) * _NAMED_AGAIN + _PLACED * (key in placed) + _TOPIC * (key == topic) - away

        return max(found, key=prominence).place if found else None

    def _there(self, token: Token) -> Place | None:
        if self.sentence.span.form is Form.HEADLINE and any(_is_country(m.place) for m in self._before(token, 0)):
            return None
        return self._in_sentence(token) or self._lately(token)

    def _here(self, token: Token) -> Place | None:
        """Return where the report was written; in a quotation, where its speaker is."""
        return self.memory.dateline or self._lately(token)

    def _in_sentence(self, token: Token) -> Place | None:
        """Return the finest place that the sentence itself has named before, or a country in which nobody of it acts."""
        start = self._start(token)
        before = [m for m in self.named if m.place and m.excerpt.end <= start]
        country = next(
            (m.place for m in reversed(before) if m.place and _is_country(m.place) and self._is_elsewhere(m, token)), None
        )
        finer = [m.place for m in self._before(token, 0) if not _is_country(m.place)]
        return min(reversed(finer), key=lambda p: FINE_TO_COARSE.index(p.precision), default=None) or country

    def _lately(self, token: Token) -> Place | None:
        """Return where the text put a force last, or the place that it has spoken of since."""
        index = self.sentence.index
        at, claim = next(((at, c) for at, c in reversed(self.memory.claims) if c.place and index - at <= REACH), (-REACH, None))
        marks = list(self._before(token, NAMED))
        there = next((m for m in marks if m.weight >= PLAYS_THERE), None)
        just = [m for m in marks if m.index == index - 1]
        if just and at < index - 1 and not (there and there.index == index - 1):
            return just[-1].place
        if claim is not None and (there is None or at >= there.index - 1):
            onward = next((m for m in marks if m.index == at and m.case in ONWARD), None) if claim.status in GONE else None
            return onward.place if onward else claim.place
        if there is not None:
            return there.place
        return claim.place if claim else next((m.place for m in marks), None)

    def _onlooker(self, token: Token, kind: str) -> Place | None:
        """Return the place from which somebody sees "the base": "residents of Erbil saw it at the base"."""
        seeing = kind == Precision.SITE.value and any(t.lemma_.lower() in words.named("seeing") for t in self.sentence.doc)
        found = self._in_sentence(token) if seeing else None
        return None if found is None or _is_country(found) else found

    def _last_of(self, token: Token, kind: str) -> Place | None:
        """Return the place of a precision that is spoken of; for a site, or a mere "area", else where the text put a force last."""
        if kind == "any":
            return self._lately(token)
        marks = (m for m in self._before(token, REACH) if m.place.precision.value == kind and not natures.is_edge(m.place))
        wanted = [m for m in marks if not m.start < self.memory.bearings.get(m.place.name, 0) < self._start(token)]
        fitting = [m for m in wanted if token.lemma_.lower() in natures.of(m.place)]
        if kind != Precision.SITE.value:
            return self._foremost(fitting or [m for m in wanted if self.sentence.index - m.index <= NAMED]) or self._dateline(
                kind
            )
        towns = (
            m for m in self._before(token, 0) if m.place.precision is Precision.CITY and (m.weight >= PLAYS_THERE or m.leads)
        )
        return next((m.place for m in wanted if m.index == self.sentence.index), None) or next(
            (m.place for m in towns), None
        ) or self._foremost(fitting or wanted) or self._lately(token)  # fmt: skip

    def _division(self, token: Token) -> Place | None:
        """Return the province in which the place that was spoken of last lies."""
        place = self._lately(token) if natures.is_division(token.lemma_.lower()) else None
        known = open_gazetteer().by_key(place.within[0]) if place and place.within else None
        return open_gazetteer().place(known, token.text) if known and known.kind == "admin1" else None

    def _dateline(self, kind: str) -> Place | None:
        written = self.memory.dateline
        return written if written and written.precision.value == kind else None

    def _country(self, token: Token) -> Place | None:
        """Return the country that is spoken of, one in which somebody else's forces are before the forces' own."""
        near = [m.place for m in self._before(token, 0) if _is_country(m.place) and self._of(m) and self._free(m.place.country)]
        if near:
            return near[0]
        index = self.sentence.index
        placed = [c.place for at, c in reversed(self.memory.claims) if c.place and index - at <= LOCAL]
        codes = [*self._speakers(token), *(p.country for p in placed)]
        lands = [self.memory.land(code) for code in codes if code and self._free(code)]
        main = self.memory.mainly()
        if main is not None and main.country in self.owners:
            return main
        return next((land for land in lands if land), None) or self.memory.focus(self._owner()) or self.memory.focus(None)

    def _federal(self, token: Token) -> Place | None:
        """Return the state of a federation that was named last."""
        marks = (m.place for m in self._before(token, NAMED) if m.place.precision is Precision.REGION)
        return next((p for p in marks if p.country in natures.federal() and p.key.startswith(f"{p.country}.")), None)

    def _owner(self) -> str | None:
        return next(iter(self.owners), None)

    def _free(self, code: str | None) -> bool:
        return code is not None and code not in self.owners

    def _of(self, mark: Landmark) -> bool:
        """Say whether a country is named as a place, not as the doer of what happens in it or the owner of something."""
        named = next((m for m in self.named if m.excerpt.start == mark.start), None)
        return named is not None and not self._acts(named)

    def _speakers(self, token: Token) -> Iterator[str]:
        """Yield the states whose officials speak in the sentence and whose forces the report does not name: "Malta's minister said"."""
        for actor in self.said:
            known = actor.code in self.memory.lands and not self.memory.operators[actor.code]
            if actor.start < token.idx and known and whereabouts.is_holder(self._word(actor).head):
                yield actor.code

    def _word(self, actor: ActorMention) -> Token:
        return next(t for t in reversed(self.sentence.doc) if t.idx < actor.end)

    def _acts(self, named: PlaceMention) -> bool:
        tokens = self.sentence.tokens(named.excerpt)
        if not tokens:
            return True
        head = tokens[-1]
        while head.dep_ == "conj":
            head = head.head
        wished = grammar.case_of(head) == "for" and any(t.lower_ == "to" for t in head.head.subtree if t.i > head.i)
        return head.dep_ in {"nsubj", "nsubj:pass", *OWNING} or wished

    def _is_elsewhere(self, named: PlaceMention, token: Token) -> bool:
        """Say whether a country is neither the doer of what happens "there" nor the owner of something."""
        head = self.sentence.tokens(named.excerpt)[-1]
        while head.dep_ == "conj":
            head = head.head
        if head.dep_ in {"nsubj", "nsubj:pass"}:
            acts = (head.head, *(t for t in head.head.children if t.dep_ == "conj"))
            return not any(token.head == act or grammar.within(token, act) for act in acts)
        return head.dep_ not in OWNING and self._free(named.place.country if named.place else None)

    def _part(self, token: Token, word: str) -> Place | None:
        """Return "the north" of the country that is spoken of, or of what "of the island" says."""
        below = next((t for t in token.children if t.dep_ == "nmod" and grammar.case_of(t) == "of"), None)
        whole = self.place(below, "country") if below is not None else self._country(token)
        if whole is None or not natures.parts()[word]:
            return None
        return places_parts.part(open_gazetteer(), whole, word, token.text)

    def _border(self, token: Token) -> Place | None:
        """Return the border named before, else that of the two countries that are spoken of most."""
        if known := next((m.place for m in self._before(token, REACH) if m.place.key.startswith("border:")), None):
            return known
        here = [a.code for a in self.said if a.start < token.idx and self.memory.homes[a.code]]
        about = [code for code, _ in self.memory.homes.most_common()]
        land = self._country(token)
        first = [land.country] if land and land.country else []
        codes = list(dict.fromkeys([*first, *here, *about]))
        way = next((t.lower_ for t in token.children if t.lower_ in cues().directions), None)
        if first and way:
            return places_parts.border_toward(open_gazetteer(), first[0], way, codes, token.text)
        return places_parts.border(open_gazetteer(), codes[:1], codes[1:], token.text) if codes else None

    def _coast(self, token: Token) -> Place | None:
        """Return the coast named before, else that of the country that is spoken of."""
        way = next((t.lower_.removesuffix("ern") for t in token.children if t.lower_ in cues().directions), "")
        if not way and (known := next((m.place for m in self._before(token, NAMED) if "/coast" in m.place.key), None)):
            return known
        land = self._country(token)
        return places_parts.coast([land.country], token.text, way) if land and land.country else None


def _is_country(place: Place | None) -> bool:
    return place is not None and place.precision is Precision.COUNTRY


def is_there(token: Token) -> bool:
    """Say whether a word is "there", or a place noun with it: "the base there"."""
    beside = (*token.children, *token.head.children)
    return token.lower_ == "there" or any(t.lower_ == "there" and token.i < t.i <= token.i + 2 for t in beside)
