"""Does a report say again what it heard on an occasion? Its title, and the lines that name nobody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.lineage import Link, LinkKind, Root, Shown
from laydown.lineage.facts import source_for
from laydown.lineage.speakers import proper_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from laydown.domain.claim import Claim
    from laydown.lineage.setting import Setting


def summed_up(first: Mapping[str, Link], attended: Collection[str], setting: Setting) -> Iterator[Link]:
    """Yield the links of what a report says again of what it has from an occasion.

    `first` is each claim's strongest link, `attended` are the claims that go back to an occasion.
    """
    heard: dict[str, list[Claim]] = defaultdict(list)
    for claim in setting.claims:
        if claim.id in attended:
            heard[claim.report].append(claim)
    for key, from_there in heard.items():
        for claim in setting.of_report[key]:
            if claim.id not in attended and isinstance(first[claim.id].to, Root) and _nobodys(claim, setting):
                yield from _again(claim, from_there, first, setting)


def _again(claim: Claim, from_there: list[Claim], first: Mapping[str, Link], setting: Setting) -> Iterator[Link]:
    link, systems = first[claim.id], setting.systems(claim.report)
    scores = [
        source_for(setting.said(claim), setting.said(each), systems) if first[each.id].to == link.to else 0 for each in from_there
    ]
    if not max(scores):
        return
    source = from_there[scores.index(max(scores))]
    if link.kind is not LinkKind.OWN:
        yield replace(link, to=source.id)
        return
    who = ", ".join(source.attribution.speakers)
    shown = (Shown(claim.report, claim.sentence), Shown(source.report, source.sentence))
    yield Link(claim.id, source.id, LinkKind.RESTATED, f"says again what the report has from {who}", shown)


def _nobodys(claim: Claim, setting: Setting) -> bool:
    """Say whether a claim names nobody who said so; a title hardly ever does ("battery is there, minister says")."""
    if not claim.attribution.speakers:
        return True
    return setting.in_title(claim) and not any(map(proper_name, claim.attribution.speakers))
