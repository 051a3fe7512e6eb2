"""What do the words above an act make of it? Its aspect as they leave it, and whether they plan, hedge, deny or end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.extraction import conditions, governors, grammar, links
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from laydown.extraction.links import Link

DENIAL_REACH = 3
"""Words up the tree over which a denial holds: "refused to acknowledge a promise to withdraw" denies no withdrawal."""
PHASE = {"ongoing", "done"}
DEFINITE = {"the", "this", "that", "these", "those"}
COPULAR = {"ADJ", "ADV", "NOUN"}


@dataclass(frozen=True, slots=True)
class Ruling:
    """An act's aspect under its governors, what they make of it, nearest first, and the verb that carries its tense.

    `deniers` are the governors that are negated themselves, be it by a negative subject that they share with the act.
    """

    aspect: Aspect
    effects: tuple[str, ...]
    verb: Token
    deniers: tuple[Token, ...] = ()


def over(token: Token) -> Ruling:
    """Return what the words above an act, a predicate or a noun of action make of it."""
    verb = carrier(token)
    aspect = grammar.aspect(verb)
    if verb is token and aspect is Aspect.NOUN and token.pos_ in {"ADJ", "ADV"}:
        aspect = Aspect.NOW
    effects = list(_equated(verb))
    deniers: list[Token] = []
    for step, link in enumerate(links.of(verb)):
        not_yet = _not_yet(link)
        made = ("denied",) if not_yet else link.made
        effects += [effect for effect in made if effect != "plain" and (effect != "denied" or step < DENIAL_REACH)]
        effects += ["hedged"] if _opened(link) else []
        deniers += [link.above] if "denied" in made and grammar.negated(link.above, besides=link.below) else []
        aspect = Aspect.PERFECT if not_yet else _handed_down(aspect, verb, link)
    return Ruling(aspect, tuple(effects), verb, tuple(deniers))


def over_phrase(head: Token) -> tuple[str, ...]:
    """Return what the words right above a bare phrase make of its being anywhere: "plans for battlegroups in", "no sign of tanks at".

    A definite phrase is there, whatever is said of it, until it is "given up".
    """
    while head.dep_ == "conj":
        head = head.head
    above, relation = head.head, head.dep_
    governor = next(governors.over(above, head, relation), None) if above != head else None
    if governor is None or (relation == "nmod" and grammar.case_of(head) not in {"of", "for"}):
        return ()
    definite = any(t.dep_ == "nmod:poss" or (t.dep_ == "det" and t.lower_ in DEFINITE) for t in head.children)
    if not governor.phrases or (definite and governor.makes != "over"):
        return ()
    made = tuple(effect for effect in governors.made(governor, above, head, relation) if effect != "plain")
    open_ = ("hedged",) if conditions.holds_over(above) else ()
    return (*made, *over(above).effects, *open_)


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


def _opened(link: Link) -> bool:
    """Say whether a link leaves open what is below: under "whether", under "may", or only thought of ("a withdrawal would be a mistake")."""
    some = any(t.dep_ == "det" and t.lower_ in {"a", "an", "any"} for t in link.below.children)
    thought = link.relation == "nsubj" and some and any(t.lower_ == "would" for t in link.above.children)
    under = link.relation in governors.COMPLEMENTS | governors.ARGUMENTS and grammar.possible(link.above)
    return link.asks or thought or under


def _not_yet(link: Link) -> bool:
    """Say whether an act is still to come: "has yet to arrive"."""
    has = link.relation == "xcomp" and link.above.lemma_.lower() in {"have", "be"}
    return has and any(t.lower_ == "yet" for t in link.above.subtree)


def _handed_down(aspect: Aspect, verb: Token, link: Link) -> Aspect:
    """Return the aspect of an act as a link leaves it.

    Verbs of belief leave an infinitive its own; verbs of phase ("began assembling", "continue to stay") pass theirs on, a shared auxiliary
    reaches a second verb, and a gerund stands in the time of what governs it ("no intention of sending").
    """
    made = set(link.made) - {"plain"}
    own = link.governor is not None and link.governor.own_time and link.below == verb
    if own and link.relation == "xcomp" and aspect is Aspect.COMING:
        aspect = grammar.own_aspect(verb)
    if made - PHASE and aspect is not Aspect.COMING and (_is_gerund(verb) or (link.relation != link.hung and not made & PHASE)):
        return Aspect.NOUN
    if made & PHASE and link.relation == "xcomp" and aspect in {Aspect.COMING, Aspect.ONGOING, Aspect.NOUN}:
        return _of_phase(aspect, link)
    if link.relation == "conj" and aspect in {Aspect.NOW, Aspect.STATE} and grammar.aspect(link.above) is Aspect.COMING:
        return Aspect.COMING
    return aspect


def _of_phase(aspect: Aspect, link: Link) -> Aspect:
    if link.above.pos_ != "VERB" or not set(link.made) <= {*PHASE, "planned"}:
        return aspect
    mine = grammar.aspect(link.above)
    return Aspect.COMING if mine is Aspect.COMING else Aspect.ONGOING if "ongoing" in link.made else mine


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not any(t.dep_ in {"aux", "nsubj", "cop"} for t in verb.children)
