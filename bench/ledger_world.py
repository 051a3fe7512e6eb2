"""A made-up world to fill a ledger with: short reports over ten years, as many as are asked for, the same ones each time.

Each position is one deployment: planned, on its way, there, perhaps working, perhaps leaving and gone, over two months to two years; most is said of
it in its first weeks. The spread: one kind of force (operator and system, or a named ship) has from one to hundreds of deployments, two a
country; a report tells of one deployment, one to four claims, and one in twenty of another that goes on at the time; one claim in twelve names only the country,
one in forty leaves the operator unsaid, one in twenty-five denies; one deployment in eight comes from another place of the force; a
quarter of the reports repeat one of the days before under another outlet.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
FIRST = date(2015, 1, 1)
DAYS = 3650
POSITIONS_A_CLAIM = 0.05
KINDS_A_POSITION = 0.1
CLAIMS_A_REPORT = 2.5
COUNTRIES = 120
SITES = 30
A_COUNTRY = 2
AHEAD_DAYS = 25
FIRST_WEEKS = 30
LIVES = (60, 730)
MODALITIES = ((Modality.ASSERTED, 86), (Modality.HEDGED, 10), (Modality.DENIED, 4))
CATEGORIES = [each for each in Category if each not in {Category.TROOPS, Category.UNIT, Category.EQUIPMENT}]
SPEAKERS = ((), ("a defence official",), ("a resident",), ("the defence ministry", "a spokesman"), ("two officials",))


@dataclass(frozen=True, slots=True)
class Force:
    """One kind of force, and where it is told to be."""

    operator: str
    subject: Subject
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Deployment:
    """So many of a force at a place, from day `first` to day `last` of the world, from another place or nobody says whence."""

    force: Force
    place: Place
    first: int
    last: int
    count: int
    origin: Place | None
    ends: bool

    def status(self, day: int, draw: random.Random) -> Status:
        """Return what a report of that day says of it."""
        if day < self.first:
            return Status.PLANNED if draw.random() < 0.7 else Status.MOVING  # noqa: PLR2004  a share
        if day > self.last:
            return Status.LEFT if draw.random() < 0.95 else Status.LOST  # noqa: PLR2004  a share
        if self.ends and self.last - day < AHEAD_DAYS and draw.random() < 0.4:  # noqa: PLR2004  a share
            return Status.LEAVING
        return draw.choices((Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL), (80, 8, 12))[0]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, its claims, and the moment at which it is taken in."""

    report: Report
    claims: tuple[Claim, ...]
    recorded_at: datetime


