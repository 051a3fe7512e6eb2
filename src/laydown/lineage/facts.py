"""Does one claim say again what another says? The places that a claim puts a force at, brings it to, or takes it from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.catalogs.owners import likely_kind
from laydown.domain.claim import Status
from laydown.domain.matter import near

if TYPE_CHECKING:
    from collections.abc import Collection

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place

_SIDES: dict[Status, tuple[str, ...]] = {
    Status.PLANNED: ("to",),
    Status.MOVING: ("to", "at"),
    Status.PRESENT: ("at",),
    Status.SETTING_UP: ("at",),
    Status.OPERATIONAL: ("at",),
    Status.LEAVING: ("at", "from"),
    Status.LEFT: ("from",),
    Status.LOST: ("from",),
}


def facts(claim: Claim) -> tuple[tuple[str, Place], ...]:
    """Return what a claim says as (`at`, `to` or `from`, place); what is yet to move is at its origin."""
    found = [(side, claim.place) for side in _SIDES[claim.status] if claim.place]
    if claim.origin:
        found.append(("at" if claim.status is Status.PLANNED else "from", claim.origin))
    return tuple(found)


def source_for(said: Claim, other: Claim, heard: Collection[str | None]) -> int:
    """Return how alike a claim is to an `other` that it may repeat; 0 where it names a system that the source nowhere does.

    `heard` are the systems that the source of the other names at all.
    """
    system = said.subject.system
    return 0 if system and not other.subject.system and system not in heard else sameness(said, other)


def sameness(one: Claim, other: Claim) -> int:
    """Return how alike two claims are: 0 they say different things, up to 3 the same state at the same place."""
    if not likely_kind(one).agrees(likely_kind(other)):
        return 0
    shared = [
        (a, b) for side, a in facts(one) for other_side, b in facts(other) if side == other_side and (a.touches(b) or near(a, b))
    ]
    if not shared:
        return 0
    return 1 + any(a.key == b.key for a, b in shared) + (one.status is other.status)
