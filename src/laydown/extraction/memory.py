"""What has the text said so far? Forces, places and actors to which "another", "there" and "its" point back."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.order_of_battle import Category
from laydown.extraction import antecedents
from laydown.extraction.antecedents import POINTING, REACH, Force, Other
from laydown.extraction.spokesmen import Spokesmen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.extraction.mentions import Mention

NAMED = 4
"""Sentences over which "the city" or "the base" points back to a place that was only named."""
LOCAL = 3
"""Sentences over which a country's own forces may be at a place named before."""
NEARLY = 3
"""By how much a report may be more about a force's own country than about the one it is in."""
MOST, MAINLY, NEARLY_ALL = 0.5, 0.75, 0.8
PLAYS_THERE, NAMED_ONLY, OWNS = 3, 1, 0
"""How much a name says of where a report plays: behind a preposition, by itself, before a noun ("US forces")."""
PEOPLE = {Category.TROOPS, Category.UNIT}


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that sentence `index` names at character `start` of the report, behind a preposition (`case`) or not, and how plainly; `leads`: at the head of a line.

    `paragraph` is the block of text that it stands in, `heads` says that this is a headline.
    """

    index: int
    start: int
    place: Place
    weight: int
    case: str = ""
    leads: bool = False
    paragraph: int = -1
    heads: bool = False


@dataclass(slots=True)
class Memory:
    """The forces and places of one report up to the sentence being read.

    `country` is the country that the report is mostly about, `lands` the countries named as places, by code, `actor` the state or alliance named last, `alliance` the last that is no state.
    `places` are in order of the text, `bearings` tells at which character a name only said where another place lies, `dateline` is where it was written.
    Over the whole report: `operators` counts whose forces it names, `owners` the same by system, `states` whom it names otherwise than as a place.
    """

    country: str | None = None
    lands: dict[str, Place] = field(default_factory=dict)
    actor: str | None = None
    alliance: str | None = None
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    places: list[Landmark] = field(default_factory=list)
    bearings: dict[str, int] = field(default_factory=dict)
    dateline: Place | None = None
    operators: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    owners: dict[str, Counter[str]] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    spokesmen: Spokesmen = field(default_factory=Spokesmen)

    def saw_force(self, force: Force) -> None:
        """Remember a force that a sentence named."""
        self.forces.append(force)

    def antecedent(self, mention: Mention, here: Sequence[Force]) -> Force | None:
        """Return the force that an open mention points back to; `here` are those of its own sentence."""
        return antecedents.best(mention, (*self.forces, *here), self.others)

    def by_head(self, mention: Mention) -> Force | None:
        """Return the force with a system that the text has lately called by the same noun: "the battalion" after "an S-400 battalion"."""
        noun, index = mention.head.lemma_.lower(), mention.sentence.index
        like = [f for f in self.forces if f.head == noun and f.system and index - f.index <= REACH]
        return like[-1] if like else None

    def only(self, kind: Category, rather: Category) -> bool:
        """Say whether the text has named forces of one kind and none of another."""
        kinds = {f.category for f in self.forces}
        return kind in kinds and rather not in kinds

    def placed(self, mention: Mention, kind: Mention | Force) -> bool:
        """Say whether the text has lately put this kind of force somewhere; a mere pronoun reaches less far back."""
        reach = POINTING if mention.pronoun else REACH
        return any(c.subject.category is kind.category and mention.sentence.index - at <= reach for at, c in self.claims)

    def formation(self, noun: str) -> str | None:
        """Return the name of the formation that "the battalion" points back to."""
        names = [f.unit for f in self.forces if f.unit and f.category is Category.UNIT and noun in f.unit.lower()]
        return names[-1] if names else None

    def operator_of(self, mention: Mention) -> str | None:
        """Return the operator of the force of this kind that the text placed just before, else of the one that it named last.

        What a report says once of a system's operator holds for all of it, unless it names another.
        """
        index, wanted = mention.sentence.index, _users(mention)
        for at, claim in reversed(self.claims):
            if not claim.operator or not wanted(claim.operator) or index - at > 1:
                continue
            if _alike(mention, claim.subject.category) and (mention.system is None or claim.subject.system == mention.system):
                return claim.operator
        if (owners := self.owners.get(mention.system or "")) and len(owners) == 1:
            return next(iter(owners))
        for force in reversed(self.forces):
            like = _alike(mention, force.category) and (mention.system is None or force.system in {None, mention.system})
            if like and force.operator and not force.given and wanted(force.operator):
                return force.operator
        return None

    def ship_of(self) -> str | None:
        """Return whose the ship is that the text named last, for "her aircraft"."""
        return next((f.operator for f in reversed(self.forces) if f.category is Category.SHIP and f.operator), None)

    def main_operator(self, mention: Mention) -> str | None:
        """Return the operator of most forces that the report names with one: for a system that it has, or where all but none are its own."""
        if not self.operators:
            return None
        code, count = self.operators.most_common(1)[0]
        share = count / self.operators.total()
        if mention.system:
            return code if _users(mention)(code) and share > MOST else None
        return code if share > NEARLY_ALL and count > 1 else None

    def only_state(self, mention: Mention) -> str | None:
        """Return the state that all but alone is named as somebody who acts, in a report that names no other's forces."""
        wanted = _users(mention)
        states = [(code, count) for code, count in self.states.most_common() if wanted(code)]
        total = sum(count for _, count in states)
        alone = bool(states) and states[0][1] >= MAINLY * total and not self.operators.keys() - {states[0][0]}
        # A country that a system stands in, or comes through, need not have it.
        hosts = alone and mention.system is not None and states[0][0] in self.homes
        return states[0][0] if alone and not hosts else None

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
            if focus and claim.place and claim.place.country == operator:
                # What a report says of a force at home it seldom means again where it plays abroad.
                continue
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
        ranked = [*self.homes.most_common(2), ("", 0), ("", 0)]
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


def _alike(mention: Mention, category: Category) -> bool:
    """Say whether the operator of a force of one kind can tell that of another: troops and the units that they are of are one."""
    return category is mention.category or (mention.category in PEOPLE and category in PEOPLE)


def _users(mention: Mention) -> Callable[[str], bool]:
    """Return whether a state can have the system of a mention, as far as is known."""
    system = systems.load().by_name.get(mention.system or "")
    return lambda code: system is None or not system.operators or code in system.operators or code == "coalition"
