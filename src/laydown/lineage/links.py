"""What ties a claim to whoever said it before: links with their kind, strength and words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What shows that a claim goes back to something earlier."""

    CREDITED = "credited"
    TAGGED = "tagged"
    PASSAGE = "passage"
    COPY = "copy"
    QUOTED = "quoted"
    RESTATED = "restated"
    RELAYED = "relayed"
    OCCASION = "occasion"
    OWN = "own"


STRENGTH = {
    LinkKind.CREDITED: 1.0,
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


@dataclass(frozen=True, slots=True)
class Link:
    """One step back from a claim, to an earlier claim's id or to a root; `words` say why, for people."""

    claim: str
    to: str | Root
    kind: LinkKind
    words: str

    @property
    def strength(self) -> float:
        """How much the link proves, from 0 to 1; a claim follows its strongest."""
        return STRENGTH[self.kind]

    @property
    def sort_key(self) -> tuple[float, str, str, str]:
        """Strongest first, then an order that does not depend on arrival."""
        return (-self.strength, self.kind, self.to.key if isinstance(self.to, Root) else self.to, self.words)
