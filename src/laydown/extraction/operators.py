"""Whose? The state or alliance whose force it is, from the phrase, its owner, the act's agent, or the text before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.catalogs import systems
from laydown.extraction import grammar, rows
from laydown.extraction import words as word_lists
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.events import Event
    from laydown.extraction.memory import Memory
    from laydown.extraction.subjects import Mention

COALITION = "coalition"
OWN = {"its", "their", "our", "his", "her", "my"}


def of(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> tuple[str, ...]:
    """Return the codes of the operators, several where each has its own force ("German and Dutch batteries"); () where unsaid."""
    named = _in_phrase(mention, said) or _shared(mention, said)
    if named:
        return named
    if code := _owner(mention, said, memory) or _agent(mention, event, said, memory):
        return (code,)
    if mention.home:
        return (mention.home,)
    code = _unsaid(mention, event, said, memory)
    return (code,) if code else ()


def _unsaid(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the operator that the phrase leaves unsaid, from the text before, the headline, or the only one that there is."""
    words = {t.lower_ for t in mention.words}
    if words & word_lists.named("unowned"):
        return None
    if words & word_lists.named("of_the_country") and memory.country:
        return memory.country
    return (
        rows.owner(mention, said)
        or memory.operator_of(mention)
        or _headline_actor(mention, event, said)
        or _only_user(mention)
        or memory.main_operator(mention)
    )


def explicit(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the operators that a phrase itself names: "Russian S-400s", "Spain's frigates", a ship known by name."""
    return _in_phrase(mention, said) or ((mention.home,) if mention.home else ())


def _shared(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the operator of the first of several forces: "Ethiopian troops, tanks and aircraft"."""
    first = mention.head.head
    if mention.head.dep_ != "conj" or first.pos_ not in grammar.NOMINAL or mention.open:
        return ()
    return _in_phrase(replace(mention, head=first, words=tuple(grammar.modifiers(first))), said)


def _headline_actor(mention: Mention, event: Event | None, said: Sequence[ActorMention]) -> str | None:
    """Return the actor that a headline opens with: "Greece ships Patriots to Saudi Arabia"."""
    if event is None or mention.sentence.span.form is not Form.HEADLINE or not said or said[0].start > 0:
        return None
    return said[0].code if said[0].end <= mention.words[0].idx else None


def _only_user(mention: Mention) -> str | None:
    system = systems.load().by_name.get(mention.system or "")
    return system.operators[0] if system and len(system.operators) == 1 else None


def _in_phrase(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    first, last = mention.words[0], mention.words[-1]
    codes: list[str] = []
    if mention.pronoun:
        return ()
    for actor in said:
        inside = first.idx <= actor.start < last.idx + len(last.text)
        if inside and actor.code and actor.code not in codes and not _is_location(mention, actor):
            codes.append(actor.code)
    if len(codes) > 1 and mention.system is None:
        led = any("led" in t.lower_ or "backed" in t.lower_ for t in mention.words)
        return (COALITION,) if led or COALITION in codes or _coordinated(mention, said) else (codes[0],)
    if codes and any(t.lower_ in {"led", "-led"} or t.lower_.endswith("-led") for t in mention.words):
        return (COALITION,)
    return tuple(codes)


def _coordinated(mention: Mention, said: Sequence[ActorMention]) -> bool:
    return any(t.lower_ == "and" for t in mention.words) and len(said) > 1


def _is_location(mention: Mention, actor: ActorMention) -> bool:
    for token in mention.words:
        if (
            actor.start <= token.idx < actor.end
            and token.dep_ == "nmod"
            and grammar.case_of(token) in {"in", "at", "to", "from", "on", "near"}
        ):
            return True
    return False


def _owner(mention: Mention, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Resolve "its troops" to the last actor named before, first in the sentence, then in the text."""
    owners = [t for t in mention.words if t.lower_ in OWN and t.dep_ in {"nmod:poss", "det"}]
    if not owners:
        return None
    before = [a for a in said if a.end <= owners[0].idx and a.code]
    if owners[0].lower_ in {"our", "my"}:
        return memory.operator_of(mention) or memory.actor
    acting = [a for a in before if _acts(mention.sentence.doc, a)]
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


def _agent(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the actor that does the deploying: the subject of the verb, or of the verb that governs it."""
    if event is None or event.role == "subject":
        return None
    verb, below = event.token, None
    for _ in range(5):
        if below == "xcomp" and (code := _controlled(verb, mention, said)):
            return code
        for child in verb.children:
            if (
                child.dep_ in {"nsubj", "nsubj:outer"}
                or (child.dep_ == "nsubj:pass" and below == "xcomp")
                or (child.dep_ in {"obl:agent", "obl"} and grammar.case_of(child) == "by")
            ) and not grammar.within(mention.head, child):
                code = _code_in(verb.head if child.tag_ in {"WDT", "WP"} else child, said)
                if child.lower_ in {"it", "they", "we"}:
                    below = child.lower_
                    continue
                if code or child.lemma_.lower() in word_lists.named("alliances"):
                    return code or memory.alliance or COALITION
        if verb.head == verb or not (_shares_agent(verb) or below in {"it", "they", "we"}):
            return memory.actor if below in {"it", "they", "we"} else None
        verb, below = verb.head, verb.dep_
    return None


def _shares_agent(verb: Token) -> bool:
    """Say whether a predicate has its doer from what governs it: an infinitive, a gerund, a noun of action."""
    gerund = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return verb.dep_ in {"xcomp", "conj", "acl"} or gerund or (verb.pos_ == "NOUN" and verb.dep_ in {"obj", "nsubj:pass", "obl"})


def _controlled(verb: Token, mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return whom a verb makes do it: "asked the United States to deploy"."""
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"} and not grammar.within(mention.head, child) and (code := _code_in(child, said)):
            return code
    return None


def _code_in(phrase: Token, said: Sequence[ActorMention]) -> str | None:
    near = {t.i for t in grammar.modifiers(phrase)} | {
        t.i for t in phrase.children if t.dep_ in {"conj", "flat", "compound", "amod"}
    }
    positions = [t.idx for t in phrase.doc if t.i in near]
    own = [a.code for a in said if a.code and a.start <= phrase.idx < a.end]
    codes = own or [a.code for a in said if a.code and any(a.start <= p < a.end for p in positions)]
    if len(set(codes)) > 1 and any(t.dep_ == "conj" for t in phrase.children):
        return COALITION
    return codes[0] if codes else None
