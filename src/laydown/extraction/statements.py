"""What is said around the positions? Authorisations, negotiations, activities, purposes, and the author's own assessments."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.catalogs import actors
from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Statement, StatementKind
from laydown.domain.provenance import Excerpt
from laydown.extraction import grammar, sourcing, times
from laydown.language import dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from laydown.domain.dates import Interval
    from laydown.extraction.parsed import ParsedReport, ParsedSentence

STATED = (StatementKind.AUTHORISATION, StatementKind.NEGOTIATION, StatementKind.ACTIVITY)
COMPLEMENTS = {"acl", "obj", "ccomp", "xcomp", "nmod", "advcl", "obl"}
OWN = {"case", "mark", "cc", "punct"}


@functools.cache
def _data() -> Mapping[str, Any]:
    text = (resources.files("laydown.extraction") / "data" / "statements.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


@functools.cache
def _worth() -> re.Pattern[str]:
    words = {w for kind in StatementKind for field in ("nouns", "verbs", "things") for w in _data()[kind.value].get(field, [])}
    stems = sorted({re.escape(w[:-1] if w.endswith("e") else w) for w in words}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


@functools.cache
def _opinion() -> re.Pattern[str]:
    cues = (re.escape(c).replace("'", "['’]") for c in _data()["assessment"]["cues"])
    return re.compile(rf"(?<![\w\"“])(?:{'|'.join(cues)})(?!\w)", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Say, before any parsing, whether a sentence of a report on forces can hold a context statement, though it names none."""
    return bool(_worth().search(text) and _topics().search(text))


@functools.cache
def _topics() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_data()['topics'])})", re.IGNORECASE)


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
    for sentence in context.tree.in_order():
        text = sentence.doc.text
        if (sentence.index in context.military and _worth().search(text)) or may_hold(text):
            out += _set_against(_of_sentence(sentence, context), sentence, out)
    out += _assessments(context)
    return sorted(out, key=lambda s: (s.sentence, s.kind))


def _of_sentence(sentence: ParsedSentence, context: Context) -> list[Statement]:
    found: dict[tuple[StatementKind, str | None], Statement] = {}
    topic = ""
    for token in sentence.doc:
        for kind, state, verb, words in _readings(token):
            topic = words or topic
            key = (kind, state)
            if key not in found:
                found[key] = _statement(sentence, context, kind, state, verb, topic or token.text)
    return list(found.values())


def _readings(token: Token) -> Iterator[tuple[StatementKind, str | None, Token, str]]:
    word = token.lemma_.lower()
    for kind in STATED:
        data = _data()[kind.value]
        if (token.pos_ == "NOUN" and word in data["nouns"]) or (token.pos_ == "VERB" and word in data["verbs"]):
            for verb in _verbs(token):
                for state in _states(verb, token, data):
                    yield kind, state, verb, _topic(token, verb) if kind is not StatementKind.ACTIVITY else _phrase(token)
        elif token.pos_ == "NOUN" and word in data.get("things", ()) and token.dep_ == "obj" and token.head.lemma_.lower() == "keep":
            if any(grammar.case_of(t) == "in" and t.lemma_.lower() in {"air", "sky", "sea", "use", "service"} for t in (*token.children, *token.head.children)):
                yield kind, "continuing", token.head, _phrase(token)
    purpose = _data()["purpose"]
    if token.pos_ in {"NOUN", "ADJ"} and word in purpose["nouns"] and (root := _copular(token)) is not None:
        yield StatementKind.PURPOSE, None, root, _subtree(root, drop={token.i for token in token.subtree})
    elif token.pos_ == "VERB" and word in purpose["verbs"] and (goal := _goal(token)) is not None:
        yield StatementKind.PURPOSE, None, token, _subtree(goal)


def _goal(verb: Token) -> Token | None:
    passive = any(t.dep_ == "aux:pass" for t in verb.children) or verb.dep_ == "acl"
    return next((t for t in verb.children if t.dep_ in {"xcomp", "advcl"} and passive and any(m.lower_ == "to" for m in t.children)), None)


def _copular(noun: Token) -> Token | None:
    """Return what an aim is said to be: "the aim is to protect", "the objective was protection"."""
    if noun.dep_ in {"nsubj", "nsubj:outer"}:
        if any(t.dep_ == "cop" for t in noun.head.children) or noun.head.lemma_ == "be":
            return noun.head
        return None
    if any(t.dep_ == "cop" for t in noun.children):
        return next((t for t in noun.children if t.dep_ in {"xcomp", "ccomp", "acl", "csubj", "advcl"}), None)
    return None


