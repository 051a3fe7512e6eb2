"""The seed's laydown holds, and only what the neighbours say moves it, one report after the other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import laydown
from laydown import intake, workflow
from laydown.domain.claim import Modality, Status
from laydown.domain.provenance import Report
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from laydown.domain.position import Position

SEED = Path(__file__).parent / "seed" / "blog.md"
SAMPLE = Path(laydown.__file__).parent / "sample"
DAY = date(2020, 4, 20)
NOW = datetime(2020, 4, 20, 12, tzinfo=UTC)
HERE = {Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL}


def told(source: Path) -> list[Report]:
    return [each for each in intake.read(str(source), now=NOW) if isinstance(each, Report)]


def test_no_neighbour_adds_a_battery_or_takes_one_away(tmp_path: Path) -> None:
    neighbours = sorted(told(SAMPLE), key=lambda report: (report.published or date.max, report.id))
    grades: list[str] = []
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for report in (*told(SEED), *neighbours):
            workflow.take_in_report(report, ledger, now=NOW)
            seen = workflow.laydown_of(ledger, valid_at=DAY, known_at=DAY)
            patriots = [
                each for each in seen.laydown.positions if each.system == "Patriot" and each.modality is not Modality.DENIED
            ]
            [asad, erbil, kuwait] = sorted(patriots, key=position_order)
            assert [number(each) for each in (asad, erbil, kuwait)] == [1, 1, 2], report.id
            assert asad.status in HERE
            assert erbil.status in HERE
            assert (kuwait.status, kuwait.destination and kuwait.destination.key) == (Status.PLANNED, "IQ")
            grades.append(erbil.grade.credibility)
    assert grades == sorted(grades, reverse=True), "more origins only ever made Erbil more credible"


def position_order(position: Position) -> str:
    place = position.place.key if position.place else ""
    return {"site:ain-al-asad": "1", "gn:95446": "2", "site:erbil-air-base": "2", "KW": "3"}.get(place, f"4 {place}")


def number(position: Position) -> int | None:
    return position.count.min if position.count and position.count.min == position.count.max else None
