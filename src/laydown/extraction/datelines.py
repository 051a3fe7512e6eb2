"""Where was it written? Takes the dateline off a report's first sentences: `TRIPOLI, May 3 (Agency) - `."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.provenance import Excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.language.sentences import Sentence

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.-]{2,}(?:[ -][A-Z][A-Z’'.-]+){0,3}(?:/[A-Z][A-Z’'.-]{2,}(?:[ -][A-Z][A-Z’'.-]+){0,3})?(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
    r"(?:[,/]? \(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,7} \d{1,2}(?:, \d{4})?\)?)?"
    r"(?:,? ?\([^()\n]{2,40}\))?(?: [\w./ ]{2,25}\))?\s*(?:--|-|–|—)\s+(?=\S)"
)
FIRST = 6


def strip(text: str, spans: Sequence[Sentence]) -> tuple[list[Sentence], Excerpt | None]:
    """Return the sentences without the dateline, and the characters of the dateline's place, None where there is none.

    Only the first few sentences may open with one.
    """
    out = list(spans)
    for index, span in enumerate(spans[:FIRST]):
        match = _DATELINE.match(text, span.start, min(span.end, span.start + 120))
        if match and match.end() < span.end:
            out[index] = replace(span, start=match.end())
            return out, Excerpt(match.start("place"), match.end("place"))
    return out, None
