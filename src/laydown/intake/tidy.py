"""Which characters a report keeps: all but control characters, with line ends made one."""

from __future__ import annotations

import re

_ONE_LINE_MOST = 500
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:(?=\S)")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028]|\u2029")
# Lone surrogates (from JSON escapes) cannot be written as UTF-8 and would fail in the ledger.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def tidy(text: str) -> str:
    """Return `text` with line feeds for all line ends and without control characters; nothing else changes."""
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str | None) -> str | None:
    """Return a title or a name in one line of at most 500 characters; None where nothing is left."""
    if not text:
        return None
    return " ".join(tidy(text[: 4 * _ONE_LINE_MOST]).split())[:_ONE_LINE_MOST].strip() or None


def name(text: str | None) -> str | None:
    """Return an outlet's name in one line; None where it is too long, an address, or holds control characters, and so is no name."""
    if not text or len(text) > _ONE_LINE_MOST or _DROPPED.search(_LINE_ENDS.sub("\n", text)) or _SCHEME.match(text.strip()):
        return None
    return one_line(text)
