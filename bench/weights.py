"""With which weights is a report read? As shipped, or with weights that never saw it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Weights:
    """`weights_for` gives, by a report's id, weights that never saw it (None: those shipped never did); `using` has the reader read with them inside a block."""

    weights_for: Callable[[str], object | None]
    using: Callable[[object], AbstractContextManager[object]]

    def reading(self, doc: str) -> AbstractContextManager[object]:
        """Return the block in which a report is read with weights that never saw it."""
        found = self.weights_for(doc)
        return nullcontext() if found is None else self.using(found)


def unseen() -> Weights | None:
    """Return how to read reports with weights that never saw them; None while the reader reads with none that were learned on reports."""
    return None
