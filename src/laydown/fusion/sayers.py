"""Who says it, and what: the words of disputes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.position import origin_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.fusion.evidence import Evidence

WORDS = {
    Status.PLANNED: "planned", Status.MOVING: "on its way", Status.PRESENT: "present", Status.SETTING_UP: "being set up",
    Status.OPERATIONAL: "operational", Status.LEAVING: "leaving", Status.LEFT: "gone", Status.LOST: "lost",
}  # fmt: skip


def sayers_of(evidence: Iterable[Evidence]) -> str:
    """Name the origins of claims, each with whom it cites there."""
    cited: dict[str, list[str]] = defaultdict(list)
    for each in evidence:
        cited[each.root].extend(each.claim.attribution.speakers)
    return ", ".join(origin_name(root, cited[root]) for root in sorted(cited))


def sides(one: str, those: Sequence[Evidence], other: str, these: Sequence[Evidence]) -> str:
    """Name the two sides of a dispute, and how many origins each has."""
    numbers = [len({each.root for each in side}) for side in (those, these)]
    return f"{one} by {sayers_of(those)}; {other} by {sayers_of(these)}: {weighed(*numbers)}"


def weighed(those: int, these: int) -> str:
    """Say how many origins each side of a dispute has."""
    return f"{those} origin{'s' if those > 1 else ''} against {these}"
