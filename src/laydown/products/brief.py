"""What is said in a brief: every line with the numbers of the sentences that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One sentence of one report, under the number by which the brief cites it; `report` is its key, `id` its own id."""

    number: int
    report: str
    id: str
    source: str
    published: date | None
    url: str | None
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One position. `origins` are names of independent origins, and `citations` what goes back to them.

    `supporting` cites what bears it out without saying it (a claim on a wider area), `against` what disputes it. `grade` is a pair
    ("F3"), `why` the reason of its figure; `due` is the last day that a plan gives itself.
    """

    position: str
    where: str
    count: str
    state: str
    since: str
    origins: tuple[str, ...]
    reports: int
    sayers: tuple[str, ...]
    last_evidence: date | None
    filled: tuple[str, ...]
    disputed: str
    stale: str
    grade: str
    why: str
    due: date | None
    citations: tuple[int, ...]
    supporting: tuple[int, ...] = ()
    against: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The positions of one system or force of one operator; the tallies add up the lines below them."""

    name: str
    operator: str
    tallies: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What reports say around the positions: `points` are the words of the text, each with how it is said to stand.

    `parties` are concerned by it; `names` are those that the words only name, where they are another party's own.
    """

    kind: str
    points: tuple[str, ...]
    parties: tuple[str, ...]
    time: str
    sayers: tuple[str, ...]
    citations: tuple[int, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole brief. `around` holds remarks that are at odds with each other side by side; `opinions` are nobody's reports.

    `known` counts the reports known by then, `cited` those that the brief cites; `empty` says why there is no position.
    """

    valid_at: date
    known_at: date
    asked: str
    known: int
    cited: int
    origins: int
    groups: tuple[Group, ...]
    around: tuple[tuple[Remark, ...], ...]
    opinions: tuple[Remark, ...]
    citations: tuple[Citation, ...]
    empty: str = ""
