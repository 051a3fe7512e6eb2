"""How many are there, and how far can that be leaned on? A tally in words, with what of it is old, unsure or disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.products import words
from laydown.products.matching import AHEAD, AWAY
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from laydown.domain.position import Laydown, Position, Tally


def tally_words(tally: Tally, laydown: Laydown) -> str:
    """Return a tally in words; nothing where no number is known. What stands on old or doubtful positions says so."""
    now, expected = tally.present, tally.expected
    if now.max is None and not now.min and expected.max is None and not expected.min:
        return ""
    unit = f" ({words.plural(one_line(now.unit), None)})" if now.unit else ""
    more = f", of {words.number(expected)} expected" if (now.min, now.max) != (expected.min, expected.max) else ""
    caveats = "".join(f", {caveat}" for caveat in _caveats(tally, laydown))
    return f"in {words.state(tally.country)} now {words.number(now)}{more}{unit}{caveats}"


def _caveats(tally: Tally, laydown: Laydown) -> Iterator[str]:
    there = [each for each in laydown.positions if _counted(each, tally)]
    old = [each for each in there if each.stale]
    ages = sorted((laydown.valid_at - each.last_evidence).days for each in old if each.last_evidence)
    if ages:
        days = f"{ages[0]:,} days earlier" if ages[0] == ages[-1] else f"{ages[0]:,} to {ages[-1]:,} days earlier"
        yield f"{_how_many(old, there, tally)}last heard of {days}"
    unsure: tuple[tuple[str, Callable[[Position], bool]], ...] = (
        ("only possibly there", lambda each: each.modality is Modality.HEDGED),
        ("disputed", lambda each: bool(each.disputed)),
    )
    for what, is_so in unsure:
        some = [each for each in there if is_so(each)]
        if some:
            yield f"{_how_many(some, there, tally)}{what}"

    late = [each for each in laydown.positions if _expected(each, tally) and each.stale]
    if late and tally.present != tally.expected:
        yield f"{_in_all(late, tally.expected.unit) or 'some'} of the expected overdue or long unheard of"


def _expected(position: Position, tally: Tally) -> bool:
    """Say whether the tally's number of what is expected counts the position beside what is there."""
    return (
        (position.category, position.system, position.operator) == (tally.category, tally.system, tally.operator)
        and position.status in AHEAD
        and position.destination is not None
        and position.destination.country == tally.country
        and position.modality is not Modality.DENIED
    )


def _counted(position: Position, tally: Tally) -> bool:
    """Say whether the tally's number of what is there now counts the position."""
    return (
        (position.category, position.system, position.operator) == (tally.category, tally.system, tally.operator)
        and position.place is not None
        and position.place.country == tally.country
        and position.modality is not Modality.DENIED
        and position.status not in AWAY
    )


def _how_many(some: Sequence[Position], there: Sequence[Position], tally: Tally) -> str:
    if len(some) == len(there):
        return "all " if len(there) > 1 else ""
    number = _in_all(some, tally.present.unit)
    return f"{number} of them " if number else f"at {len(some)} of {len(there)} places "


def _in_all(some: Sequence[Position], unit: str | None) -> str:
    """Return how many the positions add up to, if each has an exact number of the unit; else nothing."""
    counts = [each.count for each in some]
    if all(count and count.min == count.max and count.unit == unit for count in counts):
        return f"{sum(count.min for count in counts if count):,}"
    return ""
