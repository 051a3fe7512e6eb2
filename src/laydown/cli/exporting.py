"""Commands that carry a laydown out of a ledger and a table of positions into one: export, import csv."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from laydown.cli import options, screen
from laydown.cli.asking import seen
from laydown.errors import UsageError

if TYPE_CHECKING:
    from laydown import workflow

EXPORT_HELP = """Write what is said to be where for other programs: GeoJSON, KML, CSV, Parquet or JSON.

Sites and cities are points; what is known only to be in a country, region or sea is an area, never a pin.

Example: laydown export geojson --valid-at 2020-03-31 --out laydown.geojson
"""

IMPORT_HELP = """Take in a table of positions: one that `laydown export csv` wrote, or anybody's spreadsheet saved as CSV.

A column `place` and one of `system`, `category` and `unit` are needed; read as well are operator, country, lat, lon, precision, count (2, 2-4,
2+), count_unit, status, modality, since, due, destination, start, source (several parted by |) and date. Days are written as YYYY-MM-DD.
A row that cannot be used is set aside with its line and its reason.

A row of Laydown's own export stands for itself: exported again as of the same days it is the same in every column but `claims`.

Example: laydown import csv positions.csv --ledger new.db
"""


class Format(StrEnum):
    """The formats; `EXPORTERS` in the products has a line for each."""

    GEOJSON = "geojson"
    KML = "kml"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=EXPORT_HELP)(export)
    imports = typer.Typer(help="What others wrote down: tables of positions.", no_args_is_help=True)
    imports.command("csv", help=IMPORT_HELP)(import_csv)
    # A second command keeps Typer from folding `csv` into `import`.
    imports.callback()(_group)
    app.add_typer(imports, name="import")


def _group() -> None:
    return


def export(  # noqa: PLR0913  each argument is an option of the command
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help="geojson, kml, csv, parquet or json.")],
    *,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="The file to write; else standard output.")
    ] = None,
    ledger: options.Ledger = options.LEDGER,
    valid_at: options.ValidAt = None,
    known_at: options.KnownAt = None,
    recorded_at: options.RecordedAt = None,
    system: options.System = None,
    operator: options.Operator = None,
    country: options.Country = None,
    near: options.Near = None,
    min_confidence: options.MinConfidence = 0.0,
) -> int:
    """Export a laydown."""
    from laydown.ledger import open_ledger
    from laydown.products.asked import Asked
    from laydown.products.exporters import EXPORTERS

    exporter = next(each for each in EXPORTERS if each.format == form)
    if out is None and exporter.binary and sys.stdout.isatty():
        message = f"{form} is no text for a terminal: name a file with --out, or pipe it into a program"
        raise UsageError(message)
    asked = Asked.of(system=system, operator=operator, country=country, near=options.near(near))
    with open_ledger(ledger, create=False) as opened:
        view = seen(opened, valid_at, known_at, min_confidence, recorded_at=recorded_at, asked=asked)
    _write(exporter.export(asked.only(view.laydown), view.reports, view.claims), out)
    return 0


def _write(made: bytes, out: str | None) -> None:
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        return
    part = Path(f"{out}.{os.getpid()}.part")
    try:
        # A reader of the file sees the old export or the new one, never half of one.
        part.write_bytes(made)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        message = f"{out} cannot be written: {(error.strerror or str(error)).lower()}"
        raise UsageError(message) from error
    screen.note(f"written: {out}")


def import_csv(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="The table, or - for standard input.")],
    *,
    ledger: options.Ledger = options.LEDGER,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who made the table; else the file's name.")] = None,
) -> int:
    """Take in a table of positions."""
    from laydown import workflow
    from laydown.ledger import open_ledger

    done = 0

    def report_progress(taken: workflow.Taken) -> None:
        nonlocal done
        done += 1
        if taken.error:
            screen.note(f"set aside: {taken.error}")
        shown(done)

    with open_ledger(ledger) as opened, screen.progress("rows") as shown:
        summary = workflow.take_in_table(path, opened, now=datetime.now(UTC), outlet=outlet, report_progress=report_progress)
    already = f", {summary.already} already in the ledger" if summary.already else ""
    screen.note(f"Rows: {summary.read} reports with {summary.claims} claims{already}, {len(summary.set_aside)} set aside.")
    return int(bool(summary.set_aside))
