"""Plain text: kept as it stands; a short first line with a blank one below is its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.intake.draft import Draft, Piece
from laydown.intake.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.intake.source import Source

FORM = "text"
_TITLE_MOST = 200


def suits(_source: Source) -> bool:
    """Take what no other reader takes."""
    return True


def read(source: Source) -> Iterator[Draft]:
    """Yield the file as one report."""
    data = source.whole()
    text, charset = decoded(data, source.charset)
    yield draft(Piece(source=source.name, id=source.id, data=data, text=text, charset=charset, url=source.url))


def draft(piece: Piece) -> Draft:
    """Return the text as a report."""
    return Draft(
        source=piece.source,
        id=piece.id,
        data=piece.data,
        form=FORM,
        charset=piece.charset,
        body=piece.text,
        title=_title(piece.text),
        url=piece.url,
    )


def _title(text: str) -> str | None:
    lines = text[: 4 * _TITLE_MOST].lstrip("\ufeff \t\r\n").splitlines()
    if len(lines) < 3 or lines[1].strip() or len(lines[0]) >= _TITLE_MOST:  # noqa: PLR2004  a title, a blank line, a text
        return None
    return lines[0].strip()
