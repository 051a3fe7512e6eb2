"""How many? Counts as intervals that no restatement raises, with the claims that bound them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.domain.order_of_battle import Category, Relation
from laydown.domain.position import Count, in_words
from laydown.fusion import ages
from laydown.fusion.sayers import weighed
from laydown.fusion.voices import voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from laydown.domain.order_of_battle import Quantity
    from laydown.fusion.evidence import Evidence

CROWDS = frozenset({Category.TROOPS, Category.UNIT})
_PERSONS = ("troops", None)


@dataclass(frozen=True, slots=True)
class Counted:
    """From `min` to `max` (None: or more) of `unit`, the claims that bound it, and who says otherwise."""

    min: int
    max: int | None
    unit: str | None = None
    claims: tuple[str, ...] = ()
    dispute: str = ""

    def meets(self, other: Counted) -> bool:
        """Say whether one number can be both; different units cannot be compared and never contradict."""
        if not comparable(self.unit, other.unit):
            return True
        return (self.max is None or other.min <= self.max) and (other.max is None or self.min <= other.max)

    def plus(self, other: Counted) -> Counted:
        """Return the sum."""
        top = None if self.max is None or other.max is None else self.max + other.max
        return Counted(
            self.min + other.min, top, self.unit or other.unit, _merged(self.claims, other.claims), self.dispute or other.dispute
        )

    def minus(self, other: Counted) -> Counted | None:
        """Return what certainly exceeds the other; None where nothing does."""
        if other.max is None or self.min <= other.max or not comparable(self.unit, other.unit):
            return None
        top = None if self.max is None else self.max - other.min
        return Counted(self.min - other.max, top, self.unit or other.unit, _merged(self.claims, other.claims), self.dispute)

    def overlap(self, other: Counted) -> Counted:
        """Return the numbers that can be both; call only where the two meet and are comparable."""
        tops = [top for top in (self.max, other.max) if top is not None]
        return Counted(
            max(self.min, other.min),
            min(tops, default=None),
            self.unit or other.unit,
            _merged(self.claims, other.claims),
            self.dispute,
        )

    def as_count(self) -> Count:
        """Return it as the domain has it."""
        return Count(self.min, self.max, self.unit, tuple(sorted(self.claims)))

    def __str__(self) -> str:
        return in_words(self.min, self.max, self.unit)


def comparable(one: str | None, other: str | None) -> bool:
    """Say whether counts in the two units can be held against each other; unsaid goes with any."""
    return one is None or other is None or one == other


def total(counts: Iterable[Counted | None]) -> Counted:
    """Return the sum; an unknown number is one or more."""
    summed = Counted(0, 0)
    for count in counts:
        summed = summed.plus(count or Counted(1, None))
    return summed


def count(evidence: Sequence[Evidence], further: Mapping[str, date | None] = MappingProxyType({})) -> Counted | None:
    """Return how many the claims put in one place, None where none says.

    `further` names the claims whose "another" or "two more" is on top of what their own report puts there already, or of what was said
    there before a day. The newest statements decide; of those about one moment all must hold, or the count is disputed.
    """
    evidence = _leaned_on(_of_the_whole(evidence))
    unit = _unit(evidence)
    roots = {each.root for each in evidence}
    names = {voice(root).words: root for root in sorted(roots)} if len(roots) > 1 else {}
    by_report: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for each in evidence:
        if each.claim.quantity and comparable(each.claim.quantity.unit, unit):
            by_report[each.claim.report, _source(each, names)].append(each)
    said = sorted((_of_report(each, unit, further, evidence) for each in by_report.values()), key=lambda pair: pair[0].sort_key)
    if not said:
        return None
    # What "another" builds on is in its sum.
    counting = [each for told in by_report.values() for each in told]
    built_on = max((since for each in counting if (since := further.get(each.id))), default=date.min)
    said = [pair for pair in said if pair[0].said >= built_on]
    together = ages.load()[evidence[0].kind.category].together
    newest = said[-1][0].said
    said = _parts_as_least([pair for pair in said if (newest - pair[0].said).days <= together])
    return _agreed([(evidence, counted, _source(evidence, names)) for evidence, counted in said])


def _leaned_on(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Leave out numbers that nobody dates, and guesses, where others are dated and sure."""
    if all(each.dated and each.claim.modality is not Modality.HEDGED for each in evidence):
        return evidence
    counting = [each for each in evidence if each.claim.quantity]
    dated = [each for each in counting if each.dated] or counting
    newest = max((each.said for each in dated), default=date.min)
    sure = [each for each in dated if each.claim.modality is not Modality.HEDGED]
    fresh = sure and (newest - max(each.said for each in sure)).days <= ages.load()[sure[0].kind.category].stale
    return sure if fresh else dated


def _source(evidence: Evidence, names: Mapping[str, str]) -> str:
    """Return whose number it is: that of the outlet which it cites, where that speaks for itself as well."""
    cited = (names.get(voice(name).words) for name in evidence.claim.attribution.speakers if names)
    return next((root for root in cited if root), evidence.root)


