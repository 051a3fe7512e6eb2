"""Measure a world of reports and print every difference: `python -m tests.world.show [STORY] [FOLDER]`, from the root."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.world import measuring, positions, taking, truth

from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.world.truth import Said

    from laydown.domain.position import Position


def lines(world: measuring.World, only: str = "", folder: Path = truth.HERE) -> list[str]:
    stories = [story for story in truth.load(folder) if only in story.name]
    told: list[str] = []
    days: list[list[positions.Compared]] = [[] for _ in range(measuring.DAYS)]
    for story in stories:
        for at, (day, compared) in enumerate(measuring.compared(world, story).items()):
            days[at].append(compared)
            told += [f"{story.name} {day}: missing {row}" for row in compared.missing]
            told += [f"{story.name} {day}: extra   {in_words(each)}" for each in compared.extra]
            told += [f"{story.name} {day}: {what} {row}" for what, row in measuring.misjudged(compared)]
    traced = measuring.traced(world, stories)
    told += [f"one origin, not so:  {_both(pair)}" for pair in traced.wrong]
    told += [f"two origins, not so: {_both(pair)}" for pair in traced.parted]
    told += [f"unread: {each.story}/{each.report} {each.force} {each.at[0]} {each.state}" for each in traced.unread]
    told.append("positions " + " ".join(f"{positions.share(each):.3f}" for each in days))
    told.append(f"disputed or stale wrong: {sum(len(measuring.misjudged(c)) for each in days for c in each)}")
    told.append(
        f"origins F1 {traced.f1:.3f} ({len(traced.right)} right, {len(traced.wrong)} joined, {len(traced.parted)} parted)"
    )
    return told


def in_words(position: Position) -> str:
    places = (position.place, position.destination)
    at, to = (f"{place.name} [{place.key}]" if place else "" for place in places)
    force = " ".join(filter(None, (position.operator or "?", position.system or position.category, position.unit)))
    marks = " ".join(filter(None, (position.disputed and f"disputed: {position.disputed}", position.stale and "stale")))
    return f"{force} {at}{to and f' → to {to}'} ({position.count}) {positions.state_of(position)} {marks}".rstrip()


def _both(pair: tuple[Said, Said]) -> str:
    one, other = pair
    return f"{one.story} {one.force} {one.at[0]}: {one.report} ({one.state}, {one.origin}) / {other.report} ({other.state}, {other.origin})"


def main(asked: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as kept, open_ledger(str(Path(kept) / "world.db")) as ledger:
        only, folder = [*asked, *("", str(truth.HERE))[len(asked) :]]
        taking.take_in(ledger, Path(folder))
        sys.stdout.write("\n".join(lines(measuring.World(ledger), only, Path(folder))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
