"""Rows of the database as reports, claims and the rest. Values that many rows share are made once."""

from __future__ import annotations

import json
from array import array
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from laydown.domain import as_json
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.judgement import Judgement, Verdict
from laydown.domain.lineage import Link, LinkKind, Named, Pair, Root, Run, Shown, Trace
from laydown.domain.order_of_battle import Category, Quantity, Subject
from laydown.domain.provenance import Excerpt, Report
from laydown.ledger.reasons import Unreadable
from laydown.ledger.storable import SUBSTITUTE, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from laydown.domain.attribution import Attribution
    from laydown.domain.dates import Interval
    from laydown.domain.place import Place

    Cells = tuple[Any, ...]

REPORT = "number, key, id, sha256, text, title, outlet, author, url, published, published_at, retrieved_at, language, canonical, via, form"
CLAIM = (
    "c.sentence_start, c.sentence_end, c.subject_text, c.category, c.system, c.unit, c.inferred, c.operator, c.quantity, c.status, "
    "c.modality, c.place, c.origin, c.time, c.attribution, coalesce(c.reader, r.reader), c.frame, c.confidence, c.as_read"
)
DETAILS = (8, 11, 12, 13, 14)
"""Where among the columns of `CLAIM` the numbers of details stand."""
STATEMENT = (
    "c.sentence_start, c.sentence_end, c.kind, c.topic, c.state, c.parties, c.time, c.at_odds_with, c.attribution, "
    "coalesce(c.reader, r.reader)"
)
JUDGEMENT = 'verdict, targets, "by", why, at, claims, changes'

Taken = ParamSpec("Taken")
Made = TypeVar("Made")

_NARROW, _WIDE = "i", "q"
_BOUND = 1 << 31
_CATEGORIES = {str(each): each for each in Category}
_STATUSES = {str(each): each for each in Status}
_MODALITIES = {str(each): each for each in Modality}


def _as_written(made: Callable[Taken, Made]) -> Callable[Taken, Made]:
    """Let what is made of a row that was altered end in `Unreadable`, whatever goes wrong with it."""

    @wraps(made)
    def of_row(*args: Taken.args, **named: Taken.kwargs) -> Made:
        try:
            return made(*args, **named)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
            raise Unreadable(str(error)) from error

    return of_row


def words(kept: str | None) -> str | None:
    """Undo the escapes of a text."""
    return unescaped(kept) if kept is not None and SUBSTITUTE in kept else kept


@_as_written
def report(cells: Cells) -> Report:
    """Return the report of a row's columns `REPORT`."""
    _, key, name, sha256, text, title, outlet, author, url, published, published_at, retrieved_at, language, *rest = cells
    canonical, via, form = rest
    del key
    return Report(
        id=words(name) or "",
        sha256=words(sha256) or "",
        text=words(text) or "",
        title=words(title),
        outlet=words(outlet),
        author=words(author),
        url=words(url),
        published=_day(published),
        published_at=datetime.fromisoformat(published_at) if published_at else None,
        retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
        language=words(language),
        canonical=words(canonical),
        via=words(via),
        form=words(form),
    )


@_as_written
def claim(cells: Cells, key: str, details: Mapping[int | None, str | None]) -> Claim:
    """Return the claim of a row's columns `CLAIM`, of the report of that key; `details` are those of the rows by number."""
    (
        start, end, text, category, system, unit, inferred, operator, quantity, status,
        modality, place, origin, time, attribution, reader, frame, confidence, as_read,
    ) = cells  # fmt: skip
    return Claim(
        report=key,
        sentence=Excerpt(start, end),
        subject=_subject(text, category, system, unit, inferred),
        status=_STATUSES[status],
        modality=_MODALITIES[modality],
        attribution=_attribution(details[attribution]),
        operator=words(operator),
        quantity=_quantity(details[quantity]),
        place=_place(details[place]),
        origin=_place(details[origin]),
        time=_interval(details[time]),
        reader=words(reader) or "",
        frame=words(frame) or "",
        confidence=confidence,
        as_read=as_read or "",
    )


@_as_written
def statement(cells: Cells, key: str) -> Statement:
    """Return the context statement of a row's columns `STATEMENT`, of the report of that key."""
    start, end, kind, topic, state, parties, time, at_odds_with, attribution, reader = cells
    return Statement(
        report=key,
        sentence=Excerpt(start, end),
        kind=StatementKind(kind),
        topic=words(topic) or "",
        state=words(state),
        parties=tuple(json.loads(parties)),
        time=_interval(time),
        at_odds_with=tuple(json.loads(at_odds_with)),
        attribution=_attribution(attribution),
        reader=words(reader) or "",
    )


