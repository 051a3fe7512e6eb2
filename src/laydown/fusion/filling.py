"""Whose and which, where a claim leaves it unsaid: filled from its group, and only where one answer is possible."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.matter import FIELDS, Kind, areas, near
from laydown.domain.place import Precision
from laydown.fusion.craft import types_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.domain.order_of_battle import Quantity
    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence

_NEAR = (Precision.SITE, Precision.CITY)
Named = tuple[Kind, "Quantity | None"]


def fill(group: Sequence[Evidence]) -> list[Evidence]:
    """Return the group with the unsaid operators, systems and units filled."""
    named = _one_name_a_unit(group)
    filled = _fill(named)
    doubted = {each.id for each in filled if each.kind.operator is None and each.claim.operator}
    return _fill([_as_said(each) if each.id in doubted else each for each in named]) if doubted else filled


def _fill(named: Sequence[Evidence]) -> list[Evidence]:
    known = [each for each in named if not each.denied and not each.opinion]
    asked = [field for field in FIELDS if any(getattr(each.kind, field) for each in known)]
    if all(getattr(each.kind, field) for each in named for field in asked):
        return list(named)
    index = _Index(known)
    return [_with_kind(each, _filled(each, asked, index)) for each in named]


def _with_kind(evidence: Evidence, kind: Kind) -> Evidence:
    return evidence if kind is evidence.kind else replace(evidence, kind=kind)


def _as_said(evidence: Evidence) -> Evidence:
    """Return it with the operator that its claim names, unlikely as that is, for want of a better one."""
    return replace(evidence, kind=replace(evidence.kind, operator=evidence.claim.operator))


def _filled(evidence: Evidence, asked: Sequence[str], index: _Index) -> Kind:
    kind = evidence.kind
    for field in asked:
        if getattr(kind, field) is None:
            answer = _answer(field, kind, evidence, index)
            kind = _with(kind, field, answer) if answer else kind
    return kind


def _with(kind: Kind, field: str, answer: str) -> Kind:
    fields = {name: getattr(kind, name) for name in FIELDS} | {field: answer}
    return Kind(kind.category, **fields)


def _answer(field: str, kind: Kind, evidence: Evidence, index: _Index) -> str | None:
    quantity = evidence.claim.quantity
    circles = (
        [index.near(evidence)]
        if field == "unit"
        else [index.near(evidence), index.touching(evidence), index.same_report(evidence)]
    )
    for circle in circles:
        found = [(other, amount) for other, amount in circle if getattr(other, field) and other.agrees(kind)]
        if found:
            answers = {getattr(other, field) for other, amount in found if _fits(quantity, amount, field)}
            sure = len(answers) == 1 and len({getattr(other, field) for other, _ in found}) == 1
            return answers.pop() if sure and not (field == "unit" and _is_another(evidence, answers, index)) else None
    return None


def _is_another(evidence: Evidence, names: Iterable[str], index: _Index) -> bool:
    """Say whether its words name another type of vessel than all that name the ship: a tug is not the frigate beside it."""
    mine = types_in(evidence.claim.subject.text)
    theirs = {each for name in names for each in index.types[name]}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _fits(asked: Quantity | None, known: Quantity | None, field: str) -> bool:
    """Say whether as many can be of the named kind: fifty aircraft are not the three F-16s beside them."""
    if asked is None or field == "operator":
        return True
    if known is None:
        return field == "system" or asked.min <= 1
    return known.max is None or asked.min <= known.max or bool(asked.unit and known.unit and asked.unit != known.unit)


class _Index:
    """Kinds that the group names, by where it names them."""

    def __init__(self, group: Iterable[Evidence]) -> None:
        self._at: dict[str, set[Named]] = defaultdict(set)
        self._inside: dict[str, set[Named]] = defaultdict(set)
        self._report: dict[tuple[str, str], set[Named]] = defaultdict(set)
        self._cities: set[str] = set()
        self._points: dict[str, Place] = {}
        self._beside: dict[str, list[str]] = {}
        self.types: dict[str, set[int]] = defaultdict(set)
        for each in group:
            if each.kind.unit:
                self.types[each.kind.unit] |= types_in(each.claim.subject.text)
            named = (each.kind, each.claim.quantity)
            if each.kind.system:
                self._report[each.claim.report, each.kind.system].add(named)
            for place in _places(each):
                self._at[place.key].add(named)
                if place.precision in _NEAR:
                    self._points.setdefault(place.key, place)
                if place.precision is Precision.CITY:
                    self._cities.add(place.key)
                for key in areas(place):
                    self._inside[key].add(named)

    def near(self, evidence: Evidence) -> set[Named]:
        """Return what is named at the very place, or at a site and its city."""
        found: set[Named] = set()
        for place in _places(evidence):
            found |= self._inside[place.key] if place.precision in _NEAR else self._at[place.key]
            for key in place.within:
                if key in self._cities:
                    found |= self._at[key]
            for key in self._neighbours(place):
                found |= self._at[key]
        return found

    def _neighbours(self, place: Place) -> list[str]:
        if place.precision not in _NEAR:
            return []
        if place.key not in self._beside:
            self._beside[place.key] = sorted(key for key, other in self._points.items() if near(place, other))
        return self._beside[place.key]

    def touching(self, evidence: Evidence) -> set[Named]:
        """Return what is named at places that hold the evidence's or lie in them."""
        found: set[Named] = set()
        for place in _places(evidence):
            found |= self._inside[place.key]
            for key in place.within:
                found |= self._at[key]
        return found

    def same_report(self, evidence: Evidence) -> set[Named]:
        """Return what the same report names of the same system."""
        return self._report[evidence.claim.report, evidence.kind.system] if evidence.kind.system else set()


def _places(evidence: Evidence) -> list[Place]:
    return [place for place in (evidence.claim.place, evidence.claim.origin) if place]


def _one_name_a_unit(group: Sequence[Evidence]) -> list[Evidence]:
    """Give "Nimitz" and "USS Nimitz" one name where only one longer name ends so."""
    names = {each.kind.unit for each in group if each.kind.unit}
    longer = {name: [other for other in names if other.endswith(f" {name}")] for name in names}
    whole = {name: found[0] for name, found in longer.items() if len(found) == 1}
    return [
        replace(each, kind=replace(each.kind, unit=whole[each.kind.unit])) if each.kind.unit in whole else each for each in group
    ]
