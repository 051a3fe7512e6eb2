"""Which place for which force? Joins the forces of a sentence to its places by the events between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category
from laydown.extraction import assertion, events, frames, grammar, whereabouts
from laydown.extraction.events import Event
from laydown.extraction.whereabouts import NO_PLACE, TOO_FAR
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from laydown.domain.place import Place
    from laydown.extraction.assertion import Assertion
    from laydown.extraction.frames import Frame
    from laydown.extraction.subjects import Mention
    from laydown.extraction.whereabouts import Spot

TALK = {"negotiate", "negotiation", "talk", "talks", "discuss", "discussion", "haggle"}
"""Words under which a placement is a matter of talks, and not said to be anywhere."""
CARRIES_OVER = {"withdraw", "deploy", "send", "set_up", "operate"}
"""Frames in which even a pronoun may take its place from the text before."""
CASUALTIES = {"kill", "wound", "injure", "die", "murder", "maim", "execute", "shoot", "kidnap"}
"""Verbs of what befell people: their place is that of the blow, and places no force."""
PEOPLE = {Category.TROOPS, Category.UNIT}
TOGETHER = 6
"""Words within which places stand side by side in a line: "Erbil and Taji: two batteries"."""
MISSILE = "missile"
USES = {"fire", "launch", "shoot", "lob", "intercept", "test", "strike", "hit"}
"""Verbs of what is done with missiles and guns, which places them nowhere."""
AHEAD = {Status.PLANNED, Status.MOVING}


@dataclass(frozen=True, slots=True)
class Placing:
    """One force put at one place by one event; `place` None asks the text before."""

    mention: Mention
    event: Event | None
    assertion: Assertion
    place: Place | None
    origin: Place | None = None


def of(mention: Mention, spots: Sequence[Spot], barred: Collection[int], lead: Sequence[Spot] = ()) -> list[Placing]:
    """Return the placings of one force in its sentence; `lead` are places that hold for the whole line."""
    if listed := _listed(mention, spots):
        said = assertion.of(None, mention.head)
        return [Placing(mention, None, said, s.place) for s in listed]
    if any(event.token.lemma_.lower() in CASUALTIES or _is_strike(mention, event) for event in events.of(mention.head)):
        return []
    inner = _inner(mention, spots, barred)
    out: list[Placing] = []
    for event in _events(mention, spots, barred):
        out += _by_event(mention, event, spots, inner, barred)
    out = _once(_completed(p, out, lead) for p in out) or _follows(mention, lead, spots, barred)
    if lead and lead[0].place and any(p.origin == lead[0].place for p in out):
        out.append(Placing(mention, None, assertion.of(None, mention.head), lead[0].place))
    if not out and not inner and not lead:
        return _once(_verbless(mention, spots, barred))
    if not out and not inner:
        inner = list(lead)
    used = {p.place.key for p in out if p.place}
    bare = [s.place for s in inner if s.place and s.place.key not in used]
    if bare and not any(p.event and p.place is None for p in out):
        said = assertion.of(None, mention.head)
        if any(event.token.pos_ == "VERB" for event in events.of(mention.head)):
            said = replace(said, modality=Modality.ASSERTED)
        out += [Placing(mention, None, said, place) for place in bare]
    return out


def _follows(mention: Mention, lead: Sequence[Spot], spots: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    """Return the plan of a line such as "Kuwait: two more, to follow": from the place that it opens with."""
    if not lead or lead[0].place is None:
        return []
    for event in _events(mention, spots, barred):
        if event.frame and event.frame.name in {"go", "arrive"} and (said := assertion.of(event, mention.head)).status is Status.PLANNED:
            return [Placing(mention, event, said, None, lead[0].place)]
    return []


def _is_strike(mention: Mention, event: Event) -> bool:
    """Say whether a weapon is used, or able to be, and not placed: "the missile came down in", "can reach Moscow"."""
    missile = mention.category is Category.MISSILE and mention.noun == MISSILE
    if event.token.lemma_.lower() in USES and mention.category in {Category.MISSILE, Category.ARTILLERY}:
        return True
    if missile and event.role == "subject" and event.frame and event.frame.name in {"arrive", "go", "fly", "hold"}:
        return True
    able = any(t.lower_ == "can" and t.dep_ == "aux" for t in event.token.children)
    return mention.category not in PEOPLE and event.role == "subject" and able


def _once(placings: Iterable[Placing]) -> list[Placing]:
    """Keep the first of the placings that say the same of one force."""
    kept: dict[tuple[str, Status, Modality], Placing] = {}
    for placing in placings:
        kept.setdefault((placing.place.key if placing.place else "", placing.assertion.status, placing.assertion.modality), placing)
    found = list(kept.values())
    return [p for p in found if not any(_says_more(q, p) for q in found)]


def _says_more(finer: Placing, wider: Placing) -> bool:
    """Say whether one placing has the other's force and state at a place within the other's."""
    if finer.place is None or wider.place is None or finer.place.key == wider.place.key:
        return False
    return finer.assertion == wider.assertion and wider.place.holds(finer.place)


def _completed(placing: Placing, all_: Sequence[Placing], lead: Sequence[Spot]) -> Placing:
    """Give an act its place or origin from the other acts of the same force: "was sent to Taji and is being assembled"."""
    others = [p for p in all_ if p.place and p is not placing]
    if placing.place is None and placing.origin is None:
        here = others[0].place if others else lead[0].place if lead else None
        return replace(placing, place=here)
    if placing.origin is None and placing.assertion.status in AHEAD:
        before = [p.place for p in others if p.assertion == assertion.Assertion(Status.PRESENT, Modality.ASSERTED) and p.place != placing.place]
        before += [s.place for s in lead if s.place and s.place != placing.place]
        return replace(placing, origin=before[0] if before else None)
    return placing


def _events(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> Iterator[Event]:
    heads = {s.head.i for s in spots}
    if mention.act:
        yield Event(mention.head, "inner", events.frame_of(mention.head, "inner"))
        return
    for event in events.of(mention.head):
        if event.frame is not None and event.role == "subject" and event.token.pos_ in {"NOUN", "ADJ", "ADV"}:
            yield event
            continue
        copular = any(t.dep_ == "cop" for t in event.token.children) and not (
            event.token.pos_ == "ADJ" and any(t.dep_ == "xcomp" for t in event.token.children)
        )
        if event.frame is None and copular and event.role == "subject" and (event.token.i in heads or event.token.pos_ in {"NOUN", "ADJ", "ADV"}):
            yield Event(event.token, event.role, _frame("be"))
        elif event.role == "subject" and event.frame and event.frame.theme == "either" and _moves_another(event, spots, barred):
            continue
        elif event.frame is not None and (event.role != "agent" or event.frame.theme != "object") and event.role != "oblique":
            yield event
        elif event.frame is not None and event.role == "oblique" and event.frame.name in {"reinforce", "host"}:
            yield event


def _moves_another(event: Event, spots: Sequence[Spot], barred: Collection[int]) -> bool:
    """Say whether the force is not what moves, but moves something: "the coalition is pulling its trainers out"."""
    objects = [t for t in event.token.children if t.dep_ == "obj"]
    if any(t.i in barred for o in objects for t in o.subtree):
        return True
    return bool(objects) and not any(grammar.within(s.head, t) for t in objects for s in spots)


def _frame(name: str) -> Frame:
    return next(f for f in frames.load() if f.name == name)


def _inner(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> list[Spot]:
    """Return the places within the force's own phrase: "US forces in Japan", "the Darfur force"."""
    found = []
    for spot in spots:
        if spot.case in NO_PLACE | whereabouts.SOURCE or (spot.case == "to" and spot.head.dep_ == "nmod"):
            continue
        if spot.head.dep_ in {"nmod:poss", "nsubj", "nsubj:pass", "conj"} and spot.case == "":
            continue
        if spot.case == "" and spot.head.dep_ not in {"compound", "nmod", "obl", "list", "appos", "dep", "parataxis"}:
            continue
        if grammar.within(spot.head, mention.head) and spot.head != mention.head and not _through_verb(spot, mention):
            cost = whereabouts.distance(spot, mention.head, barred)
            if cost < TOO_FAR:
                found.append((cost, spot))
    return whereabouts.nearest(found)


