"""Who was there too? The same speaker telling several outlets the same within a day is one occasion."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.lineage import Link, LinkKind, Root, Shown
from laydown.domain.matter import Partition
from laydown.domain.provenance import Excerpt
from laydown.lineage.facts import alike
from laydown.lineage.speakers import office, proper_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.lineage.setting import Setting

_DAYS = 1
"""Days after the first report of an occasion in which others report it; of an office without a name, the same day alone."""


class Heard(NamedTuple):
    """A claim that a speaker made, in the words that name the speaker, and its day."""

    day: int
    claim: Claim
    speaker: str


def occasions(claims: Iterable[Claim], setting: Setting) -> Iterator[Link]:
    """Yield the links of claims to the occasions on which their speakers made them; `claims` are those heard at first hand."""
    heard: dict[tuple[str, int], list[Heard]] = defaultdict(list)
    for claim in claims:
        day = setting.day(claim.report)
        for speaker in claim.attribution.speakers if day else ():
            if name := proper_name(speaker):
                heard[name, _DAYS].append(Heard(day, claim, speaker))
            elif held := office(speaker):
                heard[held, 0].append(Heard(day, claim, speaker))
    for (name, days), all_heard in sorted(heard.items()):
        if len({setting.publisher(each.claim.report).key for each in all_heard}) > 1:
            for part in _in_time(all_heard, days):
                yield from _one_statement(name, part, setting)


def _in_time(heard: Sequence[Heard], days: int) -> Iterator[list[Heard]]:
    """Split what was heard into occasions, from the first on: what later days bring changes nothing before them."""
    part: list[Heard] = []
    for each in sorted(heard, key=lambda each: (each.day, each.claim.id, each.speaker)):
        if part and each.day - part[0].day > days:
            yield part
            part = []
        part.append(each)
    if part:
        yield part


def _one_statement(name: str, heard: Sequence[Heard], setting: Setting) -> Iterator[Link]:
    groups = Partition(len(heard))
    for at, one in enumerate(heard):
        for before in range(at):
            if groups.find(before) != groups.find(at) and alike(setting.said(one.claim), setting.said(heard[before].claim)):
                groups.join(before, at)
    for members in groups.parts():
        part = [heard[at] for at in members]
        if len({setting.publisher(each.claim.report).key for each in part}) > 1:
            root = Root(f"speaker:{name}:{part[0].day}", min(each.speaker for each in part))
            yield from (_link(each, root, _other(each, part, setting), setting) for each in part)


def _other(one: Heard, part: Sequence[Heard], setting: Setting) -> Heard:
    mine = setting.publisher(one.claim.report).key
    return next(each for each in part if setting.publisher(each.claim.report).key != mine)


def _link(one: Heard, root: Root, other: Heard, setting: Setting) -> Link:
    why = f"{one.speaker} said so to several outlets on one occasion"
    return Link(one.claim.id, root, LinkKind.OCCASION, why, (_shown(one, setting), _shown(other, setting)))


def _shown(heard: Heard, setting: Setting) -> Shown:
    """Return the speaker's name in the sentence, or the sentence where it stands elsewhere."""
    sentence = heard.claim.sentence
    at = sentence.of(setting.text(heard.claim.report)).find(heard.speaker)
    if at < 0:
        return Shown(heard.claim.report, sentence)
    return Shown(heard.claim.report, Excerpt(sentence.start + at, sentence.start + at + len(heard.speaker)))
