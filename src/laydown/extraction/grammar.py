"""What the tree says of a word: its aspect, its negation, its phrase, what governs it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"}
PARTICLES = {"out", "back", "up", "in", "off", "down", "away", "over", "behind", "home", "apart", "together", "ashore"}
NEGATIVE = {"not", "n't", "n’t", "never", "no", "neither", "nor", "none", "hardly", "nobody", "nowhere", "cannot"}
FUTURE = {"will", "shall", "'ll", "’ll", "would", "wo", "should", "must", "ought", "gonna"}
UNFULFILLED = {"until", "unless", "if", "till"}
"""Conjunctions of what is not yet; "before" is one only with the present tense."""
POSSIBLE = {"may", "might", "could", "can"}
BEING = {"is", "are", "was", "were"}
SAME_IN_THE_PAST = {"quit", "put", "set", "hit", "cut", "shut"}
PERFECT = {"has", "have", "'ve", "’ve"}
CHAIN = {"conj", "appos", "parataxis"}


class Aspect(StrEnum):
    """How an act stands to the moment of speaking, as its verb's form says."""

    DONE = "done"
    PERFECT = "perfect"
    STATE = "state"
    NOW = "now"
    ONGOING = "ongoing"
    COMING = "coming"
    NOUN = "noun"


def aspect(token: Token) -> Aspect:
    """Return the aspect of a verb, or of the copular clause whose predicate the token is."""
    if not _verbal(token):
        return Aspect.NOUN
    forms = {t.lower_ for t in _helpers(token)}
    # "May have left" and "is said to have left" are of the past; "will have left" is not, and "was to have left" never was.
    completed = bool(forms & PERFECT) and not forms & (FUTURE - {"must"}) and not (_to_infinitive(token) and forms & BEING)
    if (forms & (FUTURE | POSSIBLE) or _to_infinitive(token) or _unfulfilled(token)) and not completed:
        return Aspect.COMING
    return own_aspect(token)


def own_aspect(token: Token) -> Aspect:
    """Return the aspect of a verb by its own form, whatever modal verb or "to" stands before it: "may have left", "is said to be leaving"."""
    helpers = _helpers(token)
    forms = {t.lower_ for t in helpers}
    if forms & PERFECT:
        return Aspect.ONGOING if token.tag_ == "VBG" else Aspect.PERFECT
    if token.tag_ == "VBG" or "being" in forms:
        gerund = not helpers and token.dep_ not in {"acl", "advcl", "ROOT", "parataxis", "amod"}
        return Aspect.NOUN if gerund else Aspect.ONGOING
    return _finite(token, forms, copular=bool(helpers) and helpers[-1].dep_ == "cop")


def _helpers(token: Token) -> list[Token]:
    return [t for t in token.children if t.dep_ in {"aux", "aux:pass", "cop"}]


def _finite(token: Token, forms: set[str], *, copular: bool) -> Aspect:
    if (
        token.tag_ == "VBD"
        or (token.tag_ == "VBP" and token.lower_ in SAME_IN_THE_PAST)
        or "had" in forms
        or (forms & {"was", "were", "got"} and (copular or token.tag_ == "VBN"))
    ):
        return Aspect.DONE
    if token.tag_ == "VBN":
        return Aspect.STATE
    return Aspect.COMING if forms & {"do", "does"} and token.tag_ == "VB" and not copular else Aspect.NOW


def _unfulfilled(token: Token) -> bool:
    marks = {t.lower_ for t in token.children if t.dep_ == "mark"}
    now = token.tag_ in {"VBZ", "VBP"} or any(t.tag_ in {"VBZ", "VBP"} for t in _helpers(token))
    return bool(marks & UNFULFILLED) or ("before" in marks and now)


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(t.dep_ == "cop" for t in token.children)


def _to_infinitive(token: Token) -> bool:
    return any(t.dep_ in {"mark", "aux"} and t.lower_ == "to" for t in token.children)


def negated(token: Token, besides: Token | None = None) -> bool:
    """Say whether a verb's own clause is negated, by its adverbs or by the determiner of one of its arguments, `besides` left out."""
    for child in token.children:
        if child == besides:
            continue
        if child.lower_ in NEGATIVE and child.dep_ in {"advmod", "aux", "det", "neg", "cc:preconj", "nsubj", "nsubj:pass", "obj"}:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj", "obl"} and negative_phrase(child):
            return True
    return False


