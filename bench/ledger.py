"""Is a ledger of ten years as quick as one of a week? Fills one with made-up reports, and asks of it what an analyst asks every morning."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bench.ledger_world import DAYS, FIRST, World
from bench.measured import Measured, figure
from laydown.ledger import Wanted, open_ledger
from laydown.ledger.keeping import Read
from laydown.lineage.tracing import place_in
from laydown.workflow.asking import Question, laydown_as_of, laydown_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bench.ledger_world import Force, Telling
    from laydown.ledger import Ledger
    from laydown.ledger.sql import SqlLedger

NAME = "ledger"
CLAIMS = 1_000_000
SIZES = (10_000, 100_000, 1_000_000)
"""Claims in the ledger when it is measured how long one more report takes."""
TIMED = 200
ASKED = 200
BRIEFS = 10
BATCH = 1000
WARM_UP = 5


def measure(claims: int = CLAIMS) -> Measured:
    """Fill a ledger with about so many claims, and measure adding and asking on the way."""
    world = World(claims)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "laydown.db"
        began = time.perf_counter()
        with open_ledger(path) as ledger:
            rows = _fill(cast("SqlLedger", ledger), world, path)
            rows.append(("filling, minutes", f"{(time.perf_counter() - began) / 60:.1f}"))
            rows += asked(ledger, world)
    table = (("reports", figure(world.reports)), ("positions told of", figure(world.positions)), *rows)
    largest = max(len(force.places) for force in world.forces)
    spread = (
        f"{len(world.forces):,} kinds of force, the largest at {largest} places; reports are made up, as `ledger_world.py` says."
    )
    notes = (spread, "Times are of the wall clock, on a machine that may do other things.")
    return Measured(NAME, "A ledger of ten years", ("", "figure"), table, notes)


def asked(ledger: Ledger, world: World) -> list[tuple[str, str]]:
    """Measure laydowns of one system as of random days, and briefs of changes."""
    draw = random.Random(7)  # noqa: S311  a sample needs no secrets
    named = [force for force in world.forces if force.subject.system]
    days = [FIRST + timedelta(days=draw.randrange(DAYS // 10, DAYS)) for _ in range(ASKED)]
    for force in named[-WARM_UP:]:
        _laydown(ledger, force, days[0])
    some = [_laydown(ledger, draw.choice(named), day) for day in days]
    heaviest = [_laydown(ledger, force, FIRST + timedelta(days=DAYS)) for force in named[:5]]
    briefs = [_brief(ledger, day) for day in days[:BRIEFS]]
    return [
        ("laydown of one system, p50, ms", _ms(some, 0.5)),
        ("laydown of one system, p95, ms", _ms(some, 0.95)),
        ("laydown of the five heaviest at the end, longest, ms", _ms(heaviest, 1.0)),
        ("brief of changes for a day, p50, ms", _ms(briefs, 0.5)),
        ("brief of changes for a day, longest, ms", _ms(briefs, 1.0)),
    ]


def _fill(ledger: SqlLedger, world: World, path: Path) -> list[tuple[str, str]]:
    tellings, told, rows = world.tellings(), 0, []
    sizes = [size for size in SIZES if size <= CLAIMS]
    while batch := list(islice(tellings, BATCH)):
        with ledger.writing() as keeping:
            for one in batch:
                read = Read(one.claims, (), "bench 1", one.recorded_at)
                keeping.add(one.report, read, partial(place_in, one.report, one.claims))
                told += len(one.claims)
        if sizes and told >= sizes[0] * 0.98:
            times, more = _adding(ledger, islice(tellings, TIMED))
            rows.append((f"adding a report to {sizes.pop(0):,} claims, p50 / p95, ms", f"{_ms(times, 0.5)} / {_ms(times, 0.95)}"))
            told += more
        sys.stderr.write(f"ledger: {told:,} claims\n")
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    return [*rows, ("claims", figure(told)), ("bytes a claim, its part of the report's text with it", figure(size // told))]


def _adding(ledger: Ledger, tellings: Iterator[Telling]) -> tuple[list[float], int]:
    times, told = [], 0
    for one in tellings:
        began = time.perf_counter()
        ledger.add(one.report, one.claims, (), trace=partial(place_in, one.report, one.claims), recorded_at=one.recorded_at)
        times.append(time.perf_counter() - began)
        told += len(one.claims)
    return times, told


def _laydown(ledger: Ledger, force: Force, day: date) -> float:
    began = time.perf_counter()
    laydown_as_of(ledger, Question(valid_at=day, known_at=day, wanted=Wanted(system=force.subject.system)))
    return time.perf_counter() - began


def _brief(ledger: Ledger, day: date) -> float:
    began = time.perf_counter()
    laydown_since(ledger, Question(valid_at=day, known_at=day), day - timedelta(days=1))
    return time.perf_counter() - began


def _ms(times: Sequence[float], part: float) -> str:
    return f"{sorted(times)[min(len(times) - 1, int(len(times) * part))] * 1000:.1f}"
