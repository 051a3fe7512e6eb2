"""Parts of a sentence that attribution reads: subjects of verbs, noun phrases, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LOOSE = frozenset({"acl:relcl", "acl", "conj", "cc", "parataxis", "advcl", "ccomp", "discourse", "list"})
_MARKS = frozenset(",;:()[]–—-\"'“”‘’«»")
_CONTROL = frozenset({"advcl", "xcomp", "conj", "advcl:relcl", "acl"})
_LEADING = frozenset({"case", "fixed", "mark", "cc"})
_HOPS = 5


def subtree(token: Token, *, without: Container[str] = ()) -> list[int]:
    """Return the positions under a token, itself included, in order; `without` names relations that are not entered."""
    found, stack = [], [token]
    while stack:
        here = stack.pop()
        found.append(here.i)
        stack.extend(child for child in here.children if child.dep_ not in without)
    return sorted(found)


def child(token: Token, *relations: str) -> Token | None:
    """Return the first child of a token with one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive."""
    helped = any(c.dep_ == "aux:pass" for c in verb.children)
    # "Which has ruled out" is none.
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have", "had"} for c in verb.children)
    return helped or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "acl:relcl", "amod"} and not perfect)


def subject(verb: Token) -> Token | None:
    """Return who does what the verb says: its own subject, or that of the verb it hangs on."""
    here = verb
    for _ in range(_HOPS):
        own = child(here, "nsubj", "nsubj:pass") if here is verb or here.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"} else None
        if own is not None:
            return _antecedent(own, here)
        if here.dep_ in {"acl", "acl:relcl"}:
            return here.head
        if here.dep_ not in _CONTROL or here.head is here:
            return None
        if is_passive(here.head) and (agent := child(here.head, "obl:agent")):
            return agent
        here = here.head
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    return verb.head if own.lower_ in _RELATIVE and verb.dep_ == "acl:relcl" else own


def phrase(head: Token) -> list[int]:
    """Return the unbroken noun phrase around its head: no relative clause, no apposition behind a comma, no further conjunct."""
    inside = set(subtree(head, without=_LOOSE | _set_off(head)))
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    doc = head.doc
    while first < head.i and (doc[first].text in _MARKS or doc[first].dep_ in _LEADING):
        first += 1
    while last > head.i and doc[last].text in _MARKS:
        last -= 1
    return list(range(first, last + 1))


def _set_off(head: Token) -> frozenset[str]:
    """Return `appos` where a comma stands between head and apposition."""
    apposed = child(head, "appos")
    if apposed is None:
        return frozenset()
    left = min(subtree(apposed))
    return (
        frozenset({"appos"}) if (left > 0 and head.doc[left - 1].text in _MARKS) or head.doc[left].text in _MARKS else frozenset()
    )


def conjuncts(head: Token) -> list[Token]:
    """Return a head and the nouns coordinated with it."""
    found = [head]
    for here in found:
        found.extend(c for c in here.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON"} and c not in found)
    # A list ends in "and"; without one, the parser took an apposition for a conjunct.
    return found if any(c.dep_ == "cc" for noun in found for c in noun.children) else found[:1]
