"""Which date hangs on which event? The nearest in the tree, by the clauses that lie between."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.dates import Interval
from laydown.extraction import grammar, words
from laydown.language.dates import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Token

    from laydown.language.dates import DateMention

SIMULTANEOUS = {"when", "as", "while"}
BOUNDING = {
    "after": Kind.AFTER, "once": Kind.AFTER, "following": Kind.AFTER, "since": Kind.SINCE, "before": Kind.BEFORE, "until": Kind.UNTIL, "till": Kind.UNTIL,
}  # fmt: skip
"""Words that open a side clause or a phrase whose date bounds what it stands beside."""
CLAUSES = {"acl:relcl", "parataxis", "advcl", "acl"}
ATTRIBUTES = {"compound", "amod", "nmod:desc", "nmod:poss"}
BOUNDS = {Kind.AFTER, Kind.BEFORE}
"""Bounds that lie with what a date's own noun happens to: "after next year's pullback"."""
SUBJECTS = {"nsubj", "nsubj:pass", "expl", "csubj"}
_FIRST_SINCE = re.compile(
    r"\b(?:first|biggest|largest|worst|heaviest|highest|lowest|most|only)\b[^.;]{0,70}\bsince\s+(?!(?:then|and)\b)[^.;]{0,50}$",
    re.IGNORECASE,
)
"""Before a date that only says how long there was nothing of the kind: "the first visit since 1949"."""
ADJOINED = {
    grammar.Aspect.PERFECT: frozenset({Kind.SINCE}),
    grammar.Aspect.COMING: frozenset({Kind.DURING, Kind.BY, Kind.UNTIL}),
}
"""Which bounds belong to a clause by its tense alone."""
FAR = 3
_REACH = 60
_AGAINST = re.compile(r"\b(?:(?:down|up)\s+from|compared\s+(?:with|to))\s+(?:[^,.;]|(?<=\d)[,.](?=\d)){0,40}$", re.IGNORECASE)


class Dated(NamedTuple):
    """A date as it bears on an event, at so many steps."""

    cost: int
    date: DateMention
    interval: Interval


class Event(NamedTuple):
    """What is to be dated: its word, the head of the force's phrase, and the words of saying and of other dates around it."""

    target: Token
    head: Token
    speech: Collection[int]
    dated: frozenset[int]


def best(target: Token, head: Token, dates: Sequence[DateMention], speech: Collection[int]) -> Dated | None:
    """Return the date that stands nearest to an event in the tree, `head` being the force it is about."""
    heads = [(head_of(target.doc, d), d) for d in dates]
    event = Event(target, head, speech, frozenset(t.i for t, _ in heads if t is not None))
    found: list[Dated] = []
    for token, date in heads:
        if token is not None and not _compared(token) and (dated := _read(token, event, date)) is not None:
            found.append(dated)
    nearest = min(found, key=lambda d: d.cost, default=None)
    return _narrowed(nearest, found) if nearest else _adjoined(event, heads)


def head_of(doc: Doc, date: DateMention) -> Token | None:
    """Return the word of a date on which its others hang."""
    inside = [t for t in doc if date.start <= t.idx < date.end]
    positions = {t.i for t in inside}
    return next((t for t in reversed(inside) if t.head.i not in positions or t.head == t), inside[-1] if inside else None)


def is_anothers_plan(date: DateMention, head: Token) -> bool:
    """Say whether a date is that of a plan with a force that is merely named: "take over the force in Lebanon in February"."""
    token = head_of(head.doc, date)
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None) if token is not None else None
    if verb is None or date.kind is not Kind.POINT or grammar.aspect(verb) is not grammar.Aspect.COMING:
        return False
    return not any(c.dep_ in SUBJECTS and grammar.within(head, c) for c in verb.children)


def _compared(token: Token) -> bool:
    """Say whether a date is only what something is measured against: "fewer than last week", "down from 5,200 in January"."""
    before = token.doc.text[max(0, token.idx - 2 * _REACH) : token.idx]
    against = _AGAINST.search(before) or _FIRST_SINCE.search(before)
    return grammar.case_of(token) in {"than", "like", "unlike"} or against is not None


