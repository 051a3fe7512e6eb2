"""Which candidates are meant? Reads annotated reports, and labels every placing that was weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bench.scoring import claim_scorer

from laydown.extraction import reader
from laydown.products.rows import place_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.scoring import ClaimScorer
    from bench.sources import Row

    from laydown.extraction.candidates import Candidate
    from laydown.extraction.weighing import Weigher
    from training.weights.marked import Marked

_WORD = re.compile(r"\w+")
AS_RULED, FREE = 0.9, 0.1
"""What a candidate weighs as long as nothing is learned: the rules decide."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One candidate of one report: its traits, and whether a person found that claim."""

    doc: str
    source: str
    traits: Mapping[str, float]
    meant: bool


@dataclass(slots=True)
class Watching:
    """Weighs as another does, or as the rules would, and keeps what was weighed."""

    inner: Weigher | None
    seen: list[tuple[Candidate, Mapping[str, float]]] = field(default_factory=list)

    def weigh(self, candidate: Candidate, traits: Mapping[str, float]) -> float:
        """Return the probability of the weigher inside."""
        self.seen.append((candidate, traits))
        if self.inner is not None:
            return self.inner.weigh(candidate, traits)
        by_rule = candidate.ruled and (candidate.spot is not None or "rule" in candidate.before)
        return AS_RULED if by_rule else FREE


def label(marked: Marked, weigher: Weigher | None = None) -> list[Labelled]:
    """Read a report and return its candidates; each claim that a person found makes one candidate right, the likest."""
    watching = Watching(weigher)
    reader.read(marked.report, watching)
    right = _right(marked, watching, claim_scorer())
    return [Labelled(marked.report.id, marked.source, traits, n in right) for n, (_, traits) in enumerate(watching.seen)]


def _right(marked: Marked, watching: Watching, scorer: ClaimScorer) -> set[int]:
    pairs: list[tuple[Any, ...]] = []
    for j, claim in enumerate(marked.claims):
        wanted = _words(claim["subject"]["text"]) if claim["subject"].get("text") else set()
        for i, (candidate, _) in enumerate(watching.seen):
            if _agree(claim, candidate, scorer):
                words = _words(candidate.placing.mention.text)
                likeness = len(words & wanted) / max(1, len(words | wanted))
                status = claim["status"] != str(candidate.placing.assertion.status)
                pairs.append((-round(likeness, 2), status, not candidate.ruled, candidate.spot is None, i, j))
    taken: dict[int, int] = {}
    for *_, i, j in sorted(pairs):
        if j not in taken and i not in taken.values():
            taken[j] = i
    return set(taken.values())


def _agree(claim: Row, candidate: Candidate, scorer: ClaimScorer) -> bool:
    mention, place = candidate.placing.mention, candidate.placing.place
    sentence, subject = mention.sentence.excerpt, claim["subject"]
    said = {"category": str(mention.category), "system": mention.system}
    if "place_names" in claim:
        kind = said["category"] in subject["categories"] and (subject["system"] in {None, said["system"]})
        return kind and place is not None and bool({place.key, place.name, "*"} & set(claim["place_names"]))
    return (
        scorer.overlap(claim["sentence"], [sentence.start, sentence.end])
        and scorer.same_subject(subject, said)
        and scorer.same_place(claim["place"], place_row(place))
    )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
