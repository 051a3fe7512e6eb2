"""What goes to the screen: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console
    from rich.table import Table

_WIDE = 2000


def out(text: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """Say something to the person at the keyboard, in one line."""
    sys.stderr.write(f"{one_line(text)}\n")


def colours() -> bool:
    """Say whether standard output shows colours: a terminal, and nobody asked for none (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console() -> Console:
    """Return standard output for tables and colours; in a pipe wide enough that no cell is cut."""
    from rich.console import Console

    # Text in a pipe is for grep and for files: a table cut to 80 columns would lose words.
    return Console(
        highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _WIDE, no_color=not colours()
    )


def table(made: Table) -> None:
    """Print a table without the blanks at the ends of its lines."""
    shown = console()
    with shown.capture() as captured:
        shown.print(made)
    # A cell's style may end behind its blanks, so that there is nothing to strip on a terminal with colours; a pipe has none.
    out("\n".join(line.rstrip() for line in captured.get().strip("\n").splitlines()))


@contextmanager
def progress(what: str, *, beside_output: bool = False) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how much has been done so far; yields the function that is told.

    `beside_output` says that results are printed meanwhile: then it is shown only while these go elsewhere.
    """
    if not sys.stderr.isatty() or (beside_output and sys.stdout.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(separator=" of "), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done: shown.update(task, completed=done)
