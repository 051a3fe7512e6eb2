"""Whom an outlet heard it from: "AFP, which talked to an officer, …", "AFP was told by an officer", "the Gazette has a man who saw …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.extraction import sourcing_words
from laydown.extraction.sourcing_beside import before, clause_end, nominal_to
from laydown.extraction.sourcing_told import Source, Told, breaks, sources_between, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHO = frozenset({"who", "which"})
_TO = frozenset({"to", "with"})
_HELPERS = frozenset({"has", "have", "had", "also", "since"})
_SLACK = 3

TALKS = re.compile(
    r"\b(?:sp(?:oke|oken|eaks)|talk(?:s|ed)) (?:to|with)\b|\binterview(?:s|ed)\b|^(?:Per|According to) [^\n]{2,200}:$"
)
"""Sentences that may introduce by whom the next ones are told, though they name no force."""


def heard(doc: Doc, told: Told) -> tuple[Source, ...]:
    """Return those to whom a source, so a clause behind it, has talked: "AFP, which talked to an officer"."""
    found: list[Source] = []
    for source in told.sources:
        at = source.last + 1
        if at < len(doc) and doc[at].text == ",":
            at += 1
        if at < len(doc) and doc[at].lower_ in _WHO and (verb := _talking(doc, at + 1)) is not None:
            found += _listeners(doc, verb)
    return tuple(found)


def _talking(doc: Doc, at: int) -> int | None:
    words = sourcing_words.load().talking
    for i in range(at, min(at + _SLACK, len(doc))):
        if doc[i].lemma_.lower() in words:
            return i
        if doc[i].lower_ not in _HELPERS:
            return None
    return None


def _listeners(doc: Doc, verb: int) -> tuple[Source, ...]:
    """Return the phrase behind "talked to", with the clause that says who that is."""
    first = verb + 1
    if doc[verb].lemma_.lower() != "interview":
        if first >= len(doc) or doc[first].lower_ not in _TO:
            return ()
        first += 1
    last = nominal_to(doc, first)
    if last < first:
        return ()
    found = list(sources_between(doc, first, last))
    if last + 1 < len(doc) and doc[last + 1].lower_ == "who":
        found[-1] = Source(found[-1].first, clause_end(doc, last), found[-1].head)
    return tuple(found)


def interview(verb: Token) -> Told | None:
    """Read "X spoke to a man who …", which says nothing yet: the next sentence does."""
    doc = verb.doc
    spoken_to = _listeners(doc, verb.i)
    sources = before(verb) if spoken_to and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} else ()
    if not sources:
        return None
    return Told(verb.i, sources, (), _own(sources, spoken_to, verb.i), heard=spoken_to, press=True)


def witness(verb: Token) -> Told | None:
    """Read "X has a witness: …" and "X has a man who saw …"."""
    doc, words = verb.doc, sourcing_words.load()
    first = verb.i + 1
    last = nominal_to(doc, first)
    sources = before(verb) if verb.tag_ in {"VBZ", "VBP", "VBD"} and last >= first else ()
    if not sources or last + 2 >= len(doc):
        return None
    found = sources_between(doc, first, last)
    named = doc[found[-1].head].lemma_.lower() in words.witnesses
    if named and doc[last + 1].text == ":":
        return Told(verb.i, sources, trimmed(doc, tuple(range(last + 2, len(doc)))), _own(sources, found, verb.i), press=True)
    seeing = doc[last + 2]
    if doc[last + 1].lower_ == "who" and seeing.lemma_.lower() in words.seeing and seeing.tag_ != "VBG":
        content = trimmed(doc, tuple(range(last + 3, len(doc))))
        return Told(seeing.i, sources, content, _own(sources, found, verb.i), heard=found, press=True) if content else None
    return None


def _own(sources: tuple[Source, ...], found: tuple[Source, ...], verb: int) -> tuple[int, ...]:
    inside = {verb} | {i for s in (*sources, *found) for i in range(s.first, s.last + 1)}
    return tuple(sorted(inside))


def told_by(verb: Token, agents: tuple[Source, ...], patient: tuple[int, ...], content: tuple[int, ...]) -> Told:
    """Read "…, AFP was told by officials who asked not to be named, …": it stands beside what was told, or takes a clause."""
    doc = verb.doc
    start = min([*patient, verb.i, *(s.first for s in agents)])
    end = max(verb.i, *(s.last for s in agents)) if content else clause_end(doc, max(s.last for s in agents))
    own = tuple(i for i in range(start, end + 1) if i not in set(content))
    while own and breaks(doc[own[0]]):
        own = own[1:]
    return Told(verb.i, agents, content, own, beside=not content)
