"""How many? Numbers in a text that count things: least, most, and how they stand to what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Relation
from laydown.language import numerals
from laydown.language.quantity_words import LATER
from laydown.language.quantity_words import words as load_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.language.quantity_words import Words


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """Characters `[start, end)` that count something, from `min` to `max`; `max` None is "or more".

    `core` is where the number itself begins: the word that the grammar ties to what is counted. `article` marks a bare "a" or
    "an"; `size` a number that gives the size of a force ("4,000-strong", "a 200-man company").
    """

    start: int
    end: int
    core: int
    min: int
    max: int | None
    relation: Relation = Relation.TOTAL
    article: bool = False
    size: bool = False


_REACH = 48
_OF_THE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|my|those|these|them|whom|which|what|us)\b", re.IGNORECASE)
_OF_NUMBER = re.compile(rf"\s+of\s+(?:{numerals.NUMERAL})\b", re.IGNORECASE)
_ALMOST_ALL = re.compile(r"\b(?:virtually|nearly|almost)\s+all\s+(?:of\s+)?(?:(?:[\w-]+\s)?[\w-]+['’]s?\s+)?$", re.IGNORECASE)
_HALF = re.compile(r"\b(?:(more|less|fewer)\s+than\s+|(about|around|nearly|almost)\s+)?half\s+(?:of\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s+(?:to|or|and)\s+|\s?[-–—]\s?", re.IGNORECASE)
_NOT_COUNTING = re.compile(r"\b(?:no|not|every|each|which|that|this|the|any)\s$", re.IGNORECASE)
_EXACT = re.compile(rf"an?\s+(?:{LATER})", re.IGNORECASE)
# "Brings its numbers up to 15,000" names where a count ends, not its most.
_REACHING = re.compile(r"\b(?:numbers?|strength|size|total|them|it|contingent|force|troops)\s+up\s+to\s+$", re.IGNORECASE)
_MONTH = re.compile(r"\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,6}\b|\.)")
# "Pool Two but", "Base 101 in": a number behind a capitalised word and before a small word that counts nothing.
_NAMED = re.compile(
    r"(?:[A-Z][a-z]+(?=\s[a-z])|\d{1,3}(?=\s(?:in|of|on|at|and|or|is|was|has|had|are|were|but|as|from|to|with|for|by)\b))"
)
_YEARS = range(1900, 2100)


def find(text: str) -> list[QuantityMention]:
    """Return what counts something in `text`, in order and without overlap; measures, dates, names and money are left out."""
    words, done = load_words(), 0
    found: list[QuantityMention] = []
    for match in words.core.finditer(text):
        mention = _mention(text, match, words, done) if match.start() >= done else None
        if not mention:
            continue
        while found and found[-1].start >= mention.start:
            found.pop()
        found.append(mention)
        done = done if mention.article else mention.end
    return found


def read(phrase: str) -> QuantityMention | None:
    """Return the first thing counted in a noun phrase, a bare article only where nothing else counts."""
    found = find(phrase)
    return next((m for m in found if not m.article), found[0] if found else None)


def _mention(text: str, match: re.Match[str], words: Words, floor: int) -> QuantityMention | None:
    said, start, end = match.group().lower(), match.start(), match.end()
    plain = re.sub(r"\s+", " ", said)
    if said in {"a", "an"}:
        return QuantityMention(start, end, start, 1, 1, article=True)
    if plain == "another" or _EXACT.fullmatch(said):
        return QuantityMention(start, end, start, 1, 1, Relation.FURTHER)
    if plain in words.groups:
        bounds: tuple[int, int | None] | None = (words.groups[plain],) * 2
    elif match["vague"]:
        bounds = words.vague[plain]
    elif match["few"]:
        bounds = words.vague[match["few"].lower().rstrip("s") + "s"]
    else:
        bounds, end = _numeral(text, match, words)
    if not bounds or _is_name(text, start, words) or _is_measure(text, end, words):
        return None
    return _qualified(text, QuantityMention(start, end, start, *bounds), words, floor)


def _numeral(text: str, match: re.Match[str], words: Words) -> tuple[tuple[int, int] | None, int]:
    """Read a number or a range of two, and where it ends."""
    start, end = match.span()
    low = numerals.value(match.group())
    if low is None or _is_other_number(text, start, end, low, words):
        return None, end
    joint = _RANGE.match(text, end)
    upper = words.core.match(text, joint.end()) if joint else None
    if not joint or not upper or not upper["numeral"]:
        return (low, low), end
    high, before = numerals.value(upper.group()), text[max(0, start - _REACH) : start].lower().rstrip()
    joined = joint.group().strip().lower()
    if (joined == "and" and not before.endswith("between")) or (joined == "to" and before.endswith("from")):
        return (low, low), end
    if high is None or _is_measure(text, upper.end(), words) or _is_other_number(text, upper.start(), upper.end(), high, words):
        return None, end
    low = _scaled(low, high)
    return ((low, high) if low < high else None), upper.end()


def _scaled(low: int, high: int) -> int:
    """Read "two to three thousand" and "20-30,000" as they are meant."""
    for scale in (1_000_000, 1000, 100):
        if high % scale == 0 and low < high // scale and low < scale:
            return low * scale
    return low


def _is_other_number(text: str, start: int, end: int, number: int, words: Words) -> bool:
    """Say whether a number is a year, a time, an age, or part of a longer code."""
    said, tail = text[start:end], text[end : end + 2]
    if text[start].isdigit():
        if tail[:1].isalpha() or (tail[:1] in {".", ":", "/"} and tail[1:].isdigit()) or said.startswith("0"):
            return True
        if said.isdigit() and number in _YEARS:
            return _is_year(text, start, end, words)
        return bool(_MONTH.match(text, end)) or (
            number < max(_YEARS) and bool(re.search(r",\s$", text[max(0, start - 2) : start])) and tail[:1] == ","
        )
    return number == 1 and bool(_NOT_COUNTING.search(text[max(0, start - 8) : start]))


def _is_year(text: str, start: int, end: int, words: Words) -> bool:
    behind = re.findall(r"[a-z]+", re.split(r"[.,]", text[end : end + _REACH], maxsplit=1)[0])[:3]
    if words.counted.isdisjoint(behind):
        return True
    before = re.findall(r"[\w.]+", text[max(0, start - _REACH) : start])
    return bool(before) and before[-1].lower() in {"in", "since", "by", "during", "until", *words.designators}


def _is_name(text: str, start: int, words: Words) -> bool:
    """Say whether a designator, a sign of currency or a joined letter stands before the number."""
    if (start and text[start - 1] in "$€£¥#/:.@_") or (start > 1 and text[start - 1] in "-–—" and text[start - 2].isalnum()):
        return True
    before = text[max(0, start - 24) : start].rsplit(None, 1)
    if not before or not text[start - 1].isspace():
        return False
    if text[start].isdigit() and before[-1].lower().lstrip("(\"'“") in words.designators:
        return True
    name = before[-1]
    return bool(_NAMED.match(text, start)) and name[0].isupper() and name.isalpha() and name.lower() not in words.kinds


def _is_measure(text: str, end: int, words: Words) -> bool:
    if text[end : end + 1] == "%":
        return True
    found = words.measure.match(text, end)
    return bool(found) or (
        text[end : end + 1] == "-"
        and text[end + 1 : end + 2].isalpha()
        and not words.size.match(text, end)
        and not words.after.match(text, end)
    )


def _qualified(text: str, mention: QuantityMention, words: Words, floor: int) -> QuantityMention | None:
    """Apply the words before and after the number."""
    mention = _with_after(text, mention, words)
    start = mention.start
    for _ in range(4):
        found = words.before.search(text, max(floor, start - _REACH), start)
        if not found:
            break
        if _REACHING.search(text, max(floor, found.start() - _REACH), found.end()):
            start = found.start(1)
            break
        kind, start = words.kinds[re.sub(r"\s+", " ", found.group(1).lower())], found.start(1)
        mention = replace(_bounded(mention, kind), start=start)
    ahead = text[max(floor, start - _REACH) : start]
    if part := _ALMOST_ALL.search(ahead):
        return replace(_bounded(mention, "nearly"), start=start - len(ahead) + part.start())
    if part := _HALF.search(ahead):
        return _half(mention, part, start - len(ahead) + part.start())
    if re.search(r"\bbetween\s$", ahead, re.IGNORECASE) and mention.min != mention.max:
        return replace(mention, start=start - 8)
    return mention


def _half(mention: QuantityMention, part: re.Match[str], start: int) -> QuantityMention:
    half = replace(
        mention, start=start, min=max(1, mention.min // 2), max=mention.max and max(1, mention.max // 2), relation=Relation.PART
    )
    how = (part[1] or part[2] or "").lower()
    return _bounded(
        half,
        {"more": "above", "less": "below", "fewer": "below", "nearly": "nearly", "almost": "nearly"}.get(
            how, "about" if how else "plain"
        ),
    )


def _with_after(text: str, mention: QuantityMention, words: Words) -> QuantityMention:
    if size := words.size.match(text, mention.end):
        return replace(mention, end=size.end(), size=True)
    if text[mention.end : mention.end + 1] == "+":
        return replace(_bounded(mention, "from"), end=mention.end + 1)
    while found := words.after.match(text, mention.end):
        mention = replace(_bounded(mention, words.after_kinds[re.sub(r"[\s-]+", " ", found.group(1).lower())]), end=found.end())
    if _OF_THE.match(text, mention.end) or (mention.min == mention.max and _OF_NUMBER.match(text, mention.end)):
        return replace(mention, relation=Relation.PART)
    return mention


def _bounded(mention: QuantityMention, kind: str) -> QuantityMention:
    """Return the mention with one qualifying word applied: ±10 % for "about", and so on by the guideline."""
    if kind in _RELATIONS:
        return replace(mention, relation=_RELATIONS[kind])
    low, high = _BOUNDS[kind](mention.min, mention.max)
    return replace(mention, min=low, max=high)


_RELATIONS = {"further": Relation.FURTHER, "part": Relation.PART}
_BOUNDS: dict[str, Callable[[int, int | None], tuple[int, int | None]]] = {
    "about": lambda low, high: (-(-low * 9 // 10), high and high * 11 // 10),
    "nearly": lambda low, high: (-(-low * 9 // 10), high),
    "up_to": lambda _low, high: (1, high),
    "above": lambda low, _high: (low + 1, None),
    "from": lambda low, _high: (low, None),
    "below": lambda low, _high: (1, max(1, low - 1)),
    "plain": lambda low, high: (low, high),
}
