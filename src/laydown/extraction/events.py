"""In what acts and states does a force stand? From the force's word to the predicates that are about it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.extraction import frames, grammar, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from laydown.domain.order_of_battle import Category
    from laydown.extraction.frames import Frame

ROLES = {
    "nsubj": "subject", "csubj": "subject", "nsubj:pass": "object", "nsubj:outer": "subject", "obj": "object", "iobj": "object",
    "obl": "oblique", "obl:agent": "agent", "xcomp": "oblique", "nsubj:xsubj": "subject",
}  # fmt: skip
LOSS = "lose"
NO_ACT = {"remaining", "existing", "following", "returning"}
"""Participles before a noun that put it nowhere."""
RECENT = 256
"""Words whose events are kept, as every layer of one sentence asks for them again."""
PLAIN = {"", "in", "on", "over", "off", "by"}
"""Prepositions that make no other verb, or look like a verb's particle: "brought home in 2017" is not "brought in"."""
WHITHER = {"in", "out", "back", "over", "home", "away", "ashore", "up"}


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate about a force: its word, the role of the force in it, and its frame if it is a known one."""

    token: Token
    role: str
    frame: Frame | None


@functools.lru_cache(maxsize=RECENT)
def of(head: Token) -> tuple[Event, ...]:
    """Return the events that a force takes part in, the nearest first, each predicate once."""
    found: dict[int, Event] = {}
    for event in _all(head, 0):
        found.setdefault(event.token.i, event)
    return tuple(found.values())


def of_clause(verb: Token, role: str) -> Iterator[Event]:
    """Yield the events of a clause whose subject stands elsewhere: "left Busan on 2 April" behind the name of the ship."""
    yield from _clause(verb, role)


def _all(head: Token, depth: int) -> Iterator[Event]:
    if depth > 6:  # noqa: PLR2004 - a guard against odd trees
        return
    yield from _modifying(head)
    yield from _upwards(head, depth)


def _modifying(head: Token) -> Iterator[Event]:
    for child in head.children:
        if child.dep_ in {"acl", "acl:relcl", "advcl:relcl"}:
            role = _role_in_clause(child)
            yield from _clause(child, role)
        elif child.lemma_.lower() == "way" and grammar.case_of(child) == "on":
            yield from _as_predicate(child, "inner")
        elif child.dep_ == "amod" and child.tag_ in {"VBN", "VBG"} and child.lower_ not in NO_ACT:
            yield from _as_predicate(child, "object" if child.tag_ == "VBN" else "subject")


def _role_in_clause(verb: Token) -> str:
    subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubj:pass", "obj"}]
    for token in subjects:
        if token.lower_ in {"who", "which", "that", "whom"} or token.tag_ in {"WDT", "WP"}:
            return ROLES[token.dep_]
    if any(t.dep_ in {"nsubj", "nsubj:pass"} for t in subjects):
        return "object"
    if verb.tag_ == "VBN":
        return "object"
    if verb.tag_ == "VB" and any(t.dep_ == "aux:pass" for t in verb.children):
        return "object"
    return "subject"


def _upwards(head: Token, depth: int) -> Iterator[Event]:
    dep, up = head.dep_, head.head
    if up == head:
        if any(t.dep_ == "cop" for t in head.children):
            return
        return
    if (shared := _done_alike(up)) is not None and dep in {"nsubj", "obj"}:
        yield from _clause(shared, "subject")
    elif dep in ROLES and up.pos_ != "PUNCT":
        passive = dep == "nsubj:outer" and any(t.dep_ == "aux:pass" for t in up.children)
        yield from _clause(up, "object" if passive or _behind_particle(head, up) else ROLES[dep])
    elif dep in {"conj", "appos", "flat", "list", "dep"} and up.pos_ in grammar.NOMINAL:
        yield from _upwards_only(up, depth + 1)
        for child in up.children:
            if child.dep_ in {"parataxis", "acl"} and child.i > head.i and _bare_participle(child):
                yield from _clause(child, "object" if _passive(child) else "subject")
    elif dep in {"nmod", "compound", "nmod:poss", "amod", "nmod:desc", "nmod:unmarked"}:
        yield from _nominal(head, up, depth)
    elif dep in {"advmod", "dep", "obl:unmarked"} and head.lower_ in {"more", "others"} and up.pos_ == "VERB":
        yield from _clause(up, "subject")


def _done_alike(did: Token) -> Token | None:
    """Return the act that "did" stands for: "the frigate left on Monday, as did the submarine"."""
    alike = did.lemma_.lower() == "do" and did.dep_ == "advcl" and did.head.i < did.i and did.head.pos_ == "VERB"
    return did.head if alike and any(t.lower_ == "as" and t.dep_ == "mark" for t in did.children) else None


def _behind_particle(head: Token, verb: Token) -> bool:
    """Say whether the parser takes a verb's particle for a preposition: "took in | foreign troops", "flew in | 80 soldiers"."""
    if head.dep_ != "obl" or verb.i + 1 >= len(verb.doc) or grammar.case_of(head) != verb.nbor().lower_:
        return False
    found = frames.by_word("verbs").get(grammar.lemma(verb), ())
    return grammar.lemma(verb) != verb.lemma_.lower() and any(f.theme != "subject" for f in found)


