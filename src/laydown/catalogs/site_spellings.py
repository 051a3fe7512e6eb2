"""How else a military site's name is written: with another type word, another article, a hyphen more or less."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from laydown.catalogs import senses
from laydown.catalogs.spelling import foldings

_LONGEST = 5  # words in a type word
_LETTERS_DIGITS = re.compile(r"\b([a-z]{1,2}) ?(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Words:
    """The type words of site-words.yaml; all folded."""

    after: frozenset[str]
    before: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    led_by: dict[str, tuple[str, ...]]
    pairs: tuple[tuple[str, str], ...]
    articles: frozenset[str]
    no_stems: frozenset[str]


@cache
def words() -> Words:
    """Read site-words.yaml."""
    content = senses.read("site-words.yaml")
    every = tuple(content["every_kind"])
    # An American defense site is spelt like a British defence site.
    pairs = tuple((first, second) for first, second in content["pairs"])
    return Words(
        after=frozenset(variant for word in content["after"] for variant in paired(word, pairs)),
        before=frozenset(content["before"]),
        kinds={
            kind: tuple(sorted({way for word in (*more, *every) for way in paired(word, pairs)}))
            for kind, more in content["kinds"].items()
        },
        led_by={kind: tuple(prefixes) for kind, prefixes in content["led_by"].items()},
        pairs=pairs,
        articles=frozenset(content["articles"]),
        no_stems=frozenset(map(str, content["no_stems"])),
    )


def stem(folded: str) -> str:
    """Return a folded name without its type words: `ali al salem` of `ali al salem air base`, `arifjan` of `camp arifjan`."""
    left = without_end(folded).split()
    while led := next((n for n in range(min(_LONGEST, len(left) - 1), 0, -1) if " ".join(left[:n]) in words().before), 0):
        left = without_end(" ".join(left[led:])).split()
    return " ".join(left)


def without_end(folded: str) -> str:
    """Return a folded name without the type words at its end."""
    left = folded.split()
    while closed := next((n for n in range(min(_LONGEST, len(left) - 1), 0, -1) if " ".join(left[-n:]) in words().after), 0):
        left = left[:-closed]
    return " ".join(left)


def has_type_word(folded: str) -> bool:
    """Say whether a folded name says by itself that a site is meant."""
    parts = folded.split()
    spans = (" ".join(parts[i : i + n]) for n in range(1, _LONGEST + 1) for i in range(len(parts) - n + 1))
    return folded not in words().after and any(span in words().after or span in words().before for span in spans)


def paired(folded: str, pairs: tuple[tuple[str, str], ...]) -> set[str]:
    """Return the name, and the name with one word of a pair for the other."""
    padded = f" {folded} "
    ways = (way for pair in pairs for way in (pair, pair[::-1]))
    return {padded.replace(f" {a} ", f" {b} ").strip() for a, b in ways if f" {a} " in padded} | {folded}


@lru_cache(maxsize=20_000)
def written(name: str) -> frozenset[str]:
    """Return the folded spellings of a name as it stands: accents, hyphens, apostrophes, `T4` and `T-4`, `al` and `el`."""
    plain = {swapped for folded in foldings(name) for swapped in paired(folded, words().pairs)}
    apart = {_LETTERS_DIGITS.sub(joint, folded) for folded in plain for joint in (r"\1\2", r"\1 \2")}
    return frozenset(variant for folded in plain | apart for variant in _articles(folded))


def _articles(folded: str) -> set[str]:
    """Return a name with each of its articles as `al` and as `el`, if it has any."""
    parts = folded.split()
    if not words().articles.intersection(parts[:-1]):
        return {folded}
    as_one = {" ".join(article if part in words().articles else part for part in parts) for article in ("al", "el")}
    return {folded, *as_one}


def without_article(name: str) -> set[str]:
    """Return the folded spellings of a name that begins with an article without it: `udeid air base`."""
    halves = (folded.split(" ", 1) for folded in written(name) if " " in folded)
    return {half[1] for half in halves if half[0] in words().articles and has_type_word(half[1])}


def with_types(name: str, kind: str) -> set[str]:
    """Return the stem of a name with every type word of its kind."""
    known = words()
    # A fleet's headquarters gives its name to no base.
    stems = {stem(folded) for folded in written(name) if not folded.endswith((" headquarters", " hq"))} - known.no_stems
    after = {f"{s} {word}" for s in stems for word in known.kinds[kind]}
    before = {f"{word} {s}" for s in stems for word in known.led_by.get(kind, ())}
    return after | before
