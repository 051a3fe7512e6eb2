"""How much is taken in: the limits that keep a hostile or mistaken source from eating the machine."""

from __future__ import annotations

MEGABYTE = 1_000_000

REPORT_BYTES = 10 * MEGABYTE
"""One report, as bytes: a file, a page, a line of JSON Lines."""

COLLECTION_BYTES = 50 * MEGABYTE
"""One JSON file that holds many reports and has to be read in whole."""

HEAD_BYTES = 65_536
"""What is looked at to tell a format."""

INFLATION = 1_000
"""A compressed file may grow so many times over, and no more, once it has grown past `INFLATION_FREE` bytes."""

INFLATION_FREE = 100 * MEGABYTE

BAD_LINES = 100
"""So many malformed lines in a row at the beginning, and the file is taken for no JSON Lines at all."""


def in_words(size: int) -> str:
    """Return a size for people: `200 MB`."""
    return f"{size / MEGABYTE:.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"
