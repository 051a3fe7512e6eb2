"""What part of a list item or a table's row is what? Which names the place for all of it, which the owner, which the time."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.catalogs import actors, systems
from laydown.catalogs.actors import Kind
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Precision
from laydown.extraction.whereabouts import Spot
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.mentions import Mention
    from laydown.extraction.parsed import ParsedSentence
    from laydown.language.dates import DateMention

BARS = {"|", "\t"}
LABELS = {":", "–", "—", "-", "•", "·", "*"}
IN = {"", "in", "at", "on", "near", "off", "around", "over", "inside"}
PEOPLE = {Category.TROOPS, Category.UNIT}
VERBAL = {"VERB", "AUX"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
OPENS, CLOSES = set("([|,;/\t"), set(")]|,;/\t?")


@dataclass(frozen=True, slots=True)
class Part:
    """Words `[start, end)` of a line that share no grammar with the rest; `cell` counts what bars and tabs part."""

    start: int
    end: int
    cell: int
    closed_by: str

    def has(self, token: Token) -> bool:
        """Say whether a word stands in this part."""
        return self.start <= token.i < self.end


@functools.lru_cache(maxsize=4)
def parts(doc: Doc) -> tuple[Part, ...]:
    """Return the parts of a line, each a tree of its own, a bullet before the first left out."""
    out: list[Part] = []
    start = cell = 0
    for token in doc:
        after = token.i + 1
        if after < len(doc) and _root(doc[after]) == _root(token):
            continue
        out.append(Part(start, after, cell, token.text))
        cell += token.text in BARS
        start = after
    if (
        len(out) > 1
        and not any(len(t.text) > 1 and t.is_alpha for t in doc[out[0].start : out[0].end])
        and out[1].cell == out[0].cell
    ):
        out = out[1:]
    return tuple(p for p in out if any(t.is_alpha or t.like_num or t.pos_ != "PUNCT" for t in doc[p.start : p.end])) or tuple(out)


def part_of(token: Token) -> Part:
    """Return the part in which a word stands."""
    found = parts(token.doc)
    return next((p for p in found if p.has(token)), found[0])


def _root(token: Token) -> int:
    return next((up.i for up in token.ancestors if up.head == up), token.i)


def lead(sentence: ParsedSentence, spots: Sequence[Spot], forces: Sequence[Mention]) -> list[Spot]:
    """Return the places that a line of a list or a table names for all of it: "Taji, Iraq: …", "Erbil | …", "Patriot | Erbil"."""
    if sentence.span.form is Form.PROSE:
        return []
    found = parts(sentence.doc)
    named = [_opening(part, spots, sentence.doc) for part in found if not any(part.has(m.head) for m in forces)]
    if any(p.cell for p in found):
        cells = [places for places in named if places]
        finer = [c for c in cells if c[0].place and c[0].place.precision is not Precision.COUNTRY]
        if not finer and named[:1] != cells[:1] and (unknown := _unknown(found[0], sentence, forces)):
            return [unknown]
        return (finer or cells or [[]])[0]
    first = found[0]
    if first.closed_by[-1:] not in LABELS or any(first.has(m.head) for m in forces):
        return []
    return [s for s in spots if first.has(s.head) and s.case in IN and s.place and not s.anaphoric]


def _unknown(part: Part, sentence: ParsedSentence, forces: Sequence[Mention]) -> Spot | None:
    """Return a row's first cell as a place unknown to the gazetteer, which the country in the next cell is not: "K7 | Egypt | two tanks"."""
    first = sentence.doc[part.start]
    named = sentence.text[first.idx : first.idx + 1].isupper() and not any(part.has(m.head) for m in forces)
    words = [t for t in sentence.doc[part.start : part.end] if t.is_alpha]
    verbal = len(words) > 1 and any(t.pos_ in VERBAL for t in words)
    return Spot(first, None, "") if named and not verbal else None


def _opening(part: Part, spots: Sequence[Spot], doc: Doc) -> list[Spot]:
    """Return the places with which a part opens, where it names no act."""
    words = [t for t in doc[part.start : part.end] if t.is_alpha]
    # A lone word has no grammar for the parser to see.
    if len(words) > 1 and any(t.pos_ in VERBAL for t in words):
        return []
    mine = [s for s in spots if part.has(s.head) and s.case in IN and s.place and not s.anaphoric]
    return mine if mine and mine[0].head.left_edge.i <= part.start + 1 else []


