"""What an analyst decides: checked, and put into the ledger beside what it judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from laydown.domain.correcting import corrected
from laydown.domain.grading import Reliability
from laydown.domain.judgement import Judgement, Verdict
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from laydown.domain.claim import Claim
    from laydown.ledger import Ledger

_NONE: Mapping[str, Any] = {}
_LEAST = {Verdict.MERGE: 2, Verdict.JOIN: 2}
_MOST = {Verdict.CUT: 2, Verdict.CORRECT: 1}


class Signed(NamedTuple):
    """Who decides, why, and when (an aware moment)."""

    by: str
    why: str
    at: datetime


def judge_claims(
    ledger: Ledger, verdict: Verdict, claims: Sequence[Claim], signed: Signed, changes: Mapping[str, Any] = _NONE
) -> Judgement:
    """Judge claims as they were read, and return the judgement. Raises UsageError where it makes no sense."""
    _check_number(verdict, len(claims))
    if (verdict is Verdict.CORRECT) != bool(changes):
        message = (
            "correct needs at least one --set FIELD=VALUE" if not changes else f"--set goes with correct, not with {verdict}"
        )
        raise UsageError(message)
    try:
        for claim in claims:
            corrected(claim, changes)
    except ValueError as error:
        raise UsageError(str(error)) from error
    targets = tuple(dict.fromkeys(claim.id for claim in claims))
    return _keep(
        ledger, Judgement(verdict=verdict, targets=targets, claims=tuple(claims), changes=dict(changes), **signed._asdict())
    )


def grade_source(ledger: Ledger, source: str, letter: str, signed: Signed) -> Judgement:
    """Set the reliability of an outlet or speaker, A to F, and return the judgement. Raises UsageError."""
    name = check_grade(source, letter)
    changes = {"reliability": letter.strip().upper()}
    return _keep(ledger, Judgement(verdict=Verdict.GRADE, targets=(name,), changes=changes, **signed._asdict()))


def check_grade(source: str, letter: str) -> str:
    """Return the name of the source; raises UsageError where there is none or the letter is no grade."""
    name = " ".join(source.split())
    if not name or letter.strip().upper() not in set(Reliability):
        message = f"a grade is a source and a letter from A to F (F: cannot be judged), not {source!r} {letter!r}"
        raise UsageError(message)
    return name


def source_names(ledger: Ledger) -> frozenset[str]:
    """Return, case-folded, whom the ledger's reports name as outlets and speakers."""
    outlets = {report.outlet for report in ledger.reports() if report.outlet}
    credited = {name for claim in ledger.claims() for name in (*claim.attribution.outlets, *claim.attribution.speakers)}
    return frozenset(" ".join(name.split()).casefold() for name in outlets | credited)


def undo(ledger: Ledger, beginning: str, signed: Signed) -> Judgement:
    """Undo the judgement whose id begins so, and return the judgement that does. Raises UsageError."""
    made = ledger.judgements()
    found = [each for each in made if beginning and each.id.startswith(beginning.casefold())]
    if len(found) != 1:
        message = f"{beginning!r} is the beginning of {len(found)} judgements' ids; `laydown judgements` lists them"
        raise UsageError(message)
    if by := undone(made).get(found[0].id):
        message = f"judgement {found[0].id} is undone already, by {by}; `laydown judge {by} undo` brings it back"
        raise UsageError(message)
    return _keep(ledger, Judgement(verdict=Verdict.UNDO, targets=(found[0].id,), **signed._asdict()))


def undone(made: Iterable[Judgement]) -> dict[str, str]:
    """Return which judgements are undone, each with the id of the last one in force that undoes it."""
    ordered = sorted(made, key=lambda each: each.sort_key)
    found: dict[str, str] = {}
    for each in reversed(ordered):
        if each.verdict is Verdict.UNDO and each.id not in found:
            found |= {target: each.id for target in each.targets if target not in found}
    return found


def judged_claims(ledger: Ledger) -> dict[str, Claim]:
    """Return by id all claims that can be judged: those that are read now, and those that were judged when they were."""
    once = {claim.id: claim for each in ledger.judgements() for claim in each.claims}
    return once | {claim.id: claim for claim in ledger.claims()}


def _check_number(verdict: Verdict, number: int) -> None:
    least, most = _LEAST.get(verdict, 1), _MOST.get(verdict)
    if number < least or (most is not None and number > most):
        needed = f"{least} claims or more" if most is None else "one claim" if most == 1 else f"{least} to {most} claims"
        message = f"{verdict} needs {needed}, and here are {number}"
        raise UsageError(message)


def _keep(ledger: Ledger, judgement: Judgement) -> Judgement:
    if not judgement.why.strip():
        message = "a judgement needs its reason; give it with --why"
        raise UsageError(message)
    ledger.judge(judgement)
    return judgement
