"""Reports with one claim for each of their sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.lineage.origins import origins

if TYPE_CHECKING:
    from laydown.domain.position import Origin

PLACES = {
    "Taji": Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", within=("IQ",)),
    "Erbil": Place(name="Erbil", key="gn:erbil", precision=Precision.CITY, country="IQ", within=("IQ",)),
    "Kuwait": Place(name="Kuwait", key="KW", precision=Precision.COUNTRY, country="KW"),
    "Iraq": Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ"),
}


class Newsroom:
    """Reports, the claims that they make, and their origins."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []

    def report(self, text: str, outlet: str | None = None, day: str | None = "2020-03-31", **more: Any) -> Report:  # noqa: ANN401 - fields of Report
        """Take in a report."""
        number = str(len(self.reports))
        made = Report(
            id=number, sha256=number, text=text, outlet=outlet, published=date.fromisoformat(day) if day else None, **more
        )
        self.reports.append(made)
        return made

    def claim(self, report: Report, sentence: str, place: str = "Taji", status: str = "present", **more: Any) -> Claim:  # noqa: ANN401 - one factory for all fields
        """Add the claim that a sentence of the report makes."""
        start = report.text.index(sentence)
        made = Claim(
            report=report.key,
            sentence=Excerpt(start, start + len(sentence)),
            subject=Subject("battery", Category.AIR_DEFENCE, more.get("system", "Patriot")),
            status=Status(status),
            modality=Modality.ASSERTED,
            attribution=Attribution(
                tuple(more.get("speakers", ())), tuple(more.get("outlets", ())), Voice(more.get("voice", "report"))
            ),
            operator="US",
            quantity=more.get("quantity"),
            place=PLACES[place],
            origin=PLACES[more["origin"]] if "origin" in more else None,
        )
        self.claims.append(made)
        return made

    def origins(self) -> tuple[Origin, ...]:
        """Trace all claims."""
        return origins(self.reports, self.claims)

    def roots(self) -> list[str]:
        """Return the roots of all origins."""
        return [origin.root for origin in self.origins()]


@pytest.fixture
def newsroom() -> Newsroom:
    """Return an empty newsroom."""
    return Newsroom()
