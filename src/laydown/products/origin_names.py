"""By what names do independent origins go? Those of a position, each root once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products.citing import shortened
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from laydown.domain.position import Position

_LONGEST_NAME = 60


def origin_names(position: Position) -> tuple[str, ...]:
    """Return the names of a position's independent origins; two that go back to one root are one."""
    roots = dict.fromkeys(one_line(origin.root or origin.name) for origin in position.origins)
    return tuple(shortened(root, _LONGEST_NAME) for root in roots)
