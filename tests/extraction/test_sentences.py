"""Sentences of our own give the claims that the guideline asks for, and no others. `sentences/README.md` explains the rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from laydown.domain.attribution import Voice
from laydown.domain.claim import Modality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.dates import Interval
    from laydown.domain.order_of_battle import Quantity
    from laydown.domain.place import Place
    from laydown.extraction.reader import Reading

FOLDER = Path(__file__).parent / "sentences"
NONE = "-"
ANY = "*"


@dataclass(frozen=True)
class Row:
    """An expected claim: each field the values that it may have, ANY among them where it does not matter."""

    category: set[str]
    operator: set[str]
    quantity: set[str]
    place: set[str]
    status: set[str]
    modality: set[str]
    system: str
    voice: str = Voice.REPORT
    origin: str = NONE
    time: str = NONE
    said: str = ""

    @classmethod
    def of(cls, line: str) -> Row:
        kind, operator, quantity, place, state, *extras = (field.strip() for field in line.split("|"))
        category, _, system = kind.partition(":")
        status, *sure = state.split()
        voice = next((w for w in sure if w in {Voice.QUOTE, Voice.OPINION}), Voice.REPORT)
        modality = next((w for w in sure if w != voice), Modality.ASSERTED)
        origin, time, said = NONE, NONE, ""
        for extra in extras:
            word, _, rest = extra.partition(" ")
            if word == "from":
                origin = rest
            elif word in {"said", "said?"}:
                said = word
            else:
                time = rest or word
        kinds, operators, counts, places, stati, sures = (
            set(f.split("/")) for f in (category, operator, quantity, place, status, modality)
        )
        return cls(kinds, operators, counts, places, stati, sures, system, voice, origin, time, said)

    def misses(self, claim: Claim) -> list[str]:
        """Return what in a claim is not as expected, in words."""
        subject, attribution = claim.subject, claim.attribution
        fields = [
            ("category", self.category, {subject.category.value}),
            ("system", {self.system}, {subject.system or ""}),
            ("operator", self.operator, {claim.operator or NONE}),
            ("quantity", self.quantity, {_quantity(claim.quantity)}),
            ("place", self.place, _names(claim.place)),
            ("status", self.status, {claim.status.value}),
            ("modality", self.modality, {claim.modality.value}),
            ("voice", {self.voice}, {attribution.voice.value}),
            ("origin", {self.origin}, _names(claim.origin)),
            ("time", {self.time}, {_time(claim.time)}),
            ("said", {self.said, self.said.rstrip("?")}, {"said" if attribution.speakers or attribution.outlets else ""}),
        ]
        loose = {"said"} if self.said == "said?" else set()
        return [
            f"{name}: wanted {'/'.join(sorted(wanted))}, got {'/'.join(sorted(got))}"
            for name, wanted, got in fields
            if name not in loose and ANY not in wanted and not wanted & got
        ]


def _quantity(quantity: Quantity | None) -> str:
    if quantity is None:
        return NONE
    if quantity.max is None:
        return f"{quantity.min}+"
    return str(quantity.min) if quantity.min == quantity.max else f"{quantity.min}-{quantity.max}"


def _names(place: Place | None) -> set[str]:
    return {place.key, place.name} if place else {NONE}


def _time(time: Interval | None) -> str:
    if time is None:
        return NONE
    days = [day.isoformat() if day else "" for day in (time.earliest, time.latest)]
    return days[0] if days[0] == days[1] else "..".join(days)


def differences(expected: Iterable[str], claims: Sequence[Claim]) -> list[str]:
    """Return how the claims of a report differ from its rows, matched one to one, the likest first."""
    rows, left = [Row.of(line) for line in expected], list(claims)
    lines = list(expected)
    pairs = sorted((len(row.misses(c)), i, j) for i, row in enumerate(rows) for j, c in enumerate(left))
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    out = [f"no claim for {lines[i]}" for i in range(len(rows)) if i not in taken]
    out += [f"{lines[i]} -- {miss}" for i, j in taken.items() for miss in rows[i].misses(left[j])]
    return out + [f"not wanted: {_shown(c)}" for j, c in enumerate(left) if j not in taken.values()]


def _shown(claim: Claim) -> str:
    subject = claim.subject
    place = claim.place.name if claim.place else NONE
    kind = f"{subject.category}:{subject.system or NONE}"
    return f"{subject.text!r} {kind} | {claim.operator} | {_quantity(claim.quantity)} | {place} | {claim.status} {claim.modality}"


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield file name and row of every sentence of a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            yield path.stem, row


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{name}: {row.get('title') or row['text'][:90]}") for name, row in rows(FOLDER)]
)
def test_a_sentence_gives_its_claims_and_no_others(row: dict[str, Any], reading_of: Callable[..., Reading]) -> None:
    claims = reading_of(row["text"], row.get("title")).claims
    assert differences(row["claims"], claims) == []


def test_no_sentence_stands_twice_and_there_are_many() -> None:
    texts = [(row.get("title"), row["text"]) for _, row in rows(FOLDER)]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 150
