"""What changed since a day: of the matters that may have moved the same is told as of the whole ledger."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.judging import judgements
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import days, matters_of, seen

from laydown import workflow
from laydown.products.changes import changes

if TYPE_CHECKING:
    from tests.whole.shelf import Shelf

    from laydown.products.change import Changes
    from laydown.workflow import View


def told(before: View, after: View) -> Changes:
    """Return what changed from one view to the other."""
    return changes(
        before.laydown,
        after.laydown,
        before_claims=before.claims,
        claims=after.claims,
        reports=after.reports,
        before_reports=before.reports,
    )


def untallied(view: View) -> View:
    """Return a view without tallies, which parts of a ledger cannot have."""
    return replace(view, laydown=replace(view.laydown, tallies=()))


def in_words(found: Changes) -> dict[str, Any]:
    """Return what changed, save how many reports were read: those that say nothing are in no matter."""
    return asdict(replace(found, read=0, empty=""))


@worlds(8)
@given(st.data())
def test_a_day_has_not_changed_since_itself(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    day = data.draw(st.sampled_from(days(reads)))
    with shelf.ledger(reads) as ledger:
        found = told(seen(ledger, day), seen(ledger, day))
        assert (found.groups, found.again, found.read) == ((), (), 0)
        assert found.empty


@worlds(12)
@given(st.data())
def test_no_matter_is_left_out_in_which_two_days_differ(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    since, day = sorted(data.draw(st.lists(st.sampled_from(days(reads)), min_size=2, max_size=2, unique=True)))
    with shelf.ledger(reads) as ledger:
        for judgement in judgements(data, ledger, most=2):
            ledger.judge(judgement)
        before, after = seen(ledger, since), seen(ledger, day)
        part = workflow.laydown_since(ledger, workflow.Question(valid_at=day, known_at=day), since, whole_up_to=0)
        assert part.before is not None
        one, other = matters_of(before.laydown), matters_of(after.laydown)
        was, now = matters_of(part.before.laydown), matters_of(part.laydown)
        assert (now - was, was - now) == (other - one, one - other)
        assert in_words(told(part.before, part)) == in_words(told(untallied(before), untallied(after)))
