"""JSON Lines: one report a line, read line by line, however long the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from laydown.errors import BadReport, SourceUnusable
from laydown.intake import fields, limits
from laydown.intake.draft import Draft, Piece
from laydown.intake.encoding import Undecodable, binary, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.intake.source import Source

_NAMES = (".jsonl", ".ndjson", ".jsonlines", ".jl")
_CHUNK = 1_000_000


def suits(source: Source) -> bool:
    """Take files so named, and whatever begins with a line that is a JSON object."""
    if source.label.lower().endswith(_NAMES):
        return True
    first, end, _ = source.head.lstrip(b"\xef\xbb\xbf \r\n").partition(b"\n")
    if not first.startswith(b"{") or source.label.lower().endswith(".json"):
        return False
    return not end or _holds_object(first)


def read(source: Source) -> Iterator[Draft | BadReport | SourceUnusable]:
    """Yield a report, or why there is none, for each line that is not blank."""
    if reason := binary(source.head):
        raise BadReport(source.name, reason)
    number = bad_so_far = good_so_far = 0
    while line := source.stream.readline(limits.REPORT_BYTES + 1):
        number += 1
        if not line.strip():
            continue
        taken = _taken(line, source, number)
        yield taken
        bad_so_far, good_so_far = bad_so_far + isinstance(taken, BadReport), good_so_far + (not isinstance(taken, BadReport))
        if not good_so_far and bad_so_far >= limits.BAD_LINES:
            yield SourceUnusable(source.name, f"none of its first {limits.BAD_LINES} lines is a report; the rest is not read")
            return
    if not bad_so_far + good_so_far:
        raise BadReport(source.name, "empty")


def _taken(line: bytes, source: Source, number: int) -> Draft | BadReport:
    where = f"{source.name}:{number}"
    if len(line) > limits.REPORT_BYTES:
        if not line.endswith(b"\n"):
            _skip_line(source)
        return BadReport(where, f"too large (the most for one line is {limits.in_words(limits.REPORT_BYTES)})")
    data = line.rstrip(b"\r\n")
    try:
        text, charset = decoded(data)
        piece = Piece(source=where, id=f"{source.id}:{number}", data=data, text=text, charset=charset)
        return fields.draft(json.loads(text), piece)
    except Undecodable as error:
        return BadReport(where, str(error))
    except (ValueError, RecursionError) as error:
        return BadReport(where, _malformed(error, ends=line.endswith(b"\n")))
    except BadReport as error:
        return error


def _skip_line(source: Source) -> None:
    while piece := source.stream.readline(_CHUNK):
        if piece.endswith(b"\n"):
            return


def _malformed(error: ValueError | RecursionError, *, ends: bool) -> str:
    if isinstance(error, json.JSONDecodeError):
        if not ends and ("Unterminated" in error.msg or error.pos >= len(error.doc) - 1):
            return "truncated (the JSON ends early)"
        return f"malformed JSON ({error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1:,})"
    return "malformed JSON (nested too deeply)" if isinstance(error, RecursionError) else "malformed JSON"


def _holds_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
