"""When was it so that a picture shows it? When it was taken: "images taken on 5 May show", "Tuesday's footage"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import times_trees, words
from laydown.language.dates import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from laydown.domain.dates import Interval
    from laydown.language.dates import DateMention

_BEHIND, _AHEAD = 8, 3
_CLOSED = {Kind.POINT, Kind.BETWEEN}


def pictured(date: DateMention, target: Token) -> Interval | None:
    """Return the day of a picture where a date is one, though "from" opens it: "images from 5 May show"."""
    token = times_trees.head_of(target.doc, date)
    opened = date.kind is Kind.SINCE and target.doc.text[date.cue :].lower().startswith("from")
    return date.named if token is not None and (opened or date.kind in _CLOSED) and _is_pictures(token, date) else None


def _is_pictures(token: Token, date: DateMention) -> bool:
    return _taken(token, date) or _pictured(token)


def shown(target: Token, dates: Sequence[DateMention]) -> Interval | None:
    """Return the day of the picture in whose clause an event stands; None where none is named.

    By the order of the words, since parsers tear "images taken on 5 May show" apart in many ways.
    """
    for date in dates:
        token, day = times_trees.head_of(target.doc, date), pictured(date, target)
        if token is None or day is None:
            continue
        first, last = sorted((token.i, target.i))
        if not any(t.text in {";", "|"} for t in target.doc[first:last]):
            return day if date.kind is Kind.SINCE else date.interval
    return None


def _taken(token: Token, date: DateMention) -> bool:
    """Say whether a picture was taken on a day: nothing but words of taking stands between, or the date hangs on one."""
    taken = next((t for t in token.ancestors if t.pos_ == "VERB"), token)
    if taken.lemma_.lower() in words.named("picturing") and taken.tag_ in {"VBN", "VBD"} and taken.i < token.i:
        return any(t.lemma_.lower() in words.named("pictures") and t.pos_ != "VERB" for t in token.doc[: taken.i])
    for before in reversed(token.doc[max(0, token.i - _BEHIND) : token.i]):
        lemma = before.lemma_.lower()
        if lemma in words.named("pictures") and before.pos_ != "VERB":
            return True
        verb = before.pos_ in {"VERB", "AUX"} and lemma not in words.named("picturing")
        if (verb or before.text in {";", ":"}) and before.idx < date.start:
            return False
    return False


def _pictured(token: Token) -> bool:
    """Say whether a day stands before its picture: "Tuesday's pictures", "a 5 May satellite image"."""
    for after in token.doc[token.i + 1 : token.i + 1 + _AHEAD]:
        if after.lemma_.lower() in words.named("pictures"):
            return True
        if after.pos_ in {"SCONJ", "ADP", "VERB", "AUX", "PUNCT"}:
            return False
    return False
