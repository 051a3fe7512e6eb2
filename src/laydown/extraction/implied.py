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
    from laydown.extraction.parsed import ParsedSentence

DIRECT = {"nsubj", "nsubj:pass", "obj", "iobj"}


def find(sentence: ParsedSentence, said: Sequence[ActorMention], taken: Collection[int]) -> Iterator[Mention]:
    """Yield troops meant by a state's own withdrawal, or by a withdrawal of nobody named; `taken` are the words of named forces."""
    for token in sentence.doc:
        if token.i in taken:
            continue
        act = token.pos_ == "NOUN" and token.lemma_.lower() in words.named("withdrawals") and not _has_theme(token, taken)
        if act or (token.dep_ in DIRECT and (_settles(token, said) or _withdraws(token, said, taken))):
            yield Mention(sentence, token, tuple(grammar.modifiers(token)), Category.TROOPS, act=act)


def _settles(token: Token, said: Sequence[ActorMention]) -> bool:
    """Say whether a people in the plural is said to leave or hold a place, as only its troops do: "the Spaniards left Besmaya"."""
    return _is_people(token, said) and events.frame_of(token.head, events.ROLES[token.dep_]) in _settled()


def _withdraws(token: Token, said: Sequence[ActorMention], taken: Collection[int]) -> bool:
    """Say whether a state is said to withdraw, and nothing of its own but troops can be meant."""
    verb = _act(token) if _is_actor(token, said) else None
    return verb is not None and not _has_theme(verb, taken)


def _is_actor(token: Token, said: Sequence[ActorMention]) -> bool:
    return any(a.start <= token.idx < a.end and a.code for a in said)


def _is_people(token: Token, said: Sequence[ActorMention]) -> bool:
    return token.tag_ in {"NNS", "NNPS"} and any(a.start <= token.idx < a.end and a.kind is Kind.DEMONYM for a in said)


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
