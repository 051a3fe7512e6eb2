"""A brief of changes as one HTML page: no script, nothing fetched, every word of a report escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from laydown.products import sentences_of, sentences_of_changes
from laydown.products.brief_html import linked, page, source_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.products.change import Changes, Entry


def html(changes: Changes) -> str:
    """Return the changes as a whole page, in UTF-8."""
    return page(list(sentences_of_changes.head(changes)), _main(changes))


def _main(changes: Changes) -> Iterator[str]:
    if changes.empty:
        yield f'<p class="empty">{escape(changes.empty)}</p>'
    for group in changes.groups:
        yield f"<section><h2>{escape(sentences_of_changes.group(group))}</h2><ul>"
        yield from map(_entry, group.entries)
        yield "</ul></section>"
    if changes.again:
        yield f"<section><h2>{escape(sentences_of_changes.AGAIN)}</h2><ul>"
        for again in changes.again:
            yield f"<li>{escape(sentences_of_changes.again(again))} {linked(again.citations)}</li>"
        yield "</ul></section>"
    if changes.groups:
        yield f'<p class="legend">{escape(sentences_of.GRADES)}</p>'
    yield from source_items(changes.citations)


def _entry(entry: Entry) -> str:
    told = "".join(
        f'<li class="{each.kind.replace(" ", "-")}">{escape(sentences_of_changes.change(each))} {linked(each.citations)}</li>'
        for each in entry.changes
    )
    return (
        f'<li id="p-{escape(entry.position)}"><p><strong>{escape(entry.where)}</strong>'
        f"{escape(sentences_of_changes.stands(entry))}</p><ul>{told}</ul>"
        f'<p class="provenance">{escape(sentences_of_changes.behind(entry))}</p></li>'
    )
