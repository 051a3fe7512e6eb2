"""Commands by which an analyst decides about claims: judge, judgements."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import effect, options, screen
from laydown.cli.asking import seen
from laydown.cli.correcting import SET_HELP, changes
from laydown.cli.looking import one_of
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.judgement import Judgement, Verdict
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
JUDGEMENTS_HELP = """List what was judged: who, when, what and why, newest last.

Example: laydown judgements --format json
"""
By = Annotated[
    str | None,
    typer.Option("--by", envvar="LAYDOWN_ANALYST", metavar="NAME", help="Who decides; your login name unless told otherwise."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; kept with the judgement.")]


class Effect(StrEnum):
    """How the effect of a judgement is printed."""

    TEXT = "text"
    JSON = "json"


class Audit(StrEnum):
    """How judgements are printed."""

    TABLE = "table"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=JUDGE_HELP)(judge)
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
    shape: Annotated[Effect, typer.Option("--format", help="Text or JSON.")] = Effect.TEXT,
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
    wanted = changes(setting or ())
    with open_ledger(ledger, create=False) as opened:
        before = seen(opened, valid_at, known_at)
        if verdict is Verdict.UNDO:
            if wanted:
                message = "--set goes with correct, not with undo"
                raise UsageError(message)
            made = [_told(judging.undo(opened, target, signed(by, why))) for target in targets]
        else:
            claims = _claims(targets, before, judging.judged_claims(opened))
            made = [_told(judging.judge_claims(opened, verdict, claims, signed(by, why), wanted))]
        after = workflow.laydown_of(opened, valid_at=before.laydown.valid_at, known_at=before.laydown.known_at)
    effect.show(made, before, after, as_json=shape is Effect.JSON)
    return 0


def _told(judgement: Judgement) -> Judgement:
    from laydown.cli import tables

    said = tables.changed_words(judgement)
    screen.note(
        f"judgement {judgement.id}: {judgement.verdict} {', '.join(judgement.targets)}{f' ({said})' if said else ''}; "
        f"`laydown judge {judgement.id} undo` takes it back"
    )
    return judgement


def _verdict(named: str) -> Verdict:
    from laydown.domain.judgement import Verdict

    known = [str(each) for each in Verdict if each is not Verdict.GRADE]
    if named.casefold() not in known:
        message = f"{named!r} is no verdict; the last word is one of {', '.join(known)}"
        raise UsageError(message)
    return Verdict(named.casefold())


def signed(by: str | None, why: str) -> Signed:
    """Return who decides now, and why. Raises UsageError where nobody is named and the machine knows no name."""
    from laydown.workflow.judging import Signed

    try:
        name = by or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        message = "this machine does not know who you are; say so with --by, or in LAYDOWN_ANALYST"
        raise UsageError(message) from error
    return Signed(by=name, why=why, at=datetime.now(UTC))


def _claims(targets: Iterable[str], view: View, judged: Mapping[str, Claim]) -> list[Claim]:
    """Return the claims as they were read that the ids, or their beginnings, name; a position stands for those that put it there."""
    found: dict[str, Claim] = {}
    for target in targets:
        begun = [each for each in sorted(judged) if target and each.startswith(target.casefold())]
        there = [each for each in view.laydown.positions if target and each.id.startswith(target.casefold())]
        if len(begun) > 1 or (begun and there and target.casefold() not in begun):
            ids = [f"claim {each}" for each in begun] + [f"position {each.id}" for each in there]
            message = f"{target} begins {len(ids)} ids: {', '.join(ids[:5])}{' …' if len(ids) > 5 else ''}; give more of the one"  # noqa: PLR2004  as many as are listed
            raise UsageError(message)
        if not begun:
            position = one_of(target, view.laydown.positions, "claim or position")
            begun = sorted({claim for origin in position.origins for claim in origin.claims if claim in judged})
        found |= {each: judged[each] for each in begun}
    return list(found.values())


def judgements(
    *,
    ledger: options.Ledger = options.LEDGER,
    recorded_at: options.RecordedAt = None,
    shape: Annotated[Audit, typer.Option("--format", help="A table or JSON.")] = Audit.TABLE,
) -> int:
    """List judgements."""
    from laydown.ledger import open_ledger
    from laydown.products.printable import json_text
    from laydown.products.rows import judgement_row
    from laydown.workflow.judging import undone

    with open_ledger(ledger, create=False) as opened:
        made = opened.judgements(recorded_at)
    back = undone(made)
    if shape is Audit.JSON:
        screen.out(json_text([judgement_row(each) | {"undone_by": back.get(each.id)} for each in made]))
    elif made:
        from laydown.cli import tables

        screen.table(tables.judgements(made, back))
    else:
        screen.note("nothing has been judged yet" if recorded_at is None else "nothing had been judged then")
    return 0
