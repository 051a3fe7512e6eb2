"""What did the reader see in a sentence? The forces and places that its layers found there, and how the tree joins them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.provenance import Excerpt
from laydown.extraction import frames, grammar, implied, subjects
from laydown.extraction.memory import Memory
from laydown.products.rows import place_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from bench.sources import Row
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.survey import Survey

KINDS = ("verbs", "nouns", "adjectives", "states")


@dataclass(frozen=True, slots=True)
class Force:
    """A force that was found; `subject` None where its words leave open what it is."""

    head: Token
    excerpt: Excerpt
    subject: Row | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was found: where it was resolved to, None where to nothing."""

    head: Token
    place: Row | None


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence of gold as the reader saw it. `start` is where it begins in the report's text."""

    text: str
    start: int
    forces: tuple[Force, ...]
    spots: tuple[Spot, ...]
    frames: frozenset[str]
    """Names of all frames that a word of the sentence evokes."""


def of(text: str, survey: Survey | None, span: Sequence[int]) -> Sight:
    """Return what was seen in `[start, end)` of a report's text; nothing where the reader left the report at a glance."""
    excerpt = Excerpt(span[0], span[1])
    parsed = [s for s in survey.tree.in_order() if s.excerpt.overlaps(excerpt)] if survey else []
    return Sight(
        excerpt.of(text),
        excerpt.start,
        tuple(force for s in parsed for force in _forces(survey, s)),
        tuple(spot for s in parsed for spot in _spots(survey, s)),
        frozenset(name for s in parsed for token in s.doc for name in evoked(token)),
    )


def _forces(survey: Survey | None, sentence: ParsedSentence) -> Iterator[Force]:
    found = subjects.find(sentence, survey.hits.get(sentence.index, ()) if survey else ())
    found += implied.find(sentence, actors.load().find(sentence.doc.text), {t.i for m in found for t in m.words}, Memory())
    for mention in found:
        first, last = sentence.locate(mention.words[0]), sentence.locate(mention.words[-1])
        known = None if mention.category is None else {"category": str(mention.category), "system": mention.system}
        yield Force(mention.head, Excerpt(first.start, last.end), known)


def _spots(survey: Survey | None, sentence: ParsedSentence) -> Iterator[Spot]:
    for mention in survey.places.get(sentence.index, ()) if survey else ():
        tokens = sentence.tokens(mention.excerpt)
        if tokens and not mention.metonym:
            head = next((t for t in tokens if t.head not in tokens or t.head == t), tokens[-1])
            yield Spot(head, place_row(mention.place))


def evoked(token: Token) -> frozenset[str]:
    """Return the names of the frames that a word evokes, whatever stands around it."""
    words = {grammar.lemma(token), token.lemma_.lower()}
    return frozenset(frame.name for kind in KINDS for word in words for frame in frames.by_word(kind).get(word, ()))


def path(force: Token, place: Token) -> list[Token] | None:
    """Return the words that the tree puts between two words, both left out; None where they stand in two sentences."""
    if force.doc is not place.doc:
        return None
    up, down = [force, *force.ancestors], [place, *place.ancestors]
    meeting = next((token for token in up if token in down), None)
    if meeting is None:
        return None
    whole = [*up[: up.index(meeting) + 1], *down[: down.index(meeting)]]
    return [token for token in whole if token not in {force, place}]
