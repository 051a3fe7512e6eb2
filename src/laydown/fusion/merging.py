"""Which claims does an analyst hold to speak of one force? Each takes the kind and the place of the one that leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.claim import Claim


def as_one(claims: Iterable[Claim], merged: Mapping[str, str]) -> list[Claim]:
    """Return the claims, those that follow another with its force and place; one whose leader is not known stays as it is."""
    claims = list(claims)
    leaders = set(merged.values())
    leading = {claim.id: claim for claim in sorted((c for c in claims if c.id in leaders), key=repr)}
    return [_as(leading[leader], claim) if (leader := merged.get(claim.id)) in leading else claim for claim in claims]


def _as(leader: Claim, claim: Claim) -> Claim:
    one = leader.subject
    unit = one.unit or (one.text if one.category is Category.UNIT else None)
    subject = replace(claim.subject, category=one.category, system=one.system, unit=unit)
    return replace(claim, subject=subject, operator=leader.operator, place=leader.place, as_read=claim.id)
