"""What does one report by itself tell of where it has its claims from? Nothing here looks at any other report."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.attribution import Voice
from laydown.domain.lineage import Link, LinkKind, Shown, Trace
from laydown.domain.provenance import Excerpt
from laydown.lineage.facts import contradicts, said, source_for
from laydown.lineage.naming import credited_in, named
from laydown.lineage.outlets import introduced, publisher, root
from laydown.lineage.short_names import is_own
from laydown.lineage.sketches import sketch
from laydown.lineage.tags import agency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Named
    from laydown.domain.provenance import Report
    from laydown.lineage.facts import Said

_NEAR = 1500
"""Characters within which a quotation without a credit of its own belongs to a credit before it."""


def trace(report: Report, claims: Sequence[Claim]) -> Trace:
    """Return what a report tells by itself; `claims` are those of this report, in any order."""
    own = sorted({claim.id: claim for claim in sorted(claims, key=repr) if claim.report == report.key}.values(), key=text_order)
    names = named(report.text)
    crediting = {other: outlets[0] for other in own if (outlets := credits_of(other, report, names))}
    return Trace(
        report=report.key,
        tag=agency(report),
        outlets=names,
        spelt=tuple(sorted(set(introduced(report.text)))),
        links=tuple(
            link for claim in own for link in sorted(_links(claim, own, crediting, report, names), key=lambda link: link.sort_key)
        ),
        sketch=sketch(report),
    )


def credit(claim: Claim, report: Report | None, names: Sequence[Named] = ()) -> Link | None:
    """Return the link to the outlet that a claim credits; None where it credits none."""
    credited = credits_of(claim, report, names)
    if not credited:
        return None
    # Whether several that are credited together are independent cannot be told; a wire is likelier the first.
    first = next((name for name in credited if root(name).wire), credited[0])
    rest = [name for name in credited if name != first]
    also = f" (with {', '.join(rest)}, which may be one source)" if rest else ""
    shown = Shown(claim.report, _credit_shown(claim, first, report, names))
    return Link(claim.id, root(first), LinkKind.CREDITED, f"credited to {first}{also}", (shown,))


def credits_of(claim: Claim, report: Report | None, names: Sequence[Named] = ()) -> list[str]:
    """Return the outlets that a claim credits besides its report's own: "told the Observer" in the Observer is no credit.

    Where a claim names nobody, the outlets to which its very sentence credits something.
    """
    credited = list(dict.fromkeys(claim.attribution.outlets))
    if report is None:
        return credited
    if not credited and names and not claim.attribution.speakers:
        credited = credited_in(claim.sentence.of(report.text))
    if not credited:
        return []
    own = publisher(report)
    return [name for name in credited if not is_own(name, own, names)]


def text_order(claim: Claim) -> tuple[str, int, int, str]:
    """Order claims as they stand in their reports."""
    return (claim.report, claim.sentence.start, claim.sentence.end, claim.id)


def _credit_shown(claim: Claim, name: str, report: Report | None, names: Sequence[Named]) -> Excerpt:
    """Return where the outlet stands: in the sentence, else where the text names it last before, else the sentence itself."""
    if report is None:
        return claim.sentence
    sentence = claim.sentence.of(report.text)
    for found in named(sentence):
        if root(found.name).key == root(name).key:
            return Excerpt(claim.sentence.start + found.excerpt.start, claim.sentence.start + found.excerpt.end)
    at = sentence.casefold().find(name.casefold())
    if at >= 0 and len(sentence.casefold()) == len(sentence):
        return Excerpt(claim.sentence.start + at, claim.sentence.start + at + len(name))
    before = report.text.rfind(name, 0, claim.sentence.start)
    if before >= 0:
        return Excerpt(before, before + len(name))
    mentioned = [each.excerpt for each in names if root(each.name).key == root(name).key]
    return mentioned[0] if mentioned else claim.sentence


def _links(
    claim: Claim, own: Sequence[Claim], crediting: Mapping[Claim, str], report: Report, names: Sequence[Named]
) -> Iterator[Link]:
    if claim in crediting and (credited := credit(claim, report, names)):
        yield credited
    elif not claim.attribution.speakers:
        yield from _quoted(claim, crediting)
        yield from _restated(claim, own, crediting)


def _quoted(claim: Claim, crediting: Mapping[Claim, str]) -> Iterator[Link]:
    if claim.attribution.voice is not Voice.QUOTE:
        return
    before = [
        other
        for other in crediting
        if other.attribution.voice is Voice.QUOTE and 0 <= claim.sentence.start - other.sentence.end <= _NEAR
    ]
    if before:
        nearest = max(before, key=text_order)
        why = f"quoted with what is credited to {crediting[nearest]}"
        yield Link(claim.id, nearest.id, LinkKind.QUOTED, why, _both(claim, nearest))


def _restated(claim: Claim, own: Sequence[Claim], crediting: Mapping[Claim, str]) -> Iterator[Link]:
    if not crediting:
        return
    mates, heard = [said(each) for each in _mates(claim, own)], _heard(crediting)
    # A number that cannot be the one credited is not said again: it is the report's own.
    scores = {
        other: 0 if contradicts(claim, other) else _best(mates, other, heard[outlet]) for other, outlet in crediting.items()
    }
    source = max(scores, key=lambda other: scores[other])
    if scores[source]:
        why = f"says again what the report credits to {crediting[source]}"
        yield Link(claim.id, source.id, LinkKind.RESTATED, why, _both(claim, source))


def _best(mates: Sequence[Said], other: Claim, heard: set[str | None]) -> int:
    told = said(other)
    return max(source_for(each, told, heard) for each in mates)


def _both(claim: Claim, source: Claim) -> tuple[Shown, ...]:
    return (Shown(claim.report, claim.sentence), Shown(source.report, source.sentence))


def _mates(claim: Claim, own: Sequence[Claim]) -> list[Claim]:
    """Return what one phrase of one sentence says: "two more are in X and will go to Y" has one source."""
    return [
        other for other in own
        if (other.sentence, other.subject.text, other.attribution) == (claim.sentence, claim.subject.text, claim.attribution)
    ]  # fmt: skip


def _heard(crediting: Mapping[Claim, str]) -> dict[str, set[str | None]]:
    """Return the systems that a report has from each outlet that it credits first."""
    systems: dict[str, set[str | None]] = defaultdict(set)
    for claim, outlet in crediting.items():
        systems[outlet].add(claim.subject.system)
    return systems
