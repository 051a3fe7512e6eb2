"""To what does a phrase point back? Gives "another", "the battery", "the battalion", "there" their force or place from the text before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category
from laydown.domain.place import Precision
from laydown.extraction import events, grammar, implied, operators, operators_unsaid, recipients, subjects, whereabouts, words
from laydown.extraction.antecedents import Force, Other, may_be
from laydown.extraction.memory import NAMED_ONLY, PLAYS_THERE, Landmark, Memory
from laydown.extraction.places_cues import cues
from laydown.extraction.pointing_places import OWNING, PointingBack
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.mentions import Mention
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.places import PlaceMention
    from laydown.extraction.whereabouts import Spot

MISSILE = "missile"
"""What batteries fire, and what "two more" of a system therefore are not."""
PEOPLE = {Category.TROOPS, Category.UNIT}
DOZENS = 24
"""How many of a state's own, without a noun, are its troops: "Denmark's 200"."""
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}


@dataclass(frozen=True, slots=True)
class Pointing:
    """One sentence with the actors and places that it names, and the memory of the text before."""

    sentence: ParsedSentence
    said: Sequence[ActorMention]
    named: Sequence[PlaceMention]
    memory: Memory

    def forces(self, found: Sequence[Mention]) -> list[Mention]:
        """Return the forces of the sentence, each with its kind, without those that nothing before explains."""
        out: list[Mention] = []
        taken = {t.i for m in found for t in m.words}
        meant = implied.find(self.sentence, self.said, taken, self.memory)
        found = sorted([*found, *meant], key=lambda m: m.head.i)
        self.memory.others += self._others({t.i for m in found for t in m.words})
        for mention in found:
            if mention.category is not None:
                out.append(self._same(self._arms(self._formation(mention))))
            elif filled := self._filled(mention, out):
                out.append(filled)
        out = [m for m in out if not (m.act and any(subjects.is_part_of_another(o, {m.head.i: m}) for o in out))]
        out = [m for m in out if not self._idle(m)]
        return _whole(out)

    def _idle(self, mention: Mention) -> bool:
        """Say whether trucks or goods are only spoken of: "an air strike on a vehicle near Rafah"."""
        if mention.category is not Category.EQUIPMENT or mention.head.lemma_.lower() not in words.named("idle"):
            return False
        prose = self.sentence.span.form is Form.PROSE
        return prose and not any(event.frame and event.role != "inner" for event in events.of(mention.head))

    def _others(self, taken: set[int]) -> list[Other]:
        index = self.sentence.index
        return [
            Other(index, t.i, t.tag_ in {"NNS", "NNPS"} or _coordinated(t))
            for t in self.sentence.doc
            if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in SUBJECTS and not _is_of(t, taken)
        ]

    def force(self, mention: Mention) -> Force | None:
        """Return a mention as the memory keeps it."""
        if mention.category is None:
            return None
        acts = events.of(mention.head)
        codes = operators.of(mention, acts[0] if acts else None, self.said, self.memory)
        return Force(
            index=self.sentence.index,
            category=mention.category,
            system=mention.system,
            noun=mention.noun,
            operator=codes[0] if codes else None,
            plural=mention.plural,
            subject=mention.head.dep_ in {"nsubj", "nsubj:pass"},
            aside=mention.head.dep_ == "obl:agent",
            given=recipients.is_given(mention.head),
            unit=mention.unit,
            head=mention.head.lemma_.lower(),
            at=mention.head.i,
        )

    def _filled(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        here = [f for m in before if m.head.i < mention.head.i and (f := self.force(m)) and may_be(mention, f)]
        known = self.memory.antecedent(mention, here)
        counted = (
            any(t.dep_ == "nmod:poss" and t.pos_ == "PROPN" for t in mention.head.children) and (mention.number or 0) >= DOZENS
        )
        if counted and (known is None or known.category not in PEOPLE):
            return replace(mention, category=Category.TROOPS)
        if known is None:
            return None
        near = self.sentence.index - known.index <= 1
        if not (mention.noun or near or self.memory.placed(mention, known)):
            return None
        noun = mention.noun or (known.noun if known.noun != MISSILE else None)
        # Some of a battalion are its soldiers.
        some = known.category is Category.UNIT and (mention.partial or (mention.number or 0) >= DOZENS)
        category = Category.TROOPS if some else known.category
        return replace(mention, category=category, system=known.system, noun=noun, home=known.operator)

    def _formation(self, mention: Mention) -> Mention:
        """Give "the battalion" the name under which the text introduced it."""
        owned = any(t.dep_ == "nmod:poss" for t in mention.words)
        if mention.category is not Category.TROOPS or not mention.noun or not mention.definite or owned or mention.plural:
            return mention
        name = self.memory.formation(mention.head.lemma_.lower())
        return replace(mention, category=Category.UNIT, unit=name) if name else mention

    def _same(self, mention: Mention) -> Mention:
        """Give "the battalion", "the aircraft", "the gear" the system that the text has named by the same word, or at all."""
        if mention.system or mention.unit or mention.act or not mention.definite:
            return self._unmanned(mention)
        known = self.memory.by_head(mention)
        if known is None and any(t.lemma_.lower() in words.named("any_system") for t in mention.words):
            known = self.memory.antecedent(replace(mention, open=True), ())
        if known is None or known.system is None:
            return self._unmanned(mention)
        return replace(mention, category=known.category, system=known.system, home=known.operator, open=True)

    def _unmanned(self, mention: Mention) -> Mention:
        """Take aircraft that nothing describes for drones where the text has named no others."""
        if (
            mention.category is not Category.AIRCRAFT
            or mention.system
            or mention.head.lemma_.lower() not in words.named("any_aircraft")
        ):
            return mention
        plain = all(t.pos_ in {"DET", "NUM", "ADV"} or t == mention.head for t in mention.words)
        drones = plain and self.memory.only(Category.DRONE, Category.AIRCRAFT)
        return replace(mention, category=Category.DRONE) if drones else mention

    def _arms(self, mention: Mention) -> Mention:
        """Give "the missiles" the system that the text named before."""
        bare = len(mention.words) == len(("the", "missiles")) and mention.definite
        if mention.category is not Category.MISSILE or mention.system or not bare:
            return mention
        known = self.memory.antecedent(replace(mention, noun=MISSILE, open=True), ())
        return replace(mention, category=known.category, system=known.system, open=True) if known and known.system else mention

    def spots(self, forces: Sequence[Mention]) -> list[Spot]:
        """Return the places of the sentence, named and pointed back to."""
        ends = {m.words[-1].idx + len(m.words[-1].text) for m in forces}
        spots = [s for s in whereabouts.spots(self.sentence, self.named) if not (self._is_owner(s) or self._in_brackets(s, ends))]
        spots += whereabouts.relative(self.sentence, spots)
        taken = {s.head.i for s in spots} | {t.i for m in forces for t in m.words}
        owners = [force.operator for m in forces if (force := self.force(m)) and force.operator]
        back = PointingBack(self.sentence, self.said, self.named, self.memory, owners)
        for token, kind, case in whereabouts.anaphors(self.sentence, taken):
            if token.lower_ == "there" and any(s.head.i in {token.i - 1, token.head.i} and s.anaphoric for s in spots):
                continue
            place = back.place(token, kind)
            if place is not None and not _bearing(token):
                start = self.sentence.span.start + token.idx
                weight = PLAYS_THERE if case else NAMED_ONLY
                self.memory.saw_place(Landmark(self.sentence.index, start, place, weight, case))
            spots.append(whereabouts.pointed(token, place, case))
        return whereabouts.unlocated(whereabouts.parted(spots))

    def _in_brackets(self, spot: Spot, ends: set[int]) -> bool:
        """Say whether a place in brackets right behind a force names whose it is: "Juan Carlos I (Spain)"."""
        start = spot.head.idx
        return self.sentence.text[start - 2 : start] == " (" and start - 2 in ends

    def _is_owner(self, spot: Spot) -> bool:
        """Say whether a country's name stands before a noun as its owner: "US forces", "the China deal"."""
        if spot.place is None or spot.place.precision is not Precision.COUNTRY:
            return False
        if operators_unsaid.is_owner_cell(spot.head.idx, self.sentence.text):
            return True
        if grammar.owns_alone(spot.head):
            return True
        if spot.head.dep_ not in OWNING:
            return False
        return any(a.start <= spot.head.idx < a.end for a in self.said)


def _whole(found: Sequence[Mention]) -> list[Mention]:
    """Leave out what only spells out another force, and give that one its name: "the carrier Abraham Lincoln"."""
    heads = {m.head.i: m for m in found}
    parts = [m for m in found if subjects.is_part_of_another(m, heads)]
    named = {m.head.head.i: m for m in parts if m.home and m.head.dep_ in {"appos", "flat"}}
    return [
        replace(m, unit=name.unit, home=name.home)
        if (name := named.get(m.head.i)) and not m.unit and m.category is name.category
        else m
        for m in found
        if m not in parts
    ]


def _bearing(token: Token) -> bool:
    """Say whether a place only tells the way to another: "north of the capital"."""
    before = token.doc[max(token.i - 3, 0) : token.i]
    return any(t.lower_ == "of" and t.i and token.doc[t.i - 1].lower_ in cues().directions for t in before)


def _is_of(token: Token, taken: set[int]) -> bool:
    """Say whether a subject is a force, some of one, or a part of one: "the group, eight vessels", "the last parts"."""
    lemma = token.lemma_.lower()
    if token.i in taken or lemma in words.named("measures") | words.named("keeps_system"):
        return True
    if token.tag_ == "NN" and lemma in words.named("posts"):
        # Of persons "it" is not said.
        return True
    return any(t.i in taken for t in token.children if t.dep_ in {"appos", "nmod"})


def _coordinated(token: Token) -> bool:
    return any(t.dep_ == "conj" for t in token.children)
