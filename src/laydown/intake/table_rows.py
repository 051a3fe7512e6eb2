"""One row of a table of positions to what it says: a report in words for each day of its evidence, with a claim for each origin it names."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from laydown.catalogs import systems, units
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.grading import UNGRADED, Credibility, Grade, Reliability
from laydown.domain.order_of_battle import Category, Quantity, Subject
from laydown.domain.position import in_words
from laydown.domain.provenance import Excerpt, Report
from laydown.domain.stated import READER, Stated, frame_of
from laydown.intake import table_cells as cell
from laydown.intake.table_cells import Wrong
from laydown.intake.tidy import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from laydown.domain.place import Place

FORM = "table"
_AHEAD_OF_US = timedelta(days=1)  # somebody's calendar day begins fourteen hours before ours
_AHEAD = frozenset({Status.PLANNED, Status.MOVING})
# Columns that together only a table of Laydown's own has: its rows are positions that have been put together already.
_OWN = ("id", "place_key", "origin_count", "modality", "claims")
_IDENTITY = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a row says, in the types of the domain."""

    subject: Subject
    operator: str | None
    place: Place | None
    start: Place | None
    destination: Place | None
    quantity: Quantity | None
    status: Status
    modality: Modality
    since: Interval | None
    due: date | None
    origins: tuple[str, ...]
    days: tuple[date, ...]
    stated: Stated | None = None


def line(cells: Mapping[str, str]) -> Line:
    """Return what a row says; `cells` are by column, empty ones left out. Raises Wrong."""
    system, unit = _system(cells), one_line(cells.get("unit"))
    called = cell.category_called(cells.get("system", "")) if system is None else None
    kind = cell.category(cells, system, called or _category_of(unit))
    said = cell.counts(cells)
    read = Line(
        subject=Subject(unit or system or _spaced(kind), kind, system, unit),
        operator=cell.operator(cells),
        place=cell.place(cells, "place"),
        start=cell.place(cells, "start", "start_"),
        destination=cell.place(cells, "destination", "destination_"),
        quantity=Quantity(*said, one_line(cells.get("count_unit"))) if said else None,
        status=cell.one_of(Status, "statuses", cells, "status", Status.PRESENT),
        modality=cell.one_of(Modality, "modalities", cells, "modality", Modality.ASSERTED),
        since=_since(cells),
        due=cell.day(cells, "due"),
        origins=cell.items(cells, "origins"),
        days=_days(cells),
        stated=None,
    )
    if is_own(cells):
        return _with_stated(read, cells)
    if not (read.place or read.destination):
        message = "names no place"
        raise Wrong(message)
    return _bound(read)


def is_own(cells: Mapping[str, str]) -> bool:
    """Say whether a row was written by Laydown: it has an id and the columns that go with it."""
    return bool(cells.get("id")) and all(name in cells for name in _OWN)


def reports(
    cells: Mapping[str, str], raw: bytes, *, name: str, outlet: str | None, now: datetime
) -> Iterator[tuple[Report, list[Claim]]]:
    """Yield the reports of a row, one for each day of its evidence, with their claims. Raises Wrong.

    `raw` are the row's bytes under its table's head, `name` and `outlet` those of the table; `now` is an aware moment.
    """
    read = line(cells)
    said = sentences(read)
    for day in read.days or (None,):
        if day and day > now.date() + _AHEAD_OF_US:
            message = f"its evidence is of the future ({day})"
            raise Wrong(message)
        made = Report(
            id=name, sha256=hashlib.sha256(raw).hexdigest(), text=text_of(read), outlet=outlet, published=day, retrieved_at=now,
            language="en", form=FORM, raw=raw,
        )  # fmt: skip
        yield made, list(claims_of(read, said, made.key, day))


def text_of(read: Line) -> str:
    """Return a row in words: a line for each origin that it names."""
    return "\n".join(sentences(read))