@_as_written
def judgement(cells: Cells) -> Judgement:
    """Return the judgement of a row's columns `JUDGEMENT`."""
    verdict, targets, by, why, at, claims, changes = cells
    return Judgement(
        verdict=Verdict(verdict),
        targets=tuple(json.loads(targets)),
        by=words(by) or "",
        why=words(why) or "",
        at=datetime.fromisoformat(at),
        claims=tuple(as_json.to_claim(each) for each in json.loads(claims)),
        changes=json.loads(changes),
    )


@_as_written
def moment(kept: str) -> datetime:
    """Return a moment of the ledger's own clock."""
    return datetime.fromisoformat(kept).replace(tzinfo=UTC)


def from_trace(trace: Trace) -> tuple[str, bytes]:
    """Return a trace as JSON, and its sketch as bytes: how many each fingerprint takes, four or eight, and all of them."""
    links = [
        [link.claim, _from_end(link.to), link.kind, link.words, [_from_shown(s) for s in link.shown]] for link in trace.links
    ]
    told = [_from_named(trace.tag) if trace.tag else None, [_from_named(each) for each in trace.outlets], trace.spelt, links]
    width = _NARROW if all(-_BOUND <= fingerprint < _BOUND for fingerprint in trace.sketch) else _WIDE
    return json.dumps(told, separators=(",", ":")), width.encode() + array(width, trace.sketch).tobytes()


@_as_written
def trace(key: str, kept: str, sketch: bytes) -> Trace:
    """Return the trace of the report of that key."""
    tag, outlets, spelt, links = json.loads(kept)
    return Trace(
        report=key,
        tag=_named(tag) if tag else None,
        outlets=tuple(_named(each) for each in outlets),
        spelt=tuple((short, full) for short, full in spelt),
        links=tuple(
            Link(said, _end(to), LinkKind(kind), why, tuple(Shown(of, Excerpt(*at)) for of, at in shown))
            for said, to, kind, why, shown in links
        ),
        sketch=tuple(array(chr(sketch[0]), sketch[1:])),
    )


def from_pair(pair: Pair) -> str:
    """Return what two reports share as JSON, without their keys."""
    runs = [[run.one.start, run.one.end, run.other.start, run.other.end] for run in pair.runs]
    return json.dumps([pair.share, runs, pair.canonical], separators=(",", ":"))


@_as_written
def pair(one: str, other: str, kept: str) -> Pair:
    """Return what two reports share."""
    share, runs, canonical = json.loads(kept)
    found = tuple(Run(Excerpt(a, b), Excerpt(c, d)) for a, b, c, d in runs)
    return Pair(one=one, other=other, share=share, runs=found, canonical=canonical)


def _from_end(to: str | Root) -> Any:  # noqa: ANN401  JSON
    return [to.key, to.name, to.wire] if isinstance(to, Root) else to


def _end(kept: Any) -> str | Root:  # noqa: ANN401  JSON
    return kept if isinstance(kept, str) else Root(*kept)


def _from_named(named: Named) -> list[Any]:
    return [named.name, named.excerpt.start, named.excerpt.end]


def _named(kept: list[Any]) -> Named:
    return Named(kept[0], Excerpt(kept[1], kept[2]))


def _from_shown(shown: Shown) -> list[Any]:
    return [shown.report, [shown.excerpt.start, shown.excerpt.end]]


@lru_cache(maxsize=50_000)
def _subject(text: str, category: str, system: str | None, unit: str | None, inferred: int) -> Subject:
    return Subject(words(text) or "", _CATEGORIES[category], words(system), words(unit), inferred=bool(inferred))


@lru_cache(maxsize=50_000)
def _place(kept: str | None) -> Place | None:
    return None if kept is None else as_json.to_place(json.loads(kept))


@lru_cache(maxsize=50_000)
def _attribution(kept: str) -> Attribution:
    return as_json.to_attribution(json.loads(kept))


@lru_cache(maxsize=10_000)
def _quantity(kept: str | None) -> Quantity | None:
    return None if kept is None else as_json.to_quantity(json.loads(kept))


@lru_cache(maxsize=20_000)
def _interval(kept: str | None) -> Interval | None:
    return None if kept is None else as_json.to_interval(json.loads(kept))


@lru_cache(maxsize=10_000)
def day(iso: str) -> date:
    """Return a day."""
    return date.fromisoformat(iso)


def _day(iso: str | None) -> date | None:
    return day(iso) if iso else None
