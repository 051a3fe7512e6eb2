"""One sentence to its claims: joins forces, places, operators, counts, times and speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.attribution import Voice
from laydown.domain.claim import Claim
from laydown.domain.order_of_battle import Subject
from laydown.extraction import (
    candidates,
    counts,
    events,
    operators,
    rows,
    rows_above,
    rows_placing,
    sourcing,
    subjects,
    times,
    traits,
    weighing,
)
from laydown.extraction.candidates import Scene
from laydown.extraction.pointing import Pointing
from laydown.language import quantities
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.attribution import Attribution
    from laydown.domain.provenance import Excerpt
    from laydown.extraction.arguments import Placing
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.survey import Survey
    from laydown.extraction.weighing import Weigher
    from laydown.language.quantities import QuantityMention

STATE_CODE = 2
"""Letters of a state's code; longer ones are alliances."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    survey: Survey
    memory: Memory
    sentence: ParsedSentence
    said: Sequence[actors.ActorMention]
    when: times.When
    many: list[QuantityMention]
    reader: str
    weigher: Weigher
    silent: bool = False


def claims(survey: Survey, memory: Memory, sentence: ParsedSentence, reader: str, weigher: Weigher) -> Iterator[Claim]:
    """Yield the claims of a sentence, and leave in the memory what later sentences may point back to.

    The memory must have taken in each claim before the next is asked for.
    """
    text = sentence.plain
    said = actors.load().find(text)
    here = _Sentence(survey, memory, sentence, said, survey.when_in(sentence), quantities.find(text), reader, weigher)
    pointing = Pointing(sentence, said, survey.places.get(sentence.index, ()), memory)
    forces = pointing.forces(subjects.find(sentence, survey.hits.get(sentence.index, ())))
    spots = pointing.spots(forces)
    lead = rows.lead(sentence, spots, forces)
    held = rows_above.held(survey, sentence)
    asks = sentence.text.endswith("?") and sentence.span.form is not Form.ITEM
    if asks or rows_above.says_nothing(survey, sentence):
        # A question states nothing, nor does a list of sales; what they name may be pointed back to.
        here = replace(here, silent=True)
    by_rule = [rows_placing.of(m, spots, {o.head.i for o in forces if o is not m}, lead, held) for m in forces]
    for mention, ruled in zip(forces, by_rule, strict=True):
        others = [m for m in forces if m is not mention]
        taken = {p.place.key for placings in by_rule for p in placings if p.place and _alike(p.mention, mention)}
        scene = Scene(mention, ruled, spots, others, _operator(here, mention, ruled), memory, taken)
        found = [claim for p, placed in _likely(here, scene) for claim in _claims(here, placed, p)]
        yield from found
        if (force := pointing.force(mention)) and not mention.pronoun:
            operator = next((c.operator for c in found if c.operator), force.operator)
            memory.saw_force(replace(force, operator=operator))
    _remember(here)


def _remember(here: _Sentence) -> None:
    for actor in here.said:
        if len(actor.code) > STATE_CODE:
            here.memory.alliance = actor.code
    if here.said:
        here.memory.actor = here.said[0].code


def _alike(one: Mention, other: Mention) -> bool:
    """Say whether two mentions of a sentence may be the same force told twice."""
    return one is not other and one.category is other.category and (one.system is None or other.system in {None, one.system})


def _operator(here: _Sentence, mention: Mention, ruled: Sequence[Placing]) -> str | None:
    acts = [p.event for p in ruled] or events.of(mention.head)
    codes = operators.of(mention, acts[0] if acts else None, here.said, here.memory)
    return codes[0] if codes else None


def _likely(here: _Sentence, scene: Scene) -> list[tuple[float, Placing]]:
    """Return the placings of a force that are likely enough to be stated, each with its probability."""
    if scene.mention.category is None or here.silent:
        return []
    found = candidates.of(scene)
    weighed = [(here.weigher.weigh(c, t), c) for c, t in zip(found, traits.of(found, scene), strict=True)]
    return [(p, c.placing) for p, c in weighing.choose(weighed)]


def _claims(here: _Sentence, placed: Placing, probability: float) -> Iterator[Claim]:
    mention, event = placed.mention, placed.event
    if mention.category is None:
        return
    for operator in operators.of(mention, event, here.said, here.memory) or (None,):
        yield Claim(
            report=here.survey.tree.report.key,
            sentence=here.sentence.excerpt,
            subject=Subject(mention.text, mention.category, mention.system, mention.unit, inferred=mention.open),
            operator=operator,
            quantity=counts.of(mention, here.many),
            status=placed.assertion.status,
            modality=placed.assertion.modality,
            place=placed.place,
            origin=placed.origin,
            time=times.of(mention, event, here.when) or rows_above.time(here.survey, mention, here.when.dates),
            attribution=_attribution(here, here.sentence.locate(event.token if event else mention.head)),
            reader=here.reader,
            frame=event.frame.name if event and event.frame else "phrase",
            confidence=round(weighing.confidence(probability), 3),
        )


def _attribution(here: _Sentence, excerpt: Excerpt) -> Attribution:
    said = sourcing.attribution_at(here.survey.sourcings, excerpt, here.survey.tree.report)
    own = said.voice is Voice.REPORT and any(o.overlaps(here.sentence.excerpt) for o in here.survey.opinions)
    return replace(said, voice=Voice.OPINION) if own else said
