"""A report read again: the newer reading counts, the older one is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.lineage import Trace
from laydown.ledger import Counts, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.ledger import Ledger

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=3)


def test_the_newer_reading_counts_and_the_older_is_kept(ledger: Ledger, told: Tell) -> None:
    one, other = told(), told("A battery is at Erbil.")
    one.into(ledger)
    other.into(ledger)
    better = replace(one.claim, operator="US", reader="v2")
    assert ledger.read_again(one.report.key, [better], [], reader="v2", recorded_at=LATER)
    assert set(ledger.claims()) == {better, other.claim}
    assert ledger.claims(report=one.report.key) == [better]
    assert ledger.statements() == [other.statement]
    assert ledger.counts() == Counts(2, 2, 1)
    assert set(ledger.known().claims) == {better, other.claim}
    assert ledger.known().statements == (other.statement,)
    assert ledger.claims(report=one.report.key, recorded_at=LATER - timedelta(microseconds=1)) == [one.claim]
    assert set(ledger.known(recorded_at=NOON).claims) == {one.claim, other.claim}
    assert set(ledger.known(wanted=Wanted(system="Patriot"), recorded_at=NOON).claims) == {one.claim, other.claim}
    assert set(ledger.known(wanted=Wanted(system="Patriot")).claims) == {better, other.claim}
    assert ledger.readings(one.report.key) == [("", NOON), ("v2", LATER)]


def test_what_is_read_as_before_is_not_kept_twice_whoever_read_it(ledger: Ledger, told: Tell) -> None:
    one = told()
    one.into(ledger)
    same, around = replace(one.claim, reader="v2"), replace(one.statement, reader="v2")
    assert not ledger.read_again(one.report.key, [same], [around], reader="v2", recorded_at=LATER)
    assert ledger.readings(one.report.key) == [("", NOON)]
    assert ledger.claims() == [one.claim]
    assert ledger.read_again(one.report.key, [same], [], reader="v2", recorded_at=LATER)


def test_each_reading_has_its_own_trace(ledger: Ledger, told: Tell) -> None:
    one = told()
    first, second = (Trace(report=one.report.key, sketch=sketch) for sketch in ((1, 2**31), (-(2**31),)))
    ledger.add(one.report, [one.claim], [], trace=lambda _: (first, ()), recorded_at=NOON)
    ledger.read_again(one.report.key, [], [], trace=second, reader="v2", recorded_at=LATER)
    assert ledger.known().traces == {one.report.key: second}
    assert ledger.known(recorded_at=NOON).traces == {one.report.key: first}


def test_a_report_that_is_not_there_cannot_be_read_again(ledger: Ledger, told: Tell) -> None:
    one = told()
    with pytest.raises(ValueError, match="there is no report"):
        ledger.read_again(one.report.key, [one.claim], [], reader="v2", recorded_at=LATER)
    with pytest.raises(ValueError, match="cannot be kept with report"):
        ledger.read_again("0" * 16, [one.claim], [], reader="v2", recorded_at=LATER)
    assert ledger.readings(one.report.key) == []


def test_the_reader_is_that_of_the_claims_or_the_one_named(ledger: Ledger, told: Tell) -> None:
    one, bare = told(), told("Nothing is here.")
    ledger.add(one.report, [replace(one.claim, reader="v1")], [], recorded_at=NOON)
    ledger.add(bare.report, [], [], reader="v1", recorded_at=NOON)
    assert ledger.readings(one.report.key) == ledger.readings(bare.report.key) == [("v1", NOON)]
