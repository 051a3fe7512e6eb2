"""Which words around a number say how it is meant: the lists of `data/quantities.yaml`, ready to be searched for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import yaml

from laydown.language import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable

LATER = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|further|additional|extra"


class Words(NamedTuple):
    """The lists as patterns and sets; `kinds` and `after_kinds` say what a phrase before or after the number does."""

    core: re.Pattern[str]
    before: re.Pattern[str]
    kinds: dict[str, str]
    after: re.Pattern[str]
    after_kinds: dict[str, str]
    vague: dict[str, tuple[int, int]]
    groups: dict[str, int]
    size: re.Pattern[str]
    measure: re.Pattern[str]
    designators: frozenset[str]
    counted: frozenset[str]


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))


def _flat(kinds: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: kind for kind, phrases in kinds.items() for phrase in phrases}


@cache
def words() -> Words:
    """Load the lists once."""
    data = yaml.load(
        files("laydown.language").joinpath("data/quantities.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    kinds, after = _flat(data["before"]), _flat(data["after"])
    few = r"(?:several|a\s+few|many|a\s+couple(?:\s+of)?)\s+(?P<few>hundreds?|thousands?|dozens?|millions?)(?:\s+of(?=\s+thousands))?"
    core = rf"(?P<vague>{_any_of(data['vague'])})\b|{few}\b|(?:{_any_of(data['groups'])})\b|(?P<numeral>{numerals.NUMERAL})|(?:an?\s+(?:{LATER})|another)\b(?!\s+(?:of\b|{numerals.NUMERAL}))|an?\b(?!-)"
    return Words(
        core=re.compile(rf"(?<![\w'’])(?:{core})", re.IGNORECASE),
        before=re.compile(rf"(?<![\w'’-])({_any_of(kinds)})\s+$", re.IGNORECASE),
        kinds=kinds,
        after=re.compile(rf"[\s-]+({_any_of(after)}|odd)\b", re.IGNORECASE),
        after_kinds={**after, "odd": "about"},
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        groups=data["groups"],
        size=re.compile(rf"-(?:{_any_of(data['sizes'])})\b|\s+strong\b", re.IGNORECASE),
        measure=re.compile(rf"[\s-]?(?:(?:US|U\.S\.)\s)?(?:{_any_of(data['measures'].split())})(?![\w-])", re.IGNORECASE),
        designators=frozenset(data["designators"].split()),
        counted=frozenset(data["counted"].split()),
    )
