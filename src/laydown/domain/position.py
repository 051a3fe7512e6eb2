"""What follows from all claims together: positions, tallies, a laydown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from laydown.domain.grading import UNGRADED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.domain.claim import Modality, Status
    from laydown.domain.dates import Interval
    from laydown.domain.grading import Grade
    from laydown.domain.lineage import Link
    from laydown.domain.order_of_battle import Category
    from laydown.domain.place import Place


@dataclass(frozen=True, slots=True)
class Count:
    """From `min` to `max` of `unit`, and the ids of the claims that bound it; `max` None is "or more"."""

    min: int
    max: int | None
    unit: str | None = None
    claims: tuple[str, ...] = ()

    def __str__(self) -> str:
        return in_words(self.min, self.max, self.unit)


def in_words(low: int, high: int | None, unit: str | None) -> str:
    """Return a count for people: "1 battery", "2–4 batteries", "9000 or more troops"."""
    number = f"{low} or more" if high is None else str(low) if low == high else f"{low}–{high}"
    if unit is None:
        return number
    if high == 1 or unit.endswith(("s", "craft", "personnel", "aircraft")):
        return f"{number} {unit}"
    if unit.endswith("y") and not unit.endswith(("ay", "ey", "oy")):
        return f"{number} {unit[:-1]}ies"
    return f"{number} {unit}{'es' if unit.endswith(('x', 'ch', 'sh')) else 's'}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first put a statement into the public record: `name` for people, the claims that go back to it, and why.

    `root` is the outlet, wire, speaker or report at the end of the chain, without whom it cites; two origins of one root are
    not independent. `links` are the steps by which its claims go back to the root, one or more a claim, the one it follows first.
    """

    id: str
    name: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    root: str = ""
    links: tuple[Link, ...] = ()


def origin_name(root: str, speakers: Iterable[str]) -> str:
    """Return an origin's name for people: the root and, in brackets, whom it cites."""
    named = {speaker for speaker in speakers if speaker and speaker not in root}
    # "Spokesman" beside "The spokesman of the joint command" is one man.
    whole = [name for name in named if not any(_within(name, other) for other in named - {name})]
    cited = sorted(map(in_sentence, whole), key=lambda name: (name.casefold(), name))
    return f"{root} ({', '.join(cited)})" if cited else root


def _within(name: str, other: str) -> bool:
    mine, theirs = f" {name.casefold()} ", f" {other.casefold()} "
    return mine in theirs and (mine != theirs or name > other)


def in_sentence(name: str) -> str:
    """Return a name as it stands within a sentence: an article at its beginning is small."""
    return name[0].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name


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

    `status` is the state at the asked time; `since` the earliest days that a claim gives for its being there, so that it came
    then or before (for what has left, when it left). A plan has the place where the force is now as `place` if that is known, and
    where it is to go as `destination`. What is moving has no `place`, but a `destination`, and a `start` if that is known.
    `origins` are those of the claims that put it there; a claim on a wider area supports it and adds none. `filled` names the fields that no claim of its own says (`operator`, `system`, `unit`) and
    that its group allowed to fill. `disputed` and `stale` say why, or are empty. `due` is the last day that a plan gives itself.
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
    start: Place | None = None
    filled: tuple[str, ...] = ()
    disputed: str = ""
    stale: str = ""
    due: date | None = None
    grade: Grade = UNGRADED


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
