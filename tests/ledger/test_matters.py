"""The ledger's matters hold together whatever can bear on one another, however the claims came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.catalogs.owners import likely_kind
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.judgement import Judgement, Verdict
from laydown.domain.matter import matters
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.ledger import Ledger, Wanted, open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)
NUMBERS = count()

PLACES = (
    Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ", lat=33.0, lon=44.0),
    Place(name="Erbil", key="gn:1", precision=Precision.CITY, country="IQ", lat=36.19, lon=44.01, within=("IQ.11", "IQ")),
    Place(
        name="Erbil Air Base", key="site:e", precision=Precision.SITE, country="IQ", lat=36.24, lon=43.96, within=("IQ.11", "IQ")
    ),
    Place(
        name="Erbil airport", key="air:ORER", precision=Precision.SITE, country="IQ", lat=36.24, lon=43.95, within=("IQ.11", "IQ")
    ),
    Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", lat=33.52, lon=44.25, within=("IQ.07", "IQ")),
    Place(name="Baghdad", key="gn:2", precision=Precision.CITY, country="IQ", lat=33.34, lon=44.4, within=("IQ.07", "IQ")),
    Place(name="Anbar", key="IQ.01", precision=Precision.REGION, country="IQ", lat=33.0, lon=42.0, within=("IQ",)),
    Place(name="Kuwait", key="KW", precision=Precision.COUNTRY, country="KW", lat=29.0, lon=48.0),
    Place(name="the Red Sea", key="sea:red-sea", precision=Precision.SEA),
)
subjects = st.builds(
    Subject,
    st.sampled_from(["battery", "2nd Battalion"]),
    st.sampled_from([Category.AIR_DEFENCE, Category.UNIT]),
    st.sampled_from([None, "Patriot", "S-400"]),
    st.sampled_from([None, "Nimitz", "USS Nimitz", "the 3rd Wing"]),
)
claims = st.builds(
    Claim,
    report=st.sampled_from(["1", "2", "3", "4"]),
    sentence=st.builds(lambda start: Excerpt(start, start + 9), st.integers(0, 30)),
    subject=subjects,
    status=st.sampled_from(Status),
    modality=st.sampled_from(Modality),
    attribution=st.just(Attribution()),
    operator=st.sampled_from([None, "US", "IQ", "RU"]),
    place=st.none() | st.sampled_from(PLACES),
    origin=st.none() | st.sampled_from(PLACES),
)
saids = st.lists(claims, min_size=1, max_size=7, unique_by=lambda claim: claim.id)


def told(ledger: Ledger, said: Sequence[Claim]) -> list[Claim]:
    """Add the claims, each to its report, as often as reports come up; return them as they are kept."""
    kept: list[Claim] = []
    for name in dict.fromkeys(claim.report for claim in said):
        report = Report(id=name, sha256=f"{next(NUMBERS)}", text=name, published=date(2020, 3, 31))
        own = [replace(claim, report=report.key) for claim in said if claim.report == name]
        assert ledger.add(report, own, [], recorded_at=NOON)
        kept += own
    return kept


def groups(ledger: Ledger, kept: Sequence[Claim]) -> set[frozenset[Claim]]:
    """Return what the ledger holds together, asked one stand at a time."""
    found = set()
    for stand in range(1, 30):
        claims = ledger.known(wanted=Wanted(matters=frozenset({stand}))).claims
        if claims:
            found.add(frozenset(claims))
    assert set().union(*found) == set(kept)
    return found


@settings(max_examples=60, deadline=None)
@given(said=saids)
def test_the_ledger_holds_together_what_can_bear_on_one_another_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, said: list[Claim]
) -> None:
    with open_ledger(tmp_path_factory.mktemp("matters") / "laydown.db") as ledger:
        kept = told(ledger, said)
        assert groups(ledger, kept) == {frozenset(matter) for matter in matters(kept, likely_kind)}


@settings(max_examples=30, deadline=None)
@given(said=saids, data=st.data())
def test_what_is_corrected_or_merged_shares_the_matter_that_it_belongs_to(
    tmp_path_factory: pytest.TempPathFactory, said: list[Claim], data: st.DataObject
) -> None:
    from laydown.domain.as_json import from_place
    from laydown.domain.correcting import corrected

    with open_ledger(tmp_path_factory.mktemp("judged") / "laydown.db") as ledger:
        kept = told(ledger, said)
        wrong, first = data.draw(st.sampled_from(kept)), data.draw(st.sampled_from(kept))
        changes = {
            "system": data.draw(st.sampled_from(["Patriot", "S-300"])),
            "place": from_place(data.draw(st.sampled_from(PLACES))),
        }
        common = {"by": "me", "why": "it says so", "at": NOON}
        ledger.judge(Judgement(verdict=Verdict.CORRECT, targets=(wrong.id,), claims=(wrong,), changes=changes, **common))  # type: ignore[arg-type]
        ledger.judge(Judgement(verdict=Verdict.MERGE, targets=(first.id, wrong.id), claims=(first, wrong), **common))  # type: ignore[arg-type]
        as_judged = [corrected(claim, changes) if claim is wrong else claim for claim in kept]
        held = [{claim.id for claim in group} for group in groups(ledger, kept)]
        for matter in matters(as_judged, likely_kind):
            assert any({claim.id for claim in matter} <= group for group in held)
        assert any({first.id, wrong.id} <= group for group in held)
        found = ledger.known(wanted=Wanted(system=str(changes["system"]).upper())).claims
        assert wrong in found