def _narrowed(nearest: Dated, found: Sequence[Dated]) -> Dated:
    """Cut a time by another that bounds it: "this spring, after the attack of 11 March"."""
    low, high = nearest.interval.earliest, nearest.interval.latest
    for other in found:
        start, end = other.interval.earliest, other.interval.latest
        if low and high and start and end is None and low < start <= high:
            return nearest._replace(interval=Interval(start, high))
    return nearest


def _adjoined(event: Event, heads: Sequence[tuple[Token | None, DateMention]]) -> Dated | None:
    """Return a bound that the parser hung elsewhere, right behind a clause whose tense asks for it.

    "That have been there, in the north, since May"; "should be there “within two weeks”".
    """
    kinds = ADJOINED.get(grammar.aspect(event.target), frozenset())
    for token, date in heads:
        if token is not None and date.kind in kinds and event.target.i < token.i:
            between = event.target.doc[event.target.i + 1 : token.i]
            if not any(t.pos_ in {"VERB", "AUX"} for t in between):
                return Dated(FAR, date, date.interval)
    return None


def _read(token: Token, event: Event, date: DateMention) -> Dated | None:
    """Return the date as it bears on the event, None where it is another's."""
    if token == event.target:
        return Dated(0, date, date.interval)
    below = token
    for cost, (up, relation) in enumerate(grammar.governors(token)):
        if up == event.target:
            return Dated(cost, date, _opened(date, _bound(below) if below != token else Kind.POINT))
        if _stops(token, below, up, relation, event) and not (below == token and date.kind in BOUNDS):
            return None
        # "starting this week": the word that opens the date is none of the clause's verbs.
        if up.pos_ in {"VERB", "AUX"} and not date.cue <= up.idx < date.start:
            related = _related(up, event, cost, token)
            return None if related is None else Dated(related[0], date, _opened(date, related[1]))
        if up == event.head:
            return Dated(cost + 1, date, date.interval)
        below = up
    return None


def _stops(token: Token, below: Token, up: Token, relation: str, event: Event) -> bool:
    """Say whether a date goes no further up the tree than this step."""
    if up.i in event.speech or relation in {"acl:relcl", "parataxis"} or (relation == "appos" and below != token):
        return True
    # "the spring manoeuvres" says when the manoeuvres are, and not when what is sent to them goes.
    return below == token and relation in ATTRIBUTES and up.pos_ in {"NOUN", "PROPN"} and up != event.head


def _bound(clause: Token) -> Kind:
    """Return how a side clause or phrase bounds what it stands beside, by the word that opens it."""
    for child in clause.children:
        if child.i < clause.i and child.dep_ in {"mark", "case", "advmod"} and child.lower_ in BOUNDING:
            return BOUNDING[child.lower_]
    return Kind.POINT


def _opened(date: DateMention, bound: Kind) -> Interval:
    low, high = date.interval.earliest, date.interval.latest
    if bound in {Kind.AFTER, Kind.SINCE} and low:
        return Interval(low, None)
    if bound is Kind.UNTIL and high:
        return Interval(None, high)
    if bound is Kind.BEFORE and low:
        return Interval(None, low - timedelta(1))
    return date.interval


def _related(verb: Token, event: Event, cost: int, token: Token) -> tuple[int, Kind] | None:
    """Return how far from the event a date on a verb near it stands, and how it bounds it; None where the verb's date is not the event's."""
    target = event.target
    if grammar.within(target, verb) and verb != target:
        return _from_above(verb, event, cost, token)
    if verb.head == _whole(target) != target:
        return _side_clause(verb, target, cost)
    if not grammar.within(verb, target):
        return None
    if (
        verb.dep_ in {"xcomp", "csubj"}
        or (verb.head.lower_ == "what" and verb.head.head == target)
        or _own_participle(verb, event)
    ):
        return cost + FAR, Kind.POINT
    if verb.head == target and verb.dep_ == "conj" and _closes(verb, event, token):
        return cost + FAR, Kind.POINT
    return _side_clause(verb, target, cost) if verb.head == target else None


def _whole(target: Token) -> Token:
    """Return the verb that an infinitive completes: "begin" of "begin to arrive"; what is only decided on stays its own."""
    while target.dep_ == "xcomp" and target.head.lemma_.lower() not in words.named("deciding"):
        target = target.head
    return target


