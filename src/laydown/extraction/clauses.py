"""Which words stand in a clause? Those of a predicate or phrase, without those of the clauses below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

OTHER_CLAUSES = {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "conj", "appos"}
ASIDES = {"parataxis", "advcl"}
LONGEST_ASIDE = 6
"""Words of an aside that still belongs to its clause: "it seems", "as far as is known"."""


def words_of(token: Token) -> Iterator[Token]:
    """Yield the words of a predicate's or phrase's own clause, in no order."""
    yield token
    for child in token.children:
        if child.dep_ not in OTHER_CLAUSES or (child.dep_ in ASIDES and _is_short(child)):
            yield from words_of(child)


def says(tokens: Iterable[Token], name: str) -> bool:
    """Say whether one of the phrases of a list of cues stands among words as they read."""
    text = " ".join(t.lower_ for t in sorted(tokens, key=lambda t: t.i))
    return any(f" {phrase} " in f" {text} " for phrase in cues.named(name))


def _is_short(aside: Token) -> bool:
    return aside.right_edge.i - aside.left_edge.i < LONGEST_ASIDE
