"""Who was there too? The same speaker telling several outlets the same on one day is one occasion."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.lineage import Link, LinkKind, Root
from laydown.domain.matter import Partition
from laydown.lineage.facts import alike
from laydown.lineage.persons import person
from laydown.lineage.sayings import said_on
from laydown.lineage.setting import said_by
from laydown.lineage.speakers import office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Shown
    from laydown.lineage.setting import Setting

_DAYS = 1
"""Days after an occasion in which others report it without saying when it was; of an office without a name, the same day alone."""


class Heard(NamedTuple):
    """A claim that a speaker made: the words that name the speaker, whether they are dated, and by whom they were heard.

    `by` is the link that leads to whoever heard it: the report's own outlet, or a wire that it credits and of which nothing more is known.
    """

    day: int
    dated: bool
    claim: Claim
    speaker: str
    by: Link

    @property
    def outlet(self) -> str:
        """The key of the outlet that was there."""
        return self.by.to.key if isinstance(self.by.to, Root) else self.by.to


def occasions(first: Mapping[str, Link], setting: Setting) -> Iterator[Link]:
    """Yield the links of claims to the occasions on which their speakers made them.

    `first` is each claim's strongest link. A claim whose link leads to another claim goes where that one goes.
    """
    named, held = _heard(first, setting)
    for by_name, days in ((_persons(named), _DAYS), (held, 0)):
        for name, all_heard in sorted(by_name.items()):
            if len({each.outlet for each in all_heard}) > 1:
                for part in _occasions(all_heard, days):
                    yield from _one_statement(name, part, setting)


def _heard(first: Mapping[str, Link], setting: Setting) -> tuple[dict[str, list[Heard]], dict[str, list[Heard]]]:
    """Return what was heard of persons and bodies by their names, and of offices."""
    named: dict[str, list[Heard]] = defaultdict(list)
    held: dict[str, list[Heard]] = defaultdict(list)
    for claim in setting.claims:
        if not claim.attribution.speakers or not isinstance(first[claim.id].to, Root):
            continue
        day, text = setting.day(claim.report), setting.text(claim.report)
        if not day:
            continue
        told = said_on(claim.sentence.of(text), day)
        for speaker in claim.attribution.speakers:
            heard = Heard(day if told is None else told, told is not None, claim, speaker, first[claim.id])
            if name := person(speaker, text):
                named[name].append(heard)
            elif place := office(speaker):
                held[place].append(heard)
    return named, held


def _persons(named: Mapping[str, list[Heard]]) -> dict[str, list[Heard]]:
    """Put what is heard of a surname alone to the one person of that surname."""
    found = {name: list(heard) for name, heard in named.items() if " " in name}
    for surname in sorted(named.keys() - found.keys()):
        full = [name for name in found if name.rpartition(" ")[2] == surname]
        if len(full) <= 1:
            found.setdefault((full or [surname])[0], []).extend(named[surname])
    return found


def _occasions(heard: Sequence[Heard], days: int) -> Iterator[list[Heard]]:
    """Split what was heard into occasions: the days that reports give, with what others report then or a day later; the rest from the first on."""
    ordered = sorted(heard, key=lambda each: (each.day, each.claim.id, each.speaker))
    dated: dict[int, list[Heard]] = defaultdict(list)
    for each in ordered:
        if each.dated:
            dated[each.day].append(each)
    rest: list[Heard] = []
    for each in ordered:
        if not each.dated:
            day = next((day for day in range(each.day, each.day - days - 1, -1) if day in dated), None)
            (rest if day is None else dated[day]).append(each)
    yield from (dated[day] for day in sorted(dated))
    yield from _in_time(rest, days)


def _in_time(heard: Sequence[Heard], days: int) -> Iterator[list[Heard]]:
    part: list[Heard] = []
    for each in heard:
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
        if len({each.outlet for each in part}) > 1:
            root = Root(f"speaker:{name}:{min(each.day for each in part)}", min(each.speaker for each in part))
            yield from (_link(each, root, next(other for other in part if other.outlet != each.outlet), setting) for each in part)


def _link(one: Heard, root: Root, other: Heard, setting: Setting) -> Link:
    why = f"{one.speaker} said so to several outlets on one occasion"
    shown = (_shown(one, setting), _shown(other, setting))
    if one.by.kind is LinkKind.OWN:
        return Link(one.claim.id, root, LinkKind.OCCASION, why, shown)
    # A wire that was there had it from the speaker too.
    return replace(one.by, to=root, words=f"{one.by.words}; {why}", shown=(*one.by.shown, *shown))


def _shown(heard: Heard, setting: Setting) -> Shown:
    return said_by(heard.claim, heard.speaker, setting.text(heard.claim.report))
