"""Is it so, will it be so, may it be so? Status and modality of an event, from its verb and what governs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.extraction import events, governing, grammar, modality, status, words
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from spacy.tokens import Token

    from laydown.extraction.events import Event
    from laydown.extraction.frames import Frame
    from laydown.extraction.governing import Ruling


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is asserted of a force by an event and the words above it."""

    status: Status
    modality: Modality


def of(event: Event | None, head: Token) -> Assertion:
    """Return status and modality of an event about the force whose phrase `head` is; without an event the phrase itself puts it there."""
    if event is None and (shared := _gapped(head)):
        return _of_event(shared, head)
    if event is None:
        effects = governing.over_phrase(head)
        return Assertion(status.of_phrase(head, effects), modality.of_phrase(head, effects))
    return Assertion(Status.PRESENT, Modality.DENIED) if _none_left(event.token) else _of_event(event, head)


def _of_event(event: Event, head: Token) -> Assertion:
    ruling = governing.over(event.token)
    where = status.of(event.frame, ruling)
    over = status.has_ended(ruling.verb)
    sure = modality.of(ruling, head, ended=over and where is Status.PRESENT)
    if over and where is Status.PRESENT:
        return Assertion(Status.LEAVING if ruling.aspect is Aspect.COMING else Status.LEFT, sure)
    if over and sure is Modality.ASSERTED:
        return Assertion(where, Modality.DENIED)
    if where is Status.LEAVING and _last_go(ruling, head):
        return Assertion(Status.LEFT, sure)
    if where is Status.PRESENT and sure is Modality.DENIED and _will_not_stay(event.frame, ruling):
        return Assertion(Status.LEAVING, Modality.ASSERTED)
    return Assertion(where, sure)


def is_unsaid(token: Token) -> bool:
    """Say whether an act is only what somebody would not confirm: "declined to confirm reports that batteries had been sent"."""
    for above, _ in grammar.governors(token):
        if above.lemma_.lower() in words.named("confirming"):
            refused = above.head.lemma_.lower() in words.named("declining") and above.dep_ in {"xcomp", "ccomp", "advcl"}
            return refused or grammar.negated(above)
    return False


def is_habit(verb: Token) -> bool:
    """Say whether a verb tells only what is usual, and of no one time: "the last soldiers as a rule leave a few days later"."""
    if verb.tag_ not in {"VBP", "VBZ"}:
        return False
    around = [t for up in (verb, *verb.children) for t in up.children]
    return any(
        (t.lower_ in words.named("usual") and t.head == verb) or (t.lower_ == "rule" and grammar.case_of(t) == "as")
        for t in around
    )


def _gapped(head: Token) -> Event | None:
    """Return the act that a phrase shares without saying it again: "one battery will be sent to Taji, and the other to Erbil"."""
    verb = head.head
    if head.dep_ != "conj" or verb.pos_ != "VERB" or head.pos_ == "VERB":
        return None
    frame = events.frame_of(verb, "object") or events.frame_of(verb, "subject")
    return events.Event(verb, "object", frame) if frame else None


def _none_left(verb: Token) -> bool:
    """Say whether "left" is what remains, and not who went: "No soldiers left in Chad"."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    alone = not any(t.dep_ in {"aux", "aux:pass", "obj"} for t in verb.children)
    return verb.lower_ == "left" and alone and subject is not None and grammar.negative_phrase(subject)


def _will_not_stay(frame: Frame | None, ruling: Ruling) -> bool:
    """Say whether the denial is of staying on, which is to leave: "will not stay for ever"."""
    # A report that it will stay may be denied without a word on its leaving.
    own = "denied" not in ruling.effects or "planned" in ruling.effects or bool(ruling.deniers)
    ahead = ruling.aspect is Aspect.COMING or "planned" in ruling.effects
    return frame is not None and frame.lasting and ahead and own


def _last_go(ruling: Ruling, head: Token) -> bool:
    """Say whether a headline tells in the present tense who went last: "Last Greek troops leave Kabul"."""
    now = ruling.aspect is Aspect.NOW and ruling.verb.dep_ == "ROOT"
    return now and any(t.lower_ in {"last", "final"} for t in head.children)
