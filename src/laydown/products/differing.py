"""What differs between a position before and after? In words, and with the claims that changed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.matter import near
from laydown.domain.position import Role
from laydown.products import words
from laydown.products.change import Kind
from laydown.products.matching import AHEAD, AWAY, HERE, own
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line
from laydown.products.sentences_of import stands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Origin, Position
    from laydown.domain.provenance import Report

_ENDED = {Status.LEFT: Kind.GONE, Status.LOST: Kind.LOST}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `claims` changed it or, where none is `reported` since, are what it rests on."""

    kind: Kind
    said: str
    now: str = ""
    before: str = ""
    claims: tuple[Claim, ...] = ()
    reported: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """Two laydowns, and what was told between them."""

    before: Laydown
    after: Laydown
    known: Collection[str]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]

    def told(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return those of the claims that came to be known in between."""
        return tuple(self.claims[each] for each in dict.fromkeys(ids) if each not in self.known and each in self.claims)

    def by(self, position: Position, *wanted: Iterable[str]) -> tuple[tuple[Claim, ...], bool]:
        """Return what changed a position: the first of the wanted that holds new claims, else any new one; else the wanted as they were."""
        own = [support.claim for support in position.support]
        for ids in (*wanted, own):
            if found := self.told(ids):
                return found, True
        rest = [list(ids) for ids in (*wanted, own)]
        return tuple(self.claims[each] for each in next(filter(None, rest), []) if each in self.claims), False

    def last(self, position: Position) -> tuple[Claim, ...]:
        """Return the last evidence of a position."""
        claims = [self.claims[each] for o in position.origins for each in o.claims if each in self.claims]
        days = {claim.id: self._day(claim) for claim in claims}
        latest = max(days.values(), default=date.min)
        return tuple(claim for claim in claims if days[claim.id] == latest)

    def _day(self, claim: Claim) -> date:
        report = self.reports.get(claim.report)
        return (report.published if report else None) or date.min


def differences(before: Position, after: Position, between: Between, plans: Sequence[Position] = ()) -> Iterator[Difference]:
    """Yield what differs; `plans` are those of before that have become what is there now."""
    yield from _came_true(after, plans, between) if plans else _state(before, after, between)
    # What came to be there by a plan has its number, place and origins by itself; what they were for the plan is no change.
    if not plans or (before.id == after.id and before.status not in AHEAD):
        yield from _place(before, after, between)
        yield from _count(before, after, between)
        yield from _origins(before, after, between)
    yield from _named(before, after, between)
    yield from _dispute(before, after, between)
    yield from _age(before, after, between)
    if str(before.grade) != str(after.grade):
        yield Difference(
            Kind.GRADED, f"{after.grade} (before: {before.grade})", str(after.grade), str(before.grade), reported=False
        )


def appeared(after: Position, between: Between, plans: Sequence[Position] = ()) -> Iterator[Difference]:
    """Yield what a position that was not shown before is."""
    left = _left(after, between)
    if plans:
        yield from _came_true(after, plans, between)
    elif left:
        claims = between.told(claim.id for claim in left)
        was = "; ".join(sorted({words.place_name(claim.origin) for claim in claims if claim.origin}))
        yield Difference(Kind.MOVED, one_line(f"said to have come from {was}"), words.whereabouts(after), one_line(was), claims)
    else:
        claims, reported = between.by(after, _of_status(after), _own(after))
        kind = Kind.DENIED if after.modality is Modality.DENIED else _ENDED.get(after.status, Kind.NEW)
        first = f"first said {words.day(after.first_evidence)}" if after.first_evidence else "the day not said"
        said = first if kind is Kind.NEW else f"not listed before; {first}"
        yield Difference(kind, said, now=words.in_state(after), claims=claims, reported=reported)
    if after.disputed:
        yield from _dispute(None, after, between)


def _left(after: Position, between: Between) -> list[Claim]:
    """Return the new claims that bring a position from where a force of its kind was before, and is no longer, or in smaller number."""
    claims = [claim for claim in between.told(_own(after)) if claim.origin]
    if not claims or after.status not in HERE or after.modality is Modality.DENIED:
        return []
    still = {each.id: each for each in between.after.positions}
    kind = (after.category, after.system, after.operator)
    lefts = [
        each.place for each in between.before.positions
        if each.place and each.status in HERE and (each.category, each.system, each.operator) == kind and _is_less(each, still.get(each.id))
    ]  # fmt: skip
    return [claim for claim in claims if claim.origin and any(claim.origin.touches(place) for place in lefts)]


def _is_less(before: Position, after: Position | None) -> bool:
    if after is None or after.status in AWAY:
        return True
    return bool(before.count and after.count and after.count.max is not None and after.count.max < before.count.min)


def vanished(before: Position, between: Between, into: Position | None) -> Iterator[Difference]:
    """Yield what became of a position that is shown no longer."""
    if before.status is Status.PLANNED and _is_over(before, before, between):
        yield _lapsed(before, between)
        return
    last = between.last(before)
    if into:
        said = one_line(f"what was said of it now bears on {words.whereabouts(into)}, {words.in_state(into)}")
        claims, reported = between.by(into, _of_status(into))
        yield Difference(Kind.DROPPED, said, before=words.in_state(before), claims=claims, reported=reported)
    elif before.status in AWAY:
        yield Difference(
            Kind.DROPPED, "left too long ago to be listed", before=words.in_state(before), claims=last, reported=False
        )
    else:
        held = all(claim in between.claims for origin in before.origins for claim in origin.claims)
        why = "nothing that can still be leaned on puts it there" if held else "sentences that it stood on are no longer read so"
        yield Difference(Kind.DROPPED, why, before=words.in_state(before), claims=last, reported=False)


def said_again(before: Position, after: Position, between: Between, told: Collection[str]) -> tuple[Claim, ...]:
    """Return the new claims of origins that stood behind a position before, but for those that are `told` of."""
    if before.origins == after.origins:
        return ()
    roots = {origin.root or origin.name for origin in before.origins}
    known = [claim for origin in after.origins if (origin.root or origin.name) in roots for claim in origin.claims]
    return tuple(claim for claim in between.told(known) if claim.id not in told)


def _came_true(after: Position, plans: Sequence[Position], between: Between) -> Iterator[Difference]:
    claims, reported = between.by(after, _of_status(after), _own(after))
    was = "; ".join(dict.fromkeys(one_line(stands(words.how_many(plan.count), words.in_state(plan), "")) for plan in plans))
    whole = all(plan.id not in {each.id for each in between.after.positions} for plan in plans)
    said = f"{'' if whole else 'in part: '}{_said(words.in_state(after))}"
    yield Difference(Kind.CAME_TRUE, said, words.in_state(after), was, claims, reported)


def _state(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    if (before.status, before.modality) == (after.status, after.modality):
        return
    now, was = words.in_state(after), words.in_state(before)
    kind, wanted = Kind.STATE, _of_status(after)
    if after.modality is Modality.DENIED:
        kind = Kind.CANCELLED if before.status in AHEAD else Kind.DENIED
        wanted = [
            s.claim for s in after.support if s.claim in between.claims and between.claims[s.claim].modality is Modality.DENIED
        ]
    elif after.status in AWAY and before.status not in AWAY:
        kind = Kind.CANCELLED if before.status in AHEAD else _ENDED[after.status]
    claims, reported = between.by(after, wanted)
    yield Difference(kind, _said(now), now, was, claims, reported)


def _place(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    old, new = before.place or before.destination, after.place or after.destination
    if before.status in AHEAD and after.status in HERE and before.destination:
        old = before.destination
    if old is None or new is None or old.key == new.key:
        return
    at_it = [each for each in _own(after) if each in between.claims and between.claims[each].place == new]
    claims, reported = between.by(after, at_it, _own(after))
    # The same sentences put it there: it has not moved, but is placed otherwise.
    one_place = old.touches(new) or near(old, new) or not own(before).isdisjoint(own(after))
    kind = Kind.LOCATED if one_place else Kind.MOVED
    now, was = one_line(words.place(new)), one_line(words.place(old))
    yield Difference(kind, f"said to be at {now}", now, was, claims, reported)


def _named(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    if (before.category, before.system, before.unit, before.operator) == (
        after.category,
        after.system,
        after.unit,
        after.operator,
    ):
        return
    names = [one_line(f"{words.force(p.category, p.system, p.unit)}, {words.actor(p.operator)}") for p in (before, after)]
    if names[0] != names[1]:
        claims, reported = between.by(after, _own(after))
        yield Difference(Kind.IDENTIFIED, f"taken to be {names[1]}", names[1], names[0], claims, reported)


def _dispute(before: Position | None, after: Position, between: Between) -> Iterator[Difference]:
    was = before.disputed if before else ""
    if bool(was) == bool(after.disputed):
        return
    against = [support.claim for support in after.support if support.role is Role.DISPUTES]
    claims, reported = between.by(after, against)
    if after.disputed:
        yield Difference(Kind.DISPUTED, words.in_days(after.disputed), words.in_days(after.disputed), "", claims, reported)
    else:
        yield Difference(Kind.SETTLED, "no longer disputed", "", words.in_days(was), claims, reported)


def _count(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    bounds = [(count.min, count.max, count.unit) if count else None for count in (before.count, after.count)]
    if bounds[0] == bounds[1]:
        return
    now, was = words.how_many(after.count), words.how_many(before.count)
    if now == was:
        return
    numbered = [s.claim for s in after.support if s.claim in between.claims and between.claims[s.claim].quantity]
    claims, reported = between.by(after, after.count.claims if after.count else (), numbered)
    yield Difference(Kind.COUNT, _said(now), one_line(now), one_line(was), claims, reported)


def _origins(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    if before.origins == after.origins:
        return
    now, was = origin_names(after), origin_names(before)
    fresh = _apart(before, after)
    if fresh:
        behind = [claim for origin in fresh for claim in origin.claims]
        claims = between.told(behind)
        reported = bool(claims)
        claims = claims or tuple(between.claims[each] for each in behind if each in between.claims)
        said = f"{' · '.join(dict.fromkeys(one_line(o.root or o.name) for o in fresh))}; {_many(len(now))} now, {len(was)} before"
        yield Difference(Kind.CORROBORATED, said, " · ".join(now), " · ".join(was), claims, reported)
    elif len(now) < len(was):
        claims, reported = between.by(after, _own(after))
        yield Difference(
            Kind.FEWER, f"{_many(len(now))} now, {len(was)} before", " · ".join(now), " · ".join(was), claims, reported
        )


def _apart(before: Position, after: Position) -> list[Origin]:
    """Return the origins that are new to a position: neither their root nor one of their claims stood behind it before."""
    roots = {origin.root or origin.name for origin in before.origins}
    claims = {claim for origin in before.origins for claim in origin.claims}
    if claims and roots.isdisjoint(o.root or o.name for o in after.origins) and claims.isdisjoint(own(after)):
        return []  # others than before say it now: nothing of before is left for them to bear out
    # One that a judgement parts in two shares a claim with what it was.
    return [o for o in after.origins if (o.root or o.name) not in roots and claims.isdisjoint(o.claims)]


def _age(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    if after.status is Status.PLANNED and _is_over(before, after, between):
        yield _lapsed(after, between)
    elif after.stale and not before.stale:
        yield Difference(Kind.STALE, words.in_days(after.stale), claims=between.last(after), reported=False)
    elif before.stale and not after.stale and after.last_evidence:
        claims, reported = between.by(after, _own(after))
        said = f"heard of again, {words.day(after.last_evidence)}"
        yield Difference(Kind.FRESH, said, "", words.in_days(before.stale), claims, reported)


def _is_over(before: Position, after: Position, between: Between) -> bool:
    """Say whether a plan's time has passed in between; one that was put off is not over."""
    due, was = after.due, before.due
    over = due is not None and due < between.after.valid_at
    return over and not (was is not None and was < between.before.valid_at) and after.modality is not Modality.DENIED


def _lapsed(plan: Position, between: Between) -> Difference:
    due = words.day(plan.due) if plan.due else "a day not said"
    return Difference(
        Kind.LAPSED, f"was to happen by {due}; nothing known says that it did", claims=between.last(plan), reported=False
    )


def _of_status(position: Position) -> list[str]:
    return [claim for step in position.steps if step.status is position.status for claim in step.claims]


def _own(position: Position) -> list[str]:
    return [claim for origin in position.origins for claim in origin.claims]


def _said(state: str) -> str:
    return one_line(state if state.startswith(("said", "denied", "in ")) else f"said to be {state}")


def _many(origins: int) -> str:
    return f"{origins} origin{'' if origins == 1 else 's'}"
