"""What and how many: categories of forces, subjects of claims, quantities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The kind of force; `UNIT` is a named or numbered formation, `EQUIPMENT` anything else."""

    AIR_DEFENCE = "air_defence"
    MISSILE = "missile"
    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    DRONE = "drone"
    SHIP = "ship"
    SUBMARINE = "submarine"
    ARMOUR = "armour"
    ARTILLERY = "artillery"
    RADAR = "radar"
    TROOPS = "troops"
    UNIT = "unit"
    EQUIPMENT = "equipment"


class Relation(StrEnum):
    """How a count stands to what was said before: by itself, on top of it ("two more"), or out of it ("one of the")."""

    TOTAL = "total"
    FURTHER = "further"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `min` to `max` of `unit` (singular: `battery`); `max` None is "or more"."""

    min: int
    max: int | None
    unit: str | None = None
    relation: Relation = Relation.TOTAL


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: the words that name it, its category, and the system's usual English name if named.

    `unit` is the proper name of a formation or ship ("2nd Marine Division", "USS Nimitz"), where the text gives one.
    `inferred` says that `system` was understood from the text before, not named by the subject's own words.
    """

    text: str
    category: Category
    system: str | None = None
    unit: str | None = None
    inferred: bool = False
