"""Which words of a text could name a place? Longest runs of capitalised words that the gazetteer knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from laydown.catalogs.spelling import fold
from laydown.extraction.places_compound import airfields, double, shared
from laydown.extraction.places_cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.catalogs.gazetteer import Candidate, Gazetteer

WORD = re.compile(r"[^\W_]+")
LONGEST = 6
_JOINS = frozenset((" ", "-", "'", "’", ".", "\n", "\u00a0", "‑"))
_SPACES = frozenset((" ", "\n", "\u00a0"))
_ABBREVIATED = frozenset(("St", "Ft", "Mt", "Ste"))
_SHOUTED = 0.8
_ACRONYM = 5


@dataclass(slots=True)
class Token:
    """A word and where it stands; `gap` parts it from the next word; `opens` a sentence or quotation; `shouted`: all is capitals."""

    text: str
    start: int
    end: int
    gap: str = ""
    opens: bool = False
    shouted: bool = False

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def lower(self) -> str:
        """Return the word in small letters."""
        return self.text.lower()

    @property
    def spaced(self) -> bool:
        """Say whether nothing but white space parts it from the next word."""
        return self.gap in _SPACES


@dataclass(slots=True)
class Spot:
    """Tokens `[first, last]` of a text that name candidates."""

    first: int
    last: int
    text: str
    folded: str
    candidates: tuple[Candidate, ...]

    @property
    def single(self) -> bool:
        """Say whether the name is one word."""
        return self.first == self.last


def tokens(text: str, sentences: Sequence[tuple[int, int]]) -> list[Token]:
    """Split a text into words; `sentences` are its sentences' starts and ends."""
    found = [Token(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
    for here, after in pairwise(found):
        here.gap = text[here.end : after.start]
        after.opens = any(c in '\n"“”:|' for c in here.gap)
    if found:
        found[0].opens = True
    i = 0
    for start, end in sentences:
        first = i
        while i < len(found) and found[i].start < end:
            i += 1
        part = [w for w in found[first:i] if w.start >= start]
        if part:
            part[0].opens = True
            _mark_shouting(part)
    return found


def _mark_shouting(part: list[Token]) -> None:
    letters = [w.text for w in part if w.text[0].isalpha()]
    if len(letters) > 1 and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters):
        for word in part:
            word.shouted = True


def spot(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield the longest known names from left to right."""
    i = 0
    before: Spot | None = None
    while i < len(words):
        found = _longest(text, words, i, gazetteer, before) if _may_begin(words, i) else None
        if found is not None:
            yield found
        before = found or before
        i = i + 1 if found is None else found.last + 1


def _may_begin(words: Sequence[Token], i: int) -> bool:
    word = words[i]
    if word.capital:
        return len(word.text) > 1 or word.gap != " "
    if i + 1 == len(words) or not words[i + 1].capital:
        return False
    if word.spaced and (word.text in cues().directions or word.text in ("camp", "base")):
        return True
    return (word.text in cues().articles and word.gap in ("-", "‑")) or (word.text in ("al", "el") and word.gap == " ")


def _longest(text: str, words: Sequence[Token], i: int, gazetteer: Gazetteer, before: Spot | None) -> Spot | None:
    ends = _ends(words, i)
    start = words[i].start
    if ends and (found := double(words, i, ends, gazetteer) or shared(words, i, ends, gazetteer)):
        last, places = found
        # Of "Pag-asa (Thitu) Island" the text may go on to say "Pag-asa".
        name = f"{text[start : words[ends[-1]].end]} {words[last].text}" if last > ends[-1] else text[start : words[last].end]
        return Spot(i, last, text[start : words[last].end], fold(name), places)
    for j in reversed(ends):
        for end in _with_types(words, j):
            if end > j and (site := gazetteer.site(fold(text[start : words[end].end]))):
                return Spot(i, end, text[start : words[end].end], fold(text[start : words[end].end]), (site,))
        name = text[start : words[j].end].replace("\n", " ")
        folded = fold(name)
        if folded in cues().capitals_only and not all(w.text.isupper() for w in words[i : j + 1]):
            continue
        candidates = gazetteer.candidates(name)
        if words[i].text in cues().directions:
            # Of names that begin small only waters and regions are names: "western Pacific", but the north of Korea.
            candidates = tuple(c for c in candidates if c.kind in ("sea", "area", "site"))
        if candidates:
            return Spot(i, j, name, folded, candidates)
        if j + 1 not in ends and (site := _bare_site(words, i, j, gazetteer, before)):
            return Spot(i, j, name, folded, (site,))
        if fields := airfields(words, i, j, gazetteer):
            return Spot(i, j, name, folded, fields)
    return _abbreviated(words, i, gazetteer)


def _bare_site(words: Sequence[Token], i: int, j: int, gazetteer: Gazetteer, last: Spot | None) -> Candidate | None:
    """Return a site by its bare name where no town bears it and a place must stand: "at Whiteman", "left Besmayah", "the garrison of Gazi"."""
    known = cues()
    before = words[i - 1] if i else None
    placed = before is not None and before.spaced and (before.lower in known.prepositions or before.lower in known.takes)
    if before is not None and before.text == "of" and before.spaced and i > 1:
        placed = words[i - 2].lower in known.homes
    if not (placed or celled(words, i, j) or (last is not None and _listed(words, last.last, i))):
        return None
    return gazetteer.site_called(fold(" ".join(w.text for w in words[i : j + 1])))


def _listed(words: Sequence[Token], last: int, i: int) -> bool:
    """Say whether a name begins at `i` right behind another in a list of names: "from Balad, K-1 and Taji"."""
    between = words[last + 1 : i]
    if not between:
        return words[last].gap == ", "
    return len(between) == 1 and between[0].lower in ("and", "or") and between[0].spaced and words[last].gap in (" ", ", ")


def celled(words: Sequence[Token], i: int, j: int) -> bool:
    """Say whether the words stand alone in a cell of a table, or head a line with a colon."""
    return words[i].opens and ("|" in words[j].gap or words[j].gap.startswith(":"))


def _ends(words: Sequence[Token], i: int) -> list[int]:
    """Return the tokens at which a name that begins at `i` may end."""
    ends = []
    for j in range(i, min(i + LONGEST, len(words))):
        if j > i and not _joined(words[j - 1], words[j]):
            break
        word = words[j]
        if word.capital or (j > i and (word.text[0].isdigit() or words[j - 1].gap == "-")):
            ends.append(j)
        elif j > i and word.text not in cues().inside:
            break
    return ends


def _with_types(words: Sequence[Token], j: int) -> Iterator[int]:
    """Yield where a name that ends at `j` ends with up to three small type words after it ("Ain al-Asad air base")."""
    k = j
    while k - j < 3 and k + 1 < len(words) and words[k].spaced and words[k + 1].lower in cues().type_parts:  # noqa: PLR2004 - "naval air station"
        k += 1
    yield from range(k, j, -1)


def _joined(word: Token, after: Token) -> bool:
    if word.gap in ("'", "’") and after.text == "s":
        return False
    return word.gap in _JOINS or (word.gap == ". " and (word.text in _ABBREVIATED or len(word.text) == 1))


def _abbreviated(words: Sequence[Token], i: int, gazetteer: Gazetteer) -> Spot | None:
    """Return an American state or Canadian province written short behind a comma ("Alexandria, La.")."""
    before = words[i - 1] if i else None
    if before is None or not before.capital or before.gap not in (", ", " , ", " ("):
        return None
    for j in (i + 1, i):
        if j < len(words) and (j == i or words[i].gap in (".", ". ")):
            key = cues().states.get("".join(w.text for w in words[i : j + 1]))
            if key and (state := gazetteer.by_key(key)):
                return Spot(i, j, words[i].text, fold(state.name), (state,))
    return None


def acronym(words: Sequence[Token], found: Spot) -> bool:
    """Say whether the name is a few capitals that mean no country: AU, TASS, EU."""
    word = words[found.first]
    if (
        not found.single
        or word.shouted
        or not word.text.isupper()
        or len(word.text) > _ACRONYM
        or found.candidates[0].kind == "site"
    ):
        return False
    return found.folded not in cues().capitals_only and not (word.opens or word.gap.startswith(","))
