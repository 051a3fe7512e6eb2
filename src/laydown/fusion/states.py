"""In which state? A node's history as steps, and where in it the asked day falls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.position import Step
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE
from laydown.fusion.moving import status_ahead
from laydown.fusion.sayers import WORDS, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.fusion.evidence import Evidence
    from laydown.fusion.node import Node

_LIFE = tuple(Status)


@dataclass(frozen=True, slots=True)
class State:
    """The status at the asked day, how sure, since when, by which steps, and who says otherwise.

    `again` are the ids of the claims that tell of its being there again after it had left; those of the stay before say nothing of it.
    """

    status: Status
    modality: Modality
    since: Interval | None
    dispute: str = ""
    against: tuple[Evidence, ...] = ()
    again: frozenset[str] = frozenset()


def state(node: Node) -> State:
    """Return the state that a node's evidence adds up to."""
    if node.denied:
        # Whoever denies that it is there denies that it works, not the other way round.
        denied = [each.claim.status for each in node.history if each.denied]
        return State(min(denied, key=_LIFE.index), Modality.DENIED, None)
    if node.ahead:
        status = status_ahead(node)
        said = [each for each in node.evidence if each.claim.status is status]
        return State(status, _surest(said or (each for each in node.evidence if each.claim.status in AHEAD)), None)
    told = [each for each in node.telling if each.claim.status in HERE | AWAY | {Status.LEAVING}]
    end = _end(told)
    if end is None:
        return _moved_away(node, node.gone[0], told) if node.gone else _living(told, node)
    after = [each for each in told if each.claim.status not in AWAY and _returns(each, end)]
    stays = _stays(end, told, node)
    dispute = _dispute(end, stays)
    if after:
        now = _living(after, node)
        again = frozenset() if dispute else frozenset(each.id for each in after)
        return State(now.status, now.modality, now.since, dispute, (end,) if dispute else (), again)
    ending = [each for each in told if each.claim.status in AWAY]
    return State(end.claim.status, _surest(ending), end.claim.time, dispute, tuple(stays))


def _moved_away(node: Node, known: date, told: Sequence[Evidence]) -> State:
    """Return the state of what is there no more, though nobody says when it left: between the last word and the news."""
    return State(Status.LEFT, _surest(told), Interval(min(node.last_said, known), known))


def _end(told: Sequence[Evidence]) -> Evidence | None:
    """Return the word that ended its stay: the newest, unless it is a guess against what is said for sure about then."""
    ends = [each for each in told if each.claim.status in AWAY]
    if not ends:
        return None
    sure = [each for each in ends if each.claim.modality is Modality.ASSERTED]
    end = max(sure or ends, key=lambda each: (each.of, each.sort_key))
    together = ages.load()[end.kind.category].together
    stays = [each for each in told if each.claim.status in HERE and each.claim.modality is Modality.ASSERTED]
    if not sure and any((end.said - each.said).days <= together for each in stays):
        return None
    return end


def _returns(evidence: Evidence, end: Evidence) -> bool:
    """Say whether it is there again, or still, after the end; not if the words look back to before it."""
    together = ages.load()[end.kind.category].together
    if evidence.said <= end.said and (evidence.said - end.of).days <= together:
        return False
    left = end.claim.time.earliest if end.claim.time and end.claim.time.earliest else end.of
    time = evidence.claim.time
    return time is None or time.latest is None or time.latest > left


def _stays(end: Evidence, told: Sequence[Evidence], node: Node) -> list[Evidence]:
    """Return who says, at about the time of its end or after, that it is there still."""
    together = ages.load()[node.kind.category].together
    return [
        each for each in told
        if each.claim.status in HERE and each.root != end.root and 0 <= (each.said - end.said).days <= together
        and (each.said == end.said or _returns(each, end)) and each.claim.modality is Modality.ASSERTED
    ]  # fmt: skip


def _dispute(end: Evidence, stays: Sequence[Evidence]) -> str:
    return sides(f"said to be {WORDS[end.claim.status]}", [end], "still there", stays) if stays else ""


def _living(told: Sequence[Evidence], node: Node) -> State:
    stays = [each for each in told if each.claim.status in HERE]
    leaves = [each for each in told if each.claim.status is Status.LEAVING]
    since = _earliest(stays)
    stale = ages.load()[node.kind.category].stale
    if leaves and (not stays or (stays[-1].said - leaves[-1].said).days <= stale):
        return State(Status.LEAVING, _surest(leaves), since)
    sure = [each for each in stays if each.claim.modality is Modality.ASSERTED] or stays
    furthest = max((each.claim.status for each in sure), key=_LIFE.index)
    return State(furthest, _surest(each for each in stays if each.claim.status is furthest), since)


def _surest(evidence: Iterable[Evidence]) -> Modality:
    return Modality.ASSERTED if any(each.claim.modality is Modality.ASSERTED for each in evidence) else Modality.HEDGED


def _earliest(told: Sequence[Evidence]) -> Interval | None:
    # "Until June" says no beginning, and what is yet to come has none yet.
    times = [each.claim.time for each in told if each.claim.time and (each.claim.time.earliest or date.max) <= each.said]
    first = min(times, key=lambda time: (time.latest or date.max, time.earliest or date.min), default=None)
    # Whoever says "now" after others had said that it is there gives no beginning.
    heard = any(first and first.earliest and each.said < first.earliest for each in told if each.claim.time is None)
    return None if heard else first


def steps(node: Node) -> tuple[Step, ...]:
    """Return a node's history: one step for each status and how sure it was said, in order of the first word of it."""
    said: dict[tuple[Status, Modality], list[Evidence]] = defaultdict(list)
    for each in node.history:
        said[each.claim.status, each.claim.modality].append(each)
    found = [_step(status, modality, told) for (status, modality), told in said.items()]
    return tuple(sorted(found, key=lambda step: (step.first_said or date.min, _LIFE.index(step.status), step.modality)))


def _step(status: Status, modality: Modality, told: Sequence[Evidence]) -> Step:
    days = [each.said for each in told]
    times = [each.claim.time for each in told if each.claim.time]
    time = min(times, key=lambda time: (time.latest or date.max, time.earliest or date.min), default=None)
    return Step(status, modality, time, min(days), max(days), tuple(sorted(each.id for each in told)))