def _upwards_only(head: Token, depth: int) -> Iterator[Event]:
    if depth <= 6:  # noqa: PLR2004 - as above
        yield from _upwards(head, depth)


def _nominal(head: Token, up: Token, depth: int) -> Iterator[Event]:
    case = grammar.case_of(head) if head.dep_ == "nmod" else "of"
    if case in {"of", "for", "by", "to", "in", ""}:
        yield from _as_predicate(up, "inner")
    if case == "of" and (up.lemma_.lower() in words.named("measures") or up.pos_ == "NUM"):
        yield from _upwards_only(up, depth + 1)
    elif case in {"of", ""} and frames.by_word("nouns").get(up.lemma_.lower()):
        return


def _clause(verb: Token, role: str) -> Iterator[Event]:
    """Yield the event of a verb, and of the verbs that share this argument with it."""
    yield from _as_predicate(verb, role)
    for child in verb.children:
        if child.dep_ == "conj" and not any(t.dep_ in {"nsubj", "nsubj:pass"} for t in child.children):
            shared = "object" if child.tag_ == "VBN" and role == "subject" and _passive(child) else role
            if shared != "object" or role == "object" or _passive(child):
                yield from _clause(child, shared)
        elif child.dep_ == "parataxis" and child.i > verb.i and _bare_participle(child):
            yield from _clause(child, "object" if _passive(child) else "subject")
        elif child.dep_ in {"xcomp", "advcl"} and not any(t.dep_ in {"nsubj", "nsubj:pass"} for t in child.children):
            yield from _lower(verb, child, role)


def _lower(verb: Token, child: Token, role: str) -> Iterator[Event]:
    if child.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}:
        return
    passive = _passive(child) or (
        child.tag_ == "VBN" and child.dep_ == "xcomp" and not any(t.dep_ == "aux" for t in child.children)
    )
    beside = child.dep_ == "advcl" and child.tag_ in {"VBG", "VBN"}  # "arriving in Gao, the soldiers set up tents"
    if role == "object" or beside or not any(t.dep_ == "obj" for t in verb.children):
        below = "object" if passive else "subject"
        yield from _clause(child, below)


def _bare_participle(verb: Token) -> bool:
    """Say whether a participle or infinitive stands loose behind a phrase, without a subject: "one battery, being assembled"."""
    return (
        verb.pos_ == "VERB"
        and verb.tag_ in {"VBN", "VBG", "VB"}
        and not any(t.dep_ in {"nsubj", "nsubj:pass"} for t in verb.children)
    )


def _passive(verb: Token) -> bool:
    return any(t.dep_ == "aux:pass" for t in verb.children) or (
        verb.tag_ == "VBN" and not any(t.dep_ == "aux" for t in verb.children)
    )


def _as_predicate(token: Token, role: str) -> Iterator[Event]:
    helps = (token.tag_ == "VBG" and token.lemma_.lower() == "go") or token.lemma_.lower() == "appear"
    if helps and any(t.dep_ == "xcomp" for t in token.children):
        return
    yield Event(token, role, frame_of(token, role))


