"""Commands by which an analyst decides: judge, grade, judgements."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen
from laydown.cli.asking import seen, show_changes
from laydown.cli.correcting import SET_HELP, changes
from laydown.cli.looking import one_of
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.judgement import Judgement, Verdict
    from laydown.ledger import Ledger
    from laydown.workflow import View
    from laydown.workflow.judging import Signed

JUDGE_HELP = """Decide about claims; everything that follows from them follows at once.

TARGET is the id of a claim or of a position (then all claims that put it there are meant), or enough of its beginning. VERDICT is one of

accept (it is read rightly), reject (its sentence does not say this), correct (with --set), note;
split (these speak of another force than the rest), merge (these speak of the same force and place as the first);
cut (the first does not go back to the second; alone: to nobody), join (these go back to one origin);
undo (TARGET is the id of a judgement, see `laydown judgements`).

Nothing is overwritten: a judgement is kept beside what it judges, and undoing it is another judgement.

Example: laydown judge 3f2a reject --why "the sentence speaks of a drill"

Example: laydown judge 3f2a correct --set place="Erbil, Iraq" --set count="1 battery" --why "as its caption says"
"""
GRADE_HELP = """Set how reliable a source is, A to F; without arguments, list what is set.

SOURCE is an outlet or a speaker by name. F is "cannot be judged", and what every source has until you say otherwise.
A file has one source a line: its letter, a blank, its name, and, after a tab or " -- ", why.

Example: laydown grade "Stars and Stripes" B --why "right in 2019 and 2020, see my notes"
"""
JUDGEMENTS_HELP = """List what was judged: who, when, what and why, newest last.

