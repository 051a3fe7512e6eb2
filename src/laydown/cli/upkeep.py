"""Commands that look after what is known beforehand: catalog check, gazetteer import."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from laydown.cli import screen

CATALOGS = ("systems", "forces", "units", "sites", "actors", "outlets")
CHECK_HELP = """Check the catalogues and say every problem; exit code 1 if there is one.

Example: laydown catalog check
"""
IMPORT_HELP = """Build your own gazetteer from a GeoNames dump, plain or zipped.

The files are at https://download.geonames.org/export/dump/ (allCountries.zip, alternateNamesV2.zip).

Example: laydown gazetteer import allCountries.zip alternateNamesV2.zip
"""


def add(app: typer.Typer) -> None:
    """Add the commands."""
    catalog = typer.Typer(
        help="Systems, forces, units, sites, actors and outlets that are known beforehand.", no_args_is_help=True
    )
    catalog.command("check", help=CHECK_HELP)(check)
    # A second command keeps Typer from folding `check` into `catalog`.
    catalog.callback()(_group)
    gazetteer = typer.Typer(help="Places that are known beforehand.", no_args_is_help=True)
    gazetteer.command("import", help=IMPORT_HELP)(import_)
    gazetteer.callback()(_group)
    app.add_typer(catalog, name="catalog")
    app.add_typer(gazetteer, name="gazetteer")


def _group() -> None:
    return


def check() -> int:
    """Check the catalogues."""
    found = 0
    for name in CATALOGS:
        problems: list[str] = import_module(f"laydown.catalogs.{name}").check()
        found += len(problems)
        for problem in problems:
            screen.out(f"{name}: {problem.removeprefix(f'{name}: ')}")
    if not found:
        screen.out(f"No problem: {', '.join(f'{number:,} {name}' for name, number in sizes().items())}.")
    return int(found > 0)


def sizes() -> dict[str, int]:
    """Return how many entries each catalogue has."""
    from laydown.catalogs import actors, forces, outlets, sites, systems, units

    return {
        "systems": len(systems.load().all),
        "forces": len(forces.load().all),
        "units": len(units.load().all),
        "sites": len(sites.load().all),
        "actors": len(actors.load().actors),
        "outlets": len(outlets.load().outlets),
    }


def import_(
    cities: Annotated[
        str, typer.Argument(metavar="CITIES", help="allCountries.txt, or a smaller file of the same columns, or its zip.")
    ],
    alternate_names: Annotated[
        str | None, typer.Argument(metavar="ALTERNATE_NAMES", help="alternateNamesV2.txt or its zip.")
    ] = None,
) -> int:
    """Build a gazetteer."""
    from laydown.catalogs.gazetteer import user_path
    from laydown.catalogs.import_geonames import import_geonames

    with screen.progress("lines read") as done:
        added = import_geonames(Path(cities), Path(alternate_names) if alternate_names else None, progress=done)
    screen.out(f"{added:,} places added. From now on places are looked up in {user_path()}.")
    return 0
