"""Which reader takes which format. To add a format: a module with `suits` and `read`, and its line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.intake import html, jsonfile, jsonlines, markdown, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from laydown.errors import BadReport, SourceUnusable
    from laydown.intake.draft import Draft
    from laydown.intake.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `read` yields what it finds, or raises `BadReport`, `Undecodable` or OSError for the whole source."""

    format: str
    suits: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Draft | BadReport | SourceUnusable]]


# The first that suits reads; plain text suits always.
READERS = (
    Reader("JSON Lines", jsonlines.suits, jsonlines.read),
    Reader("JSON", jsonfile.suits, jsonfile.read),
    Reader("Markdown", markdown.suits, markdown.read),
    Reader("HTML", html.suits, html.read),
    Reader("plain text", text.suits, text.read),
)
