"""A report to its claims: the built-in reader, offline and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown import __version__
from laydown.catalogs import actors
from laydown.domain.claim import Claim, StatementKind
from laydown.domain.provenance import Excerpt
from laydown.extraction import datelines, joining, parsed, places, stand_ins, statements, weighing
from laydown.extraction.survey import Survey, survey
from laydown.language import prefilter, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.claim import Statement
    from laydown.domain.provenance import Report
    from laydown.extraction.memory import Memory
    from laydown.extraction.weighing import Weigher
    from laydown.language.prefilter import Hit

READER = f"laydown {__version__}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one report."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()


def read(report: Report, weigher: Weigher | None = None) -> Reading:
    """Read the claims and context statements of a report; `weigher` stands in for the weights that come with the package."""
    report = parsed.readable(report)
    spans, _ = datelines.strip(report.text, sentences.split(report.text))
    found = prefilter.find(report.text)
    hits = _by_sentence(found, spans)
    if not hits:
        return Reading(())
    tree = parsed.parse_sentences(report, spans, _worth_parsing(report.text, spans, hits), _names(report, spans, found))
    layers, memory = survey(tree, hits)
    said = tuple(statements.find(statements.Context(tree, layers.sourcings, frozenset(hits), READER)))
    layers.opinions.extend(s.sentence for s in said if s.kind is StatementKind.ASSESSMENT)
    return Reading(tuple(_claims(layers, memory, weigher or weighing.load())), said)


def _claims(layers: Survey, memory: Memory, weigher: Weigher) -> Iterator[Claim]:
    """Yield the claims in order of the text, what a sentence says twice once."""
    seen: set[tuple[object, ...]] = set()
    for sentence in layers.tree.in_order():
        for claim in joining.claims(layers, memory, sentence, READER, weigher):
            subject, place = claim.subject, claim.place
            key = (
                claim.sentence, subject.category, subject.system, place and place.key, claim.status, claim.operator, claim.quantity,
            )  # fmt: skip
            if key not in seen:
                seen.add(key)
                memory.claims.append((sentence.index, claim))
                yield claim


def _by_sentence(hits: Sequence[Hit], spans: Sequence[sentences.Sentence]) -> dict[int, list[Hit]]:
    """Sort hits, in order of the text, under the index of the sentence in which they stand, offsets counted from its start."""
    out: dict[int, list[Hit]] = {}
    index = 0
    for hit in hits:
        while index < len(spans) and spans[index].end <= hit.start:
            index += 1
        if index < len(spans) and spans[index].start <= hit.start:
            start = spans[index].start
            out.setdefault(index, []).append(replace(hit, start=hit.start - start, end=hit.end - start))
    return out


def _worth_parsing(text: str, spans: Sequence[sentences.Sentence], hits: dict[int, list[Hit]]) -> set[int]:
    """Return the sentences that name a force or a withdrawal, and those right behind them that may point back to it."""
    wanted = set(hits) | {i for i, span in enumerate(spans) if statements.may_hold(text[span.start : span.end])}
    wanted |= {i for i, span in enumerate(spans) if stand_ins.may_withdraw(text[span.start : span.end])}
    for index in hits:
        for after in (index + 1, index + 2):
            if after < len(spans) and stand_ins.may_point_back(text[spans[after].start : spans[after].end]):
                wanted.add(after)
    return wanted


def _names(report: Report, spans: Sequence[sentences.Sentence], found: Sequence[Hit]) -> list[Excerpt]:
    """Return what keeps its capitals in a headline: systems, places, actors, and names that the text writes large elsewhere."""
    lines = [s for s in spans if s.form is not sentences.Form.PROSE or report.text[s.start : s.end].isupper()]
    if not lines:
        return []
    names = [Excerpt(h.start, h.end) for h in found if h.system or h.unit]
    names += [
        Excerpt(s.start + a.start, s.start + a.end) for s in lines for a in actors.load().find(report.text[s.start : s.end])
    ]
    # Most reports have one such line, their headline: what lies behind the last need not be searched.
    opening = replace(report, text=report.text[: lines[-1].end])
    return names + [m.excerpt for m in places.find(parsed.ParsedReport(opening, lines)) if m.place]
