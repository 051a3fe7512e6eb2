"""Who judged what about a position, and why: the judgements in force about the claims that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laydown.cli.tables import changed_words
from laydown.products import words
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.judgement import Judgement
    from laydown.domain.position import Position
    from laydown.workflow import View

_DONE = {
    "accept": "Accepted",
    "correct": "Set right",
    "split": "Split off",
    "merge": "Taken as one",
    "cut": "Cut from what it was traced to",
    "join": "Joined to one origin",
    "note": "Note",
}


def lines(position: Position, view: View) -> Iterator[str]:
    """Yield what was judged as lines of text; nothing where nothing was."""
    found = _of(position, view)
    if found:
        yield ""
        yield "Judged"
    for judgement, claims in found:
        done = _DONE.get(judgement.verdict, str(judgement.verdict).capitalize())
        changed = f" ({said})" if (said := changed_words(judgement)) else ""
        yield one_line(f"- {done}{changed} by {judgement.by} on {words.day(judgement.at.date())}: {judgement.why}")
        yield one_line(f"[judgement {judgement.id}; claim {', '.join(claims)}]").join(("  ", ""))


def rows(position: Position, view: View) -> list[dict[str, Any]]:
    """Return what was judged as objects for JSON; `about` are those of the position's claims that are meant."""
    from laydown.products.rows import judgement_row

    return [judgement_row(judgement) | {"about": claims} for judgement, claims in _of(position, view)]


def _of(position: Position, view: View) -> list[tuple[Judgement, list[str]]]:
    """Return the judgements in their order, each with those of the position's claims that it is about."""
    made: dict[str, Judgement] = {}
    about: dict[str, list[str]] = {}
    for claim in sorted({support.claim for support in position.support}):
        for judgement in view.judgements.get(claim, ()):
            made[judgement.id] = judgement
            about.setdefault(judgement.id, []).append(claim)
    return [(each, about[each.id]) for each in sorted(made.values(), key=lambda each: each.sort_key)]
