"""What is so in a world of reports: its folder's `truth.yaml`, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from datetime import date

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of one report; `at` are the keys of its place, `operator` is asked for only where the forces of several are told apart."""

    story: str
    report: str
    force: str
    at: tuple[str, ...]
    state: str
    origin: str
    words: str = ""
    operator: str = ""

    @property
    def about(self) -> tuple[str, str, str, tuple[str, ...]]:
        """Which pairs it is part of: a story, whose force, which, a place."""
        return (self.story, self.operator, self.force, self.at)


@dataclass(frozen=True, slots=True)
class Row:
    """One position that there should be; `count` None is not asked for, `unit` "" neither."""

    operator: str
    force: str
    at: tuple[str, ...]
    to: tuple[str, ...]
    state: str
    count: tuple[int, int] | None
    unit: str
    disputed: bool
    stale: bool
    optional: bool

    def __str__(self) -> str:
        where = " → ".join(filter(None, ("/".join(self.at), "/".join(self.to) and f"to {'/'.join(self.to)}")))
        count = "-".join(map(str, self.count)) if self.count else "?"
        marks = [name for name in ("disputed", "stale", "optional") if getattr(self, name)]
        return " ".join([self.operator, self.force, where, f"({count}{self.unit and ' '}{self.unit})", self.state, *marks])


@dataclass(frozen=True, slots=True)
class Story:
    """A story's folder, its statements, and its rows by day."""

    name: str
    folder: Path
    said: tuple[Said, ...]
    laydown: dict[date, tuple[Row, ...]]


def load(folder: Path = HERE) -> tuple[Story, ...]:
    loaded = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
    return tuple(_story(name, folder, entry) for name, entry in loaded.items())


def _story(name: str, folder: Path, entry: dict[str, Any]) -> Story:
    said = tuple(_said(name, report, each) for report, statements in entry["origins"].items() for each in statements)
    return Story(name, folder / name, said, {day: tuple(map(_row, rows)) for day, rows in entry["laydown"].items()})


def _said(story: str, report: str, entry: dict[str, Any]) -> Said:
    return Said(
        story,
        report,
        entry["of"],
        _keys(entry["at"]),
        entry["state"],
        entry["origin"],
        entry.get("said", ""),
        entry.get("operator", ""),
    )


def _row(entry: dict[str, Any]) -> Row:
    number, _, unit = entry.get("count", "").partition(" ")
    least, _, most = number.partition("-")
    return Row(
        operator=entry["operator"],
        force=entry["of"],
        at=_keys(entry.get("at")),
        to=_keys(entry.get("to")),
        state=entry["state"],
        count=(int(least), int(most or least)) if number else None,
        unit=unit,
        disputed=entry.get("disputed", False),
        stale=entry.get("stale", False),
        optional=entry.get("optional", False),
    )


def _keys(entry: str | list[str] | None) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry or ())
