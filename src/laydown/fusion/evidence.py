"""What may be leaned on: the claims known by one day that can still say something about another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from laydown.catalogs.owners import likely_kind
from laydown.domain.attribution import Voice
from laydown.domain.claim import Modality, Status
from laydown.domain.matter import in_order
from laydown.fusion import ages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.matter import Kind
    from laydown.domain.place import Place
    from laydown.domain.position import Origin
    from laydown.domain.provenance import Report

HERE = frozenset({Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL})
AWAY = frozenset({Status.LEFT, Status.LOST})
AHEAD = frozenset({Status.PLANNED, Status.MOVING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim with what the question adds: its filled kind, the day it was said, and the root of its chain.

    `dated` says that its report bears a date of publication; `spot` is the name under which its group calls the place, where that is another than the claim's own.
    """

    claim: Claim
    kind: Kind
    said: date
    root: str
    dated: bool = True
    spot: Place | None = None
    id: str = field(init=False, repr=False, compare=False, default="")
    """The claim's id."""
    sort_key: tuple[date, str, int, str] = field(init=False, repr=False, compare=False, default=(date.min, "", 0, ""))
    """By the day it was said, then as the text runs."""
    opinion: bool = field(init=False, repr=False, compare=False, default=False)
    """Whether it is the author's own reading, which makes no position."""
    denied: bool = field(init=False, repr=False, compare=False, default=False)
    """Whether the speaker says that it is not so."""

    def __post_init__(self) -> None:
        # All of these are asked for far more often than evidence is made.
        claim = self.claim
        object.__setattr__(self, "opinion", claim.attribution.voice is Voice.OPINION)
        object.__setattr__(self, "denied", claim.modality is Modality.DENIED)
        object.__setattr__(self, "id", claim.id)
        object.__setattr__(self, "sort_key", (self.said, claim.report, claim.sentence.start, claim.id))

    @property
    def place(self) -> Place | None:
        """Where the claim puts the force, or brings it to."""
        return self.spot or self.claim.place

    @property
    def starts(self) -> date:
        """The first day on which it can hold; what is yet to come holds as a plan from the day on which it was said."""
        time = self.claim.time
        if time is None or self.claim.status in AHEAD | {Status.LEAVING}:
            return self.said
        return min(time.earliest or date.min, self.said)

    @property
    def of(self) -> date:
        """The day of which it speaks: the last of its own time, if that is past."""
        time = self.claim.time
        return min(time.latest, self.said) if time and time.latest else self.said


def visible(claims: Iterable[Claim], reports: Mapping[str, Report], known_at: date) -> list[Claim]:
    """Return the claims of reports that were known by a day; a report that nobody dated is known when it was taken in."""
    return [claim for claim in claims if _said(reports.get(claim.report), known_at) <= known_at]


def admit(
    claims: Sequence[Claim], origins: Iterable[Origin], reports: Mapping[str, Report], *, valid_at: date, known_at: date
) -> list[Evidence]:
    """Return what the known claims can still say about the valid day, each claim once, in a fixed order."""
    roots = {claim: origin.root or origin.name for origin in sorted(origins, key=lambda o: o.id) for claim in origin.claims}
    once = {claim.id: claim for claim in in_order(claims)}
    known = [
        (claim, report, said)
        for claim in once.values()
        if (said := _said(report := reports.get(claim.report), known_at)) <= known_at
    ]
    found = [
        Evidence(claim=claim, kind=likely_kind(claim), said=said, dated=_is_dated(report), root=roots.get(claim.id, claim.report))
        for claim, report, said in known
    ]
    return sorted((each for each in found if _speaks(each, valid_at)), key=_in_order)


def _in_order(evidence: Evidence) -> tuple[date, str, int, str]:
    return evidence.sort_key


def _said(report: Report | None, known_at: date) -> date:
    if report and report.published:
        return report.published
    return report.retrieved_at.date() if report and report.retrieved_at else known_at


def _is_dated(report: Report | None) -> bool:
    return report is not None and report.published is not None


def _is_prophecy(evidence: Evidence, slip: int) -> bool:
    """Say whether what is said to be so is said of a time to come; weeks ahead may be a slip of reading."""
    first = evidence.claim.time.earliest if evidence.claim.time else None
    return first is not None and evidence.claim.status in HERE | AWAY and (first - evidence.said).days > slip


def _speaks(evidence: Evidence, valid_at: date) -> bool:
    claim, age = evidence.claim, ages.load()[evidence.kind.category]
    if evidence.starts > valid_at or _is_prophecy(evidence, age.stale):
        return False
    if claim.time is None or claim.time.latest is None or claim.status in AHEAD | AWAY | {Status.LEAVING}:
        return True
    over = (evidence.said - claim.time.latest).days > (age.together if evidence.denied else age.history)
    return not over or valid_at <= claim.time.latest + timedelta(days=0 if evidence.denied else age.stale)
