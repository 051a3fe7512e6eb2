"""When the name of a state or alliance names nobody: what swallows it, stands beside it, or is joined to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD_BEFORE = re.compile(r"(\S{1,40})\s+$")
_WORD_AFTER = re.compile(r"\s+([^\s,;:!?()\"”]{1,40})")
_PREPOSITIONS = frozenset({"in", "to", "from", "of", "for", "with", "into", "near", "via", "and", "across", "through"})
_REACH = 60


@dataclass(frozen=True, slots=True)
class ContextTrap:
    """The words beside a form that make it something else; `forms` empty means any form."""

    forms: frozenset[str]
    preceded_by: frozenset[str]
    followed_by: frozenset[str]
    glued_before: tuple[str, ...]
    glued_after: tuple[str, ...]
    followed_by_name: bool
    but: frozenset[str]

    def catches(self, before: str, after: str, form: str) -> bool:
        """Say whether the form is caught, given the text on either side of it."""
        if self.forms and form not in self.forms:
            return False
        if before.endswith(self.glued_before) or after.lower().startswith(self.glued_after):
            return True
        word_before = match[1] if (match := _WORD_BEFORE.search(before)) else ""
        word_after = match[1] if (match := _WORD_AFTER.match(after)) else ""
        if word_before in self.preceded_by or word_after in self.followed_by:
            return True
        return self.followed_by_name and self._names_person(word_before, word_after)

    def _names_person(self, word_before: str, word_after: str) -> bool:
        bare = word_after.rstrip(".").removesuffix("'s").removesuffix("’s")
        return bare[:1].isupper() and not bare.isupper() and bare not in self.but and word_before.lower() not in _PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Traps:
    """Longer names that swallow an actor's, and rules of context."""

    shadows: frozenset[str]
    context: tuple[ContextTrap, ...]

    def catches(self, text: str, start: int, end: int, form: str) -> bool:
        """Say whether the form at `[start, end)` names nobody there."""
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        return any(trap.catches(before, after, form) for trap in self.context)


def read_traps(file: Mapping[str, Any]) -> Traps:
    """Build the traps from their file."""
    entries = file["traps"]
    shadows = frozenset(form for entry in entries for form in entry.get("shadows", ()))
    return Traps(shadows, tuple(_context(entry) for entry in entries if "forms" in entry))


def _context(entry: Mapping[str, Any]) -> ContextTrap:
    return ContextTrap(
        forms=frozenset(entry["forms"]) - {"*"},
        preceded_by=frozenset(entry.get("preceded_by", ())),
        followed_by=frozenset(entry.get("followed_by", ())),
        glued_before=tuple(entry.get("glued_before", ())) or ("\0",),
        glued_after=tuple(entry.get("glued_after", ())) or ("\0",),
        followed_by_name=bool(entry.get("followed_by_name")),
        but=frozenset(entry.get("but", ())),
    )
