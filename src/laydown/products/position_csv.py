"""Positions as CSV (RFC 4180), such that a spreadsheet runs nothing of it and `laydown import csv` gives it back."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from laydown.products.columns import COLUMNS, values
from laydown.products.printable import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report

# What a spreadsheet would run as a formula; apostrophes before it count, so that taking one away undoes what was put there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_BETWEEN = " | "


def laydown_csv(laydown: Laydown, _reports: Mapping[str, Report], _claims: Mapping[str, Claim]) -> str:
    """Return a laydown's positions as CSV."""
    return positions_csv(laydown.positions)


def positions_csv(positions: Iterable[Position]) -> str:
    """Return positions as CSV, the columns as in `COLUMNS`; lists are joined by ` | `."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for position in positions:
        writer.writerow([_cell(value) for value in values(position).values()])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        # The bar parts the items, so that none can stand within one.
        value = _BETWEEN.join(str(item).replace("|", "¦") for item in value)
    if not isinstance(value, str):
        return value
    shown = plain(value)
    return f"'{shown}" if _FORMULA.match(shown) else shown
