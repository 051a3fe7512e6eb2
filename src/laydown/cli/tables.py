"""Positions and claims as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from laydown.products import words
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.judgement import Judgement
    from laydown.domain.position import Position

_ID = 8
_NARROW = 130
_WHOLE = ("id", "claim")


def positions(found: Iterable[Position], width: int) -> Table:
    """Return positions, one a row; the first characters of an id are enough for `laydown show`."""
    if width < _NARROW:
        return _few(found)
    table = _table("id", "operator", "what", "where", "how many", "state", "since", "origins", "grade", "last evidence", "beware")
    for each in found:
        _row(
            table, each.id[:_ID], words.actor(each.operator), words.force(each.category, each.system, each.unit), words.whereabouts(each),
            words.how_many(each.count), words.in_state(each), words.since(each).removeprefix("since "), " · ".join(origin_names(each)),
            str(each.grade), _last(each), _flags(each),
        )  # fmt: skip
    return table


def _few(found: Iterable[Position]) -> Table:
    table = _table("id", "what", "where", "state", "origins", "grade", "last evidence")
    for each in found:
        force = f"{words.force(each.category, each.system, each.unit)}, {words.actor(each.operator)}"
        state = ", ".join(filter(None, (words.how_many(each.count), words.in_state(each), words.since(each), _flags(each))))
        _row(
            table,
            each.id[:_ID],
            force,
            words.whereabouts(each),
            state,
            str(len(origin_names(each))),
            str(each.grade),
            _last(each),
        )
    return table


def _last(each: Position) -> str:
    return each.last_evidence.isoformat() if each.last_evidence else ""


def _flags(each: Position) -> str:
    return ", ".join(flag for flag, on in (("disputed", each.disputed), ("stale", each.stale)) if on)


def claims(rows: Iterable[dict[str, Any]], width: int) -> Table:
    """Return claims, one a row, from rows of the shape of `laydown claims --format jsonl`."""
    if width < _NARROW:
        table = _table("claim", "what", "where", "state", "says who")
        for row in rows:
            what, whose, where, many, state, when, who = _claim(row)
            said = " → ".join(filter(None, (who, row["outlet"] or row["doc"])))
            _row(
                table,
                row["id"][:_ID],
                ", ".join(filter(None, (what, whose))),
                where,
                ", ".join(filter(None, (many, state, when))),
                said,
            )
        return table
    table = _table("claim", "report", "what", "whose", "where", "how many", "state", "when", "says who")
    for row in rows:
        _row(table, row["id"][:_ID], row["doc"], *_claim(row))
    return table


def judgements(made: Iterable[Judgement], undone: Mapping[str, str]) -> Table:
    """Return judgements, one a row, in their order; `undone` has by id which of them are taken back, and by which."""
    table = _table("judgement", "when", "by", "verdict", "of", "changes", "why", "undone by")
    for each in made:
        _row(
            table, each.id[:_ID], _minute(each), each.by, str(each.verdict), ", ".join(each.targets), changed_words(each), each.why,
            undone.get(each.id, "")[:_ID],
        )  # fmt: skip
    return table


def grades(found: Iterable[tuple[str, Judgement]]) -> Table:
    """Return the letters of sources, one a row."""
    table = _table("source", "grade", "by", "when", "why", "judgement")
    for name, each in found:
        _row(table, name, each.changes["reliability"], each.by, _minute(each), each.why, each.id[:_ID])
    return table


def _minute(judgement: Judgement) -> str:
    return judgement.at.strftime("%Y-%m-%d %H:%M")


def changed_words(judgement: Judgement) -> str:
    """Return what a judgement sets right, field by field."""
    return ", ".join(f"{name}: {_short(value)}" for name, value in judgement.changes.items())


def _short(value: Any) -> str:  # noqa: ANN401  JSON
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "nobody"
    if not isinstance(value, dict):
        return "nothing" if value is None else str(value)
    if "name" in value:
        return ", ".join(filter(None, (value["name"], value.get("country")))) + f" ({value.get('precision')})"
    if "min" in value:
        return " ".join(filter(None, (_bounds(value), value["unit"])))
    return " to ".join(dict.fromkeys(value[end] or "…" for end in ("earliest", "latest")))


def _bounds(many: Mapping[str, Any]) -> str:
    if many["max"] == many["min"]:
        return str(many["min"])
    return f"{many['min']}+" if many["max"] is None else f"{many['min']}–{many['max']}"


def extracted(rows: Iterable[dict[str, Any]]) -> Table:
    """Return claims and statements as extracted, one a row."""
    table = _table("report", "what", "whose", "where", "how many", "state", "when", "says who")
    for row in rows:
        if "subject" in row:
            _row(table, row["doc"], *_claim(row))
        else:
            _row(
                table,
                row["doc"],
                f"{row['kind']}: {row['topic']}",
                ", ".join(row["parties"]),
                "",
                "",
                row["state"] or "",
                _time(row),
                _who(row),
            )
    return table


def _claim(row: dict[str, Any]) -> list[str]:
    subject, place, origin, many = row["subject"], row["place"], row["origin"], row["quantity"]
    where = f"{place['name']} ({place['precision']})" if place else ""
    where += f" from {origin['name']}" if origin else ""
    quantity = f"{_bounds(many)} {many['unit'] or ''}".strip() if many else ""
    sure = "" if row["modality"] == "asserted" else f" ({row['modality']})"
    return [
        subject["system"] or subject["text"],
        row["operator"] or "",
        where,
        quantity,
        f"{row['status']}{sure}",
        _time(row),
        _who(row),
    ]


def _time(row: dict[str, Any]) -> str:
    time = row["time"]
    return " – ".join(dict.fromkeys((time["earliest"] or "…", time["latest"] or "…"))) if time else ""


def _who(row: dict[str, Any]) -> str:
    return " → ".join(filter(None, (", ".join(row["speakers"]), ", ".join(row["outlets"]))))


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(one_line(cell)) for cell in cells))
