"""Which words of a sentence say what context statement? Cues, how the matter stands, and what it is about."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from laydown.catalogs import actors
from laydown.domain.claim import StatementKind
from laydown.extraction import grammar
from laydown.language import dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Token


class Reading(NamedTuple):
    """What one cue says: the kind of statement, how the matter stands, the verb that says so, and what it is about."""

    kind: StatementKind
    state: str | None
    verb: Token
    topic: str


STATED = (StatementKind.AUTHORISATION, StatementKind.NEGOTIATION, StatementKind.ACTIVITY)
COMPLEMENTS = {"acl", "obj", "ccomp", "xcomp", "nmod", "advcl", "obl"}
BESIDE = {"obl:unmarked", "advmod", "acl:relcl", "acl", "advcl", "parataxis"}
TOPICAL = {"on", "for", "over", "about"}
OWN = {"case", "mark", "cc", "punct"}


@functools.cache
def vocabulary() -> Mapping[str, Any]:
    """Return the words of the statements, as `data/statements.yaml` holds them."""
    text = (resources.files("laydown.extraction") / "data" / "statements.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def of_token(token: Token) -> Iterator[Reading]:
    """Yield what a word says as the cue of a statement."""
    word = token.lemma_.lower()
    for kind in STATED:
        data = vocabulary()[kind.value]
        if (token.pos_ == "NOUN" and {word, token.lower_} & set(data["nouns"])) or (
            token.pos_ == "VERB" and word in data["verbs"]
        ):
            if kind is StatementKind.ACTIVITY and token.dep_ in {"obl", "nmod"} and grammar.case_of(token) != "of":
                continue
            for verb in _verbs(token):
                for state in _states(verb, token, data):
                    topic = _topic(token, verb) if kind is not StatementKind.ACTIVITY else phrase(token)
                    yield Reading(kind, state, verb, topic)
        elif (
            token.pos_ == "NOUN"
            and word in data.get("things", ())
            and token.dep_ == "obj"
            and token.head.lemma_.lower() == "keep"
            and any(_is_at_work(t) for t in (*token.children, *token.head.children))
        ):
            yield Reading(kind, "continuing", token.head, phrase(token))
    purpose = vocabulary()["purpose"]
    if token.pos_ == "NOUN" and word in purpose["nouns"] and (goal := _behind_aside(token)) is not None:
        aside = {t.i for t in goal.subtree if t.i < goal.i and t.lower_ != "to"}
        yield Reading(StatementKind.PURPOSE, None, goal, subtree(goal, drop=aside))
    elif token.pos_ in {"NOUN", "ADJ"} and word in purpose["nouns"] and (root := _copular(token)) is not None:
        yield Reading(StatementKind.PURPOSE, None, root, subtree(root, drop={token.i for token in token.subtree}))
    elif token.pos_ == "VERB" and word in purpose["verbs"] and (goal := _goal(token)) is not None:
        yield Reading(StatementKind.PURPOSE, None, token, subtree(goal))


def _is_at_work(token: Token) -> bool:
    return grammar.case_of(token) == "in" and token.lemma_.lower() in {"air", "sky", "sea", "use", "service"}


def _behind_aside(noun: Token) -> Token | None:
    """Return the aim where who says so stands in the middle: "The aim, he said, is to go on"."""
    doc, at = noun.doc, noun.i + 1
    if at >= len(doc) or doc[at].text != ",":
        return None
    closing = next((i for i in range(at + 2, min(at + 12, len(doc) - 3)) if doc[i].text == ","), 0)
    is_to = closing and doc[closing + 1].lower_ in {"is", "was", "remains"} and doc[closing + 2].lower_ == "to"
    return doc[closing + 3] if is_to and doc[closing + 3].tag_ == "VB" else None


def _goal(verb: Token) -> Token | None:
    passive = any(t.dep_ == "aux:pass" for t in verb.children) or verb.dep_ == "acl"
    return next(
        (t for t in verb.children if t.dep_ in {"xcomp", "advcl"} and passive and any(m.lower_ == "to" for m in t.children)), None
    )


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
    if verb == token:
        out += [t for t in verb.children if t.dep_ == "acl" and t.tag_ in {"VBN", "VBD"}]
    out += [t for v in out[1:] for t in v.children if t.dep_ == "xcomp"]
    while verb.dep_ == "xcomp":
        verb = verb.head
        out.append(verb)
    return out


def _states(verb: Token, token: Token, data: Mapping[str, Any]) -> Iterator[str]:
    words = {grammar.lemma(verb), verb.lemma_.lower()}
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "on" and verb.nbor().dep_ in {"advmod", "compound:prt"}:
        words = {f"{verb.lemma_.lower()} on"}
    if data["states"].get("required") and any(t.lower_ in {"must", "needs"} for t in verb.children if t.dep_ == "aux"):
        yield "required"
        return
    for state, cues in data["states"].items():
        if words & set(cues) and (verb == token or grammar.within(token, verb) or verb.dep_ in {"conj", "xcomp", "acl"}):
            unfulfilled = grammar.negated(verb) or any(t.lower_ == "yet" for t in (*verb.children, *verb.head.children))
            if state == "granted" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in data["states"].get("required", ()):
                continue
            yield data["negated"].get(state, state) if unfulfilled else state


def is_open(verb: Token) -> bool:
    """Say whether something has not come about, or nobody knows: "will expire", "if it is granted", "whether it has consented"."""
    asked = any(t.dep_ == "mark" and t.lower_ in {"whether", "if", "unless"} for v in (verb, verb.head) for t in v.children)
    lacking = any(t.lower_ == "yet" for t in verb.head.children)
    return asked or (grammar.aspect(verb) is grammar.Aspect.COMING and not lacking)


def asked(token: Token) -> Iterator[Reading]:
    """Read "asked the government in Baghdad to let them in"."""
    data = vocabulary()["authorisation"]
    if token.pos_ != "VERB" or token.lemma_.lower() not in data["asking"]:
        return
    whom = next((t for t in token.children if t.dep_ == "obj"), None)
    let = next(
        (
            t
            for t in token.children
            if t.dep_ in {"xcomp", "advcl", "ccomp"} and t.lemma_.lower() in data["letting"] and t.tag_ == "VB"
        ),
        None,
    )
    thing = next((t for t in let.children if t.dep_ == "obj"), None) if let is not None else None
    if whom is None or thing is None or not any(a.code for a in actors.load().find(subtree(whom))):
        return
    if thing.pos_ == "PRON":
        thing = next((t for t in reversed(token.doc[: token.i]) if t.pos_ in {"NOUN", "PROPN"} and t.dep_ == "obj"), None)
    if thing is not None:
        yield Reading(StatementKind.AUTHORISATION, "requested", token, phrase(thing))


def leaning(token: Token) -> Iterator[Reading]:
    """Read "It has not been renewed", behind an approval: the topic is the approval's."""
    states = vocabulary()["authorisation"]["states"]
    bare = not any(t.dep_ in {"obj", "iobj"} and t.lower_ != "it" for t in token.children)
    if (
        token.pos_ != "VERB"
        or not bare
        or not any(t.lower_ in {"it", "this", "that"} and t.dep_ in {"nsubj:pass", "obj"} for t in token.children)
    ):
        return
    for state in ("renewed", "granted"):
        if token.lemma_.lower() in {*states["renewed"], "give", "grant"} & set(states[state]):
            yield Reading(StatementKind.AUTHORISATION, f"not {state}" if grammar.negated(token) else state, token, "")


