"""Commands that read reports: read, extract, annotate."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from laydown.cli import options, screen
from laydown.errors import LaydownError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from laydown.domain.annotation import Layer
    from laydown.intake import Overrides
    from laydown.ledger import Ledger
    from laydown.workflow import Summary, Taken

Found = TypeVar("Found")
_MANY = 100

READ_HELP = """Take reports into the ledger.

PATH is a file, a folder, or - for standard input: plain text, Markdown, HTML, JSON, JSON Lines. A URL is fetched. Reading the same
report twice changes nothing. What cannot be read is named on standard error with the reason, and the rest is read.

Example: laydown read reports/ --outlet "The Example" --published 2020-03-31
"""
EXTRACT_HELP = """Print the claims of reports as JSON lines, without a ledger.

Example: laydown extract report.txt --published 2020-03-31 --kinds all > claims.jsonl
"""
ANNOTATE_HELP = """Show what each layer of reading finds in reports.

Example: laydown annotate report.txt --published 2020-03-31 --layers places,dates
"""


class Kinds(StrEnum):
    """What is printed of a report."""

    CLAIMS = "claims"
    ALL = "all"


class Rows(StrEnum):
    """How claims are printed."""

    JSONL = "jsonl"
    TABLE = "table"


class Notes(StrEnum):
    """How layers are printed."""

    TEXT = "text"
    JSONL = "jsonl"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=READ_HELP)(read)
    app.command(help=EXTRACT_HELP)(extract)
    app.command(help=ANNOTATE_HELP)(annotate)


def read(  # noqa: PLR0913  each argument is an option of the command
    paths: options.Paths,
    *,
    ledger: options.Ledger = options.LEDGER,
    published: options.Published = None,
    outlet: options.Outlet = None,
    url: options.Address = None,
    min_confidence: options.MinConfidence = 0.0,
) -> int:
    """Take reports into the ledger."""
    from laydown.ledger import open_ledger

    began = monotonic()
    with open_ledger(ledger) as opened:
        summary = take_in(paths, opened, overrides(published, outlet, url), min_confidence)
    screen.out(f"{in_words(summary)} Ledger: {ledger}{_speed(summary.read, monotonic() - began)}")
    return int(bool(summary.set_aside))


def _speed(read: int, seconds: float) -> str:
    return f" ({seconds:.0f} s, {read / seconds:.1f} reports a second)" if read >= _MANY else ""


def take_in(paths: list[str], opened: Ledger, said: Overrides, min_confidence: float = 0.0) -> Summary:
    """Take sources into an opened ledger, with progress; name what is set aside."""
    from laydown import workflow

    dealt_with = 0

    def report_progress(taken: Taken) -> None:
        nonlocal dealt_with
        dealt_with += 1
        if taken.error:
            screen.note(f"set aside: {taken.error}")
        elif taken.outcome is workflow.Outcome.UNREAD:
            screen.note(f"kept but not read, for it is not in English: {taken.name}")
        done(dealt_with)

    if opened.needs_rebuild():
        screen.note("this ledger was made by an older Laydown; what it did not keep yet is derived first")
    with screen.progress("deriving") as derived:
        workflow.up_to_date(opened, lambda done, _: derived(done))
    with screen.progress("reading") as done:
        return workflow.take_in(
            paths, opened, said, now=datetime.now(UTC), report_progress=report_progress, min_confidence=min_confidence
        )


def in_words(summary: Summary) -> str:
    """Return what a run took in, in one line."""
    parts = [f"{summary.read} read ({summary.claims} claims, {summary.statements} context statements)"]
    parts += [f"{summary.already} already in the ledger"] if summary.already else []
    parts += [f"{summary.unread} kept but not in English"] if summary.unread else []
    parts += [f"{len(summary.set_aside)} set aside"] if summary.set_aside else []
    return f"Reports: {', '.join(parts)}."


def extract(  # noqa: PLR0913  each argument is an option of the command
    paths: options.Paths,
    *,
    kinds: Annotated[Kinds, typer.Option(help="Claims alone, or context statements too, each with its kind.")] = Kinds.CLAIMS,
    shape: Annotated[Rows, typer.Option("--format", help="JSON lines, or a table for people.")] = Rows.JSONL,
    published: options.Published = None,
    outlet: options.Outlet = None,
    url: options.Address = None,
    min_confidence: options.MinConfidence = 0.0,
) -> int:
    """Print claims."""
    from laydown import workflow
    from laydown.products.printable import json_line
    from laydown.products.rows import claim_row, statement_row

    aside = _Aside()
    tabled: list[dict[str, object]] = []
    show = tabled.append if shape is Rows.TABLE else lambda row: screen.out(json_line(row))
    said = overrides(published, outlet, url)
    for report, reading in aside.kept(workflow.extract(paths, said, now=datetime.now(UTC), min_confidence=min_confidence)):
        for claim in reading.claims:
            row = claim_row(claim, report.id)
            show(row | {"kind": "claim"} if kinds is Kinds.ALL else row)
        for statement in reading.statements if kinds is Kinds.ALL else ():
            show(statement_row(statement, report.id))
    if shape is Rows.TABLE:
        from laydown.cli.tables import extracted

        screen.table(extracted(tabled))
    return aside.exit_code()


def annotate(  # noqa: PLR0913  each argument is an option of the command
    paths: options.Paths,
    *,
    layers: Annotated[
        str, typer.Option(metavar="NAMES", help="Which layers, separated by commas.")
    ] = "places,dates,sourcing,subjects",
    shape: Annotated[Notes, typer.Option("--format", help="The marked text, or JSON lines.")] = Notes.TEXT,
    published: options.Published = None,
    outlet: options.Outlet = None,
    url: options.Address = None,
) -> int:
    """Show layers."""
    from laydown import workflow
    from laydown.cli import marked
    from laydown.products.printable import json_line

    wanted = _layers(layers)
    aside = _Aside()
    if shape is Notes.TEXT:
        marked.legend(wanted)
    for report, notes in aside.kept(workflow.annotate(paths, wanted, overrides(published, outlet, url), now=datetime.now(UTC))):
        if shape is Notes.TEXT:
            marked.text(report, notes)
        else:
            found = {str(layer): [dict(note.values) for note in notes if note.layer is layer] for layer in wanted}
            screen.out(json_line({"doc": report.id, **found}))
    return aside.exit_code()


def _layers(names: str) -> list[Layer]:
    from laydown.domain.annotation import Layer

    known = {str(layer): layer for layer in Layer}
    asked = [name.strip() for name in names.split(",")]
    for name in asked:
        if name not in known:
            message = f"there is no layer {name!r}; the layers are {', '.join(known)}"
            raise UsageError(message)
    return [known[name] for name in dict.fromkeys(asked)]


def overrides(published: options.Day | None = None, outlet: str | None = None, url: str | None = None) -> Overrides:
    """Return what the user says about every report."""
    from laydown.intake import Overrides

    return Overrides(published=published, outlet=outlet, url=url)


class _Aside:
    """Counts, and names on standard error, what is set aside."""

    def __init__(self) -> None:
        self.count = 0

    def kept(self, found: Iterable[Found | LaydownError]) -> Iterator[Found]:
        """Yield what was not set aside, and show on a terminal how far it is."""
        with screen.progress("reading", beside_output=True) as done:
            for number, each in enumerate(found, 1):
                if isinstance(each, LaydownError):
                    self.count += 1
                    screen.note(f"set aside: {each}")
                else:
                    yield each
                done(number)

    def exit_code(self) -> int:
        """Return 1 if anything was set aside, else 0."""
        return int(self.count > 0)
