"""A ledger of every backend, and short reports to put into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from laydown.ledger import Ledger

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)

# A backend passes the contract when its opener stands here.
BACKENDS: dict[str, Callable[[Path], Ledger]] = {"sqlite": lambda folder: open_ledger(folder / "laydown.db")}


@pytest.fixture(params=sorted(BACKENDS))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with BACKENDS[request.param](tmp_path) as opened:
        yield opened


@dataclass(frozen=True)
class Told:
    """A report with one claim and one statement."""

    report: Report
    claim: Claim
    statement: Statement

    def into(self, ledger: Ledger, recorded_at: datetime = NOON) -> bool:
        return ledger.add(self.report, [self.claim], [self.statement], recorded_at=recorded_at)


@pytest.fixture
def told() -> Callable[..., Told]:
    def tell(text: str = "A battery is at Taji.", day: str | None = "2020-03-31", **more: Any) -> Told:  # noqa: ANN401 - fields of Report
        report = Report(id=text, sha256=text, text=text, published=date.fromisoformat(day) if day else None, **more)
        sentence = Excerpt(0, len(text))
        taji = Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", lat=33.5, lon=44.2, within=("IQ",))
        claim = Claim(
            report=report.key,
            sentence=sentence,
            subject=Subject("battery", Category.AIR_DEFENCE, "Patriot"),
            status=Status.PRESENT,
            modality=Modality.ASSERTED,
            attribution=Attribution(("a witness",), ("AFP",)),
            place=taji,
        )
        statement = Statement(
            report=report.key, sentence=sentence, kind=StatementKind.PURPOSE, topic="to guard it", attribution=Attribution()
        )
        return Told(report, claim, statement)

    return tell
