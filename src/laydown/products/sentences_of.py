"""How does a brief say it? The sentences that its text, Markdown and HTML share."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from laydown.products.words import NO_NUMBER, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from laydown.products.brief import Brief, Citation, Group, Line, Remark

AROUND = "What the reports say around it"
OPINIONS = "Whose assessments"
SOURCES = "Sources"
TITLE = "Laydown brief"
GRADES = (
    "Grades are pairs (STANAG 2511): the letter is how far the analyst relies on the source, A to F; the figure, how credible it is that "
    "it is so, 1 to 6, as proposed from origins and contradictions. F and 6 mean “cannot be judged”, not “worst”."
)
_RUN = 3


def head(brief: Brief) -> Iterator[str]:
    """Yield what the brief is of: days, and how much stands behind it."""
    yield f"{TITLE}: as of {day(brief.valid_at)}, known by {day(brief.known_at)}"
    asked = f", {brief.asked}" if brief.asked else ""
    yield f"{many(brief.known, 'report')} known by then, {brief.cited} cited; {many(brief.origins, 'origin')}{asked}"


def group(of: Group) -> str:
    """Return a group's head: what, whose, and how many where."""
    tally = f" — {'; '.join(of.tallies)}" if of.tallies else ""
    return f"{of.name[:1].upper()}{of.name[1:]}, {of.operator}{tally}"


def position(line: Line) -> str:
    """Return a position in one sentence: where, how many, in which state, since when."""
    return f"{line.where}: {stands(line.count, line.state, line.since)}."


def stands(count: str, state: str, since: str) -> str:
    """Return how many, in which state, since when; a number that nobody gives comes last, and not at all with a denial."""
    if count == NO_NUMBER:
        count, tail = "", "" if state.startswith("denied") else f"; {count}"
    else:
        tail = ""
    return f"{', '.join(filter(None, (count, state, since)))}{tail}"


def provenance(line: Line) -> str:
    """Return who stands behind a position, and when it was last heard of."""
    of = f"{many(len(line.origins), 'origin')} in {many(line.reports, 'report')}: {' · '.join(line.origins)}."
    origins = of if line.origins else f"No origin of its own; {many(line.reports, 'report')}."
    said = f" Said by {'; '.join(line.sayers)}." if line.sayers else ""
    last = f" Last evidence {day(line.last_evidence)}." if line.last_evidence else ""
    due = f" To happen by {day(line.due)}." if line.due else ""
    return f"{origins}{said}{due}{last}"


def graded(grade: str, why: str) -> str:
    """Return a grade with its reason: `Graded F3: one unnamed origin`, and a full stop."""
    return f"Graded {grade}: {why.rstrip('.')}."


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
    named = f"names {', '.join(of.names)}" if of.names else ""
    concerned = "; ".join(filter(None, (", ".join(of.parties), named)))
    time = f", {of.time}" if of.time else ""
    said = f" — {'; '.join(of.sayers)}" if of.sayers else ""
    return f"{of.kind.capitalize()}{f' ({concerned})' if concerned else ''}: {'; '.join(of.points)}{time}{said}"


def sources(citations: Iterable[Citation]) -> list[tuple[Citation, ...]]:
    """Return the citations report by report."""
    return [tuple(cited) for _, cited in groupby(citations, key=lambda citation: citation.report)]


def source(of: Citation) -> tuple[str, str, str]:
    """Return a report's outlet, its day, and its address or nothing."""
    return of.source, day(of.published) if of.published else "undated", of.url or ""


def numbers(cited: Sequence[int]) -> str:
    """Return numbers as they stand behind a line: `[1][2]`, three or more in a row as `[10–13]`."""
    runs = groupby(enumerate(cited), key=lambda each: each[1] - each[0])
    return "".join(_run([number for _, number in run]) for _, run in runs)


def _run(row: Sequence[int]) -> str:
    return f"[{row[0]}–{row[-1]}]" if len(row) >= _RUN else "".join(f"[{number}]" for number in row)


def many(number: int, noun: str) -> str:
    """Return a number of things: `1 report`, `2 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
