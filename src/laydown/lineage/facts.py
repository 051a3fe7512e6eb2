"""Does one claim say again what another says? The places that a claim puts a force at, brings it to, or takes it from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs.owners import likely_kind
from laydown.domain.claim import Status
from laydown.domain.matter import near

if TYPE_CHECKING:
    from collections.abc import Collection

    from laydown.domain.claim import Claim
    from laydown.domain.matter import Kind
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


class Said(NamedTuple):
    """What a claim says, ready to be compared with what others say."""

    kind: Kind
    status: Status
    facts: tuple[tuple[str, Place], ...]


def said(claim: Claim) -> Said:
    """Return what a claim says."""
    return Said(likely_kind(claim), claim.status, facts(claim))


def facts(claim: Claim) -> tuple[tuple[str, Place], ...]:
    """Return what a claim says as (`at`, `to` or `from`, place); what is yet to move is at its origin."""
    found = [(side, claim.place) for side in _SIDES[claim.status] if claim.place]
    if claim.origin:
        found.append(("at" if claim.status is Status.PLANNED else "from", claim.origin))
    return tuple(found)


def source_for(one: Said, other: Said, heard: Collection[str | None]) -> int:
    """Return how alike a claim is to an `other` that it may repeat; 0 where it names a system that the source nowhere does.

    `heard` are the systems that the source of the other names at all.
    """
    system = one.kind.system
    return 0 if system and not other.kind.system and system not in heard else alike(one, other)


def alike(one: Said, other: Said) -> int:
    """Return how alike what two claims say is, 0 to 3."""
    if not one.kind.agrees(other.kind):
        return 0
    shared = [
        (a, b) for side, a in one.facts for other_side, b in other.facts if side == other_side and (a.touches(b) or near(a, b))
    ]
    if not shared:
        return 0
    return 1 + any(a.key == b.key for a, b in shared) + (one.status is other.status)
