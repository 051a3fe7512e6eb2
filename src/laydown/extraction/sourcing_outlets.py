"""Which outlets a stretch of text credits: those of the catalogue, and others by how a report introduces them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs import actors, outlets
from laydown.extraction import sourcing_words

if TYPE_CHECKING:
    from collections.abc import Callable

# A name is capitalised words, with small words only between them; bounded, so that no text can make it slow.
_CAP = r"[A-ZÀ-ÞŞĠİ][\w.&'’/-]{0,40}"
_NAME = rf"{_CAP}(?: (?:(?:of|and|de|del|la|al|el|the) )?(?:{_CAP}|\d{{1,3}}\b)){{0,4}}"
_ABBREVIATED = re.compile(r"(?: [a-z]{2,12}){0,2}\s?\(([A-Z][A-Za-z-]{1,9})\)")
_TITLED = re.compile(r"(?:The|A|An|Per|Its|Their|Another|State|Local|Official) ")
_WORD = re.compile(r"\s([A-Za-z]+)")
_SAYS = frozenset(
    {"said", "says", "reported", "reports", "wrote", "writes", "quoted", "has", "had", "on", "in", "citing", "quoting", "also"}
)
_SMALL = frozenset(
    [
        "i",
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "of",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "but",
        "and",
        "or",
        "that",
        "this",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "according",
        "as",
        "no",
        "one",
        "two",
        "three",
        "some",
        "many",
        "other",
        "another",
        "both",
        "all",
        "each",
        "such",
        "when",
        "while",
        "after",
        "before",
        "if",
        "since",
        "with",
        "from",
        "not",
        "our",
        "my",
        "local",
        "state",
        "official",
        "barbed",
        "razor",
        "concertina",
    ]
)
_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


class Credited(NamedTuple):
    """Characters `[start, end)` of the text that name or mean an outlet, and the credit to give; no credit where it must be looked up."""

    start: int
    end: int
    credit: str | None


@dataclass(slots=True)
class Press:
    """The outlets that one report names, found once over its whole text."""

    text: str
    known: dict[str, str] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Learn the names that are introduced as outlets anywhere in the text."""
        for credited in (*_listed(self.text), *_introduced(self.text)):
            if credited.credit is None:
                continue
            self.places.append((credited.start, credited.credit))
            self.known.setdefault(self.text[credited.start : credited.end], credited.credit)
            self.known.setdefault(credited.credit, credited.credit)
            if short := _ABBREVIATED.match(self.text, credited.end):
                self.known.setdefault(short[1], short[1])

    def latest_before(self, position: int, unless: Callable[[str], bool]) -> str | None:
        """Return the outlet named last before a position: the one that "the newspaper" means."""
        before = [(start, credit) for start, credit in self.places if start < position and not unless(credit)]
        return max(before)[1] if before else None

    def is_wire(self, name: str) -> bool:
        """Say whether an outlet is a news agency, as the catalogue, its name or the text says."""
        listed = outlets.load().by_name(name)
        if listed is not None:
            return listed.kind == "wire"
        wires = "|".join(sorted(sourcing_words.load().wires))
        beside = rf"\b(?:{wires})$|{re.escape(name)}['’]?s? (?:[a-z]{{2,12}} )?(?:{wires})\b"
        return re.search(beside, name, re.IGNORECASE) is not None or re.search(beside, self.text) is not None

    def within(self, start: int, end: int) -> list[Credited]:
        """Return the outlets that `[start, end)` names or means, longest first where they overlap."""
        return [Credited(start + c.start, start + c.end, c.credit) for c in self.read(self.text[start:end])]

    def read(self, part: str) -> list[Credited]:
        """Return the outlets that a piece of text names or means, by its own characters."""
        found = [*_listed(part), *_introduced(part), *_alone(part)]
        for name, credit in self.known.items():
            at = part.find(name)
            if at >= 0 and not part[at - 1 : at].isalnum() and not part[at + len(name) : at + len(name) + 1].isalnum():
                found.append(Credited(at, at + len(name), credit))
        # "The official Tanjug news agency" is Tanjug.
        named_first = [c for c in found if c.credit is not None and not _is_described(c)]
        found = [c for c in found if c in named_first or not any(c.start <= n.start and n.end <= c.end for n in named_first)]
        found.sort(key=lambda c: (c.credit is None, -(c.end - c.start), c.start))
        kept: list[Credited] = []
        for one in found:
            if not any(one.start < k.end and k.start < one.end for k in kept):
                kept.append(one)
        kept = [c for c in kept if not any(part[k.end : c.start] in {"(", " ("} for k in kept)]
        named = [c for c in kept if not _is_described(c) or not any(_beside(part, c, k) for k in kept)]
        return sorted(named, key=lambda c: c.start)


