"""`--set FIELD=VALUE` as an analyst types it, to what a judgement keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from laydown.cli.options import day
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

_COUNT = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9})|(\+))?(?:\s+(\S.*))?")
_NOTHING = ("", "none", "-")
SET_HELP = (
    "With correct: a field and its right value, again for each field. place and origin: a name with its country, a key or LAT,LON; "
    "count: '1 battery', '2-4', '200+'; time: a DAY, or DAY..DAY; operator, system, unit, category, status, modality; "
    "speakers and outlets: separated by ';'. An empty value takes the field away."
)


def changes(settings: Iterable[str]) -> dict[str, Any]:
    """Return the changed fields as a judgement keeps them; raises UsageError."""
    found: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        field = name.strip().casefold()
        if not equals or field not in _FIELDS:
            message = f"--set {setting!r} is no FIELD=VALUE; the fields are {', '.join(_FIELDS)}"
            raise UsageError(message)
        kept = "quantity" if field == "count" else field
        if kept in found:
            message = f"--set {field} is given twice; a field has one right value"
            raise UsageError(message)
        found[kept] = _FIELDS[field](value.strip())
    return found


def _place(value: str) -> Any:  # noqa: ANN401  JSON
    from laydown.catalogs.called import place_called
    from laydown.domain.as_json import from_place

    return from_place(None if value.casefold() in _NOTHING else place_called(value))


def _count(value: str) -> Any:  # noqa: ANN401  JSON
    if value.casefold() in _NOTHING:
        return None
    found = _COUNT.fullmatch(value)
    if not found or (found[2] and int(found[2]) < int(found[1])):
        message = f"{value!r} is no count; write it like '1 battery', '2-4 launchers' or '200+ troops'"
        raise UsageError(message)
    if not int(found[2] or found[1]) and not found[3]:
        message = f"{value!r} says that none is there; that is not a count but a denial: --set modality=denied"
        raise UsageError(message)
    low = int(found[1])
    top = None if found[3] else int(found[2] or low)
    return {"min": low, "max": top, "unit": found[4] or None, "relation": "total"}


def _time(value: str) -> Any:  # noqa: ANN401  JSON
    if value.casefold() in _NOTHING:
        return None
    first, dots, last = value.partition("..")
    earliest, latest = (day(end) if end.strip() else None for end in (first, last if dots else first))
    if earliest is None and latest is None:
        return None
    if earliest and latest and latest < earliest:
        message = f"{value!r} ends before it begins; write the earlier day first, like 2020-03-22..2020-03-28"
        raise UsageError(message)
    return {"earliest": earliest.isoformat() if earliest else None, "latest": latest.isoformat() if latest else None}


def _operator(value: str) -> str | None:
    from laydown.catalogs.called import actor_called

    return None if value.casefold() in _NOTHING else actor_called(value)


def _system(value: str) -> str | None:
    from laydown.catalogs.called import system_called

    return None if value.casefold() in _NOTHING else system_called(value)


def _words(value: str) -> str | None:
    return None if value.casefold() in _NOTHING else value


def _term(terms: Callable[[], type[StrEnum]]) -> Callable[[str], str]:
    """Return what turns a word of a closed list into its term; the list is looked up when it is needed."""

    def term(value: str) -> str:
        said, known = value.casefold().replace(" ", "_").replace("-", "_"), terms()
        if said not in set(known):
            what = known.__name__.casefold()
            message = f"{value!r} is no {what}; a claim has one of {', '.join(known)}"
            raise UsageError(message)
        return said

    return term


def _statuses() -> type[StrEnum]:
    from laydown.domain.claim import Status

    return Status


def _modalities() -> type[StrEnum]:
    from laydown.domain.claim import Modality

    return Modality


def _categories() -> type[StrEnum]:
    from laydown.domain.order_of_battle import Category

    return Category


def _several(value: str) -> list[str]:
    return [each.strip() for each in value.split(";") if each.strip()]


_FIELDS: dict[str, Callable[[str], Any]] = {
    "place": _place,
    "origin": _place,
    "count": _count,
    "time": _time,
    "status": _term(_statuses),
    "modality": _term(_modalities),
    "operator": _operator,
    "system": _system,
    "unit": _words,
    "category": _term(_categories),
    "speakers": _several,
    "outlets": _several,
}
