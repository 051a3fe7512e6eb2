"""What speaks for a place that only the text before names? What it has said of the place, of the force, and of whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.place import Precision
from laydown.extraction import events
from laydown.extraction.candidates import is_like
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.extraction.candidates import Candidate, Scene
    from laydown.extraction.mentions import Mention


def of(candidate: Candidate, rivals: Sequence[Candidate], scene: Scene) -> Iterator[str]:
    """Yield the traits of a place that only the text before names."""
    mention = scene.mention
    kind = _kind(mention)
    yield f"{kind} mention"
    for way in candidate.before:
        yield f"by {way}"
        yield f"by {way} for {kind}"
        yield f"by {way} as {candidate.placing.assertion.status}"
    yield "by " + "+".join(sorted(candidate.before))
    yield f"before ways={len(candidate.before)}"
    here = [c for c in rivals if c.spot is not None]
    yield f"places here={min(len(here), 3)}"
    yield f"ruled here={any(c.ruled for c in here)}"
    place = candidate.placing.place
    if place is not None:
        if any(c.placing.place and place.holds(c.placing.place) for c in here):
            yield "holds a place here"
        yield from _against(candidate, place, rivals)
        yield from _size(candidate, place, scene)
        yield from (f"by {way} at {place.precision}" for way in candidate.before)
        yield from _named(scene, place)
        yield from _spread(scene, place)
        yield from _history(scene, place)
    if any(e.frame for e in events.of(mention.head)):
        yield "has a frame"
    if mention.sentence.span.form is Form.PROSE:
        yield "prose before"


def _kind(mention: Mention) -> str:
    """Return how a phrase takes up what was said: a mere pronoun, an act, on top of what was there, as known, or as new."""
    if mention.pronoun:
        return "pronoun"
    if mention.act:
        return "act"
    if mention.further:
        return "further"
    if mention.open:
        return "open"
    return "definite" if mention.definite else "new"


def _against(candidate: Candidate, place: Place, rivals: Sequence[Candidate]) -> Iterator[str]:
    """Yield how a place stands to the others that the text before offers."""
    others = [c.placing.place for c in rivals if c.spot is None and c is not candidate and c.placing.place]
    if any(place.holds(o) for o in others):
        yield "holds a rival"
    if any(o.holds(place) for o in others):
        yield "held by a rival"
    yield f"rivals before={min(len(others), 5)}"


def _size(candidate: Candidate, place: Place, scene: Scene) -> Iterator[str]:
    """Yield what the size of a place makes of how the force is spoken of, and whose place it is."""
    size = place.precision
    event = candidate.placing.event
    yield f"{_kind(scene.mention)} at {size}"
    yield f"{candidate.placing.assertion.status} at {size}"
    yield f"{scene.mention.category} at {size}"
    yield f"{event.frame.name if event and event.frame else 'phrase'} at {size}"
    if scene.operator is None:
        yield "nobody's force before"
    elif place.country == scene.operator:
        yield f"own {size} before"
        yield f"own place {candidate.placing.assertion.status}"
    else:
        yield f"foreign {size} before"
        yield f"foreign {size} {candidate.placing.assertion.status}"


def _named(scene: Scene, place: Place) -> Iterator[str]:
    """Yield how often and how lately the text has named a place, and put forces there."""
    memory, index = scene.memory, scene.mention.sentence.index
    claimed = [at for at, c in memory.claims if c.place == place]
    yield f"claimed {min(index - claimed[-1], 4) if claimed else 'never'} ago"
    yield f"claims there={min(len(claimed), 4)}"
    yield f"claims at {place.precision}={min(len(claimed), 2)}"
    yield f"named={min(sum(m.place.key == place.key for m in memory.places), 4)}"
    since = [index - m.index for m in memory.places if m.place.key == place.key and m.index < index]
    yield f"place named {min(since[-1], 5) if since else 'never'} ago"
    if past := [m for m in memory.places if m.place.key == place.key and m.index < index]:
        yield f"last named with {past[-1].case}"
        yield f"last named weight={past[-1].weight}"
    if memory.country == place.country:
        yield "country of the text"
    head = scene.mention.head.dep_
    if index in claimed:
        yield "claimed in this sentence"
        yield f"claimed in this sentence, head={head}"
    if any(at == index for at, _ in memory.claims):
        yield "sentence claims"
        yield f"sentence claims, head={head}"
    elif memory.claims:
        yield f"sentence claims nothing, last claim {min(index - memory.claims[-1][0], 4)} ago"
    if memory.claims:
        yield f"last claim there={memory.claims[-1][1].place == place}"


def _spread(scene: Scene, place: Place) -> Iterator[str]:
    """Yield how much of the report plays in the country of a place, and how its name stood in the sentence right before."""
    memory, index = scene.memory, scene.mention.sentence.index
    if place.country is not None and (total := memory.homes.total()):
        share = memory.homes[place.country] / total
        yield f"share={min(int(share * 4), 3)}"
        if place.precision is Precision.COUNTRY:
            yield f"country share={min(int(share * 4), 3)}"
    main = memory.mainly()
    if main is not None:
        yield f"main={main.country == place.country}"
    just = [m for m in memory.places if m.index == index - 1]
    if just:
        yield f"last named just before={just[-1].place.key == place.key}"
        yield f"alone just before={len({m.place.key for m in just}) == 1 and just[0].place.key == place.key}"
        mine = [m for m in just if m.place.key == place.key]
        if mine:
            yield f"just before with {mine[-1].case}"
            yield f"just before weight={mine[-1].weight}"
    first = next((m for m in memory.places if m.index <= 1), None)
    if first is not None:
        yield f"leads the text={first.place.key == place.key}"
    titled = {m.place.key for m in memory.places if m.index == 0}
    if titled == {place.key}:
        yield "alone in the title"
        yield f"alone in the title at {place.precision}"


def _history(scene: Scene, place: Place) -> Iterator[str]:
    """Yield what the text has said before of this kind of force and of this place."""
    mention, memory, index = scene.mention, scene.memory, scene.mention.sentence.index
    like = [(at, c) for at, c in memory.claims if c.subject.category is mention.category]
    if there := [(at, c) for at, c in like if c.place == place]:
        at, last = there[-1]
        owner = "same" if last.operator == scene.operator else "unsaid" if None in {last.operator, scene.operator} else "another"
        yield f"its kind there of {owner} operator"
        yield f"its kind there {min(index - at, 4)} sentences ago"
        yield f"its kind there as {last.status}"
        yield f"its kind there of {owner} operator for {_kind(mention)}"
        yield f"its kind also elsewhere={any(c.place != place for _, c in like)}"
        yield f"its kind last there={like[-1][1].place == place}"
    if any(at < index and is_like(mention, c) for at, c in like):
        yield "its system placed before"
    same = [c for _, c in like if _same_words(mention, c)]
    if same:
        yield f"its words last there={same[-1].place == place}"
    theirs = [c for _, c in memory.claims if scene.operator and c.operator == scene.operator]
    if theirs:
        yield f"its side last there={theirs[-1].place == place}"
        yield f"its side there={any(c.place == place for c in theirs)}"
    known = [f.index for f in memory.forces if f.category is mention.category]
    yield f"force named {min(index - known[-1], 4) if known else 'never'} ago"


def _same_words(mention: Mention, claim: Claim) -> bool:
    """Say whether a claim speaks of a force by the same noun."""
    return claim.subject.text.rsplit(maxsplit=1)[-1].lower() == mention.head.lower_
