"""What do the words above an act make of it? Its aspect as they leave it, and whether they plan, hedge, deny or end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.extraction import cues, frames, governors, grammar, words
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token


DENIAL_REACH = 3
"""Words up the tree over which a denial holds: "refused to acknowledge a promise to withdraw" denies no withdrawal."""
CLOSED = {"parataxis", "acl:relcl", "nmod:poss", "amod"}
"""Relations over which nothing from above reaches down."""
CLOSED_UNLESS_GOVERNED = {"advcl", "obl", "nsubj", "obj", "nsubj:pass", "csubj"}
PARTICIPLES = {"VBN", "VBG"}
DEFINITE = {"the", "this", "that", "these", "those"}
COPULAR = {"ADJ", "ADV", "NOUN"}


@dataclass(frozen=True, slots=True)
class Ruling:
    """An act's aspect under its governors, what they make of it, nearest first, and the verb that carries its tense."""

    aspect: Aspect
    effects: tuple[str, ...]
    verb: Token
    deniers: tuple[Token, ...] = ()
    """Governors that are negated themselves, be it by a negative subject that they share with the act."""


def over(token: Token) -> Ruling:
    """Return what the words above an act, a predicate or a noun of action make of it."""
    verb = carrier(token)
    aspect = grammar.aspect(verb)
    if verb is token and aspect is Aspect.NOUN and token.pos_ in {"ADJ", "ADV"}:
        aspect = Aspect.NOW
    effects = list(_equated(verb))
    deniers: list[Token] = []
    below = verb
    for step, (above, up) in enumerate(grammar.governors(verb)):
        hung = "acl" if _told(below, up) else up
        if _presupposed(below, above, hung) or _subordinate(below):
            break
        relation = "xcomp" if _loose(below, above, hung) else hung
        found = list(governors.over(above, below, relation))
        made = [effect for governor in found for effect in governors.made(governor, above, below, relation)]
        made = ["denied"] if governors.against(below, above) else made
        deniers += [above] if "denied" in made and grammar.negated(above, besides=below) else []
        if _not_yet(above, relation):
            aspect, made = Aspect.PERFECT, ["denied"]
        if step == 0 and relation == "xcomp" and aspect is Aspect.COMING and any(g.own_time for g in found):
            aspect = grammar.own_aspect(below)
        effects += [effect for effect in made if effect != "plain" and (effect != "denied" or step < DENIAL_REACH)]
        if governors.interrogative(below):
            effects.append("hedged")
            break
        if (grammar.possible(above) and relation in governors.COMPLEMENTS | governors.ARGUMENTS) or _supposed(
            below, above, relation
        ):
            effects.append("hedged")
        aspect = _gerund(aspect, verb, made)
        aspect = _handed_down(aspect, above, hung, relation, made)
        if relation in CLOSED or (not made and relation in CLOSED_UNLESS_GOVERNED and not _carries(above, relation)):
            break
        below = above
    return Ruling(aspect, tuple(effects), verb, tuple(deniers))


def over_phrase(head: Token) -> tuple[str, ...]:
    """Return what the words right above a bare phrase make of its being anywhere: "plans for battlegroups in", "no sign of tanks at".

    A definite phrase is there, whatever is said of it, until it is "given up".
    """
    while head.dep_ == "conj":
        head = head.head
    above, relation = head.head, head.dep_
    if relation == "nmod" and grammar.case_of(head) not in {"of", "for"}:
        return ()
    definite = any(t.dep_ == "nmod:poss" or (t.dep_ == "det" and t.lower_ in DEFINITE) for t in head.children)
    found = [
        g for g in governors.over(above, head, relation) if g.phrases and above != head and (g.makes == "over" or not definite)
    ]
    made = [effect for governor in found for effect in governors.made(governor, above, head, relation) if effect != "plain"]
    return (*made, *over(above).effects) if found else ()


def carrier(token: Token) -> Token:
    """Return the verb that carries a predicate's tense: "became operational" has that of "became"."""
    if token.dep_ == "xcomp" and token.pos_ in COPULAR and not any(t.dep_ in {"cop", "mark"} for t in token.children):
        return token.head
    return token


