"""Incremental equals from scratch: what the ledger keeps and the matters that it picks out, against everything made anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.judging import judgements
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import days, flaws, in_bytes, laydown_bytes, seen

from laydown import workflow
from laydown.domain.judging import applied
from laydown.fusion.fuse import fuse
from laydown.ledger import Wanted
from laydown.lineage.origins import origins
from laydown.lineage.trace import trace
from laydown.products.asked import Asked
from laydown.workflow.asking import view

if TYPE_CHECKING:
    from datetime import date

    from tests.whole.shelf import Shelf

    from laydown.domain.position import Laydown
    from laydown.ledger import Ledger


def from_scratch(ledger: Ledger, day: date) -> Laydown:
    """Make a laydown from reports, claims and judgements alone."""
    told = {each.key: each for each in ledger.reports(known_at=day)}
    claims = ledger.claims(known_at=day)
    judged = applied(claims, ledger.judgements(), reports=told)
    traces = {key: trace(report, [each for each in claims if each.report == key]) for key, report in told.items()}
    return fuse(
        judged.claims,
        origins(told.values(), judged.claims, traces=traces, cuts=judged.cuts, joins=judged.joins),
        reports=told,
        valid_at=day,
        known_at=day,
        parties=judged.parties,
        merged=judged.merged,
        reliability=judged.reliability,
    )


def asked_of(laydown: Laydown) -> list[Asked]:
    """Return all that one can ask for by name and find something."""
    found = {Asked(system=each.system) for each in laydown.positions if each.system}
    found |= {Asked(operator=each.operator) for each in laydown.positions if each.operator}
    places = [place for each in laydown.positions for place in (each.place, each.destination) if place]
    found |= {Asked(country=place.country) for place in places if place.country}
    found |= {Asked(system=each.system, operator=each.operator) for each in laydown.positions if each.system and each.operator}
    return sorted(found, key=repr)


@worlds(8)
@given(st.data())
def test_what_the_ledger_keeps_gives_what_comes_from_scratch(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    day = data.draw(st.sampled_from(days(reads)))
    with shelf.ledger(reads) as ledger:
        for each in judgements(data, ledger, most=2):
            ledger.judge(each)
        whole = seen(ledger, day)
        assert laydown_bytes(whole.laydown) == laydown_bytes(from_scratch(ledger, day))
        untraced = replace(ledger.known(known_at=day), traced=False, traces={}, pairs=())
        assert in_bytes(view(untraced, workflow.Question(valid_at=day, known_at=day))) == in_bytes(whole)
        for asked in asked_of(whole.laydown):
            wanted = Wanted(system=asked.system, operator=asked.operator, country=asked.country)
            part = asked.only(seen(ledger, day, wanted=wanted).laydown)
            assert laydown_bytes(part) == laydown_bytes(asked.only(whole.laydown)), asked
        assert flaws(ledger) == []
