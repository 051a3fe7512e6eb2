"""How does a brief of changes say it? The sentences that its text, Markdown and HTML share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products.change import Kind
from laydown.products.sentences_of import graded, many
from laydown.products.words import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.products.change import Again, Change, ChangeGroup, Changes, Entry

AGAIN = "Said again, by no new origin"
_TELL_BEFORE = frozenset(
    {
        Kind.STATE, Kind.CAME_TRUE, Kind.CANCELLED, Kind.DENIED, Kind.GONE, Kind.LOST, Kind.MOVED, Kind.LOCATED, Kind.IDENTIFIED,
        Kind.COUNT, Kind.SETTLED, Kind.FRESH,
    }
)  # fmt: skip
# Time alone, or the analyst, brings these; that no new report says so goes without saying.
_BY_ITSELF = frozenset({Kind.STALE, Kind.LAPSED, Kind.DROPPED, Kind.GRADED})


def head(changes: Changes) -> Iterator[str]:
    """Yield which days are compared, what was read in between, and how much changed."""
    known = f", known by {day(changes.known_from)} and by {day(changes.known_at)}" if _is_known_apart(changes) else ""
    yield f"Laydown changes: from {day(changes.valid_from)} to {day(changes.valid_at)}{known}"
    asked = f", {changes.asked}" if changes.asked else ""
    yield f"{many(changes.read, 'report') if changes.read else 'No report'} read in between; {changes.cited} cited{asked}"
    if changes.counts:
        yield " · ".join(f"{kind}: {number}" for kind, number in changes.counts.items() if kind != Kind.REPEATED)


def group(of: ChangeGroup) -> str:
    """Return a group's head: what, whose, and how many where."""
    tally = f" — {'; '.join(of.tallies)}" if of.tallies else ""
    return f"{of.name[:1].upper()}{of.name[1:]}, {of.operator}{tally}"


def stands(entry: Entry) -> str:
    """Return how a position stands now, as it goes on behind its place."""
    return f": {entry.stands}." if entry.shown else f": before, {entry.stands}."


def change(of: Change) -> str:
    """Return one change in a sentence."""
    before = f" (before: {of.before})" if of.before and of.kind in _TELL_BEFORE else ""
    silent = "" if of.reported or of.kind in _BY_ITSELF else " No new report says this by itself."
    return f"{of.kind.capitalize()}: {of.said}{before}.{silent}"


def behind(entry: Entry) -> str:
    """Return who stands behind a position now, and how that is graded."""
    origins = f"{many(len(entry.origins), 'origin')}: {' · '.join(entry.origins)}" if entry.origins else "No origin of its own"
    before = f" Before: {entry.graded_before}." if entry.graded_before else ""
    return f"{origins}. {graded(entry.grade, entry.why)}{before}"


def again(of: Again) -> str:
    """Return who said a known thing again."""
    return f"{of.force}, {of.where}: by {' · '.join(of.sources)}"


def _is_known_apart(changes: Changes) -> bool:
    return (changes.known_from, changes.known_at) != (changes.valid_from, changes.valid_at)