def _verbs(token: Token) -> list[Token]:
    """Return the verb of a cue, the verbs coordinated with it, and those that govern it with "to"."""
    verb = token if token.pos_ == "VERB" else token.head
    while verb.pos_ == "NOUN" and verb.head != verb and verb.dep_ in {"nmod", "obj", "conj"}:
        verb = verb.head
    out = [verb, *(t for t in verb.children if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"})]
    out += [t for v in out[1:] for t in v.children if t.dep_ == "xcomp"]
    while verb.dep_ == "xcomp":
        verb = verb.head
        out.append(verb)
    return out


def _states(verb: Token, token: Token, data: Mapping[str, Any]) -> Iterator[str]:
    words = {grammar.lemma(verb), verb.lemma_.lower()}
    if data["states"].get("required") and any(t.lower_ in {"must", "needs"} for t in verb.children if t.dep_ == "aux"):
        yield "required"
        return
    for state, cues in data["states"].items():
        if words & set(cues) and (verb == token or grammar.within(token, verb) or verb.dep_ in {"conj", "xcomp"}):
            unfulfilled = grammar.negated(verb) or any(t.lower_ == "yet" for t in (*verb.children, *verb.head.children))
            if state == "granted" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in data["states"].get("required", ()):
                continue
            yield data["negated"].get(state, state) if unfulfilled else state


def _topic(token: Token, verb: Token) -> str:
    """Return the words that say what is authorised or negotiated."""
    for holder in (token, verb):
        for child in holder.children:
            if child.dep_ in COMPLEMENTS and child != token and child.i > holder.i and not grammar.within(token, child) and grammar.case_of(child) in {"", "on", "of", "for", "over", "about"}:
                if child.dep_ in {"obl", "advcl"} and child.ent_type_ == "DATE":
                    continue
                return _subtree(child)
    return ""


def _phrase(token: Token) -> str:
    return _span(t for t in token.subtree if not (t.head == token and t.dep_ in OWN))


def _subtree(token: Token, drop: Collection[int] = ()) -> str:
    return _span(t for t in token.subtree if t.i not in drop and not (t.head == token and t.dep_ in {"case", "cc", "punct", "cop", "nsubj", "parataxis"} and t.i < token.i))


def _span(tokens: Iterable[Token]) -> str:
    found = sorted(tokens, key=lambda t: t.i)
    if not found:
        return ""
    first, last = found[0], found[-1]
    return first.doc.text[first.idx : last.idx + len(last.text)].strip(" ,;:\"“”")


def _statement(sentence: ParsedSentence, context: Context, kind: StatementKind, state: str | None, verb: Token, topic: str) -> Statement:
    text = sentence.doc.text
    parties = dict.fromkeys(a.code for a in actors.load().find(text) if a.code)
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


def _time(sentence: ParsedSentence, context: Context, verb: Token) -> Interval | None:
    found = dates.find(sentence.doc.text, context.tree.report.published)
    speech = {t.i for s in context.sourcings for c in s.cue if c.overlaps(sentence.excerpt) for t in sentence.tokens(c)}
    return times.nearest(verb, verb, found, speech)


def _set_against(new: Sequence[Statement], sentence: ParsedSentence, before: Sequence[Statement]) -> list[Statement]:
    """Tie what happens "anyway" to the authorisation, said before, that it goes against."""
    words = set(re.findall(r"[a-z]+", sentence.doc.text.lower()))
    denied = [s for s in before if s.kind is StatementKind.AUTHORISATION and (s.state or "").startswith(("not ", "expired", "refused", "revoked", "required"))]
    if not denied or not words & set(_data()["against"]):
        return list(new)
    last = denied[-1].sentence
    ids = tuple(s.id for s in denied if s.sentence == last)
    return [replace(s, at_odds_with=ids) if s.kind is StatementKind.ACTIVITY else s for s in new]


def _assessments(context: Context) -> Iterator[Statement]:
    """Yield the author's own readings, with the unattributed sentences of the same paragraph that lead up to them."""
    report = context.tree.report
    for index, span in enumerate(context.tree.sentences):
        text = report.text[span.start : span.end]
        cue = _opinion().search(text)
        if not cue or sourcing.attribution_at(context.sourcings, Excerpt(span.start + cue.start(), span.start + cue.end()), report).voice is Voice.QUOTE:
            continue
        start = index
        while start > 0 and _leads_up(context, start - 1, span.paragraph):
            start -= 1
        whole = Excerpt(context.tree.sentences[start].start, span.end)
        parties = dict.fromkeys(a.code for a in actors.load().find(whole.of(report.text)) if a.code)
        yield Statement(
            report=report.key, sentence=whole, kind=StatementKind.ASSESSMENT, topic=whole.of(report.text).strip(), parties=tuple(parties),
            attribution=Attribution(voice=Voice.OPINION), reader=context.reader,
        )  # fmt: skip


def _leads_up(context: Context, index: int, paragraph: int) -> bool:
    span = context.tree.sentences[index]
    if span.paragraph != paragraph:
        return False
    said = sourcing.attribution_at(context.sourcings, Excerpt(span.start, span.end), context.tree.report)
    return not said.speakers and not said.outlets and said.voice is not Voice.QUOTE
