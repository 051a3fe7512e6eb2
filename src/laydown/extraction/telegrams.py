"""What is a headline's word, shown to the parser as prose would have it? "Tanks land in Latvia" as "tanks landed in Latvia"."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from laydown.language import parser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_FORCE_LIKE = re.compile(
    r"\w*[^\Ws]s|troops|police|group|unit|crew|battery|equipment|gear|brigade|battalion|squadron|team|fleet|coalition|column|convoy|frigate|destroyer|carrier|tank"
)


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("laydown.extraction") / "data" / "telegrams.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


def shown(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return one part of a headline or list as the parser should see it, and the starts there and the lengths in `text` of the words replaced."""
    found = list(_WORD.finditer(text))
    out, replaced, done, shift = [], list[tuple[int, int]](), 0, 0
    for i, word in enumerate(found):
        if new := _instead(text, found, i):
            out += [text[done : word.start()], new]
            replaced.append((word.start() + shift, len(word.group())))
            shift += len(new) - len(word.group())
            done = word.end()
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


def restored(doc: Doc, text: str, replaced: Sequence[tuple[int, int]]) -> Doc:
    """Return the Doc of a shown text with the words of the text itself, the grammar kept."""
    if not replaced:
        return doc
    lengths, shift, words = dict(replaced), 0, []
    for token in doc:
        start, size = token.idx + shift, lengths.get(token.idx, len(token.text))
        words.append(text[start : start + size])
        shift += size - len(token.text)
    return parser.annotated([doc], words)