def _listed(mention: Mention, spots: Sequence[Spot]) -> list[Spot]:
    """Return the places that a headline lists behind a colon for the force named before it: "Patriots in Iraq: Erbil and Taji"."""
    sentence = mention.sentence
    colon = next((t for t in sentence.doc if t.text == ":"), None)
    if sentence.span.form is Form.PROSE or colon is None or mention.head.i > colon.i or any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" for t in sentence.doc[: colon.i]):
        return []
    after = [s for s in spots if s.head.i > colon.i and s.place and s.case == ""]
    opening = any(s.head.left_edge.i <= colon.i + 2 for s in after)
    return after if opening else []


def _verbless(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    """Return the placings of a headline or line without a verb, in which force and place merely stand together."""
    sentence = mention.sentence
    if sentence.span.form is Form.PROSE or mention.pronoun or any(t.pos_ in {"VERB", "AUX"} for t in sentence.doc):
        return []
    said = assertion.of(None, mention.head)
    mine = [s for s in spots if s.place and s.head.dep_ != "nmod:poss" and not any(mention.head.i < b < s.head.i for b in barred)]
    if ahead := [s for s in mine if s.case in {"for", "to"}]:
        planned = replace(said, status=Status.PLANNED)
        return [Placing(mention, None, planned, s.place) for s in ahead]
    usable = [s for s in mine if s.case not in NO_PLACE | whereabouts.SOURCE]
    lone = [s for s in usable if s.case == ""]
    here = [s for s in usable if s.case] or [s for s in lone if s.head.i - lone[0].head.i <= TOGETHER]
    return [Placing(mention, None, said, s.place) for s in here]


def _through_verb(spot: Spot, mention: Mention) -> bool:
    for up, _ in grammar.governors(spot.head):
        if up == mention.head:
            return False
        if up.pos_ in {"VERB", "AUX"}:
            return True
    return False


def _by_event(mention: Mention, event: Event, spots: Sequence[Spot], inner: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    frame = event.frame
    if frame is None:
        return []
    said = assertion.of(event, mention.head)
    near = [(c, s) for s in spots if _usable(s, event) and (c := whereabouts.distance(s, event.token, barred)) < TOO_FAR]
    if not near and not inner and event.role == "inner" and event.token.head.pos_ == "VERB":
        near = [(c, s) for s in spots if s.case and _usable(s, event) and (c := whereabouts.distance(s, event.token.head, barred)) < TOO_FAR]
    sources = whereabouts.nearest([(c, s) for c, s in near if s.is_source or (s.case == "" and frame.object_place == "source")])
    goals = whereabouts.nearest([(c, s) for c, s in near if not s.is_source and not (s.case == "" and frame.object_place == "source")])
    if frame.source_is_place:
        return _leaving(mention, event, said, sources, goals, inner)
    origin = sources[0].place if sources and said.status in AHEAD | {Status.PRESENT} else None
    goals = [s for s in goals if s.place or s.case not in {"across", "over"}]
    wanted = goals or [s for s in inner if said.status not in AHEAD or frame.name in {"reinforce", "have"}]
    if wanted:
        return [Placing(mention, event, said, s.place, origin) for s in wanted if s.place]
    if origin is None and any(up.lemma_.lower() in TALK for up, _ in grammar.governors(event.token)):
        return []
    if origin is None and (mention.category is Category.EQUIPMENT or (event.token.pos_ == "NOUN" and frame.name == "go")):
        return []
    if origin is not None or (frame.context and not frame.strict and not inner and not (mention.pronoun and frame.name not in CARRIES_OVER)):
        return [Placing(mention, event, said, None, origin)]
    return []


def _leaving(
    mention: Mention, event: Event, said: Assertion, sources: Sequence[Spot], goals: Sequence[Spot], inner: Sequence[Spot]
) -> list[Placing]:
    bound = [s for s in goals if s.case == "for"]
    if bound:
        origin = sources[0].place if sources else None
        return [Placing(mention, event, assertion.Assertion(Status.MOVING, said.modality), s.place, origin) for s in bound if s.place]
    here = [s for s in goals if s.case in {"over", "in", "at", "on", "inside", "within", "across", "near", "around", "along", ""}]
    places = sources or list(inner) or here
    if places:
        return [Placing(mention, event, said, s.place) for s in places if s.place]
    return [Placing(mention, event, said, None)]


def _first(spot: Spot) -> Token:
    """Return the first of coordinated places, which tells the part that all of them have in the sentence."""
    token = spot.head
    while token.dep_ in {"conj", "appos"} and spot.case == "" and token.head != token:
        token = token.head
    return token


def _usable(spot: Spot, event: Event) -> bool:
    """Say whether a place may be an argument of an event at all, by its preposition and relation."""
    frame = event.frame
    if frame is None or (spot.case in NO_PLACE and not (spot.case == "for" and (frame.source_is_place or frame.for_place)) and not (spot.case == "of" and event.token.pos_ == "NOUN")):
        return False
    if spot.head == event.token:
        return True
    relation = _first(spot).dep_
    if relation in {"nsubj", "nsubj:pass", "nsubj:outer"}:
        return (frame.subject_place or event.role == "agent") and _first(spot).head == event.token
    if relation == "nmod:poss":
        return False
    if spot.case == "" and relation in {"obj", "conj", "appos"}:
        return bool(frame.object_place) or relation != "obj"
    return True
