"""When? The time that belongs to an event, and not to the day on which somebody spoke of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity
from laydown.extraction import times_lines, times_pictures, times_trees
from laydown.language.dates import Kind
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Token

    from laydown.domain.dates import Interval
    from laydown.extraction.events import Event
    from laydown.extraction.mentions import Mention
    from laydown.language.dates import DateMention


@dataclass(frozen=True, slots=True)
class When:
    """What one sentence has to say of time: its dates, counted from its start, and the positions of its words of saying.

    `standing` is the day as of which the list stands that the sentence is a line of; `header` whether the table's last column
    says since when.
    """

    dates: Sequence[DateMention] = ()
    speech: Collection[int] = ()
    standing: Interval | None = None
    since: bool = False


def of(mention: Mention, event: Event | None, when: When) -> Interval | None:
    """Return the interval in which an event is said to be so."""
    target = event.token if event else mention.head
    if mention.sentence.span.form is Form.ITEM:
        cell = times_lines.cell(mention, when.dates, since=when.since)
        if cell:
            return cell
    best = times_trees.best(target, mention.head, _usable(mention, target, when), when.speech)
    if best and event is None and times_trees.is_anothers_plan(best.date, target):
        best = None
    found = best.interval if best else times_pictures.shown(target, _usable(mention, target, when))
    if best and best.date.kind is Kind.SINCE and (day := times_pictures.pictured(best.date, target)):
        return day
    if best and best.date.kind is Kind.NOW:
        return when.standing or _spoken(target, when) or found
    if found is None and mention.sentence.span.form is Form.ITEM:
        return times_lines.beside(mention, target, when.dates) or when.standing
    return found


def nearest(target: Token, head: Token, dates: Sequence[DateMention], speech: Collection[int]) -> Interval | None:
    """Return the interval of the date that stands nearest to a word in the tree, `head` being the force it is about."""
    best = times_trees.best(target, head, dates, speech)
    return best.interval if best else None


def _usable(mention: Mention, target: Token, when: When) -> Sequence[DateMention]:
    """Return the dates that may be the event's: in a line of a list only those of its own part of the line."""
    if mention.sentence.span.form is not Form.ITEM:
        return when.dates
    return times_lines.within(mention.sentence.text, target.idx, when.dates)


def _spoken(target: Token, when: When) -> Interval | None:
    """Return the day on which somebody spoke, which is the day that "now" means in his words."""
    for date in when.dates:
        token = times_trees.head_of(target.doc, date)
        if date.granularity is Granularity.DAY and date.kind is Kind.POINT and token is not None and token.head.i in when.speech:
            return date.interval
    return None
