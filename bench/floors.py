"""Has a figure fallen? `floors.toml` pins each; what falls below is named, and by which classes of error."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.measured import Measured

FILE = Path(__file__).with_name("floors.toml")
TOLERANCE = 0.005
"""By how much a share may fall before it counts; a count may not fall at all."""
CAUSES = "causes"
HEAD = f"""# Below these, `make bench` fails. `python -m bench floors --raise` raises them to what it measures, shares less {TOLERANCE}; to lower
# one, edit it here and say why in the commit. [{CAUSES}] holds no floors: how many errors of each class there were at the last raise.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by measure and figure, and the counts of errors by set and class when they were last raised."""

    of: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    causes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is below its floor."""

    measure: str
    name: str
    value: float
    floor: float

    def __str__(self) -> str:
        """Say which, and by how much."""
        return f"FALLEN {self.measure}: {self.name} is {_shown(self.value)}, {_shown(self.floor - self.value)} below its floor of {_shown(self.floor)}"


def load(path: Path = FILE) -> Floors:
    """Return what is pinned; nothing where there is no file."""
    if not path.is_file():
        return Floors()
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors({name: table for name, table in tables.items() if name != CAUSES}, tables.get(CAUSES, {}))


def fallen(measured: Sequence[Measured], floors: Floors) -> list[Fall]:
    """Return the figures below their floors. What was not measured has not fallen."""
    pairs = ((one, name, floor) for one in measured for name, floor in floors.of.get(one.name, {}).items())
    return [
        Fall(one.name, name, one.figures[name], floor)
        for one, name, floor in pairs
        if name in one.figures and one.figures[name] < floor
    ]


def unmeasured(measured: Sequence[Measured], floors: Floors) -> list[str]:
    """Return what has a floor and no figure, though its measure was made."""
    return [f"{one.name}: {name}" for one in measured for name in floors.of.get(one.name, {}) if name not in one.figures]


def grown(causes: Mapping[str, int], floors: Floors) -> list[str]:
    """Return the classes of error that hold more than when the floors were raised, the most grown first, in words."""
    more = [(floors.causes.get(name, 0) - count, name, count) for name, count in causes.items()]
    return [f"{name} {count + less} → {count} (+{-less})" for less, name, count in sorted(more) if less < 0]


def screen(measured: Sequence[Measured], floors: Floors, causes: Mapping[str, int]) -> str:
    """Say what has fallen, and by which classes of error; `causes` holds them where claims have fallen."""
    down, without = fallen(measured, floors), unmeasured(measured, floors)
    held = sum(len(floors.of.get(one.name, {})) for one in measured) - len(down) - len(without)
    lines = [f"== Floors: {held} hold, {len(down)} do not", *map(str, down)]
    if causes:
        lines.append(f"Errors that are more than when the floors were raised: {'; '.join(grown(causes, floors)) or 'none'}.")
    return "\n".join([*lines, *(f"{name} has a floor, and no figure yet." for name in without)])


def raised(measured: Sequence[Measured], causes: Mapping[str, int] | None, floors: Floors) -> tuple[Floors, list[str]]:
    """Return the floors raised to what was measured, none of them lowered, and what was raised, in words. `causes` None keeps those of before."""
    of = {name: dict(table) for name, table in floors.of.items()}
    said = []
    for one in measured:
        table = of.setdefault(one.name, {})
        for name, value in one.figures.items():
            floor, before = _floor(value), table.get(name)
            if before is None or floor > before:
                table[name] = floor
                said.append(f"{one.name}: {name} {'-' if before is None else _shown(before)} → {_shown(floor)}")
    return Floors(of, floors.causes if causes is None else causes), said


def _floor(value: float) -> float:
    return value if isinstance(value, int) else max(0.0, math.floor(round((value - TOLERANCE) * 1000, 6)) / 1000)


def save(floors: Floors, path: Path = FILE) -> None:
    """Write the floors."""
    tables = {**{name: table for name, table in floors.of.items() if table}, CAUSES: floors.causes}
    path.write_text(HEAD + "".join(_lines(tables)), encoding="utf-8")


def _lines(tables: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for name, table in tables.items():
        yield f"\n[{name}]\n"
        yield from (f'"{key}" = {_shown(value)}\n' for key, value in table.items())


def _shown(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