def going_on(token: Token) -> Token | None:
    """Return what goes on, at its verb or place: "kept flying them", "had gone on flying", "have been flying regardless", "are in the air"."""
    data = vocabulary()["activity"]
    subject = next((t for t in token.children if t.dep_ == "nsubj"), None)
    if (
        grammar.case_of(token) == "in"
        and token.lemma_.lower() in {"air", "sky", "skies"}
        and any(t.dep_ == "cop" for t in token.children)
    ):
        return subject if subject is not None and not grammar.negated(token) and _is_thing(subject) else None
    if token.pos_ != "VERB" or token.tag_ != "VBG" or token.lemma_.lower() not in data["moving"]:
        return None
    keeping = token.head
    if keeping.lemma_.lower() in data["going"] and keeping.pos_ == "VERB" and keeping.i < token.i:
        on = keeping.lemma_.lower() in {"keep", "continue"} or keeping.nbor().lower_ == "on"
        subject = next((t for t in keeping.children if t.dep_ == "nsubj"), None)
        unsaid = grammar.negated(keeping) or not on or grammar.aspect(keeping) is grammar.Aspect.COMING
    else:
        unsaid = (
            grammar.negated(token)
            or not any(t.dep_ == "aux" for t in token.children)
            or grammar.aspect(token) is grammar.Aspect.COMING
        )
    thing = next((t for t in token.children if t.dep_ == "obj"), None) or subject
    return thing if thing is not None and not unsaid and _is_thing(thing) else None


