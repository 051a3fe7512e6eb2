"""How reliable are its sources, how credible is it? A letter that only the analyst gives, and a number proposed with its reason."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from laydown.catalogs import outlets
from laydown.domain.claim import Modality
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.lineage import Root
from laydown.fusion.evidence import AHEAD, AWAY, Evidence
from laydown.fusion.voices import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from laydown.domain.claim import Status
    from laydown.domain.position import Origin
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


class Grader:
    """Grades positions by the letters that an analyst gave to sources."""

    def __init__(self, reliability: Mapping[str, Reliability]) -> None:
        self._letters = {_folded(name): letter for name, letter in sorted(reliability.items())}
        self._people = {name: letter for name, letter in self._letters.items() if " " in name}

    def grade(self, node: Node, origins: Sequence[Origin], status: Status) -> Grade:
        """Return a position's pair: letters of its origins, each once, and what stands behind and against it."""
        letters = sorted({letter for origin in origins for letter in self._of_origin(origin.root, _speakers(node, origin))})
        credibility, why = self._credibility(node, origins, status)
        return Grade(tuple(letters) or (Reliability.CANNOT_BE_JUDGED,), credibility, why)

    def _of_origin(self, root: str, speakers: Iterable[str]) -> set[Reliability]:
        """Return the letters given to an origin's root and to its speakers; without any, F."""
        names = {_folded(root), *map(_folded, speakers)}
        found = {self._letters[name] for name in names if name in self._letters}
        # "Pentagon spokesman Jonathan Hoffman" is the Jonathan Hoffman whom the analyst graded.
        found |= {
            letter for person, letter in self._people.items() if any(f" {name} ".find(f" {person} ") >= 0 for name in names)
        }
        return found or {Reliability.CANNOT_BE_JUDGED}

    def _credibility(self, node: Node, origins: Sequence[Origin], status: Status) -> tuple[Credibility, str]:
        behind = [origin for origin in origins if _stands(node, origin, status)]
        against = _against(node)
        if node.denied:
            return _denied(node, origins)
        if not behind:
            return Credibility.CANNOT_BE_JUDGED, _nothing(node)
        sides = f"{_number(len(behind))} behind it, {len(against)} against"
        if len(against) > len(behind):
            return Credibility.DOUBTFUL, f"contradicted by more: {sides}"
        if against and self._best(against) < self._best(_told(node, behind)) < Reliability.CANNOT_BE_JUDGED:
            return Credibility.DOUBTFUL, f"contradicted by a better source: {sides}"
        if len(against) == len(behind):
            return Credibility.POSSIBLY_TRUE, f"as many against it as behind it: {sides}"
        return _upheld(node, behind, disputed=bool(against or node.disputes or (node.count and node.count.dispute)))

    def _best(self, told: Mapping[str, Sequence[Evidence]]) -> Reliability:
        return min(letter for root, each in told.items() for letter in self._of_origin(root, _named(each)))


def _upheld(node: Node, behind: Sequence[Origin], *, disputed: bool) -> tuple[Credibility, str]:
    """Grade what at least one origin stands behind and not more stand against."""
    names = " and ".join(origin.root for origin in behind)
    apart = next((pair for pair in combinations(behind, _SEVERAL) if certainly_apart(node, *pair)), None)
    if apart and not disputed:
        return Credibility.CONFIRMED, f"{apart[0].name} and {apart[1].name} are certainly apart, and nobody disputes it"
    if len(behind) >= _SEVERAL:
        why = (
            "disputed"
            if apart
            else f"nothing shows that {names} are independent"
            if len(behind) == _SEVERAL
            else "nothing shows that they are independent"
        )
        return Credibility.PROBABLY_TRUE, f"{_number(len(behind))} behind it; {why}"
    official = _official(node, behind[0])
    if official and not disputed:
        return Credibility.PROBABLY_TRUE, f"one origin, {official} on the record"
    return Credibility.POSSIBLY_TRUE, f"one origin, {behind[0].name}; nobody else confirms it"


