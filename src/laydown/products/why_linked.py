"""Why does a report go back to what stands above it? In words, with how strong that is and the characters that show it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.lineage import LinkKind, Root
from laydown.products import words
from laydown.products.chain import Proof, Why
from laydown.products.citing import shortened, source_name
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Link as Step
    from laydown.domain.provenance import Report

LONGEST = 200
_VERBS = {
    LinkKind.JUDGED: "goes back to it by an analyst's judgement",
    LinkKind.CREDITED: "credits it",
    LinkKind.CANONICAL: "gives its page as the one that it repeats",
    LinkKind.TAGGED: "carries its tag",
    LinkKind.PASSAGE: "shares a passage with it",
    LinkKind.COPY: "copies it",
    LinkKind.QUOTED: "quotes it",
    LinkKind.RESTATED: "says it again",
    LinkKind.RELAYED: "passes it on",
    LinkKind.OCCASION: "was told on the same occasion",
    LinkKind.OWN: "says it by itself",
}
_NO_LINK = "is counted with it"
_AGAIN = "the same outlet's own further report"
_ITSELF = "is the root itself"
# The least of `Link.strength` for a word; measured words, none of ICD 203's.
_STRENGTHS = (
    (1.0, "decided"),
    (0.9, "very strong"),
    (0.8, "strong"),
    (0.7, "good"),
    (0.6, "fair"),
    (0.0, "nothing earlier found"),
)


def verb(report: Report, followed: Sequence[Step], reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return what the report does with what stands above: an outlet that speaks again, or first, credits nobody."""
    kind = min((step.kind for step in followed), key=tuple(LinkKind).index, default=None)
    if kind is None:
        return _NO_LINK
    own = (report.outlet or "").casefold()
    for to in {step.to for step in followed if step.kind is kind} if own else ():
        if isinstance(to, str) and to in claims and (reports[claims[to].report].outlet or "").casefold() == own:
            return _AGAIN
        if isinstance(to, Root) and kind is LinkKind.TAGGED and to.name.casefold() in own:
            return _ITSELF
    return _VERBS[kind]


def whys(steps: Iterable[Step], reports: Mapping[str, Report]) -> Iterator[Why]:
    """Yield each reason once, with everything that shows it."""
    by_reason: dict[tuple[LinkKind, str], list[Step]] = defaultdict(list)
    for step in steps:
        by_reason[step.kind, words.in_days(step.words)].append(step)
    for (kind, why), some in sorted(by_reason.items(), key=lambda each: (tuple(LinkKind).index(each[0][0]), each[0][1])):
        shown = sorted({proof for step in some for proof in step.shown})
        proofs = tuple(
            _proof(each.report, each.excerpt.start, each.excerpt.end, reports) for each in shown if each.report in reports
        )
        yield Why(kind=str(kind), strength=_strength(some[0].strength), words=why, proofs=proofs)


def _proof(key: str, start: int, end: int, reports: Mapping[str, Report]) -> Proof:
    report = reports[key]
    return Proof(key, source_name(report), start, end, shortened(one_line(report.text[start:end]), LONGEST))


def _strength(strength: float) -> str:
    return next(word for least, word in _STRENGTHS if strength >= least)
