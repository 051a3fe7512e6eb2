"""Whose, where the phrase does not say? The operator of a force from the line, the speaker, and what the rest of the report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.catalogs import actors, systems
from laydown.domain.order_of_battle import Category
from laydown.extraction import rows
from laydown.extraction import words as word_lists
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.actors import ActorMention
    from laydown.extraction.events import Event
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention

CELL = "|"
PEOPLE = {Category.TROOPS, Category.UNIT}


def of(mention: Mention, event: Event | None, said: Sequence[ActorMention], memory: Memory) -> str | None:
    """Return the operator that neither the phrase nor its act names, or None where the report leaves it open."""
    words = {t.lower_ for t in mention.words}
    if words & (word_lists.named("unowned") | word_lists.named("of_several_states")):
        return None
    if code := _of_cell(mention, said) or rows.owner(mention, said):
        return code
    if words & word_lists.named("of_the_country") and memory.country:
        return memory.country
    likely = (
        (None if _known(mention) else _spoken_for(mention, memory))
        or memory.operator_of(mention)
        or _headline_actor(mention, event, said)
        or only_user(mention)
        or memory.main_operator(mention)
    )
    if likely is None and mention.system:
        return _spoken_for(mention, memory) or memory.only_state(mention)
    return likely or memory.only_state(mention)


def _of_cell(mention: Mention, said: Sequence[ActorMention]) -> str | None:
    """Return the state that has a cell of the force's row to itself: "Keren | Eritrea | two howitzers"."""
    spans = cells(mention.sentence.text)
    return next((a.code for a in said if any(_fills(a, mention.sentence.text, span) for span in spans)), None)


def cells(line: str) -> list[tuple[int, int]]:
    """Return the cells of a row of a table, but the first, which names what the row is about."""
    out, start = [], 0
    for cell in line.split(CELL):
        out.append((start, start + len(cell)))
        start += len(cell) + 1
    return out[1:]


def _fills(actor: ActorMention, line: str, span: tuple[int, int]) -> bool:
    return (
        span[0] <= actor.start < span[1] and line[span[0] : span[1]].strip().removeprefix("the ") == line[actor.start : actor.end]
    )


def is_owner_cell(start: int, line: str) -> bool:
    """Say whether the name at an offset of a line fills a cell that names whose the forces of the row are."""
    return CELL in line and any(
        a.start <= start < a.end and any(_fills(a, line, span) for span in cells(line)) for a in actors.load().find(line)
    )


def _known(mention: Mention) -> bool:
    """Say whether a phrase speaks of what the report has named before."""
    return mention.open or any(t.lower_ in {"the", "those", "these", "that"} for t in mention.words)


def _spoken_for(mention: Mention, memory: Memory) -> str | None:
    """Return the state for whose forces the speaker speaks: "the navy chief said that two frigates …"."""
    passage = memory.spokesmen.at(mention.sentence.locate(mention.head).start)
    if passage is None:
        return None
    system = systems.load().by_name.get(mention.system or "")
    own = passage.code in memory.operators or not memory.operators
    if system is None:
        return passage.code if own and passage.armed else None
    # Hosts, too, tell of the systems that stand with them; who makes one tells of his own.
    host = passage.code in memory.homes and passage.code not in system.makers
    return passage.code if passage.code in system.operators and not host else None


def _headline_actor(mention: Mention, event: Event | None, said: Sequence[ActorMention]) -> str | None:
    """Return the actor that a headline opens with: "Greece ships Patriots to Saudi Arabia"."""
    if event is None or mention.sentence.span.form is not Form.HEADLINE or not said or said[0].start > 0:
        return None
    return said[0].code if said[0].end <= mention.words[0].idx else None


def only_user(mention: Mention) -> str | None:
    """Return the one state that has a system."""
    system = systems.load().by_name.get(mention.system or "")
    return system.operators[0] if system and len(system.operators) == 1 else None
