"""What one layer of reading found in a report: for `laydown annotate`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laydown.domain.provenance import Excerpt

Values = Mapping[str, object]


class Layer(StrEnum):
    """A layer of reading that can be shown by itself."""

    PLACES = "places"
    DATES = "dates"
    SOURCING = "sourcing"
    SUBJECTS = "subjects"


@dataclass(frozen=True, slots=True)
class Note:
    """One finding of a layer: its characters, a short label for people, and its values, ready for JSON."""

    layer: Layer
    excerpt: Excerpt
    label: str
    values: Values
