"""A JSON file: one report, a list of them, or the answer of a news API that holds such a list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from laydown.errors import BadReport
from laydown.intake import fields, limits
from laydown.intake.draft import Draft, Piece
from laydown.intake.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.intake.source import Source

_LISTS = ("articles", "results", "items", "data", "news", "documents", "docs", "stories", "value", "hits", "reports", "response")
_OF_ONE = ("text", "body", "content", "headline", "title")
_DEEPEST = 3
# A JSON Feed has a title of its own, and is a list all the same.
_FEED = "https://jsonfeed.org/version/"


def suits(source: Source) -> bool:
    """Take files so named, and whatever begins as a JSON object or a list of objects."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        source.label.lower().endswith(".json")
        or head.startswith(b"{")
        or (head[:1] == b"[" and head[1:].lstrip().startswith(b"{"))
    )


def read(source: Source) -> Iterator[Draft | BadReport]:
    """Yield a report, or why there is none, for each object that stands for one."""
    data = source.whole(limits.COLLECTION_BYTES)
    text, charset = decoded(data, source.charset)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        early = "Unterminated" in error.msg or error.pos >= len(text.rstrip())
        reason = "truncated (the JSON ends early)" if early else f"malformed JSON ({error.msg} at line {error.lineno:,})"
        raise BadReport(source.name, reason) from error
    except (ValueError, RecursionError) as error:
        raise BadReport(source.name, "malformed JSON (nested too deeply)") from error
    listed = _listed(content)
    if listed is None:
        whole = Piece(source=source.name, id=source.id, data=data, text=text, charset=charset, url=source.url)
        yield fields.draft(content, whole)
        return
    for number, item in enumerate(listed, 1):
        where = f"{source.name}:{number}"
        try:
            written = json.dumps(item, sort_keys=True)
            yield fields.draft(item, Piece(source=where, id=f"{source.id}:{number}", data=written.encode(), text=written))
        except BadReport as problem:
            yield problem
        except RecursionError:
            yield BadReport(where, "malformed JSON (nested too deeply)")


def _listed(content: object) -> list[object] | None:
    for _ in range(_DEEPEST):
        if isinstance(content, list):
            return content
        if not isinstance(content, dict) or _is_one(content):
            return None
        content = next((content[name] for name in _LISTS if isinstance(content.get(name), list | dict)), None)
    return content if isinstance(content, list) else None


def _is_one(content: dict[str, object]) -> bool:
    feed = str(content.get("version"))[: len(_FEED)] == _FEED
    return not feed and any(isinstance(content.get(name), str) for name in _OF_ONE)
