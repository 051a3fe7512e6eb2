"""What follows from all claims together: positions, tallies, a laydown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from laydown.domain.claim import Modality, Status
    from laydown.domain.dates import Interval
    from laydown.domain.order_of_battle import Category
    from laydown.domain.place import Place


@dataclass(frozen=True, slots=True)
class Count:
    """From `min` to `max` of `unit`, and the ids of the claims that bound it; `max` None is "or more"."""

    min: int
    max: int | None
    unit: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first put a statement into the public record: `name` for people, the claims that go back to it, and why."""

    id: str
    name: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[str, ...] = ()


class Role(StrEnum):
    """How a claim bears on a position."""

    STATES = "states"
    RESTATES = "restates"
    SUPPORTS = "supports"
    BOUNDS = "bounds"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Support:
    """One claim under a position and how it bears on it, in words where that is not plain."""

    claim: str
    role: Role
    why: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One state in a position's history, with the days in which it is said to have been so and the claims that say it."""

    status: Status
    modality: Modality
    time: Interval | None
    first_said: date | None
    last_said: date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One system or force of one operator at one place, with its states over time and the claims under each.

    `status` is the state at the asked time. A plan has the place where the force is now as `place` if that is known, and
    where it is to go as `destination`. `filled` names the fields that no claim of its own says (`operator`, `system`) and
    that its group allowed to fill. `disputed` and `stale` say why, or are empty.
    """

    id: str
    category: Category
    system: str | None
    operator: str | None
    place: Place | None
    destination: Place | None
    count: Count | None
    status: Status
    modality: Modality
    since: Interval | None
    steps: tuple[Step, ...]
    support: tuple[Support, ...]
    origins: tuple[Origin, ...]
    first_evidence: date | None
    last_evidence: date | None
    unit: str | None = None
    filled: tuple[str, ...] = ()
    disputed: str = ""
    stale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of one system of one operator are in one country now, and how many are expected in all."""

    category: Category
    system: str | None
    operator: str | None
    country: str
    present: Count
    expected: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Laydown:
    """All positions as of a valid day, from what was published by a known day."""

    valid_at: date
    known_at: date
    positions: tuple[Position, ...]
    tallies: tuple[Tally, ...]
