"""Where is named? Finds the place names of a report and says which places they are."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.place import Precision
from laydown.domain.provenance import Excerpt
from laydown.extraction import places_evidence as evidence
from laydown.extraction import places_parts as parts
from laydown.extraction import places_spotting as spotting
from laydown.extraction.places_choosing import Named, choose
from laydown.extraction.places_compound import shortened
from laydown.extraction.places_grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Gazetteer
    from laydown.domain.place import Place
    from laydown.extraction.parsed import ParsedReport
    from laydown.extraction.places_spotting import Token


_WITHIN = 40  # words: a sentence or two


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a report: the place that it means (None where that cannot be told) and the type word with it.

    `metonym` says that the name stands for a government ("Washington said"), which is nowhere.
    """

    excerpt: Excerpt
    place: Place | None
    type_word: str | None = None
    metonym: bool = False


def find(parsed: ParsedReport) -> list[PlaceMention]:
    """Return the places that a report names, in order and without overlap."""
    gazetteer = open_gazetteer()
    text = parsed.report.text
    words = spotting.tokens(text, [(s.start, s.end) for s in parsed.sentences])
    surnames = evidence.people(words)
    spots = [
        spot for spot in spotting.spot(text, words, gazetteer)
        if not evidence.other_thing(words, spot) and not evidence.person(words, spot, surnames)
    ]  # fmt: skip
    grammar = Grammar(parsed)
    named = [
        n
        for n in choose(gazetteer, words, shortened(spots))
        if not grammar.against(_excerpt(words, n), sure=n.contained or _field(n) or evidence.sure(words, n.spot, n.candidate))
    ]
    wider = _wider(gazetteer, text, words, named)
    single = [_mention(gazetteer, text, words, name, grammar) for name in named]
    return _merged(single, wider)


def _field(name: Named) -> bool:
    """Say whether a type word makes the name a site's: "Ciampino airport"."""
    return name.type_word is not None and name.candidate.kind in ("site", "airbase", "airport")


def _merged(single: Sequence[PlaceMention], wider: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return both in order, without the single names that a wider one takes in; each of the two is in order and apart."""
    starts = [w.excerpt.start for w in wider]

    def free(mention: PlaceMention) -> bool:
        i = bisect_right(starts, mention.excerpt.start)
        return not any(w.excerpt.overlaps(mention.excerpt) for w in wider[max(i - 1, 0) : i + 1])

    return sorted([*filter(free, single), *wider], key=lambda m: m.excerpt)


def _excerpt(words: Sequence[Token], name: Named) -> Excerpt:
    return Excerpt(words[name.spot.first].start, words[name.spot.last].end)


def _mention(gazetteer: Gazetteer, text: str, words: Sequence[Token], name: Named, grammar: Grammar) -> PlaceMention:
    spot, candidate = name.spot, name.candidate
    first, last = spot.first, max(spot.last, name.last)
    place = gazetteer.place(candidate, text[words[first].start : words[last].end])
    rules = candidate.kind in ("capital", "country")
    metonym = evidence.governs(words, spot, candidate) or (rules and grammar.speaks(_excerpt(words, name)))
    # "Northern Lao Cai province" is a province in the north, not the north of a province.
    if not (candidate.kind in ("admin1", "admin2") and last > spot.last) and (toward := parts.direction(words, first, spot.last)):
        excerpt = Excerpt(words[toward[0]].start, words[last].end)
        if outer := parts.part(gazetteer, place, toward[1], excerpt.of(text)):
            return PlaceMention(excerpt, outer, name.type_word, metonym=False)
    return PlaceMention(Excerpt(words[first].start, words[last].end), place, name.type_word, metonym)


def _wider(gazetteer: Gazetteer, text: str, words: Sequence[Token], named: Sequence[Named]) -> list[PlaceMention]:
    """Return what is named by a country or people and a noun: "the Syrian border", "the Chadian capital"."""
    countries = {i: n.candidate.key for n in named if n.candidate.kind == "country" for i in range(n.spot.first, n.spot.last + 1)}
    about = [code for code, _ in Counter(n.candidate.country for n in named if n.candidate.country).most_common()]
    found: list[PlaceMention] = []
    seas = {i: n.candidate.name for n in named if n.candidate.kind == "sea" for i in range(n.spot.first, n.spot.last + 1)}
    for edge in parts.edges(words, countries, seas):
        excerpt = Excerpt(words[edge.first].start, words[edge.last].end)
        if found and found[-1].excerpt.overlaps(excerpt):
            continue
        others = _others(about, countries, edge.first)
        if place := _edge(gazetteer, edge, others, excerpt.of(text)):
            found.append(PlaceMention(excerpt, place, edge.what))
    return found


def _edge(gazetteer: Gazetteer, edge: parts.Edge, others: Sequence[str], text_name: str) -> Place | None:
    if edge.what == "capital":
        city = gazetteer.capital(edge.codes[0])
        return gazetteer.place(city, text_name) if city else None
    if edge.what == "land":
        land = gazetteer.by_key(edge.codes[0])
        return gazetteer.place(land, text_name) if land else None
    if edge.what == "border":
        return parts.border(gazetteer, edge.codes, others, text_name)
    precision = Precision.SEA if edge.what == "waters" else Precision.REGION
    return parts.coast(edge.codes or others, text_name, edge.side, precision)


def _others(about: Sequence[str], countries: dict[int, str], near: int) -> list[str]:
    """Return the report's countries, those named in the words before the one at `near` first."""
    before = [countries[i] for i in range(near - 1, near - _WITHIN, -1) if i in countries]
    return list(dict.fromkeys([*before, *about]))
