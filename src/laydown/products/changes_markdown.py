"""A brief of changes as Markdown (CommonMark), with what a report says never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products import sentences_of, sentences_of_changes
from laydown.products.brief_markdown import escaped, linked, source_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.products.change import Changes, Entry


def markdown(changes: Changes) -> str:
    """Return the changes as Markdown; citations lead to the list of sources at its end."""
    return "\n".join(_blocks(changes)) + "\n"


def _blocks(changes: Changes) -> Iterator[str]:
    title, *rest = sentences_of_changes.head(changes)
    yield from (f"# {escaped(title)}", "", "  \n".join(escaped(line) for line in rest))
    if changes.empty:
        yield from ("", escaped(changes.empty))
    for group in changes.groups:
        yield from ("", f"## {escaped(sentences_of_changes.group(group))}", "")
        for entry in group.entries:
            yield from _entry(entry)
    if changes.again:
        yield from ("", f"## {sentences_of_changes.AGAIN}", "")
    for again in changes.again:
        yield f"- {escaped(sentences_of_changes.again(again))} {linked(again.citations)}"
    if changes.groups:
        yield from ("", f"*{escaped(sentences_of.GRADES)}*")
    yield from source_blocks(changes.citations)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{escaped(entry.where)}**{escaped(sentences_of_changes.stands(entry))}  "
    yield f"  {escaped(sentences_of_changes.behind(entry))}"
    for change in entry.changes:
        yield f"  - {escaped(sentences_of_changes.change(change))} {linked(change.citations)}".rstrip()
