"""When? The time that belongs to an event, and not to the day on which somebody spoke of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import grammar, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Token

    from laydown.domain.dates import Interval
    from laydown.extraction.events import Event
    from laydown.extraction.mentions import Mention
    from laydown.language.dates import DateMention


def of(mention: Mention, event: Event | None, dates: Sequence[DateMention], speech: Collection[int]) -> Interval | None:
    """Return the interval in which an event is said to be so; `speech` are the positions of words of saying."""
    return nearest(event.token if event else mention.head, mention.head, dates, speech)


def nearest(target: Token, head: Token, dates: Sequence[DateMention], speech: Collection[int]) -> Interval | None:
    """Return the interval of the date that stands nearest to a word in the tree, `head` being the force it is about."""
    best: tuple[int, Interval] | None = None
    for date in dates:
        token = _head(target.doc, date)
        if token is None or date.interval is None:
            continue
        cost = _cost(token, target, head, speech)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, date.interval
    return best[1] if best else None


def _head(doc: Doc, date: DateMention) -> Token | None:
    inside = [t for t in doc if date.start <= t.idx < date.end]
    positions = {t.i for t in inside}
    return next((t for t in reversed(inside) if t.head.i not in positions or t.head == t), inside[-1] if inside else None)


def _cost(token: Token, target: Token, head: Token, speech: Collection[int]) -> int | None:
    """Return how far a date stands from an event: 0 on it, more on what governs or is governed by it; None where it is another's."""
    if token == target:
        return 0
    for cost, (up, relation) in enumerate(grammar.governors(token)):
        if up == target:
            return cost
        if up.i in speech or relation in {"acl:relcl", "parataxis"}:
            return None
        if up.pos_ in {"VERB", "AUX"}:
            return _related(up, target, cost)
        if up == head:
            return cost + 1
    return None


def _related(verb: Token, target: Token, cost: int) -> int | None:
    """Return the distance of a date on a verb near the event: one just above or just below the event still dates it: "begin to withdraw in May"."""
    if grammar.within(target, verb):
        if verb != target and {grammar.lemma(verb), verb.lemma_.lower()} & words.named("deciding"):
            return None
        for up, relation in grammar.governors(target):
            if up == verb:
                return cost + 2
            if relation in {"acl:relcl", "parataxis", "advcl", "acl"}:
                return None
    if grammar.within(verb, target) and verb.dep_ == "xcomp":
        return cost + 3
    return None
