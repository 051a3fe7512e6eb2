"""A claim with the fields that an analyst sets right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from laydown.domain.as_json import to_interval, to_place, to_quantity
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OF_CLAIM: dict[str, Callable[[Any], Any]] = {
    "operator": lambda value: value,
    "quantity": to_quantity,
    "status": Status,
    "modality": Modality,
    "place": to_place,
    "origin": to_place,
    "time": to_interval,
}
_OF_SUBJECT: dict[str, Callable[[Any], Any]] = {"category": Category, "system": lambda value: value, "unit": lambda value: value}
_OF_ATTRIBUTION: dict[str, Callable[[Any], Any]] = {"speakers": tuple, "outlets": tuple}
CORRECTABLE = (*_OF_CLAIM, *_OF_SUBJECT, *_OF_ATTRIBUTION)
"""The fields that can be set right."""


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """Return the claim with the changed fields; it keeps the id under which it was read.

    Raises ValueError for a field that cannot be set, or a value that it cannot have.
    """
    if unknown := sorted(set(changes) - set(CORRECTABLE)):
        message = f"a claim has no field {', '.join(unknown)} to set right; it has {', '.join(CORRECTABLE)}"
        raise ValueError(message)
    try:
        subject = replace(claim.subject, **_values(_OF_SUBJECT, changes))
        attribution = replace(claim.attribution, **_values(_OF_ATTRIBUTION, changes))
        return replace(claim, subject=subject, attribution=attribution, as_read=claim.id, **_values(_OF_CLAIM, changes))
    except (KeyError, TypeError) as error:
        message = f"a changed field does not have the form it needs ({error})"
        raise ValueError(message) from error


def _values(known: Mapping[str, Callable[[Any], Any]], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: known[name](value) for name, value in changes.items() if name in known}
