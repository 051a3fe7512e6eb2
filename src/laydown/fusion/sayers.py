"""Who says it, and what: the words of disputes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.position import origin_name

if TYPE_CHECKING:
    from collections.abc import Iterable

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
