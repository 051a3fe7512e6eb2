"""Whose can it be? Operators that a claim names but that the catalogue of systems makes unlikely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.domain.matter import Kind, kind_of

if TYPE_CHECKING:
    from laydown.domain.claim import Claim


def likely_kind(claim: Claim) -> Kind:
    """Return a claim's kind without its operator where that is only the host country of a system that it does not have.

    "Iraq's Patriots" in a headline are those that stand in Iraq.
    """
    kind = kind_of(claim)
    return replace(kind, operator=None) if kind.operator and _only_hosts(kind, claim) else kind


def _only_hosts(kind: Kind, claim: Claim) -> bool:
    known = systems.load().by_name.get(kind.system) if kind.system else None
    if known is None or not known.operators or kind.operator in known.operators:
        return False
    return any(place is not None and place.country == kind.operator for place in (claim.place, claim.origin))
