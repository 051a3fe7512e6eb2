"""What has the text said so far? Forces, places and actors to which "another", "there" and "its" point back."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.extraction.subjects import Mention

REACH = 12
"""Sentences over which a force or a place can be pointed back to."""
NAMED = 4
"""Sentences over which "the city" or "the base" points back to a place that was only named."""
POINTING = 2
"""Sentences over which a mere pronoun reaches."""
LOCAL = 3
"""Sentences over which a country's own forces may be at a place named before."""
ARMS = {Category.AIR_DEFENCE, Category.MISSILE, Category.ARTILLERY}
"""What comes in batteries, launchers and missiles."""
NEARLY = 3
"""By how much a report may be more about a force's own country than about the one it is in."""
MOST, NEARLY_ALL = 0.5, 0.8
PLAYS_THERE, NAMED_ONLY, OWNS = 3, 1, 0
"""How much a name says of where a report plays: behind a preposition, by itself, before a noun ("US forces")."""
PEOPLE = {Category.TROOPS, Category.UNIT}


@dataclass(frozen=True, slots=True)
class Force:
    """A force that a sentence named, and how prominently."""

    index: int
    category: Category
    system: str | None
    noun: str | None
    operator: str | None
    plural: bool | None
    subject: bool
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that sentence `index` names at character `start` of the report, behind a preposition (`case`) or not, and how plainly; `leads`: at the head of a line."""

    index: int
    start: int
    place: Place
    weight: int
    case: str = ""
    leads: bool = False


@dataclass(slots=True)
class Memory:
    """The forces and places of one report up to the sentence being read.

    `country` is the country that the report is mostly about, `lands` the countries named as places, by code, `actor` the state or alliance named last, `alliance` the last that is no state.
    `places` are in order of the text, `dateline` is where it was written.
    """

    country: str | None = None
    lands: dict[str, Place] = field(default_factory=dict)
    actor: str | None = None
    alliance: str | None = None
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    places: list[Landmark] = field(default_factory=list)
    dateline: Place | None = None
    operators: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)

    def saw_force(self, force: Force) -> None:
        """Remember a force that a sentence named."""
        self.forces.append(force)

    def antecedent(self, mention: Mention, here: Sequence[Force]) -> Force | None:
        """Return the force that an open mention points back to: near, prominent, and agreeing in number and kind; `here` are those of its own sentence."""
        index = mention.sentence.index
        best: tuple[float, Force] | None = None
        for force in (*self.forces, *here):
            away = index - force.index
            if away > (POINTING if mention.pronoun else REACH) or not may_be(mention, force):
                continue
            score = (
                -away
                + (0.6 if force.subject else 0.0)
                + (0.8 if mention.plural is not None and mention.plural == force.plural else 0.0)
            )
            score += 1.0 if force.system and not mention.pronoun else 0.0
            score += 1.5 if not mention.pronoun and force.category not in PEOPLE else 0.0
            if best is None or score >= best[0]:
                best = score, force
        return best[1] if best else None

    def placed(self, mention: Mention, kind: Mention | Force) -> bool:
        """Say whether the text has lately put this kind of force somewhere; a mere pronoun reaches less far back."""
        reach = POINTING if mention.pronoun else REACH
        return any(c.subject.category is kind.category and mention.sentence.index - at <= reach for at, c in self.claims)

    def formation(self, noun: str) -> str | None:
        """Return the name of the formation that "the battalion" points back to."""
        names = [f.unit for f in self.forces if f.unit and f.category is Category.UNIT and noun in f.unit.lower()]
        return names[-1] if names else None

    def operator_of(self, mention: Mention) -> str | None:
        """Return the operator of the force of this kind that the text placed just before, else of the one that it named last."""
        index = mention.sentence.index
        for at, claim in reversed(self.claims):
            like = claim.subject.category is mention.category and (
                mention.system is None or claim.subject.system == mention.system
            )
            if like and claim.operator and index - at <= 1:
                return claim.operator
        for force in reversed(self.forces):
            like = force.category is mention.category and (mention.system is None or force.system in {None, mention.system})
            if like and force.operator:
                return force.operator
        return None

    def main_operator(self, mention: Mention) -> str | None:
        """Return the operator of most forces that the report names with one: for a system that it has, or where all but none are its own."""
        if not self.operators:
            return None
        code, count = self.operators.most_common(1)[0]
        share = count / self.operators.total()
        system = systems.load().by_name.get(mention.system or "")
        if system is not None:
            return code if code in system.operators and share > MOST else None
        return code if share > NEARLY_ALL and count > 1 else None

    def place_for(self, mention: Mention, operator: str | None, origin: Place | None) -> Place | None:
        """Return the place at which the text put this kind of force last, else the country that it is mostly about.

        What comes from elsewhere goes to that country, and no finer place: the text does not say where in it.
        """
        focus = self.focus(operator)
        if focus and (mention.further or (origin is not None and origin.country != focus.country)):
            return focus
        index = mention.sentence.index
        recent = [c for at, c in reversed(self.claims) if index - at <= REACH and c.place]
        for claim in recent:
            same = claim.subject.category is mention.category and (
                mention.system is None or claim.subject.system in {None, mention.system}
            )
            if same and (operator is None or claim.operator in {None, operator}):
                return claim.place
        if mention.category not in PEOPLE and (near := [c.place for at, c in self.claims if c.place and index - at <= LOCAL]):
            return near[-1]
        return focus

    def focus(self, operator: str | None) -> Place | None:
        """Return the country that the report is mostly about; for that country's own forces, another that it is about nearly as much."""
        ranked = [(code, count) for code, count in self.homes.most_common() if self.land(code)]
        if not ranked:
            return None
        abroad = [code for code, count in ranked if code != operator and NEARLY * count >= ranked[0][1]]
        return self.land(abroad[0]) if abroad else None

    def mainly(self) -> Place | None:
        """Return the country that the report is about at least twice as much as about any other."""
        ranked = [*self.homes.most_common(2), ("", 0)]
        (first, most), (_, next_) = ranked[:2]
        return self.land(first) if most and most >= 2 * next_ else None

    def land(self, code: str) -> Place | None:
        """Return a country by its code, as the report names it or as the gazetteer does."""
        if code in self.lands:
            return self.lands[code]
        known = open_gazetteer().by_key(code)
        return open_gazetteer().place(known, known.name) if known and known.kind == "country" else None

    def saw_place(self, mark: Landmark) -> None:
        """Remember a place that a word has pointed back to, where it stands in the text."""
        bisect.insort(self.places, mark, key=lambda m: m.start)


def may_be(mention: Mention, force: Force) -> bool:
    """Say whether a noun left open ("the battery") can be one of these."""
    if not mention.noun:
        return True
    return force.category in ARMS and (force.system is not None or force.category is Category.AIR_DEFENCE)
