"""How a full GeoNames dump becomes the user's gazetteer: streamed line by line onto a copy of the bundled one.

Formats: allCountries.txt (19 tab-separated columns) and alternateNamesV2.txt, plain or zipped, as laid down in GeoNames' readme.txt.
"""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from laydown.catalogs.gazetteer import BUNDLED, user_path
from laydown.catalogs.place_rows import ALTERNATE, NAME, STEM, Row, airfield_stem, alternate, call_freely
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

__all__ = ["import_geonames"]

_COLUMNS = 19
_ALTERNATE_COLUMNS = 4
_BATCH = 20_000
_LONGEST_LINE = 100_000
_NOT_NAMES = frozenset(("link", "wkdt", "post", "iata", "icao", "faac", "unlc", "phon", "piny"))
_SITES = {"AIRB": "airbase", "MILB": "airbase", "NVB": "airbase", "INSM": "airbase", "AIRP": "airport", "AIRF": "airport"}


def import_geonames(
    cities_path: Path,
    alternate_names_path: Path | None = None,
    out: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Build the gazetteer that `open_gazetteer` prefers; return how many places were added.

    `progress` is called with the number of lines read so far. What was there before stays until the new file is whole. Raises
    CatalogError where a file cannot be read or holds no GeoNames line.
    """
    out = out or user_path()
    if not BUNDLED.is_file():
        message = f"the bundled gazetteer {BUNDLED} is not there to build on; install Laydown again (pip install .)"
        raise CatalogError(message)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(f".{os.getpid()}.part")
    shutil.copyfile(BUNDLED, part)
    try:
        file = sqlite3.connect(part)
        file.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        try:
            added = _add_places(file, cities_path, progress)
            if alternate_names_path is not None:
                _add_alternates(file, alternate_names_path, progress)
            file.commit()
        finally:
            file.close()
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return added


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    """Open a dump, plain or zipped; yields an iterator of its lines, overlong ones cut."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                inner = max(
                    (i for i in archive.infolist() if i.filename.endswith(".txt")), key=lambda i: i.file_size, default=None
                )
                if inner is None:
                    message = f"{path}: the archive holds no .txt file"
                    raise CatalogError(message)
                with archive.open(inner) as raw:
                    yield _each(io.TextIOWrapper(raw, "utf-8", errors="replace"))
        else:
            with path.open(encoding="utf-8", errors="replace") as text:
                yield _each(text)
    except (OSError, zipfile.BadZipFile) as error:
        message = f"{path}: cannot be read: {error}"
        raise CatalogError(message) from error


def _each(text: TextIO) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        yield line.rstrip("\n")


def _add_places(file: sqlite3.Connection, path: Path, progress: Callable[[int], None] | None) -> int:
    (highest,) = file.execute("SELECT coalesce(max(id), 0) FROM places").fetchone()
    known = {key for (key,) in file.execute("SELECT key FROM places")}
    added, valid, batch = 0, 0, list[tuple[int, Row]]()
    with _lines(path) as lines:
        for read, line in enumerate(lines, 1):
            fields = line.split("\t")
            valid += len(fields) == _COLUMNS
            row = _row(fields)
            if row is not None and row.key not in known:
                known.add(row.key)
                added += 1
                batch.append((highest + added, row))
            if len(batch) >= _BATCH:
                _write(file, batch)
            if progress and read % _BATCH == 0:
                progress(read)
    _write(file, batch)
    if not valid:
        message = f"{path}: no line of it has GeoNames' {_COLUMNS} columns"
        raise CatalogError(message)
    return added


def _row(fields: list[str]) -> Row | None:
    """Return the place of one line of allCountries.txt: a settlement, or an airfield or base; None for all else."""
    if len(fields) != _COLUMNS:
        return None
    try:
        lat, lon, population = float(fields[4]), float(fields[5]), int(fields[14] or 0)
    except ValueError:
        return None
    name, kind, code, country = fields[1], fields[6], fields[7], fields[8]
    if not name or not -90 <= lat <= 90 or not -180 <= lon <= 180:  # noqa: PLR2004 - the globe
        return None
    if kind == "P":
        row = Row(
            f"gn:{fields[0]}",
            name,
            "capital" if code == "PPLC" else "city",
            lat,
            lon,
            country or None,
            population,
            f"{country}.{fields[10]}",
        )
        call_freely(row, name)
    elif code in _SITES:
        row = Row(f"gn:{fields[0]}", name, _SITES[code], lat, lon, country or None, 0, f"{country}.{fields[10]}", "site")
        row.call(airfield_stem(name), STEM)
    else:
        return None
    row.call(name, NAME)
    for other in fields[3].split(","):
        if alternate(other):
            row.call(other, ALTERNATE)
    return row


def _write(file: sqlite3.Connection, batch: list[tuple[int, Row]]) -> None:
    file.executemany(
        "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
        [(i, r.key, r.name, r.kind, r.lat, r.lon, r.country, r.population, r.admin1, r.precision) for i, r in batch],
    )
    file.executemany(
        "INSERT OR IGNORE INTO names VALUES (?,?,?)", [(n, i, role) for i, r in batch for n, role in r.names.items()]
    )
    batch.clear()


def _add_alternates(file: sqlite3.Connection, path: Path, progress: Callable[[int], None] | None) -> None:
    with _lines(path) as lines:
        for read, line in enumerate(lines, 1):
            if progress and read % _BATCH == 0:
                progress(read)
            fields = line.split("\t")
            if len(fields) < _ALTERNATE_COLUMNS or fields[2] in _NOT_NAMES or not alternate(fields[3]):
                continue
            found = file.execute("SELECT id FROM places WHERE key = ?", (f"gn:{fields[1]}",)).fetchone()
            if found:
                row = Row("", "", "", 0.0, 0.0, None)
                row.call(fields[3], ALTERNATE)
                file.executemany(
                    "INSERT OR IGNORE INTO names VALUES (?,?,?)", [(n, found[0], role) for n, role in row.names.items()]
                )
