"""Who does it? The state or alliance that deploys, sends or has a force, by the verbs that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import events, grammar
from laydown.extraction import words as word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.events import Event
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention

COALITION = "coalition"
OWN = {"its", "their", "our", "his", "her", "my", "whose"}
SEEN = {"observe", "lose", "host", "expect"}
"""Frames whose doer sees, takes or has as guests the forces of another."""


def contributors(mention: Mention, event: Event | None, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the states that each have or send a force of their own: "Spain, Italy and Greece have soldiers in Herat"."""
    verbs = [event.token] if event else []
    for verb in (*verbs, mention.head.head):
        frame = events.frame_of(verb, "object")
        if frame is None or frame.name in SEEN or grammar.within(verb, mention.head):
            continue
        for child in verb.children:
            names = [child, *(t for t in child.subtree if t.dep_ == "conj" and t.head in {child, *child.subtree})]
            codes = [next((a.code for a in said if a.start <= t.idx < a.end), None) for t in names]
            if child.dep_ == "nsubj" and len(codes) > 1 and all(codes) and child.pos_ == "PROPN":
                return tuple(dict.fromkeys(code for code in codes if code))
    return ()


def agent(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the actor that does the deploying: the subject of the verb, or of the verb that governs it."""
    if event is None or event.role in {"subject", "oblique"} or (event.frame and event.frame.name in SEEN):
        return None
    verb, below = event.token, None
    for _ in range(5):
        if below == "xcomp" and (code := _controlled(verb, mention, said)):
            return code
        for child in verb.children:
            if not _does(child, below) or grammar.within(mention.head, child):
                continue
            if child.lower_ in {"it", "they", "we"}:
                below = child.lower_
            elif code := _doer(child, said, memory):
                return code
        if verb.head == verb or not (_shares_agent(verb) or below in {"it", "they", "we"}):
            break
        verb, below = verb.head, verb.dep_
    return memory.actor if below in {"it", "they", "we"} else None


def _does(child: Token, below: str | None) -> bool:
    """Say whether an argument is the doer: the subject, the subject of what is asked of it, or who stands behind "by"."""
    passive = child.dep_ == "nsubj:pass" and below == "xcomp"
    by = child.dep_ in {"obl:agent", "obl"} and grammar.case_of(child) == "by"
    return child.dep_ in {"nsubj", "nsubj:outer"} or passive or by


def _doer(child: Token, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the state or alliance of who does something: by name, as an official, "his country", "several nations"."""
    if code := code_in(_meant(child), said) or _official(child, memory):
        return code
    noun = child.lemma_.lower()
    if noun in word_lists.named("alliances"):
        return memory.alliance or COALITION
    if noun not in word_lists.named("states"):
        return None
    if any(t.lower_ in OWN for t in child.children):
        return before(child, said, memory)
    return COALITION if child.tag_ == "NNS" else None


def _official(name: Token, memory: Memory) -> str | None:
    """Return the state of an official named as the doer: "Lund has refused to send troops"."""
    last = [t for t in (name, *name.children) if t.dep_ == "flat" or t == name][-1]
    return memory.spokesmen.of_name(last.text) if last.pos_ == "PROPN" else None


def _shares_agent(verb: Token) -> bool:
    """Say whether a predicate has its doer from what governs it: an infinitive, a gerund, a noun of action."""
    gerund = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return verb.dep_ in {"xcomp", "conj", "acl"} or gerund or (verb.pos_ == "NOUN" and verb.dep_ in {"obj", "nsubj:pass", "obl"})


def _controlled(verb: Token, mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return whom a verb makes do it: "asked the United States to deploy"."""
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"} and not grammar.within(mention.head, child) and (code := code_in(child, said)):
            return code
    return None


def holder(mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return who is said to have or do something with the force, where a further act of it is meant: "France, which has troops deployed in Chad"."""
    verb = mention.head.head
    frame = events.frame_of(verb, "object") if mention.head.dep_ == "obj" else None
    if frame is None or frame.name in SEEN:
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            return code_in(_meant(child), said)
    return None


def _meant(doer: Token) -> Token:
    """Return the doer, or what a relative pronoun stands for: the noun right before it, else what its clause hangs on."""
    if doer.tag_ not in {"WDT", "WP"}:
        return doer
    before = [t for t in doer.doc[max(0, doer.i - 2) : doer.i] if t.pos_ in {"NOUN", "PROPN"}]
    return before[-1] if before else doer.head.head


def before(word: Token, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the actor to which "its" or "his country" points back: the last that acts in the sentence, else the last named."""
    before = [a for a in said if a.end <= word.idx]
    acting = [a for a in before if _acts(word.doc, a)]
    if acting:
        return acting[-1].code
    return before[-1].code if before else memory.actor


def _acts(doc: Doc, actor: ActorMention) -> bool:
    for token in doc:
        if actor.start <= token.idx < actor.end:
            top = token
            while top.dep_ in {"compound", "amod", "nmod:poss", "flat"} and top.head != top:
                top = top.head
            return top.dep_ in {"nsubj", "nsubj:pass", "obj", "iobj"}
    return False


def code_in(phrase: Token, said: Sequence[ActorMention]) -> str | None:
    """Return whom a phrase names; several are a coalition."""
    near = {t.i for t in grammar.modifiers(phrase)} | {
        t.i for t in phrase.children if t.dep_ in {"conj", "flat", "compound", "amod"}
    }
    positions = [t.idx for t in phrase.doc if t.i in near]
    own = [a.code for a in said if a.code and a.start <= phrase.idx < a.end]
    codes = own or [a.code for a in said if a.code and any(a.start <= p < a.end for p in positions)]
    if len(set(codes)) > 1 and any(t.dep_ == "conj" for t in phrase.children):
        return COALITION
    return codes[0] if codes else None
