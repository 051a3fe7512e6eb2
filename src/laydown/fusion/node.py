"""A position in the making: a force at a place or on its way to one, with what puts it there and what bears on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Role
from laydown.fusion.evidence import AWAY, HERE

if TYPE_CHECKING:
    from datetime import date

    from laydown.domain.matter import Kind
    from laydown.domain.place import Place
    from laydown.fusion.counting import Counted
    from laydown.fusion.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Backing:
    """One more claim that bears on a node. `tells` says that it speaks of the node's state; only such tell states.

    `vouches` says that its origin stands behind the node: a claim on a wider area does not.
    """

    evidence: Evidence
    role: Role = Role.SUPPORTS
    why: str = ""
    tells: bool = False
    vouches: bool = False


@dataclass(slots=True)
class Node:
    """One force of one kind at `place`, or bound for `destination`. `gone` tells what moved it away, and when, `went` where to.

    `part` tells it from another node at the same place; `summed` says that other nodes count it already, `within` that a node for
    a wider area has a number that holds it, `cap` that with its neighbours it is no more than a number that is said of a wider area (by its key).
    `against` is the evidence of those who dispute it; `void` names claims of a withdrawal that is called off. `party` names what split it off, `called` its unit as claims of its matter spell it. `apart` says of what is ahead that it is certainly not what is at its destination already.
    """

    kind: Kind
    place: Place | None
    evidence: list[Evidence]
    destination: Place | None = None
    start: Place | None = None
    ahead: bool = False
    apart: bool = False
    part: bool = False
    summed: bool = False
    within: bool = False
    count: Counted | None = None
    backing: list[Backing] = field(default_factory=list)
    disputes: list[str] = field(default_factory=list)
    against: list[Evidence] = field(default_factory=list)
    void: set[str] = field(default_factory=set)
    gone: tuple[date, str] | None = None
    went: Place | None = None
    cap: tuple[str, int] | None = None
    denied: bool = False
    party: str = ""
    called: str | None = None

    @property
    def telling(self) -> list[Evidence]:
        """All evidence that speaks of the node's state, oldest first; what speaks against it does not, nor what nobody dates beside what is dated."""
        told = [*self.evidence, *(b.evidence for b in self.backing if b.tells and not b.evidence.denied)]
        if any(each.dated for each in self.evidence):
            told = [each for each in told if each.dated]
        return sorted({each.id: each for each in told if each.id not in self.void}.values(), key=lambda each: each.sort_key)

    @property
    def history(self) -> list[Evidence]:
        """All evidence that speaks of the node's state or against it, oldest first."""
        told = [b.evidence for b in self.backing if b.tells]
        return sorted({each.id: each for each in (*self.evidence, *told)}.values(), key=lambda each: each.sort_key)

    @property
    def here(self) -> bool:
        """Whether something puts the force at the place; what is leaving is there until it has left."""
        if self.ahead or self.denied or self.summed:
            return False
        return any(each.claim.status in HERE or each.claim.status is Status.LEAVING for each in self.evidence)

    @property
    def over(self) -> date | None:
        """The day by which it was there no more, where nothing later puts it there."""
        if self.gone:
            return self.gone[0]
        ended = [each.said for each in self.evidence if each.claim.status in AWAY and each.claim.modality is Modality.ASSERTED]
        last = max(ended, default=None)
        return last if last and last >= self.last_said else None

    @property
    def last_said(self) -> date:
        """The day of the newest word that it is there, or is on its way there; without one, of the newest word."""
        there = [each.said for each in self.telling if each.claim.status in HERE or self.ahead]
        return max(there or [each.said for each in self.telling])

    @property
    def sort_key(self) -> tuple[object, ...]:
        """An order that does not depend on arrival."""
        places = tuple(place.key if place else "" for place in (self.place, self.destination, self.start))
        return (self.kind.sort_key, places, self.part, self.denied, min((each.id for each in self.evidence), default=""))
