"""``python -m bench [MEASURE …] [--write]``: measure what is named, or everything, and fail where a figure is below its floor."""

from __future__ import annotations

import argparse
import functools
import sys
from typing import TYPE_CHECKING

from bench import (
    apart,
    claims,
    confidence,
    copies,
    draw,
    errors,
    floors,
    layers,
    ledger,
    neighbours,
    newswire,
    results,
    sentences,
    speed,
)
from bench.sources import VARIABLE, AbsentError, folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.measured import Measured

MEASURES: tuple[tuple[str, Callable[..., Measured]], ...] = (
    ("claims", claims.measure),
    ("errors", errors.measure),
    ("confidence", confidence.measure),
    ("dates", functools.partial(layers.measure, layers.DATES)),
    ("places", functools.partial(layers.measure, layers.PLACES)),
    ("sourcing", functools.partial(layers.measure, layers.SOURCING)),
    ("sentences", sentences.measure),
    ("newswire", newswire.measure),
    ("speed", speed.measure),
    ("draw", draw.measure),
    ("neighbours", neighbours.measure),
    ("copies", copies.measure),
    (apart.NAME, apart.measure),
    ("ledger", ledger.measure),
)
NAMES = tuple(name for name, _ in MEASURES)
KEEPING = {"errors", "draw"}
"""Measures that keep a file of their own where asked to write."""
LONG = {"ledger"}
"""Measures that are only taken where they are named."""
OWN = {"apart", "copies", "ledger", "neighbours"}
"""Measures that need no data from outside: taken without it where they are named."""
FLOORS = "floors"


def main() -> int:
    """Measure, print, and compare with the floors; 1 where a figure has fallen. What lacks its data says so and is left out: that is no failure."""
    asked = _asked()
    names = [name for name in asked.measures if name != FLOORS] or [name for name in NAMES if name not in LONG]
    if not folder().is_dir():
        names = [name for name in asked.measures if name in OWN]
        print(
            f"The data to measure on is absent: there is no folder {folder()}. Name the one that holds data/ and bench/ in {VARIABLE}. Measured without it: {', '.join(names) or 'nothing'}."
        )
    if not names:
        return 0
    measured = [one for name in names if (one := _measure(name, asked))]
    if asked.raise_:
        return _raise(measured)
    return _compare(measured)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(NAMES)}; all where none is named; `{FLOORS}` for --raise"
    )
    parser.add_argument(
        "--write", action="store_true", help="also rewrite their sections of bench/RESULTS.md, and bench/errors.md"
    )
    parser.add_argument(
        "--raise", action="store_true", dest="raise_", help=f"with `{FLOORS}`: raise the floors to what is measured"
    )
    parser.add_argument(
        "--claims", type=int, default=ledger.CLAIMS, metavar="N", help="with `ledger`: how many claims to fill it with"
    )
    asked = parser.parse_args()
    if unknown := [name for name in asked.measures if name not in {*NAMES, FLOORS}]:
        parser.error(f"no such measure: {', '.join(unknown)} (there are {', '.join(NAMES)})")
    if asked.raise_ and FLOORS not in asked.measures:
        parser.error(f"--raise goes with {FLOORS}: python -m bench {FLOORS} [MEASURE …] --raise")
    return asked


def _measure(name: str, asked: argparse.Namespace) -> Measured | None:
    measure = dict(MEASURES)[name]
    more = {"write": asked.write} if name in KEEPING else {"claims": asked.claims} if name == ledger.NAME else {}
    try:
        measured = measure(**more)
    except AbsentError as error:
        print(f"{name} is not measured: {error}.")
        return None
    print(results.screen(measured))
    if asked.write:
        results.write([measured], NAMES)
    return measured


def _compare(measured: Sequence[Measured]) -> int:
    pinned = floors.load()
    fallen = floors.fallen(measured, pinned)
    causes = errors.counts() if any(fall.measure == claims.NAME for fall in fallen) else {}
    print(floors.screen(measured, pinned, causes))
    return 1 if fallen else 0


def _raise(measured: Sequence[Measured]) -> int:
    causes = errors.counts() if any(one.name == claims.NAME for one in measured) else None
    raised, said = floors.raised(measured, causes, floors.load())
    floors.save(raised)
    print("\n".join([f"== Floors: {len(said)} raised", *said]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
