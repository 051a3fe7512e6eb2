"""When? Dates in a text as intervals of days, resolved against the day of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import (
    dates_absolute,
    dates_counted,
    dates_days,
    dates_feasts,
    dates_fiscal,
    dates_parts,
    dates_ranges,
    dates_relative,
)
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import ANYWHERE, MONTHS, WEEKDAYS, Anchor, Context, Kind, Named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.language.dates_context import Locale, Rule

__all__ = ["Anchor", "DateMention", "Kind", "find"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time named at `[start, end)`.

    `named` is the calendar time itself ("early March": March); `interval` is what it says where it stands, with "early", "since",
    "until", "by" applied and open ends None ("since early March": 1 March to None). `anchor` says what it was reckoned from; where
    that is the event named before, read it again when a better event is known. `cue` is where the words that bound it begin.
    `around` is the kind of the side clause that the date stands in: with "once the exercise ends on Sunday, they leave", Sunday is
    POINT for the exercise and AFTER for what leaves.
    """

    start: int
    end: int
    named: Interval
    interval: Interval
    granularity: Granularity
    kind: Kind
    anchor: Anchor
    cue: int


_OPERATOR = re.compile(
    r"(?<![\w-])(?P<word>since|from|starting|beginning|until|till|through|by|(?:no|not)\s+(?:later|earlier|sooner)\s+than|effective|up\s+to|before|prior\s+to|ahead\s+of|after|once|between|to)\s+"
    r"(?:at\s+least\s+|about\s+|around\s+|on\s+|in\s+|from\s+|the\s+|as\s+|noon\s+|midnight\s+|very\s+|this\s+time\s+)*$",
    re.IGNORECASE,
)
_KINDS = {
    "since": Kind.SINCE, "from": Kind.SINCE, "starting": Kind.SINCE, "beginning": Kind.SINCE, "until": Kind.UNTIL, "till": Kind.UNTIL,
    "through": Kind.UNTIL, "up to": Kind.UNTIL, "by": Kind.BY, "no later than": Kind.BY, "not later than": Kind.BY, "before": Kind.BEFORE,
    "prior to": Kind.BEFORE, "ahead of": Kind.BEFORE, "after": Kind.AFTER, "between": Kind.BETWEEN, "effective": Kind.SINCE,
    "no earlier than": Kind.AFTER, "not earlier than": Kind.AFTER, "no sooner than": Kind.AFTER, "not sooner than": Kind.AFTER,
}  # fmt: skip
_NUMBER = r"(?P<number>(?:\d{1,4}(?:st|nd|rd|th|s)?|['’]\d\ds?)(?![\w]|,\d{3}\b)|\d{1,2}(?=(?:[A-Z]{3}|[A-Z][a-z]{2})(?:20)?\d\d\b)|[12](?=[HQ]\b)|[34](?=Q\b))"
_SEASONS = frozenset(cal.SEASONS)
_COUNTS = frozenset("a an one two three four five six seven eight nine ten eleven twelve twenty thirty couple".split())  # noqa: SIM905 - one line
_WORDS = frozenset(
    "last past previous this current present next coming following same that weekend today tonight yesterday tomorrow overnight during day days weeks "  # noqa: SIM905 - a list of words
    "months hours fiscal first second third fourth final christmas year month latest quarter period now currently presently right soon shortly near then recent several few hours opening closing fifth easter good "
    "thanksgiving week nowadays these later half financial".split()
)
_NARROW = r"[Ii]n(?=\s+the\s+(?:night|morning|afternoon|evening))|[Bb]y(?=\s+(?:noon|dawn|dusk|nightfall|midnight))|[Aa]t(?=\s+(?:dawn|dusk|noon|nightfall))|[Hh](?=[12]\b)|[Qq](?=[1-4]\b)|[Ff][Yy](?=\s?\d)|[Nn]ew(?=\s+[Yy]ear)|[Aa]t(?=\s+(?:present|the\s+moment))|before(?=\s+long)"
_COUNTING = r"(?=[\s-]+(?:or|to|couple|of|day|week|month|year|hour|quarter|fortnight|decade))"


