"""How many? The number that belongs to a force's phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.domain.order_of_battle import Quantity, Relation
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from laydown.extraction.mentions import Mention
    from laydown.language import quantities

ONE = {"a", "an", "one", "another", "single"}
UNCOUNTED = {"troops", "soldiers", "personnel", "equipment", "presence", "military", "army", "navy"}


def of(mention: Mention, found: list[quantities.QuantityMention]) -> Quantity | None:
    """Return the quantity that a phrase states, or None where it gives no number and none follows from an article."""
    first, last = mention.words[0], mention.words[-1]
    inside = [q for q in found if not _in_name(q, mention) and q.start < last.idx + len(last.text) and first.idx < q.end]
    unit = mention.noun or _unit(mention)
    if inside:
        best = min(inside, key=lambda q: q.article)
        return Quantity(best.min, best.max, _one(mention, unit) if best.min == best.max == 1 else unit, best.relation)
    if mention.sentence.span.form is Form.HEADLINE:
        return None
    return _article(mention, unit)


def _in_name(found: quantities.QuantityMention, mention: Mention) -> bool:
    """Say whether an "article" is the beginning of a name: the AN of AN/TPY-2."""
    surface = mention.sentence.text[found.start : found.end]
    return found.article and surface.isupper() and len(surface) > 1 and not mention.sentence.text.isupper()


def _article(mention: Mention, unit: str | None) -> Quantity | None:
    words = {t.lower_ for t in mention.words if (t.dep_ in {"det", "nummod", "amod"} or t.i == mention.head.i) and t.text != "AN"}
    singular = mention.head.tag_ in {"NN", "NNP", "CD", "DT"} and mention.head.lower_ not in UNCOUNTED
    if singular and words & ONE:
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
