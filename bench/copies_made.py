"""Reports made up for counting copies: stories from a grammar, and verbatim, edited, half-copied and merely similar ones.

What stories share by chance is made to be as in real newswire. There (2,392 wire stories of three agencies and some months), of a million pairs of
stories that are no copies of one another some 700 share a telling run of eight words where the stories are at most 30 days apart, some 120 where they are
farther apart; of those that share one, a third share just the eight words and a seventh sixteen or more. So passages are mostly of
their month, mostly pieces of a sentence, and few are of any time. Here it is 550 to 820 and 200 to 280, by which months one takes; the grammar gives 110 by itself.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from laydown.domain.provenance import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("story", "verbatim", "edited", "half", "similar")
_SHARES = (0.4, 0.125, 0.175, 0.125, 0.175)
_FIRST = date(2020, 1, 1)
_RECENT = 400
_CHANGED = 0.03
_STOCK_SHARE = 0.5
_SYLLABLES = (
    "ba",
    "dor",
    "kel",
    "mi",
    "ra",
    "shu",
    "tan",
    "vel",
    "zar",
    "no",
    "qua",
    "lim",
    "ster",
    "ho",
    "pri",
    "gan",
    "ul",
    "eth",
    "cor",
    "yas",
)
_WHO = [
    "spokesman",
    "governor",
    "officer",
    "resident",
    "minister",
    "pilot",
    "engineer",
    "mayor",
    "diplomat",
    "farmer",
    "teacher",
    "admiral",
    "smith",
    "widow",
    "clerk",
    "judge",
    "baker",
    "nurse",
    "trader",
    "monk",
    "sailor",
    "envoy",
    "guard",
    "cook",
]
_SAID = [
    "said",
    "told",
    "confirmed",
    "added",
    "explained",
    "insisted",
    "noted",
    "recalled",
    "warned",
    "claimed",
    "repeated",
    "hinted",
    "wrote",
    "swore",
    "denied",
    "guessed",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_FORCE = [
    "battery",
    "squadron",
    "brigade",
    "frigate",
    "radar",
    "company",
    "battalion",
    "convoy",
    "regiment",
    "helicopter",
    "platoon",
    "cutter",
    "launcher",
    "drone",
    "tanker",
    "howitzer",
]
_VERB = [
    "reached",
    "left",
    "passed",
    "circled",
    "guarded",
    "watched",
    "shelled",
    "supplied",
    "crossed",
    "held",
    "mapped",
    "reinforced",
    "emptied",
    "repaired",
    "mined",
    "inspected",
    "photographed",
    "relieved",
    "fortified",
    "skirted",
]
_HOW = [
    "quietly",
    "late",
    "early",
    "openly",
    "slowly",
    "twice",
    "again",
    "hastily",
    "unseen",
    "together",
    "alone",
    "unarmed",
    "afoot",
    "overland",
    "eastward",
    "westward",
    "upriver",
    "ashore",
    "overnight",
    "daily",
]
_THING = [
    "bridge",
    "depot",
    "quarry",
    "market",
    "station",
    "orchard",
    "hospital",
    "school",
    "dam",
    "mill",
    "barracks",
    "pier",
    "tunnel",
    "silo",
    "tower",
    "harbour",
    "road",
    "chapel",
    "canal",
    "pass",
    "warehouse",
    "ridge",
    "ford",
    "airfield",
]
_LIKE = [
    "old",
    "new",
    "burnt",
    "northern",
    "southern",
    "narrow",
    "ruined",
    "crowded",
    "empty",
    "guarded",
    "rented",
    "flooded",
    "disused",
    "private",
    "stone",
    "wooden",
    "hidden",
    "famous",
    "lower",
    "upper",
]
_OTHER = [
    "fuel",
    "bread",
    "timber",
    "grain",
    "water",
    "cement",
    "copper",
    "cotton",
    "salt",
    "medicine",
    "tyres",
    "flour",
    "rope",
    "glass",
    "coal",
    "cable",
]
_ROSE = ["rose", "fell", "doubled", "halved", "stalled", "vanished", "tripled", "recovered"]


STOCK = (
    "The claims could not be independently verified.",
    "The government did not immediately respond to a request for comment on the report.",
    "He spoke on condition of anonymity because he was not authorized to speak to the media.",
    "The US-led coalition fighting the Islamic State group in Iraq and Syria stayed silent.",
)
"""What every fifth story says, and lineage knows as stock."""
BACKGROUND = 400
"""Passages of each month, and as many of no month, that stories share word for word and lineage does not know."""
_OF_MONTH, _OF_ANY_TIME = 0.43, 0.08
_MONTH = 3_000
_LENGTHS = (8, 9, 10, 11, 12, 13, 14, 99)
_LENGTH_WEIGHTS = (31, 17, 15, 9, 5, 4, 4, 15)
_OPENING = 8


@dataclass(frozen=True, slots=True)
class Made:
    """A made report; `source` is the place in the sequence of the story that it copies, its own for a story or a merely similar one."""

    report: Report
    kind: str
    source: int


def made(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield so many reports: copies follow their stories among the last few hundred, as in the news."""
    draw = random.Random(seed)  # noqa: S311  figures to be had again, nothing secret
    stories: list[tuple[int, list[str], tuple[str, str, str]]] = []
    for number in range(count):
        kind = draw.choices(KINDS, _SHARES)[0] if stories else "story"
        topic = _topic(draw)
        if kind == "story":
            sentences = _story(draw, number, topic)
            stories = [*stories[-_RECENT:], (number, sentences, topic)]
            yield Made(_report(number, _headline(draw, topic), sentences), kind, number)
            continue
        source, told, topic = draw.choice(stories)
        sentences = _SENTENCES[kind](draw, number, told, topic)
        yield Made(_report(number, _headline(draw, topic), sentences), kind, number if kind == "similar" else source)


