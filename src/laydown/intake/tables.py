"""Tables of positions (CSV), Laydown's own and anybody's: row by row to reports and claims; a bad row is set aside with its line."""

from __future__ import annotations

import csv
import io
import re
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from laydown.errors import BadReport, SourceUnusable
from laydown.intake import files, limits
from laydown.intake.encoding import Undecodable, decode
from laydown.intake.table_cells import Wrong, folded, vocabulary
from laydown.intake.table_rows import FORM, Line, claims_of, line, reports, sentences, text_of
from laydown.intake.tidy import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report

__all__ = ["FORM", "cells_of", "claims_again", "derive", "read_table"]

_DELIMITERS = ",;\t"
# What a spreadsheet would run as a formula has an apostrophe before it; taking it away undoes what the export did.
_GUARDED = re.compile(r"'('*[=+\-@\t\r])")
_FORCES = ("system", "category", "unit")


def read_table(
    path: str, *, now: datetime, outlet: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[tuple[Report, list[Claim]] | BadReport | SourceUnusable]:
    """Yield a table's reports with their claims, and, as values, the rows that are set aside and why.

    `path` is a file, or `-` for standard input. The reports' outlet is `outlet`, else the file's name.
    """
    try:
        source = files.standard_input(stdin) if path == files.STANDARD_INPUT else files.file(Path(path))
    except (OSError, ValueError) as error:
        yield SourceUnusable(path, files.why(error))
        return
    with closing(source.stream):
        try:
            text = decode(source.whole(limits.COLLECTION_BYTES))
        except (BadReport, Undecodable, OSError) as problem:
            yield SourceUnusable(source.name, getattr(problem, "reason", str(problem)))
            return
    yield from _rows(text, source.name, outlet or source.label or source.id, now)


@dataclass(frozen=True, slots=True)
class _Head:
    """A table's first row, as written and as understood, and what holds for all of its rows."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    outlet: str
    now: datetime

    @property
    def wrong(self) -> str | None:
        """Why this is no head of a table of positions."""
        if "place" in self.columns and any(name in self.columns for name in _FORCES):
            return None
        named = ", ".join(filter(None, self.columns))[:200]
        return f"its first row names no column `place` with one of {', '.join(_FORCES)}; it names {named}"

    def read(self, row: Sequence[str], where: str) -> list[tuple[Report, list[Claim]]]:
        """Return all that a row says, or raise `BadReport`: a row that is wrong on its second day leaves nothing behind."""
        if any(cell.strip() for cell in row[len(self.columns) :]):
            raise BadReport(where, f"has {len(row)} cells, but the head names {len(self.columns)} columns")
        name = one_line(where.rsplit("/", 1)[-1]) or "table"
        try:
            return list(reports(cells_of(row, self.columns), _raw(row, self.names), name=name, outlet=self.outlet, now=self.now))
        except Wrong as why:
            raise BadReport(where, str(why)) from why


def _rows(text: str, name: str, outlet: str, now: datetime) -> Iterator[tuple[Report, list[Claim]] | BadReport | SourceUnusable]:
    csv.field_size_limit(limits.REPORT_BYTES)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head: _Head | None = None
    while True:
        try:
            row = next(table, None)
            if row is None:
                break
            if not any(cell.strip() for cell in row):
                continue
            if head is None:
                head = _Head(tuple(row), tuple(map(_column, row)), one_line(outlet) or "table", now)
                if head.wrong:
                    yield SourceUnusable(name, head.wrong)
                    return
                continue
            yield from head.read(row, f"{name}:{table.line_num}")
        except csv.Error as error:
            yield BadReport(f"{name}:{table.line_num}", f"is no row of a table ({error})")
        except BadReport as problem:
            yield problem
    if head is None:
        yield SourceUnusable(name, "the table is empty")


def cells_of(row: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    """Return a row's cells by column, without blanks around them and without the guard against formulas."""
    cells: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=False):
        if column and not cells.get(column):
            cells[column] = _GUARDED.sub(r"\1", cell, count=1) if _GUARDED.match(cell) else cell.strip()
    return cells


def _column(name: str) -> str:
    """Return the column that a head means: by Laydown's own name, or any that the vocabulary has."""
    plain = folded(name)
    own = plain.replace(" ", "_")
    return vocabulary()["columns"].get(plain, own)


def _raw(row: Sequence[str], head: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([head, row])
    return out.getvalue().encode("utf-8", "surrogatepass")


def derive(report: Report, raw: bytes) -> Report:
    """Return a row's report with its text made anew of its stored bytes; raise `BadReport` where they are no row."""
    read, _ = _again(report, raw)
    return replace(report, title=None, text=text_of(read), language="en", canonical=None, via=None)


def claims_again(report: Report, raw: bytes) -> list[Claim]:
    """Return the claims of a row's report as they are read today; raise `BadReport` where its bytes are no row."""
    read, said = _again(report, raw)
    return list(claims_of(read, said, report.key, report.published))


def _again(report: Report, raw: bytes) -> tuple[Line, list[str]]:
    try:
        head, row = csv.reader(io.StringIO(raw.decode("utf-8", "surrogatepass"), newline=""))
        read = line(cells_of(row, [_column(cell) for cell in head]))
    except (ValueError, csv.Error) as error:
        raise BadReport(report.id, f"its bytes are no row of a table any more: {error}") from error
    return read, sentences(read)