def _own_participle(verb: Token, event: Event) -> bool:
    """Say whether a phrase that nothing more is said of has its date in its participle: "three tanks, knocked out in May"."""
    return verb.dep_ == "acl" and verb.head == event.head == event.target


def _closes(verb: Token, event: Event, token: Token) -> bool:
    """Say whether a date closes a sentence of two joined clauses and so belongs to both: "will cut X and reduce Y by May"."""
    end = verb.right_edge.i
    coming = verb.tag_ == "VB" or grammar.aspect(verb) is grammar.Aspect.COMING
    same = coming and grammar.aspect(event.target) is grammar.Aspect.COMING
    return same and end - token.i <= FAR and not any(event.target.left_edge.i <= i < verb.i for i in event.dated)


def _side_clause(verb: Token, target: Token, cost: int) -> tuple[int, Kind] | None:
    """Read the date of a clause that says before, after or when the event is: "will leave once the exercise ends on Sunday"."""
    bound, aspect = _bound(verb), grammar.aspect(target)
    told = aspect in {grammar.Aspect.COMING, grammar.Aspect.DONE}
    if bound is Kind.POINT and _opens_with(verb, {"when"}) and told:
        return cost + FAR, Kind.AFTER if aspect is grammar.Aspect.COMING else Kind.POINT
    # "After a bomb went off on Sunday, soldiers are on guard" says when the bomb went off.
    return (cost + FAR, bound) if bound is not Kind.POINT and (told or bound is not Kind.AFTER) else None


def _opens_with(clause: Token, openers: Collection[str]) -> bool:
    return any(c.lower_ in openers and c.dep_ in {"mark", "advmod"} and c.i < clause.i for c in clause.children)


def _from_above(verb: Token, event: Event, cost: int, token: Token) -> tuple[int, Kind] | None:
    """Go down from a dated verb to the event: "begin to withdraw in May", but no further than its own clause."""
    if {grammar.lemma(verb), verb.lemma_.lower()} & words.named("deciding") or _of_attitude(verb, event):
        return None
    below = event.target
    for up, relation in grammar.governors(event.target):
        if not _passes(below, up, relation, event, token):
            return None
        if up == verb:
            return cost + 2, Kind.POINT
        if up.lemma_.lower() in words.named("attitudes") and up.pos_ == "NOUN":
            return None
        below = up
    return None


def _of_attitude(verb: Token, event: Event) -> bool:
    """Say whether it is what somebody thinks of the act that a verb dates: "pressure mounted on Monday to send troops"."""
    subjects = (c for c in verb.children if c.dep_ in SUBJECTS and not grammar.within(event.target, c))
    return any(c.lemma_.lower() in words.named("attitudes") for c in subjects)


def _passes(below: Token, up: Token, relation: str, event: Event, token: Token) -> bool:
    """Say whether the date of a clause holds for what hangs on it by this relation."""
    if relation == "conj" and up.pos_ in {"VERB", "AUX"}:
        return _shared(token, up, below, event)
    if relation == "parataxis":
        colon = any(t.text == ":" for t in below.doc[up.i : below.i])
        return colon and token.i < below.left_edge.i and grammar.aspect(up) is grammar.aspect(below)
    if relation == "acl":
        return up == event.head and below.tag_ in {"VBN", "VBG", "VBD"}
    if relation == "advcl":
        loose = below.tag_ in {"VBG", "VBN"} and not any(c.dep_ == "mark" for c in below.children)
        return loose or _opens_with(below, SIMULTANEOUS) or _by_clause(below)
    return relation not in CLAUSES


def _by_clause(clause: Token) -> bool:
    """Say whether a clause behind a date says what happened then, though the parser hung its "when" deeper: "in May, when bombers flew in"."""
    return clause.left_edge.lower_ in {"when", "as", "while"} and clause.left_edge.i < clause.i


def _shared(date: Token, first: Token, second: Token, event: Event) -> bool:
    """Say whether a date of the first of two joined clauses is the second's, too: it opens the sentence, or both are told alike."""
    start = min([second.i, *(t.i for t in second.subtree if t.i > first.i)])
    if any(start <= i <= second.right_edge.i for i in event.dated - {date.i}):
        return False
    subject = min((c.i for c in first.children if c.dep_ in SUBJECTS), default=first.i)
    return date.i < subject or date.i > second.i or grammar.aspect(first) is grammar.aspect(second)
