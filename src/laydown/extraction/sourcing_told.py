"""One attribution within a sentence, and the marks that set its parts off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.extraction.sourcing_trees import conjuncts, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTES = frozenset('"“”„«»') | {"''", "``"}
MARKS = QUOTES | frozenset({",", ";", "–", "—", "--", "(", ")", ":", "...", "…"})
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "here"])
TIMES = frozenset(
    ["week", "month", "year", "night", "day", "morning", "evening", "afternoon", "noon", "midnight", "weekend", "end"]
)
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that names who says so: first and last token, and its head."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution, by token positions: `own` is the clause that attributes.

    `beside`: the clause stands next to what it attributes, which is filled in later; `citing`: it names the source of another
    attribution ("AFP reported, citing officials"); `adding`: a participle that goes on from one (", adding that …"); `heard`: those to whom the source,
    an outlet, has talked; `press`: holds only where the source is an outlet.
    """

    cue: int
    sources: tuple[Source, ...]
    content: tuple[int, ...]
    own: tuple[int, ...]
    credited: bool = True
    beside: bool = False
    citing: bool = False
    adding: bool = False
    heard: tuple[Source, ...] = ()
    press: bool = False


def sources_of(head: Token | None) -> tuple[Source, ...]:
    """Return the phrases of a noun and of what is coordinated with it."""
    if head is None:
        return ()
    found: list[Source] = []
    for noun in conjuncts(head):
        if noun.lower_ in DAYS or noun.lower_ in TIMES:
            continue
        inside = phrase(noun)
        here = Source(inside[0], inside[-1], noun.i)
        if found and _shares_noun(noun.doc, found[-1], here):
            here = Source(found.pop().first, here.last, here.head)
        found.append(here)
    return tuple(found)


def _shares_noun(doc: Doc, first: Source, second: Source) -> bool:
    """Say whether two phrases are one: "US and Iraqi officials" are no country and some officials."""
    code_of = actors.load().code_of
    joined = second.first - first.last == len(("and", "Iraqi")) and second.last > second.first and first.first == first.last
    return joined and code_of(doc[first.first].text) is not None and code_of(doc[second.first].text) is not None


def sources_between(doc: Doc, first: int, last: int) -> tuple[Source, ...]:
    """Return the phrases that stand between two tokens, whatever the parser made of them; split at "and a …"."""
    stop = next((i - 1 for i in range(first + 1, last + 1) if breaks(doc[i])), last)
    starts = [first] + [i + 1 for i in range(first + 1, stop) if doc[i].lower_ in {"and", "or"} and doc[i + 1].pos_ == "DET"]
    ends = [start - 2 for start in starts[1:]] + [stop]
    return tuple(Source(a, b, _head(doc, a, b)) for a, b in zip(starts, ends, strict=True) if a <= b)


def _head(doc: Doc, first: int, last: int) -> int:
    """Return the head of a run of nominal tokens: the last noun before a preposition."""
    end = next((i for i in range(first + 1, last + 1) if doc[i].pos_ == "ADP"), last + 1)
    return next((i for i in range(end - 1, first - 1, -1) if doc[i].pos_ in _HEADS and doc[i].lower_ not in DAYS), first)


def breaks(token: Token) -> bool:
    """Say whether a token sets off what stands beside it; a hyphen within a word does not."""
    spaced = token.i > 0 and bool(token.nbor(-1).whitespace_) and bool(token.whitespace_)
    return token.text in MARKS or (token.text == "-" and spaced)


def trimmed(doc: Doc, positions: tuple[int, ...]) -> tuple[int, ...]:
    """Return positions without marks at either end, quotation marks excepted."""
    kept = list(positions)
    while kept and doc[kept[-1]].text in (MARKS | {".", "-"}) - QUOTES:
        kept.pop()
    while kept and doc[kept[0]].text in {",", ":", ";", "-", "–", "—"}:
        kept.pop(0)
    return tuple(kept)


def less(positions: tuple[int, ...], taken: tuple[int, ...]) -> tuple[int, ...]:
    """Return positions that are not taken."""
    gone = set(taken)
    return tuple(i for i in positions if i not in gone)
