"""What does an analyst's word change? Links that are cut, and claims that are joined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.lineage import Link, LinkKind, Root, Shown
from laydown.lineage.trace import text_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.lineage.setting import Setting


def joined(joins: Collection[tuple[str, ...]], setting: Setting) -> Iterator[Link]:
    """Yield the links of joined claims to the earliest of them."""
    for each in sorted(set(joins)):
        members = sorted(
            (setting.by_id[claim] for claim in set(each) if claim in setting.by_id),
            key=lambda claim: (setting.order(claim.report), text_order(claim)),
        )
        for claim in members[1:]:
            yield Link(claim.id, members[0].id, LinkKind.JUDGED, "joined by an analyst", _both(claim, members[0]))


def uncut(
    cuts: Collection[tuple[str, str | None]],
    ranked: Mapping[str, Sequence[Link]],
    chosen: Mapping[str, Link],
    owned: Mapping[str, Root],
) -> Iterator[tuple[str, list[Link]]]:
    """Yield the links that a claim keeps where some are cut: those that do not lead to the other, by it, or to where the other ends.

    What an analyst joins stays joined.
    """
    of_claim: dict[str, set[str | None]] = defaultdict(set)
    for claim, other in cuts:
        if claim in ranked:
            of_claim[claim].add(other)
    for claim, others in sorted(of_claim.items(), key=lambda each: each[0]):
        kept = [link for link in ranked[claim] if link.kind is LinkKind.JUDGED or not _cut(claim, link, others, chosen)]
        if not any(link.kind is LinkKind.OWN for link in kept):
            kept.append(_alone(claim, ranked[claim][-1], owned))
        yield claim, kept


def _cut(claim: str, link: Link, others: Collection[str | None], chosen: Mapping[str, Link]) -> bool:
    if None in others:
        return link.kind is not LinkKind.OWN
    passed, end = _way(link, claim, chosen)
    for other in others:
        if other is None or other in passed:
            return True
        beyond, their_end = _way(chosen[other], other, chosen) if other in chosen else ([], None)
        # Where the other itself has it from this claim, the two share an end because of the other.
        if claim not in beyond and end is not None and end == their_end:
            return True
    return False


def _way(link: Link, claim: str, chosen: Mapping[str, Link]) -> tuple[list[str], str | None]:
    """Return the claims that a link leads by, and the key of the root at the end; None where the chain runs in a circle or is lost."""
    passed: list[str] = []
    while isinstance(link.to, str):
        if link.to in passed or link.to == claim or link.to not in chosen:
            return [*passed, link.to], None
        passed.append(link.to)
        link = chosen[link.to]
    return passed, link.to.key


def _alone(claim: str, last: Link, owned: Mapping[str, Root]) -> Link:
    """Return the link to itself of a claim that is cut even from what its own outlet says."""
    name = owned[claim].name
    return Link(claim, Root(f"claim:{claim}", name), LinkKind.OWN, f"{name}, apart by an analyst's word", last.shown)


def _both(claim: Claim, source: Claim) -> tuple[Shown, ...]:
    return (Shown(claim.report, claim.sentence), Shown(source.report, source.sentence))
