"""Ledgers to fill, and what they answer, byte for byte."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from laydown import workflow
from laydown.ledger import open_ledger
from laydown.lineage.tracing import place_in
from laydown.products.position_rows import laydown_row
from laydown.products.printable import json_text
from laydown.workflow.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.whole.real import Read

    from laydown.domain.position import Laydown
    from laydown.ledger import Known, Ledger, Wanted
    from laydown.workflow import View

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""When ledgers take in, if nothing else is said; undated reports are known from this day."""
DAY = NOON.date()
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


class Shelf:
    """Ledgers in a folder, each begun as a copy of its empty one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    @contextmanager
    def ledger(self, reads: Iterable[Read] = (), at: datetime = NOON) -> Iterator[Ledger]:
        """Lend a ledger with these reports; it is thrown away afterwards."""
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copy(self._folder / "empty.db", path)
        try:
            with open_ledger(path) as opened:
                for each in reads:
                    add(opened, each, at)
                yield opened
        finally:
            for left in self._folder.glob(f"{path.name}*"):
                left.unlink()


def add(ledger: Ledger, read: Read, at: datetime = NOON) -> bool:
    """Take a report in, as `laydown read` does."""
    return ledger.add(
        read.report,
        read.claims,
        read.statements,
        trace=lambda near: place_in(read.report, read.claims, near),
        reader=read.reader,
        recorded_at=at,
    )


def seen(
    ledger: Ledger,
    valid_at: date = DAY,
    known_at: date | None = None,
    *,
    recorded_at: datetime | None = None,
    wanted: Wanted | None = None,
) -> View:
    """Ask for the laydown; without a second day, as known on the first."""
    question = workflow.Question(valid_at=valid_at, known_at=known_at or valid_at, recorded_at=recorded_at, wanted=wanted)
    return workflow.laydown_as_of(ledger, question)


def in_bytes(view: View) -> str:
    """Return all that a view says, as text."""
    return "\n".join((laydown_bytes(view.laydown), _text([list(view.reports), list(view.claims.values()), view.statements])))


def laydown_bytes(laydown: Laydown) -> str:
    """Return a laydown with its origins and their links, as text."""
    return f"{json_text(laydown_row(laydown))}\n{_text(asdict(laydown))}"


def known_bytes(known: Known) -> str:
    """Return what a question stands on, as text."""
    return _text([sorted(known.traces), [known.traces[key] for key in sorted(known.traces)], known.pairs])


def days(reads: Iterable[Read]) -> list[date]:
    """Return the days of reports, and those around them on which something could go wrong."""
    said = {each.report.published or DAY for each in reads}
    return sorted({day + timedelta(days=by) for day in said for by in (-1, 0, 1, 8, 22, 91)})


def flaws(ledger: Ledger) -> list[str]:
    """Return what `laydown verify` finds wrong."""
    return [str(flaw) for flaw in verify(ledger).flaws]


def matters_of(laydown: Laydown) -> Counter[str]:
    """Return the positions of a laydown, each as text, without how many days it has been stale."""
    return Counter(_text(asdict(replace(each, stale="stale" if each.stale else ""))) for each in laydown.positions)


def _text(value: Any) -> str:  # noqa: ANN401  anything of the domain
    return json.dumps(value, default=repr, ensure_ascii=True, indent=1)
