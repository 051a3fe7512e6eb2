"""Who has it from whom: links with the characters that show them, what a report tells of its sources, what two reports share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laydown.domain.provenance import Excerpt


class LinkKind(StrEnum):
    """What shows that a claim goes back to something earlier; `JUDGED` is an analyst's word, `OWN` the lack of anything else."""

    JUDGED = "judged"
    CREDITED = "credited"
    CANONICAL = "canonical"
    TAGGED = "tagged"
    PASSAGE = "passage"
    COPY = "copy"
    QUOTED = "quoted"
    RESTATED = "restated"
    RELAYED = "relayed"
    OCCASION = "occasion"
    OWN = "own"


STRENGTH = {
    LinkKind.JUDGED: 1.0,
    LinkKind.CREDITED: 0.95,
    LinkKind.CANONICAL: 0.92,
    LinkKind.TAGGED: 0.9,
    LinkKind.PASSAGE: 0.85,
    LinkKind.COPY: 0.8,
    LinkKind.QUOTED: 0.75,
    LinkKind.RESTATED: 0.7,
    LinkKind.RELAYED: 0.65,
    LinkKind.OCCASION: 0.6,
    LinkKind.OWN: 0.1,
}


@dataclass(frozen=True, slots=True)
class Root:
    """The end of a chain: an outlet or wire, a speaker on an occasion, or a report without an outlet."""

    key: str
    name: str
    wire: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """Characters of a report (by key) that show a link."""

    report: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Link:
    """One step back from a claim, to an earlier claim's id or to a root; `words` say why, for people, and `shown` where it stands."""

    claim: str
    to: str | Root
    kind: LinkKind
    words: str
    shown: tuple[Shown, ...] = ()

    @property
    def strength(self) -> float:
        """How much the link proves, from 0 to 1; a claim follows its strongest."""
        return STRENGTH[self.kind]

    @property
    def sort_key(self) -> tuple[float, str, str, str]:
        """Strongest first, then an order that does not depend on arrival."""
        return (-self.strength, self.kind, self.to.key if isinstance(self.to, Root) else self.to, self.words)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a report's text, and where it stands."""

    name: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one report by itself tells of where it has its claims from; no other report changes it.

    `tag` is the agency that its dateline or credit line names, with the characters of the whole tag; `outlets` those that its text names; `spelt` the full names that it
    gives letters to ("Gulf News Agency (GNA)"); `links` lead from its claims to outlets that it credits and to its other claims.
    `sketch` are sampled fingerprints of its words: two texts that share a long run share one.
    """

    report: str
    tag: Named | None = None
    outlets: tuple[Named, ...] = ()
    spelt: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand alike in two reports: where in the one, and where in the other."""

    one: Excerpt
    other: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two reports share, by their texts alone; `one` and `other` are keys, the smaller first.

    `share` is the part of the shorter text that runs as in the longer, 0 to 1; `runs` are the verbatim passages. `canonical` says
    that one names the other, or both a third, as the page that it repeats.
    """

    one: str
    other: str
    share: float = 0.0
    runs: tuple[Run, ...] = ()
    canonical: bool = False
