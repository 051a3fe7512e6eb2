"""What does a verb of saying say? And which words are the attributing clause's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction.sourcing_told import DAYS, QUOTES, TIMES, breaks, trimmed
from laydown.extraction.sourcing_trees import conjuncts, phrase, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"obj", "obl", "obl:unmarked", "xcomp"})
_CLAUSES = ("ccomp", "csubj", "csubj:pass")
_BELONGS = frozenset({"aux", "aux:pass", "advmod", "obl", "obj", "iobj", "obl:unmarked", "obl:agent", "compound:prt"})
_REACH = 40


def clause(verb: Token) -> tuple[int, ...]:
    """Return what a verb's clause says: `that …`, an infinitive, or what stands behind a colon or quotation mark."""
    parts = [c for c in verb.children if c.dep_ in _CLAUSES and _is_clause(c)]
    if verb.lemma_.lower() != "continue":
        parts += [c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ in {"VERB", "AUX"}]
    if not parts:
        parts = [c for c in verb.children if c.dep_ == "parataxis" and c.i > verb.i and _is_clause(c) and not _after_semicolon(c)]
    if not parts and (strayed := _strayed(verb)) is not None:
        parts = [strayed]
    positions = {i for part in parts for i in subtree(part) if i != verb.i}
    return trimmed(verb.doc, _with_lost_subject(verb, _said(verb, tuple(sorted(positions)))))


def _said(verb: Token, positions: tuple[int, ...]) -> tuple[int, ...]:
    """Cut off what the report sets against it ("vowed to go on, even as troops fanned out") and what a semicolon parts from it."""
    doc = verb.doc
    if not any(t.text in QUOTES for t in doc):
        first = next((i for i in range(verb.i, -1, -1) if doc[i].text == ";"), -1)
        last = next((i for i in range(verb.i, len(doc)) if doc[i].text == ";"), len(doc))
        positions = tuple(i for i in positions if first < i < last)
    cut = next((i for i in positions if doc[i].text == "," and doc[i + 1 : i + 3].text.lower() == "even as"), None)
    return positions if cut is None else tuple(i for i in positions if i < cut)


def _with_lost_subject(verb: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """Take in what stands between "said" and its clause where that is no time: the parser cut the clause's subject off."""
    gap = verb.i + 1
    if not content or content[0] <= gap or verb.lemma_.lower() != "say":
        return content
    token = verb.doc[gap]
    nominal = token.pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM"} and not any(
        verb.doc[i].lower_ in DAYS | TIMES for i in range(gap, content[0])
    )
    return (*range(gap, content[0]), *content) if nominal else content


def _is_clause(token: Token) -> bool:
    """Say whether a complement has a verb or is quoted; the parser takes a day or a name for one at times."""
    return any(t.pos_ in {"VERB", "AUX"} or t.text in QUOTES for t in token.subtree)


def _after_semicolon(clause: Token) -> bool:
    first = min(subtree(clause))
    return any(clause.doc[i].text == ";" for i in (first, max(0, first - 1)))


def _strayed(verb: Token) -> Token | None:
    """Return a clause with `that` that the parser hung on a noun before it: "told his colleague last week that …"."""
    for token in verb.doc[verb.i + 1 : verb.i + _REACH]:
        if breaks(token):
            return None
        if token.lower_ == "that" and token.head.i > token.i and token.head.dep_ in {"acl:relcl", "acl", "ccomp", "advcl"}:
            own = any(c.dep_ in {"nsubj", "nsubj:pass", "expl"} and c is not token for c in token.head.children)
            return token.head if own else None
    return None


def thing(verb: Token) -> tuple[int, ...]:
    """Return the object of a verb that takes a stance, and what goes with it: "accused the rebels of …", "called for the withdrawal"."""
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ in _OBJECTS and not _is_temporal(c)]
    thing = next((c for c in behind if c.dep_ == "obj"), None) or next(
        (c for c in behind if c.dep_ in {"obl", "obl:unmarked"}), None
    )
    if thing is None:
        return ()
    return trimmed(verb.doc, tuple(sorted({i for c in behind if c.i >= thing.i for i in subtree(c)})))


def _is_temporal(noun: Token) -> bool:
    return any(t.lower_ in DAYS | TIMES for t in (noun, *noun.children))


def own_words(verb: Token, nouns: list[Token]) -> tuple[int, ...]:
    """Return the attributing clause itself: verb, source, and what else hangs on the verb but is no clause."""
    keep = {verb.i} | {i for noun in nouns for i in subtree(noun, without={"acl:relcl", "conj", "parataxis"})}
    keep |= {i for noun in nouns for other in conjuncts(noun) for i in phrase(other)}
    for c in verb.children:
        if c.dep_ in _BELONGS:
            keep |= set(subtree(c, without={"acl:relcl", "acl", "ccomp"}))
    return tuple(sorted(keep))


def stretch(own: tuple[int, ...], verb: Token) -> tuple[int, ...]:
    """Return the unbroken stretch of a clause around its verb."""
    inside = set(own)
    first = last = verb.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return tuple(range(first, last + 1))
