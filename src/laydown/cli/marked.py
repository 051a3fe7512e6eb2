"""A report's text with the findings of the layers marked in it: coloured on a terminal, in brackets elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.cli import screen
from laydown.domain.annotation import Layer
from laydown.products.printable import one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.domain.annotation import Note
    from laydown.domain.provenance import Report

_STYLES = {Layer.PLACES: "bold green", Layer.DATES: "bold cyan", Layer.SUBJECTS: "bold magenta", Layer.SOURCING: "underline"}


def legend(layers: Iterable[Layer]) -> None:
    """Print which layer looks like what; only where there are colours."""
    if screen.colours():
        from rich.text import Text

        parts = [part for layer in layers for part in ((str(layer), _STYLES[layer]), "  ")]
        screen.console().print(Text.assemble(*parts))


def text(report: Report, notes: Sequence[Note]) -> None:
    """Print a report's name and its text with what was found in it."""
    if screen.colours():
        _coloured(report, notes)
    else:
        screen.out(f"== {one_line(report.id)} ==")
        screen.out(_bracketed(report.text, notes))


def _coloured(report: Report, notes: Sequence[Note]) -> None:
    from rich.text import Text

    # Styles are laid over the text by offset, so nothing may be taken out of it before it is cut into styled pieces.
    shown = Text("".join(char if char == "\n" or plain(char) else " " for char in report.text))
    for note in sorted(notes, key=lambda note: note.layer is not Layer.SOURCING):
        shown.stylize(_STYLES[note.layer], note.excerpt.start, note.excerpt.end)
    console = screen.console()
    console.rule(Text(one_line(report.id)))
    console.print(shown)
    for note in notes:
        words = _short(one_line(note.excerpt.of(report.text)))
        console.print(Text.assemble("  ", (words, _STYLES[note.layer]), (f"  {one_line(note.label)}", "dim")))


def _bracketed(text: str, notes: Sequence[Note]) -> str:
    marks: list[tuple[int, int, int, str]] = []
    for note in notes:
        length = note.excerpt.end - note.excerpt.start
        # At one offset the inner bracket closes before the outer, and what ends there before what begins.
        marks.append((note.excerpt.start, 1, -length, "["))
        marks.append((note.excerpt.end, 0, length, f"]{{{note.layer}: {one_line(note.label)}}}"))
    pieces, at = list[str](), 0
    for offset, _, _, mark in sorted(marks):
        pieces += [plain(text[at:offset]), mark]
        at = max(at, offset)
    return "".join([*pieces, plain(text[at:])])


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
