"""A source to reports: what it is, who reads it, and what becomes of what cannot be read."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from laydown.errors import BadReport, SourceUnusable
from laydown.intake import files, web
from laydown.intake.draft import Draft, Overrides
from laydown.intake.encoding import Undecodable
from laydown.intake.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from laydown.domain.provenance import Report
    from laydown.intake.source import Source

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_NO_OVERRIDES = Overrides()


def read(
    source: str,
    *,
    now: datetime,
    overrides: Overrides = _NO_OVERRIDES,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | BadReport | SourceUnusable]:
    """Yield the reports of a path, a folder, an address or standard input (`-`), and, as values, why others are set aside.

    Raises nothing for bad input. `now` is an aware moment: when the reports are taken in. `allow_private` lets addresses inside the
    network be fetched.
    """
    for found in _sources(source, allow_private=allow_private, stdin=stdin):
        if isinstance(found, SourceUnusable):
            yield found
            continue
        with closing(found.stream):
            for taken in _drafts(found):
                yield taken.finish(overrides, now) if isinstance(taken, Draft) else taken


def _sources(source: str, *, allow_private: bool, stdin: BinaryIO | None) -> Iterator[Source | SourceUnusable]:
    if source == files.STANDARD_INPUT:
        yield files.standard_input(stdin)
    elif _SCHEME.match(source):
        yield _fetched(source, allow_private=allow_private)
    else:
        for path in files.paths(source):
            yield path if isinstance(path, SourceUnusable) else _file(path)


def _file(path: Path) -> Source | SourceUnusable:
    try:
        return files.file(path)
    except (OSError, ValueError) as error:
        return SourceUnusable(files.shown(path), files.why(error))


def _fetched(url: str, *, allow_private: bool) -> Source | SourceUnusable:
    try:
        return web.fetch(url, allow_private=allow_private)
    except SourceUnusable as problem:
        return problem


def _drafts(source: Source) -> Iterator[Draft | BadReport | SourceUnusable]:
    try:
        if not source.head:
            yield BadReport(source.name, "empty")
            return
        reader = next(reader for reader in READERS if reader.suits(source))
        yield from reader.read(source)
    except BadReport as problem:
        yield problem
    except Undecodable as error:
        yield BadReport(source.name, str(error))
    except OSError as error:
        yield BadReport(source.name, files.why(error))
