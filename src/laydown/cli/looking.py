"""Commands that look into a ledger: positions, show, claims."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen
from laydown.cli.asking import seen
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.position import Position
    from laydown.domain.provenance import Report

POSITIONS_HELP = """List what is said to be where.

Example: laydown positions --system Patriot --valid-at 2020-03-31
"""
SHOW_HELP = """Show one position: its states over time, every sentence that it stands on, and what was judged about them.

The first characters of the position's id are enough.

Example: laydown show 5ffd31 --valid-at 2020-03-31
"""
ORIGINS_HELP = """Show who is behind a position: which reports go back to which origin, who copied or credited whom, and why we think so.

Example: laydown origins 5ffd31 --valid-at 2020-03-31
"""
CLAIMS_HELP = """List the claims that the ledger holds.

Example: laydown claims --system Patriot --format jsonl
"""


class Listing(StrEnum):
    """How positions are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Showing(StrEnum):
    """How one position is printed."""

    TEXT = "text"
    JSON = "json"


class Rows(StrEnum):
    """How claims are printed; `json` is one array."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=POSITIONS_HELP)(positions)
    app.command(help=SHOW_HELP)(show)
    app.command(help=ORIGINS_HELP)(origins)
    app.command(help=CLAIMS_HELP)(claims)


def positions(  # noqa: PLR0913  each argument is an option of the command
    *,
    ledger: options.Ledger = options.LEDGER,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    system: options.System = None,
    operator: options.Operator = None,
    country: options.Country = None,
    near: options.Near = None,
    min_confidence: options.MinConfidence = 0.0,
    shape: Annotated[Listing, typer.Option("--format", help="A table, JSON or CSV.")] = Listing.TABLE,
) -> int:
    """List positions."""
    from laydown.ledger import open_ledger
    from laydown.products.asked import Asked
    from laydown.products.position_csv import positions_csv
    from laydown.products.position_rows import laydown_row
    from laydown.products.printable import json_text

    asked = Asked.of(system=system, operator=operator, country=country, near=options.near(near))
    with open_ledger(ledger, create=False) as opened:
        view = seen(opened, valid_at, known_at, min_confidence, recorded_at=recorded_at, asked=asked)
    found = asked.only(view.laydown)
    if shape is Listing.JSON:
        screen.out(json_text(laydown_row(found)))
    elif shape is Listing.CSV:
        screen.out(positions_csv(found.positions).rstrip("\r\n"))
    elif found.positions:
        from laydown.cli import tables

        screen.table(tables.positions(found.positions, screen.console().width))
    else:
        screen.note("no position: nothing that the ledger holds puts such a force anywhere as of then")
    return 0


def show(  # noqa: PLR0913  each argument is an option of the command
    position: Annotated[str, typer.Argument(metavar="POSITION", help="The position's id, or enough of its beginning.")],
    *,
    ledger: options.Ledger = options.LEDGER,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    shape: Annotated[Showing, typer.Option("--format", help="Text or JSON.")] = Showing.TEXT,
) -> int:
    """Show a position."""
    from laydown.cli import judged
    from laydown.ledger import open_ledger
    from laydown.products.history import history_row, history_text
    from laydown.products.printable import json_text

    with open_ledger(ledger, create=False) as opened:
        view = seen(opened, valid_at, known_at, recorded_at=recorded_at)
    found = one_of(position, view.laydown.positions)
    if shape is Showing.JSON:
        screen.out(json_text(history_row(found, view.reports, view.claims) | {"judgements": judged.rows(found, view)}))
    else:
        screen.out(history_text(found, view.reports, view.claims).rstrip("\n"))
        for line in judged.lines(found, view):
            screen.out(line)
    return 0


def origins(  # noqa: PLR0913  each argument is an option of the command
    position: Annotated[str, typer.Argument(metavar="POSITION", help="The position's id, or enough of its beginning.")],
    *,
    ledger: options.Ledger = options.LEDGER,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    shape: Annotated[Showing, typer.Option("--format", help="Text or JSON.")] = Showing.TEXT,
) -> int:
    """Show the origins of a position."""
    from laydown.ledger import open_ledger
    from laydown.products.brief_json import brief_row
    from laydown.products.chains import chain
    from laydown.products.chains_text import chain_text
    from laydown.products.printable import json_text

    with open_ledger(ledger, create=False) as opened:
        view = seen(opened, valid_at, known_at, recorded_at=recorded_at)
    found = one_of(position, view.laydown.positions)
    if shape is Showing.JSON:
        screen.out(json_text(brief_row(chain(found, view.reports, view.claims))))
    else:
        screen.out(chain_text(chain(found, view.reports, view.claims)).rstrip("\n"))
    return 0


def one_of(beginning: str, among: tuple[Position, ...], sought: str = "position") -> Position:
    """Return the position whose id begins so. Raises UsageError where it is none or several."""
    found = [each for each in among if each.id.startswith(beginning.casefold())] if beginning else []
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{beginning} begins the ids of {len(found)} positions: {', '.join(each.id for each in found[:5])}"
    else:
        message = f"no {sought} as of then has the id {beginning!r}; `laydown positions` and `laydown claims` list them"
    raise UsageError(message)


def claims(  # noqa: PLR0913  each argument is an option of the command
    *,
    ledger: options.Ledger = options.LEDGER,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    system: options.System = None,
    operator: options.Operator = None,
    country: options.Country = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="Only this report's, by its own id or its key.")] = None,
    shape: Annotated[Rows, typer.Option("--format", help="A table, JSON lines, or one JSON array.")] = Rows.TABLE,
) -> int:
    """List claims."""
    from laydown.ledger import open_ledger
    from laydown.products.asked import Asked
    from laydown.products.printable import json_line, json_text
    from laydown.products.rows import kept_claim_row

    asked = Asked.of(system=system, operator=operator, country=country)
    with open_ledger(ledger, create=False) as opened:
        reports = {each.key: each for each in opened.reports(known_at=known_at, recorded_at=recorded_at)}
        said = opened.claims(known_at=known_at, recorded_at=recorded_at)
    kept = [claim for claim in said if claim.report in reports and asked.wants_claim(claim)]
    wanted = keys_of(report, reports.values()) if report else reports.keys()
    rows = [kept_claim_row(claim, reports[claim.report]) for claim in kept if claim.report in wanted]
    if shape is Rows.JSONL:
        for row in rows:
            screen.out(json_line(row))
    elif shape is Rows.JSON:
        screen.out(json_text(rows))
    else:
        from laydown.cli import tables

        if rows:
            screen.table(tables.claims(rows, screen.console().width))
        else:
            screen.note("no claim: nothing that the ledger holds, and that is asked for, says where a force is")
    return 0


def keys_of(asked: str, reports: Iterable[Report]) -> set[str]:
    """Return the keys of the reports of that id or key. Raises UsageError where there is none."""
    found = {each.key for each in reports if asked in {each.id, each.key}}
    if not found:
        message = f"the ledger holds no report called {asked!r}; give its own id or its key"
        raise UsageError(message)
    return found
