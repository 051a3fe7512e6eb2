"""Are the origins what they should be? Statements of truth against claims, and pairs of them: one origin or two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.world.truth import Said

    from laydown.domain.claim import Claim
    from laydown.domain.position import Origin
    from laydown.domain.provenance import Report

_STATES = {
    "planned": "planned", "moving": "planned", "present": "present", "setting_up": "present", "operational": "present",
    "leaving": "left", "left": "left", "lost": "lost",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traced:
    """Pairs of statements: rightly together, wrongly together, wrongly apart; and the statements without a claim."""

    right: tuple[tuple[Said, Said], ...]
    wrong: tuple[tuple[Said, Said], ...]
    parted: tuple[tuple[Said, Said], ...]
    unread: tuple[Said, ...]

    @property
    def f1(self) -> float:
        """F1 of "one origin" over pairs."""
        return 2 * len(self.right) / (2 * len(self.right) + len(self.wrong) + len(self.parted))


def trace(said: Sequence[Said], claims: Mapping[Said, Claim], origins: Iterable[Origin]) -> Traced:
    of_claim = {claim: origin.id for origin in origins for claim in origin.claims}
    found = {each: of_claim[claim.id] for each, claim in claims.items()}
    pairs = [(one, other) for one, other in combinations(said, 2) if one.about == other.about]
    same = [(one, other) for one, other in pairs if one.origin == other.origin]
    together = [(one, other) for one, other in pairs if found.get(one) is not None and found.get(one) == found.get(other)]
    return Traced(
        right=tuple(pair for pair in same if pair in together),
        wrong=tuple(pair for pair in together if pair not in same),
        parted=tuple(pair for pair in same if pair not in together),
        unread=tuple(each for each in said if each not in found),
    )


def matched(
    said: Iterable[Said], claims: Iterable[Claim], reports: Mapping[str, Report], names: Mapping[str, str]
) -> dict[Said, Claim]:
    """Return the claim that makes each statement, one to one, in the order of the text; `names` are reports' by address."""
    left = sorted(claims, key=lambda claim: (claim.report, claim.sentence.start, claim.id))
    found: dict[Said, Claim] = {}
    for each in said:
        fits = [c for c in left if names.get(reports[c.report].url or "") == each.report and _makes(c, each, reports[c.report])]
        # Below the title stands whom it is from.
        best = max(
            fits, key=lambda claim: (claim.sentence.start > 0, claim.status == each.state, -claim.sentence.start), default=None
        )
        if best:
            found[each] = best
            left.remove(best)
    return found


def _makes(claim: Claim, said: Said, report: Report) -> bool:
    subject = claim.subject
    forces = {subject.system, subject.unit, str(subject.category)} if not subject.system else {subject.system, subject.unit}
    state = "denied" if claim.modality is Modality.DENIED else _STATES[claim.status]
    named = said.force in forces or said.force in (subject.unit or "")
    places = {claim.place.key if claim.place else None} | ({claim.origin.key} if claim.origin and said.state == "left" else set())
    asked = "denied" if said.state == "denied" else _STATES[said.state]
    moved = said.state == "left" and claim.origin is not None and claim.origin.key in said.at
    named = named and (not said.operator or claim.operator in {None, said.operator})
    return named and bool(places & set(said.at)) and (state == asked or moved) and said.words in claim.sentence.of(report.text)
