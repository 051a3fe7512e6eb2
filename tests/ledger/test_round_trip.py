"""Whatever a report, a claim or a statement holds comes back the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Relation, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.ledger import Ledger

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)
NUMBERS = count()

words = st.text(st.characters(codec="utf-8"), max_size=12)
perhaps_words = st.none() | words
several = st.lists(words, max_size=2).map(tuple)
whole = st.integers(0, 10**12)
offsets = st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
moments = st.none() | st.datetimes() | st.datetimes(timezones=offsets)
excerpts = st.builds(Excerpt, st.integers(0, 10**6), st.integers(0, 10**6))
degrees = st.none() | st.floats(-180, 180)
places = st.builds(
    Place,
    name=words,
    key=words,
    precision=st.sampled_from(Precision),
    country=perhaps_words,
    lat=degrees,
    lon=degrees,
    within=several,
)
intervals = st.builds(Interval, st.none() | days, st.none()) | days.map(lambda day: Interval(day - timedelta(days=9), day))
attributions = st.builds(Attribution, several, several, st.sampled_from(Voice))
quantities = st.builds(Quantity, whole, st.none() | whole, perhaps_words, st.sampled_from(Relation))
subjects = st.builds(Subject, words, st.sampled_from(Category), perhaps_words, perhaps_words, inferred=st.booleans())

reports = st.builds(
    Report,
    id=words,
    sha256=words,
    text=st.text(max_size=200),
    title=perhaps_words,
    outlet=perhaps_words,
    author=perhaps_words,
    url=perhaps_words,
    published=st.none() | days,
    published_at=moments,
    retrieved_at=moments,
    language=perhaps_words,
    canonical=perhaps_words,
    via=perhaps_words,
    form=perhaps_words,
    raw=st.none() | st.binary(max_size=50),
)
claims = st.builds(
    Claim,
    report=st.just(""),
    sentence=excerpts,
    subject=subjects,
    status=st.sampled_from(Status),
    modality=st.sampled_from(Modality),
    attribution=attributions,
    operator=perhaps_words,
    quantity=st.none() | quantities,
    place=st.none() | places,
    origin=st.none() | places,
    time=st.none() | intervals,
    reader=words,
    frame=words,
    confidence=st.floats(0, 1),
    as_read=st.sampled_from(["", "0123456789ab"]),
)
statements = st.builds(
    Statement,
    report=st.just(""),
    sentence=excerpts,
    kind=st.sampled_from(StatementKind),
    topic=words,
    attribution=attributions,
    state=perhaps_words,
    parties=several,
    time=st.none() | intervals,
    at_odds_with=several,
    reader=words,
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("round trip") / "laydown.db") as opened:
        yield opened


@settings(max_examples=25, deadline=None)
@given(
    report=reports,
    said=st.lists(claims, max_size=3),
    around=st.lists(statements, max_size=3),
)
def test_rows_map_exactly(ledger: Ledger, report: Report, said: list[Claim], around: list[Statement]) -> None:
    report = replace(report, sha256=f"{next(NUMBERS)} {report.sha256}")
    said = [replace(claim, report=report.key) for claim in said]
    around = [replace(statement, report=report.key) for statement in around]
    assert ledger.add(report, said, around, recorded_at=NOON)
    assert ledger.report(report.key) == report
    assert ledger.claims(report=report.key) == sorted(said, key=lambda claim: claim.sentence.start)
    assert ledger.statements(report=report.key) == sorted(around, key=lambda statement: statement.sentence.start)
    assert ledger.raw(report.key) == report.raw


@pytest.mark.parametrize(
    "odd", ["\x00", "\ud800", "\x1a", "\x1a0000", "a\udcffb", "\u202e\u05d0\u0301\ufeff", "🛰\ufe0f", "\r\n\x85\u2028"]
)
def test_odd_characters_are_kept(ledger: Ledger, odd: str) -> None:
    report = Report(id=odd, sha256=f"{next(NUMBERS)}", text=f"{odd} at {odd}", url=odd, outlet=odd)
    claim = Claim(
        report=report.key,
        sentence=Excerpt(0, 1),
        subject=Subject(odd, Category.SHIP, odd),
        status=Status.LEFT,
        modality=Modality.DENIED,
        attribution=Attribution((odd,), (odd,)),
        place=Place(name=odd, key=odd, precision=Precision.SEA),
    )
    assert ledger.add(report, [claim], [], recorded_at=NOON)
    assert ledger.report(report.key) == report
    assert ledger.claims(report=report.key) == [claim]


def test_a_moment_keeps_the_offset_that_its_source_gave(ledger: Ledger) -> None:
    moment = datetime(2020, 3, 31, 23, 30, tzinfo=timezone(timedelta(hours=3)))
    report = Report(id="a", sha256=f"{next(NUMBERS)}", text="a", published_at=moment, retrieved_at=datetime(2020, 3, 31))  # noqa: DTZ001 - a source may give no offset
    ledger.add(report, [], [], recorded_at=NOON)
    kept = ledger.report(report.key)
    assert kept is not None
    assert kept.published_at is not None
    assert kept.retrieved_at is not None
    assert kept.published_at.utcoffset() == timedelta(hours=3)
    assert kept.retrieved_at.tzinfo is None
