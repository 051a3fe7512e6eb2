"""One measure's outcome: a table, and how to get it again."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

T = TypeVar("T")
STEPS = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """What one measure found. `notes` are sentences under the table; `figures` those that `floors.toml` may pin, the higher the better: counts and shares."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The command that measures it."""
        return f"python -m bench {self.name}"


def figure(value: float) -> str:
    """Return a count as it is, and a share with three decimals."""
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"


def watched(things: Sequence[T], name: str) -> Iterator[T]:
    """Yield the things, and say on stderr how far it has come, in ten steps."""
    step = max(1, len(things) // STEPS)
    for number, thing in enumerate(things, 1):
        yield thing
        if number % step == 0 or number == len(things):
            sys.stderr.write(f"{name}: {number:,} of {len(things):,}\n")
