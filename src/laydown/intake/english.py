"""Is it English? Told by its commonest words, without a library."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_LOOKED_AT = 20_000
_ENOUGH_WORDS = 40
_ENGLISH_SHARE = 0.14
_CLEAR = 3
_LATIN_SHARE = 0.8
_WORD = re.compile(r"[^\W\d_]{1,30}")

_CODE = re.compile(r"([a-z]{2,3})(?:[-_].{0,20})?", re.IGNORECASE)


def language_of(text: str, declared: str | None = None) -> str:
    """Return `en`, or the declared language as a short code, or `und` where it is neither English nor declared."""
    return "en" if is_english(text) else _code(declared)


def is_english(text: str) -> bool:
    """Say whether `text` reads as English, by the share of English among its common words."""
    words = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    if not words or sum(word.isascii() for word in words) < _LATIN_SHARE * len(words):
        return False
    english, others = (sum(word in common for word in words) for common in _common_words())
    if len(words) < _ENOUGH_WORDS:
        # A headline or a list has few common words of its own.
        return english >= others
    # Results and tables are thin in common words, but have hardly any of another language.
    return english > others and (english >= _ENGLISH_SHARE * len(words) or english >= _CLEAR * others)


@cache
def _common_words() -> tuple[frozenset[str], frozenset[str]]:
    file = resources.files("laydown.intake") / "data" / "common-words.yaml"
    words = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return frozenset(words["english"]), frozenset(words["others"])


def _code(declared: str | None) -> str:
    found = _CODE.fullmatch(declared.strip()) if declared else None
    return "und" if found is None or found[1].casefold() == "en" else found[1].casefold()
