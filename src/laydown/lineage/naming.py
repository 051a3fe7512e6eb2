"""Which outlets does a text name? Those of the catalogue, and names that their own words show to be outlets'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from laydown.catalogs import outlets
from laydown.domain.lineage import Named
from laydown.domain.provenance import Excerpt
from laydown.errors import CatalogError

_CAP = r"[A-ZÀ-ÞŞĠİ][\w.’'-]{0,30}"
_NAME = re.compile(rf"{_CAP}(?: (?:(?:of the|of|and|de|del|la|al|el|&) )?{_CAP}){{0,5}}")
_TRAILING = re.compile(r"(?:['’]s|['’]|\.)\Z")
_LETTERS = re.compile(r"[A-Z]{2,6}\Z")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Words:
    """The words of outlets' names, as data/outlet-words.yaml explains them."""

    last: frozenset[str]
    first: frozenset[str]
    agencies: frozenset[str]
    not_before: frozenset[str]
    alone: frozenset[str]
    times: frozenset[str]
    credit_before: frozenset[str]
    credit_after: frozenset[str]


@cache
def words() -> Words:
    """Return the words of outlets' names."""
    file = resources.files("laydown.lineage") / "data" / "outlet-words.yaml"
    try:
        loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        return Words(**{name: frozenset(map(str, listed)) for name, listed in loaded.items()})
    except (TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"outlet-words.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error


def named(text: str) -> tuple[Named, ...]:
    """Return the outlets that a text names, by the name to credit, each where it stands first."""
    listed = [Named(found.credit, Excerpt(found.start, found.end)) for found in outlets.load().find(text) if not found.ambiguous]
    found: dict[str, Named] = {}
    own = [each for each in _recognised(text) if not any(each.excerpt.overlaps(other.excerpt) for other in listed)]
    for each in sorted([*listed, *own], key=lambda each: (each.excerpt.start, -each.excerpt.end)):
        found.setdefault(each.name, each)
    return tuple(list(found.values())[:_MOST])


def credited_in(sentence: str) -> list[str]:
    """Return the outlets to which a sentence credits what it says: "according to the Harbour Daily", "the Harbour Daily reported"."""
    either, before, after = _credits()
    if not either.search(sentence):
        return []
    return [
        each.name
        for each in named(sentence)
        if before.search(sentence[: each.excerpt.start]) or after.match(sentence[each.excerpt.end :])
    ]


@cache
def _credits() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before, after = "|".join(sorted(words().credit_before)), "|".join(sorted(words().credit_after))
    return (
        re.compile(rf"\b(?:{before}|{after})\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:{before}) (?:the )?(?:(?:\w+ ){{0,2}}(?:agency|wire|newspaper|paper|broadcaster|website) )?\Z", re.IGNORECASE
        ),
        re.compile(rf" (?:{after})\b"),
    )


def is_outlet(name: str) -> bool:
    """Say whether a name is an outlet's: of the catalogue, letters alone, or by one of its words."""
    return (
        bool(outlets.load().by_name(name))
        or bool(_LETTERS.match(name) and name not in words().times)
        or _own_words(name.split()) is not None
    )


def _recognised(text: str) -> list[Named]:
    found = []
    for match in _NAME.finditer(text):
        parts = match[0].split()
        span = _own_words(parts)
        if span is None:
            continue
        start = match.start() + sum(len(part) + 1 for part in parts[: span[0]])
        end = match.start() + sum(len(part) + 1 for part in parts[: span[1]]) - 1
        end -= len(match[0][: end - match.start()]) - len(_TRAILING.sub("", match[0][: end - match.start()]))
        found.append(Named(text[start:end], Excerpt(start, end)))
    return found


def _own_words(parts: list[str]) -> tuple[int, int] | None:
    """Return which words of a run of capitals name an outlet: `[start, end)`; None where none do."""
    known = words()
    start = next((at for at, part in enumerate(parts) if part.capitalize() not in known.alone), len(parts))
    bare = [_TRAILING.sub("", part) for part in parts]
    if start < len(parts) - 1 and bare[start] in known.first:
        return start, len(parts)
    # "Seoul's Harbour News" is the Harbour News.
    start = max([start, *(at + 1 for at, part in enumerate(parts) if part.endswith(("'s", "’s")) and at + 2 < len(parts))])
    for end in range(len(parts), start + 1, -1):
        if bare[end - 1] in known.last and _has_name(bare[start:end], known):
            return start, end
    return None


def _has_name(parts: list[str], known: Words) -> bool:
    """Say whether something stands before the last word that makes a name of it: "Harbour Post", but not "Command Post"."""
    before = parts[-2]
    if parts[-1] == "Agency":
        return before in known.agencies
    return before not in known.not_before or len(parts) > 2  # noqa: PLR2004  "Air Post" is a thing, "Kabul Air Post" may be a paper
