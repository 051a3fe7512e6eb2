"""What came, and what became of what is shown no longer? In words, and with the claims that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.products import words
from laydown.products.between import Between, Difference, behind, of_status
from laydown.products.change import Kind
from laydown.products.differing import ENDED, came_true, dispute, is_over, lapsed
from laydown.products.matching import AWAY, HERE
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.position import Position


def appeared(after: Position, between: Between, plans: Sequence[Position] = ()) -> Iterator[Difference]:
    """Yield what a position that was not shown before is."""
    left = _left(after, between)
    if plans:
        yield from came_true(after, plans, between)
    elif left:
        claims = between.told(claim.id for claim in left)
        was = "; ".join(sorted({words.place_name(claim.origin) for claim in claims if claim.origin}))
        yield Difference(Kind.MOVED, one_line(f"said to have come from {was}"), words.whereabouts(after), one_line(was), claims)
    else:
        claims, reported = between.by(after, of_status(after), behind(after))
        kind = Kind.DENIED if after.modality is Modality.DENIED else ENDED.get(after.status, Kind.NEW)
        first = f"first said {words.day(after.first_evidence)}" if after.first_evidence else "the day not said"
        said = first if kind is Kind.NEW else f"not listed before; {first}"
        yield Difference(kind, said, now=words.in_state(after), claims=claims, reported=reported)
    if after.disputed:
        yield from dispute(None, after, between)


def _left(after: Position, between: Between) -> list[Claim]:
    """Return the new claims that bring a position from where a force of its kind was before, and is no longer, or in smaller number."""
    claims = [claim for claim in between.told(behind(after)) if claim.origin]
    if not claims or after.status not in HERE or after.modality is Modality.DENIED:
        return []
    still = {each.id: each for each in between.after.positions}
    kind = (after.category, after.system, after.operator)
    lefts = [
        each.place for each in between.before.positions
        if each.place and each.status in HERE and (each.category, each.system, each.operator) == kind and _is_less(each, still.get(each.id))
    ]  # fmt: skip
    return [claim for claim in claims if claim.origin and any(claim.origin.touches(place) for place in lefts)]


def _is_less(before: Position, after: Position | None) -> bool:
    if after is None or after.status in AWAY:
        return True
    return bool(before.count and after.count and after.count.max is not None and after.count.max < before.count.min)


def vanished(before: Position, between: Between, into: Position | None) -> Iterator[Difference]:
    """Yield what became of a position that is shown no longer."""
    if before.status is Status.PLANNED and is_over(before, before, between):
        yield lapsed(before, between)
        return
    last = between.last(before)
    if into:
        said = one_line(f"what was said of it now bears on {words.whereabouts(into)}, {words.in_state(into)}")
        claims, reported = between.by(into, of_status(into))
        yield Difference(Kind.DROPPED, said, before=words.in_state(before), claims=claims, reported=reported)
    elif before.status in AWAY:
        yield Difference(
            Kind.DROPPED, "left too long ago to be listed", before=words.in_state(before), claims=last, reported=False
        )
    else:
        held = all(claim in between.claims for origin in before.origins for claim in origin.claims)
        why = "nothing that can still be leaned on puts it there" if held else "sentences that it stood on are no longer read so"
        yield Difference(Kind.DROPPED, why, before=words.in_state(before), claims=last, reported=False)
