"""Claims and context statements: what a report says, tied to its sentence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laydown.domain.attribution import Attribution
    from laydown.domain.dates import Interval
    from laydown.domain.order_of_battle import Quantity, Subject
    from laydown.domain.place import Place
    from laydown.domain.provenance import Excerpt


class Status(StrEnum):
    """Where in its life at a place the subject is said to be."""

    PLANNED = "planned"
    MOVING = "moving"
    PRESENT = "present"
    SETTING_UP = "setting_up"
    OPERATIONAL = "operational"
    LEAVING = "leaving"
    LEFT = "left"
    LOST = "lost"


class Modality(StrEnum):
    """How sure the speaker is: says so, says it may be so, says it is not so."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one sentence of one report about where a system or force is.

    `report` is the report's key. `operator` is ISO 3166-1 alpha-2, `NATO`, `UN`, `EU` or `coalition`. `time` is the days in which
    the statement puts the fact. `reader` names and versions what read it; `frame` names the rule that did. `as_read` is the id of the
    claim that an analyst's correction made this from.
    """

    report: str
    sentence: Excerpt
    subject: Subject
    status: Status
    modality: Modality
    attribution: Attribution
    operator: str | None = None
    quantity: Quantity | None = None
    place: Place | None = None
    origin: Place | None = None
    time: Interval | None = None
    reader: str = ""
    frame: str = ""
    confidence: float = 1.0
    as_read: str = ""

    id: str = field(init=False, repr=False, compare=False, default="")
    """Identity: the same statement read from the same sentence by any reader has the same id, corrected or not."""

    def __post_init__(self) -> None:
        # Asked for far more often than claims are made.
        object.__setattr__(self, "id", self.as_read or self._identity())

    def _identity(self) -> str:
        subject = self.subject
        parts = (
            self.report, str(self.sentence.start), str(self.sentence.end), subject.text, subject.category, subject.system or "", subject.unit or "",
            self.operator or "", self.place.key if self.place else "", self.origin.key if self.origin else "", self.status, self.modality,
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class StatementKind(StrEnum):
    """What a context statement says around the positions."""

    AUTHORISATION = "authorisation"
    NEGOTIATION = "negotiation"
    ACTIVITY = "activity"
    PURPOSE = "purpose"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a report says around the positions, with its sentence.

    `parties` are operators' codes where known, else the words of the text; `topic` is the words of the text that say what is
    authorised, negotiated, done or meant; `state` says how it stands ("required", "expired", "halted", "continuing" …).
    `at_odds_with` names ids of statements of the same report that this one stands against.
    """

    report: str
    sentence: Excerpt
    kind: StatementKind
    topic: str
    attribution: Attribution
    state: str | None = None
    parties: tuple[str, ...] = ()
    time: Interval | None = None
    at_odds_with: tuple[str, ...] = ()
    reader: str = ""

    @property
    def id(self) -> str:
        """Identity: kind, sentence, topic and state."""
        parts = (self.report, str(self.sentence.start), str(self.sentence.end), self.kind, self.topic, self.state or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
