"""What is said in a brief of changes: position by position what differs between two days, each with its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from laydown.products.brief import Citation


class Kind(StrEnum):
    """What kind of change it is, the most telling first."""

    CAME_TRUE = "plan come true"
    NEW = "new"
    GONE = "gone"
    LOST = "lost"
    MOVED = "moved"
    CANCELLED = "plan cancelled or denied"
    DENIED = "denied"
    STATE = "state changed"
    DISPUTED = "dispute opened"
    SETTLED = "dispute settled"
    COUNT = "count changed"
    CORROBORATED = "new corroboration"
    FEWER = "fewer origins"
    LAPSED = "plan lapsed"
    STALE = "gone stale"
    FRESH = "fresh again"
    LOCATED = "place said otherwise"
    IDENTIFIED = "named otherwise"
    DROPPED = "no longer shown"
    GRADED = "graded otherwise"
    REPEATED = "repeated"

    @property
    def rank(self) -> int:
        """Where it stands among the kinds, 0 for the most telling."""
        return tuple(Kind).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed: `now` and `before` in words; `reported` is false where no new report says so.

    `citations` are the sentences of the reports that changed it; for what no new report changed, those that it rests on.
    """

    kind: Kind
    said: str
    now: str = ""
    before: str = ""
    reported: bool = True
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What changed about one position: how it stands now (`shown`), or how it stood where it is shown no longer.

    `position` is its id, `was` the id under which it stood before, where that is another.
    """

    position: str
    was: str | None
    shown: bool
    where: str
    stands: str
    origins: tuple[str, ...]
    grade: str
    graded_before: str
    why: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changed about one system or force of one operator; the tallies say how many are there now, and were before."""

    name: str
    operator: str
    tallies: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A position of which only known origins spoke again."""

    position: str
    force: str
    where: str
    sources: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """A whole brief of changes. `read` counts the reports that came to be known in between, `cited` those of all that it cites.

    `again` are the positions that were only spoken of again, by no new origin.
    """

    valid_from: date
    known_from: date
    valid_at: date
    known_at: date
    asked: str
    read: int
    cited: int
    counts: dict[str, int]
    groups: tuple[ChangeGroup, ...]
    again: tuple[Again, ...]
    citations: tuple[Citation, ...]
    empty: str = ""
