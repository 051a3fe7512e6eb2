"""Whose? The state or alliance whose force it is, from the phrase, its owner, the act's agent, or the text before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.catalogs.actors import Kind
from laydown.domain.order_of_battle import Category
from laydown.extraction import events, grammar, operators_unsaid
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
STATE_CODE = 2
"""Letters of a state's code; longer ones are alliances."""
OF = {"of", "aboard"}
RESTING = {"station", "remain", "hold", "be", "have", "operate"}
"""Frames of staying, in which "from" tells whose a body of troops is, and not whence it comes."""
SEEN = {"observe", "lose", "host", "expect"}
"""Frames whose doer sees, takes or has as guests the forces of another."""
PLACED = {Kind.CAPITAL}
PEOPLE = {Category.TROOPS, Category.UNIT}


def of(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> tuple[str, ...]:
    """Return the codes of the operators, several where each has its own force ("German and Dutch batteries"); () where unsaid."""
    named = (
        explicit(mention, said, event)
        or _from_home(mention, event, said, memory)
        or _shared(mention, said)
        or _predicated(mention, said)
    )
    if named:
        return named
    code = _owner(mention, said, memory)
    if code is None and _foreign(mention):
        return (_alliance(_agent(mention, event, said, memory)) or _alliance(memory.operator_of(mention)) or COALITION,)
    code = code or _agent(mention, event, said, memory) or _holder(mention, said) or mention.home
    code = code or operators_unsaid.of(mention, event, said, memory)
    return (code,) if code else ()


def _foreign(mention: Mention) -> bool:
    """Say whether a phrase means the forces of several states, without naming them: "foreign troops"."""
    return mention.category in PEOPLE and bool({t.lower_ for t in mention.words} & word_lists.named("of_several_states"))


def explicit(mention: Mention, said: Sequence[ActorMention], event: Event | None = None) -> tuple[str, ...]:
    """Return the operators that a phrase itself names: "Russian S-400s", "Spain's frigates", "soldiers of the Luftwaffe"."""
    return _in_phrase(mention, said) or _in_brackets(mention, said) or _belonging(mention, event, said)


def _alliance(code: str | None) -> str | None:
    return code if code and len(code) > STATE_CODE else None


def _in_brackets(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the state in brackets behind a name: "Juan Carlos I (Spain)"."""
    last = mention.words[-1]
    end, text = last.idx + len(last.text), mention.sentence.text
    return tuple(a.code for a in said if text[end : a.start] == " (" and text[a.end : a.end + 1] in {")", ","})[:1]


def _belonging(mention: Mention, event: Event | None, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the states that a phrase behind the force names: "soldiers of the Luftwaffe", "a battalion from Nepal"."""
    resting = event is not None and event.frame is not None and event.frame.name in RESTING
    cases = OF | {"from"} if resting and mention.category in PEOPLE else OF
    for child in mention.head.children:
        if child.dep_ != "nmod" or child.i < mention.head.i or grammar.case_of(child) not in cases:
            continue
        inside = [child, *(t for t in child.children if t.dep_ in {"compound", "amod", "flat", "conj", "nmod:poss"})]
        codes = dict.fromkeys(a.code for a in said if a.kind not in PLACED and any(a.start <= t.idx < a.end for t in inside))
        if codes:
            return tuple(codes) if len(codes) == 1 else (COALITION,)
    return ()


def _from_home(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> tuple[str, ...]:
    """Return the state from which troops come, where the report has named troops of that state: "1,500 soldiers from Fiji"."""
    if mention.category not in PEOPLE or (event is not None and event.frame is not None and event.frame.source_is_place):
        return ()
    home = [t for t in mention.head.children if t.dep_ == "nmod" and t.i > mention.head.i and grammar.case_of(t) == "from"]
    codes = {code for t in home if (code := _code_in(t, said)) in memory.operators and code}
    return tuple(codes) if len(codes) == 1 else ()


def _predicated(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the state that a clause says the force to be of: "the crews were Russian"."""
    up = mention.head.head
    if mention.head.dep_ != "nsubj" or not any(t.dep_ == "cop" for t in up.children) or up.pos_ != "ADJ":
        return ()
    return tuple(a.code for a in said if a.start <= up.idx < a.end)[:1]


def _holder(mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return who is said to have or do something with the force, where a further act of it is meant: "France, which has troops deployed in Chad"."""
    verb = mention.head.head
    frame = events.frame_of(verb, "object") if mention.head.dep_ == "obj" else None
    if frame is None or frame.name in SEEN:
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            return _code_in(_meant(child), said)
    return None


def _meant(doer: Token) -> Token:
    """Return the doer, or what a relative pronoun stands for: the noun right before it, else what its clause hangs on."""
    if doer.tag_ not in {"WDT", "WP"}:
        return doer
    before = [t for t in doer.doc[max(0, doer.i - 2) : doer.i] if t.pos_ in {"NOUN", "PROPN"}]
    return before[-1] if before else doer.head.head


def _shared(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the operator that several forces share: "Ethiopian troops, tanks and aircraft"."""
    first = mention.head.head
    for other in mention.head.children:
        # "Three batteries and 320 soldiers of the Luftwaffe": what stands behind the last belongs to all.
        if other.dep_ == "conj" and other.pos_ in grammar.NOMINAL and not _owned(mention, said):
            return _belonging(replace(mention, head=other), None, said)
    if mention.head.dep_ != "conj" or first.pos_ not in grammar.NOMINAL or mention.open:
        return ()
    return _in_phrase(replace(mention, head=first, words=tuple(grammar.modifiers(first))), said)


def _owned(mention: Mention, said: Sequence[ActorMention]) -> bool:
    return bool(_in_phrase(mention, said)) or any(t.lower_ in OWN for t in mention.words)


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
    if mention.head.lower_ == "we":
        return _speaker(mention, memory)
    owners = [t for t in mention.words if t.lower_ in OWN and t.dep_ in {"nmod:poss", "det"}]
    if not owners:
        return None
    if owners[0].lower_ in {"our", "my"}:
        return _speaker(mention, memory)
    if owners[0].lower_ == "her" and (ship := memory.ship_of()):
        return ship
    if owners[0].lower_ == "whose":
        before = [a for a in said if a.end <= owners[0].idx]
        return before[-1].code if before else None
    return _before(owners[0], said, memory)


def _before(word: Token, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the actor to which "its" or "his country" points back: the last that acts in the sentence, else the last named."""
    before = [a for a in said if a.end <= word.idx]
    acting = [a for a in before if _acts(word.doc, a)]
    if acting:
        return acting[-1].code
    return before[-1].code if before else memory.actor


def _speaker(mention: Mention, memory: Memory) -> str | None:
    passage = memory.spokesmen.at(mention.sentence.locate(mention.head).start)
    return passage.code if passage else memory.operator_of(mention) or memory.actor


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
    if code := _code_in(_meant(child), said) or _official(child, memory):
        return code
    noun = child.lemma_.lower()
    if noun in word_lists.named("alliances"):
        return memory.alliance or COALITION
    if noun not in word_lists.named("states"):
        return None
    if any(t.lower_ in OWN for t in child.children):
        return _before(child, said, memory)
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
