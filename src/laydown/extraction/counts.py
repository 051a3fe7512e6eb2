"""How many? The number that belongs to a force's phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Quantity, Relation
from laydown.language import quantities
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from laydown.extraction.subjects import Mention

ONE = {"a", "an", "one", "another", "single"}
UNCOUNTED = {"troops", "soldiers", "personnel", "equipment", "presence", "military", "army", "navy"}


def of(mention: Mention, found: list[quantities.QuantityMention]) -> Quantity | None:
    """Return the quantity that a phrase states, or None where it gives no number and none follows from an article."""
    first, last = mention.words[0], mention.words[-1]
    inside = [q for q in found if q.start < last.idx + len(last.text) and first.idx < q.end]
    unit = mention.noun or _unit(mention)
    if inside:
        best = inside[0]
        return Quantity(best.min, best.max, unit, best.relation)
    if mention.sentence.span.form is Form.HEADLINE:
        return None
    return _article(mention, unit)


def _article(mention: Mention, unit: str | None) -> Quantity | None:
    words = {t.lower_ for t in mention.words if t.dep_ in {"det", "nummod", "amod"} or t.i == mention.head.i}
    singular = mention.head.tag_ in {"NN", "NNP", "CD", "DT"} and mention.head.lower_ not in UNCOUNTED
    if singular and words & ONE:
        relation = Relation.FURTHER if "another" in words else Relation.TOTAL
        return Quantity(1, 1, unit, relation)
    return None


def _unit(mention: Mention) -> str | None:
    return mention.head.lemma_.lower() if mention.head.pos_ in {"NOUN", "PROPN"} else None
