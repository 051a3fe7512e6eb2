"""Which force before does a phrase point back to? By nearness, prominence, and agreement in number and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.domain.order_of_battle import Category
from laydown.extraction import words as word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.extraction.mentions import Mention

REACH = 12
"""Sentences over which a force or a place can be pointed back to."""
POINTING = 2
"""Sentences over which a mere pronoun reaches."""
ARMS = {Category.AIR_DEFENCE, Category.MISSILE, Category.ARTILLERY}
"""What comes in batteries, launchers and missiles."""
CRAFT = {Category.AIRCRAFT, Category.HELICOPTER, Category.SHIP, Category.SUBMARINE}
PEOPLE = {Category.TROOPS, Category.UNIT}
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
SHARING = {"xcomp", "advcl", "conj"}
"""Relations by which a verb without a subject of its own has that of the verb above it."""
MANY, CROWD = 60, 400
"""How many cannot be batteries and launchers, and how many are people."""


@dataclass(frozen=True, slots=True)
class Force:
    """A force that a sentence named, and how prominently (`aside`: only as who did something to another; `given`: only as who got something); `head` is the word that heads its phrase, `at` where it stands in the sentence."""

    index: int
    category: Category
    system: str | None
    noun: str | None
    operator: str | None
    plural: bool | None
    subject: bool
    aside: bool = False
    given: bool = False
    unit: str | None = None
    head: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Other:
    """A subject of a sentence that is no force."""

    index: int
    at: int
    plural: bool


def best(mention: Mention, forces: Sequence[Force], others: Sequence[Other]) -> Force | None:
    """Return the force that an open mention points back to, or None where none agrees, or something else is nearer at hand."""
    index = mention.sentence.index
    reach = POINTING if mention.pronoun else REACH
    doers = _doers(mention) if mention.pronoun else set()
    barred = [f for f in forces if f.index == index and f.at in doers]
    usable = [f for f in forces if index - f.index <= reach and may_be(mention, f) and not any(_same(f, b) for b in barred)]
    scored = [(_score(mention, f, _named(f, forces)), i, f) for i, f in enumerate(usable)]
    if not scored:
        return None
    found = max(scored)[2]
    return None if mention.pronoun and _is_other(mention, found, others) else found


def _doers(mention: Mention) -> set[int]:
    """Return where the subjects stand of the verb to which a pronoun is the object: whoever acts on "them" is somebody else."""
    head = mention.head
    if head.dep_ not in {"obj", "iobj", "obl"}:
        return set()
    verb = head.head
    while verb.dep_ in SHARING and not any(t.dep_ in SUBJECTS for t in verb.children):
        verb = verb.head
    subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
    return {t.i for s in subjects for t in (s, *(c for c in s.children if c.dep_ == "conj"))}


def _same(force: Force, doer: Force) -> bool:
    """Say whether the text names one and the same force twice."""
    return force == doer or (bool(force.unit) and force.unit == doer.unit)


def _score(mention: Mention, force: Force, named: int) -> float:
    away = mention.sentence.index - force.index
    local = mention.pronoun or mention.partial or mention.of_them
    score = -away * (2 if local else 1) + (0.6 if force.subject else -0.6 if force.aside else 0.0)
    score += 0.8 if mention.plural is not None and mention.plural == force.plural else 0.0
    if local:
        return score + (0.0 if mention.pronoun else _fit(mention, force))
    score += 1.0 if force.system else 0.0
    score += 1.5 if force.category not in PEOPLE else 0.0
    return score + 0.35 * min(named, 5) + _fit(mention, force)


def _named(force: Force, forces: Sequence[Force]) -> int:
    """Return how often the text has named this kind of force."""
    return sum(f.category is force.category and f.system == force.system for f in forces)


def _fit(mention: Mention, force: Force) -> float:
    """Return how well a noun or number suits a force: a "battery" what comes in batteries, "1,700" people."""
    score = 0.0
    system = systems.load().by_name.get(force.system or "")
    if mention.noun and system is not None and system.unit == mention.noun:
        score += 0.8
    if force.head and force.head == mention.head.lemma_.lower():
        score += 1.0
    number = 0 if mention.noun else mention.number or 0
    if number >= MANY and force.category in ARMS:
        score -= 3.0
    if number >= CROWD and force.category in PEOPLE:
        score += 2.0
    return score


def _is_other(mention: Mention, force: Force, others: Sequence[Other]) -> bool:
    """Say whether a pronoun more likely means something that is no force: the subject right before it, of its own number."""
    index, at = mention.sentence.index, mention.head.i
    rivals = [o for o in others if (o.index == index and o.at < at) or o.index == index - 1]
    for other in rivals:
        agrees = other.plural is (mention.plural is True)
        if agrees and (other.index, other.at) > (force.index, force.at) and not (force.subject and other.index == force.index):
            return True
    return False


def may_be(mention: Mention, force: Force) -> bool:
    """Say whether a noun left open ("the battery") can be one of these."""
    if mention.pronoun and mention.plural is False and force.plural:
        # "It" is never "the troops".
        return False
    if not mention.noun:
        return True
    if mention.head.lemma_.lower() in word_lists.named("any_system"):
        craft = force.category in CRAFT and mention.head.lemma_.lower() in word_lists.named("on_the_ground")
        return force.category not in PEOPLE and force.system is not None and not craft
    return force.category in ARMS and (force.system is not None or force.category is Category.AIR_DEFENCE)
