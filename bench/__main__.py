"""``python -m bench [MEASURE …] [--write]``: measure what was asked, or everything."""

from __future__ import annotations

import argparse
import functools
import sys
from typing import TYPE_CHECKING

from bench import claims, draw, layers, newswire, results
from bench.sources import VARIABLE, AbsentError, folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.measured import Measured

MEASURES: tuple[tuple[str, Callable[..., Measured]], ...] = (
    ("claims", claims.measure),
    ("dates", functools.partial(layers.measure, layers.DATES)),
    ("places", functools.partial(layers.measure, layers.PLACES)),
    ("sourcing", functools.partial(layers.measure, layers.SOURCING)),
    ("newswire", newswire.measure),
    ("draw", draw.measure),
)
NAMES = tuple(name for name, _ in MEASURES)


def main() -> int:
    """Measure and print. What lacks its data says so and is left out: that is no failure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(NAMES)}; all where none is named")
    parser.add_argument("--write", action="store_true", help="also rewrite their sections of bench/RESULTS.md")
    asked = parser.parse_args()
    if unknown := [name for name in asked.measures if name not in NAMES]:
        parser.error(f"no such measure: {', '.join(unknown)} (there are {', '.join(NAMES)})")
    if not folder().is_dir():
        print(
            f"The data to measure on is absent: there is no folder {folder()}. Name the one that holds data/ and bench/ in {VARIABLE}. Nothing is measured."
        )
        return 0
    for name in asked.measures or NAMES:
        _measure(name, write=asked.write)
    return 0


def _measure(name: str, *, write: bool) -> None:
    measure = dict(MEASURES)[name]
    try:
        measured = measure(write=write) if name == "draw" else measure()
    except AbsentError as error:
        print(f"{name} is not measured: {error}.")
        return
    print(results.screen(measured))
    if write:
        results.write([measured], NAMES)


if __name__ == "__main__":
    sys.exit(main())