def _parts_as_least(said: list[tuple[Evidence, Counted]]) -> list[tuple[Evidence, Counted]]:
    """Let "two of the four are ready" bound four from below, where others count the whole."""
    parts = [evidence.claim.quantity is not None and evidence.claim.quantity.relation is Relation.PART for evidence, _ in said]
    if all(parts) or not any(parts):
        return said
    return [(each, replace(count, max=None) if part else count) for (each, count), part in zip(said, parts, strict=True)]


def _of_the_whole(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Leave out "one soldier" and "a part of them": they say nothing of how many a crowd is, unless nothing else does."""
    if evidence and evidence[0].kind.category not in CROWDS:
        return evidence
    return [each for each in evidence if each.claim.quantity and not _is_of_some(each.claim.quantity)] or evidence


def _is_of_some(quantity: Quantity) -> bool:
    return quantity.relation is Relation.PART or (quantity.max == 1 and quantity.unit in _PERSONS)


def _unit(evidence: Iterable[Evidence]) -> str | None:
    units = Counter(each.claim.quantity.unit for each in evidence if each.claim.quantity and each.claim.quantity.unit)
    return min(units, key=lambda unit: (-units[unit], unit)) if units else None


def _of_report(
    evidence: Sequence[Evidence], unit: str | None, further: Mapping[str, date | None], of_all: Sequence[Evidence]
) -> tuple[Evidence, Counted]:
    """Return what one report says; within a report the larger number spells out the smaller."""
    if len(evidence) == 1 and evidence[0].id not in further:
        return evidence[0], _counted(evidence[0], unit)
    totals = [_counted(each, unit) for each in evidence if each.id not in further]
    added = [(_arrivals(each, evidence, unit, further), further[each.id]) for each in evidence if each.id in further]
    newest = max(evidence, key=lambda each: each.sort_key)
    best = max(totals, key=_size, default=None)
    more, since = max(added, key=lambda pair: _size(pair[0]), default=(None, None))
    if more and not best and since:
        before = [each for each in of_all if each.said < since]
        best = (count(before, further) or Counted(1, None, unit)) if before else None
    if best and more:
        return newest, best.plus(more)
    return newest, best or more or Counted(0, None)


def _arrivals(first: Evidence, told: Iterable[Evidence], unit: str | None, further: Mapping[str, date | None]) -> Counted:
    """Return how many more came with a claim and, each in days of its own, after it: "another on Monday, another on Friday"."""
    came, last = _counted(first, unit), first.claim.time
    for each in sorted((each for each in told if each.id in further), key=lambda each: each.sort_key):
        time = each.claim.time
        if last and last.latest and time and time.earliest and time.earliest > last.latest:
            came, last = came.plus(_counted(each, unit)), time
    return came


def counted(quantity: Quantity, claim: str = "") -> Counted:
    """Return a claim's own quantity."""
    return Counted(quantity.min, quantity.max, quantity.unit, (claim,) if claim else ())


def _counted(evidence: Evidence, unit: str | None) -> Counted:
    quantity = evidence.claim.quantity
    return Counted(quantity.min, quantity.max, unit, (evidence.id,)) if quantity else Counted(0, None, unit)


def _size(count: Counted) -> tuple[int, float, tuple[str, ...]]:
    return (count.min, -(count.max if count.max is not None else float("inf")), count.claims)


def _agreed(said: Sequence[tuple[Evidence, Counted, str]]) -> Counted:
    """Narrow the newest statement by the others; where they cannot both hold, span them and say who says what.

    What an origin said on an earlier day than it said otherwise counts no more.
    """
    newest, agreed, source = said[-1]
    behind, against = {source}, dict[str, Counted]()
    for evidence, other, root in reversed(said[:-1]):
        if root in against:
            continue
        if agreed.meets(other):
            agreed = agreed.overlap(other)
            behind.add(root)
        elif root not in behind or evidence.said == newest.said:
            against[root] = other
    return _spanned(agreed, behind, against) if against else agreed


def _spanned(agreed: Counted, behind: Collection[str], against: Mapping[str, Counted]) -> Counted:
    by_number: dict[str, list[str]] = defaultdict(list)
    for root in sorted(against):
        by_number[str(against[root])].append(root)
    others = "; ".join(f"{number} by {', '.join(roots)}" for number, roots in sorted(by_number.items()))
    tops = [each.max for each in (agreed, *against.values())]
    return Counted(
        min(each.min for each in (agreed, *against.values())),
        None if None in tops else max(top for top in tops if top is not None),
        agreed.unit,
        _merged(agreed.claims, (claim for each in against.values() for claim in each.claims)),
        f"{others}; {agreed} by {', '.join(sorted(behind))}: {weighed(len(against), len(behind))}",
    )


def _merged(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))
