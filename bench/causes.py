"""Why was a claim missed, or a false one made? The first stage of reading that went wrong, told by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bench import sight
from laydown.domain.provenance import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.scoring import ClaimScorer
    from bench.sight import Force, Sight, Spot
    from bench.sources import Row


class Cause(StrEnum):
    """A class of errors; `MEANING` says which belong to it."""

    SUBJECT = "subject"
    PLACE = "place"
    DISCOURSE = "discourse"
    SCOPE = "scope"
    FRAME = "frame"
    PARSE = "parse"
    OUT_OF_SCOPE = "out of scope"


MEANING = {
    Cause.SUBJECT: "The sentence has the subject's words, but no force of that kind and system was found in it, or another force was put at the place.",
    Cause.PLACE: "The sentence names the place, but it was not found or resolved to another, or the force was put at another place.",
    Cause.DISCOURSE: "The sentence does not name the subject or the place (“they”, “there”, nothing at all): the text before it does. Or a false claim took its place from there.",
    Cause.SCOPE: "Another claim of the same sentence, with this force or this place, is right; this one of the several is missing, or is one too many.",
    Cause.FRAME: "Force and place were both found, but nothing joined them, or something that should not: a word is no frame's, or a frame's rules did not let it.",
    Cause.PARSE: "Force and place were both found, and the sentence has a word of a frame, but the tree's way from the one to the other passes through no such word.",
    Cause.OUT_OF_SCOPE: "A false claim in a sentence, or a report, that makes no claim.",
}
_POINTING = (
    "they them it he we us these those this that both all some many most none the another other others rest remainder last first second third"
    " a an no any about around some over few several more less fewer one ones two three four five six seven eight nine ten twelve dozen dozens"
    " hundred hundreds thousand thousands or of and"
)
POINTING = frozenset(_POINTING.split())
"""Words that name no kind of force by themselves."""
TYPE_WORDS = {"Base", "Camp", "Port", "Province", "Airport", "Field", "Island", "Islands", "North", "South", "East", "West"}
PREDICATES = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Why:
    """The class of an error, and in a few words what kind of it."""

    cause: Cause
    detail: str


@dataclass(frozen=True, slots=True)
class Case:
    """A missed claim in its sentence: what was seen there, which false claim stands in its stead, and which claims of gold were matched beside it."""

    missed: Row
    seen: Sight
    instead: Row | None
    beside: Sequence[Row]


def of_missed(case: Case, scorer: ClaimScorer) -> Why:
    """Say why a claim was missed: the first stage that went wrong."""
    forces = [f for f in case.seen.forces if f.subject and scorer.same_subject(case.missed["subject"], f.subject)]
    spots = [s for s in case.seen.spots if s.place and scorer.same_place(case.missed["place"], s.place)]
    return (
        (None if forces else _subject(case, scorer))
        or (None if spots else _place(case))
        or _instead(case, scorer)
        or _scope(case.missed, case.beside, scorer)
        or _joining(case, forces, spots)
    )


def _subject(case: Case, scorer: ClaimScorer) -> Why | None:
    said = case.missed["subject"]["text"]
    at = case.seen.text.casefold().find(said.casefold())
    words = Excerpt(case.seen.start + at, case.seen.start + at + len(said))
    met = [f for f in case.seen.forces if at >= 0 and f.excerpt.overlaps(words)]
    if at < 0 or all(word in POINTING or word[0].isdigit() for word in said.lower().split()):
        return Why(Cause.DISCOURSE, "the subject is not in the sentence")
    if any(f.subject is None for f in met):
        return Why(Cause.DISCOURSE, "the subject's kind is left open")
    if met:
        wanted, found = case.missed["subject"], met[0].subject or {}
        kinds = wanted["category"], found["category"]
        return Why(Cause.SUBJECT, f"{kinds[0]} read as {kinds[1]}" if kinds[0] != kinds[1] else "another system")
    if case.instead and not scorer.same_subject(case.missed["subject"], case.instead["subject"]):
        return Why(Cause.SUBJECT, "another force put there")
    return Why(Cause.SUBJECT, f"{case.missed['subject']['category']} not found")


def _place(case: Case) -> Why:
    place = case.missed["place"]
    names = list(_names(place["name"])) if place else []
    if any(spot.head.text in name.split() for name in names for spot in case.seen.spots):
        return Why(Cause.PLACE, "its name was resolved to another place, or to none")
    if any(re.search(rf"\b{re.escape(name)}\b", case.seen.text) for name in names):
        return Why(Cause.PLACE, "its name was not found")
    if place and not names and place["name"] in case.seen.text:
        return Why(Cause.DISCOURSE, "the place is only pointed to")
    return Why(
        Cause.DISCOURSE, f"the place is not in the sentence, {'another was taken' if case.instead else 'and nothing said'}"
    )


def _names(name: str) -> Iterator[str]:
    """Yield the names by which a text may name a place; none where it is only described ("the strip")."""
    first = name.partition(",")[0].strip()
    words = [word for word in re.findall(r"\w{4,}|\w*\d\w*", first) if not word.islower()]
    if words or first[:1].isupper():
        yield first
    yield from (word for word in words if word not in TYPE_WORDS)


def _instead(case: Case, scorer: ClaimScorer) -> Why | None:
    if case.instead is None:
        return None
    if scorer.same_subject(case.missed["subject"], case.instead["subject"]):
        return Why(Cause.PLACE, "put at another place")
    return Why(Cause.SUBJECT, "another force put there")


def _scope(claim: Row, beside: Sequence[Row], scorer: ClaimScorer) -> Why | None:
    """Say which right claim of the sentence this one goes with, if any."""
    same = [(scorer.same_subject(b["subject"], claim["subject"]), scorer.same_place(b["place"], claim["place"])) for b in beside]
    if (True, True) in same:
        return Why(Cause.SCOPE, "the same force at the same place once more")
    if any(force for force, _ in same):
        return Why(Cause.SCOPE, "the same force at another place too")
    return Why(Cause.SCOPE, "another force at the same place too") if any(place for _, place in same) else None


def _joining(case: Case, forces: Sequence[Force], spots: Sequence[Spot]) -> Why:
    """Say what the tree has between a force and a place that were both found."""
    if not case.seen.frames:
        return Why(Cause.FRAME, "no word of a frame in the sentence")
    ways = [way for f in forces for s in spots if (way := sight.path(f.head, s.head)) is not None]
    for way in sorted(ways, key=len):
        if names := sorted({name for token in way for name in sight.evoked(token)}):
            return Why(Cause.FRAME, f"not joined by {names[0]}")
        if not any(token.pos_ in PREDICATES for token in way):
            return Why(Cause.FRAME, "one phrase, not joined")
    return Why(Cause.PARSE, "the frame's word is not between them" if ways else "not in one tree")


def of_false(claim: Row, seen: Sight, gold: Sequence[Row], matched: Sequence[Row], scorer: ClaimScorer) -> Why:
    """Say why a claim was made that stands in no other's stead; `gold` are the claims of its sentence, `matched` those of them that were found."""
    frame = claim.get("frame") or "no frame"
    if not gold:
        return Why(Cause.OUT_OF_SCOPE, f"by {frame}")
    if not any(s.place and scorer.same_place(s.place, claim["place"]) for s in seen.spots):
        return Why(Cause.DISCOURSE, "its place taken from the text before")
    return _scope(claim, matched, scorer) or Why(Cause.FRAME, f"joined by {frame}, and should not be")
