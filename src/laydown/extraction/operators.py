"""Whose? The state or alliance whose force it is, from the phrase, its owner, the act's agent, or the text before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.catalogs.actors import Kind
from laydown.domain.order_of_battle import Category
from laydown.extraction import grammar, operators_agents, operators_unsaid
from laydown.extraction import words as word_lists
from laydown.extraction.operators_agents import COALITION, OWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.events import Event
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention

STATE_CODE = 2
"""Letters of a state's code; longer ones are alliances."""
OF = {"of", "aboard"}
RESTING = {"station", "remain", "hold", "be", "have", "operate"}
"""Frames of staying, in which "from" tells whose a body of troops is, and not whence it comes."""
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
        return (
            _alliance(operators_agents.agent(mention, event, said, memory))
            or _alliance(memory.operator_of(mention))
            or COALITION,
        )
    if code is None and (several := operators_agents.contributors(mention, event, said)):
        return several
    code = code or operators_agents.agent(mention, event, said, memory) or operators_agents.holder(mention, said) or mention.home
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
    codes = {code for t in home if (code := operators_agents.code_in(t, said)) in memory.operators and code}
    return tuple(codes) if len(codes) == 1 else ()


def _predicated(mention: Mention, said: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return the state that a clause says the force to be of: "the crews were Russian"."""
    up = mention.head.head
    if mention.head.dep_ != "nsubj" or not any(t.dep_ == "cop" for t in up.children) or up.pos_ != "ADJ":
        return ()
    return tuple(a.code for a in said if a.start <= up.idx < a.end)[:1]


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
    if (
        codes
        and len(codes[0]) == STATE_CODE
        and any(t.lower_ in {"led", "-led"} or t.lower_.endswith("-led") for t in mention.words)
    ):
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
    return operators_agents.before(owners[0], said, memory)


def _speaker(mention: Mention, memory: Memory) -> str | None:
    passage = memory.spokesmen.at(mention.sentence.locate(mention.head).start)
    return passage.code if passage else memory.operator_of(mention) or memory.actor
