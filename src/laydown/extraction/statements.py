"""What is said around the positions? Authorisations, negotiations, activities, purposes, and the author's own assessments."""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Statement, StatementKind
from laydown.domain.order_of_battle import Category
from laydown.domain.provenance import Excerpt
from laydown.extraction import grammar, sourcing, times
from laydown.extraction import statements_reading as reading
from laydown.extraction.parsed import ParsedReport, parse_sentences
from laydown.extraction.statements_reading import Reading
from laydown.language import dates_locale, prefilter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from spacy.tokens import Token

    from laydown.domain.dates import Interval
    from laydown.extraction.parsed import ParsedSentence

STATE_CODE = 2
LEANS = re.compile(r"(?:It|This|That)\b.{0,60}\b(?:renewed|extended|prolonged|given|granted)\b", re.IGNORECASE)
AIM = re.compile(r"\b(?:aim|objective|purpose|goal|intention)\b.{0,60}?\b(?:is|was|remains) to\b", re.IGNORECASE)
THERE = re.compile(r"\bthere to [a-z]", re.IGNORECASE)
TALKS = re.compile(r"\b(?:talks|negotiations) (?:with|between) [\"“]?(?:the )?[A-Z]", re.IGNORECASE)
WHY = re.compile(r"\b(?:for|why|purpose|point|aim)\b[^?]{0,60}\?[\"”’]?$", re.IGNORECASE)
FAR = 4000
"""How many characters back "the two governments" may have been named."""
EMPTY = {"it", "this", "that", "them", "they", "these", "those", "which"}
REACH = 3
"""How many sentences on something is still spoken of without its name."""


