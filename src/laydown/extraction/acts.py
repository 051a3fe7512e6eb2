"""Which acts place a force? The events of a force that say where it is, without those that only use, hurt or move something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category
from laydown.extraction import events, frames, grammar, words
from laydown.extraction.events import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from laydown.extraction.frames import Frame
    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

PEOPLE = {Category.TROOPS, Category.UNIT}
ON_DUTY = {Category.AIR_DEFENCE, Category.RADAR}
THROWN = {Category.MISSILE, Category.ARTILLERY}
MISSILE = "missile"
AT_REST = {"NOUN", "ADJ", "ADV"}
TAKES_OBLIQUE = {"reinforce", "host", "full_of", "free_of"}


def of(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> Iterator[Event]:
    """Yield the events that may place a force; `barred` are the words of the other forces of the sentence."""
    if mention.act:
        yield Event(mention.head, "inner", events.frame_of(mention.head, "inner"))
        return
    heads = {s.head.i for s in spots}
    for event in events.of(mention.head):
        if event.frame is None:
            if _is_copular(event) and (event.token.i in heads or event.token.pos_ in AT_REST):
                yield Event(event.token, event.role, _frame("gone" if grammar.case_of(event.token) == "out of" else "be"))
        elif event.frame.suits(mention.category) and _places(event, event.frame, spots, barred):
            yield _at_work(mention, event)


def _at_work(mention: Mention, event: Event) -> Event:
    """Return the event as one of being on duty, where that is what such a weapon does: "the battery that guards the island"."""
    works = event.token.lemma_.lower() in words.named("working") and event.role == "subject"
    return replace(event, frame=_frame("work")) if works and mention.category in ON_DUTY else event


def _is_copular(event: Event) -> bool:
    if event.role != "subject" or not any(t.dep_ == "cop" for t in event.token.children):
        return False
    # "is due to arrive" says nothing of where it is, and "is there to protect" what it is for.
    aims = any(t.dep_ in {"xcomp", "advcl"} and any(m.lower_ == "to" for m in t.children) for t in event.token.children)
    return not (aims and (event.token.pos_ == "ADJ" or event.token.lower_ == "there"))


def _places(event: Event, frame: Frame, spots: Sequence[Spot], barred: Collection[int]) -> bool:
    if (
        event.role == "subject"
        and event.token.pos_ not in AT_REST
        and frame.theme == "either"
        and _moves_another(event, spots, barred)
    ):
        return False
    if (frame.name == "expect" and _says_what(event)) or (frame.name == "admit" and _lets_act(event)):
        return False
    if event.role == "oblique":
        return frame.name in TAKES_OBLIQUE
    return event.role != "agent" or frame.theme != "object"


def _says_what(event: Event) -> bool:
    """Say whether an expectation goes on to tell the act: "expects the force to be smaller" expects no force there."""
    below = [t for c in event.token.children if c.dep_ in {"obj", "nsubj:pass"} for t in c.children]
    told = [t for t in (*event.token.children, *below) if t.dep_ in {"xcomp", "ccomp", "acl"}]
    return any(events.frame_of(t, "subject") and any(m.lower_ == "to" for m in t.children) for t in told)


def _lets_act(event: Event) -> bool:
    """Say whether a force is let do something, and not let in: "allows the troops to leave"."""
    return any(t.dep_ in {"xcomp", "ccomp"} and t.pos_ == "VERB" for t in event.token.children)


def _moves_another(event: Event, spots: Sequence[Spot], barred: Collection[int]) -> bool:
    """Say whether the force is not what moves, but moves something: "the coalition is pulling its trainers out"."""
    objects = events.objects(event.token)
    if any(t.i in barred for o in objects for t in o.subtree):
        return True
    return bool(objects) and not any(grammar.within(s.head, t) for t in objects for s in spots)


def _frame(name: str) -> Frame:
    return next(f for f in frames.load() if f.name == name)


def meanwhile(mention: Mention) -> list[Event]:
    """Return the acts in which a blow befell a force: "was killed while patrolling in Helmand"."""
    found = [e for e in events.of(mention.head) if e.token.dep_ == "advcl" and e.role == "subject" and e.frame]
    return [
        e for e in found if any(t.lower_ in {"while", "when", "as"} and t.dep_ in {"mark", "advmod"} for t in e.token.children)
    ]


def is_blow(mention: Mention) -> bool:
    """Say whether a force is hurt, or a weapon used or only able to be: then the place is that of the blow, and places no force."""
    hurt, uses = words.named("casualties"), words.named("uses")
    for n, event in enumerate(events.of(mention.head)):
        lemma = event.token.lemma_.lower()
        lost = event.frame is not None and event.frame.name == "lose" and mention.category not in PEOPLE
        # "Stormed the town, killing three": what else it did there does not undo where it went.
        dealt = n > 0 and event.role == "subject" and event.token.tag_ == "VBG" and bool(events.objects(event.token))
        if (lemma in hurt and not lost and not dealt) or (lemma in uses and mention.category in THROWN):
            return True
        if event.role == "subject" and _strikes(mention, event):
            return True
    return False


def _strikes(mention: Mention, event: Event) -> bool:
    """Say whether a missile itself comes down somewhere, or a weapon "can reach" a place."""
    if mention.category is Category.MISSILE and mention.noun == MISSILE and event.token.lemma_.lower() in words.named("strikes"):
        return True
    return mention.category not in PEOPLE and any(t.lower_ == "can" and t.dep_ == "aux" for t in event.token.children)
