"""What do headlines and lines of lists place by mere standing together? "Patriots in Iraq: Erbil and Taji", "Kuwait: two more, to follow"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.place import Precision
from laydown.extraction import acts, assertion, rows, whereabouts, words
from laydown.extraction.arguments import Placing
from laydown.extraction.whereabouts import NO_PLACE
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

VERBAL = {"VERB", "AUX"}
TOGETHER = 6
"""Words within which places stand side by side in a line: "Erbil and Taji: two batteries"."""


def listed(mention: Mention, spots: Sequence[Spot]) -> list[Placing]:
    """Return the placings at the places that a headline lists behind a colon for the force named before it."""
    doc = mention.sentence.doc
    colon = next((t for t in doc if t.text == ":"), None)
    if mention.sentence.span.form is Form.PROSE or colon is None or mention.head.i > colon.i:
        return []
    if any(t.pos_ in VERBAL and t.tag_ != "VBG" for t in doc[: colon.i]):
        return []
    after = [s for s in spots if s.head.i > colon.i and s.place and s.case == ""]
    if not any(s.head.left_edge.i <= colon.i + 2 for s in after):
        return []
    said = assertion.of(None, mention.head)
    return [Placing(mention, None, said, s.place) for s in after]


def verbless(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    """Return the placings of a line without a verb; "for" and "to" a place is a plan."""
    sentence, own = mention.sentence, rows.part_of(mention.head)
    if sentence.span.form is Form.PROSE or mention.pronoun or any(t.pos_ in VERBAL for t in sentence.doc[own.start : own.end]):
        return []
    said = assertion.of(None, mention.head)
    mine = [s for s in spots if s.place and s.head.dep_ != "nmod:poss" and not any(mention.head.i < b < s.head.i for b in barred)]
    if ahead := [s for s in mine if s.case in {"for", "to"}]:
        return [Placing(mention, None, replace(said, status=Status.PLANNED), s.place) for s in ahead]
    if behind := [s for s in mine if s.case in whereabouts.SOURCE and _is_away(s, mention)]:
        return [Placing(mention, None, replace(said, status=Status.LEFT), s.place) for s in behind]
    usable = [s for s in mine if s.case not in NO_PLACE | whereabouts.SOURCE]
    # A headline that opens with a country has it for its subject: "Iraq in no hurry over Patriots".
    lone = [s for s in usable if s.case == "" and not (s.head.i == 0 and s.place and s.place.precision is Precision.COUNTRY)]
    here = [s for s in usable if s.case] or [s for s in lone if s.head.i - lone[0].head.i <= TOGETHER]
    return [Placing(mention, None, said, s.place) for s in here]


def _is_away(spot: Spot, mention: Mention) -> bool:
    """Say whether a verbless line has a force out of a place, or home from it: "Tankers back home from Crete"."""
    if spot.case == "out of":
        return True
    between = mention.sentence.doc[mention.head.i + 1 : spot.head.i]
    return any(t.lower_ in words.named("back_from") for t in between)


def follows(mention: Mention, lead: Sequence[Spot], spots: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    """Return the plan of a line such as "Kuwait: two more, to follow": from the place that it opens with."""
    if not lead or lead[0].place is None:
        return []
    for event in acts.of(mention, spots, barred):
        said = assertion.of(event, mention.head)
        if event.frame and event.frame.name in {"go", "arrive"} and said.status is Status.PLANNED:
            return [Placing(mention, event, said, None, lead[0].place)]
    return []