@functools.cache
def _worth() -> re.Pattern[str]:
    words = {
        w
        for kind in StatementKind
        for field in ("nouns", "verbs", "things", "asking")
        for w in reading.vocabulary()[kind.value].get(field, [])
    }
    stems = sorted({re.escape(w.removesuffix("e")) for w in words}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


@functools.cache
def _opinion() -> re.Pattern[str]:
    cues = (re.escape(c).replace("'", "['’]") for c in reading.vocabulary()["assessment"]["cues"])
    return re.compile(rf"(?<![\w\"“])(?:{'|'.join(cues)})(?!\w)", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Say, before any parsing, whether a sentence of a report on forces can hold a context statement, though it names none."""
    return bool(_worth().search(text) and (_topics().search(text) or AIM.search(text) or _permission().search(text)))


@functools.cache
def _permission() -> re.Pattern[str]:
    """Return what finds an authorisation that is said to be needed, given, out or renewed, of whatever."""
    data = reading.vocabulary()["authorisation"]
    states = (w for cues in data["states"].values() for w in cues)
    forms = "|".join(sorted({re.escape(w.removesuffix("e")) for w in states}, key=len, reverse=True))
    nouns = "|".join(map(re.escape, data["nouns"]))
    return re.compile(rf"\b(?:{nouns})\b.{{0,80}}?\b(?:{forms}|ran out)|\b(?:{forms}).{{0,40}}?\b(?:{nouns})\b", re.IGNORECASE)


@functools.cache
def _topics() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(reading.vocabulary()['topics'])})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What the statements of a report are read with: whose attributions, which sentences speak of forces, who reads."""

    tree: ParsedReport
    sourcings: Sequence[sourcing.Sourcing]
    military: Collection[int]
    reader: str


def is_opinion(text: str) -> bool:
    """Say whether a sentence gives the author's own reading, in so many words."""
    return bool(_opinion().search(text))


def find(context: Context) -> list[Statement]:
    """Return the context statements of a report in order of the text."""
    out: list[Statement] = []
    for sentence in _with_leaning(context).in_order():
        text = sentence.plain
        said = [s for s in out if _distance(context, s, sentence) <= REACH]
        grounded = (sentence.index in context.military and bool(_worth().search(text))) or bool(
            _worth().search(text) and _topics().search(text)
        )
        grounded = grounded or (_near(sentence.index, context) and TALKS.search(text) is not None)
        if grounded or said or AIM.search(text) or THERE.search(text) or _answers_what_for(sentence, context):
            out += _set_against(_of_sentence(sentence, context, said, grounded=grounded), sentence, said)
    opinions = list(_assessments(context))
    own = {s.sentence.end for s in opinions}
    out = [s for s in out if s.kind is not StatementKind.PURPOSE or s.sentence.end not in own] + opinions
    return sorted(out, key=lambda s: (s.sentence, s.kind))


def _near(index: int, context: Context) -> bool:
    """Say whether forces are spoken of here or shortly before."""
    return any(i in context.military for i in range(index - REACH, index + 1))


def _with_leaning(context: Context) -> ParsedReport:
    """Return the report with "It has not been renewed" and "Talks with Baghdad go on" parsed, too, which name no force."""
    tree = context.tree
    wanted = [
        i
        for i, s in enumerate(tree.sentences)
        if i not in tree.parsed
        and (
            LEANS.match(tree.report.text, s.start, s.end)
            or (_near(i, context) and TALKS.search(tree.report.text, s.start, s.end))
        )
    ]
    if not wanted:
        return tree
    return ParsedReport(tree.report, tree.sentences, tree.parsed | parse_sentences(tree.report, tree.sentences, wanted).parsed)


def _distance(context: Context, statement: Statement, sentence: ParsedSentence) -> int:
    return sentence.index - bisect.bisect_right(context.tree.sentences, statement.sentence.start, key=lambda s: s.start) + 1


def _of_sentence(sentence: ParsedSentence, context: Context, said: Sequence[Statement], *, grounded: bool) -> list[Statement]:
    found: dict[tuple[StatementKind, str | None], Statement] = {}
    topics = {s.kind: s.topic for s in said}
    parties: dict[StatementKind, tuple[str, ...]] = {
        s.kind: s.parties for s in said if s.kind is StatementKind.AUTHORISATION and s.parties
    }
    for token in sentence.doc:
        for found_here in _all_readings(token, sentence, context, said):
            kind, state = found_here.kind, found_here.state
            known = grounded or kind in topics or kind is StatementKind.PURPOSE or state == "continuing"
            if not known or (state in reading.vocabulary()["settled"] and reading.is_open(found_here.verb)):
                continue
            topic = (found_here.topic if found_here.topic.lower() not in EMPTY else "") or topics.get(kind, "")
            if kind is StatementKind.AUTHORISATION and not _is_about_forces(topic, token):
                continue
            topics[kind] = topic
            if (kind, state) not in found and (grounded or topic):
                one = _statement(sentence, context, found_here._replace(topic=topic or _named(found_here, token)))
                found[kind, state] = replace(one, parties=one.parties or parties.get(kind, ()))
    return list(found.values())


def _is_about_forces(topic: str, token: Token) -> bool:
    """Say whether what is allowed has to do with forces; an approval without a topic leans on the sentence, "approved" does not."""
    if not topic:
        return token.pos_ == "NOUN"
    things = "|".join(reading.vocabulary()["activity"]["things"])
    topic = re.split(r"\b(?:who|which|that)\b", topic, maxsplit=1)[0]
    return bool(_topics().search(topic) or re.search(rf"\b(?:{things})", topic, re.IGNORECASE) or prefilter.find(topic))


def _named(found: Reading, token: Token) -> str:
    return reading.phrase(token) if found.kind is StatementKind.NEGOTIATION and token.pos_ == "NOUN" else token.text


def _all_readings(token: Token, sentence: ParsedSentence, context: Context, said: Sequence[Statement]) -> Iterator[Reading]:
    near = _near(sentence.index, context)
    yield from (
        r for r in reading.of_token(token) if r.kind is not StatementKind.PURPOSE or (near and _is_meant(token, sentence))
    )
    yield from reading.asked(token)
    permission = next((s for s in reversed(said) if s.kind is StatementKind.AUTHORISATION), None)
    if permission is not None:
        yield from reading.leaning(token)
    if (thing := reading.going_on(token)) is not None and (
        permission is not None or _permission().search(sentence.plain) or _against(sentence)
    ):
        known = next((s.topic for s in reversed(said)), "") if thing.pos_ == "PRON" else reading.phrase(thing)
        if known:
            yield Reading(StatementKind.ACTIVITY, "continuing", token, known)
    if sentence.index in context.military and (goal := reading.there_to(token)) is not None:
        yield Reading(StatementKind.PURPOSE, None, token, reading.subtree(goal))
    if token.dep_ == "ROOT" and token.tag_ == "VB" and _answers_what_for(sentence, context):
        source = {i.i for c in token.subtree if grammar.case_of(c) == "according to" for i in c.subtree}
        yield Reading(StatementKind.PURPOSE, None, token, reading.subtree(token, drop=source))


def _is_meant(token: Token, sentence: ParsedSentence) -> bool:
    """Say whether it is forces that are meant for something: "designed to build airliners" tells of a workshop."""
    if token.pos_ == "NOUN":
        return True
    meant = token.head if token.dep_ == "acl" else next((t for t in token.children if t.dep_.startswith("nsubj")), None)
    if meant is None or grammar.negated(token):
        return False
    words = reading.phrase(meant)
    armed = any(h.force is None or h.force.category is not Category.EQUIPMENT for h in prefilter.find(words))
    acting = any(a.start <= meant.idx < a.end for a in actors.load().find(sentence.plain))
    return meant.pos_ == "PRON" or armed or acting or _topics().search(words) is not None


def _answers_what_for(sentence: ParsedSentence, context: Context) -> bool:
    """Say whether a sentence that begins with "To protect" answers the question before it: "What are they for?"."""
    if sentence.index == 0 or sentence.index not in context.military or sentence.doc[0].lower_ != "to":
        return False
    before = context.tree.sentences[sentence.index - 1]
    return WHY.search(context.tree.report.text[before.start : before.end]) is not None


def _statement(sentence: ParsedSentence, context: Context, found: Reading) -> Statement:
    kind, state, verb, topic = found
    text = sentence.plain
    parties = dict.fromkeys(
        a.code
        for a in actors.load().find(text)
        if a.code and not (kind is StatementKind.PURPOSE and _is_whereabouts(text, a.start))
    )
    if kind is StatementKind.NEGOTIATION and len(parties) <= 1:
        parties |= dict.fromkeys(_pair(sentence, context))
    return Statement(
        report=context.tree.report.key,
        sentence=sentence.excerpt,
        kind=kind,
        topic=topic,
        state=state,
        parties=tuple(parties),
        time=None if state and state.startswith("not ") else _time(sentence, context, verb),
        attribution=sourcing.attribution_at(context.sourcings, sentence.locate(verb), context.tree.report),
        reader=context.reader,
    )


def _pair(sentence: ParsedSentence, context: Context) -> tuple[str, ...]:
    """Return whom "the two governments" means: the two states that acted or were acted for last."""
    if not re.search(rf"\b(?:the two|both) (?:{'|'.join(reading.vocabulary()['pairs'])})\b", sentence.plain, re.IGNORECASE):
        return ()
    before = context.tree.report.text[max(0, sentence.span.start - FAR) : sentence.span.start]
    found: dict[str, None] = {}
    for actor in reversed(actors.load().find(before)):
        if actor.code and len(actor.code) == STATE_CODE and not _is_whereabouts(before, actor.start):
            found[actor.code] = None
        if len(found) == len(("one", "other")):
            return tuple(found)
    return ()


def _is_whereabouts(text: str, start: int) -> bool:
    ahead = re.findall(r"[\w-]+", text[max(0, start - 40) : start])
    return bool(ahead) and ahead[-1].lower() in reading.vocabulary()["whereabouts"]


def _time(sentence: ParsedSentence, context: Context, verb: Token) -> Interval | None:
    found = dates_locale.find(sentence.plain, context.tree.report.published, context.tree.report.outlet)
    speech = {t.i for s in context.sourcings for c in s.cue if c.overlaps(sentence.excerpt) for t in sentence.tokens(c)}
    return times.nearest(verb, verb, found, speech)


def _set_against(new: Sequence[Statement], sentence: ParsedSentence, before: Sequence[Statement]) -> list[Statement]:
    """Tie what happens "anyway" to the authorisation, said before, that it goes against."""
    denied = [
        s
        for s in (*before, *new)
        if s.kind is StatementKind.AUTHORISATION
        and (s.state or "").startswith(("not ", "expired", "refused", "revoked", "required"))
    ]
    if not denied:
        return list(new)
    last = denied[-1].sentence
    ids, against = tuple(s.id for s in denied if s.sentence == last), _against(sentence)
    tied = {
        id(s)
        for s in new
        if s.kind is StatementKind.ACTIVITY and (against or (s.state == "continuing" and _shares_thing(s, denied)))
    }
    return [replace(s, at_odds_with=ids) if id(s) in tied else s for s in new]


def _against(sentence: ParsedSentence) -> bool:
    return any(re.search(rf"\b{cue}\b", sentence.plain, re.IGNORECASE) for cue in reading.vocabulary()["against"])


def _shares_thing(activity: Statement, denied: Sequence[Statement]) -> bool:
    """Say whether what goes on is what was not allowed: both speak of drones, say."""
    things = "|".join(reading.vocabulary()["activity"]["things"])
    pattern = re.compile(rf"\b({things})", re.IGNORECASE)
    mine = {w.lower() for w in pattern.findall(activity.topic)}
    return any(mine & {w.lower() for w in pattern.findall(s.topic)} for s in denied)


def _assessments(context: Context) -> Iterator[Statement]:
    """Yield the author's own readings, with the unattributed sentences of the same paragraph that lead up to them."""
    report = context.tree.report
    after = 0
    for index, span in enumerate(context.tree.sentences):
        text = report.text[span.start : span.end]
        cue = _opinion().search(text)
        if (
            not cue
            or _is_heading(text, cue)
            or sourcing.attribution_at(context.sourcings, Excerpt(span.start + cue.start(), span.start + cue.end()), report).voice
            is Voice.QUOTE
        ):
            continue
        start = index
        while start > after and _leads_up(context, start - 1, span.paragraph):
            start -= 1
        after = index + 1
        whole = Excerpt(context.tree.sentences[start].start, span.end)
        parties = dict.fromkeys(a.code for a in actors.load().find(whole.of(report.text)) if a.code)
        yield Statement(
            report=report.key, sentence=whole, kind=StatementKind.ASSESSMENT, topic=whole.of(report.text).strip(), parties=tuple(parties),
            attribution=Attribution(voice=Voice.OPINION), reader=context.reader,
        )  # fmt: skip


def _is_heading(text: str, cue: re.Match[str]) -> bool:
    """Say whether a cue stands over an opinion and gives none: "WHAT I THINK.", "My view:"."""
    said = re.findall(r"\w+", text[: cue.start()] + text[cue.end() :])
    return text.isupper() or len(said) <= 1


def _leads_up(context: Context, index: int, paragraph: int) -> bool:
    span = context.tree.sentences[index]
    if span.paragraph != paragraph or context.tree.report.text[span.start : span.end].isupper():
        return False
    said = sourcing.attribution_at(context.sourcings, Excerpt(span.start, span.end), context.tree.report)
    return not said.speakers and not said.outlets and said.voice is not Voice.QUOTE
