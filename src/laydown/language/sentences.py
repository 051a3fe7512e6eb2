"""Where sentences begin and end: own rules, ahead of the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.language.abbreviations import abbreviations
from laydown.language.paragraphs import Form, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Form", "Sentence", "split"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `[start, end)` of a text, stripped of white space; `paragraph` counts blocks from 0."""

    start: int
    end: int
    paragraph: int
    form: Form = Form.PROSE


# Possessive throughout: a run of stops or quotes is read once, however long it is.
_STOP = re.compile(r"[.!?…]++[\"'”’»)\]]*+")
_NEXT = re.compile(r"\s*+[\"'“‘«(\[]*+([\w$£€#@&+-][\w'’-]{0,23})?")
_BEFORE = re.compile(r"(?:^|[\s\"'“‘«(\[/–—-])([^\s\"'“‘«(\[/–—-]+)$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]")
_PLACED_AT = re.compile(r"\b(?:in|to|from|into|of|across|within|outside|throughout|leave|left|toward|against) the U\.[SNK]$")
_REACH = 32
_LONGEST = 4000
_SHORTEST_PLAIN = 4


def split(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order; none crosses a paragraph or is longer than 4,000 characters."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(text)):
        for start, end in _within(text, paragraph.start, paragraph.end):
            found.extend(Sentence(a, b, index, paragraph.form) for a, b in _bounded(text, start, end))
    return found


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop < end and _ends(text, match.start(), stop, begun, end):
            yield begun, stop
            begun = stop
            while text[begun].isspace():
                begun += 1
    yield begun, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no sentence can be long enough for, at white space where there is some."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        stop = cut
        while text[stop - 1].isspace() and stop > start + 1:
            stop -= 1
        yield start, stop
        start = cut
        while start < end - 1 and text[start].isspace():
            start += 1
    yield start, end


def _ends(text: str, stop: int, after: int, begun: int, limit: int) -> bool:
    """Say whether the stops at `[stop, after)`, with the closing quotes behind them, end a sentence."""
    if not text[after].isspace():
        return _is_glued(text, stop, after, limit)
    coming = _NEXT.match(text, after, limit)
    word = (coming.group(1) or "") if coming else ""
    if not word or word[0] in "-–&+":
        return False
    before = _word_before(text, stop, begun)
    if word[0].islower():
        return text[stop:after] == "." and _is_plain(before)
    if text[stop:after].rstrip("\"'”’»") != ".":
        return True
    return _ends_after(before, word, text[max(begun, stop - _REACH) : stop], first=stop - len(before) <= begun)


def _is_glued(text: str, stop: int, after: int, limit: int) -> bool:
    """Find the sentence that begins without a space: "as of now.The next"."""
    head, tail = text[max(0, stop - 2) : stop], text[after : min(after + 2, limit)]
    if not (head.isalpha() and head.islower() and len(head) > 1 and len(tail) > 1 and tail[0].isupper() and tail[1].islower()):
        return False
    around = text[max(0, stop - _REACH) : after + _REACH]
    return not any(mark in around for mark in ("/", "@", "www.", "_"))


def _word_before(text: str, stop: int, begun: int) -> str:
    found = _BEFORE.search(text[max(begun, stop - _REACH) : stop])
    return found.group(1) if found else ""


def _is_plain(word: str) -> bool:
    return len(word) >= _SHORTEST_PLAIN and word.isalpha() and word.islower() and word not in abbreviations().others


def _ends_after(before: str, word: str, tail: str, *, first: bool) -> bool:
    """Decide for one full stop between the word `before` it and the capitalised or numeric `word` behind it."""
    lists, lower = abbreviations(), before.lower()
    if (first and before.isdigit()) or (lower in lists.titles and before[0].isupper()):
        return False
    if lower in lists.numbered:
        return not word[0].isdigit()
    opens = word in lists.openers
    if _PLACED_AT.search(tail):
        return opens or (word not in lists.continuations and word[0].isupper() and not word.isupper())
    dated = lower in lists.calendar and before[0].isupper()
    if dated or lower in lists.others or (_INITIALS.fullmatch(before) and before != "I"):
        return opens
    return True
