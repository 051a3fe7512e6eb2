"""How is it said to people? Days, counts, places, forces and states in words; likelihood words of ICD 203 are kept out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.claim import Modality, Status
from laydown.domain.place import Precision
from laydown.domain.position import Count as CountedAs
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from laydown.domain.claim import Claim
    from laydown.domain.dates import Interval
    from laydown.domain.order_of_battle import Category
    from laydown.domain.place import Place
    from laydown.domain.position import Count, Position

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SAME_IN_PLURAL = frozenset({"aircraft", "personnel", "infantry", "cavalry", "artillery", "armour", "equipment"})
_PRECISION = {
    Precision.SITE: "site",
    Precision.CITY: "city",
    Precision.REGION: "somewhere in the region",
    Precision.COUNTRY: "somewhere in the country",
    Precision.SEA: "somewhere at sea",
}
_STATES = {
    Status.PLANNED: "planned",
    Status.MOVING: "on its way",
    Status.PRESENT: "present",
    Status.SETTING_UP: "present, being set up",
    Status.OPERATIONAL: "present, operational",
    Status.LEAVING: "present, leaving",
    Status.LEFT: "gone",
    Status.LOST: "lost (destroyed or captured)",
}
_DENIED = _STATES | {
    Status.PRESENT: "there",
    Status.SETTING_UP: "being set up there",
    Status.OPERATIONAL: "operational there",
    Status.LEAVING: "leaving",
    Status.PLANNED: "planned for there",
    Status.MOVING: "on its way there",
}
_GONE = frozenset({Status.LEFT, Status.LOST})
NO_NUMBER = "number not given"
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def day(when: date) -> str:
    """Return a day: `31 March 2020`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def in_days(why: str) -> str:
    """Return words in one line, their days as people write them: `2020-03-31` is `31 March 2020`."""
    return one_line(_ISO.sub(lambda found: _iso(found[0]), why))


def _iso(written: str) -> str:
    try:
        return day(date.fromisoformat(written))
    except ValueError:
        return written


def interval(time: Interval) -> str:
    """Return an interval as finely as it is known: `22–28 March 2020`, `March 2020`, `28 March 2020 or earlier`."""
    first, last = time.earliest, time.latest
    if first is None or last is None:
        return f"{day(first)} or later" if first else f"{day(last)} or earlier" if last else "a day not said"
    if first == last:
        return day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year:
        return _whole_months(first, last)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{first.day}–{day(last)}"


def _whole_months(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {first.year}"


def since(position: Position) -> str:
    """Return since when a position's state is said to hold, or nothing where it is not said."""
    if position.since is None:
        return ""
    return interval(position.since) if position.status in _GONE else f"since {interval(position.since)}"


def plural(unit: str, number: int | None) -> str:
    """Return the unit as it stands beside a number; None is "more than one"."""
    if number == 1:
        return "soldier" if unit == "troops" else unit
    if unit in _SAME_IN_PLURAL or unit.endswith("s"):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return f"{unit[:-1]}ies"
    if unit.endswith("man"):
        return f"{unit[:-3]}men"
    return f"{unit}es" if unit.endswith(("x", "z", "ch", "sh")) else f"{unit}s"


def number(count: Count) -> str:
    """Return how many, without the unit: `2`, `2 to 4`, `up to 20`, `at least 101`."""
    if count.max is None:
        return f"at least {count.min:,}" if count.min else "a number not said"
    if count.min == count.max:
        return f"{count.min:,}" if count.max else "none"
    return f"{count.min:,} to {count.max:,}" if count.min else f"up to {count.max:,}"


def how_many(count: Count | None) -> str:
    """Return how many of what: `1 battery`, `2 to 4 launchers`, `number not given`."""
    if count is None or (count.max is None and not count.min):
        return NO_NUMBER
    return f"{number(count)} {plural(count.unit, count.max)}" if count.unit else number(count)


@cache
def actor(code: str | None) -> str:
    """Return the name of a state, alliance or coalition by its code; None is a force of which nobody says whose it is."""
    if code is None:
        return "operator not said"
    found = actors.load().by_code(code)
    return "the coalition" if code == "coalition" else found.name if found else code


def state(code: str | None) -> str:
    """Return a state's name in a running text: `Iraq`."""
    return actor(code) if code else "a state not said"


def place_name(where: Place) -> str:
    """Return a place with the state that it lies in: `Erbil, Iraq`."""
    country = actor(where.country) if where.country else ""
    return where.name if not country or country.casefold() in where.name.casefold() else f"{where.name}, {country}"


def place(where: Place | None) -> str:
    """Return a place with how finely it is known: `Erbil, Iraq (city)`."""
    return f"{place_name(where)} ({_PRECISION[where.precision]})" if where else "place not said"


def whereabouts(position: Position) -> str:
    """Return where a position is, or where it is going and from where."""
    here = position.place or position.start
    if position.destination and here:
        return f"{place(here)} → {place(position.destination)}"
    return place(here or position.destination)


def in_state(position: Position) -> str:
    """Return a position's state in words: `present, being set up`; hedged and denied ones say so."""
    if position.modality is Modality.DENIED:
        return f"denied: said not to be {_DENIED[position.status]}"
    words = f"{_STATES[position.status]}{_to(position)}"
    if position.modality is Modality.HEDGED:
        words = f"said to be possibly {words}"
    now = position.place if position.status is Status.PLANNED and position.destination else None
    return f"in {place_name(now)}; {words}" if now else words


def _to(position: Position) -> str:
    if position.status not in {Status.PLANNED, Status.MOVING} or position.destination is None:
        return ""
    start = f" from {place_name(position.start)}" if position.start and not position.place else ""
    verb = " to move" if position.status is Status.PLANNED and (position.place or position.start) else ""
    if position.status is Status.PLANNED and not verb:
        return ""
    return f"{verb}{start} to {place_name(position.destination)}"


def category(kind: Category) -> str:
    """Return a category in words: `air defence`."""
    return str(kind).replace("_", " ")


def force(kind: Category, system: str | None, unit: str | None = None) -> str:
    """Return what force it is: its system, else its unit's name, else its category."""
    return (
        system
        or unit
        or (category(kind) if str(kind) in {"troops", "unit", "equipment"} else f"{category(kind)} (system not named)")
    )


def claim_in_words(claim: Claim) -> str:
    """Return what a claim says in a few words: `Patriot (US), 1 battery, present at Erbil, asserted`."""
    quantity, subject = claim.quantity, claim.subject
    what = f"{force(subject.category, subject.system, subject.unit)} ({claim.operator or 'operator not said'})"
    many = how_many(CountedAs(quantity.min, quantity.max, quantity.unit)) if quantity else ""
    where = f"at {place_name(claim.place)}" if claim.place else ""
    whence = f"from {place_name(claim.origin)}" if claim.origin else ""
    when = interval(claim.time) if claim.time else ""
    state = " ".join(filter(None, (_STATES[claim.status], where, whence)))
    return ", ".join(filter(None, (what, many, state, when, str(claim.modality))))
