"""What speaks for a placing, and what against? The traits of a candidate, by name, as the weights know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.place import Precision
from laydown.extraction import acts, grammar, traits_before, traits_places
from laydown.extraction.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from laydown.extraction.candidates import Candidate, Scene

VERBAL = {"VERB", "AUX"}


def of(candidates: Sequence[Candidate], scene: Scene) -> list[Mapping[str, float]]:
    """Return the traits of each of the candidates of a force: every value is 1 or a small number."""
    named = [*_of_force(scene), *_beside(scene)]
    return [_of_one(each, candidates, scene, named) for each in candidates]


def _of_one(candidate: Candidate, rivals: Sequence[Candidate], scene: Scene, named: Sequence[str]) -> Mapping[str, float]:
    act = [*_of_act(candidate, scene.barred)]
    if candidate.spot is not None:
        place = [*traits_places.in_sentence(candidate, candidate.spot, rivals, scene)]
    else:
        place = [*traits_before.of(candidate, rivals, scene)]
    where, operator = candidate.placing.place, scene.operator
    kind = "in" if candidate.spot is not None else "before"
    if where is not None:
        place += [f"precision={where.precision}", f"{kind} precision={where.precision}"]
        if operator is not None and where.country == operator:
            place += ["home" if where.precision is Precision.COUNTRY else "in own country", f"{kind} home"]
    ruled = f"{kind} {'ruled' if candidate.ruled else 'free'}"
    out = dict.fromkeys([ruled, *named, *act, *place, *_crossed(ruled, [*named, *act])], 1.0)
    out[f"{kind} rivals"] = min(len(rivals), 6) / 6
    return out


def _crossed(with_: str, traits: Sequence[str]) -> Iterator[str]:
    yield from (f"{with_} & {t}" for t in traits)


def _of_force(scene: Scene) -> Iterator[str]:
    mention, operator = scene.mention, scene.operator
    head = mention.head
    yield f"category={mention.category}"
    yield f"form={mention.sentence.span.form}"
    yield f"head={head.dep_}"
    yield "system" if mention.system else "no system"
    for name, holds in (
        ("unit", mention.unit), ("open", mention.open), ("pronoun", mention.pronoun), ("act", mention.act), ("further", mention.further),
        ("plural", mention.plural), ("operator", operator), ("none", grammar.negative_phrase(head)), ("blow", acts.is_blow(mention)),
        ("counted", any(t.dep_ == "nummod" for t in mention.words)),
        ("question", mention.sentence.text.endswith("?")), ("definite", any(t.lower_ == "the" for t in mention.words)),
        ("indefinite", any(t.lower_ in {"a", "an", "another", "some"} for t in mention.words)), ("named by people", head.pos_ == "PROPN"),
        ("singular person", mention.noun in {"soldier", "troop"} and mention.plural is False),
    ):  # fmt: skip
        if holds:
            yield name
    yield f"noun={mention.noun or head.pos_}"
    if head.dep_ in {"compound", "nmod:poss", "nmod", "amod"}:
        yield f"modifies={head.dep_}:{kind_of(head.head)}:{grammar.case_of(head) if head.dep_ == 'nmod' else ''}"
        yield f"modifies {head.head.lemma_.lower()}"


def _beside(scene: Scene) -> Iterator[str]:
    """Yield what the other forces of the sentence make of this one."""
    mention, others = scene.mention, scene.others
    like = [
        m for m in others if m.category is mention.category and (mention.system is None or m.system in {None, mention.system})
    ]
    yield f"like it before={min(sum(m.head.i < mention.head.i for m in like), 2)}"
    yield f"like it after={min(sum(m.head.i > mention.head.i for m in like), 2)}"
    yield f"others={min(len(others), 4)}"
    if any(grammar.within(mention.head, m.head) for m in others):
        yield "below another force"
    if any(grammar.within(m.head, mention.head) for m in others):
        yield "above another force"


def _of_act(candidate: Candidate, barred: Collection[int]) -> Iterator[str]:
    placing, mention = candidate.placing, candidate.placing.mention
    event = placing.event
    yield f"status={placing.assertion.status}"
    yield f"modality={placing.assertion.modality}"
    if event is None:
        yield "frame=phrase"
    else:
        frame = event.frame.name if event.frame else kind_of(event.token)
        yield f"frame={frame}"
        yield f"frame={frame} as {event.role}"
        yield f"act={event.token.pos_}"
        if event.frame and event.frame.context:
            yield f"asks {event.frame.context}"
    verb = next((up for up, _ in grammar.governors(mention.head) if up.pos_ in VERBAL), None)
    if verb is not None:
        yield f"verb={verb.lemma_.lower()}"
        yield f"verb kind={kind_of(verb)} {_role(mention.head, verb)}"
        above = next((up for up, _ in grammar.governors(verb) if up.pos_ in VERBAL), None)
        yield f"above={kind_of(above)}" if above is not None else "above=nothing"
        if any(t.dep_ == "obj" for t in verb.children):
            yield "verb has object"
            yield f"verb has object as {_role(mention.head, verb)}"
            if any(t.i in barred for o in verb.children if o.dep_ == "obj" for t in o.subtree):
                yield "acts on another force"
    else:
        yield "verbless"


def _role(token: Token, verb: Token) -> str:
    while token.head not in (verb, token):
        token = token.head
    return token.dep_