Example: laydown judgements --format json
"""
By = Annotated[
    str | None,
    typer.Option("--by", envvar="LAYDOWN_ANALYST", metavar="NAME", help="Who decides; your login name unless told otherwise."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; kept with the judgement.")]


class Audit(StrEnum):
    """How judgements are printed."""

    TABLE = "table"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=JUDGE_HELP)(judge)
    app.command(help=GRADE_HELP)(grade)
    app.command(help=JUDGEMENTS_HELP)(judgements)


def judge(  # noqa: PLR0913  each argument is an option of the command
    words: Annotated[list[str], typer.Argument(metavar="TARGET… VERDICT", help="What is judged, and how.")],
    *,
    why: Why,
    ledger: options.Ledger = options.LEDGER,
    setting: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=SET_HELP)] = None,
    by: By = None,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
) -> int:
    """Judge, and say what it changes."""
    from laydown import workflow
    from laydown.domain.judgement import Verdict
    from laydown.ledger import open_ledger
    from laydown.workflow import judging

    *targets, named = words
    verdict = _verdict(named)
    if not targets:
        message = "nothing is named to be judged; give the id of a claim or of a position before the verdict"
        raise UsageError(message)
    with open_ledger(ledger, create=False) as opened:
        before = seen(opened, valid_at, known_at)
        if verdict is Verdict.UNDO:
            made = [judging.undo(opened, target, _signed(by, why)) for target in targets]
        else:
            claims = _claims(targets, before, opened)
            made = [judging.judge_claims(opened, verdict, claims, _signed(by, why), changes(setting or ()))]
        after = workflow.laydown_of(opened, valid_at=before.laydown.valid_at, known_at=before.laydown.known_at)
    for each in made:
        screen.note(
            f"judgement {each.id}: {each.verdict} {', '.join(each.targets)}; `laydown judge {each.id} undo` takes it back"
        )
    _show_effect(before, after)
    return 0


def _verdict(named: str) -> Verdict:
    from laydown.domain.judgement import Verdict

    known = [str(each) for each in Verdict if each is not Verdict.GRADE]
    if named.casefold() not in known:
        message = f"{named!r} is no verdict; the last word is one of {', '.join(known)}"
        raise UsageError(message)
    return Verdict(named.casefold())


def _signed(by: str | None, why: str) -> Signed:
    from laydown.workflow.judging import Signed

    return Signed(by=by or getpass.getuser(), why=why, at=datetime.now(UTC))


def _claims(targets: Iterable[str], view: View, ledger: Ledger) -> list[Claim]:
    """Return the claims as they were read that the ids, or their beginnings, name; a position stands for those that put it there."""
    read = {claim.id: claim for claim in ledger.claims()}
    found: dict[str, Claim] = {}
    for target in targets:
        begun = [read[each] for each in sorted(read) if target and each.startswith(target.casefold())]
        if not begun:
            position = one_of(target, view.laydown.positions, "claim or position")
            own = {claim for origin in position.origins for claim in origin.claims}
            begun = [read[each] for each in sorted(own) if each in read]
        elif len(begun) > 1:
            message = f"{target} begins the ids of {len(begun)} claims: {', '.join(each.id for each in begun[:5])}"
            raise UsageError(message)
        found |= {claim.id: claim for claim in begun}
    return list(found.values())


def _show_effect(before: View, after: View) -> None:
    from laydown.products.changes import changes as compared

    found = compared(
        before.laydown,
        after.laydown,
        before_claims=before.claims,
        claims=after.claims,
        reports=after.reports,
        before_reports=before.reports,
    )
    show_changes(found)


def grade(  # noqa: PLR0913  each argument is an option of the command
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="An outlet or a speaker.")] = None,
    letter: Annotated[str | None, typer.Argument(metavar="LETTER", help="A to F.")] = None,
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; kept with the grade.")] = "",
    file: Annotated[str | None, typer.Option("--file", metavar="PATH", help="Many grades, one a line.")] = None,
    ledger: options.Ledger = options.LEDGER,
    by: By = None,
) -> int:
    """Set or list grades."""
    from laydown.ledger import open_ledger
    from laydown.workflow import judging

    given = _graded(source, letter, why, file)
    with open_ledger(ledger, create=False) as opened:
        for name, said, reason in given:
            judging.grade_source(opened, name, said, _signed(by, reason))
        if not given:
            _list_grades(opened.judgements())
    if given:
        screen.note(f"{len(given)} source{'' if len(given) == 1 else 's'} graded; `laydown grade` lists what is set")
    return 0


def _graded(source: str | None, letter: str | None, why: str, file: str | None) -> list[tuple[str, str, str]]:
    if file is None:
        if source is None:
            return []
        if letter is None:
            message = f'which grade has {source!r}? laydown grade "{source}" B --why "…"'
            raise UsageError(message)
        return [(source, letter, why)]
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: it cannot be read ({error})"
        raise UsageError(message) from error
    return [_line(line, f"{file}:{number}") for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


def _line(line: str, where: str) -> tuple[str, str, str]:
    letter, _, rest = line.strip().partition(" ")
    name, _, why = rest.partition("\t") if "\t" in rest else rest.partition(" -- ")
    if len(letter) != 1 or not name.strip():
        message = f"{where}: it is no LETTER NAME -- REASON, like: B Stars and Stripes -- right in 2019 and 2020"
        raise UsageError(message)
    return name.strip(), letter, why.strip() or f"from {where}"


def _list_grades(made: Sequence[Judgement]) -> None:
    from laydown.cli import tables
    from laydown.domain.judgement import Verdict, in_force

    screen.table(tables.judgements(each for each in in_force(made) if each.verdict is Verdict.GRADE))


def judgements(
    *,
    ledger: options.Ledger = options.LEDGER,
    shape: Annotated[Audit, typer.Option("--format", help="A table or JSON.")] = Audit.TABLE,
) -> int:
    """List judgements."""
    from laydown.ledger import open_ledger
    from laydown.products.printable import json_text
    from laydown.products.rows import judgement_row

    with open_ledger(ledger, create=False) as opened:
        made = opened.judgements()
    if shape is Audit.JSON:
        screen.out(json_text([judgement_row(each) for each in made]))
    elif made:
        from laydown.cli import tables

        screen.table(tables.judgements(made))
    else:
        screen.note("nothing has been judged yet")
    return 0
