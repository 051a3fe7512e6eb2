"""How reliable are its sources, how credible is it? A letter that only the analyst gives, and a number proposed with its reason."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs import outlets
from laydown.domain.claim import Modality
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.lineage import Root
from laydown.domain.position import in_sentence
from laydown.fusion.evidence import AHEAD, AWAY, Evidence
from laydown.fusion.own_eyes import on_the_spot
from laydown.fusion.voices import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from laydown.domain.claim import Status
    from laydown.domain.position import Origin
    from laydown.domain.provenance import Report
    from laydown.fusion.node import Node
    from laydown.fusion.voices import Voice

RULES = """
1  two or more origins behind it that are certainly apart, and nobody disputes it
2  two or more origins behind it whose independence cannot be shown, or one official of the operator or host, named and on the record
3  one origin, unnamed or unconfirmed; or as many against it as behind it
4  contradicted by more origins than stand behind it, or by better ones (by letters that the analyst gave to both)
5  denied by origins that are certainly apart, and nobody upholds it any more
6  nothing that can be judged: only guesses, undated reports or an author's own reading
"""
_SEVERAL = 2


class Side(NamedTuple):
    """An origin and what it says of a position."""

    origin: Origin
    told: Sequence[Evidence]
    reporter: str = ""

    @property
    def speakers(self) -> list[str]:
        """Whom it cites, sorted; where it cites nobody, its own reporter if that saw it."""
        cited = sorted({speaker for each in self.told for speaker in each.claim.attribution.speakers})
        return cited or ([self.reporter] if self.reporter else [])


class Grader:
    """Grades positions by the letters that an analyst gave to sources."""

    def __init__(self, reliability: Mapping[str, Reliability], reports: Mapping[str, Report] = MappingProxyType({})) -> None:
        self._reports = reports
        self._letters = {_folded(name): letter for name, letter in sorted(reliability.items())}
        self._people = {name: letter for name, letter in self._letters.items() if " " in name}

    def grade(self, node: Node, behind: Sequence[Side], against: Sequence[Side], status: Status) -> Grade:
        """Return a position's pair: letters of its origins, each once, and a number by what stands behind and against it."""
        letters = sorted({letter for side in behind for letter in self._of_origin(side)})
        credibility, why = self._credibility(node, behind, against, status)
        return Grade(tuple(letters) or (Reliability.CANNOT_BE_JUDGED,), credibility, why)

    def _of_origin(self, side: Side) -> set[Reliability]:
        """Return the letters given to an origin's root and to its speakers; without any, F."""
        if not self._letters:
            return {Reliability.CANNOT_BE_JUDGED}
        names = {_folded(name) for name in (side.origin.root, *side.speakers)}
        found = {self._letters[name] for name in names if name in self._letters}
        # "Pentagon spokesman Jonathan Hoffman" is the Jonathan Hoffman whom the analyst graded.
        found |= {letter for person, letter in self._people.items() if any(f" {person} " in f" {name} " for name in names)}
        return found or {Reliability.CANNOT_BE_JUDGED}

    def _credibility(
        self, node: Node, behind: Sequence[Side], against: Sequence[Side], status: Status
    ) -> tuple[Credibility, str]:
        if node.denied:
            denying = [*(side for side in behind if any(each.denied for each in side.told)), *against]
            return _denied(denying, _apart(denying, self._reports))
        saying = [side for each in behind if (side := _saying(each, status)).told]
        standing = [side for side in saying or behind if any(_is_sure(told) for told in side.told)]
        if not standing:
            return Credibility.CANNOT_BE_JUDGED, _nothing(behind)
        weighed = f"{_number(len(standing))} behind it, {len(against)} against"
        if len(against) > len(standing):
            return Credibility.DOUBTFUL, f"contradicted by more: {weighed}"
        if against and self._best(against) < self._best(standing) < Reliability.CANNOT_BE_JUDGED:
            return Credibility.DOUBTFUL, f"contradicted by a better source: {weighed}"
        if len(against) == len(standing):
            return Credibility.POSSIBLY_TRUE, f"as many against it as behind it: {weighed}"
        disputed = bool(against or node.disputes or (node.count and node.count.dispute))
        credibility, why = _upheld(node, standing, _apart(standing, self._reports), disputed=disputed)
        # Those who put it there before need not say what has become of it.
        rest = len(behind) - len(standing)
        others = f"; the other {rest} tell" if rest > 1 else "; the other one tells"
        return credibility, f"{why}{others} of another state or with doubt" if rest else why

    def _best(self, sides: Iterable[Side]) -> Reliability:
        return min(letter for side in sides for letter in self._of_origin(side))


