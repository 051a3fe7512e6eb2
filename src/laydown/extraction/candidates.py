"""Where might a force be meant to be? Every placing worth weighing: those that the rules read, and the other places at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.place import Precision
from laydown.extraction import acts, assertion, events, grammar, recipients, whereabouts
from laydown.extraction.arguments import Placing
from laydown.extraction.events import Event
from laydown.extraction.grammar import Aspect, aspect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from spacy.tokens import Token

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

FAR = 12
"""Sentences over which a place named before may still be meant."""
MOST = 10
"""Places of the text before that are weighed for one force."""
GOALS = {"to", "into", "towards", "toward"}
TAKING_PART = {
    "with",
    "about",
    "against",
    "than",
    "like",
    "because of",
    "according to",
    "including",
    "despite",
    "without",
    "on behalf of",
}
AHEAD = {"for", "to"}
"""Prepositions with which a mere phrase tells a plan: "four Patriots for Iraq"."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One force, as its sentence and the text before show it.

    `ruled` are the placings by the rules of grammar, those without a place asking the text before; `spots` are the places of the
    sentence, `others` its other forces; `operator` is the operator's code as far as it is known; `taken` are the keys of places at which the rules put
    another force like it.
    """

    mention: Mention
    ruled: Sequence[Placing]
    spots: Sequence[Spot]
    others: Sequence[Mention]
    operator: str | None
    memory: Memory
    taken: Collection[str] = ()

    @property
    def barred(self) -> set[int]:
        """The positions of the heads of the other forces, to whom a place below them belongs."""
        return {m.head.i for m in self.others}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One placing to be weighed.

    `spot` is the place's word in the sentence, None where the place comes from the text before; `ruled` says that the rules of the
    grammar read it so; `before` names the ways by which the text before offers the place.
    """

    placing: Placing
    spot: Spot | None
    ruled: bool
    before: frozenset[str] = frozenset()

    @property
    def bound(self) -> bool:
        """Whether the rules take a place of the text before for what is still to come there: "two more will come from Kuwait"."""
        coming = self.placing.mention.further or self.placing.origin is not None
        return self.ruled and "rule" in self.before and coming

    @property
    def here(self) -> bool:
        """Whether the sentence itself, or the heading that it stands under, gives the place."""
        return not self.before


def of(scene: Scene) -> list[Candidate]:
    """Return the candidates for one force: what the rules read, the other places of its sentence, and those of the text before."""
    mention, ruled, barred = scene.mention, scene.ruled, scene.barred
    out = [Candidate(p, _spot_of(p, scene.spots), ruled=True) for p in ruled if p.place]
    used = {c.placing.place.key for c in out if c.placing.place} | {p.origin.key for p in ruled if p.origin}
    asking = [p for p in ruled if p.place is None]
    blank = asking[0] if asking else _blank(mention)
    if blank.event and blank.assertion.status is not Status.PRESENT and assertion.is_habit(blank.event.token):
        return out
    offers = [] if _goes_elsewhere(blank, scene.spots) else list(_before(scene, blank.origin))
    before = [Candidate(replace(blank, place=p), None, ruled=bool(asking), before=w) for p, w in offers if p != blank.origin]
    bound = {c.placing.place.key for c in before if c.bound and c.placing.place}
    for spot in scene.spots if _may_be_placed(mention) else ():
        if spot.place is not None and spot.place.key not in {*used, *bound, *scene.taken} and not _is_affected(spot, mention):
            used.add(spot.place.key)
            placed = _placing(mention, spot, barred)
            if not _is_ruled_out(placed, ruled, barred):
                out.append(Candidate(placed, spot, ruled=False))
    out += [c for c in before if c.placing.place and c.placing.place.key not in used]
    return out


def _may_be_placed(mention: Mention) -> bool:
    """Say whether a force may be somewhere beyond what the rules read: not as an attribute ("a soldier's mother"), in a blow, or in placing another."""
    head = mention.head
    if head.dep_ == "nmod:poss" or grammar.case_of(head) == "about" or acts.is_blow(mention) or assertion.is_unsaid(head):
        return False
    if recipients.is_given(head):
        return False
    # Who wants to put a battery somewhere need not be there.
    acts_ = [head.head, *(t for t in head.head.children if t.dep_ == "xcomp" and t.tag_ == "VB")] if head.dep_ == "nsubj" else []
    return not any(_moves_another(act) for act in acts_)


def _moves_another(verb: Token) -> bool:
    """Say whether a verb of placing has an object: then its subject is not what is placed."""
    if events.frame_of(verb, "subject") or not events.frame_of(verb, "object"):
        return False
    return any(t.dep_ == "obj" for t in verb.children)


def _goes_elsewhere(placing: Placing, spots: Sequence[Spot]) -> bool:
    """Say whether an act names a goal that is no place known: "had gone to countries in greater danger"."""
    heads = {s.head.i for s in spots if s.place}
    token = placing.event.token if placing.event else placing.mention.head
    goals = [t for t in token.children if t.dep_ == "obl" and grammar.case_of(t) in GOALS and t.pos_ == "NOUN"]
    return any(t.lemma_.lower() in whereabouts.place_nouns() and t.i not in heads for t in goals)


