"""Positions as Parquet: typed columns, days as days, lists as lists. Needs pyarrow, the extra `parquet`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from laydown.domain.sidc import symbol_status
from laydown.errors import UsageError
from laydown.products.columns import DAY, DEGREES, KINDS, LIST, NUMBER, TEXT, values
from laydown.products.printable import plain
from laydown.products.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report

_SYMBOL = {"sidc": TEXT, "symbol_status": TEXT}


def parquet(laydown: Laydown, _reports: Mapping[str, Report], _claims: Mapping[str, Claim]) -> bytes:
    """Return a laydown's positions as one Parquet file, its two days in the file's metadata. Raises UsageError without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError as error:
        message = 'Parquet needs pyarrow, which is not installed: pip install "laydown[parquet]"'
        raise UsageError(message) from error
    types = {
        TEXT: pa.string(), NUMBER: pa.int64(), DEGREES: pa.float64(), DAY: pa.date32(), LIST: pa.list_(pa.field("item", pa.string())),
    }  # fmt: skip
    days = {"laydown.valid_at": laydown.valid_at.isoformat(), "laydown.known_at": laydown.known_at.isoformat()}
    schema = pa.schema([pa.field(name, types[kind]) for name, kind in {**KINDS, **_SYMBOL}.items()], metadata=days)
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([_row(position) for position in laydown.positions], schema=schema), out)
    return out.getvalue()


def _row(position: Position) -> dict[str, object]:
    row = values(position) | {"sidc": symbol(position), "symbol_status": str(symbol_status(position))}
    return {name: _value(value) for name, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [plain(str(item)) for item in value]
    return plain(value) if isinstance(value, str) else value
