"""What every backend must do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from laydown.ledger import Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.ledger import Ledger

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)


def test_what_is_added_comes_back_the_same(ledger: Ledger, told: Tell) -> None:
    one = told()
    assert one.into(ledger)
    assert ledger.has(one.report.key)
    assert ledger.report(one.report.key) == one.report
    assert ledger.reports() == [one.report]
    assert ledger.claims() == [one.claim]
    assert ledger.statements() == [one.statement]


def test_a_new_ledger_is_empty(ledger: Ledger) -> None:
    assert ledger.counts() == Counts(0, 0, 0)
    assert (ledger.reports(), ledger.claims(), ledger.statements()) == ([], [], [])
    assert ledger.latest_day() is None
    assert not ledger.has("0" * 16)
    assert ledger.report("0" * 16) is None


def test_the_same_report_again_changes_nothing(ledger: Ledger, told: Tell) -> None:
    one = told()
    assert one.into(ledger)
    other_reading = replace(one.claim, operator="US")
    assert not ledger.add(one.report, [other_reading], [], recorded_at=NOON + timedelta(days=1))
    assert ledger.counts() == Counts(1, 1, 1)
    assert ledger.claims() == [one.claim]
    assert ledger.raw(one.report.key) is None
    assert ledger.reports(recorded_at=NOON) == [one.report]


def test_two_claims_of_one_sentence_that_differ_in_operator_alone_are_both_kept(ledger: Ledger, told: Tell) -> None:
    one = told()
    both = [replace(one.claim, operator="US"), replace(one.claim, operator="GB")]
    ledger.add(one.report, both, [], recorded_at=NOON)
    assert ledger.claims() == both


def test_the_bytes_of_a_report_come_back_where_they_were_kept(ledger: Ledger, told: Tell) -> None:
    with_bytes, without = told("A battery is at Taji.", raw=b"\x00\xff" * 9), told("A battery is at Erbil.")
    ledger.add(with_bytes.report, [], [], recorded_at=NOON)
    ledger.add(without.report, [], [], recorded_at=NOON)
    assert ledger.raw(with_bytes.report.key) == b"\x00\xff" * 9
    assert ledger.raw(without.report.key) is None


def test_nothing_of_a_report_is_kept_when_one_of_its_claims_cannot_be(ledger: Ledger, told: Tell) -> None:
    one, stranger = told("A battery is at Taji."), told("A battery is at Erbil.")
    with pytest.raises(ValueError, match="cannot be kept with report"):
        ledger.add(one.report, [one.claim, stranger.claim], [], recorded_at=NOON)
    broken = replace(one.statement, parties=(object(),))
    with pytest.raises(Exception, match="not JSON serializable"):
        ledger.add(one.report, [one.claim], [broken], recorded_at=NOON)
    assert ledger.counts() == Counts(0, 0, 0)
    assert one.into(ledger)


def test_a_moment_without_an_offset_is_refused(ledger: Ledger, told: Tell) -> None:
    with pytest.raises(Exception, match="offset from UTC"):
        told().into(ledger, recorded_at=datetime(2020, 4, 2, 12))  # noqa: DTZ001 - it is what must be refused
    assert ledger.counts() == Counts(0, 0, 0)


def test_what_was_published_later_was_not_known(ledger: Ledger, told: Tell) -> None:
    early, late = told("A battery is at Taji.", "2020-03-30"), told("A battery is at Erbil.", "2020-03-31")
    late.into(ledger)
    early.into(ledger)
    day = date(2020, 3, 30)
    assert ledger.reports(known_at=day) == [early.report]
    assert ledger.claims(known_at=day) == [early.claim]
    assert ledger.statements(known_at=day) == [early.statement]
    assert ledger.reports(known_at=date(2020, 3, 29)) == []


def test_a_report_without_a_date_is_known_from_the_day_it_was_recorded(ledger: Ledger, told: Tell) -> None:
    undated = told(day=None)
    undated.into(ledger)
    assert ledger.claims(known_at=date(2020, 4, 1)) == []
    assert ledger.claims(known_at=date(2020, 4, 2)) == [undated.claim]


def test_what_was_recorded_later_can_be_left_out(ledger: Ledger, told: Tell) -> None:
    first, second = told("A battery is at Taji."), told("A battery is at Erbil.")
    first.into(ledger, NOON)
    second.into(ledger, NOON + timedelta(seconds=1))
    assert ledger.reports(recorded_at=NOON) == [first.report]
    assert ledger.claims(recorded_at=NOON) == [first.claim]
    assert ledger.statements(recorded_at=NOON) == [first.statement]
    assert ledger.claims(recorded_at=NOON - timedelta(microseconds=1)) == []


def test_moments_of_other_offsets_are_compared_as_moments(ledger: Ledger, told: Tell) -> None:
    from datetime import timezone

    told().into(ledger, datetime(2020, 4, 2, 14, tzinfo=timezone(timedelta(hours=3))))
    assert len(ledger.claims(recorded_at=NOON)) == 1


def test_claims_and_statements_of_one_report(ledger: Ledger, told: Tell) -> None:
    one, other = told("A battery is at Taji."), told("A battery is at Erbil.")
    one.into(ledger)
    other.into(ledger)
    assert ledger.claims(report=one.report.key) == [one.claim]
    assert ledger.statements(report=other.report.key) == [other.statement]


def test_the_order_of_arrival_does_not_show(tmp_path_factory: pytest.TempPathFactory, told: Tell) -> None:
    from laydown.ledger import open_ledger

    many = [told(f"Battery {n} is at Taji.", day) for n, day in enumerate(("2020-03-31", "2020-03-30", None, "2020-03-31"))]

    def kept(order: Callable[[list[Any]], list[Any]]) -> tuple[object, ...]:
        with open_ledger(tmp_path_factory.mktemp("order") / "laydown.db") as ledger:
            for one in order(many):
                one.into(ledger)
            return ledger.reports(), ledger.claims(), ledger.statements()

    assert kept(list) == kept(lambda tellings: tellings[::-1])


def test_the_latest_day_is_of_publication_where_any_report_has_one(ledger: Ledger, told: Tell) -> None:
    told("A battery is at Taji.", None).into(ledger)
    assert ledger.latest_day() == date(2020, 4, 2)
    told("A battery is at Erbil.", "2020-03-30").into(ledger)
    told("A battery is at Irbil.", "2020-03-29").into(ledger)
    assert ledger.latest_day() == date(2020, 3, 30)