def _spellings(words: Iterable[str]) -> str:
    """Return the words in three cases: without a flag for case the pattern is twice as quick."""
    return "|".join(sorted({form for w in words for form in (w, w.capitalize(), w.upper())}, key=lambda w: (-len(w), w)))


# Words go before the beginnings of months and weekdays: "months" is no Monday.
_LEAD = (
    rf"(?:{_NUMBER}|(?P<word>(?:{_spellings(dates_parts.WORDS | _SEASONS | _WORDS)})\b|{_NARROW})|(?P<count>(?:{_spellings(_COUNTS)})\b{_COUNTING})"
    rf"|(?P<month>(?:{_spellings(m[:3] for m in MONTHS)})[a-zA-Z]{{0,6}})\b|(?P<weekday>(?:{_spellings(d[:3] for d in WEEKDAYS)})[a-zA-Z]{{0,6}})\b)"
)
_LEADS = re.compile(_LEAD)
_TRIGGER = re.compile(r"(?<![\w/$€£#@:.,–-])" + _LEAD)
_RANGED = re.compile(r"\d\s?(?:[-–—]|to|and)\s?\d")
_NOT = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_UNITS_OF = re.compile(r"(week|month|quarter|year|decade)\b", re.IGNORECASE)
_REACH = 40
_DASH = re.compile(r"\s?[-–—]\s?")


def _by_lead() -> dict[str, tuple[Rule, ...]]:
    rules = (
        *dates_absolute.RULES,
        *dates_feasts.RULES,
        *dates_fiscal.RULES,
        *dates_days.RULES,
        *dates_relative.RULES,
        *dates_counted.RULES,
    )
    leads = {lead for rule in rules for lead in rule.leads}
    return {lead: tuple(rule for rule in rules if lead in rule.leads) for lead in leads}


_RULES = _by_lead()


def find(
    text: str,
    anchor: date | None,
    *,
    offset: int = 0,
    locale: Locale = ANYWHERE,
    earlier: Interval | None = None,
) -> list[DateMention]:
    """Return the times that `text` names, in order, without those that the calendar lacks or that stay vague or recur.

    `anchor` is the day of the report; without it only dates with their year are read. `offset` is added to positions. `locale`
    says how 03/04/2020 is meant and whose fiscal years run. `earlier` is the time named last before `text`, for "the next day".
    """
    last = Named(earlier, Granularity.DAY) if earlier else None
    context, found, done = Context(text, anchor, locale, last), list[DateMention](), 0
    trigger = _TRIGGER.search(text)
    while trigger:
        mention = _mention(context, trigger)
        if mention:
            found.append(mention)
        done = max(mention.end if mention else context.skip, trigger.start() + 1)
        # "31 March-2 April": behind a date a dash opens the next.
        dash = _DASH.match(text, done) if mention else None
        trigger = (_LEADS.match(text, dash.end()) if dash else None) or _TRIGGER.search(text, done)
    return [_moved(m, offset) for m in dates_ranges.joined(text, found)]


def _mention(context: Context, trigger: re.Match[str]) -> DateMention | None:
    start, lead = trigger.start(), _lead(trigger)
    if lead in dates_parts.WORDS | dates_parts.SHARES and (part := dates_parts.opening(context.text, start)):
        found = _read(context, start, part, _lead(_LEADS.match(context.text, part.end)))
        if found or lead in dates_parts.WORDS:
            return found
    return None if lead in dates_parts.WORDS - {"later"} else _read(context, start, dates_parts.Part(start), lead)


def _read(context: Context, start: int, part: dates_parts.Part, lead: str) -> DateMention | None:
    """Read the expression whose own words begin behind its part, with the longest rule that can."""
    text = context.text
    context.start, cue = part.end, start
    operator = _OPERATOR.search(text, max(0, start - _REACH), start)
    word = re.sub(r"\s+", " ", operator["word"].lower()) if operator else ""
    # "from" opens a stretch, but unlike "since" it may lie ahead.
    context.operator = _KINDS.get(word, Kind.POINT) if word not in {"from", "starting", "beginning", "effective"} else Kind.POINT
    if operator and word in _KINDS:
        cue = operator.start()
    best, end = _longest(context, part.end, lead)
    if (part.name or part.match) and not best:
        best, end = _unit_of(context, part.end)
    context.end = end
    if best and part.match:
        share = dates_parts.share(part, best.span, best.granularity)
        best = best._replace(span=share[0], granularity=share[1]) if share else None
    if not best:
        return None
    _remember(context, best)
    mention = DateMention(start, end, best.span, best.span, best.granularity, best.kind, best.anchor, cue)
    return _bounded(context, mention, part, word, ended=best.ended)


