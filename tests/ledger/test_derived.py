"""What is derived from what is kept: traces, pairs and neighbours, what a question needs of them, and making it anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from laydown.domain.addresses import address
from laydown.domain.claim import Status
from laydown.domain.dates import Interval
from laydown.domain.lineage import Link, LinkKind, Named, Pair, Root, Run, Shown, Trace
from laydown.domain.order_of_battle import Category
from laydown.domain.provenance import Excerpt
from laydown.ledger import Wanted, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report
    from laydown.ledger import Known, Ledger, Neighbours

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported
    Traced = tuple[Trace, Sequence[Pair]]

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)
STALE = dict.fromkeys(Category, 20)
HASHES = (-(2**63), -1, 0, 2**63 - 1)


def traced(report: Report, claims: Sequence[Claim], neighbours: Neighbours) -> Traced:
    """Trace a report as the lineage does, in small: every neighbour makes a pair."""
    mates = {key for key, shared in neighbours.sharing(HASHES).items() if shared == len(HASHES)}
    mates |= set(neighbours.at(address(report.url))) if report.url else set()
    found = []
    for mate in sorted(mates):
        other = neighbours.report(mate)
        assert other is not None
        one, two = sorted((report.key, other.key))
        found.append(Pair(one=one, other=two, share=0.5, runs=(Run(Excerpt(0, 5), Excerpt(1, 6)),), canonical=True))
    links = tuple(
        Link(claim.id, Root("afp", "AFP", wire=True), LinkKind.CREDITED, "credited", (Shown(report.key, Excerpt(0, 3)),))
        for claim in claims
    )
    own = Link("a", "b", LinkKind.RESTATED, "says again")
    return (
        Trace(
            report=report.key,
            tag=Named("AFP", Excerpt(0, 3)),
            outlets=(Named("Gulf News", Excerpt(3, 5)),),
            spelt=(("GNA", "Gulf News Agency"),),
            links=(*links, own),
            sketch=HASHES,
        ),
        found,
    )


def add(ledger: Ledger, one: Any) -> bool:  # noqa: ANN401 - conftest's Told
    return ledger.add(
        one.report, [one.claim], [one.statement], trace=lambda near: traced(one.report, [one.claim], near), recorded_at=NOON
    )


def everything(ledger: Ledger) -> Known:
    return ledger.known()


def test_traces_and_pairs_come_back_with_the_matter_that_they_are_about(ledger: Ledger, told: Tell) -> None:
    one, copy = told("A battery is at Taji."), told("A battery is at Taji, too.")
    assert add(ledger, one)
    assert add(ledger, copy)
    known = ledger.known(wanted=Wanted(system="patriot", country="IQ"))
    assert known == ledger.known()
    assert known.traced
    assert known.reports == {each.report.key: each.report for each in (one, copy)}
    assert known.traces[one.report.key].sketch == HASHES
    assert known.traces[one.report.key].links[0].to == Root("afp", "AFP", wire=True)
    assert [(pair.one, pair.other) for pair in known.pairs] == [tuple(sorted((one.report.key, copy.report.key)))]
    assert set(known.statements) == {one.statement, copy.statement}


def test_what_the_wanted_matters_do_not_hold_stays_out(ledger: Ledger, told: Tell) -> None:
    one, other = told("A battery is at Taji."), told("A ship is at sea.")
    ship = replace(
        other, claim=replace(other.claim, subject=replace(other.claim.subject, category=Category.SHIP, system="Nimitz-class"))
    )
    add(ledger, one)
    add(ledger, ship)
    known = ledger.known(wanted=Wanted(system="Nimitz-class"))
    assert (set(known.reports), known.claims, known.statements) == ({ship.report.key}, (ship.claim,), (ship.statement,))
    assert set(known.traces) == {ship.report.key}
    assert known.pairs == ()
    assert ledger.known(wanted=Wanted(system="Nimitz-class", operator="US")).claims == ()
    assert ledger.known(wanted=Wanted(system="S-400")).claims == ()
    assert set(ledger.known(wanted=Wanted()).claims) == {one.claim, ship.claim}


def test_a_report_is_found_by_its_address_and_by_the_page_that_it_repeats(ledger: Ledger, told: Tell) -> None:
    page = told("A battery is at Taji.", url="https://a.example/1")
    repeat = told("A battery is at Erbil.", url="https://b.example/2", canonical="https://a.example/1")
    asked: list[Sequence[str]] = []

    def look(near: Neighbours) -> Traced:
        asked.append(near.at(address("https://a.example/1")))
        return traced(page.report, [], near)

    add(ledger, page)
    add(ledger, repeat)
    third = told("A battery is at Basra.")
    ledger.add(third.report, [], [], trace=look, recorded_at=NOON)
    assert asked == [sorted([page.report.key, repeat.report.key])]


def test_nothing_is_kept_when_tracing_fails(ledger: Ledger, told: Tell) -> None:
    import pytest

    def fail(_: Neighbours) -> Traced:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.add(told().report, [], [], trace=fail, recorded_at=NOON)
    assert not ledger.has(told().report.key)


def test_without_a_trace_the_ledger_says_that_it_lacks_one(ledger: Ledger, told: Tell) -> None:
    told().into(ledger)
    assert ledger.needs_rebuild()
    assert not ledger.known().traced
    assert ledger.known().traces == {}


def test_what_is_derived_is_made_anew_from_what_is_kept(ledger: Ledger, told: Tell) -> None:
    tellings = [told(f"Battery {n} is at Taji.", url="https://a.example/1") for n in range(3)]
    for one in tellings:
        one.into(ledger)
    heard: list[tuple[int, int]] = []
    changed = ledger.rebuild(traced, progress=lambda done, of: heard.append((done, of)))
    assert changed == tuple(sorted(one.report.key for one in tellings))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert not ledger.needs_rebuild()
    assert len(ledger.known().pairs) == 3
    known = ledger.known()
    assert ledger.rebuild(traced) == ()
    assert ledger.known() == known


def test_a_rebuilt_ledger_is_as_if_everything_had_been_traced_as_it_came(ledger: Ledger, told: Tell) -> None:
    for n in range(3):
        add(ledger, told(f"Battery {n} is at Taji."))
    assert ledger.rebuild(traced, keep=False) == ()


def test_looking_whether_all_is_as_it_should_be_changes_nothing(ledger: Ledger, told: Tell) -> None:
    one = told()
    one.into(ledger)
    assert ledger.rebuild(traced, keep=False) == (one.report.key,)
    assert ledger.needs_rebuild()
    assert ledger.known().traces == {}


def test_what_was_said_between_two_days_moved_its_matter_and_no_other(ledger: Ledger, told: Tell) -> None:
    early, late = told("A battery is at Taji.", "2020-03-01"), told("A ship is at sea.", "2020-03-31")
    ship = replace(late, claim=replace(late.claim, subject=replace(late.claim.subject, category=Category.SHIP)))
    add(ledger, early)
    add(ledger, ship)

    def moved(after: int, until: int) -> set[Claim]:
        wanted = ledger.moved(date(2020, 3, after), date(2020, 3, until), stale=STALE)
        return set(ledger.known(wanted=wanted).claims)

    assert moved(30, 31) == {ship.claim}
    assert moved(28, 30) == set()
    # Its last word is twenty days old on the 21st and stale on the 22nd.
    assert moved(20, 21) == set()
    assert moved(21, 22) == {early.claim}
    assert moved(22, 23) == set()
    assert moved(1, 31) == {early.claim, ship.claim}


def test_a_plan_moves_its_matter_on_the_day_after_its_last(ledger: Ledger, told: Tell) -> None:
    one = told("A battery will go to Taji.", "2020-03-01")
    plan = replace(one, claim=replace(one.claim, status=Status.PLANNED, time=Interval(None, date(2020, 3, 10))))
    add(ledger, plan)
    assert ledger.moved(date(2020, 3, 9), date(2020, 3, 10), stale=STALE).matters == frozenset()
    assert ledger.moved(date(2020, 3, 10), date(2020, 3, 11), stale=STALE).matters != frozenset()


def test_known_leaves_out_what_came_later(ledger: Ledger, told: Tell) -> None:
    early, late = told("A battery is at Taji.", "2020-03-30"), told("A battery is at Taji now.", "2020-03-31")
    add(ledger, early)
    before = ledger.known(wanted=Wanted(system="Patriot"), known_at=date(2020, 3, 30))
    ledger.add(
        late.report,
        [late.claim],
        [],
        trace=lambda near: traced(late.report, [late.claim], near),
        recorded_at=NOON + timedelta(hours=1),
    )
    assert ledger.known(wanted=Wanted(system="Patriot"), known_at=date(2020, 3, 30)) == before
    assert ledger.known(wanted=Wanted(system="Patriot"), recorded_at=NOON) == before
    assert ledger.known(known_at=date(2020, 3, 30)) == before
    assert ledger.known(recorded_at=NOON) == before
    assert set(ledger.known(wanted=Wanted(system="Patriot")).claims) == {early.claim, late.claim}


def test_what_was_said_again_before_it_went_stale_did_not_move(ledger: Ledger, told: Tell) -> None:
    first, again = told("A battery is at Taji.", "2020-03-01"), told("A battery is still at Taji.", "2020-03-15")
    add(ledger, first)
    add(ledger, again)
    assert ledger.moved(date(2020, 3, 21), date(2020, 3, 22), stale=STALE).matters == frozenset()
    assert ledger.moved(date(2020, 4, 4), date(2020, 4, 5), stale=STALE).matters != frozenset()
    # A plan is no newer word on what is there.
    plan = told("A battery will go to Taji.", "2020-04-01")
    add(ledger, replace(plan, claim=replace(plan.claim, status=Status.PLANNED)))
    assert ledger.moved(date(2020, 4, 4), date(2020, 4, 5), stale=STALE).matters != frozenset()


def test_the_order_of_arrival_does_not_show_in_what_is_derived(tmp_path_factory: pytest.TempPathFactory, told: Tell) -> None:
    many = [
        told(f"Battery {n} is at Taji.", day, url=f"https://a.example/{n % 2}")
        for n, day in enumerate(("2020-03-31", "2020-03-30", None))
    ]

    def known(order: Callable[[list[Any]], list[Any]]) -> tuple[Known, Known]:
        with open_ledger(tmp_path_factory.mktemp("order") / "laydown.db") as ledger:
            for one in order(many):
                add(ledger, one)
            return ledger.known(), ledger.known(wanted=Wanted(system="Patriot"), known_at=date(2020, 3, 31))

    first, second = known(list), known(lambda tellings: tellings[::-1])
    assert first == second
    assert len(first[0].pairs) == 3