@functools.lru_cache(maxsize=RECENT)
def _words(token: Token) -> tuple[str, ...]:
    """Return the lemma with its particle, and without where the particle only says whither ("brought back", but not "brought down")."""
    whole, bare = grammar.lemma(token), token.lemma_.lower()
    if bare not in (known := frames.by_word("verbs")) and bare[-1:] == bare[-2:-1] and bare[:-1] in known:
        whole, bare = bare[:-1] + whole.removeprefix(bare), bare[:-1]  # "patroll", as the lemmatiser has it
    light = [f"{bare} {t.lemma_.lower()}" for t in token.children if t.dep_ == "obj" and _is_bare(t)]
    light += [f"{whole} {t.lemma_.lower()}" for t in token.children if t.dep_ == "obj" and whole != bare]
    light += [f"{bare} {grammar.case_of(t)} {t.lemma_.lower()}" for t in token.children if t.dep_ == "obl"]
    light += _with_preposition(token, whole, bare)
    light = [phrase for phrase in light if phrase in frames.by_word("verbs")]
    if light:
        return (light[0],)
    if whole != bare and token.nbor().dep_ == "case" and whole not in frames.by_word("verbs"):
        return (bare,)
    return (whole, bare) if whole == bare or whole.rpartition(" ")[2] in WHITHER else (whole,)


def _with_preposition(token: Token, whole: str, bare: str) -> list[str]:
    """Return a verb with the preposition of its place: "called at", "returned home to"; not "to" where it also says whence."""
    cases = [grammar.case_of(t) for t in token.children if t.dep_ == "obl"]
    cases = [c for c in cases if c not in PLAIN and not (c == "to" and set(cases) & {"from", "out of", "off"})]
    moved = any(t.dep_ == "obj" for t in token.children)
    return [f"{word} {case}" for case in cases for word in (whole, bare) if word != bare or not moved]


def _is_bare(noun: Token) -> bool:
    """Say whether a noun is a part of its verb, and nothing of its own: "took up station", "paid a visit", but not "took the station"."""
    return not any(t.dep_ == "det" and t.lower_ not in {"a", "an"} for t in noun.children)


def objects(verb: Token) -> list[Token]:
    """Return the objects of a verb, without the noun that is a part of it: "entered service"."""
    light = {word.rpartition(" ")[2] for word in _words(verb) if " " in word}
    return [t for t in verb.children if t.dep_ == "obj" and t.lemma_.lower() not in light]


def leaving(event: Event, category: Category | None) -> Event | None:
    """Return the event read by a frame of leaving, where its word has one too: "redeployment from Iraq"."""
    kind = "verbs" if event.token.pos_ in {"VERB", "AUX"} else "nouns"
    found = [
        f
        for word in _words(event.token)
        for f in frames.by_word(kind).get(word, ())
        if f.source_is_place and f.suits(category) and f.fits(event.role, has_object=False)
    ]
    return replace(event, frame=found[0]) if found else None


@functools.lru_cache(maxsize=RECENT)
def frame_of(token: Token, role: str) -> Frame | None:
    """Return the frame that a predicate word evokes for a force in this role, or None."""
    has_object = any(t.ent_type_ != "DATE" for t in objects(token))
    kind = "verbs" if token.pos_ in {"VERB", "AUX"} else "adjectives" if token.pos_ == "ADJ" else "nouns"
    if kind == "nouns" and any(t.dep_ == "cop" for t in token.children) and token.lemma_.lower() in frames.by_word("states"):
        return frames.by_word("states")[token.lemma_.lower()][0]
    intransitive = (
        role == "object" and token.tag_ == "VBN" and not has_object and not any(t.dep_ == "aux:pass" for t in token.children)
    )
    # "Two tanks destroyed in Idlib": a passive that the parser takes for an active verb.
    bare = token.tag_ in {"VBD", "VBN"} and not has_object and not any(t.dep_ in {"aux", "aux:pass"} for t in token.children)
    words = frames.by_word(kind)
    for word in (*_words(token), token.lower_) if kind == "adjectives" else _words(token):
        for frame in words.get(word, ()):
            if (
                kind == "nouns"
                or frame.fits(role, has_object=has_object)
                or (frame.theme == "subject" and (intransitive or role == "agent"))
                or (frame.name == LOSS and role == "subject" and bare)
                or (frame.object_place and role == "subject" and frame.theme != "object")
            ):
                return frame
    return None
