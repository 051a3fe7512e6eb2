"""Forces that a sentence does not name but means: "the US withdrawal from Iraq", "Ethiopia pulled out of Somalia"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from laydown.catalogs.actors import Kind
from laydown.domain.order_of_battle import Category
from laydown.extraction import events, frames, grammar, words
from laydown.extraction.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from spacy.tokens import Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.memory import Memory
    from laydown.extraction.parsed import ParsedSentence

DIRECT = {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj"}
PEOPLE = {Category.TROOPS, Category.UNIT}
COLLECTIVE = ("sh", "ch", "ese", "ss")
"""How adjectives end that name a people with an article: "the British", "the French"."""


def find(sentence: ParsedSentence, said: Sequence[ActorMention], taken: Collection[int], memory: Memory) -> Iterator[Mention]:
    """Yield troops meant by a state's own withdrawal, by its people, or by a withdrawal of nobody named; `taken` are the words of named forces."""
    for token in sentence.doc:
        if token.i in taken:
            continue
        act = token.pos_ == "NOUN" and token.lemma_.lower() in words.named("withdrawals") and not _has_theme(token, taken)
        ours = token.lower_ == "we" and any(f.category in PEOPLE for f in memory.forces)
        if act or (
            token.dep_ in DIRECT
            and (_settles(token, said, memory) or _withdraws(token, said, taken, we=ours) or _occupies(token, said))
        ):
            yield Mention(sentence, token, tuple(_phrase(token)), Category.TROOPS, act=act)


def _phrase(head: Token) -> list[Token]:
    """Return the words of a phrase, with the people of whom a number is: "a hundred of the French"."""
    of = [t for c in head.children if c.dep_ == "nmod" and grammar.case_of(c) == "of" for t in c.subtree]
    return sorted({*grammar.modifiers(head), *of}, key=lambda t: t.i)


def _settles(token: Token, said: Sequence[ActorMention], memory: Memory) -> bool:
    """Say whether a people is said to do or to be done what only its troops can be: "the Spaniards left Besmaya".

    Where the report has named forces of that state, whatever places its people places them.
    """
    people = _people(token, said)
    if people is None:
        return False
    frame = events.frame_of(token.head, events.ROLES[token.dep_])
    those = any(t.dep_ == "nummod" or t.lower_ == "the" for t in token.children) or token.pos_ == "NUM"
    known = those and people.code in memory.operators
    return frame is not None and (frame in _settled() or known)


def _people(token: Token, said: Sequence[ActorMention]) -> ActorMention | None:
    """Return the people that a word, or a number of them, names: "the Danes", "the French", "most of the British"."""
    if token.pos_ == "NUM" or token.lower_ in words.named("elliptical"):
        of = (t for t in token.children if t.dep_ == "nmod" and grammar.case_of(t) == "of")
        return next((actor for t in of if (actor := _nation(t, said))), None)
    return _nation(token, said)


def _nation(token: Token, said: Sequence[ActorMention]) -> ActorMention | None:
    actor = next((a for a in said if a.start <= token.idx < a.end), None)
    if {t.lower_ for t in token.children} & words.named("of_a_people"):
        return None
    if actor is None or (actor.kind is Kind.DEMONYM and token.tag_ in {"NNS", "NNPS"}):
        return actor
    counted = (
        any(t.dep_ in {"det", "nummod"} and t.lower_ not in {"a", "an", "no"} for t in token.children) or token.dep_ == "nmod"
    )
    alone = not any(t.i > token.i and t.dep_ in {"compound", "flat"} for t in token.children)
    return actor if actor.kind is Kind.ADJECTIVE and token.lower_.endswith(COLLECTIVE) and counted and alone else None


def _withdraws(token: Token, said: Sequence[ActorMention], taken: Collection[int], *, we: bool) -> bool:
    """Say whether a state is said to withdraw, or "we" who speak for it, and nothing of its own but troops can be meant."""
    verb = _act(token) if we or _is_actor(token, said) else None
    return verb is not None and not _has_theme(verb, taken) and not _leaves_talks(verb)


def _occupies(token: Token, said: Sequence[ActorMention]) -> bool:
    """Say whether a state is said to occupy a place, which only its troops can: "Turkey occupied the north"."""
    verbs = (token.head, *(t for t in token.head.children if t.dep_ == "conj"))
    occupies = any(grammar.lemma(verb) in words.named("occupying") for verb in verbs)
    return token.dep_ == "nsubj" and occupies and _is_actor(token, said)


def _leaves_talks(verb: Token) -> bool:
    """Say whether what is left is no place: "pulled out of the talks"."""
    left = [t for t in verb.children if t.dep_ == "obl" and grammar.case_of(t) in {"of", "from", "out of"}]
    return any(t.pos_ == "NOUN" and t.is_lower and t.lemma_.lower() not in words.named("leavable") for t in left)


def _is_actor(token: Token, said: Sequence[ActorMention]) -> bool:
    some = {t.lower_ for t in token.children} & words.named("of_a_people")
    return not some and any(a.start <= token.idx < a.end and a.code for a in said)


@functools.cache
def _settled() -> frozenset[frames.Frame]:
    return frozenset(f for f in frames.load() if f.name in {"withdraw", "station", "deploy", "reinforce"})


def _act(token: Token) -> Token | None:
    """Return the verb of withdrawing that a subject governs, itself or through "agreed to", "urged … to"."""
    verb = token.head
    for candidate in (verb, *(t for t in verb.children if t.dep_ in {"xcomp", "ccomp", "advcl"})):
        if grammar.lemma(candidate) in words.named("withdrawing") and (candidate != verb or token.dep_ == "nsubj"):
            return candidate
    return None


def _has_theme(token: Token, taken: Collection[int]) -> bool:
    """Say whether the act names what is withdrawn: a force, or anything that is no force and so puts it out of scope."""
    for child in token.children:
        if child.i in taken or (child.dep_ == "obj" and child.pos_ in grammar.NOMINAL):
            return True
        if (
            child.dep_ in {"nmod", "compound", "obl"}
            and any(t.i in taken for t in child.subtree)
            and grammar.case_of(child) in {"of", "by", "for", ""}
        ):
            return True
        if child.dep_ == "nmod" and grammar.case_of(child) == "of":
            return True
    return bool(frames.by_word("nouns").get(token.head.lemma_.lower())) and token.dep_ == "compound"