def _is_affected(spot: Spot, mention: Mention) -> bool:
    """Say whether a place has another part in what is told: company ("with Turkey in mind"), owner, doer, or what is acted on ("beat Denver")."""
    if grammar.within(mention.head, spot.head):
        return False
    if spot.case in TAKING_PART or spot.head.dep_ == "nmod:poss":
        return True
    # Behind a preposition a name acts in no verb, whatever the parser took it for.
    prepared = spot.head.i > 0 and spot.head.nbor(-1).tag_ == "IN"
    if spot.case == "" and spot.head.dep_ in {"nsubj", "nsubj:pass"} and not prepared:
        frame = events.frame_of(spot.head.head, "object")
        return frame is None or not (frame.subject_place or frame.source_is_place)
    return spot.case == "" and spot.head.dep_ in {"obj", "iobj"} and events.frame_of(spot.head.head, "subject") is None


def _is_ruled_out(placed: Placing, ruled: Sequence[Placing], barred: Collection[int]) -> bool:
    """Say whether the grammar leaves a placing no chance: unsaid, its act spent on another place, or done to another force."""
    event = placed.event
    if event is None:
        return False
    spent = any(p.event and p.place and p.event.token == event.token for p in ruled)
    objects = [t for t in event.token.children if t.dep_ == "obj"] if event.role == "subject" and event.frame else []
    return spent or assertion.is_unsaid(event.token) or any(t.i in barred for o in objects for t in o.subtree)


def _spot_of(placing: Placing, spots: Sequence[Spot]) -> Spot | None:
    return next((s for s in spots if s.place == placing.place), None)


def _placing(mention: Mention, spot: Spot, barred: Collection[int]) -> Placing:
    """Return the placing at a place that no rule gave the force, by the act that stands nearest to it."""
    known = [e for e in events.of(mention.head) if e.frame]
    near = [(whereabouts.distance(spot, e.token, barred), n) for n, e in enumerate(known)]
    if near:
        return Placing(mention, known[min(near)[1]], assertion.of(known[min(near)[1]], mention.head), spot.place)
    blank = replace(_blank(mention), place=spot.place)
    ahead = blank.event is None and spot.case in AHEAD
    return replace(blank, assertion=replace(blank.assertion, status=Status.PLANNED)) if ahead else blank


def _blank(mention: Mention) -> Placing:
    """Return a placing nowhere yet, with the status that the force's own clause has whatever its verb says."""
    verbs = events.of(mention.head)
    known = [e for e in verbs if e.frame]
    if known:
        return Placing(mention, known[0], assertion.of(known[0], mention.head), None)
    acts = [e for e in verbs if e.token.pos_ in {"VERB", "AUX"}]
    if not acts:
        return Placing(mention, None, assertion.of(None, mention.head), None)
    event = Event(acts[0].token, acts[0].role, None)
    said = assertion.of(event, mention.head)
    if aspect(event.token) is Aspect.COMING:
        said = replace(said, status=Status.PLANNED)
    return Placing(mention, event, said, None)


def _before(scene: Scene, origin: Place | None) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield the places that the text before offers, each once, with the ways by which it does."""
    ways: dict[str, set[str]] = {}
    first: dict[str, Place] = {}
    for way, place in _offers(scene, origin):
        ways.setdefault(place.key, set()).add(way)
        first.setdefault(place.key, place)
    yield from ((first[key], frozenset(found)) for key, found in list(ways.items())[:MOST])


def _offers(scene: Scene, origin: Place | None) -> Iterator[tuple[str, Place]]:
    mention, memory, index = scene.mention, scene.memory, scene.mention.sentence.index
    if ruled := memory.place_for(mention, scene.operator, origin):
        yield "rule", ruled
        if origin is not None or mention.further:
            # Where in the country they are bound, the text does not say.
            return
    placed = [c for at, c in reversed(memory.claims) if index - at <= FAR]
    like = [c.place for c in placed if c.place and is_like(mention, c)]
    yield from (("like" if n == 0 else "like_before", place) for n, place in enumerate(like[:3]))
    yield from (("claim", c.place) for c in placed[:1] if c.place)
    if focus := memory.focus(scene.operator):
        yield "focus", focus
    yield from (("land", land) for c in placed[:1] if c.place and c.place.country and (land := memory.land(c.place.country)))
    if main := memory.mainly():
        yield "main", main
    named = [m for m in memory.places if 0 < index - m.index <= FAR]
    yield from (("named", m.place) for m in named[-1:])
    yield from (("fine", m.place) for m in [m for m in named if m.place.precision is not Precision.COUNTRY][-1:])
    yield from (("sentence_before", m.place) for m in named if index - m.index == 1)
    yield from (("title", m.place) for m in memory.places if m.index == 0 and index > 0)
    yield from _around(scene)
    if memory.dateline:
        yield "dateline", memory.dateline


def _around(scene: Scene) -> Iterator[tuple[str, Place]]:
    """Yield the places that the layout of the text offers: of the paragraph so far, and of the heading over it."""
    memory, here = scene.memory, scene.mention.sentence
    above = [m for m in memory.places if m.index < here.index]
    yield from (("paragraph", m.place) for m in above if m.paragraph == here.span.paragraph)
    heading = [m for m in above if m.heads or m.leads]
    yield from (("heading", m.place) for m in heading if m.index == heading[-1].index)


def is_like(mention: Mention, claim: Claim) -> bool:
    """Say whether a claim is about a force of the same kind, and of the same system where both name one."""
    return claim.subject.category is mention.category and (
        mention.system is None or claim.subject.system in {None, mention.system}
    )
