"""What is a headline's word, shown to the parser as prose would have it? "Tanks land in Latvia" as "tanks landed in Latvia"."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import yaml

from laydown.language import parser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

_BAR = re.compile(r"[|\t](?=\s*+\Z)")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_FORCE_LIKE = re.compile(
    r"\w*[^\Ws]s|troops|police|group|unit|crew|battery|equipment|gear|brigade|battalion|squadron|team|fleet|coalition|column|convoy|frigate|destroyer|carrier|tank"
)


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("laydown.extraction") / "data" / "telegrams.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


class Instead(NamedTuple):
    """A word of the shown text, by its start there, that stands for the word `[start, end)` of the text itself."""

    shown: int
    start: int
    end: int


def shown(text: str) -> tuple[str, list[Instead]]:
    """Return one part of a headline or list as the parser should see it, and the words replaced; a bar or tab stands apart there."""
    found = list(_WORD.finditer(text))
    new = [(w.start(), w.end(), other) for i, w in enumerate(found) if (other := _instead(text, found, i))]
    bar = _BAR.search(text)
    if bar and bar.start() > 0:
        new.append((bar.start(), bar.end(), "|"))
    out, replaced, done, length = list[str](), list[Instead](), 0, 0
    for start, end, other in new:
        apart = " " if other == "|" and not text[start - 1].isspace() else ""
        length += start - done + len(apart)
        out += [text[done:start], apart, other]
        replaced.append(Instead(length, start, end))
        length, done = length + len(other), end
    return "".join(out) + text[done:], replaced


def _instead(text: str, found: Sequence[re.Match[str]], i: int) -> str | None:
    word = found[i].group()
    after = found[i + 1].group() if i + 1 < len(found) else ""
    if after and word in _words()["before_noun"]:
        return _words()["before_noun"][word]
    if i == 0 or word not in _words()["behind_noun"] or text[found[i - 1].end() : found[i].start()] != " ":
        return None
    if not _FORCE_LIKE.fullmatch(found[i - 1].group()) or (after and after not in _words()["followed_by"]):
        return None
    return _words()["behind_noun"][word]


def restored(doc: Doc, text: str, replaced: Sequence[Instead]) -> Doc:
    """Return the Doc of a shown text with the words of the text itself, the grammar kept."""
    if not replaced:
        return doc
    own, back, words = {r.shown: r for r in replaced}, 0, list[tuple[int, int]]()
    for token in doc:
        instead = own.get(token.idx)
        start, end = (instead.start, instead.end) if instead else (token.idx + back, token.idx + back + len(token.text))
        back = end - token.idx - len(token.text)
        words.append((start, end))
    return parser.annotated([doc], [text[a:b] for a, b in words], [text[b : b + 1] == " " for _, b in words])