def _report(number: int, title: str, sentences: list[str]) -> Report:
    paragraphs = (" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    day = _FIRST + timedelta(days=number // 100)
    text = "\n\n".join([title, *paragraphs])
    return Report(id=str(number), sha256=str(number), text=text, title=title, outlet=f"Outlet {number % 97}", published=day)


def _topic(draw: random.Random) -> tuple[str, str, str]:
    return (_name(draw), _name(draw), draw.choice(_FORCE))


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))).capitalize()


def _headline(draw: random.Random, topic: tuple[str, str, str]) -> str:
    place, country, force = topic
    pick, thing = draw.choice, f"{draw.choice(_LIKE)} {draw.choice(_THING)}"
    return pick(
        (
            f"{country} {force} {pick(_VERB)} {place} {pick(_HOW)}, {pick(_WHO)}s say",
            f"{place}: {pick(_WHO)} {pick(_SAID)} {force} {pick(_VERB)} {thing}",
            f"{pick(_OTHER)} {pick(_ROSE)} as {country}'s {force} {pick(_VERB)} {place}".capitalize(),
        )
    )


def _story(draw: random.Random, number: int, topic: tuple[str, str, str]) -> list[str]:
    told = [_sentence(draw, topic) for _ in range(draw.randint(9, 16))]
    month = number // _MONTH
    for when in (*[month] * (draw.random() < _OF_MONTH), *[-1] * (draw.random() < _OF_ANY_TIME)):
        [passage] = draw.choices(_background(when), _WEIGHTS)
        at = draw.randrange(len(told))
        told[at] = _begun(passage, told[at])
    for phrase in draw.sample(STOCK, draw.random() < _STOCK_SHARE):
        told.insert(draw.randint(1, len(told)), phrase)
    return told


_WEIGHTS = [1 / (place + 40) for place in range(BACKGROUND)]


def _begun(passage: tuple[str, ...], sentence: str) -> str:
    return " ".join([*passage, *sentence.split()[len(passage) :]])


