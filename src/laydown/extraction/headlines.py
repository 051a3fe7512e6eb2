"""Headlines as sentences: title case and capitals taken off all but names, so that the parser sees prose."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from laydown.language.parts import cells
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.provenance import Excerpt
    from laydown.language.sentences import Sentence

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_CALENDAR = {*(d.lower() for d in calendar.day_name), *(m.lower() for m in calendar.month_name if m not in {"", "March", "May"})}
TITLE_SHARE = 0.6


def plain(text: str, span: Sentence, names: Iterable[Excerpt]) -> str:
    """Return a sentence's text as the parser should see it, of the same length; `names` are characters of the report that keep their case."""
    own = text[span.start : span.end]
    words = list(_WORD.finditer(own))
    if span.form is Form.PROSE and not own.isupper():
        return own
    long = [w for w in words if len(w.group()) > 3]  # noqa: PLR2004 - short words are in lower case in titles too
    if not long or sum(w.group()[0].isupper() for w in long) < TITLE_SHARE * len(long):
        return own
    kept = [(e.start - span.start, e.end - span.start) for e in names if e.start < span.end and span.start < e.end]
    shouted = sum(w.group().isupper() for w in long) >= TITLE_SHARE * len(long)
    if not shouted and len(cells(own)) > 1:
        # A row's words are names for the most part, and no title.
        return own
    out = list(own)
    for word in words:
        if any(start < word.end() and word.start() < end for start, end in kept):
            continue
        if word.group().isupper() and len(word.group()) > 1 and not shouted:
            continue
        lowered = word.group().lower()
        if lowered in _CALENDAR:
            lowered = lowered.capitalize()
        if len(lowered) == len(word.group()):
            out[word.start() : word.end()] = lowered
    return "".join(out)
