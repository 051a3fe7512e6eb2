"""How many? The number that belongs to a force's phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.domain.order_of_battle import Category, Quantity, Relation
from laydown.extraction import words
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.extraction.mentions import Mention
    from laydown.language.quantities import QuantityMention

ONE = {"a", "an", "one", "another", "single"}
UNCOUNTED = {"troops", "soldiers", "personnel", "equipment", "presence", "military", "army", "navy"}
_BODIES = {Category.TROOPS, Category.UNIT}
_TO = re.compile(r"(?:\s+(?:in|at|on|of|there)\b[^,.;]{0,40}?)?\s+(?:by|to)\s+(?:between\s+|about\s+)?", re.IGNORECASE)
_COMPRISING = re.compile(
    r",?\s+(?:of|comprising|with|made up of|consisting of|numbering|totalling|totaling)\s+|,\s+(?:with\s+)?", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?:men|women|soldiers|troops|personnel|marines|peacekeepers|people|sailors|police)\b", re.IGNORECASE
)
_CHANGES = 8


def of(mention: Mention, found: list[QuantityMention]) -> Quantity | None:
    """Return the quantity that a phrase states, or None where it gives no number and none follows from an article."""
    first, last = mention.words[0], mention.words[-1]
    inside = [q for q in found if not _in_name(q, mention) and q.start < last.idx + len(last.text) and first.idx < q.end]
    # "The first parts of a battery" are no battery.
    inside = [q for q in inside if not (q.article and q.start > mention.head.idx)]
    unit = mention.noun or _unit(mention)
    if (beside := _beside(mention, found, inside)) is not None:
        return Quantity(beside.min, beside.max, unit, beside.relation)
    if _is_act(mention) and all(q.article for q in inside):
        return None
    if inside:
        best = min(inside, key=lambda q: q.article)
        return Quantity(best.min, best.max, _one(mention, unit) if best.min == best.max == 1 else unit, best.relation)
    return _alone(mention, unit) or (None if mention.sentence.span.form is Form.HEADLINE else _article(mention, unit))


def _beside(mention: Mention, found: Sequence[QuantityMention], inside: Sequence[QuantityMention]) -> QuantityMention | None:
    """Return the number that stands behind a phrase: "cut the force to 500", "the battalion, 330 men and women, is on its way"."""
    text, end = mention.sentence.text, _end(mention)
    behind = [q for q in found if q.start >= mention.head.idx and not q.article and q not in inside]
    for number in (q for q in found if not q.article and q.start > mention.head.idx):
        people = mention.category in _BODIES and _PEOPLE.match(text, number.end)
        if people and _is_body(mention) and any(_COMPRISING.fullmatch(text, e, number.start) for e in _ends(mention)):
            return number
    if any(not q.article for q in inside) or not _is_changed(mention):
        return None
    return next((q for q in behind if _TO.fullmatch(text, end, q.start)), None)


def _end(mention: Mention) -> int:
    last = mention.words[-1]
    return last.idx + len(last.text)


def _ends(mention: Mention) -> tuple[int, ...]:
    """Return where a phrase may be taken to end: at its head, or with what hangs on it."""
    return mention.head.idx + len(mention.head.text), _end(mention)


def _is_body(mention: Mention) -> bool:
    """Say whether a phrase names a body of people as one: a company, the contingent, the 3rd Battalion."""
    return mention.head.tag_ in {"NN", "NNP"} and mention.head.lower_ not in UNCOUNTED


def _is_changed(mention: Mention) -> bool:
    """Say whether the number of a force is raised or cut, so that "by" and "to" say by and to how many."""
    doc, at = mention.sentence.doc, mention.words[0].i
    return any(t.lemma_.lower() in words.named("changing") for t in doc[max(0, at - _CHANGES) : at])


def _is_act(mention: Mention) -> bool:
    """Say whether a phrase names what a force does, which an article does not count: "a withdrawal", "a larger mission"."""
    return mention.act or mention.head.lemma_.lower() in words.named("uncounted_acts")


def _alone(mention: Mention, unit: str | None) -> Quantity | None:
    """Read "its only battery", "the other", "the second" as one."""
    said = {t.lower_ for t in mention.words}
    singular = mention.head.tag_ in {"NN", "NNP"} and mention.head.lower_ not in UNCOUNTED
    if singular and "only" in said and mention.category not in {Category.TROOPS, Category.EQUIPMENT}:
        return Quantity(1, 1, unit)
    elliptical = len(mention.words) == len(("the", "other")) and mention.head.lower_ in {"other", "second", "third", "fourth"}
    return Quantity(1, 1, unit) if elliptical and mention.words[0].lower_ == "the" else None


def _in_name(found: QuantityMention, mention: Mention) -> bool:
    """Say whether an "article" is the beginning of a name: the AN of AN/TPY-2."""
    surface = mention.sentence.text[found.start : found.end]
    return found.article and surface.isupper() and len(surface) > 1 and not mention.sentence.text.isupper()


def _article(mention: Mention, unit: str | None) -> Quantity | None:
    words_ = {
        t.lower_ for t in mention.words if (t.dep_ in {"det", "nummod", "amod"} or t.i == mention.head.i) and t.text != "AN"
    }
    singular = mention.head.tag_ in {"NN", "NNP", "CD", "DT"} and mention.head.lower_ not in UNCOUNTED
    denied = mention.words[0].i > 0 and mention.words[0].nbor(-1).lower_ == "not"
    if singular and words_ & ONE and not denied:
        relation = Relation.FURTHER if mention.further else Relation.TOTAL
        return Quantity(1, 1, _one(mention, unit), relation)
    return None


def _one(mention: Mention, unit: str | None) -> str | None:
    """Return what an article counts: "a force" is one force and not one of its troops."""
    return mention.head.lemma_.lower() if unit in UNCOUNTED else unit


def _unit(mention: Mention) -> str | None:
    if mention.system and (system := systems.load().by_name.get(mention.system)):
        return system.unit
    return mention.head.lemma_.lower() if mention.head.pos_ in {"NOUN", "PROPN"} else None
