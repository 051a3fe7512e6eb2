"""Is it so, will it be so, may it be so? Status and modality of an event, from its verb and what governs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.extraction import frames, grammar, words
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from laydown.extraction.events import Event
    from laydown.extraction.frames import Governor

DENIAL_REACH = 3
"""Words up the tree over which a denial holds: "refused to acknowledge a promise to withdraw" denies no withdrawal."""
COMPLEMENTS = {"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "acl:relcl"}
ARGUMENTS = {"obj", "obl", "nmod", "nsubj", "nsubj:pass", "compound", "nmod:poss"}
ENDED = {"no longer", "not any more"}
SETTLED = {Status.PRESENT, Status.OPERATIONAL, Status.SETTING_UP, Status.MOVING}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is asserted of a force by an event and the words above it."""

    status: Status
    modality: Modality


def of(event: Event | None, head: Token) -> Assertion:
    """Return status and modality of an event about the force whose phrase `head` is; without an event the phrase itself puts it there."""
    if event is None:
        return Assertion(Status.PRESENT, Modality.DENIED if grammar.negative_phrase(head) else Modality.ASSERTED)
    token = event.token
    aspect, effects = _climb(token)
    status = _status(event, aspect, effects)
    modality = _modality(token, head, effects)
    if status in SETTLED and "planned" in effects and aspect not in {Aspect.DONE, Aspect.PERFECT}:
        status = Status.PLANNED
    if modality is Modality.DENIED and status is Status.PRESENT and _no_longer(token):
        return Assertion(Status.LEFT, Modality.ASSERTED)
    return Assertion(status, modality)


def is_unsaid(token: Token) -> bool:
    """Say whether an act is only what somebody would not confirm: "declined to confirm reports that batteries had been sent"."""
    for above, _ in grammar.governors(token):
        if above.lemma_.lower() in words.named("confirming"):
            refused = above.head.lemma_.lower() in words.named("declining") and above.dep_ in {"xcomp", "ccomp", "advcl"}
            return refused or grammar.negated(above)
    return False


def _status(event: Event, aspect: Aspect, effects: list[str]) -> Status:
    if event.frame is None:
        return Status.PRESENT
    table = event.frame.status
    if aspect is Aspect.NOUN:
        if "done" in effects:
            return table.get(Aspect.DONE, Status.PRESENT)
        if "planned" in effects:
            return table.get(Aspect.COMING, Status.PLANNED)
        if "ongoing" in effects:
            return table.get(Aspect.ONGOING, Status.PRESENT)
    return table.get(aspect, table.get(Aspect.NOW, Status.PRESENT))


def _climb(token: Token) -> tuple[Aspect, list[str]]:
    """Return the aspect of a predicate as its governors leave it, and what they make of it, nearest first."""
    aspect = grammar.aspect(token)
    effects: list[str] = []
    if any(t.lower_ == "against" and t.dep_ in {"mark", "case"} for t in token.children):
        effects.append("denied")
    below = token
    for step, (above, hung) in enumerate(grammar.governors(token)):
        # "asked him to reduce", "ruled out sending": the parser hangs such complements on as it does purposes.
        loose = hung == "advcl" and (
            below.tag_ == "VBG" or (below.tag_ == "VB" and above.lemma_.lower() in words.named("asking"))
        )
        relation = "xcomp" if loose else hung
        below = above
        made = [effect for effect in _effects(above, relation) if effect != "denied" or step < DENIAL_REACH]
        effects += made
        if made and relation != hung:
            aspect = Aspect.NOUN
        elif made or relation in {"conj", "xcomp"}:
            aspect = _inherit(aspect, above, relation, made)
        if relation in {"parataxis", "acl:relcl", "nmod:poss"} or (relation in {"advcl", "obl", "nsubj"} and not made):
            break
    return aspect, effects


def _inherit(aspect: Aspect, above: Token, relation: str, made: list[str]) -> Aspect:
    """Verbs of phase ("began assembling", "continue to stay") pass their own time on; a shared auxiliary reaches a second verb."""
    if (
        relation == "xcomp"
        and set(made) <= {"ongoing", "done"}
        and aspect in {Aspect.COMING, Aspect.ONGOING}
        and above.pos_ == "VERB"
    ):
        mine = grammar.aspect(above)
        return Aspect.COMING if mine is Aspect.COMING else Aspect.ONGOING if "ongoing" in made else mine
    if relation == "conj" and aspect in {Aspect.NOW, Aspect.STATE} and grammar.aspect(above) is Aspect.COMING:
        return Aspect.COMING
    return aspect


def _effects(above: Token, relation: str) -> Iterator[str]:
    kinds = {relation}
    if relation in COMPLEMENTS:
        kinds.add("comp")
    if relation in ARGUMENTS:
        kinds.add("arg")
    for word in {grammar.lemma(above), above.lemma_.lower()}:
        for governor in frames.governors().get(word, ()):
            if kinds & governor.by and _counts(governor, word, above):
                denied = governor.makes in {"planned", "ongoing", "done"} and grammar.negated(above)
                yield "denied" if denied else governor.makes
                break
    if grammar.possible(above) and relation in COMPLEMENTS | ARGUMENTS:
        yield "hedged"


def _counts(governor: Governor, word: str, above: Token) -> bool:
    verb = above.pos_ == "VERB"
    said = verb and word in governor.unless_said_by and any(t.dep_ == "nsubj" for t in above.children)
    return not said and (verb or word not in governor.verbs_only)


def _modality(token: Token, head: Token, effects: list[str]) -> Modality:
    denials = effects.count("denied") + grammar.negated(token) + (grammar.negative_phrase(head) and head.head != token)
    if denials % 2:
        return Modality.DENIED
    if "hedged" in effects or grammar.possible(token) or _hedged_nearby(token) or _conditional(token):
        return Modality.HEDGED
    return Modality.ASSERTED


def _hedged_nearby(token: Token) -> bool:
    return any(t.lower_ in words.named("hedges") for t in token.children)


def _conditional(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"}:
            return True
        if child.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in {"if", "unless"} for t in child.children):
            return True
    return False


def _no_longer(token: Token) -> bool:
    words = " ".join(t.lower_ for t in token.subtree)
    return any(cue in words for cue in ENDED)
