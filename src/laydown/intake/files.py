"""Files, folders and standard input, opened one after the other."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from laydown.errors import SourceUnusable
from laydown.intake.source import Guarded, Source, buffered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

STANDARD_INPUT = "-"


def standard_input(stream: BinaryIO | None = None) -> Source:
    """Return standard input as a source."""
    whole = cast("BinaryIO", Guarded(stream or sys.stdin.buffer))
    return Source(name="standard input", label="", id="stdin", stream=buffered(whole))


def file(path: Path) -> Source:
    """Return an opened file; raise OSError where it cannot be opened."""
    label = Path(shown(Path(path.name.removesuffix(".gz"))))
    raw = path.open("rb", buffering=0)
    try:
        return Source(name=shown(path), label=label.name, id=label.stem or "report", stream=buffered(cast("BinaryIO", raw)))
    except OSError:
        raw.close()
        raise


def paths(source: str) -> Iterator[Path | SourceUnusable]:
    """Yield the file itself, or the files of a folder and of its folders in order of name, hidden ones left out."""
    top = Path(source)
    try:
        kind = top.stat().st_mode
    except (OSError, ValueError) as error:
        yield SourceUnusable(shown(top), why(error))
        return
    if not stat.S_ISDIR(kind):
        yield top
        return
    count = 0
    for found in _walk(top):
        count += 1
        yield found
    if not count:
        yield SourceUnusable(shown(top), "the folder holds no files")


def _walk(top: Path) -> Iterator[Path | SourceUnusable]:
    locked: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=locked.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(folder) / name
            # A pipe or a device among files would be waited for without end.
            if path.is_file() or path.is_symlink():
                yield path
        yield from (SourceUnusable(shown(Path(str(error.filename))), why(error)) for error in locked)
        locked.clear()
    yield from (SourceUnusable(shown(Path(str(error.filename))), why(error)) for error in locked)


def shown(path: Path) -> str:
    """Return a path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def why(error: OSError | ValueError) -> str:
    """Return why a file cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "you may not read it"
    if isinstance(error, OSError) and error.errno is None:
        return str(error)
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
