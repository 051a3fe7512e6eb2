"""Commands that derive anew what a ledger holds: reread, verify."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen

if TYPE_CHECKING:
    from laydown.workflow.rereading import Reread
    from laydown.workflow.verifying import Verified

REREAD_HELP = """Read the stored reports again with the reader of this version, and say what it reads otherwise.

Nothing is lost: what was read before is kept as superseded, `--recorded-at` still shows it, and judgements stay on their sentences.
Cut off at any moment, the next run goes on.

Example: laydown reread
"""
VERIFY_HELP = """Derive everything anew from the stored bytes, and compare: hashes, texts, offsets, claims, origins, positions.

Every flaw is named with its report; the exit code is 3 where there is one.

Example: laydown verify --ledger iraq.db
"""


class Shape(StrEnum):
    """How the outcome is printed."""

    TEXT = "text"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=REREAD_HELP)(reread)
    app.command(help=VERIFY_HELP)(verify)


def reread(
    *,
    ledger: options.Ledger = options.LEDGER,
    report: Annotated[str | None, typer.Option(metavar="ID", help="Only this report, by its own id or its key.")] = None,
    min_confidence: options.MinConfidence = 0.0,
    shape: Annotated[Shape, typer.Option("--format", help="Text or JSON.")] = Shape.TEXT,
) -> int:
    """Read stored reports again."""
    from laydown.cli.looking import keys_of
    from laydown.ledger import open_ledger
    from laydown.products.printable import json_text
    from laydown.products.sentences_of import many
    from laydown.workflow import rereading

    changed: list[Reread] = []
    looked_at = refused = 0
    with open_ledger(ledger, create=False) as opened, screen.progress("reading again") as done:
        keys = sorted(keys_of(report, opened.reports())) if report else None
        for each in rereading.reread(opened, now=datetime.now(UTC), keys=keys, min_confidence=min_confidence):
            looked_at += 1
            done(looked_at)
            if each.error:
                refused += 1
                screen.note(f"left as it was: {each.error}")
            elif each.changed:
                changed.append(each)
                if shape is Shape.TEXT:
                    _show(each)
    if shape is Shape.JSON:
        screen.out(json_text({"reports": looked_at, "refused": refused, "changed": [_row(each) for each in changed]}))
    else:
        screen.out(
            f"{many(looked_at, 'report')} read again, {len(changed)} of them otherwise"
            f"{f', {refused} left as they were' if refused else ''}."
        )
    return int(refused > 0)


def _show(each: Reread) -> None:
    from laydown.products.printable import one_line
    from laydown.products.words import claim_in_words

    screen.out(one_line(f"{each.report.id} ({each.report.key})"))
    for sign, claims in (("-", each.gone), ("+", each.new)):
        for claim in claims:
            said = one_line(f"{sign} {claim_in_words(claim)}  “{claim.sentence.of(each.report.text)}”  [claim {claim.id}]")
            screen.out(f"  {said}")
    for old, new in each.otherwise:
        said = one_line(f"~ {claim_in_words(old)} → {claim_in_words(new)}  [claim {new.id}]")
        screen.out(f"  {said}")


def _row(each: Reread) -> dict[str, object]:
    from laydown.products.rows import kept_claim_row

    report = each.report
    return {
        "report": report.key,
        "id": report.id,
        "gone": [kept_claim_row(claim, report) for claim in each.gone],
        "new": [kept_claim_row(claim, report) for claim in each.new],
        "otherwise": [{"was": kept_claim_row(old, report), "is": kept_claim_row(new, report)} for old, new in each.otherwise],
    }


def verify(
    *,
    ledger: options.Ledger = options.LEDGER,
    shape: Annotated[Shape, typer.Option("--format", help="Text or JSON.")] = Shape.TEXT,
) -> int:
    """Derive and compare."""
    from laydown.ledger import open_ledger
    from laydown.products.printable import json_text, one_line
    from laydown.workflow import verifying

    with open_ledger(ledger, create=False) as opened, screen.progress("deriving anew") as done:
        found = verifying.verify(opened, done)
    if shape is Shape.JSON:
        screen.out(json_text(_verified_row(found)))
    else:
        for flaw in found.flaws:
            screen.out(one_line(str(flaw)))
        screen.out(_verdict(found))
    return 3 if found.flaws else 0


def _verified_row(found: Verified) -> dict[str, object]:
    return {
        "reports": found.reports,
        "bytes_kept": found.bytes_kept,
        "older_readings": found.older,
        "claims": found.claims,
        "positions": found.positions,
        "flaws": [{"report": flaw.report or None, "what": flaw.what} for flaw in found.flaws],
    }


def _verdict(found: Verified) -> str:
    from laydown.products.sentences_of import many

    looked_at = (many(found.reports, "report"), many(found.claims, "claim"), many(found.positions, "position"))
    parts = [f"{', '.join(looked_at)} derived anew"]
    if without := found.reports - found.bytes_kept:
        parts.append(f"{without} of them came without bytes, so the text is taken as it is")
    if found.older:
        parts.append(f"{found.older} of them were read by another version, and this one reads them otherwise (`laydown reread`)")
    flaws = many(len(found.flaws), "flaw") if found.flaws else "everything comes out as it was kept"
    return f"{'; '.join(parts)}: {flaws}."
