"""Keeping it: reports, claims, statements and judgements, append-only; one contract, one SQL backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.ledger.contract import Counts, Known, Ledger, Neighbours, Wanted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Counts", "Known", "Ledger", "Neighbours", "Wanted", "open_ledger"]


def open_ledger(where: str | Path, *, create: bool = True, wait: float = 5.0) -> Ledger:
    """Open the ledger at a path or a `sqlite:///` URL, and bring an older one up to date.

    Where there is none, make one if `create`. `wait` is how many seconds to wait for another program that writes. Raises
    LedgerUnusable.
    """
    from laydown.ledger.opening import open_sqlite

    return open_sqlite(where, create=create, wait=wait)
