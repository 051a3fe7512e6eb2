"""What does each layer of reading find by itself? For `laydown annotate`, and for measuring the layers apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.annotation import Layer, Note
from laydown.domain.provenance import Excerpt
from laydown.extraction import parsed, places, sourcing, subjects
from laydown.language import dates, dates_locale, prefilter, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from laydown.domain.provenance import Report
    from laydown.extraction.parsed import ParsedReport


VAGUE = {dates.Kind.NOW, dates.Kind.SOON, dates.Kind.DURING}
"""Kinds of time words that name no time of the calendar."""


def annotate(report: Report, layers: Collection[Layer]) -> list[Note]:
    """Return what the wanted layers find in a report, in order of the text; every sentence is parsed."""
    report = parsed.readable(report)
    spans = sentences.split(report.text)
    needs_grammar = bool({Layer.PLACES, Layer.SOURCING, Layer.SUBJECTS} & set(layers))
    tree = parsed.parse_sentences(report, spans, range(len(spans)) if needs_grammar else ())
    notes = [note for layer in layers for note in _FINDERS[layer](tree)]
    return sorted(notes, key=lambda n: (n.excerpt, n.layer))


def _places(tree: ParsedReport) -> Iterator[Note]:
    for mention in places.find(tree):
        place = mention.place
        values: dict[str, object] = {"name": mention.excerpt.of(tree.report.text)}
        if place is not None:
            values |= {
                "key": place.key,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "precision": str(place.precision),
            }
        label = f"{place.precision} {place.key}" if place else "unresolved"
        yield Note(Layer.PLACES, mention.excerpt, label, {"start": mention.excerpt.start, "end": mention.excerpt.end, **values})


def _dates(tree: ParsedReport) -> Iterator[Note]:
    for mention in dates_locale.find(tree.report.text, tree.report.published, tree.report.outlet):
        if mention.kind in VAGUE:
            continue
        named = mention.named
        days = [d.isoformat() if d else None for d in (named.earliest, named.latest)] if named else [None, None]
        values = {
            "start": mention.start,
            "end": mention.end,
            "earliest": days[0],
            "latest": days[1],
            "granularity": str(mention.granularity),
        }
        yield Note(Layer.DATES, Excerpt(mention.start, mention.end), f"{days[0] or '…'} to {days[1] or '…'}", values)


def _sourcing(tree: ParsedReport) -> Iterator[Note]:
    for found in sourcing.find(tree):
        spans = {name: [[e.start, e.end] for e in getattr(found, name)] for name in ("source", "cue", "content")}
        if found.content:
            label = ", ".join((*found.speakers, *found.outlets)) or "unnamed"
            yield Note(Layer.SOURCING, found.content[0], f"said by {label}", spans)


def _subjects(tree: ParsedReport) -> Iterator[Note]:
    for sentence in tree.in_order():
        for mention in subjects.find(sentence, prefilter.find(sentence.plain)):
            if mention.category is None:
                continue
            start = sentence.span.start + mention.words[0].idx
            excerpt = Excerpt(start, start + len(mention.text))
            values = {
                "start": excerpt.start,
                "end": excerpt.end,
                "text": mention.text,
                "category": str(mention.category),
                "system": mention.system,
            }
            yield Note(Layer.SUBJECTS, excerpt, " ".join(filter(None, (mention.category, mention.system))), values)


_FINDERS: dict[Layer, Callable[[ParsedReport], Iterator[Note]]] = {
    Layer.PLACES: _places,
    Layer.DATES: _dates,
    Layer.SOURCING: _sourcing,
    Layer.SUBJECTS: _subjects,
}
