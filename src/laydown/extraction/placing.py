"""Which place for which force? Joins the forces of a sentence to its places by the acts between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.extraction import acts, arguments, assertion, events, grammar, lines, recipients, whereabouts, words
from laydown.extraction.arguments import AHEAD, Placing
from laydown.extraction.assertion import Assertion
from laydown.extraction.whereabouts import NO_PLACE, TOO_FAR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

BARE = {"compound", "nmod", "obl", "list", "appos", "dep", "parataxis"}
"""Relations in which a place without a preposition belongs to the phrase that it hangs on: "the Darfur force"."""
HERE = Assertion(Status.PRESENT, Modality.ASSERTED)


def of(mention: Mention, spots: Sequence[Spot], barred: Collection[int], lead: Sequence[Spot] = ()) -> list[Placing]:
    """Return the placings of one force in its sentence; `lead` are places that hold for the whole line."""
    if mention.head.lemma_.lower() in words.named("named_after_places"):
        spots = [s for s in spots if s.case or not grammar.within(s.head, mention.head)]
    if listed := lines.listed(mention, spots):
        return listed
    if acts.is_blow(mention):
        return [p for event in acts.meanwhile(mention) for p in arguments.of(mention, event, spots, [], barred) if p.place]
    inner = _inner(mention, spots, barred)
    found = [p for event in acts.of(mention, spots, barred) for p in arguments.of(mention, event, spots, inner, barred)]
    out = _once(_called_off(_completed(p, found, lead)) for p in found) or lines.follows(mention, lead, spots, barred)
    if lead and lead[0].place and any(p.origin == lead[0].place for p in out):
        out.append(Placing(mention, None, assertion.of(None, mention.head), lead[0].place))
    if out or inner or lead:
        return out + _by_phrase(mention, out, inner or ([] if out else lead))
    return _once(lines.verbless(mention, spots, barred))


def _called_off(placing: Placing) -> Placing:
    """Deny what a relative clause plans where its sentence says that it will not be: "the battery that was to be set up at Taji will not come"."""
    head, event = placing.mention.head, placing.event
    planned = placing.assertion == Assertion(Status.PLANNED, Modality.ASSERTED)
    if not planned or event is None or event.token.dep_ != "acl:relcl" or head.dep_ not in {"nsubj", "nsubj:pass"}:
        return placing
    main = next((e for e in events.of(head) if e.token == head.head and e.frame), None)
    said = assertion.of(main, head) if main else None
    return replace(placing, assertion=said) if said == Assertion(Status.PLANNED, Modality.DENIED) else placing


def _by_phrase(mention: Mention, out: Sequence[Placing], inner: Sequence[Spot]) -> list[Placing]:
    """Return the placings by the phrase alone, at places where no act puts the force."""
    if any(p.event and p.place is None for p in out):
        return []
    said = assertion.of(None, mention.head)
    if any(event.token.pos_ == "VERB" for event in events.of(mention.head)):
        # "No US soldier in Iraq was hurt" denies the hurt.
        said = replace(said, modality=Modality.ASSERTED)
    used = {p.place.key for p in out if p.place}
    return [Placing(mention, None, said, s.place) for s in inner if s.place and s.place.key not in used]


def _inner(mention: Mention, spots: Sequence[Spot], barred: Collection[int]) -> list[Spot]:
    """Return the places within the force's own phrase: "US forces in Japan", "the Darfur force"."""
    near = [(whereabouts.distance(s, mention.head, barred), s) for s in spots if _may_be_inner(s, mention)]
    return whereabouts.nearest([(cost, spot) for cost, spot in near if cost < TOO_FAR])


def _may_be_inner(spot: Spot, mention: Mention) -> bool:
    if spot.case in NO_PLACE | whereabouts.SOURCE or (spot.case == "to" and spot.head.dep_ == "nmod"):
        return False
    if spot.case == "" and spot.head.dep_ not in BARE:
        return False
    if spot.head.dep_ in {"appos", "conj"} and recipients.is_given(mention.head):
        return False
    return spot.head != mention.head and grammar.within(spot.head, mention.head) and not _through_verb(spot, mention)


def _through_verb(spot: Spot, mention: Mention) -> bool:
    for up, _ in grammar.governors(spot.head):
        if up == mention.head:
            return False
        if up.pos_ in {"VERB", "AUX"}:
            return True
    return False


def _completed(placing: Placing, all_: Sequence[Placing], lead: Sequence[Spot]) -> Placing:
    """Give an act its place or origin from the other acts of the same force: "was sent to Taji and is being assembled"."""
    others = [p for p in all_ if p.place and p is not placing]
    ahead = [s.place for s in lead if s.place]
    if placing.place is None and placing.origin is None:
        places = [p.place for p in others] or ahead
        return replace(placing, place=places[0] if places else None)
    if placing.origin is None and placing.assertion.status in AHEAD:
        before = [p.place for p in others if p.assertion == HERE] + ahead
        origins = [place for place in before if place != placing.place]
        return replace(placing, origin=origins[0] if origins else None)
    return placing


def _once(placings: Iterable[Placing]) -> list[Placing]:
    """Keep the first of the placings that say the same of one force, and the finer of two places."""
    kept: dict[tuple[str, Assertion], Placing] = {}
    for placing in placings:
        kept.setdefault((placing.place.key if placing.place else "", placing.assertion), placing)
    found = list(kept.values())
    return [p for p in found if not any(_says_more(q, p) for q in found)]


def _says_more(finer: Placing, wider: Placing) -> bool:
    """Say whether one placing has the other's force and state at a place within the other's."""
    if finer.place is None or wider.place is None or finer.place.key == wider.place.key:
        return False
    return finer.assertion == wider.assertion and wider.place.holds(finer.place)
