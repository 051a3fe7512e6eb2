"""When? Dates in a text as intervals of days, resolved against the day of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_absolute, dates_counted, dates_days, dates_relative
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import MONTHS, WEEKDAYS, Anchor, Context, Kind, Named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.language.dates_context import Rule

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
    around: Kind = Kind.POINT


_PART = re.compile(
    r"(?P<part>early|mid|late|earlier|later|sometime|middle|beginning|start|end|close|rest|remainder)"
    r"(?P<of>\s+of\s+|\s+in\s+|\s+on\s+|[\s-]+)(?:the\s+)?",
    re.IGNORECASE,
)
_PARTS = {"middle": "mid", "beginning": "early", "start": "early", "close": "end", "rest": "later", "remainder": "later"}
_OPERATOR = re.compile(
    r"(?<![\w-])(?P<word>since|from|starting|beginning|until|till|through|by|no\s+later\s+than|not\s+later\s+than|before|prior\s+to|ahead\s+of|after|once|between|to)\s+"
    r"(?:at\s+least\s+|about\s+|around\s+|on\s+|in\s+|from\s+|the\s+|as\s+|noon\s+|midnight\s+|very\s+|this\s+time\s+)*$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?<![\w-])(?P<word>since|after|once|before|until)\s+(?!(?:then|all|that|this)\b)(?:[\w'’-]+\s+){1,7}(?:on\s+|in\s+|of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_CUT = frozenset(["early", "mid", "late", "end"])
_KINDS = {
    "since": Kind.SINCE, "from": Kind.SINCE, "starting": Kind.SINCE, "beginning": Kind.SINCE, "until": Kind.UNTIL, "till": Kind.UNTIL,
    "through": Kind.UNTIL, "by": Kind.BY, "no later than": Kind.BY, "not later than": Kind.BY, "before": Kind.BEFORE, "prior to": Kind.BEFORE,
    "ahead of": Kind.BEFORE, "after": Kind.AFTER, "between": Kind.BETWEEN,
}  # fmt: skip
_JOINTS = {
    Kind.BETWEEN: re.compile(r"\s*,?\s*(?:and|to)\s+(?:the\s+)?", re.IGNORECASE),
    Kind.SINCE: re.compile(r"\s*,?\s*(?:to|until|till|through|[-–—])\s*(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?", re.IGNORECASE),
}
_NUMBER = r"(?P<number>\d{1,4}(?:st|nd|rd|th|s)?|['’]\d\ds?)(?![\w]|,\d{3}\b)"
_PART_WORDS = frozenset("early mid late earlier later sometime middle beginning start end close rest remainder".split())  # noqa: SIM905 - one line
_SEASONS = frozenset(cal.SEASONS)
_COUNTS = frozenset("a an one two three four five six seven eight nine ten eleven twelve twenty thirty couple".split())  # noqa: SIM905 - one line
_WORDS = frozenset(
    "last past previous this current present next coming following same that weekend today tonight yesterday tomorrow overnight during day days weeks "  # noqa: SIM905 - a list of words
    "months hours fiscal first second third fourth final christmas year month latest quarter period now currently presently right soon shortly near".split()
)
_NARROW = r"in(?=\s+the\s+night)|[Qq](?=[1-4]\b)|[Ff][Yy](?=\s?\d)|[Nn]ew(?=\s+[Yy]ear)|[Aa]t(?=\s+(?:present|the\s+moment))|before(?=\s+long)"
_COUNTING = r"(?=[\s-]+(?:or|to|couple|of|day|week|month|year|hour|quarter|fortnight|decade))"


def _spellings(words: Iterable[str]) -> str:
    """Return the words in three cases: without a flag for case the pattern is twice as quick."""
    return "|".join(sorted({form for w in words for form in (w, w.capitalize(), w.upper())}, key=lambda w: (-len(w), w)))


# Words go before the beginnings of months and weekdays: "months" is no Monday.
_LEAD = (
    rf"(?:{_NUMBER}|(?P<word>(?:{_spellings(_PART_WORDS | _SEASONS | _WORDS)})\b|{_NARROW})|(?P<count>(?:{_spellings(_COUNTS)})\b{_COUNTING})"
    rf"|(?P<month>(?:{_spellings(m[:3] for m in MONTHS)})[a-zA-Z]{{0,6}})\b|(?P<weekday>(?:{_spellings(d[:3] for d in WEEKDAYS)})[a-zA-Z]{{0,6}})\b)"
)
_LEADS = re.compile(_LEAD)
_TRIGGER = re.compile(r"(?<![\w/$€£#@:.,–-])" + _LEAD)
_RANGED = re.compile(r"\d\s?(?:[-–—]|to|and)\s?\d")
_NOT = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_UNITS_OF = re.compile(r"(week|month|quarter|year|decade)\b", re.IGNORECASE)
_REACH = 40


def _by_lead() -> dict[str, tuple[Rule, ...]]:
    rules = (*dates_absolute.RULES, *dates_days.RULES, *dates_relative.RULES, *dates_counted.RULES)
    leads = {lead for rule in rules for lead in rule.leads}
    return {lead: tuple(rule for rule in rules if lead in rule.leads) for lead in leads}


_RULES = _by_lead()


def find(
    text: str, anchor: date | None, *, offset: int = 0, day_first: bool | None = None, earlier: Interval | None = None
) -> list[DateMention]:
    """Return the times that `text` names, in order, without those that the calendar lacks or that stay vague or recur.

    `anchor` is the day of the report; without it only dates with their year are read. `offset` is added to positions. `day_first`
    says how 03/04/2020 is meant. `earlier` is the time named last before `text`, for "the next day".
    """
    last = Named(earlier, Granularity.DAY) if earlier else None
    context, found, done = Context(text, anchor, day_first, last), list[DateMention](), 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < done:
            continue
        mention = _mention(context, trigger)
        if mention:
            found.append(mention)
        done = mention.end if mention else max(done, context.skip)
    return [_moved(m, offset) for m in _joined(text, found)]


def _mention(context: Context, trigger: re.Match[str]) -> DateMention | None:
    start, text = trigger.start(), context.text
    lead = _lead(trigger)
    part, core = "", start
    if lead in _PART_WORDS:
        found = _PART.match(text, start)
        if not found:
            return None
        part, core = found["part"].lower(), found.end()
        part = _PARTS.get(part, part)
    return _read(context, start, core, part, lead)


def _read(context: Context, start: int, core: int, part: str, lead: str) -> DateMention | None:
    """Read the expression whose own words begin at `core`, with the longest rule that can."""
    text = context.text
    context.start, cue = core, start
    operator = _OPERATOR.search(text, max(0, start - _REACH), start)
    word = re.sub(r"\s+", " ", operator["word"].lower()) if operator else ""
    # "from" opens a stretch, but unlike "since" it may lie ahead.
    context.operator = _KINDS.get(word, Kind.POINT) if word not in {"from", "starting", "beginning"} else Kind.POINT
    if operator and word in _KINDS:
        cue = operator.start()
    best, end = _longest(context, core, _lead(_LEADS.match(text, core)) if part else lead)
    if part and not best and (unit := _UNITS_OF.match(text, core)) and context.anchor:
        span = cal.unit_around(context.anchor, unit[1].lower())
        best = Named(span, cal.GRAINS.get(unit[1].lower(), Granularity.OTHER), Anchor.REPORT) if span else None
        end = unit.end()
    context.end = end
    if not best:
        return None
    if best.span.earliest and best.kind is Kind.POINT:
        context.last = best
        context.period = best if best.granularity is Granularity.QUARTER and best.anchor is not Anchor.EVENT else context.period
    return _bounded(
        context,
        DateMention(start, end, best.span, best.span, best.granularity, best.kind, best.anchor, cue),
        part,
        word,
        ended=best.ended,
    )


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


def _bounded(context: Context, mention: DateMention, part: str, word: str, *, ended: bool) -> DateMention:
    """Apply the part ("early") and then the operator ("since")."""
    span = _part(context, mention, part, word)
    kind = _KINDS.get(word, mention.kind) if mention.kind is Kind.POINT and word != "between" else mention.kind
    if word in {"from", "between"} and _RANGED.search(context.text, mention.start, mention.end):
        kind = Kind.BETWEEN
    elif word == "to" and part == "end":
        kind = Kind.UNTIL
    elif kind is Kind.BEFORE and (part == "end" or ended):
        kind = Kind.BY
    elif kind is Kind.BEFORE and _NOT.search(context.text, max(0, mention.cue - _REACH), mention.cue):
        kind = Kind.AFTER
    side = _AROUND.search(context.text, max(0, mention.start - 2 * _REACH), mention.start) if kind is Kind.POINT else None
    around = {**_KINDS, "once": Kind.AFTER}[side["word"].lower()] if side else Kind.POINT
    return replace(mention, interval=_open(span, kind), kind=kind, around=around)


def _part(context: Context, mention: DateMention, part: str, word: str) -> Interval:
    """Return the part of the named time that is meant; what was, this week or early this month, ends with the report's day."""
    span, anchor = mention.named, context.anchor
    inside = anchor if anchor and span.earliest and span.latest and span.earliest <= anchor < span.latest else None
    if part in {"earlier", "later"}:
        return span if not inside else Interval(span.earliest, inside) if part == "earlier" else Interval(inside, span.latest)
    if part in _CUT and mention.granularity is not Granularity.DAY:
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


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """Give both ends of "between X and Y" and "from X to Y" the whole stretch."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        opening = _OPERATOR.search(text, max(0, first.start - _REACH), first.start)
        word = opening["word"].lower() if opening else ""
        joint = _JOINTS.get(_KINDS.get(word, Kind.POINT)) if word in {"between", "from"} else None
        if not joint or not opening or not joint.fullmatch(text, first.end, second.start):
            continue
        first = _same_year(first, second)
        low, high = _inner(first).earliest, _inner(second).latest
        if low and high and low <= high:
            whole = Interval(low, high)
            found[i] = replace(first, interval=whole, kind=Kind.BETWEEN, cue=opening.start())
            found[i + 1] = replace(second, interval=whole, kind=Kind.BETWEEN, cue=opening.start())
    return found


def _same_year(first: DateMention, second: DateMention) -> DateMention:
    """Give "May" in "from May to August 2019" the year that is said only once."""
    start, end = first.named.earliest, second.named.earliest
    if (
        first.anchor is not Anchor.REPORT
        or second.anchor is not Anchor.NONE
        or not (start and end)
        or first.granularity is Granularity.YEAR
    ):
        return first
    years = end.year - start.year - (start.month > end.month)
    moved = _shifted(first.named, years)
    return replace(first, named=moved, interval=_shifted(first.interval, years))


def _shifted(span: Interval, years: int) -> Interval:
    return Interval(
        span.earliest and cal.shift(span.earliest, years, "year"), span.latest and cal.shift(span.latest, years, "year")
    )


def _inner(mention: DateMention) -> Interval:
    """Return the span with its part but without its operator."""
    low, high = mention.interval.earliest, mention.interval.latest
    return Interval(low or mention.named.earliest, high or mention.named.latest)


def _moved(mention: DateMention, offset: int) -> DateMention:
    return (
        replace(mention, start=mention.start + offset, end=mention.end + offset, cue=mention.cue + offset) if offset else mention
    )