class World:
    """As many reports as make about so many claims."""

    def __init__(self, claims: int, seed: int = 4) -> None:
        self._random = random.Random(seed)  # noqa: S311  made-up news needs no secrets
        self.reports = round(claims / CLAIMS_A_REPORT)
        self._vocabulary = ["".join(self._random.choices("aeioulnrstmdk", k=self._random.randint(3, 9))) for _ in range(4000)]
        self._countries = [self._country(number) for number in range(COUNTRIES)]
        self._whole = {country[0].country: country[0] for country in self._countries}
        positions = round(claims * POSITIONS_A_CLAIM)
        self.forces = list(self._forces(max(3, round(positions * KINDS_A_POSITION)), positions))
        self.positions = sum(len(force.places) for force in self.forces)

    def tellings(self) -> Iterator[Telling]:
        """Yield the reports day by day."""
        recent: list[Telling] = []
        going: dict[str, Deployment] = {}
        for number, (day, deployment) in enumerate(self._told_when()):
            when, name = FIRST + timedelta(days=day), deployment.force.subject.text
            if recent and self._chance(0.25):
                telling = self._repeat(self._random.choice(recent), number, when)
            else:
                other = going.get(name)
                telling = self._new(number, day, [deployment, *([other] if other and self._chance(0.05) else [])])
            going[name] = deployment
            recent = [*recent[-30:], telling]
            yield telling

    def _told_when(self) -> list[tuple[int, Deployment]]:
        """Return the days on which a report tells of a deployment, in their order."""
        deployments = [self._deployment(force, place) for force in self.forces for place in force.places]
        # Some would be told of after the world's last day.
        each = 1.06 * self.reports / max(1, len(deployments))
        told = [
            (self._day_of(deployment), deployment)
            for deployment in deployments
            for _ in range(int(each) + self._chance(each % 1))
        ]
        return sorted(((day, d) for day, d in told if 0 <= day < DAYS), key=lambda pair: pair[0])

    def _deployment(self, force: Force, place: Place) -> Deployment:
        first = self._random.randrange(DAYS)
        origin = self._random.choice(force.places) if self._chance(1 / 8) else None
        return Deployment(
            force, place, first, first + self._random.randint(*LIVES), self._random.randint(1, 12),
            None if origin == place else origin, self._chance(0.6),
        )  # fmt: skip

    def _day_of(self, deployment: Deployment) -> int:
        """Return a day on which it is told of: mostly in its first weeks, or else at any time, and a few days after its end."""
        if self._chance(0.2):
            return deployment.first - self._random.randint(1, AHEAD_DAYS)
        if self._chance(0.5):
            return min(deployment.last, deployment.first + self._random.randint(0, FIRST_WEEKS))
        return self._random.randint(deployment.first, deployment.last + (10 if deployment.ends else 0))

    def _new(self, number: int, day: int, told_of: list[Deployment]) -> Telling:
        first, *others = told_of
        told = [self._drawn(first, day) for _ in range(self._random.choice((1, 2, 2, 3, 3, 4)))]
        told += [self._drawn(other, day) for other in others]
        sentences = [self._sentence(claim) for claim in told]
        filler = [self._filler() for _ in told]
        text = "\n\n".join(f"{one} {more}" for one, more in zip(sentences, filler, strict=True))
        when = FIRST + timedelta(days=day)
        report = self._report(number, when, text)
        starts = [text.index(sentence) for sentence in sentences]
        claims = [
            replace(claim, report=report.key, sentence=Excerpt(start, start + len(sentence)))
            for claim, start, sentence in zip(told, starts, sentences, strict=True)
        ]
        return Telling(report, tuple({claim.id: claim for claim in claims}.values()), _recorded(when, number))

    def _repeat(self, earlier: Telling, number: int, day: date) -> Telling:
        report = self._report(number, day, f"{earlier.report.text}\n\n{self._filler()}")
        claims = tuple(replace(claim, report=report.key) for claim in earlier.claims)
        return Telling(report, claims, _recorded(day, number))

    def _report(self, number: int, day: date, text: str) -> Report:
        outlet = f"The {self._vocabulary[self._random.randrange(300)].title()} Courier"
        url = f"https://news.example/{number}"
        return Report(id=str(number), sha256=f"{number:064x}", text=text, outlet=outlet, url=url, published=day, language="en")

    def _drawn(self, of: Deployment, day: int) -> Claim:
        status, modality = of.status(day, self._random), self._weighed(MODALITIES)
        place = self._whole[of.place.country] if self._chance(1 / 12) else of.place
        return Claim(
            report="",
            sentence=Excerpt(0, 0),
            subject=of.force.subject,
            status=status,
            modality=modality,
            attribution=Attribution(
                self._random.choice(SPEAKERS),
                ("AFP",) if self._chance(0.1) else (),
                self._random.choice((Voice.REPORT, Voice.REPORT, Voice.QUOTE)),
            ),
            operator=None if self._chance(1 / 40) else of.force.operator,
            quantity=self._number(of.count) if self._chance(0.5) else None,
            place=place,
            origin=of.origin if status in {Status.PLANNED, Status.MOVING} and of.origin != place else None,
            time=self._time(of, status, day) if self._chance(0.5) else None,
            reader="bench 1",
            frame="made up",
            confidence=0.9,
        )

    def _number(self, count: int) -> Quantity:
        said = count if self._chance(0.9) else self._random.randint(1, 12)
        return Quantity(said, said)

    def _time(self, of: Deployment, status: Status, day: int) -> Interval:
        when = FIRST + timedelta(days=day)
        if status in {Status.PLANNED, Status.MOVING}:
            return Interval(None if self._chance(0.3) else when, when + timedelta(days=self._random.randint(1, 60)))
        there = max(of.first, day - self._random.randint(0, 9)) if status not in {Status.LEFT, Status.LOST} else of.last
        return Interval.on(FIRST + timedelta(days=min(there, day)))

    def _sentence(self, claim: Claim) -> str:
        # Words between the parts, for no two reporters tell one thing in the same words.
        some = [" ".join(self._random.choices(self._vocabulary, k=4)) for _ in range(4)]
        said = f", {claim.attribution.speakers[-1]} said" if claim.attribution.speakers else ""
        where = claim.place.name if claim.place else ""
        return (
            f"{some[0]} {claim.operator or ''} {claim.subject.text} {some[1]} {claim.status} {some[2]} {where} {some[3]}{said}."
        )

    def _filler(self) -> str:
        return " ".join(self._random.choices(self._vocabulary, k=20)).capitalize() + "."

    def _country(self, number: int) -> list[Place]:
        code = f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
        north, east = -50 + 10 * (number % 12), -170 + 30 * (number // 12)
        whole = Place(name=f"Country {code}", key=code, precision=Precision.COUNTRY, country=code, lat=north, lon=east)
        inside = [
            Place(
                name=f"{self._vocabulary[self._random.randrange(4000)].title()} {'Base' if site % 3 else 'City'}",
                key=f"site:{code}-{site}" if site % 3 else f"gn:{code}-{site}",
                precision=Precision.SITE if site % 3 else Precision.CITY,
                country=code,
                lat=round(north + self._random.uniform(-5, 5), 4),
                lon=round(east + self._random.uniform(-15, 15), 4),
                within=(f"{code}.{site % 6:02}", code),
            )
            for site in range(SITES)
        ]
        return [whole, *inside]

    def _forces(self, kinds: int, positions: int) -> Iterator[Force]:
        shares = [rank**-0.6 for rank in range(1, kinds + 1)]
        whole = sum(shares)
        for rank, share in enumerate(shares):
            home = self._random.randrange(COUNTRIES)
            wanted = max(1, round(positions * share / whole))
            places = self._spread(home, wanted)
            category = CATEGORIES[rank % len(CATEGORIES)]
            name = f"{self._vocabulary[rank % 4000].title()}-{rank}"
            ship = category in {Category.SHIP, Category.SUBMARINE}
            subject = Subject(f"{name} force", category, None if ship else name, f"Ship {name}" if ship else None)
            yield Force(self._countries[home][0].key, subject, tuple(places))

    def _spread(self, home: int, wanted: int) -> list[Place]:
        """Return so many places: in the home country and others, a few more in each where there are not enough countries."""
        each = max(A_COUNTRY, -(-wanted // COUNTRIES))
        reach = [self._countries[(home + step * 7) % COUNTRIES] for step in range(-(-wanted // each))]
        return [place for country in reach for place in self._random.sample(country[1:], min(each, SITES))][:wanted]

    def _weighed(self, choices: tuple[tuple[T, int], ...]) -> T:
        return self._random.choices([each for each, _ in choices], [weight for _, weight in choices])[0]

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def _recorded(day: date, number: int) -> datetime:
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC) + timedelta(seconds=number % 60_000)