def _is_described(credited: Credited) -> bool:
    """Say whether words only describe an outlet: "the agency", "French news agency"."""
    return credited.credit is None or credited.credit.split()[-1].islower()


def _beside(part: str, described: Credited, named: Credited) -> bool:
    """Say whether a name stands beside a description: "the French news agency AFP", "AFP, the French news agency"."""
    if _is_described(named):
        return False
    first, second = sorted((described, named), key=lambda c: c.start)
    between = part[first.end : second.start]
    return between in {"", " "} if first is described else between in {", the ", ", a ", ", "}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sourcing_words.load()
    media = "|".join(sorted(map(re.escape, words.media), key=len, reverse=True))
    media = f"(?:{media}|{media.upper()})"
    mastheads = "|".join(sorted(words.mastheads))
    first = "|".join(sorted(words.mastheads_first))
    return (
        re.compile(rf"\b{media},? ['\"“‘]?({_NAME})"),
        re.compile(
            rf"\b({_NAME})['\"”’]?(?: (?!(?:told|said|tells|says|in|to|by|of|that|the|an?|its?)\b)[a-z-]{{2,14}}){{0,2}} {media}\b(?! [A-Z])"
        ),
        re.compile(
            rf"\b({_NAME}), (?:(?:a|an|another|its) (?:[\w-]{{2,20}} ){{0,4}}|the (?:[a-z-]{{2,20}} ){{1,3}}){media}(?=[,.)])"
        ),
        re.compile(rf"\b({_CAP}(?: {_CAP}){{0,3}} (?:{mastheads}|{mastheads.upper()}))\b(?! [A-Z])"),
        re.compile(rf"\b((?:{first}) {_CAP}(?: {_CAP}){{0,2}})"),
    )


@cache
def _alone_pattern() -> re.Pattern[str]:
    words = sourcing_words.load()
    alone, media = (
        "|".join(sorted(words.media_alone, key=len, reverse=True)),
        "|".join(sorted(words.media, key=len, reverse=True)),
    )
    return re.compile(
        rf"\b(?:(?P<leaning>(?:the|The) (?:same )?(?:{media}|report)\b)"
        rf"|(?:(?:the|The) )?(?P<described>(?:(?:[A-Z][\w.]{{1,20}}|state|local|official|national|public|private|independent|state-run|state-owned|government) ){{1,2}}(?:{alone}))\b)"
    )


def _listed(text: str) -> list[Credited]:
    """Return the outlets of the catalogue whose names mean nothing else, and the others where a capital letter and an article help."""
    return [
        Credited(m.start, m.end, m.credit)
        for m in outlets.load().find(text)
        if not m.ambiguous
        or _is_masthead(m, text)
        or re.match(
            r"(?:(?:'s|’s)? (?:newspaper|daily|magazine|news agency|agency|television|paper)\b)", text[m.end : m.end + 16]
        )
    ]


def _is_masthead(mention: outlets.OutletMention, text: str) -> bool:
    """Tell the paper from the thing: "The Guardian said", "the Times on Monday", but not "the Hindu leader"."""
    named = text[mention.start : mention.end]
    if named[:4].lower() != "the " or "the " + mention.outlet.name.removeprefix("The ") not in mention.outlet.forms:
        return False
    word = _WORD.match(text, mention.end)
    return word is None or word[1].istitle() or word[1] in _SAYS


def _introduced(text: str) -> list[Credited]:
    found = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if titled := _TITLED.match(text, start, end):
                start = titled.end()
            name = text[start:end].rstrip(".'’").removesuffix("'s").removesuffix("’s")
            if name and _is_name(name):
                listed = outlets.load().by_name(name)
                found.append(Credited(start, start + len(name), listed.forms.get(name, name) if listed else name))
    return found


def _is_name(name: str) -> bool:
    """Say whether a run of capitals is an outlet's own name, and not a country's adjective, a day or a ministry's."""
    return (
        name not in _DAYS
        and name.casefold() not in _SMALL
        and actors.load().code_of(name) is None
        and not name.endswith(("Ministry", "Office"))
    )


def _alone(text: str) -> list[Credited]:
    """Return media without a name: `state television` is its own credit; `the agency` means the one credited before."""
    found = []
    for match in _alone_pattern().finditer(text):
        opening = match["described"].split()[0] if match["described"] else ""
        if opening[:1].isupper() and opening not in {"State", "Local", "Official"} and actors.load().code_of(opening) is None:
            continue
        group = "leaning" if match["leaning"] else "described"
        found.append(Credited(*match.span(group), None if group == "leaning" else match["described"]))
    return found