def owner(mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return whose force a line names beside it: "Nimitz (US): …", "Tartus | Russia | two frigates", "one battery, US"."""
    if mention.sentence.span.form is Form.PROSE:
        return None
    own, found = part_of(mention.head), list(_owners(mention.sentence, said))
    ranked = sorted((part != own, part.cell != own.cell, i) for i, (_, part) in enumerate(found))
    for _, _, i in ranked:
        actor, part = found[i]
        if part == own or mention.category in PEOPLE or not _only_locates(mention, actor, part):
            return actor.code
    return None


def _only_locates(mention: Mention, actor: ActorMention, part: Part) -> bool:
    """Say whether a country's cell may as well say where the place before it lies: it does not have the system."""
    system = systems.load().by_name.get(mention.system or "")
    return bool(system and part.cell and system.operators and actor.code not in system.operators)


def _owners(sentence: ParsedSentence, said: Sequence[ActorMention]) -> Iterator[tuple[ActorMention, Part]]:
    doc, found = sentence.doc, parts(sentence.doc)
    for actor in said:
        first = next((t for t in doc if actor.start <= t.idx < actor.end), None)
        if first is None or not _alone(sentence.text, actor):
            continue
        part = next((p for p in found if p.has(first)), None)
        if part and (part.start > found[0].start or "(" in sentence.text[: actor.start]):
            yield actor, part


def _alone(text: str, actor: ActorMention) -> bool:
    before, after = text[: actor.start].rstrip(" "), text[actor.end :].lstrip(" ")
    manned = after[:1] == "-" and actor.kind is Kind.NAME
    return (not before or before[-1] in OPENS) and (not after or after[0] in CLOSES or manned)


def without_owners(sentence: ParsedSentence, spots: Sequence[Spot], ahead: Sequence[Spot]) -> list[Spot]:
    """Return the places of a line without the countries that it only names as owners, which it does where another place leads."""
    if sentence.span.form is Form.PROSE:
        return list(spots)
    owners = [(a, p) for a, p in _owners(sentence, actors.load().find(sentence.text))]
    leading = {s.head.i for s in ahead}

    def owns(spot: Spot) -> bool:
        actor = next((a for a, _ in owners if a.start <= spot.head.idx < a.end), None)
        if actor is None or spot.head.i in leading:
            return False
        return bool(leading) or sentence.text[: actor.start].rstrip().endswith("(")

    return [s for s in spots if not owns(s)]


def is_date(doc: Doc, part: Part) -> bool:
    """Say whether a part is nothing but a number or a year."""
    words = [t for t in doc[part.start : part.end] if t.is_alpha or t.like_num]
    return len(words) == 1 and words[0].text.isdigit() and len(words[0].text) == len("2020")


def is_source(sentence: ParsedSentence, part: Part) -> bool:
    """Say whether a part is nothing but a government that speaks: "Troops to leave in May - Berlin"."""
    doc = sentence.doc
    text = sentence.text[doc[part.start].idx : doc[part.end - 1].idx + len(doc[part.end - 1])].strip(" |:;-–—")
    speaking = (a for a in actors.load().find(text) if a.kind in {Kind.CAPITAL, Kind.INSTITUTION})
    return any(a.end - a.start == len(text) for a in speaking)


def date(mention: Mention, dates: Sequence[DateMention]) -> tuple[DateMention, Part] | None:
    """Return the date that fills a part of its own, or the only one of a line without a verb: "Erbil | Patriot battery | since March 2020"."""
    doc = mention.sentence.doc
    if mention.sentence.span.form is Form.PROSE or len(found := parts(doc)) == 1:
        return None
    own = part_of(mention.head)
    placed = [(d, p) for d in dates for p in found if doc[p.start].idx <= d.start < doc[p.end - 1].idx + 1]
    for day, part in placed:
        words = [t for t in doc[part.start : part.end] if t.is_alpha or t.like_num]
        if part != own and all(t.pos_ == "ADP" or day.start <= t.idx < day.end for t in words):
            return day, part
    mine = [(d, p) for d, p in placed if p == own]
    item = mention.sentence.span.form is Form.ITEM
    if item and len(mine) == 1 and not any(t.tag_ in FINITE for t in doc[own.start : own.end]):
        return mine[0]
    verbal = any(t.pos_ in VERBAL for p in found if len(doc[p.start : p.end].text.split()) > 1 for t in doc[p.start : p.end])
    return placed[0] if len(placed) == 1 and not verbal and own in {found[0], placed[0][1]} else None
