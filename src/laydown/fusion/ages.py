"""For how long is it true? Days by category, from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from datetime import date

_FIELDS = {"together", "stale", "history"}


@dataclass(frozen=True, slots=True)
class Ages:
    """Days; `data/ages.yaml` says what each means."""

    together: int
    stale: int
    history: int
    roams: bool = False


@cache
def load() -> dict[Category, Ages]:
    """Return the ages of every category. Raises CatalogError where the file is wrong."""
    loaded = yaml.load((resources.files("laydown.fusion") / "data" / "ages.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    problems = _problems(loaded)
    if problems:
        raise CatalogError(problems[0])
    return {Category(name): Ages(**entry) for name, entry in loaded.items()}


def aged(category: Category, last: date, valid_at: date) -> str:
    """Return why what was last heard of on a day is stale on another, in words; nothing where it is not."""
    days, limit = (valid_at - last).days, load()[category].stale
    return (
        f"last evidence {last}, {days} days before; {category.replace('_', ' ')} goes stale after {limit}" if days > limit else ""
    )


def overdue(due: date | None, valid_at: date) -> str:
    """Return that a plan's day has passed unconfirmed, in words; nothing where it has not."""
    return f"was to happen by {due}; nothing since says that it did" if due and due < valid_at else ""


def check() -> list[str]:
    """Return every problem of the file, in words."""
    return _problems(yaml.load((resources.files("laydown.fusion") / "data" / "ages.yaml").read_bytes(), Loader=yaml.CSafeLoader))


def _problems(loaded: object) -> list[str]:
    if not isinstance(loaded, dict):
        return ["ages.yaml: is no mapping"]
    missing = [f"ages.yaml: {category} is missing" for category in Category if category not in loaded]
    return missing + [f"ages.yaml: {name}: {reason}" for name, entry in loaded.items() for reason in _wrong(name, entry)]


def _wrong(name: object, entry: object) -> list[str]:
    if name not in set(Category):
        return ["is no category"]
    if not isinstance(entry, dict) or not _FIELDS <= set(entry) <= _FIELDS | {"roams"}:
        return [f"needs {', '.join(sorted(_FIELDS))}"]
    days = [entry[field] for field in sorted(_FIELDS)]
    if any(not isinstance(day, int) or day < 1 for day in days):
        return ["needs whole days above 0"]
    return [] if entry["together"] <= entry["stale"] <= entry["history"] else ["needs together ≤ stale ≤ history"]
