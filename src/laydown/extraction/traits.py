"""What speaks for a placing, and what against? The traits of a candidate, by name, as the weights know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.place import Precision
from laydown.extraction import acts, cues, events, frames, grammar, whereabouts, words
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from laydown.domain.place import Place
    from laydown.extraction.candidates import Candidate
    from laydown.extraction.memory import Memory
    from laydown.extraction.mentions import Mention
    from laydown.extraction.whereabouts import Spot

STEPS = 6
"""Steps of the way through the tree that are told apart."""
CLAUSES = {"acl:relcl", "advcl", "ccomp", "parataxis", "acl", "csubj", "xcomp", "conj", "advcl:relcl"}
GAPS = (1, 2, 4, 7, 11, 17, 26)
VERBAL = {"VERB", "AUX"}


def of(
    candidate: Candidate,
    rivals: Sequence[Candidate],
    spots: Sequence[Spot],
    others: Sequence[Mention],
    operator: str | None,
    memory: Memory,
) -> Mapping[str, float]:
    """Return the traits of one of the candidates of a force: every value is 1 or a small number."""
    barred = {m.head.i for m in others}
    named = [*_of_force(candidate.placing.mention, operator), *_beside(candidate.placing.mention, others)]
    act = [*_of_act(candidate, [m.head for m in others])]
    if candidate.spot is not None:
        place = [*_of_spot(candidate, candidate.spot, spots, barred), *_beside_rules(candidate, rivals)]
    else:
        place = [*_of_text(candidate, rivals, operator, memory)]
    where = candidate.placing.place
    kind = "in" if candidate.spot is not None else "before"
    if where is not None:
        place += [f"precision={where.precision}", f"{kind} precision={where.precision}"]
        if operator is not None and where.country == operator:
            place.append("home" if where.precision is Precision.COUNTRY else "in own country")
            place.append(f"{kind} home")
    ruled = f"{kind} {'ruled' if candidate.ruled else 'free'}"
    out = dict.fromkeys([ruled, *named, *act, *place, *_crossed(ruled, [*named, *act])], 1.0)
    out[f"{kind} rivals"] = min(len(rivals), 6) / 6
    return out


def _crossed(with_: str, traits: Sequence[str]) -> Iterator[str]:
    yield from (f"{with_} & {t}" for t in traits)


def _of_force(mention: Mention, operator: str | None) -> Iterator[str]:
    head = mention.head
    yield f"category={mention.category}"
    yield f"form={mention.sentence.span.form}"
    yield f"head={head.dep_}"
    yield "system" if mention.system else "no system"
    for name, holds in (
        ("unit", mention.unit), ("open", mention.open), ("pronoun", mention.pronoun), ("act", mention.act), ("further", mention.further),
        ("plural", mention.plural), ("operator", operator), ("none", grammar.negative_phrase(head)), ("blow", acts.is_blow(mention)),
        ("counted", any(t.dep_ == "nummod" for t in mention.words)), ("first", mention.sentence.index == 0),
        ("question", mention.sentence.text.endswith("?")), ("definite", any(t.lower_ == "the" for t in mention.words)),
        ("indefinite", any(t.lower_ in {"a", "an", "another", "some"} for t in mention.words)), ("named by people", head.pos_ == "PROPN"),
        ("singular person", mention.noun in {"soldier", "troop"} and mention.plural is False),
    ):  # fmt: skip
        if holds:
            yield name
    yield f"noun={mention.noun or head.pos_}"
    if head.dep_ in {"compound", "nmod:poss", "nmod", "amod"}:
        yield f"modifies={head.dep_}:{_kind(head.head)}:{grammar.case_of(head) if head.dep_ == 'nmod' else ''}"
        yield f"modifies {head.head.lemma_.lower()}"


def _beside(mention: Mention, others: Sequence[Mention]) -> Iterator[str]:
    """Yield what the other forces of the sentence make of this one."""
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


def _kind(token: Token) -> str:
    """Return what sort of word a token is, to the reader."""
    lemma = token.lemma_.lower()
    for name in ("nouns", "verbs", "adjectives"):
        if lemma in frames.by_word(name) and (token.pos_ in VERBAL) == (name == "verbs"):
            return frames.by_word(name)[lemma][0].name
    if lemma in cues.governors():
        return cues.governors()[lemma][0].makes
    for name in ("casualties", "uses", "talk", "confirming", "declining", "asking", "deciding"):
        if lemma in words.named(name):
            return name
    if lemma in whereabouts.place_nouns():
        return "place"
    return token.pos_


def _of_act(candidate: Candidate, others: Sequence[Token]) -> Iterator[str]:
    placing, mention = candidate.placing, candidate.placing.mention
    event = placing.event
    yield f"status={placing.assertion.status}"
    yield f"modality={placing.assertion.modality}"
    if event is None:
        yield "frame=phrase"
    else:
        frame = event.frame.name if event.frame else _kind(event.token)
        yield f"frame={frame}"
        yield f"frame={frame} as {event.role}"
        yield f"act={event.token.pos_}"
        if event.frame and event.frame.context:
            yield f"asks {event.frame.context}"
    verb = next((up for up, _ in grammar.governors(mention.head) if up.pos_ in VERBAL), None)
    if verb is not None:
        yield f"verb={verb.lemma_.lower()}"
        yield f"verb kind={_kind(verb)} {_role(mention.head, verb)}"
        above = next((up for up, _ in grammar.governors(verb) if up.pos_ in VERBAL), None)
        yield f"above={_kind(above)}" if above is not None else "above=nothing"
        if any(t.dep_ == "obj" for t in verb.children):
            yield "verb has object"
            yield f"verb has object as {_role(mention.head, verb)}"
            if any(grammar.within(head, t) for t in verb.children if t.dep_ == "obj" for head in others if head != mention.head):
                yield "acts on another force"
    else:
        yield "verbless"


def _role(token: Token, verb: Token) -> str:
    while token.head not in (verb, token):
        token = token.head
    return token.dep_


def _of_spot(candidate: Candidate, spot: Spot, spots: Sequence[Spot], barred: Collection[int]) -> Iterator[str]:
    head = candidate.placing.mention.head
    event = candidate.placing.event
    yield f"case={spot.case}"
    yield f"place is {spot.head.dep_}"
    yield f"case={spot.case} as {spot.head.dep_}"
    if spot.anaphoric:
        yield "anaphoric"
        yield f"anaphoric {spot.head.lower_}"
    up, down, top = _way(head, spot.head)
    way = "|".join([*up[:STEPS], "^", *down[:STEPS]])
    yield f"way={way}"
    yield f"up={'|'.join(up[:STEPS])}"
    yield f"down={'|'.join(down[:STEPS])}"
    yield f"steps={min(len(up) + len(down), 9)}"
    yield f"clauses={min(sum(d in CLAUSES for d in (*up, *down)), 3)}"
    yield f"meet={_kind(top)}"
    yield f"meet={top.pos_}"
    if event is not None:
        cost = whereabouts.distance(spot, event.token, barred)
        yield f"cost={min(cost, 5)}"
        if event.frame:
            yield f"frame={event.frame.name} case={spot.case}"
            yield f"status={candidate.placing.assertion.status} case={spot.case}"
    inner = grammar.within(spot.head, head)
    yield "inside phrase" if inner else "outside phrase"
    yield from _between(head, spot, spots, barred, inner=inner)


def _way(force: Token, place: Token) -> tuple[list[str], list[str], Token]:
    """Return the relations from the force up to where the two meet, those from there down to the place, and where they meet."""
    above = [force, *(t for t, _ in grammar.governors(force))]
    at = {t.i: n for n, t in enumerate(above)}
    down: list[str] = []
    token = place
    while token.i not in at and token.head != token:
        down.append(token.dep_)
        token = token.head
    meet = at.get(token.i, len(above) - 1)
    return [t.dep_ for t in above[:meet]], down[::-1], above[meet]


def _between(head: Token, spot: Spot, spots: Sequence[Spot], barred: Collection[int], *, inner: bool) -> Iterator[str]:
    start, end = sorted((head.i, spot.head.i))
    gap = head.doc[start + 1 : end]
    side = "after" if spot.head.i > head.i else "before"
    yield side
    yield f"{side} gap={sum(len(gap) >= g for g in GAPS)}"
    yield f"{side} inside={inner}"
    others = sum(start < b < end for b in barred)
    yield f"forces between={min(others, 3)}"
    yield f"places between={min(sum(start < s.head.i < end for s in spots), 3)}"
    yield f"verbs between={min(sum(t.pos_ == 'VERB' for t in gap), 3)}"
    marks = {t.text for t in gap}
    for mark, name in (
        (",", "comma"),
        (":", "colon"),
        (";", "semicolon"),
        ("|", "bar"),
        ('"', "quote"),
        ("-", "dash"),
        ("and", "and"),
        ("but", "but"),
        ("(", "bracket"),
    ):
        if mark in marks:
            yield f"{name} between"
    nearer = [s for s in spots if s is not spot and s.place and abs(s.head.i - head.i) < abs(spot.head.i - head.i)]
    yield f"nearer={min(len(nearer), 3)}"
    same = [b for b in barred if abs(b - spot.head.i) < abs(head.i - spot.head.i)]
    yield f"nearer forces={min(len(same), 3)}"
    if spot.place and any(
        s.place and s is not spot and spot.place.holds(s.place) and s.place.key != spot.place.key for s in spots
    ):
        yield "holds another"
    if spot.place and any(
        s.place and s is not spot and s.place.holds(spot.place) and s.place.key != spot.place.key for s in spots
    ):
        yield "held by another"
    if spot.head.i == 0 and spot.head.sent is not None:
        yield "place opens"


def _beside_rules(candidate: Candidate, rivals: Sequence[Candidate]) -> Iterator[str]:
    """Yield how a place stands to those at which the rules put the same force in the same sentence."""
    ruled = [c for c in rivals if c.ruled and c.spot is not None and c is not candidate]
    if not candidate.ruled:
        yield f"rules say elsewhere={min(len(ruled), 2)}"
        if any(
            c.placing.event and candidate.placing.event and c.placing.event.token == candidate.placing.event.token for c in ruled
        ):
            yield "rules say elsewhere by this act"


def _of_text(candidate: Candidate, rivals: Sequence[Candidate], operator: str | None, memory: Memory) -> Iterator[str]:
    for way in candidate.before:
        yield f"by {way}"
    yield "by " + "+".join(sorted(candidate.before))
    here = [c for c in rivals if c.spot is not None]
    yield f"places here={min(len(here), 3)}"
    yield f"ruled here={any(c.ruled for c in here)}"
    yield f"before ways={len(candidate.before)}"
    mention, place = candidate.placing.mention, candidate.placing.place
    if place is not None:
        index = mention.sentence.index
        last = next((index - at for at, c in reversed(memory.claims) if c.place == place), None)
        yield f"claimed {'never' if last is None else min(last, 4)} ago"
        share = sum(c.place == place for _, c in memory.claims)
        yield f"claims there={min(share, 4)}"
        seen = sum(m.place.key == place.key for m in memory.places)
        yield f"named={min(seen, 4)}"
        if any(s.spot and s.placing.place and place.holds(s.placing.place) for s in here):
            yield "holds a place here"
        if memory.country == place.country:
            yield "country of the text"
        yield from _history(mention, place, operator, memory)
    if any(e.frame for e in events.of(mention.head)):
        yield "has a frame"
    if mention.sentence.span.form is Form.PROSE:
        yield "prose before"


def _history(mention: Mention, place: Place, operator: str | None, memory: Memory) -> Iterator[str]:
    """Yield what the text has said before of this kind of force and of this place."""
    index = mention.sentence.index
    like = [(at, c) for at, c in memory.claims if c.subject.category is mention.category]
    there = [(at, c) for at, c in like if c.place == place]
    if there:
        at, last = there[-1]
        owner = "same" if last.operator == operator else "unsaid" if None in {last.operator, operator} else "another"
        yield f"its kind there of {owner} operator"
        yield f"its kind there {min(index - at, 4)} sentences ago"
        yield f"its kind there as {last.status}"
        yield f"its kind also elsewhere={any(c.place != place for _, c in like)}"
    known = [
        f
        for f in memory.forces
        if f.category is mention.category and (mention.system is None or f.system in {None, mention.system})
    ]
    yield f"force named {min(index - known[-1].index, 4) if known else 'never'} ago"
    if any(at == index and c.place == place for at, c in memory.claims):
        yield "claimed in this sentence"
    if any(at == index for at, _ in memory.claims):
        yield "sentence claims"
    since = next((index - m.index for m in reversed(memory.places) if m.place.key == place.key and m.index < index), None)
    yield f"place named {'never' if since is None else min(since, 5)} ago"
