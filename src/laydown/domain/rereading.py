"""Which claim of today is it? A claim as it was judged, among those that a newer reader reads in its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.matter import kind_of, near

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place

_SUBJECT = {"category", "system", "unit", "operator"}


class Sentences:
    """Claims by the sentences in which they stand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._of[claim.report].append(claim)

    def successor(self, judged: Claim, changed: Collection[str] = (), *, same: bool = True) -> Claim | None:
        """Return the claim of the same report with an overlapping sentence that says what `judged` said.

        `same` asks for one force, place, status and modality; what was set right (`changed`) may be read otherwise now. A twin in the same
        sentence ("present" beside "setting up") is no successor: to reject the one must not reject the other. Without it one force and
        place or status do.
        """
        found = [claim for claim in self._of[judged.report] if claim.sentence.overlaps(judged.sentence)]
        found = [claim for claim in found if _SUBJECT & set(changed) or kind_of(claim).agrees(kind_of(judged))]
        fits = [claim for claim in found if (_says_the_same if same else _shares)(judged, claim, changed)]
        return min(fits, key=lambda claim: _distance(judged, claim), default=None)


def _says_the_same(judged: Claim, claim: Claim, changed: Collection[str]) -> bool:
    return (
        ("status" in changed or claim.status is judged.status)
        and ("modality" in changed or claim.modality is judged.modality)
        and ("place" in changed or _one_place(judged.place, claim.place))
        and ("origin" in changed or _one_place(judged.origin, claim.origin))
    )


def _shares(judged: Claim, claim: Claim, _changed: Collection[str]) -> bool:
    return claim.status is judged.status or (claim.place is not None and _one_place(judged.place, claim.place))


def _one_place(one: Place | None, other: Place | None) -> bool:
    """Say whether two readings of one sentence mean one place: one may know it more finely, or take the name for a namesake."""
    if one is None or other is None:
        return True
    return one.touches(other) or near(one, other) or one.name.casefold() == other.name.casefold()


def _distance(judged: Claim, claim: Claim) -> tuple[object, ...]:
    keys = [place.key if place else "" for place in (judged.place, judged.origin, claim.place, claim.origin)]
    return (
        keys[:2] != keys[2:],
        claim.status is not judged.status,
        kind_of(claim) != kind_of(judged),
        claim.subject.text.casefold() != judged.subject.text.casefold(),
        abs(claim.sentence.start - judged.sentence.start) + abs(claim.sentence.end - judged.sentence.end),
        claim.id,
    )
