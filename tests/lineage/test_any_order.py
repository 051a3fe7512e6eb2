"""Whatever order reports come in, in whatever batches, however often: the same traces, pairs and origins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineage.conftest import Newsroom

from laydown.domain.claim import Claim
from laydown.domain.provenance import Report
from laydown.lineage.origins import origins
from laydown.lineage.tracing import Gathered, place_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.position import Origin

OUTLETS = ("Meridian Wire", "The Harbour Daily", "Gulfside Online", None)
FIRST = date(2020, 3, 28)
SENTENCES = (
    "A Patriot battery has been unloaded at the Taji camp and will be ready within a few days, an officer said.",
    "Two more batteries are still in Kuwait and will cross the border by road before the week is out, he added.",
    "One is at Taji.",
    "Meridian Wire reports that one has come to Erbil.",
    "Ann Example said that one stands in Taji.",
    "The Harbour Daily says that one stands in Erbil.",
    "Minister Example told the press on Saturday that Taji has one.",
    "One more is in Erbil, the Wire wrote on its site.",
    "According to Gulfside Online, there is one at Taji.",
)
SAID = {
    SENTENCES[0]: {"place": "Taji"},
    SENTENCES[1]: {"place": "Kuwait"},
    SENTENCES[2]: {"place": "Taji"},
    SENTENCES[3]: {"place": "Erbil", "outlets": ["Meridian Wire"]},
    SENTENCES[4]: {"place": "Taji", "speakers": ["Ann Example"]},
    SENTENCES[5]: {"place": "Erbil", "outlets": ["The Harbour Daily"]},
    SENTENCES[6]: {"place": "Taji", "speakers": ["Minister Example"]},
    SENTENCES[7]: {"place": "Erbil", "speakers": ["the Wire"]},
    SENTENCES[8]: {"place": "Taji"},
}
TAGS = ("", "BAGHDAD, March 30 (Meridian Wire) - ", "Per Meridian Wire. ")
News = list[tuple[Report, list[Claim]]]


@st.composite
def news(draw: st.DrawFn) -> News:
    """Return reports of a few days with their claims."""
    room = Newsroom()
    for number in range(draw(st.integers(2, 6))):
        told = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))
        day = draw(st.one_of(st.none(), st.integers(0, 3)))
        text = f"{draw(st.sampled_from(TAGS))}{' '.join(told)} Note {number}."
        report = room.report(text, draw(st.sampled_from(OUTLETS)), (FIRST + timedelta(days=day)).isoformat() if day else None)
        for sentence in told:
            room.claim(report, sentence, **SAID[sentence])  # type: ignore[arg-type]  # the factory takes any field
    return [(report, [claim for claim in room.claims if claim.report == report.key]) for report in room.reports]


class Kept:
    """What a ledger keeps of lineage, one report at a time."""

    def __init__(self) -> None:
        self.known = Gathered()
        self.traces: dict[str, Trace] = {}
        self.pairs: set[Pair] = set()

    def take(self, report: Report, claims: Sequence[Claim]) -> None:
        """Take in a report."""
        traced, pairs = place_in(report, claims, self.known)
        self.known.add(report, traced.sketch)
        self.traces[report.key] = traced
        self.pairs.update(pairs)

    def origins(self, told: News) -> tuple[Origin, ...]:
        """Return the origins of what was told, by what is kept."""
        reports = [report for report, _ in told]
        return origins(reports, [claim for _, claims in told for claim in claims], traces=self.traces, pairs=self.pairs)


@settings(max_examples=60, deadline=None)
@given(told=news(), data=st.data())
def test_one_by_one_in_any_order_and_twice_is_as_all_at_once(told: News, data: st.DataObject) -> None:
    expected = origins([report for report, _ in told], [claim for _, claims in told for claim in claims])
    order = data.draw(st.permutations([*told, data.draw(st.sampled_from(told))]))
    kept = Kept()
    for report, claims in order:
        kept.take(report, data.draw(st.permutations(claims)))
    assert repr(kept.origins(data.draw(st.permutations(told)))) == repr(expected)


@settings(max_examples=40, deadline=None)
@given(told=news(), until=st.integers(0, 3))
def test_what_was_known_on_a_day_does_not_change_with_later_reports(told: News, until: int) -> None:
    day = FIRST + timedelta(days=until)
    early = [each for each in told if each[0].published and each[0].published <= day]
    then, now = Kept(), Kept()
    for report, claims in early:
        then.take(report, claims)
    for report, claims in reversed(told):
        now.take(report, claims)
    assert now.origins(early) == then.origins(early)


@settings(max_examples=40, deadline=None)
@given(told=news(), data=st.data())
def test_a_cut_apart_is_undone_without_a_trace_and_a_join_holds(told: News, data: st.DataObject) -> None:
    reports, claims = [report for report, _ in told], [claim for _, each in told for claim in each]
    before = origins(reports, claims)
    one = data.draw(st.sampled_from(claims)).id
    apart = origins(reports, claims, cuts=[(one, None)])
    assert sorted(claim for each in apart for claim in each.claims) == sorted({claim.id for claim in claims})
    assert origins(reports, claims) == before
    [group] = [each.claims for each in before if one in each.claims]
    joined = origins(reports, claims, cuts=[(one, None)], joins=[(one, group[0])])
    assert any({one, group[0]} <= set(each.claims) for each in joined)
