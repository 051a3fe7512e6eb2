"""Which words above a statement govern it, and what do they make of it? Looked up in `data/governors.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import cues, grammar
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from laydown.extraction.cues import Governor

COMPLEMENTS = {"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "acl:relcl"}
ARGUMENTS = {"obj", "obl", "obl:unmarked", "nmod", "nsubj", "nsubj:pass", "compound", "nmod:poss"}


def over(above: Token, below: Token, relation: str) -> Iterator[Governor]:
    """Yield the entry by which a word governs the word below it, if it has one for this relation."""
    kinds = {relation}
    if relation in COMPLEMENTS:
        kinds.add("comp")
    if relation in ARGUMENTS:
        kinds.add("arg")
    if above.pos_ == "NOUN" and above.i > below.i and relation in COMPLEMENTS and relation != "csubj":
        return
    for word in _words(above, below):
        for governor in cues.governors().get(word, ()):
            if kinds & governor.by and _counts(governor, word, above):
                yield governor
                return


def _words(above: Token, below: Token) -> Iterator[str]:
    """Yield the ways in which a governor may stand in the file: with what is before it, behind it, or by itself."""
    bare = above.lemma_.lower()
    yield _phrase(above)
    yield from (f"{bare} {t.lower_}" for t in below.children if t.dep_ in {"mark", "case"} and t.i < below.i)
    yield from (grammar.lemma(above), above.lower_, bare)


def _phrase(above: Token) -> str:
    """Return a predicate with its preposition: "off the table", "under way"."""
    own = [t for t in above.children if t.dep_ in {"case", "det", "fixed"} and t.i < above.i]
    return " ".join(t.lower_ for t in sorted([*own, *(f for t in own for f in t.children), above], key=lambda t: t.i))


def _counts(governor: Governor, word: str, above: Token) -> bool:
    verb = above.pos_ in {"VERB", "AUX"}
    active = verb and word in governor.only_passive and not any(t.dep_ in {"aux:pass", "cop"} for t in above.children)
    headline = above.tag_ == "VBN" and not any(t.dep_ == "aux" for t in above.children)
    return not (active and not headline) and word not in (governor.nouns_only if verb else governor.verbs_only)


def made(governor: Governor, above: Token, below: Token, relation: str) -> Iterator[str]:
    """Yield what a governor makes of what it governs, as it is itself negated, ahead, or followed by a clause in a tense."""
    effect = governor.makes
    if _states(governor, below, relation):
        effect = "plain"
    elif grammar.negated(above, besides=below):
        effect = "hedged" if interrogative(below) else governor.negated
    elif governor.ahead and _is_ahead(governor, above):
        yield governor.ahead
        effect = "over" if governor.makes == "over" else "plain"
    told = below.lemma_.lower() in cues.named("hearsay") or (relation in COMPLEMENTS and grammar.finite(below))
    yield from (part for part in cues.MIXED.get(effect, (effect,)) if not (told and effect in cues.MIXED and part == "planned"))


def _is_ahead(governor: Governor, above: Token) -> bool:
    """Say whether a governor is not yet so itself; what enables an act is not yet while it is going on."""
    aspect = grammar.aspect(above)
    shared = above.dep_ == "conj" and above.tag_ == "VB" and grammar.aspect(above.head) is Aspect.COMING
    return shared or aspect is Aspect.COMING or (governor.ahead == "hedged" and aspect in {Aspect.ONGOING, Aspect.NOUN})


def _states(governor: Governor, below: Token, relation: str) -> bool:
    """Say whether a governor leaves a clause as it is: "believes that they should leave", "promised that they are there"."""
    if "hedged" in {governor.makes, governor.negated} and any(
        t.lower_ in cues.named("asking_words") for c in below.lefts for t in c.subtree
    ):
        return True
    if governor.makes == "hedged":
        return governor.own_time and any(t.lower_ in cues.named("duty") for t in below.children)
    return governor.makes == "planned" and relation == "ccomp" and grammar.finite(below)


def against(below: Token, above: Token) -> bool:
    """Say whether somebody decides or warns "against" what is below."""
    opposed = any(t.lower_ == "against" and t.dep_ in {"mark", "case"} for t in below.children)
    return opposed and above.lemma_.lower() in cues.named("opposing")


def interrogative(below: Token) -> bool:
    """Say whether a clause leaves open whether it is so."""
    return any(t.dep_ == "mark" and t.lower_ == "whether" for t in below.children)
