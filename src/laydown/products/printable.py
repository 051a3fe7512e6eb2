"""What of a report's text can be shown as it stands? Reports are hostile: a terminal obeys control characters."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# C0 and C1 controls but tab and line feed, the marks and overrides of writing direction, lone surrogates.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_NOT_IN_A_LINE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return text without what would steer a terminal or turn the writing direction; lines stay lines."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Return text that can be shown, in one line."""
    return " ".join(plain(text).split())


def json_line(row: Mapping[str, object]) -> str:
    """Return an object as one line of JSON, readable, with what a terminal or a line reader would obey as escapes."""
    return _NOT_IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(row, ensure_ascii=False))


def json_text(value: object) -> str:
    """Return a value as indented JSON, as safe as `json_line`."""
    return _NOT_IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=2))
