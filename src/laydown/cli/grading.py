"""The command by which an analyst says how far sources can be relied on: grade."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen
from laydown.cli.judging import Audit, By, signed
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.judgement import Judgement

GRADE_HELP = """Set how reliable a source is, A to F; without arguments, list what is set.

SOURCE is an outlet or a speaker by name. F is "cannot be judged", and what every source has until you say otherwise.
A file has one source a line: its letter, a blank, its name, and, after a tab or " -- ", why. A wrong line, and none is set.

Example: laydown grade "Stars and Stripes" B --why "right in 2019 and 2020, see my notes"

Example: laydown grade --file grades.txt
"""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=GRADE_HELP)(grade)


def grade(  # noqa: PLR0913  each argument is an option of the command
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="An outlet or a speaker.")] = None,
    letter: Annotated[str | None, typer.Argument(metavar="LETTER", help="A to F.")] = None,
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; kept with the grade.")] = "",
    file: Annotated[str | None, typer.Option("--file", metavar="PATH", help="Many grades, one a line.")] = None,
    ledger: options.Ledger = options.LEDGER,
    by: By = None,
    shape: Annotated[Audit, typer.Option("--format", help="A table or JSON; for the list.")] = Audit.TABLE,
) -> int:
    """Set or list grades."""
    from laydown.ledger import open_ledger
    from laydown.workflow import judging

    given = _given(source, letter, why, file)
    with open_ledger(ledger, create=False) as opened:
        known = judging.source_names(opened) if given else frozenset()
        for name, said, reason in given:
            judging.grade_source(opened, name, said, signed(by, reason))
            if name.casefold() not in known:
                screen.note(f"note: no report here names {name!r} so far; its grade is kept for when one does")
        if not given:
            _list(opened.judgements(), shape)
    if given:
        screen.note(f"{len(given)} source{'' if len(given) == 1 else 's'} graded; `laydown grade` lists what is set")
    return 0


def _given(source: str | None, letter: str | None, why: str, file: str | None) -> list[tuple[str, str, str]]:
    """Return names, letters and reasons, each checked before any is kept; raises UsageError."""
    from laydown.workflow.judging import check_grade

    if file is None:
        if source is None:
            return []
        if letter is None:
            message = f'which grade has {source!r}? laydown grade "{source}" B --why "…"'
            raise UsageError(message)
        return [(check_grade(source, letter), letter, why)]
    if source is not None:
        message = "name one source with its letter, or a file of many, not both"
        raise UsageError(message)
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: it cannot be read ({error})"
        raise UsageError(message) from error
    wanted = [(line, f"{file}:{number}") for number, line in enumerate(lines, 1)]
    found = [_line(line, where) for line, where in wanted if line.strip() and not line.startswith("#")]
    if not found:
        message = f"{file}: there is no grade in it; a line is like: B Stars and Stripes -- right in 2019 and 2020"
        raise UsageError(message)
    return found


def _line(line: str, where: str) -> tuple[str, str, str]:
    from laydown.workflow.judging import check_grade

    letter, rest = (*line.strip().split(None, 1), "")[:2]
    name, _, why = rest.partition("\t") if "\t" in rest else rest.partition(" -- ")
    try:
        return check_grade(name, letter), letter, why.strip() or f"from {where}"
    except UsageError as error:
        message = f"{where}: it is no LETTER NAME -- REASON, like: B Stars and Stripes -- right in 2019 and 2020"
        raise UsageError(message) from error


def _list(made: Iterable[Judgement], shape: Audit) -> None:
    from laydown.cli import tables
    from laydown.domain.judgement import Verdict, in_force
    from laydown.products.printable import json_text

    graded = [each for each in in_force(made) if each.verdict is Verdict.GRADE]
    # Of two grades of one source the later holds.
    current = {name.casefold(): (name, each) for each in graded for name in each.targets}
    found = [current[name] for name in sorted(current)]
    if shape is Audit.JSON:
        screen.out(json_text([_row(name, each) for name, each in found]))
    elif found:
        screen.table(tables.grades(found))
    else:
        screen.note("no source is graded yet, so each is F: cannot be judged")


def _row(name: str, judgement: Judgement) -> dict[str, object]:
    return {
        "source": name,
        "reliability": judgement.changes["reliability"],
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "why": judgement.why,
        "judgement": judgement.id,
    }
