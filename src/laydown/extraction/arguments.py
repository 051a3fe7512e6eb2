"""Which places are an act's own? Where a force is, whence it comes and whither it goes, by what the act's frame asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Precision
from laydown.extraction import assertion, events, grammar, natures, whereabouts, words
from laydown.extraction.whereabouts import NO_PLACE, TOO_FAR

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Token

    from laydown.domain.place import Place
    from laydown.extraction.assertion import Assertion
    from laydown.extraction.events import Event
    from laydown.extraction.frames import Frame
    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

AHEAD = {Status.PLANNED, Status.MOVING}
CARRIES_OVER = {"withdraw", "deploy", "send", "set_up", "operate"}
"""Frames in which even a pronoun may take its place from the text before."""
FROM_WITHIN = {"reinforce", "have"}
"""Frames whose plans concern the place of the phrase itself: "double the force in Lithuania"."""
DOING = "hold"
FINE = "fine"
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
CROSSING = {"across", "over"}
RESTING = {"over", "in", "at", "on", "inside", "within", "across", "near", "around", "along", ""}


@dataclass(frozen=True, slots=True)
class Placing:
    """One force put at one place by one event; `place` None asks the text before."""

    mention: Mention
    event: Event | None
    assertion: Assertion
    place: Place | None
    origin: Place | None = None


@dataclass(frozen=True, slots=True)
class _Ends:
    """The places that an act names: whence, whither, and those within the force's own phrase."""

    sources: Sequence[Spot]
    goals: Sequence[Spot]
    inner: Sequence[Spot]


def of(mention: Mention, event: Event, spots: Sequence[Spot], inner: Sequence[Spot], barred: Collection[int]) -> list[Placing]:
    """Return the placings of a force by one event; `inner` are the places within the force's own phrase."""
    frame = event.frame
    if frame is None:
        return []
    said = assertion.of(event, mention.head)
    usual = said.status is not Status.PRESENT and assertion.is_habit(event.token)
    if usual or assertion.is_unsaid(event.token) or any(_is_line_crossed(s, event) for s in spots):
        return []
    near = _near(event, spots, inner, barred)
    leaves = frame.object_place == "source"
    ends = _Ends(
        whereabouts.nearest([(c, s) for c, s in near if s.is_source or (leaves and s.case == "")]),
        whereabouts.nearest([(c, s) for c, s in near if not s.is_source and not (leaves and s.case == "")]),
        inner,
    )
    if frame.source_is_place:
        return _leaving(mention, event, said, ends)
    if ends.sources and not ends.goals and (leaving := events.leaving(event, mention.category)) is not None:
        return of(mention, leaving, spots, inner, barred)
    origin = ends.sources[0].place if ends.sources and said.status in AHEAD | {Status.PRESENT} else None
    goals = [s for s in ends.goals if s.place or s.case not in CROSSING]
    # What troops somewhere do not do there leaves them there: "the soldiers in Haiti did not take part".
    undone = frame.name == DOING and said.modality is Modality.DENIED
    if wanted := goals or [s for s in inner if (said.status not in AHEAD or frame.name in FROM_WITHIN) and not undone]:
        return [Placing(mention, event, said, s.place, origin) for s in wanted if s.place]
    asks = origin is not None or (not inner and _asks_the_text(mention, event, frame))
    return [Placing(mention, event, said, None, origin)] if asks else []


def _near(event: Event, spots: Sequence[Spot], inner: Sequence[Spot], barred: Collection[int]) -> list[tuple[int, Spot]]:
    """Return the usable places by their distance from the event, or from the verb of which a noun of action is an argument."""
    usable = [s for s in spots if _usable(s, event)]
    near = [(c, s) for s in usable if (c := whereabouts.distance(s, event.token, barred)) < TOO_FAR]
    if (
        event.frame
        and event.frame.subject_place == FINE
        and (said := [(c, s) for c, s in near if _first(s).dep_ not in SUBJECTS])
    ):
        return said
    if near or inner or event.role != "inner" or event.token.head.pos_ != "VERB":
        return near
    return [(c, s) for s in usable if s.case and (c := whereabouts.distance(s, event.token.head, barred)) < TOO_FAR]


def _asks_the_text(mention: Mention, event: Event, frame: Frame) -> bool:
    """Say whether an act that names no place may take it from the text before."""
    if not frame.context or mention.category is Category.EQUIPMENT or (mention.pronoun and frame.name not in CARRIES_OVER):
        return False
    if (event.token.pos_ == "NOUN" and frame.name == "go") or (event.token.dep_ == "acl:relcl" and frame.context == "recent"):
        return False
    return not any(up.lemma_.lower() in words.named("talk") for up, _ in grammar.governors(event.token))


def _leaving(mention: Mention, event: Event, said: Assertion, ends: _Ends) -> list[Placing]:
    """Return where a force leaves: the place left, or the one that it leaves "for"."""
    if bound := [s for s in ends.goals if s.case == "for"]:
        origin = ends.sources[0].place if ends.sources else None
        moving = assertion.Assertion(Status.MOVING, said.modality)
        return [Placing(mention, event, moving, s.place, origin) for s in bound if s.place]
    places = ends.sources or ends.inner or [s for s in ends.goals if s.case in RESTING]
    if places:
        return [Placing(mention, event, said, s.place) for s in places if s.place]
    asks = event.frame is not None and _asks_the_text(mention, event, event.frame)
    return [Placing(mention, event, said, None)] if asks else []


def _usable(spot: Spot, event: Event) -> bool:
    """Say whether a place may be an argument of an event at all, by its preposition and relation."""
    frame = event.frame
    if frame is None or not _fitting_case(spot, event, frame):
        return False
    if spot.head == event.token:
        return True
    first = _first(spot)
    if first.dep_ in SUBJECTS:
        return (_holds(frame, spot) or event.role == "agent") and first.head == event.token
    if first.dep_ == "obj" and spot.case == "":
        return bool(frame.object_place)
    return first.dep_ != "nmod:poss"


def _holds(frame: Frame, spot: Spot) -> bool:
    """Say whether a place may be the subject of an act, as what has or takes in the force."""
    if frame.subject_place != FINE:
        return bool(frame.subject_place)
    return spot.place is not None and spot.place.precision is not Precision.COUNTRY


def _is_line_crossed(spot: Spot, event: Event) -> bool:
    """Say whether a border or a coast is only passed: who crosses it is not there."""
    crossed = spot.head.dep_ == "obj" and spot.head.head == event.token and event.token.lemma_.lower() in words.named("crossing")
    return crossed and spot.place is not None and natures.is_edge(spot.place)


def _fitting_case(spot: Spot, event: Event, frame: Frame) -> bool:
    if spot.case not in NO_PLACE:
        return True
    if spot.case == "for":
        return frame.source_is_place or frame.for_place
    return spot.case == "of" and event.token.pos_ == "NOUN"


def _first(spot: Spot) -> Token:
    """Return the first of coordinated places, which tells the part that all of them have in the sentence."""
    token = spot.head
    while token.dep_ in {"conj", "appos"} and spot.case == "" and token.head != token:
        token = token.head
    return token