def _is_thing(token: Token) -> bool:
    return token.lemma_.lower() in vocabulary()["activity"]["things"] or token.lower_ in {"they", "them"}


def there_to(token: Token) -> Token | None:
    """Return what forces are there for: "The missiles are there to protect the soldiers"."""
    there = (
        token
        if token.lower_ == "there"
        else next((t for t in token.children if t.lower_ == "there" and t.dep_ == "advmod"), None)
    )
    be = token.lemma_.lower() == "be" or any(t.dep_ == "cop" for t in token.children)
    subject = any(t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN", "PRON"} for t in token.children)
    if there is None or there.dep_ == "expl" or not be or not subject or grammar.negated(token):
        return None
    return next(
        (
            t
            for t in token.children
            if t.dep_ in {"advcl", "xcomp"} and t.i > there.i and any(m.lower_ == "to" for m in t.children)
        ),
        None,
    )


def _topic(token: Token, verb: Token) -> str:
    """Return the words that say what is authorised or negotiated: "for …", "about …" and "to …" before "of …"."""
    found: list[tuple[int, str]] = []
    givers = [t for t in token.children if grammar.case_of(t) == "of" and _gives(t)]
    for holder in dict.fromkeys((token, verb, token.head, *givers)):
        for child in holder.children:
            case = grammar.case_of(child)
            if child.i < token.i or child in givers or grammar.within(token, child) or not _is_complement(child, case):
                continue
            infinitive = _is_infinitive(child)
            if child in _verbs(token) or _is_time(child) or (child.dep_ == "acl" and not infinitive):
                continue
            words = subtree(child)
            first, _, rest = words.partition(" ")
            lead = first.lower() in TOPICAL
            plain = token.pos_ == "VERB" and child.dep_ == "obj"
            found.append((0 if plain else 1 if lead or infinitive or case in TOPICAL else 2, rest if lead else words))
    return min(found, key=lambda f: f[0])[1] if found else ""


def _is_complement(token: Token, case: str) -> bool:
    if token.dep_ == "advcl" and not _is_infinitive(token):
        return False
    return token.dep_ in COMPLEMENTS and case in TOPICAL | {"", "of"}


def _is_infinitive(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and any(t.lower_ == "to" and t.dep_ == "mark" for t in token.children)


def _gives(noun: Token) -> bool:
    """Say whether an approval "of" somebody is given by them: "the permission of the Iraqis"."""
    return noun.lemma_.lower() in vocabulary()["givers"] or any(a.code for a in actors.load().find(noun.text))


def _is_time(token: Token) -> bool:
    if token.ent_type_ == "DATE" or token.dep_ == "obl:unmarked" or token.lemma_.lower() in vocabulary()["spells"]:
        return True
    at = token.idx - min(t.idx for t in token.subtree)
    return token.pos_ != "VERB" and any(d.start <= at < d.end for d in dates.find(_span(token.subtree), None))


def phrase(token: Token) -> str:
    """Return the words of a noun's phrase, without what leads to it and when it is."""
    beside = {t.i for c in token.children if c.dep_ in BESIDE and c.i > token.i for t in c.subtree}
    return _span(t for t in token.subtree if not (t.head == token and t.dep_ in OWN) and t.i not in beside)


def subtree(token: Token, drop: Collection[int] = ()) -> str:
    """Return the words under a token, from the first to the last."""
    return _span(
        t
        for t in token.subtree
        if t.i not in drop
        and not (t.head == token and t.dep_ in {"case", "cc", "punct", "cop", "nsubj", "parataxis"} and t.i < token.i)
    )


def _span(tokens: Iterable[Token]) -> str:
    found = sorted(tokens, key=lambda t: t.i)
    while found and found[-1].dep_ == "punct":
        found.pop()
    if not found:
        return ""
    first, last = found[0], found[-1]
    return first.doc[first.i : last.i + 1].text.strip(' ,;:"“”')
