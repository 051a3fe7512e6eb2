"""A table of positions that Laydown wrote comes back as it was: exported, read in, traced, put together and exported again."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.cli.start import run
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Place, Precision
from laydown.domain.position import Count, Origin, Position
from laydown.errors import LaydownError
from laydown.fusion.fuse import fuse
from laydown.intake.tables import read_table
from laydown.lineage.origins import origins
from laydown.products.position_csv import positions_csv

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from laydown.domain.provenance import Report

NOW = datetime(2020, 4, 21, 12, tzinfo=UTC)
DAY = date(2020, 3, 31)

# No blanks at the ends (a spreadsheet loses them), no bar (it parts lists), nothing that no table shows; formulas, quotes and commas.
NAMES = st.text(st.sampled_from("abcdeXYZ ,;\"'=+-@<>&é中0123456789"), min_size=1, max_size=12).map(
    lambda name: " ".join(name.split())
).filter(bool)  # fmt: skip
WORDS = st.sampled_from(["Meridian Post", "Tigris Morning", "=Cell()", "'quoted'", "Übersee, heute", "+1 News"])
# No older than what left and is still worth showing.
DAYS = st.dates(date(2020, 3, 12), DAY)


@st.composite
def places(draw: st.DrawFn) -> Place:
    return Place(
        name=draw(NAMES), key=f"x:{draw(NAMES)}", precision=draw(st.sampled_from(Precision)),
        country=draw(st.sampled_from([None, "IQ", "US"])), lat=draw(st.none() | st.floats(-90, 90)), lon=draw(st.none() | st.floats(-180, 180)),
        within=tuple(draw(st.lists(st.sampled_from(["IQ.01", "IQ", "KW"]), max_size=2))),
    )  # fmt: skip


@st.composite
def intervals(draw: st.DrawFn) -> Interval | None:
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last:
        first, last = min(first, last), max(first, last)
    return Interval(first, last) if first or last else None


@st.composite
def positions(draw: st.DrawFn) -> list[Position]:
    return [draw(one(f"{number:012x}")) for number in range(draw(st.integers(0, 4)))]


@st.composite
def one(draw: st.DrawFn, identity: str) -> Position:
    status = draw(st.sampled_from(Status))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    low = draw(st.integers(0, 5000))
    count = Count(low, draw(st.none() | st.integers(low, 9000)), draw(st.none() | st.sampled_from(["battery", "troops"])))
    roots = draw(st.lists(WORDS, max_size=3, unique=True))
    place, start = draw(st.none() | places()), draw(st.none() | places())
    return Position(
        id=identity,
        category=draw(st.sampled_from([each for each in Category if each not in {Category.SHIP, Category.SUBMARINE}])),
        system=draw(st.none() | NAMES),
        unit=draw(st.none() | NAMES),
        operator=draw(st.sampled_from([None, "US", "IQ", "coalition", "NATO"])),
        place=place,
        start=start,
        destination=draw(st.none() | places()),
        count=draw(st.none() | st.just(count)),
        status=status,
        modality=draw(st.sampled_from(Modality)),
        since=draw(intervals()),
        steps=(),
        support=(),
        origins=tuple(Origin(name, name, (), (), (), name) for name in sorted(roots)),
        first_evidence=first,
        last_evidence=last,
        due=draw(st.none() | st.dates(DAY, date(2020, 5, 1))),
        filled=tuple(draw(st.lists(st.sampled_from(["operator", "system"]), max_size=2, unique=True))),
        disputed=draw(st.just("") | NAMES),
        grade=Grade((draw(st.sampled_from(Reliability)),), draw(st.sampled_from(Credibility)), draw(st.just("") | NAMES)),
    )


def rows_of(table: str) -> list[dict[str, str]]:
    found = list(csv.DictReader(io.StringIO(table, newline="")))
    for row in found:
        row.pop("claims")  # the table's own
    return sorted(found, key=lambda row: row["id"])


@settings(max_examples=120, deadline=None)
@given(positions())
def test_any_positions_come_back_the_same(tmp_path_factory: pytest.TempPathFactory, found: list[Position]) -> None:
    table = positions_csv(found)
    file = tmp_path_factory.mktemp("table") / "positions.csv"
    file.write_text(table, "utf-8", newline="")
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    for taken in read_table(str(file), now=NOW):
        assert not isinstance(taken, LaydownError), str(taken)
        reports[taken[0].key] = taken[0]
        claims += taken[1]
    laydown = fuse(claims, origins(reports.values(), claims), reports=reports, valid_at=DAY, known_at=DAY)
    assert rows_of(positions_csv(laydown.positions)) == rows_of(table)


def test_the_samples_table_comes_back_through_a_new_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample, new = str(tmp_path / "sample.db"), str(tmp_path / "new.db")
    assert run(["demo", "--ledger", sample]) == 0
    for day in ("2020-03-31", "2020-04-20"):
        first, second, new = tmp_path / f"{day}-a.csv", tmp_path / f"{day}-b.csv", str(tmp_path / f"{day}.db")
        asked = ["--valid-at", day, "--known-at", day]
        assert run(["export", "csv", "--ledger", sample, *asked, "--out", str(first)]) == 0
        assert run(["import", "csv", str(first), "--ledger", new]) == 0
        assert run(["export", "csv", "--ledger", new, *asked, "--out", str(second)]) == 0
        before, after = (file.read_bytes().decode("utf-8") for file in (first, second))
        assert len(rows_of(before)) > 15
        assert rows_of(after) == rows_of(before)
        assert [line.split(",")[0] for line in after.splitlines()] == [line.split(",")[0] for line in before.splitlines()]
        assert run(["import", "csv", str(first), "--ledger", new]) == 0
        assert "already in the ledger" in capsys.readouterr().err
