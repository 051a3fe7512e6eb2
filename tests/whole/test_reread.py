"""Reading again: the same says nothing new, the first reading said again gives the first laydown, each stays to be asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.judging import judgements
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import AN_HOUR, NOON, days, flaws, in_bytes, seen

from laydown.domain.claim import Modality, Status
from laydown.lineage.trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.whole.real import Read
    from tests.whole.shelf import Shelf

    from laydown.domain.claim import Claim
    from laydown.ledger import Ledger


def read_again(ledger: Ledger, read: Read, reader: str, at: datetime) -> bool:
    """Keep another reading, as `laydown reread` does."""
    traced = trace(read.report, read.claims)
    return ledger.read_again(read.report.key, read.claims, read.statements, trace=traced, reader=reader, recorded_at=at)


CHANGES: dict[str, Callable[[Claim], Claim]] = {
    "same": lambda claim: claim,
    "status": lambda claim: replace(claim, status=Status.LEFT if claim.status is Status.PRESENT else Status.PRESENT),
    "denied": lambda claim: replace(claim, modality=Modality.DENIED),
    "placeless": lambda claim: replace(claim, place=claim.origin, origin=None),
    "unsaid": lambda claim: replace(claim, operator=None),
}


def otherwise(data: st.DataObject, read: Read, by: str) -> Read:
    """Draw another reading: claims left out, and claims read otherwise."""
    changes = data.draw(st.lists(st.sampled_from((*CHANGES, "out")), min_size=1, max_size=4))
    kept: dict[str, Claim] = {}
    for number, claim in enumerate(read.claims):
        change = changes[number % len(changes)]
        if change != "out":
            other = replace(CHANGES[change](claim), reader=by)
            kept[other.id] = other
    return read._replace(claims=tuple(kept.values()), reader=by)


@worlds(7)
@given(st.data())
def test_a_reading_that_is_taken_back_leaves_the_laydown_of_the_first(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of(4))
    day = data.draw(st.sampled_from(days(reads)))
    with shelf.ledger(reads) as ledger:
        for judged in judgements(data, ledger, most=2):
            ledger.judge(judged)
        first = in_bytes(seen(ledger, day))
        assert not any(read_again(ledger, each, "another 2", NOON + 8 * AN_HOUR) for each in reads)
        second = [otherwise(data, each, "another 3") for each in reads]
        changed = [read_again(ledger, each, "another 3", NOON + 9 * AN_HOUR) for each in second]
        between = in_bytes(seen(ledger, day))
        assert flaws(ledger) == []
        assert [read_again(ledger, each, each.reader, NOON + 10 * AN_HOUR) for each in reads] == changed
        assert in_bytes(seen(ledger, day)) == first
        assert in_bytes(seen(ledger, day, recorded_at=NOON + 8 * AN_HOUR)) == first
        assert in_bytes(seen(ledger, day, recorded_at=NOON + 9 * AN_HOUR)) == between
        assert flaws(ledger) == []
        for each, again in zip(reads, changed, strict=True):
            at = [moment for _, moment in ledger.readings(each.report.key)]
            assert at == [NOON, *([NOON + 9 * AN_HOUR, NOON + 10 * AN_HOUR] if again else [])]