def claims_of(read: Line, said: list[str], report: str, day: date | None) -> Iterator[Claim]:
    """Yield the claims of a row in the report of one of its days; `said` are the row's sentences, `report` is a key."""
    ahead, stated, start = read.status in _AHEAD, read.stated, 0
    frame = frame_of(stated) if stated else "row"
    time = read.since or (Interval(None, read.due) if read.due and ahead else None)
    if time and day and not stated and not ahead and time.earliest and time.earliest > day:
        time = None
    for number, sentence in enumerate(said):
        outlets = read.origins[number : number + 1]
        yield Claim(
            report=report,
            sentence=Excerpt(start, start + len(sentence)),
            subject=read.subject,
            status=read.status,
            modality=read.modality,
            attribution=Attribution((), outlets),
            operator=read.operator,
            quantity=read.quantity,
            place=read.destination if ahead else read.place,
            origin=(read.place or read.start) if ahead else read.start,
            time=time,
            reader=READER,
            frame=frame,
        )
        start += len(sentence) + 1


def _with_stated(read: Line, cells: Mapping[str, str]) -> Line:
    if not _IDENTITY.fullmatch(cells["id"]):
        message = f"{cells['id'][:40]!r} is no id of a position"
        raise Wrong(message)
    ahead = read.status in _AHEAD
    stated = Stated(
        id=cells["id"],
        now=ahead and read.place is not None,
        start=read.start if ahead and read.place else None,
        destination=None if ahead else read.destination,
        timed=read.since is not None,
        due=read.due,
        unsourced=not read.origins,
        filled=cell.items(cells, "filled"),
        disputed=cells.get("disputed", ""),
        grade=_grade(cells),
    )
    return replace(read, stated=stated)


def _bound(read: Line) -> Line:
    """Return what a person means who writes one place beside "planned": where it is to go."""
    if read.status not in _AHEAD or read.destination:
        return read
    return replace(read, place=None, destination=read.place)


def _grade(cells: Mapping[str, str]) -> Grade:
    try:
        letters = tuple(Reliability(letter) for letter in cell.items(cells, "reliability")) or UNGRADED.reliability
        return Grade(letters, Credibility(cells.get("credibility") or UNGRADED.credibility), cells.get("credibility_why", ""))
    except ValueError as error:
        message = f"its grade is none: {error}"
        raise Wrong(message) from error


def _system(cells: Mapping[str, str]) -> str | None:
    said = one_line(cells.get("system"))
    if said is None or is_own(cells):
        return said
    catalogue = systems.load()
    known = catalogue.named(said) or catalogue.named(said.removesuffix("s"))
    # Many a sheet has one column for "Patriot" and for "tanks".
    return known.name if known else None if cell.category_called(said) else said


def _category_of(unit: str | None) -> Category | None:
    if unit is None:
        return None
    known = units.load().named(unit)
    return known[0].category if known else Category.UNIT


def _since(cells: Mapping[str, str]) -> Interval | None:
    first, last = cell.day(cells, "since_earliest"), cell.day(cells, "since_latest")
    if first and "since_latest" not in cells:
        last = first
    if first and last and first > last:
        message = f"since {first} cannot be by {last}"
        raise Wrong(message)
    return Interval(first, last) if first or last else None


def _days(cells: Mapping[str, str]) -> tuple[date, ...]:
    first, last = cell.day(cells, "first_evidence"), cell.day(cells, "last_evidence")
    if first and last and first > last:
        message = f"the first evidence, {first}, is later than the last, {last}"
        raise Wrong(message)
    return tuple(sorted({each for each in (first, last) if each}))


def sentences(read: Line) -> list[str]:
    """Return the row in words, once for each origin that it names."""
    words = _words(read)
    return [f"According to {one_line(origin)}: {words}." for origin in read.origins] or [f"{words}."]


def _words(read: Line) -> str:
    subject = read.subject
    names = dict.fromkeys(filter(None, (subject.unit, subject.system, subject.text, f"({_spaced(subject.category)})")))
    many = f"{in_words(read.quantity.min, read.quantity.max, read.quantity.unit)} of " if read.quantity else ""
    sure = "" if read.modality is Modality.ASSERTED else f" ({read.modality})"
    ways = (("at", read.place), ("from", read.start), ("to", read.destination))
    where = "".join(f" {way} {one_line(place.name)}" for way, place in ways if place)
    since = f", since {read.since.earliest or '…'} to {read.since.latest or '…'}" if read.since else ""
    due = f", due by {read.due}" if read.due else ""
    return f"{many}{' '.join(names)} of {read.operator or 'nobody named'}: {_spaced(read.status)}{sure}{where}{since}{due}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")
