"""What does a candidate's place in the sentence speak for? Where it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import grammar, whereabouts
from laydown.extraction.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from laydown.extraction.candidates import Candidate, Scene
    from laydown.extraction.whereabouts import Spot

STEPS = 6
"""Steps of the way through the tree that are told apart."""
CLAUSES = {"acl:relcl", "advcl", "ccomp", "parataxis", "acl", "csubj", "xcomp", "conj", "advcl:relcl"}
GAPS = (1, 2, 4, 7, 11, 17, 26)
"""Numbers of words between force and place at which the gap becomes another."""
MARKS = {
    ",": "comma", ":": "colon", ";": "semicolon", "|": "bar", '"': "quote", "-": "dash", "and": "and", "but": "but", "(": "bracket",
}  # fmt: skip


def in_sentence(candidate: Candidate, spot: Spot, rivals: Sequence[Candidate], scene: Scene) -> Iterator[str]:
    """Yield the traits of a place that the sentence itself names or points back to."""
    yield f"case={spot.case}"
    yield f"place is {spot.head.dep_}"
    yield f"case={spot.case} as {spot.head.dep_}"
    if spot.anaphoric:
        yield "anaphoric"
        yield f"anaphoric {spot.head.lower_}"
    yield from _joined(scene.mention.head, spot)
    event = candidate.placing.event
    if event is not None:
        yield f"cost={min(whereabouts.distance(spot, event.token, scene.barred), 5)}"
        if event.frame:
            yield f"frame={event.frame.name} case={spot.case}"
            yield f"status={candidate.placing.assertion.status} case={spot.case}"
    inner = grammar.within(spot.head, scene.mention.head)
    yield "inside phrase" if inner else "outside phrase"
    yield from _between(scene, spot, inner=inner)
    yield from _among(scene, spot)
    yield from _beside_rules(candidate, rivals)


def _joined(head: Token, spot: Spot) -> Iterator[str]:
    """Yield the way through the tree that joins a force to a place."""
    up, down, top = _way(head, spot.head)
    yield f"way={'|'.join([*up[:STEPS], '^', *down[:STEPS]])}"
    yield f"up={'|'.join(up[:STEPS])}"
    yield f"down={'|'.join(down[:STEPS])}"
    yield f"steps={min(len(up) + len(down), 9)}"
    yield f"clauses={min(sum(d in CLAUSES for d in (*up, *down)), 3)}"
    yield f"meet={kind_of(top)}"
    yield f"meet={top.pos_}"


def _way(force: Token, place: Token) -> tuple[list[str], list[str], Token]:
    """Return the relations from the force up to where the two meet, those from there down to the place, and where they meet."""
    above = [force, *(t for t, _ in grammar.governors(force))]
    at = {t.i: n for n, t in enumerate(above)}
    down: list[str] = []
    token = place
    while token.i not in at and token.head != token:
        down.append(token.dep_)
        token = token.head
    meet = at.get(token.i, len(above) - 1)
    return [t.dep_ for t in above[:meet]], down[::-1], above[meet]


def _between(scene: Scene, spot: Spot, *, inner: bool) -> Iterator[str]:
    """Yield what stands between the two words."""
    head = scene.mention.head
    start, end = sorted((head.i, spot.head.i))
    gap = head.doc[start + 1 : end]
    side = "after" if spot.head.i > head.i else "before"
    yield side
    yield f"{side} gap={sum(len(gap) >= g for g in GAPS)}"
    yield f"{side} inside={inner}"
    yield f"forces between={min(sum(start < b < end for b in scene.barred), 3)}"
    yield f"places between={min(sum(start < s.head.i < end for s in scene.spots), 3)}"
    yield f"verbs between={min(sum(t.pos_ == 'VERB' for t in gap), 3)}"
    words = {t.text for t in gap}
    yield from (f"{name} between" for mark, name in MARKS.items() if mark in words)


def _among(scene: Scene, spot: Spot) -> Iterator[str]:
    """Yield how a place stands to the other places and forces of the sentence."""
    head = scene.mention.head
    away = abs(spot.head.i - head.i)
    rest = [s for s in scene.spots if s is not spot and s.place and spot.place and s.place.key != spot.place.key]
    yield f"nearer={min(sum(abs(s.head.i - head.i) < away for s in rest), 3)}"
    yield f"nearer forces={min(sum(abs(b - spot.head.i) < away for b in scene.barred), 3)}"
    if any(spot.place and s.place and spot.place.holds(s.place) for s in rest):
        yield "holds another"
    if any(spot.place and s.place and s.place.holds(spot.place) for s in rest):
        yield "held by another"
    if spot.head.i == 0:
        yield "place opens"


def _beside_rules(candidate: Candidate, rivals: Sequence[Candidate]) -> Iterator[str]:
    """Yield how a place stands to those at which the rules put the same force in the same sentence."""
    if not candidate.ruled:
        yield f"rules say elsewhere={min(sum(c.ruled and c.spot is not None for c in rivals), 2)}"
