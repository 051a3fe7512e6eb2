"""Who has it from whom? The chain behind a position, origin by origin, drawn for a person: `laydown origins`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.grading import Credibility
from laydown.domain.lineage import LinkKind, Root
from laydown.products import words
from laydown.products.chain import Aside, Chain, Link, Tree
from laydown.products.citing import address, shortened, source_name
from laydown.products.grading import why_graded
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line
from laydown.products.sentences_of import many, stands
from laydown.products.why_linked import LONGEST, verb, whys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Link as Step
    from laydown.domain.position import Origin, Position
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What is at hand to draw with: `steps` are the links of an origin by claim, the followed one first."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    steps: Mapping[str, Sequence[Step]]
    own: frozenset[str]


def chain(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Chain:
    """Return the chain behind a position; `reports` is by key and `claims` by id, as of the same question."""
    own = {claim for origin in position.origins for claim in origin.claims}
    told = {claims[each].report for each in own if each in claims}
    names = origin_names(position)
    return Chain(
        position=position.id,
        force=one_line(f"{words.force(position.category, position.system, position.unit)}, {words.actor(position.operator)}"),
        where=one_line(words.whereabouts(position)),
        stands=one_line(stands(words.how_many(position.count), words.in_state(position), words.since(position))),
        reports=len(told),
        origins=len(names),
        grade=str(position.grade),
        apart=_apart(position, len(names)),
        trees=tuple(_tree(origin, reports, claims) for origin in position.origins),
        asides=tuple(_asides(position, own, reports, claims)),
    )


def _tree(origin: Origin, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Tree:
    steps: dict[str, list[Step]] = defaultdict(list)
    for link in origin.links:
        steps[link.claim].append(link)
    shelf = _Shelf(reports, claims, steps, frozenset(origin.claims))
    return Tree(
        origin=origin.id,
        name=one_line(origin.name),
        root=one_line(origin.root or origin.name),
        reports=len(origin.reports),
        apart=_rests_on(origin),
        evidence=() if origin.links else tuple(map(words.in_days, origin.evidence)),
        links=_drawn(shelf),
    )


def _drawn(shelf: _Shelf) -> tuple[Link, ...]:
    """Return the claims as trees; the claims of a report that go back to the same are one report in the tree."""
    shown = _with_what_lies_between(shelf)
    drawn = frozenset(shown)
    above = {claim: _above(claim, shelf, drawn) for claim in shown}
    for claim in shown:
        if _goes_in_a_ring(claim, above):
            above[claim] = None
    below: dict[str | None, list[str]] = defaultdict(list)
    for claim in shown:
        below[above[claim]].append(claim)
    return tuple(_branches(below[None], below, shelf))


def _with_what_lies_between(shelf: _Shelf) -> list[str]:
    """Return the origin's claims, and the claims through which they go back to it though they say nothing of this position."""
    found = dict.fromkeys(sorted(shelf.own))
    for claim in list(found):
        target = _followed(claim, shelf)
        while isinstance(target, str) and target not in found and target in shelf.claims:
            found[target] = None
            target = _followed(target, shelf)
    return [claim for claim in found if claim in shelf.claims and shelf.claims[claim].report in shelf.reports]


def _followed(claim: str, shelf: _Shelf) -> str | Root | None:
    steps = shelf.steps.get(claim)
    return steps[0].to if steps else None


def _above(claim: str, shelf: _Shelf, drawn: Collection[str]) -> str | None:
    target = _followed(claim, shelf)
    return target if isinstance(target, str) and target in drawn else None


def _goes_in_a_ring(claim: str, above: Mapping[str, str | None]) -> bool:
    at = above[claim]
    for _ in above:
        if at is None:
            return False
        if at == claim:
            return True
        at = above[at]
    return False


def _branches(claims: Iterable[str], below: Mapping[str | None, Sequence[str]], shelf: _Shelf) -> Iterator[Link]:
    """Yield one link a report, in the order of publication; what only says it again in one report belongs to the report."""
    by_report: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        by_report[shelf.claims[claim].report].append(claim)
    for key in sorted(by_report, key=lambda key: (shelf.reports[key].published or date.max, key)):
        together = list(_within(by_report[key], key, below, shelf))
        further = [each for claim in together for each in below.get(claim, ()) if each not in together]
        yield _link(shelf.reports[key], together, by_report[key], tuple(_branches(further, below, shelf)), shelf)


def _within(claims: Iterable[str], report: str, below: Mapping[str | None, Sequence[str]], shelf: _Shelf) -> Iterator[str]:
    for claim in claims:
        yield claim
        yield from _within((c for c in below.get(claim, ()) if shelf.claims[c].report == report), report, below, shelf)


def _link(report: Report, claims: Sequence[str], first: Sequence[str], below: tuple[Link, ...], shelf: _Shelf) -> Link:
    followed = [shelf.steps[claim][0] for claim in first if shelf.steps.get(claim)]
    others = [step for claim in claims for step in shelf.steps.get(claim, ())[1:] if step.kind is not LinkKind.OWN]
    why = tuple(whys(followed, shelf.reports))
    in_order = sorted(claims, key=lambda claim: shelf.claims[claim].sentence)
    return Link(
        report=report.key,
        source=source_name(report),
        published=report.published,
        url=address(report),
        claims=tuple(in_order),
        sentences=tuple(dict.fromkeys(shortened(one_line(shelf.claims[c].sentence.of(report.text)), LONGEST) for c in in_order)),
        verb=verb(report, followed, shelf.reports, shelf.claims),
        why=why,
        also=tuple(each for each in whys(others, shelf.reports) if each not in why),
        own=any(claim in shelf.own for claim in claims),
        below=below,
    )


def _rests_on(origin: Origin) -> str:
    """Return what an origin's standing apart from others rests on, as far as its links tell."""
    to_root = Counter(link.kind for link in origin.links if isinstance(link.to, Root))
    if not to_root:
        return ""
    if set(to_root) == {LinkKind.OWN}:
        return "nothing earlier was found behind it; that is a lack of evidence, no proof that it stands apart"
    return "its reports name where they have it from"


def _apart(position: Position, origins: int) -> str:
    why = why_graded(position.grade)
    if origins <= 1:
        return f"One origin: nobody else confirms it. Graded {position.grade}: {why}."
    if position.grade.credibility is Credibility.CONFIRMED:
        return f"Certainly apart from each other. Graded {position.grade}: {why}."
    return f"Not shown to be certainly apart from each other. Graded {position.grade}: {why}."


def _asides(position: Position, own: set[str], reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[Aside]:
    for support in position.support:
        claim = claims.get(support.claim)
        report = reports.get(claim.report) if claim else None
        if claim is None or report is None or support.claim in own:
            continue
        sentence = shortened(one_line(claim.sentence.of(report.text)), LONGEST)
        yield Aside(claim.id, str(support.role), one_line(support.why), source_name(report), report.published, sentence)


def head(of: Chain) -> str:
    """Return how many reports and origins stand behind it: `6 reports, 2 origins`."""
    return f"{many(of.reports, 'report')}, {many(of.origins, 'origin')}"
