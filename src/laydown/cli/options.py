"""Options that several commands share, and how what a user types becomes a value."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from laydown.errors import UsageError

LEDGER = "laydown.db"


def day(text: str) -> date:
    """Return the day that a user typed as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        message = f"{text!r} is no day; write it as YYYY-MM-DD, like 2020-03-31"
        raise typer.BadParameter(message) from error


def moment(text: str) -> datetime:
    """Return the moment that a user typed; a day alone is its end, and without an offset it is UTC."""
    try:
        if len(text.strip()) == len("2020-03-31"):
            return datetime.combine(day(text), time.max, UTC)
        found = datetime.fromisoformat(text.strip())
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        message = f"{text!r} is no moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM"
        raise typer.BadParameter(message) from error


def near(text: str | None) -> tuple[float, float, float] | None:
    """Return latitude, longitude (degrees) and distance (km) typed as LAT,LON,KM; raises UsageError."""
    if text is None:
        return None
    try:
        lat, lon, km = (float(part) for part in text.split(","))
    except ValueError:
        lat = lon = km = math.nan
    # Not a number is within no bounds.
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 20_040):  # noqa: PLR2004  the globe
        message = f"--near {text!r} is no LAT,LON,KM, like 33.79,42.44,50 (degrees north, degrees east, kilometres)"
        raise UsageError(message)
    return lat, lon, km


Day = date

Ledger = Annotated[
    str,
    typer.Option("--ledger", envvar="LAYDOWN_LEDGER", metavar="PATH", help="The ledger's file."),
]
Paths = Annotated[list[str], typer.Argument(metavar="PATH|URL|-…", help="Files, folders, addresses, or - for standard input.")]
Published = Annotated[
    Day | None,
    typer.Option(parser=day, metavar="DAY", help="The day on which the reports were published, as YYYY-MM-DD."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet that published the reports.")]
Address = Annotated[str | None, typer.Option("--url", metavar="URL", help="The address at which the report was published.")]
ValidAt = Annotated[
    Day | None,
    typer.Option(
        "--valid-at", parser=day, metavar="DAY", help="The day asked about, as YYYY-MM-DD; today unless told otherwise."
    ),
]
KnownAt = Annotated[
    Day | None,
    typer.Option(
        "--known-at", parser=day, metavar="DAY", help="Leave out what was published after this day; today unless told otherwise."
    ),
]
Moment = datetime
RecordedAt = Annotated[
    Moment | None,
    typer.Option(
        "--recorded-at",
        parser=moment,
        metavar="MOMENT",
        help="Only what this ledger held then, as YYYY-MM-DD (its end, UTC) or YYYY-MM-DDTHH:MM.",
    ),
]
System = Annotated[
    str | None, typer.Option("--system", metavar="NAME", help="Only this system, by any of its names: Patriot, S-400 …")
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="SHARE",
        help="Leave out claims of which the reader is less sure, from 0 to 1.",
    ),
]
Country = Annotated[
    str | None, typer.Option("--country", metavar="STATE", help="Only what is in, or on its way to, this state: IQ, Iraq …")
]
Near = Annotated[
    str | None, typer.Option("--near", metavar="LAT,LON,KM", help="Only what is at a site or city within so many km.")
]
Operator = Annotated[
    str | None, typer.Option("--operator", metavar="STATE", help="Only the forces of this state or alliance: US, NATO, Turkey …")
]