@cache
def _background(month: int) -> tuple[tuple[str, ...], ...]:
    """Return passages as their words: whole sentences and the beginnings of some."""
    draw = random.Random(month)  # noqa: S311  as above
    lengths = draw.choices(_LENGTHS, _LENGTH_WEIGHTS, k=BACKGROUND)
    return tuple(tuple(_sentence(draw, _topic(draw)).split()[:length]) for length in lengths)


@cache
def _passages(month: int) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the passages that are in use in a month by how they begin."""
    return {passage[:_OPENING]: passage for when in (month, -1) for passage in _background(when)}


def _sentence(draw: random.Random, topic: tuple[str, str, str]) -> str:
    place, country, force = topic
    pick, name, thing = draw.choice, _name(draw), f"{draw.choice(_LIKE)} {draw.choice(_THING)}"
    match draw.randrange(6):
        case 0:
            return f"A {force} from {country} {pick(_VERB)} {place} {pick(_HOW)} on {pick(_DAYS)} and then {pick(_VERB)} {name}'s {thing}, one {pick(_WHO)} named {_name(draw)} {pick(_SAID)}."
        case 1:
            return f'"{draw.randint(2, 90)} of {pick(_OTHER)} per {pick(_FORCE)}, {pick(_HOW)}, {pick(_SAID)} {name}," {pick(_SAID)} {_name(draw)} {_name(draw)}, {pick(_WHO)} of a {thing}.'
        case 2:
            return f"Near {name}, {draw.randint(3, 400)} kilometres {pick(_HOW)} from {place}, {pick(_OTHER)} {pick(_ROSE)} after {_name(draw)} {pick(_VERB)} its {thing} on {pick(_DAYS)}."
        case 3:
            return f"The {force} that {pick(_VERB)} {name} {pick(_HOW)} numbers {draw.randint(20, 900)}, by {_name(draw)}'s count, and {pick(_VERB)} {_name(draw)}'s {thing}."
        case 4:
            return f"{name} {_name(draw)}, {pick(_WHO)}, {pick(_SAID)} {pick(_HOW)} that {_name(draw)} {pick(_VERB)} {place}, while {pick(_OTHER)} {pick(_ROSE)} at the {thing} of {_name(draw)}."
        case _:
            return f"{draw.randint(2, 60)} {thing}s, {pick(_SAID)} {name}'s {pick(_WHO)}, {pick(_VERB)} or {pick(_VERB)} {_name(draw)}; {country} {pick(_SAID)} {pick(_OTHER)} {pick(_ROSE)} {pick(_HOW)}."


def _verbatim(_draw: random.Random, _number: int, told: list[str], _topic: tuple[str, str, str]) -> list[str]:
    return list(told)


def _edited(draw: random.Random, _number: int, told: list[str], _topic: tuple[str, str, str]) -> list[str]:
    """Change 3 % of the words, and cut a tail of up to two fifths."""
    kept = told[: max(3, len(told) - draw.randint(0, len(told) * 2 // 5))]
    return [" ".join(_name(draw).lower() if draw.random() < _CHANGED else word for word in sentence.split()) for sentence in kept]


def _half(draw: random.Random, number: int, told: list[str], topic: tuple[str, str, str]) -> list[str]:
    """Take half of the sentences, in runs, among as many of one's own."""
    start = draw.randint(0, len(told) - len(told) // 2)
    taken = told[start : start + len(told) // 2]
    own = _story(draw, number, topic)[: len(told) - len(taken)]
    at = draw.randint(0, len(own))
    return [*own[:at], *taken, *own[at:]]


def _similar(draw: random.Random, number: int, told: list[str], topic: tuple[str, str, str]) -> list[str]:
    """Tell of the same force at the same place, with the same stock sentences and passages, in one's own words otherwise."""
    passages = _passages(number // _MONTH)
    kept = ((sentence, passages.get(tuple(sentence.split()[:_OPENING]), ())) for sentence in told)
    return [sentence if sentence in STOCK else _begun(passage, _sentence(draw, topic)) for sentence, passage in kept]


_SENTENCES = {"verbatim": _verbatim, "edited": _edited, "half": _half, "similar": _similar}
