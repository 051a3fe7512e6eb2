"""Which symbol, in which colour? A position's SIDC with the entity of its system, and how it is drawn where there are no symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.domain.sidc import SymbolStatus, sidc, symbol_status

if TYPE_CHECKING:
    from laydown.domain.position import Position

DISPUTED = "disputed"
STYLES = ("planned", "present", "leaving", "gone", DISPUTED)
_STYLES = {
    SymbolStatus.PLANNED: "planned",
    SymbolStatus.MOVING: "planned",
    SymbolStatus.SUSPECTED: "planned",
    SymbolStatus.LEAVING: "leaving",
    SymbolStatus.GONE: "gone",
    SymbolStatus.LOST: "gone",
    SymbolStatus.DENIED: "gone",
}


def symbol(position: Position, status: SymbolStatus | None = None) -> str:
    """Return the 20 digits of a position; the entity is that of its system where the catalogue has it."""
    known = systems.load().named(position.system) if position.system else None
    own = known.symbol if known and known.category is position.category else None
    return sidc(position, own, status=status)


def style(position: Position, status: SymbolStatus | None = None) -> str:
    """Return which of `STYLES` a position is drawn in."""
    return DISPUTED if position.disputed else _STYLES.get(status or symbol_status(position), "present")
