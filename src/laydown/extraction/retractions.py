"""Is a clause taken back? What was wrongly said, corrected, called off or called false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import cues, grammar

if TYPE_CHECKING:
    from spacy.tokens import Token


def count(verb: Token) -> int:
    """Return in how many ways a clause is taken back."""
    return is_called_off(verb) + _is_misreported(verb) + _is_refuted(verb)


def is_called_off(noun: Token) -> bool:
    """Say whether a noun of action is of one that was given up: "the cancelled deployment"."""
    return any(t.dep_ == "amod" and t.lower_ in cues.named("called_off") for t in noun.children)


def _is_misreported(verb: Token) -> bool:
    """Say whether the clause is what somebody wrongly said, or what a correction takes back."""
    for above, relation in grammar.governors(verb):
        if relation == "ccomp" and above.lemma_.lower() in cues.named("saying"):
            wrongly = any(t.lower_ in cues.named("misreporting") for t in above.children) or _is_our_own(above)
            return wrongly or (above.doc[0].lower_ in cues.named("correction") and above.tag_ in {"VBD", "VBN"})
    return False


def _is_our_own(verb: Token) -> bool:
    """Say whether a paper tells what it wrote itself, which is to correct it."""
    return verb.lemma_.lower() in {"write", "report"} and any(t.lower_ == "we" and t.dep_ == "nsubj" for t in verb.children)


def _is_refuted(verb: Token) -> bool:
    """Say whether a verdict behind the clause falls on the hearsay before it, where the parser does not join them."""
    governed = [above for above, _ in grammar.governors(verb)]
    before = [t for t in verb.doc[: verb.i] if t.lemma_.lower() in cues.named("hearsay") and t.pos_ == "NOUN"]
    if not before or before[-1] not in governed:
        return False
    after = [t for t in verb.doc[verb.i + 1 :] if t.lower_ in cues.named("verdicts")]
    return any(t not in governed and t.dep_ in {"xcomp", "acl", "obj", "obl"} for t in after)
