"""How reliable is the source, how credible what it says? Two axes after STANAG 2511 and AJP-2.1, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far a source can be relied on, by the analyst alone; F is "cannot be judged", not "worst"."""

    RELIABLE = "A"
    USUALLY_RELIABLE = "B"
    FAIRLY_RELIABLE = "C"
    NOT_USUALLY_RELIABLE = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Credibility(StrEnum):
    """How credible what is said is, by the origins behind it; 6 is "cannot be judged", not "worst"."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


@dataclass(frozen=True, slots=True)
class Grade:
    """A position's pair: the reliabilities of its origins' sources, each once, and the credibility with its reason in words."""

    reliability: tuple[Reliability, ...] = (Reliability.CANNOT_BE_JUDGED,)
    credibility: Credibility = Credibility.CANNOT_BE_JUDGED
    why: str = ""

    def __str__(self) -> str:
        return f"{'/'.join(self.reliability)}{self.credibility}"


UNGRADED = Grade()
