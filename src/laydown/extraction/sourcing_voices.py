"""Whom a source names: speakers as they stand in the text, outlets by their credit; pronouns and "the agency" looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.catalogs import outlets
from laydown.domain.provenance import Excerpt
from laydown.extraction import sourcing_words
from laydown.extraction.sourcing_told import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.sourcing_outlets import Credited, Press
    from laydown.extraction.sourcing_told import Source, Told

_CONTINUING = frozenset({"add", "continue"})
_SINGULAR = frozenset({"he", "she"})
_PLURAL = frozenset({"NNS", "NNPS"})
_IMPERSONAL = frozenset({"it", "that", "this", "which", "these", "those"})


@dataclass(slots=True)
class Voices:
    """Who has spoken so far, as the text is read from its start."""

    press: Press
    publisher: str | None
    last_speakers: tuple[str, ...] = ()
    last_outlets: tuple[str, ...] = ()
    last_outlet: str | None = None
    named: list[str] = field(default_factory=list)
    last_single: tuple[str, ...] = ()
    introduced: bool = False
    words: sourcing_words.SourcingWords = field(default_factory=sourcing_words.load)

    def of(self, sentence: ParsedSentence, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the speakers and outlets of one attribution, and remember them."""
        if not told.credited and not any(self._is_document(sentence, source) for source in told.sources):
            return (), ()
        credited_here = self._credits(sentence, told)
        names = tuple(dict.fromkeys(name for c in credited_here if (name := self._named(c)) and not self.publishes(name)))
        speakers = tuple(dict.fromkeys(s for source in told.sources for s in self._speakers(sentence, source, credited_here)))
        if not told.credited:
            return (), names
        if told.press and not any(self._is_outlet(sentence, s, credited_here) for s in told.sources):
            return (), ()
        if not speakers or told.press:
            speakers = tuple(dict.fromkeys(s for source in told.heard for s in self._speakers(sentence, source, credited_here)))
        pronoun = self._leans(sentence, told)
        if pronoun and (self.introduced or sentence.doc[told.cue].lemma_.lower() in _CONTINUING):
            names = names or self.last_outlets
        if speakers:
            self.last_speakers, self.last_outlets = speakers, names
            self.introduced = (told.press and not told.content) or (self.introduced and pronoun)
            if not all(sentence.doc[s.head].tag_ in _PLURAL for s in told.heard or told.sources):
                self.last_single = speakers
        return speakers, names

    def _is_outlet(self, sentence: ParsedSentence, source: Source, credited_here: Sequence[Credited]) -> bool:
        where = excerpt_of(sentence, source.first, source.last)
        return any(c.start < where.end and where.start < c.end for c in credited_here)

    def _credits(self, sentence: ParsedSentence, told: Told) -> list[Credited]:
        """Return the outlets in the attributing clause: its source, whom it was told, by whom it is quoted."""
        places = [*told.own, *(i for s in (*told.sources, *told.heard) for i in range(s.first, s.last + 1))]
        found: dict[Credited, None] = {}
        for first, last in stretches(places):
            where = excerpt_of(sentence, first, last)
            found |= dict.fromkeys(self.press.within(where.start, where.end))
        return list(found)

    def _speakers(self, sentence: ParsedSentence, source: Source, credited_here: Sequence[Credited]) -> tuple[str, ...]:
        """Return the speaker that a source names, none where it is an outlet or no person at all."""
        head = sentence.doc[source.head]
        if self.words.is_first_person(head.text):
            return ()
        if source.first == source.last and head.lower_ in self.words.pronouns:
            known = (self.last_single if head.lower_ in _SINGULAR else ()) or self.last_speakers
            return known or (() if head.lower_ in _IMPERSONAL else (head.text,))
        last = source.last
        # "President Roh Friday said": the day is no part of the name.
        while last > source.head and sentence.doc[last].lower_ in DAYS:
            last -= 1
        where, here = excerpt_of(sentence, source.first, last), sentence.locate(head)
        medium = head.lower_ in _last_words(self.words.media)
        if self._is_document(sentence, source) or (medium and (credited_here or source.first == source.last)):
            return ()
        if any(c.start < here.end and here.start < c.end and self._named(c) for c in credited_here) or (
            head.lower_ in self.words.leaning and credited_here
        ):
            return ()
        return (where.of(self.press.text),)

    def _is_document(self, sentence: ParsedSentence, source: Source) -> bool:
        return sentence.doc[source.head].lemma_.lower() in self.words.documents

    def _leans(self, sentence: ParsedSentence, told: Told) -> bool:
        """Say whether a source is a pronoun: "he added" goes on speaking to the outlet of before."""
        return any(sentence.doc[s.head].lower_ in self.words.pronouns for s in told.sources)

    def _named(self, credited: Credited) -> str | None:
        if credited.credit is None:
            wire = self.press.text[credited.start : credited.end].split()[-1] in self.words.wires
            known = next((name for name in reversed(self.named) if wire and self.press.is_wire(name)), self.last_outlet)
            return known or self.press.latest_before(credited.start, self.publishes)
        if not self.publishes(credited.credit):
            self.last_outlet = credited.credit
            self.named.append(credited.credit)
        return credited.credit

    def publishes(self, name: str) -> bool:
        """Say whether an outlet is the report's own publisher."""
        return is_publisher(self.publisher, name)


def is_publisher(publisher: str | None, name: str) -> bool:
    """Say whether an outlet's name is that of a report's publisher."""
    if not publisher:
        return False
    mine, other = outlets.load().by_name(publisher), outlets.load().by_name(name)
    if mine is not None and other is not None:
        return mine is other
    whole, asked = publisher.casefold().removeprefix("the "), name.casefold().removeprefix("the ")
    return whole == asked or whole.startswith(asked + " ")


def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases)


def stretches(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return unbroken runs of positions as (first, last)."""
    found: list[tuple[int, int]] = []
    for i in sorted(set(positions)):
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found


def excerpt_of(sentence: ParsedSentence, first: int, last: int) -> Excerpt:
    """Return the characters from one token to another."""
    return Excerpt(sentence.locate(sentence.doc[first]).start, sentence.locate(sentence.doc[last]).end)
