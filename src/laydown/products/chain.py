"""What is drawn of the chain behind a position: origins, under each its reports as a tree of who has it from whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Proof:
    """Characters `[start, end)` of a report (by key) that show a link, and what stands there."""

    report: str
    source: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason for going back to what stands above: its kind, its strength as a word, why in words, and what shows it."""

    kind: str
    strength: str
    words: str
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One report in a tree, with the sentences that it says it in, why it goes back to what stands above, and what goes back to it.

    `also` are the weaker reasons. `own` is false for a report between that says nothing of this position itself.
    """

    report: str
    source: str
    published: date | None
    url: str | None
    claims: tuple[str, ...]
    sentences: tuple[str, ...]
    verb: str
    why: tuple[Why, ...]
    also: tuple[Why, ...]
    own: bool
    below: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One origin: its root and the reports that go back to it; `evidence` is why, where no links are kept."""

    origin: str
    name: str
    root: str
    reports: int
    apart: str
    evidence: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A claim that bears on a position without putting it there: how (`role`), why, whose and in which words."""

    claim: str
    role: str
    why: str
    source: str
    published: date | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The whole drawing. `reports` counts those that put the position there; `apart` says whether the origins are certainly apart."""

    position: str
    force: str
    where: str
    stands: str
    reports: int
    origins: int
    grade: str
    apart: str
    trees: tuple[Tree, ...]
    asides: tuple[Aside, ...]
