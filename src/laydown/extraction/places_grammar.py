"""What does the grammar of its sentence say of a name? Persons, plain verbs, and governments that speak."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from laydown.extraction.places_cues import cues
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

    from laydown.domain.provenance import Excerpt
    from laydown.extraction.parsed import ParsedReport, ParsedSentence

_NEVER_NAMES = frozenset(("VERB", "AUX", "ADV", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "INTJ", "PART"))


class Grammar:
    """The parsed sentences of a report, by place in the text; sentences that were not parsed have nothing to say."""

    def __init__(self, parsed: ParsedReport) -> None:
        self._parsed = parsed.parsed
        self._starts = [s.start for s in parsed.sentences]

    def against(self, excerpt: Excerpt, *, sure: bool) -> bool:
        """Say whether the name is part of a person's name, or no name at all; `sure` names only give way to a surname behind them."""
        sentence = self._at(excerpt)
        if sentence is None:
            return False
        start, end = excerpt.start - sentence.span.start, excerpt.end - sentence.span.start
        people = [e for e in sentence.doc.ents if e.label_ == "PERSON" and e.start_char < end and start < e.end_char]
        if sure:
            return any(e.start_char == start and e.end_char > end for e in people)
        if sentence.span.form is Form.ITEM and _fills_cell(sentence.text, start, end):
            return False
        tokens = sentence.tokens(excerpt)
        return bool(people) or (bool(tokens) and all(t.pos_ in _NEVER_NAMES for t in tokens))

    def speaks(self, excerpt: Excerpt) -> bool:
        """Say whether the name is the subject of a verb that only a government can be the subject of."""
        sentence = self._at(excerpt)
        head = _head(sentence.tokens(excerpt)) if sentence else None
        return head is not None and head.dep_ == "nsubj" and head.head.lower_ in cues().governs

    def _at(self, excerpt: Excerpt) -> ParsedSentence | None:
        return self._parsed.get(bisect_right(self._starts, excerpt.start) - 1) if self._parsed else None


def _fills_cell(text: str, start: int, end: int) -> bool:
    """Say whether a name is a table's cell, or opens one before a comma; of a word alone the parser cannot tell what it is."""
    before, after = text[:start].rstrip(), text[end:].lstrip(" ")
    return "|" in text and before[-1:] in {"", "|"} and after[:1] in {"", "|", ","}


def _head(tokens: list[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)
