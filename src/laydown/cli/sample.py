"""The demo: the packaged sample read into a ledger, and its brief."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from importlib import resources
from importlib.resources import as_file
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli.asking import Form, show
from laydown.cli.reading import in_words, overrides, take_in
from laydown.errors import SourceUnusable

if TYPE_CHECKING:
    from pathlib import Path

    from laydown.domain.position import Laydown

HELP = """Read the sample reports that come with Laydown, and print their brief.

The sample is written for this purpose under invented outlets; it follows the public course of events in Iraq, January to April 2020.

Example: laydown demo
"""
PACKAGE = "laydown"
DEMO_LEDGER = "laydown-demo.db"


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=HELP)(demo)


def demo(
    *,
    ledger: Annotated[str, typer.Option("--ledger", metavar="PATH", help="The ledger's file.")] = DEMO_LEDGER,
    form: Annotated[Form, typer.Option("--format", help="Text, Markdown, HTML or JSON.")] = Form.TEXT,
) -> int:
    """Read the sample and print its brief."""
    from laydown import workflow
    from laydown.ledger import open_ledger
    from laydown.products.composing import compose

    with ExitStack() as stack:
        reports = _reports(stack.enter_context(as_file(resources.files(PACKAGE) / "sample")))
        opened = stack.enter_context(open_ledger(ledger))
        summary = take_in([str(reports)], opened, overrides())
        last = workflow.latest_day(opened)
        if last is None:
            raise _missing(reports)
        view = workflow.laydown_of(opened, valid_at=last, known_at=last)
    show(compose(view.laydown, reports=view.reports, claims=view.claims, statements=view.statements), form)
    sys.stdout.flush()
    for line in ("", in_words(summary), *_next(ledger, last.isoformat(), view.laydown)):
        sys.stderr.write(f"{line}\n")
    return int(bool(summary.set_aside))


def _reports(folder: Path) -> Path:
    if not folder.is_dir():
        raise _missing(folder)
    return folder


def _missing(folder: Path) -> SourceUnusable:
    return SourceUnusable(str(folder), "the sample reports are missing; install Laydown again")


def _next(ledger: str, day: str, laydown: Laydown) -> tuple[str, ...]:
    given = f"--ledger {ledger} --valid-at {day}"
    best = max(laydown.positions, key=lambda each: (len(each.origins), len(each.support)), default=None)
    return (
        f"The ledger is {ledger}. Now try:",
        f"  laydown positions {given} --system Patriot",
        f"  laydown show {best.id[:8] if best else 'POSITION'} {given}",
        f"  laydown brief --ledger {ledger} --valid-at 2020-03-31 --known-at 2020-03-31",
        f"  laydown brief {given} --format html > brief.html",
        "  laydown read PATH|URL     (takes reports of your own into laydown.db)",
    )
