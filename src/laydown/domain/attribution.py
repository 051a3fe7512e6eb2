"""Says who: the speakers and outlets that a report credits for a statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """In whose words a statement stands."""

    REPORT = "report"
    QUOTE = "quote"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speakers as they stand in the text, outermost last; outlets and wires that the text credits, by their usual name."""

    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voice: Voice = Voice.REPORT
