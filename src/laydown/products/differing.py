"""What differs between a position before and after? In words, and with the claims that changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.matter import near
from laydown.domain.position import Role
from laydown.products import words
from laydown.products.between import Between, Difference, behind, of_status
from laydown.products.change import Kind
from laydown.products.matching import AHEAD, AWAY, HERE, own
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line
from laydown.products.sentences_of import stands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.position import Origin, Position

ENDED = {Status.LEFT: Kind.GONE, Status.LOST: Kind.LOST}


def differences(before: Position, after: Position, between: Between, plans: Sequence[Position] = ()) -> Iterator[Difference]:
    """Yield what differs; `plans` are those of before that have become what is there now."""
    yield from came_true(after, plans, between) if plans else _state(before, after, between)
    # What came to be there by a plan has its number, place and origins by itself; what they were for the plan is no change.
    if not plans or (before.id == after.id and before.status not in AHEAD):
        yield from _place(before, after, between)
        yield from _count(before, after, between)
        yield from _origins(before, after, between)
    yield from _named(before, after, between)
    yield from dispute(before, after, between)
    yield from _age(before, after, between)
    if str(before.grade) != str(after.grade):
        yield Difference(
            Kind.GRADED, f"{after.grade} (before: {before.grade})", str(after.grade), str(before.grade), reported=False
        )


def said_again(before: Position, after: Position, between: Between, told: Collection[str]) -> tuple[Claim, ...]:
    """Return the new claims of origins that stood behind a position before, but for those that are `told` of."""
    if before.origins == after.origins:
        return ()
    # An origin is known by its claims: its name may be spelt otherwise once somebody credits it.
    heard = {claim for origin in before.origins for claim in origin.claims}
    known = [claim for origin in after.origins if not heard.isdisjoint(origin.claims) for claim in origin.claims]
    return tuple(claim for claim in between.told(known) if claim.id not in told)


def came_true(after: Position, plans: Sequence[Position], between: Between) -> Iterator[Difference]:
    """Yield what plans of before have become."""
    claims, reported = between.by(after, of_status(after), behind(after))
    was = "; ".join(dict.fromkeys(one_line(stands(words.how_many(plan.count), words.in_state(plan), "")) for plan in plans))
    whole = all(plan.id == after.id or plan.id not in between.shown for plan in plans)
    said = f"{'' if whole else 'in part: '}{_said(words.in_state(after))}"
    yield Difference(Kind.CAME_TRUE, said, words.in_state(after), was, claims, reported)


def _state(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    if (before.status, before.modality) == (after.status, after.modality):
        return
    now, was = words.in_state(after), words.in_state(before)
    kind, wanted = Kind.STATE, of_status(after)
    if after.modality is Modality.DENIED:
        kind = Kind.CANCELLED if before.status in AHEAD else Kind.DENIED
        wanted = [
            s.claim for s in after.support if s.claim in between.claims and between.claims[s.claim].modality is Modality.DENIED
        ]
    elif after.status in AWAY and before.status not in AWAY:
        kind = Kind.CANCELLED if before.status in AHEAD else ENDED[after.status]
    claims, reported = between.by(after, wanted)
    yield Difference(kind, _said(now), now, was, claims, reported)


def _place(before: Position, after: Position, between: Between) -> Iterator[Difference]:
    old, new = before.place or before.destination, after.place or after.destination
    if before.status in AHEAD and after.status in HERE and before.destination:
        old = before.destination
    if old is None or new is None or old.key == new.key:
        return
    at_it = [each for each in behind(after) if each in between.claims and between.claims[each].place == new]
    claims, reported = between.by(after, at_it, behind(after))
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
        claims, reported = between.by(after, behind(after))
        yield Difference(Kind.IDENTIFIED, f"taken to be {names[1]}", names[1], names[0], claims, reported)


def dispute(before: Position | None, after: Position, between: Between) -> Iterator[Difference]:
    """Yield the dispute that opened or was settled."""
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
        from_them = [claim for origin in fresh for claim in origin.claims]
        claims = between.told(from_them)
        reported = bool(claims)
        claims = claims or tuple(between.claims[each] for each in from_them if each in between.claims)
        said = f"{' · '.join(dict.fromkeys(one_line(o.root or o.name) for o in fresh))}; {_many(len(now))} now, {len(was)} before"
        yield Difference(Kind.CORROBORATED, said, " · ".join(now), " · ".join(was), claims, reported)
    elif len(now) < len(was):
        claims, reported = between.by(after, behind(after))
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
    if after.status is Status.PLANNED and is_over(before, after, between):
        yield lapsed(after, between)
    elif after.stale and not before.stale:
        yield Difference(Kind.STALE, words.in_days(after.stale), claims=between.last(after), reported=False)
    elif before.stale and not after.stale and after.last_evidence:
        claims, reported = between.by(after, behind(after))
        said = f"heard of again, {words.day(after.last_evidence)}"
        yield Difference(Kind.FRESH, said, "", words.in_days(before.stale), claims, reported)


def is_over(before: Position, after: Position, between: Between) -> bool:
    """Say whether a plan's time has passed in between; one that was put off is not over."""
    due, was = after.due, before.due
    over = due is not None and due < between.after.valid_at
    return over and not (was is not None and was < between.before.valid_at) and after.modality is not Modality.DENIED


def lapsed(plan: Position, between: Between) -> Difference:
    """Return that a plan's time has passed and nothing is known to have come of it."""
    due = words.day(plan.due) if plan.due else "a day not said"
    return Difference(
        Kind.LAPSED, f"was to happen by {due}; nothing known says that it did", claims=between.last(plan), reported=False
    )


def _said(state: str) -> str:
    return one_line(state if state.startswith(("said", "denied", "in ")) else f"said to be {state}")


def _many(origins: int) -> str:
    return f"{origins} origin{'' if origins == 1 else 's'}"
