"""Where does a line of a list or a table put its forces? Each part is read by itself, and leans on the place or force that leads the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.extraction import arguments, assertion, cues, events, grammar, lines, placing, rows, words
from laydown.extraction.arguments import Placing
from laydown.extraction.assertion import Assertion
from laydown.extraction.whereabouts import NO_PLACE, SOURCE
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from laydown.domain.place import Place
    from laydown.extraction.mentions import Mention
    from laydown.extraction.rows import Part
    from laydown.extraction.whereabouts import Spot

SHORT = 5
"""Words up to which a cell may tell a row's state."""
BESIDE = {"against", "about", "like", "than", "without", "between", "at"}


def of(
    mention: Mention, spots: Sequence[Spot], barred: Collection[int], lead: Sequence[Spot], held: Place | None = None
) -> list[Placing]:
    """Return the placings of a force; in a line of parts, those of its own part, and of those behind that speak of it too.

    `held` is the place of the heading or the sentence before that the line stands under.
    """
    doc = mention.sentence.doc
    found = rows.parts(doc)
    if mention.sentence.span.form is Form.PROSE or (len(found) == 1 and held is None):
        return placing.of(mention, spots, barred, lead)
    own = rows.part_of(mention.head)
    if grammar.case_of(mention.head) in BESIDE or rows.is_date(doc, own):
        return []
    free = rows.without_owners(mention.sentence, spots, lead)
    if listed := lines.listed(mention, free):
        return listed
    over = lead[0].place if lead else held
    ahead = [] if any(own.has(s.head) for s in lead) else lead
    mine = [_pointing(s, over) for s in free if (own.has(s.head) and not _is_name(s, mention)) or s in ahead]
    out = [_doubted(_placed(p, over), own) for p in placing.of(mention, mine, barred, ahead)]
    if lead and over and out and all(_left_another(p, over) for p in out):
        out.append(Placing(mention, None, assertion.of(None, mention.head), over))
    if not lead and own == found[0]:
        out += _behind(mention, found[1:], free, barred, out)
    if not out and held and not any(t.pos_ in rows.VERBAL for t in doc[own.start : own.end]):
        return [_doubted(Placing(mention, None, assertion.of(None, mention.head), held), own)]
    return out


def _is_name(spot: Spot, mention: Mention) -> bool:
    """Say whether a place is only the name of the ship or formation itself."""
    return mention.unit is not None and spot.case == "" and spot.head in mention.words


def _left_another(placed: Placing, over: Place) -> bool:
    """Say whether a force of a place's row has left somewhere else, and so is now there: "Tartus | Russia | two frigates, out of Ceuta"."""
    place = placed.place
    return placed.assertion.status is Status.LEFT and place is not None and place.key != over.key and not over.holds(place)


def _placed(placed: Placing, over: Place | None) -> Placing:
    return replace(placed, place=over) if placed.place is None and over != placed.origin else placed


def _pointing(spot: Spot, over: Place | None) -> Spot:
    """Return "there" or "the island" as the place that leads the line."""
    return replace(spot, place=over) if spot.anaphoric and over else spot


def _behind(
    mention: Mention, behind: Sequence[Part], spots: Sequence[Spot], barred: Collection[int], before: Sequence[Placing]
) -> Iterator[Placing]:
    """Yield what the parts behind a force say of it, up to one with a force of its own: "Nimitz (US): Philippine Sea; left Busan"."""
    last = next((p.place for p in before if p.place), None)
    for part in behind:
        if any(part.start <= b < part.end for b in barred):
            return
        mine = [s for s in spots if part.has(s.head)]
        for placed in _said_of(mention, part, mine, barred):
            full = placed if placed.place or placed.origin else replace(placed, place=last)
            if full.place or full.origin:
                last = full.place or last
                yield _doubted(full, part)


def _said_of(mention: Mention, part: Part, spots: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    doc = mention.sentence.doc
    if mention.sentence.span.form is Form.HEADLINE and rows.is_source(mention.sentence, part):
        return []
    root = next(t for t in doc[part.start : part.end] if t.head == t)
    if root.pos_ in rows.VERBAL:
        if any(t.dep_ in {"nsubj", "nsubj:pass"} for t in root.children):
            return []
        role = "object" if root.tag_ == "VBN" and not any(t.dep_ == "aux" for t in root.children) else "subject"
        acts = [e for e in events.of_clause(root, role) if e.frame]
        return [p for act in acts for p in arguments.of(mention, act, spots, (), barred)]
    at = [s for s in spots if s.place and s.case not in NO_PLACE | SOURCE | {"to"}]
    here = [s for s in at[:1] if s.head.left_edge.i <= part.start + 1 or s.case]
    here += [s for s in at[1:] if here and s.head.dep_ == "conj" and grammar.within(s.head, here[0].head)]
    return [Placing(mention, None, assertion.of(None, mention.head), s.place) for s in here]


def _state(mention: Mention, part: Part) -> Iterator[Part]:
    """Yield a part, and the cells of its row that tell no more than a state: "| arrived", "| expected in May"."""
    yield part
    doc = mention.sentence.doc
    for other in rows.parts(doc):
        if other.cell != part.cell and len(doc[other.start : other.end]) <= SHORT:
            yield other


def _doubted(placed: Placing, part: Part) -> Placing:
    """Return a placing as a hedged one where the line marks it so: "(reported)", "2012?"."""
    doc = placed.mention.sentence.doc
    marks = {t.lower_ for p in _state(placed.mention, part) for t in doc[p.start : p.end]} | {doc[-1].text[-1:]}
    said = placed.assertion
    if placed.event is None and said.status is Status.PRESENT and said.modality is Modality.ASSERTED:
        if marks & words.named("marks_due"):
            return replace(placed, assertion=Assertion(Status.PLANNED, said.modality))
        if marks & words.named("marks_lost"):
            return replace(placed, assertion=Assertion(Status.LOST, said.modality))
        if marks & words.named("marks_gone"):
            return replace(placed, assertion=Assertion(Status.LEFT, said.modality))
        if marks & (words.named("marks_doubt") | cues.named("hedges")):
            return replace(placed, assertion=Assertion(said.status, Modality.HEDGED))
    return placed
