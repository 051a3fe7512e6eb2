"""Set phrases of saying: "the paper has it that", "let it be known that", "as the minister put it", "video released by the army shows"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.extraction import sourcing_words
from laydown.extraction.sourcing_beside import before, nominal_to, set_off
from laydown.extraction.sourcing_told import Told, breaks, sources_between, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KNOWN = 24
_PICTURE = 14


def find(verb: Token) -> Told | None:
    """Return what a set phrase that turns on this verb attributes."""
    return _known(verb) or _put(verb) or _shown(verb) or _learned(verb)


def _known(verb: Token) -> Told | None:
    """Read "X has it that …" and "X let it be known, through Y, that …"."""
    doc, lemma = verb.doc, verb.lemma_.lower()
    if lemma not in {"have", "let", "make"} or verb.i + 2 >= len(doc) or verb.nbor().lower_ != "it":
        return None
    known = lemma != "have"
    if known and not any(t.lower_ in {"known", "clear"} for t in doc[verb.i + 2 : verb.i + 5]):
        return None
    reach = verb.i + (_KNOWN if known else 3)
    that = next((t.i for t in doc[verb.i + 2 : reach] if t.lower_ == "that"), 0)
    sources = before(verb)
    content = trimmed(doc, tuple(range(that + 1, _end(doc, that))))
    if not that or not sources or not content:
        return None
    return Told(verb.i, sources, content, tuple(range(sources[0].first, that)))


def _put(verb: Token) -> Told | None:
    """Read "as the minister put it, …"."""
    doc = verb.doc
    if verb.lemma_.lower() != "put" or verb.i + 1 >= len(doc) or verb.nbor().lower_ != "it":
        return None
    sources = before(verb)
    if not sources or sources[0].first == 0 or doc[sources[0].first - 1].lower_ != "as":
        return None
    return Told(verb.i, sources, (), tuple(range(sources[0].first - 1, verb.i + 2)), beside=True)


def _learned(verb: Token) -> Told | None:
    """Read "…, the Gazette has learned": holds only for an outlet."""
    if verb.lemma_.lower() not in {"learn", "understand"} or not any(c.lower_ in {"has", "have"} for c in verb.children):
        return None
    told = set_off(verb)
    return replace(told, press=True) if told else None


def _shown(verb: Token) -> Told | None:
    """Read "video released by the ministry shows …": who gives it out is credited."""
    doc, words = verb.doc, sourcing_words.load()
    if verb.lemma_.lower() not in words.showing or verb.tag_ == "VBN":
        return None
    by = next((i for i in range(verb.i - 1, max(1, verb.i - _PICTURE), -1) if doc[i].lower_ == "by"), 0)
    if not by or doc[by - 1].lemma_.lower() not in words.releasing or doc[by - 2].lemma_.lower() not in words.documents:
        return None
    last = min(nominal_to(doc, by + 1), verb.i - 1)
    if last <= by:
        return None
    content = trimmed(doc, tuple(range(verb.i + 1, _end(doc, verb.i))))
    return Told(verb.i, sources_between(doc, by + 1, last), content, tuple(range(by - 2, verb.i + 1))) if content else None


def _end(doc: Doc, first: int) -> int:
    """Return where what is said ends: before a semicolon or at the end of the sentence."""
    return next((i for i in range(first + 1, len(doc)) if doc[i].text == ";" and breaks(doc[i])), len(doc))


def words_of(token: Token) -> Told | None:
    """Read "in the words of X": X is the noun phrase behind it."""
    doc = token.doc
    first = token.i + 2
    if token.i < 2 or first >= len(doc) or token.nbor().lower_ != "of" or doc[token.i - 2].lower_ != "in":  # noqa: PLR2004 - "in the words"
        return None
    last = nominal_to(doc, first)
    if last < first:
        return None
    return Told(token.i, sources_between(doc, first, last), (), tuple(range(token.i - 2, last + 1)), beside=True)