def _denied(node: Node, origins: Sequence[Origin]) -> tuple[Credibility, str]:
    denying = [origin for origin in origins if any(each.denied for each in _of(node, origin))]
    apart = next((pair for pair in combinations(denying, _SEVERAL) if certainly_apart(node, *pair)), None)
    if apart:
        return Credibility.IMPROBABLE, f"denied by {apart[0].name} and {apart[1].name}, certainly apart, and upheld by nobody"
    return Credibility.DOUBTFUL, f"denied by {' and '.join(origin.name for origin in denying)}, and upheld by nobody"


def certainly_apart(node: Node, one: Origin, other: Origin) -> bool:
    """Say whether two origins are independent beyond doubt: no link, no speaker and no body in common, each with a source of its own."""
    if one.root == other.root or _linked(one, other):
        return False
    mine, theirs = ([voice(name) for name in _speakers(node, origin)] for origin in (one, other))
    if any(_is_outlet(each, other) for each in mine) or any(_is_outlet(each, one) for each in theirs):
        return False
    return bool(mine and theirs) and all(each.certainly_other(than) for each in mine for than in theirs)


def _is_outlet(speaker: Voice, origin: Origin) -> bool:
    return _folded(speaker.words) == _folded(origin.root)


def _linked(one: Origin, other: Origin) -> bool:
    """Say whether a link of any kind leads from one origin to the other, or from both to a third."""
    mine, theirs = _ends(one), _ends(other)
    return bool(mine & theirs or mine & {*other.claims, other.root} or theirs & {*one.claims, one.root})


def _ends(origin: Origin) -> set[str]:
    ends = {each for link in origin.links for each in ((link.to.key, link.to.name) if isinstance(link.to, Root) else (link.to,))}
    return ends - {origin.root}


def _stands(node: Node, origin: Origin, status: Status) -> bool:
    """Say whether an origin says for sure, in a dated report and not as its own reading, that the position is in its state."""
    told = [each for each in _of(node, origin) if _is_of(each, status)] or _of(node, origin)
    return any(each.claim.modality is Modality.ASSERTED and each.dated and not each.opinion for each in told)


def _is_of(evidence: Evidence, status: Status) -> bool:
    said = evidence.claim.status
    return said in AWAY if status in AWAY else said in AHEAD if status in AHEAD else said not in AWAY


def _nothing(node: Node) -> str:
    told = [each for each in node.telling if not each.denied]
    if told and all(not each.dated for each in told):
        return "no report of it is dated"
    return "nobody says it for sure"


def _against(node: Node) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for each in node.against:
        found.setdefault(each.root, []).append(each)
    return found


def _told(node: Node, origins: Iterable[Origin]) -> dict[str, list[Evidence]]:
    return {origin.root: _of(node, origin) for origin in origins}


def _of(node: Node, origin: Origin) -> list[Evidence]:
    return [each for each in node.telling if each.id in origin.claims]


def _speakers(node: Node, origin: Origin) -> list[str]:
    return _named(_of(node, origin))


def _named(evidence: Iterable[Evidence]) -> list[str]:
    return sorted({speaker for each in evidence for speaker in each.claim.attribution.speakers})


def _official(node: Node, origin: Origin) -> str | None:
    """Return the speaker who says it for the operator or the host, by name or as the body itself."""
    hosts = {place.country for place in (node.place, node.destination) if place and place.country}
    whose = hosts | ({node.kind.operator} if node.kind.operator else set())
    return next((name for name in _speakers(node, origin) if voice(name).on_record and voice(name).codes & whose), None)


def _number(origins: int) -> str:
    return "1 origin" if origins == 1 else f"{origins} origins"


def _folded(name: str) -> str:
    known = outlets.load().by_name(name)
    return " ".join((known.name if known else name).casefold().split()).removeprefix("the ")
