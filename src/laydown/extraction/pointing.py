"""To what does a phrase point back? Gives "another", "the battery", "the battalion", "there" their force or place from the text before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category
from laydown.domain.place import Precision
from laydown.extraction import events, operators, subjects, whereabouts
from laydown.extraction.memory import NAMED_ONLY, PLAYS_THERE, Force, Landmark, Memory, may_be
from laydown.extraction.places_cues import cues
from laydown.extraction.pointing_places import OWNING, PointingBack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.places import PlaceMention
    from laydown.extraction.subjects import Mention
    from laydown.extraction.whereabouts import Spot

MISSILE = "missile"
"""What batteries fire, and what "two more" of a system therefore are not."""
DEFINITE = {"the", "that", "its", "this", "these", "those"}


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
        for mention in found:
            if mention.category is not None:
                out.append(self._arms(self._formation(mention)))
            elif filled := self._filled(mention, out):
                out.append(filled)
        out = [m for m in out if not (m.act and any(subjects.is_part_of_another(o, {m.head.i}) for o in out))]
        heads = {m.head.i for m in out}
        return [m for m in out if not subjects.is_part_of_another(m, heads)]

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
            unit=mention.unit,
        )

    def _filled(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        here = [f for m in before if m.head.i < mention.head.i and (f := self.force(m)) and may_be(mention, f)]
        known = self.memory.antecedent(mention, here)
        if known is None or not (mention.noun or known.index == self.sentence.index or self.memory.placed(mention, known)):
            return None
        noun = mention.noun or (known.noun if known.noun != MISSILE else None)
        return replace(mention, category=known.category, system=known.system, noun=noun)

    def _formation(self, mention: Mention) -> Mention:
        """Give "the battalion" the name under which the text introduced it."""
        definite = any(t.lower_ in DEFINITE for t in mention.words)
        if mention.category is not Category.TROOPS or not mention.noun or not definite:
            return mention
        name = self.memory.formation(mention.head.lemma_.lower())
        return replace(mention, category=Category.UNIT, unit=name) if name else mention

    def _arms(self, mention: Mention) -> Mention:
        """Give "the missiles" the system that the text named before."""
        bare = len(mention.words) == len(("the", "missiles")) and mention.words[0].lower_ in DEFINITE
        if mention.category is not Category.MISSILE or mention.system or not bare:
            return mention
        known = self.memory.antecedent(replace(mention, noun=MISSILE, open=True), ())
        return replace(mention, category=known.category, system=known.system, open=True) if known and known.system else mention

    def spots(self, forces: Sequence[Mention]) -> list[Spot]:
        """Return the places of the sentence, named and pointed back to."""
        spots = [s for s in whereabouts.spots(self.sentence, self.named) if not self._is_owner(s)]
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

    def _is_owner(self, spot: Spot) -> bool:
        """Say whether a country's name stands before a noun as its owner: "US forces", "the China deal"."""
        if spot.place is None or spot.place.precision is not Precision.COUNTRY or spot.head.dep_ not in OWNING:
            return False
        return any(a.start <= spot.head.idx < a.end for a in self.said)


def _bearing(token: Token) -> bool:
    """Say whether a place only tells the way to another: "north of the capital"."""
    before = token.doc[max(token.i - 3, 0) : token.i]
    return any(t.lower_ == "of" and t.i and token.doc[t.i - 1].lower_ in cues().directions for t in before)
