"""How does a brief say it? The sentences that its text, Markdown and HTML share."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from laydown.products.words import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.products.brief import Brief, Citation, Group, Line, Remark

AROUND = "What the reports say around it"
OPINIONS = "Whose assessments"
SOURCES = "Sources"
TITLE = "Laydown brief"


def head(brief: Brief) -> Iterator[str]:
    """Yield what the brief is of: days, and how much stands behind it."""
    yield f"{TITLE}: as of {day(brief.valid_at)}, known by {day(brief.known_at)}"
    asked = f", {brief.asked}" if brief.asked else ""
    yield f"{_many(brief.known, 'report')} known by then, {brief.cited} cited; {_many(brief.origins, 'origin')}{asked}"


def group(of: Group) -> str:
    """Return a group's head: what, whose, and how many where."""
    tally = f" — {'; '.join(of.tallies)}" if of.tallies else ""
    return f"{of.name[:1].upper()}{of.name[1:]}, {of.operator}{tally}"


def position(line: Line) -> str:
    """Return a position in one sentence: where, how many, in which state, since when."""
    since = f", {line.since}" if line.since else ""
    return f"{line.where}: {line.count}, {line.state}{since}."


def provenance(line: Line) -> str:
    """Return who stands behind a position, and when it was last heard of."""
    origins = f"{_many(len(line.origins), 'origin')}: {' · '.join(line.origins)}" if line.origins else "no origin of its own"
    said = f" Said by {'; '.join(line.sayers)}." if line.sayers else ""
    last = f" Last evidence {day(line.last_evidence)}." if line.last_evidence else ""
    return f"{origins} ({_many(line.reports, 'report')}).{said}{last}"


def warnings(line: Line) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield what to be wary of, with the numbers of what is said against it."""
    if line.disputed or line.against:
        yield f"Disputed: {line.disputed or 'others say otherwise'}", line.against
    if line.stale:
        yield f"Stale: {line.stale}", ()
    if line.filled:
        yield f"Understood from the other reports, not said by its own: {', '.join(line.filled)}", ()


def remark(of: Remark) -> str:
    """Return a remark: what kind, the words of the text, who is concerned, when, and who says so."""
    concerned = f" ({', '.join(of.parties)})" if of.parties else ""
    time = f", {of.time}" if of.time else ""
    said = f" — {'; '.join(of.sayers)}" if of.sayers else ""
    return f"{of.kind.capitalize()}{concerned}: {'; '.join(of.points)}{time}{said}"


def sources(brief: Brief) -> list[tuple[Citation, ...]]:
    """Return the citations report by report."""
    return [tuple(cited) for _, cited in groupby(brief.citations, key=lambda citation: citation.report)]


def source(of: Citation) -> tuple[str, str, str]:
    """Return a report's outlet, its day, and its address or nothing."""
    return of.source, day(of.published) if of.published else "undated", of.url or ""


def numbers(cited: Sequence[int]) -> str:
    """Return numbers as they stand behind a line: `[1][2]`."""
    return "".join(f"[{number}]" for number in cited)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
