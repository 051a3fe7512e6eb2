"""Laydowns of two days, built by hand: what was told by whom, and what that made of the positions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Quantity, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.position import Count, Laydown, Origin, Position, Role, Step, Support
from laydown.domain.provenance import Excerpt, Report
from laydown.products.changes import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.products.change import Change, Changes, Entry, Kind

FIRST, SECOND = date(2030, 5, 1), date(2030, 5, 20)
HARBOUR = Place(name="Port Amsel", key="site:amsel", precision=Precision.SITE, country="NO", lat=60.0, lon=5.0)
INLAND = Place(name="Fort Brenn", key="site:brenn", precision=Precision.SITE, country="NO", lat=62.0, lon=9.0)
NORWAY = Place(name="Norway", key="NO", precision=Precision.COUNTRY, country="NO", lat=62.0, lon=10.0)
HARBOUR = replace(HARBOUR, within=("NO",))
INLAND = replace(INLAND, within=("NO",))


@dataclass
class Days:
    """What has been told so far, day by day."""

    reports: dict[str, Report] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def tell(self, outlet: str, words: str, day: date = FIRST, **more: Any) -> Claim:  # noqa: ANN401  any field of a claim
        """Add a report of one sentence with its claim."""
        report = Report(id=f"{outlet}-{day}", sha256=f"{outlet}{words}{day}", text=words, outlet=outlet, published=day)
        fields: dict[str, Any] = {"status": Status.PRESENT, "modality": Modality.ASSERTED, "place": HARBOUR, "operator": "NO"}
        claim = Claim(
            report=report.key,
            sentence=Excerpt(0, len(words)),
            subject=Subject("battery", Category.AIR_DEFENCE, "NASAMS"),
            attribution=Attribution(),
            quantity=Quantity(1, 1, "battery"),
            **(fields | more),
        )
        self.reports[report.key] = report
        self.claims[claim.id] = claim
        return claim

    def changes(self, before: Sequence[Position], after: Sequence[Position], known: Sequence[Claim]) -> Changes:
        """Compare two days, with what was known at the first."""
        return changes(
            laydown(before, FIRST),
            laydown(after, SECOND),
            before_claims={claim.id for claim in known},
            claims=self.claims,
            reports=self.reports,
        )


def laydown(positions: Sequence[Position], day: date) -> Laydown:
    """Return a laydown of positions."""
    return Laydown(valid_at=day, known_at=day, positions=tuple(positions), tallies=())


def origin(root: str, *claims: Claim) -> Origin:
    """Return an origin of claims."""
    return Origin(
        f"o{root}", root, tuple(each.id for each in claims), tuple({c.report for c in claims}), ("in its own words",), root
    )


def at(place: Place | None, *origins: Origin, status: Status = Status.PRESENT, **more: Any) -> Position:  # noqa: ANN401  any field of a position
    """Return a position of one battery with its origins' claims under it."""
    claims = [claim for each in origins for claim in each.claims]
    modality = more.get("modality", Modality.ASSERTED)
    target = more.get("destination")
    fields: dict[str, Any] = {
        "id": f"{place.key if place else ''}>{target.key if target else ''}",
        "destination": None,
        "count": Count(1, 1, "battery"),
        "modality": modality,
        "since": None,
        "steps": (Step(status, modality, None, FIRST, FIRST, tuple(claims)),),
        "support": tuple(Support(claim, Role.STATES) for claim in claims) + tuple(more.pop("beside", ())),
        "first_evidence": FIRST,
        "last_evidence": FIRST,
    }
    return Position(
        category=Category.AIR_DEFENCE,
        system=more.pop("system", "NASAMS"),
        operator="NO",
        place=place,
        status=status,
        origins=origins,
        **(fields | more),
    )


def entries(made: Changes) -> list[Entry]:
    """Return the entries of all groups."""
    return [entry for group in made.groups for entry in group.entries]


def told(made: Changes) -> dict[Kind, Change]:
    """Return the changes by kind."""
    return {change.kind: change for entry in entries(made) for change in entry.changes}


def cited(made: Changes, change: Change) -> list[str]:
    """Return the sentences that a change cites."""
    return [citation.sentence for citation in made.citations if citation.number in change.citations]