def negative_phrase(head: Token) -> bool:
    """Say whether a phrase is negative in itself: "no troops", "none of them", "not one soldier"."""
    if head.lower_ in NEGATIVE:
        return True
    return any(t.lower_ in NEGATIVE and t.dep_ in {"det", "advmod", "cc:preconj", "neg"} and t.i < head.i for t in head.children)


def finite(token: Token) -> bool:
    """Say whether a clause has a verb in a tense, and neither an infinitive nor a subjunctive ("demanded that they be sent")."""
    return token.tag_ in {"VBZ", "VBD"} or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in _helpers(token))


def possible(token: Token) -> bool:
    """Say whether a verb stands under "may", "might", "could"."""
    return any(t.lower_ in {"may", "might", "could"} for t in token.children if t.dep_ == "aux")


def lemma(token: Token) -> str:
    """Return the lemma with its particle: `pull out`, `set up`; lower case."""
    for child in token.children:
        if child.i > token.i and _near(token, child) and (child.dep_ == "compound:prt" or _adverb_particle(child)):
            return f"{token.lemma_.lower()} {child.lower_}"
    if any(child.dep_ == "obl" and case_of(child) == "out of" for child in token.children):
        return f"{token.lemma_.lower()} out"
    if token.i + 1 < len(token.doc) and (after := token.nbor()).lower_ in PARTICLES and after.dep_ in {"case", "fixed", "mark"}:
        return f"{token.lemma_.lower()} {after.lower_}"
    return token.lemma_.lower()


def _near(verb: Token, particle: Token) -> bool:
    """Say whether a particle stands by its verb or right behind its object: "pull its troops out"."""
    behind = any(t.dep_ == "obj" and t.right_edge.i == particle.i - 1 for t in verb.children)
    return behind or particle.i - verb.i <= 4  # noqa: PLR2004 - "pull its troops out"


def _adverb_particle(child: Token) -> bool:
    return child.dep_ == "advmod" and child.lower_ in PARTICLES


def governors(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield what a word depends on, upwards, each with the relation by which the word below hangs on it."""
    seen = 0
    while token.head != token and seen < 20:  # noqa: PLR2004 - deeper than any sentence that news writes
        yield token.head, token.dep_
        token = token.head
        seen += 1


def within(token: Token, ancestor: Token) -> bool:
    """Say whether a token lies in the subtree of another."""
    return token == ancestor or ancestor.is_ancestor(token)


def case_of(token: Token) -> str:
    """Return the preposition of a phrase by its head, lower case ("in front of" as "in front of"), or an empty string."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i and child.lower_ not in {"'s", "’s"}:
            rest = [t.lower_ for t in child.children if t.dep_ == "fixed"]
            if child.lower_ == "out" and child.nbor().lower_ == "of" and child.nbor().head == token:
                rest = ["of"]
            return " ".join([child.lower_, *rest])
    return case_of(token.head) if token.dep_ in {"conj", "appos"} and token.head != token else ""


def owns_alone(token: Token) -> bool:
    """Say whether an owner stands without what is owned: "Germany's went home"."""
    marked = any(t.dep_ == "case" and t.lower_ in {"'s", "’s"} for t in token.children)
    return marked and token.pos_ == "PROPN" and token.dep_ != "nmod:poss"


def modifiers(head: Token) -> list[Token]:
    """Return the words of a head's own phrase before it and its flat name, without clauses and prepositional phrases."""
    out = [head]
    for child in head.children:
        if child.dep_ in {
            "compound",
            "amod",
            "nummod",
            "det",
            "nmod:poss",
            "flat",
            "det:predet",
            "nmod:npmod",
            "nmod",
            "goeswith",
            "advmod",
            "punct",
        } and (child.i < head.i or child.dep_ in {"flat", "goeswith"}):
            out.extend(t for t in child.subtree)
    words = sorted(set(out), key=lambda t: t.i)
    while words[0] != head and words[0].dep_ in {"punct", "cc", "case"}:
        words.pop(0)
    return [*_split_off(words[0], head), *words]


def _split_off(first: Token, head: Token) -> list[Token]:
    """Return the name before a phrase that the parser took for an object of its own: "let US | troops go"."""
    if first.i == 0 or head.dep_ not in {"obj", "iobj"}:
        return []
    before = first.nbor(-1)
    alone = before.dep_ in {"obj", "iobj"} and before.head == head.head and before.pos_ in {"PROPN", "ADJ"}
    return [before] if alone else []