def _unit_of(context: Context, core: int) -> tuple[Named | None, int]:
    """Read "the end of the month": the month at hand."""
    unit = _UNITS_OF.match(context.text, core)
    span = cal.unit_around(context.anchor, unit[1].lower()) if unit and context.anchor else None
    if not unit or not span:
        return None, core
    return Named(span, cal.GRAINS.get(unit[1].lower(), Granularity.OTHER), Anchor.REPORT), unit.end()


def _remember(context: Context, best: Named) -> None:
    if best.span.earliest and best.kind is Kind.POINT:
        context.last = best
        if best.granularity is Granularity.QUARTER and best.anchor is not Anchor.EVENT:
            context.period = best


def _lead(trigger: re.Match[str] | None) -> str:
    """Return the class of word that an expression begins with, by which its rules are found."""
    if not trigger:
        return ""
    word = (trigger["word"] or "").lower()
    return "season" if word in _SEASONS else word or ("#" if trigger["number"] else trigger.lastgroup or "")


def _longest(context: Context, core: int, lead: str) -> tuple[Named | None, int]:
    best, end = None, core
    for rule in _RULES.get(lead, ()):
        match = rule.pattern.match(context.text, core)
        if match and match.end() > end:
            context.end = match.end()
            named = rule.read(match, context)
            if named or rule.whole:
                best, end = named, match.end()
    context.skip = end
    return best, end


def _bounded(context: Context, mention: DateMention, part: dates_parts.Part, word: str, *, ended: bool) -> DateMention:
    """Apply the part ("early") and then the operator ("since")."""
    span = _part(context, mention, part.name, word)
    if part.upto:
        span = Interval(span.earliest, _part(context, mention, part.upto, word).latest)
    kind = _KINDS.get(word, mention.kind) if mention.kind is Kind.POINT and word != "between" else mention.kind
    if word in {"from", "between"} and _RANGED.search(context.text, mention.start, mention.end):
        kind = Kind.BETWEEN
    elif word == "to" and part.name == "end":
        kind = Kind.UNTIL
    elif kind is Kind.BEFORE and (part.name == "end" or ended):
        kind = Kind.BY
    elif kind is Kind.BEFORE and _NOT.search(context.text, max(0, mention.cue - _REACH), mention.cue):
        kind = Kind.AFTER
    return replace(mention, interval=_open(span, kind), kind=kind)


def _part(context: Context, mention: DateMention, part: str, word: str) -> Interval:
    """Return the part of the named time that is meant; what was, this week or early this month, ends with the report's day."""
    span, anchor = mention.named, context.anchor
    inside = anchor if anchor and span.earliest and span.latest and span.earliest <= anchor < span.latest else None
    if part in {"earlier", "later"}:
        return span if not inside else Interval(span.earliest, inside) if part == "earlier" else Interval(inside, span.latest)
    if part in dates_parts.CUT and mention.granularity is not Granularity.DAY:
        span = cal.part_of(span, mention.granularity, part)
    elif mention.granularity is not Granularity.WEEK or word in _KINDS:
        return span
    still = inside and span.earliest and span.latest and span.earliest <= inside < span.latest
    return Interval(span.earliest, inside) if still and part not in {"late", "end"} and context.toward() < 0 else span


def _open(span: Interval, kind: Kind) -> Interval:
    if kind in {Kind.SINCE, Kind.AFTER}:
        return Interval(span.earliest, None)
    if kind in {Kind.UNTIL, Kind.BY}:
        return Interval(None, span.latest)
    if kind is Kind.BEFORE:
        return Interval(None, cal.shift(span.earliest, -1, "day") if span.earliest else None)
    return span


def _moved(mention: DateMention, offset: int) -> DateMention:
    return (
        replace(mention, start=mention.start + offset, end=mention.end + offset, cue=mention.cue + offset) if offset else mention
    )
