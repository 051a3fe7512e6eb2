"""Is it the same person speaking? Proper names of speakers, without their offices."""

from __future__ import annotations

import re

_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "president", "minister", "secretary", "general", "admiral", "colonel", "gen", "col"}
)
_BODIES = frozenset(
    {"ministry", "command", "department", "office", "force", "forces", "army", "navy", "corps", "council", "staff", "house"}
)
_SPLIT = re.compile(r"[,;(]")
_FEWEST = 2


def proper_name(speaker: str) -> str | None:
    """Return the folded proper name in a speaker's words; None for "a US official", "military sources".

    A name is two or more capitalised words at the end of one part of the phrase, so that an office before it and an
    apposition after it do not count.
    """
    for part in _SPLIT.split(speaker):
        name: list[str] = []
        for word in reversed(part.split()):
            if not word[:1].isupper() or word.isupper():
                break
            name.insert(0, word)
        while name and name[0].strip(".").casefold() in _TITLES:
            name.pop(0)
        if len(name) >= _FEWEST:
            whole = part.split() if name[-1].casefold() in _BODIES else name[-_FEWEST:]
            return " ".join(whole).casefold().removeprefix("the ")
    return None