def _upheld(node: Node, behind: Sequence[Side], pair: tuple[Side, Side] | None, *, disputed: bool) -> tuple[Credibility, str]:
    """Grade what at least one origin stands behind and fewer stand against; `pair` are two that are certainly apart."""
    if pair and not disputed:
        return Credibility.CONFIRMED, f"{_both(pair)} are certainly apart, and nobody disputes it"
    if len(behind) >= _SEVERAL:
        why = "but it is disputed" if pair else "but nothing shows that they are independent"
        return Credibility.PROBABLY_TRUE, f"{_number(len(behind))} behind it, {why}"
    official = _official(node, behind[0])
    if official and not disputed:
        return Credibility.PROBABLY_TRUE, f"one origin, {in_sentence(official)} on the record"
    return Credibility.POSSIBLY_TRUE, "one origin, and nobody else confirms it"


def _denied(denying: Sequence[Side], pair: tuple[Side, Side] | None) -> tuple[Credibility, str]:
    if pair:
        return Credibility.IMPROBABLE, f"denied by {_both(pair)}, certainly apart, and upheld by nobody"
    names = dict.fromkeys(side.origin.name for side in denying)
    return Credibility.DOUBTFUL, f"denied by {' and '.join(names)}, and upheld by nobody"


def _apart(sides: Sequence[Side], reports: Mapping[str, Report]) -> tuple[Side, Side] | None:
    if len(sides) < _SEVERAL:
        return None
    own = [side for side in (_with_own_eyes(side, reports) for side in sides) if side.speakers]
    return next(((one, other) for one, other in combinations(own, _SEVERAL) if certainly_apart(one, other)), None)


def _with_own_eyes(side: Side, reports: Mapping[str, Report]) -> Side:
    """Give an origin that cites nobody its own reporter, where it was on the spot."""
    if side.speakers or not any(on_the_spot(each, reports.get(each.claim.report)) for each in side.told):
        return side
    return side._replace(reporter=f"a reporter of {side.origin.root}")


def _both(pair: tuple[Side, Side]) -> str:
    return " and ".join(side.origin.name for side in pair)


def certainly_apart(one: Side, other: Side) -> bool:
    """Say whether two origins are independent beyond doubt: no link, no speaker and no body in common, each with a source of its own."""
    if one.origin.root == other.origin.root or _linked(one.origin, other.origin):
        return False
    mine, theirs = ([voice(name) for name in side.speakers] for side in (one, other))
    if any(_is_outlet(each, other.origin) for each in mine) or any(_is_outlet(each, one.origin) for each in theirs):
        return False
    return bool(mine and theirs) and all(each.certainly_other(than) for each in mine for than in theirs)


def _is_outlet(speaker: Voice, origin: Origin) -> bool:
    """Say whether a speaker is the other origin's outlet, or somebody of it."""
    return _folded(speaker.words) == _folded(origin.root) or f" {_folded(origin.root)} " in f" {speaker.words} "


def _linked(one: Origin, other: Origin) -> bool:
    """Say whether a link of any kind leads from one origin to the other, or from both to a third."""
    mine, theirs = _ends(one), _ends(other)
    return bool(mine & theirs or mine & {*other.claims, other.root} or theirs & {*one.claims, one.root})


def _ends(origin: Origin) -> set[str]:
    ends = {each for link in origin.links for each in ((link.to.key, link.to.name) if isinstance(link.to, Root) else (link.to,))}
    return ends - {origin.root}


def _is_sure(evidence: Evidence) -> bool:
    return evidence.claim.modality is Modality.ASSERTED and evidence.dated and not evidence.opinion


def _saying(side: Side, status: Status) -> Side:
    told = [each for each in side.told if _is_of(each, status)]
    return side if len(told) == len(side.told) else side._replace(told=told)


def _is_of(evidence: Evidence, status: Status) -> bool:
    said = evidence.claim.status
    return said in AWAY if status in AWAY else said in AHEAD if status in AHEAD else said not in AWAY


def _nothing(behind: Iterable[Side]) -> str:
    told = [each for side in behind for each in side.told]
    return "no report of it is dated" if told and not any(each.dated for each in told) else "nobody says it for sure"


def _official(node: Node, side: Side) -> str | None:
    """Return the speaker who says it for the operator or the host, by name or as the body itself."""
    hosts = {place.country for place in (node.place, node.destination) if place and place.country}
    whose = hosts | ({node.kind.operator} if node.kind.operator else set())
    return next((name for name in side.speakers if voice(name).on_record and voice(name).codes & whose), None)


def _number(origins: int) -> str:
    return "1 origin" if origins == 1 else f"{origins} origins"


def _folded(name: str) -> str:
    known = outlets.load().by_name(name)
    return " ".join((known.name if known else name).casefold().split()).removeprefix("the ")
