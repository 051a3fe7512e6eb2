"""How does an act hang on the words above it, and how far up does anything reach it? Its governors one by one, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.extraction import cues, frames, governors, grammar, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from laydown.extraction.cues import Governor

CLOSED = {"parataxis", "acl:relcl", "nmod:poss", "amod"}
"""Relations over which nothing from above reaches down."""
CLOSED_UNLESS_GOVERNED = {"advcl", "obl", "nsubj", "obj", "nsubj:pass", "csubj"}
PARTICIPLES = {"VBN", "VBG"}


@dataclass(frozen=True, slots=True)
class Link:
    """A word and the one above it: the relation as parsed and as meant, the entry that governs, and what that makes.

    `asks` says that the clause below only asks whether it is so.
    """

    below: Token
    above: Token
    hung: str
    relation: str
    governor: Governor | None
    made: tuple[str, ...]
    asks: bool = False


def of(verb: Token) -> Iterator[Link]:
    """Yield the links from an act upwards, as far as what stands above can bear on it."""
    below = verb
    for above, up in grammar.governors(verb):
        hung = "acl" if _told(below, up) else up
        if _presupposed(below, above, hung) or _subordinate(below):
            return
        link = _link(below, above, hung)
        yield link
        open_ = link.made or link.relation not in CLOSED_UNLESS_GOVERNED or _carries(above, link.relation)
        if link.asks or link.relation in CLOSED or not open_:
            return
        below = above


def _link(below: Token, above: Token, hung: str) -> Link:
    relation = "xcomp" if _loose(below, above, hung) else hung
    governor = next(governors.over(above, below, relation), None)
    made = tuple(governors.made(governor, above, below, relation)) if governor else ()
    if governors.against(below, above):
        made = ("denied",)
    return Link(below, above, hung, relation, governor, made, governors.interrogative(below))


def _presupposed(below: Token, above: Token, hung: str) -> bool:
    """Say whether a participle only describes its noun: who plans to visit "troops deployed there" plans no deployment."""
    bare = not any(t.dep_ in {"mark", "nsubj", "nsubj:pass", "case"} for t in below.children)
    return hung == "acl" and below.tag_ in PARTICIPLES and bare and not (above.pos_ == "VERB" and below.tag_ == "VBG")


def _told(below: Token, hung: str) -> bool:
    """Say whether a clause is what a report says, and not what is said of it: "reports that its soldiers had left"."""
    return hung == "acl:relcl" and any(t.dep_ == "mark" and t.lower_ == "that" for t in below.children)


def _subordinate(below: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ in cues.named("subordinating") for t in below.children)


def _loose(below: Token, above: Token, hung: str) -> bool:
    """Say whether a complement hangs on as a purpose would: "asked him to reduce", "opposed to sending", "mulled whether to send"."""
    if hung == "acl":
        return above.pos_ == "VERB"
    asked = above.lemma_.lower() in words.named("asking") or _takes_time(above)
    return hung == "advcl" and (below.tag_ == "VBG" or (below.tag_ == "VB" and asked) or governors.interrogative(below))


def _takes_time(above: Token) -> bool:
    return above.lemma_.lower() == "take" and any(t.dep_ in {"nsubj", "expl"} and t.lower_ == "it" for t in above.children)


def _carries(above: Token, relation: str) -> bool:
    """Say whether the act above places its object too: "their refusal of deploying a force to be sent to ..."."""
    return relation == "obj" and above.lemma_.lower() in frames.by_word("verbs")
