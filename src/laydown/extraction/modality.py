"""Is it so, may it be so, or is it not so? Denials, hedges and conditions in the clause of an act and in what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.extraction import conditions, grammar, hedges, retractions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from laydown.extraction.governing import Ruling


def of(ruling: Ruling, head: Token, *, ended: bool) -> Modality:
    """Return the modality of an act about the force whose phrase `head` is; `ended` says that its negation is that of "no longer"."""
    verb, effects = ruling.verb, ruling.effects
    if conditions.is_ultimatum(verb):
        return Modality.ASSERTED
    # One "no" before the force may negate the act, or a verb above it; it counts once.
    shared = head.head == verb or head.head in ruling.deniers
    own = 0 if ended else grammar.negated(verb) + (grammar.negative_phrase(head) and not shared)
    if (effects.count("denied") + own + retractions.count(verb)) % 2:
        return Modality.DENIED
    maybe = "hedged" in effects or grammar.possible(verb) or hedges.on_noun(verb) or hedges.on_noun(head)
    return Modality.HEDGED if maybe or hedges.hold_over(verb) or conditions.holds_over(verb) else Modality.ASSERTED


def of_phrase(head: Token, effects: Sequence[str]) -> Modality:
    """Return the modality of a phrase that puts its force somewhere by itself, under what its governors make of it."""
    if (effects.count("denied") + grammar.negative_phrase(head)) % 2:
        return Modality.DENIED
    verbless = head.dep_ == "nsubj" and head.head.pos_ not in {"VERB", "AUX"}
    maybe = "hedged" in effects or hedges.on_noun(head) or hedges.hold_over(head.head if verbless else head)
    return Modality.HEDGED if maybe else Modality.ASSERTED
