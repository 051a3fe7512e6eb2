"""Which tokens a CoNLL-U file holds, and how they hang together.

Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` is an index into the sentence, its own for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence and the document that it stands in."""

    document: str
    tokens: tuple[Token, ...]


def read_sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences; empty nodes (``8.1``) are left out."""
    document = ""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
        elif line.startswith("#"):
            continue
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield Sentence(document, tuple(_tokens(rows)))
            rows = []
    if rows:
        yield Sentence(document, tuple(_tokens(rows)))


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    pieces = _surface(rows)
    words = [row for row in rows if row[0].isdigit()]
    for index, row in enumerate(words):
        if len(row) != COLUMNS:
            message = f"a CoNLL-U line needs {COLUMNS} columns: {row}"
            raise ValueError(message)
        form, space = pieces.get(row[0], (row[1], "SpaceAfter=No" not in row[9]))
        head = int(row[6]) - 1
        yield Token(
            form=form,
            lemma=form if row[2] == "_" else row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=index if head < 0 else head,
            deprel=row[7],
            misc=row[9],
            space_after=space,
        )


def _surface(rows: list[list[str]]) -> dict[str, tuple[str, bool]]:
    """Return what stands in the text, and the space behind it, for words of multiword tokens.

    ``don't`` is one token of the text and two words. Where the words are not simply its parts
    (``gonna``, ``dont``), the first takes its own length and the last what is left.
    """
    pieces: dict[str, tuple[str, bool]] = {}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = (int(number) for number in row[0].split("-"))
        words = {word[0]: word[1] for word in rows}
        rest = row[1]
        for number in range(first, last):
            taken = rest[: min(len(words[str(number)]), len(rest) - (last - number))]
            pieces[str(number)] = (taken, False)
            rest = rest[len(taken) :]
        pieces[str(last)] = (rest, "SpaceAfter=No" not in row[9])
    return pieces
