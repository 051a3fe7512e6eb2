"""When two spellings of a place are the same: case, accents and punctuation folded."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e", "Ə": "e"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻʿʾ`´")
_GAPS = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Return `name` in lower-case ASCII words with single spaces; letters of other scripts are lost."""
    if name.isascii():
        return _GAPS.sub(" ", name.lower()).strip()
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS).casefold())
    return _GAPS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def foldings(name: str) -> set[str]:
    """Return the ways in which `name` may come out folded: an apostrophe may stand for a gap or for nothing."""
    found = {fold(name), fold(name.translate(_APOSTROPHES))}
    for long, short in (("saint ", "st "), ("fort ", "ft "), ("mount ", "mt ")):
        found |= {short + f.removeprefix(long) for f in found if f.startswith(long)}
    return {f for f in found if f}
