"""Where in its life is a force at a place? The status that an act's frame gives it, by its aspect and what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.extraction import clauses, cues, grammar
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from laydown.extraction.frames import Frame
    from laydown.extraction.governing import Ruling

SETTLED = {Status.PRESENT, Status.OPERATIONAL, Status.SETTING_UP, Status.MOVING}
BY_EFFECT = {"done": Aspect.DONE, "over": Aspect.DONE, "planned": Aspect.COMING, "ongoing": Aspect.ONGOING}
BY_MODIFIER = (("ahead", Aspect.COMING), ("completed", Aspect.DONE), ("under_way", Aspect.ONGOING))


def of(frame: Frame | None, ruling: Ruling) -> Status:
    """Return the status of a force in an act of a frame; in an act of none it is there, unless that is ahead."""
    if frame is None:
        return Status.PLANNED if "planned" in ruling.effects or ruling.aspect is Aspect.COMING else Status.PRESENT
    aspect = _aspect(frame, ruling)
    status = frame.status.get(aspect, frame.status.get(Aspect.NOW, Status.PRESENT))
    if "over" in ruling.effects and not frame.source_is_place:
        return Status.LEAVING if "planned" in ruling.effects else Status.LEFT
    if status in SETTLED and "planned" in ruling.effects and aspect not in {Aspect.DONE, Aspect.PERFECT}:
        return frame.status[Aspect.COMING]
    passive = any(t.dep_ == "aux:pass" for t in ruling.verb.children)
    if frame.ahead_if_passive and passive and aspect is Aspect.COMING:
        return Status.PLANNED
    if status is Status.PRESENT and aspect is Aspect.COMING and not frame.lasting and _is_later(ruling.verb):
        return Status.PLANNED
    return status


def of_phrase(head: Token, effects: Collection[str]) -> Status:
    """Return the status of a force that only a phrase puts somewhere."""
    if "over" in effects:
        return Status.LEAVING if "planned" in effects else Status.LEFT
    return Status.PLANNED if "planned" in effects or _modified(head, "ahead") else Status.PRESENT


def has_ended(token: Token) -> bool:
    """Say whether a clause tells what was so and is no more: "no longer", "not any more"."""
    return clauses.says(clauses.words_of(token), "ended")


def _aspect(frame: Frame, ruling: Ruling) -> Aspect:
    aspect, verb = ruling.aspect, ruling.verb
    if aspect is Aspect.ONGOING and frame.source_is_place and _behind_its_clause(verb):
        return Aspect.DONE
    if aspect is Aspect.NOUN:
        return _of_noun(verb, ruling.effects)
    if aspect is not Aspect.COMING or _is_later(verb):
        return aspect
    # What may be somewhere, or may be moving, may be so now; what may be sent is ahead.
    under_way = grammar.own_aspect(verb) is Aspect.ONGOING or any(t.dep_ == "cop" for t in verb.children)
    if grammar.possible(verb) and (under_way or frame.stative):
        return grammar.own_aspect(verb)
    lasting = frame.status[Aspect.NOW] is frame.status[Aspect.ONGOING] is Status.PRESENT
    negated_now = lasting and any(t.lower_ in {"do", "does"} for t in verb.children)
    return Aspect.NOW if negated_now else aspect


def _behind_its_clause(participle: Token) -> bool:
    """Say whether a participle tells what came of a past act: "were the first to go, leaving the base in January"."""
    above = participle.head
    while above.dep_ == "acl" and grammar.aspect(above) is Aspect.COMING:
        above = above.head
    return participle.dep_ == "advcl" and participle.tag_ == "VBG" and grammar.aspect(above) is Aspect.DONE


def _is_later(verb: Token) -> bool:
    due = [t for t in verb.children if t.dep_ == "obl" and grammar.case_of(t) == "by"]
    if any(t.like_num or t.lower_ in cues.named("dates") for t in due):
        return True
    return any(t.lower_ in cues.named("later") for t in clauses.words_of(verb))


def _of_noun(noun: Token, effects: Collection[str]) -> Aspect:
    """Return how a noun of action stands in time, by what governs it, else by its preposition and its adjectives."""
    nearest = next(iter(effects), "")
    if nearest in BY_EFFECT:
        return BY_EFFECT[nearest]
    case = grammar.case_of(noun)
    if case in cues.named("behind") and grammar.aspect(noun.head) is not Aspect.COMING:
        return Aspect.DONE
    if case in cues.named("before"):
        return Aspect.COMING
    return next((aspect for name, aspect in BY_MODIFIER if _modified(noun, name)), Aspect.NOUN)


def _modified(noun: Token, name: str) -> bool:
    return any(t.dep_ == "amod" and t.lower_ in cues.named(name) for t in noun.children)
