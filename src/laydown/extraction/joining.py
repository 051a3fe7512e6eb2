"""One sentence to its claims: joins forces, places, operators, counts, times and speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.attribution import Voice
from laydown.domain.claim import Claim
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Precision
from laydown.extraction import counts, implied, operators, rows, rows_above, rows_placing, sourcing, subjects, times
from laydown.extraction.pointing import Pointing
from laydown.language import quantities
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.attribution import Attribution
    from laydown.domain.place import Place
    from laydown.domain.provenance import Excerpt
    from laydown.extraction.arguments import Placing
    from laydown.extraction.memory import Memory
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.subjects import Mention
    from laydown.extraction.survey import Survey
    from laydown.language.dates import DateMention
    from laydown.language.quantities import QuantityMention

STATE_CODE = 2
"""Letters of a state's code; longer ones are alliances."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    survey: Survey
    memory: Memory
    sentence: ParsedSentence
    said: Sequence[actors.ActorMention]
    when: Sequence[DateMention]
    many: list[QuantityMention]
    speech: set[int]
    reader: str


def claims(survey: Survey, memory: Memory, sentence: ParsedSentence, reader: str) -> Iterator[Claim]:
    """Yield the claims of a sentence, and leave in the memory what later sentences may point back to.

    The memory must have taken in each claim before the next is asked for.
    """
    text = sentence.doc.text
    said = actors.load().find(text)
    here = _Sentence(
        survey, memory, sentence, said, survey.dates_in(sentence), quantities.find(text), survey.speech_in(sentence), reader
    )
    pointing = Pointing(sentence, said, survey.places.get(sentence.index, ()), memory)
    forces = pointing.forces(subjects.find(sentence, survey.hits.get(sentence.index, ())))
    forces += implied.find(sentence, said, {t.i for m in forces for t in m.words})
    spots = pointing.spots(forces)
    lead = rows.lead(sentence, spots, forces)
    held = rows_above.held(survey, sentence)
    asks = sentence.text.endswith("?") and sentence.span.form is not Form.ITEM
    unsaid = asks or rows_above.says_nothing(survey, sentence)
    heads = {m.head.i for m in forces}
    for mention in forces:
        # A question states nothing.
        placings = [] if unsaid else rows_placing.of(mention, spots, heads - {mention.head.i}, lead, held)
        found = [claim for placed in placings for claim in _claims(here, placed)]
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


def _claims(here: _Sentence, placed: Placing) -> Iterator[Claim]:
    mention = placed.mention
    if mention.category is None:
        return
    codes = operators.of(mention, placed.event, here.said, here.memory) or (None,)
    if mention.category is Category.EQUIPMENT and codes == (None,):
        return
    for operator in codes:
        place = placed.place or _from_context(here, placed, operator)
        if place is not None:
            yield _claim(here, placed, mention.category, operator, place)


def _from_context(here: _Sentence, placed: Placing, operator: str | None) -> Place | None:
    """Return the place that the text before gives, None where that is only the force's own country."""
    mention, memory = placed.mention, here.memory
    frame = placed.event.frame if placed.event else None
    if (mention.act or (frame and frame.context == "recent")) and not memory.placed(mention, mention):
        return None
    place = memory.place_for(mention, operator, placed.origin)
    home = place is not None and place.precision is Precision.COUNTRY and place.country == operator
    return None if home or place == placed.origin else place


def _claim(here: _Sentence, placed: Placing, category: Category, operator: str | None, place: Place) -> Claim:
    mention: Mention = placed.mention
    frame = placed.event.frame if placed.event else None
    return Claim(
        report=here.survey.tree.report.key,
        sentence=here.sentence.excerpt,
        subject=Subject(mention.text, category, mention.system, mention.unit, inferred=mention.open),
        operator=operator,
        quantity=counts.of(mention, here.many),
        status=placed.assertion.status,
        modality=placed.assertion.modality,
        place=place,
        origin=placed.origin,
        time=times.of(mention, placed.event, here.when, here.speech) or rows_above.time(here.survey, mention, here.when),
        attribution=_attribution(here, here.sentence.locate(placed.event.token if placed.event else mention.head)),
        reader=here.reader,
        frame=frame.name if frame else "phrase",
    )


def _attribution(here: _Sentence, excerpt: Excerpt) -> Attribution:
    said = sourcing.attribution_at(here.survey.sourcings, excerpt, here.survey.tree.report)
    own = said.voice is Voice.REPORT and any(o.overlaps(here.sentence.excerpt) for o in here.survey.opinions)
    return replace(said, voice=Voice.OPINION) if own else said
