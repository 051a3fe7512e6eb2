"""Commands that ask a ledger for a brief."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from laydown.ledger import Ledger
    from laydown.products.asked import Asked
    from laydown.products.brief import Brief
    from laydown.products.change import Changes
    from laydown.workflow import View

BRIEF_HELP = """Print what is said to be where, every line with its sources.

With --since it prints what changed since that day instead: new positions, states and counts that changed, new origins, disputes,
plans that came true, lapsed or were taken back, what went stale; each with the sentence that changed it.

Example: laydown brief --valid-at 2020-03-31 --format html > brief.html

Example: laydown brief --since 2020-03-24 --known-at 2020-03-31 --valid-at 2020-03-31
"""
_OLD_DAYS = 60
_WIDEST = 110
_STYLES = {
    "head": "bold",
    "group": "bold cyan",
    "warning": "bold yellow",
    "section": "bold cyan",
    "source": "dim",
    "quote": "italic",
    "legend": "dim",
}


class Form(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=BRIEF_HELP)(brief)


def brief(  # noqa: PLR0913  each argument is an option of the command
    *,
    ledger: options.Ledger = options.LEDGER,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    since: Annotated[
        options.Day | None,
        typer.Option("--since", parser=options.day, metavar="DAY", help="What changed since this day, as YYYY-MM-DD."),
    ] = None,
    system: options.System = None,
    operator: options.Operator = None,
    country: options.Country = None,
    min_confidence: options.MinConfidence = 0.0,
    form: Annotated[Form, typer.Option("--format", help="Text, Markdown, HTML or JSON.")] = Form.TEXT,
) -> int:
    """Print a brief."""
    from laydown.ledger import open_ledger
    from laydown.products.asked import Asked
    from laydown.products.composing import compose

    asked = Asked.of(system=system, operator=operator, country=country)
    with open_ledger(ledger, create=False) as opened:
        view = seen(opened, valid_at, known_at, min_confidence, recorded_at=recorded_at, asked=asked, since=since)
    if view.before is not None:
        show(changed(view, view.before, asked), form)
        return 0
    made = compose(
        asked.only(view.laydown), reports=view.reports, claims=view.claims, statements=view.statements, asked=asked.in_words()
    )
    show(made, form)
    return 0


def seen(  # noqa: PLR0913  the options that all these commands share
    ledger: Ledger,
    valid_at: options.Day | None,
    known_at: options.Day | None,
    min_confidence: float = 0.0,
    *,
    recorded_at: options.Moment | None = None,
    asked: Asked | None = None,
    since: options.Day | None = None,
) -> View:
    """Return the laydown of the asked days, today where none is asked; say so where the ledger is of the past.

    With `since` the view also has the laydown of that day.
    """
    from laydown import workflow
    from laydown.ledger import Wanted
    from laydown.products.asked import unknown_system

    _in_order(since, valid_at, known_at)
    today = datetime.now(UTC).date()
    latest = workflow.latest_day(ledger)
    if valid_at is None and latest and (today - latest).days > _OLD_DAYS:
        screen.note(
            f"note: the newest report is of {latest}, {(today - latest).days} days ago; ask as of then with --valid-at {latest}"
        )
    question = workflow.Question(
        valid_at=valid_at or today,
        known_at=known_at or today,
        recorded_at=recorded_at,
        wanted=Wanted(system=asked.system, operator=asked.operator, country=asked.country) if asked and asked.by_matter else None,
        min_confidence=min_confidence,
    )
    view = workflow.laydown_since(ledger, question, since) if since else workflow.laydown_as_of(ledger, question)
    if asked and asked.system and not view.claims:
        hint = unknown_system(asked, {claim.subject.system for claim in ledger.claims()})
        screen.note(hint or f"nothing that was known as of then speaks of {asked.system}")
    return view


def _in_order(since: options.Day | None, valid_at: options.Day | None, known_at: options.Day | None) -> None:
    """Raise UsageError where what changed is asked for backwards."""
    ends = [(name, end) for name, end in (("--valid-at", valid_at), ("--known-at", known_at)) if end]
    wrong = next((f"{name} {end}" for name, end in ends if since and end < since), None)
    if wrong is None and since and since > datetime.now(UTC).date() and len(ends) < len(("valid", "known")):
        wrong = "today"
    if wrong:
        message = f"--since {since} is later than {wrong}; what changed is told from the earlier day to the later"
        raise UsageError(message)


def changed(view: View, before: View, asked: Asked) -> Changes:
    """Return what differs between two views, of what is asked for."""
    from laydown.products.changes import changes

    return changes(
        asked.only(before.laydown), asked.only(view.laydown), before_claims=before.claims, claims=view.claims, reports=view.reports,
        before_reports=before.reports, asked=asked.in_words(),
    )  # fmt: skip


def show(made: Brief | Changes, form: Form) -> None:
    """Print a brief, or a brief of changes, in one of its forms."""
    from laydown.products.change import Changes

    if form is Form.JSON:
        from laydown.products.brief_json import brief_row
        from laydown.products.printable import json_text

        screen.out(json_text(brief_row(made)))
        return
    name = "markdown" if form is Form.MARKDOWN else str(form)
    writer = import_module(f"laydown.products.{'changes' if isinstance(made, Changes) else 'brief'}_{name}")
    if form is Form.TEXT:
        printed(lambda width: str(writer.text(made, width)), lambda width: writer.lines(made, width))
    else:
        screen.out(str(getattr(writer, name)(made)).rstrip("\n"))


def printed(plain: Callable[[int], str], styled: Callable[[int], Iterator[tuple[str, str]]]) -> None:
    """Print lines that are made to a width, with their styles where there are colours."""
    console = screen.console()
    width = min(console.width, _WIDEST)
    if not screen.colours():
        screen.out(plain(width).rstrip("\n"))
        return
    for kind, line in styled(width):
        console.print(line, style=_STYLES.get(kind), soft_wrap=True)