def _equated(verb: Token) -> Iterator[str]:
    """Yield what the noun makes of an act that it is said to be: "the plan is to send", "another option is to leave"."""
    for noun in verb.children:
        if noun.dep_ == "nsubj:outer":
            for governor in governors.over(noun, verb, "acl"):
                yield from (effect for effect in governors.made(governor, noun, verb, "acl") if effect != "plain")


def _presupposed(below: Token, above: Token, hung: str) -> bool:
    """Say whether a participle only describes its noun: who plans to visit "troops deployed there" plans no deployment."""
    bare = not any(t.dep_ in {"mark", "nsubj", "nsubj:pass", "case"} for t in below.children)
    return hung == "acl" and below.tag_ in PARTICIPLES and bare and not (above.pos_ == "VERB" and below.tag_ == "VBG")


def _takes_time(above: Token) -> bool:
    return above.lemma_.lower() == "take" and any(t.dep_ in {"nsubj", "expl"} and t.lower_ == "it" for t in above.children)


def _told(below: Token, hung: str) -> bool:
    """Say whether a clause is what a report says, and not what is said of it: "reports that its soldiers had left"."""
    return hung == "acl:relcl" and any(t.dep_ == "mark" and t.lower_ == "that" for t in below.children)


def _supposed(below: Token, above: Token, relation: str) -> bool:
    """Say whether an act is only thought of, for what would come of it: "a withdrawal would be a mistake"."""
    some = any(t.dep_ == "det" and t.lower_ in {"a", "an", "any"} for t in below.children)
    return relation == "nsubj" and some and any(t.lower_ == "would" for t in above.children)


def _not_yet(above: Token, relation: str) -> bool:
    """Say whether an act is still to come: "has yet to arrive"."""
    return relation == "xcomp" and above.lemma_.lower() in {"have", "be"} and any(t.lower_ == "yet" for t in above.subtree)


def _subordinate(below: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ in cues.named("subordinating") for t in below.children)


def _loose(below: Token, above: Token, hung: str) -> bool:
    """Say whether a complement hangs on as a purpose would: "asked him to reduce", "opposed to sending", "mulled whether to send"."""
    if hung == "acl":
        return above.pos_ == "VERB"
    asked = above.lemma_.lower() in words.named("asking") or _takes_time(above)
    return hung == "advcl" and (below.tag_ == "VBG" or (below.tag_ == "VB" and asked) or governors.interrogative(below))


def _carries(above: Token, relation: str) -> bool:
    """Say whether the act above places its object too: "their refusal of deploying a force to be sent to ..."."""
    return relation == "obj" and above.lemma_.lower() in frames.by_word("verbs")


def _gerund(aspect: Aspect, verb: Token, made: Collection[str]) -> Aspect:
    """Put a gerund in the time of what governs it: "no intention of sending", "the possibility of leaving"."""
    alone = verb.tag_ == "VBG" and not any(t.dep_ in {"aux", "nsubj", "cop"} for t in verb.children)
    return Aspect.NOUN if alone and set(made) - {"ongoing", "done", "plain"} else aspect


def _handed_down(aspect: Aspect, above: Token, hung: str, relation: str, made: list[str]) -> Aspect:
    """Verbs of phase ("began assembling", "continue to stay") pass their own time on; a shared auxiliary reaches a second verb."""
    if made and relation != hung and not set(made) & {"ongoing", "done"}:
        return Aspect.NOUN if aspect is not Aspect.COMING else aspect
    phase = bool(made) and set(made) <= {"ongoing", "done", "planned"} and bool(set(made) & {"ongoing", "done"})
    if relation == "xcomp" and phase and aspect in {Aspect.COMING, Aspect.ONGOING, Aspect.NOUN} and above.pos_ == "VERB":
        mine = grammar.aspect(above)
        return Aspect.COMING if mine is Aspect.COMING else Aspect.ONGOING if "ongoing" in made else mine
    if relation == "conj" and aspect in {Aspect.NOW, Aspect.STATE} and grammar.aspect(above) is Aspect.COMING:
        return Aspect.COMING
    return aspect
