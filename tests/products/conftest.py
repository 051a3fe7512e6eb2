"""A small laydown, built by hand: three positions, two reports, one statement against another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.position import Count, Laydown, Origin, Position, Role, Step, Support, Tally
from laydown.domain.provenance import Excerpt, Report
from laydown.products.composing import compose

if TYPE_CHECKING:
    from laydown.products.brief import Brief

ASAD = Place(name="Ain al-Asad", key="site:asad", precision=Precision.SITE, country="IQ", lat=33.79, lon=42.44)
IRAQ = Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ", lat=33.0, lon=44.0)
KUWAIT = Place(name="Kuwait", key="KW", precision=Precision.COUNTRY, country="KW", lat=29.5, lon=45.75)
WEEK = Interval(date(2020, 3, 22), date(2020, 3, 28))
WIRE_TEXT = "Batteries move.\n\nOne battery stands at Ain al-Asad. Two wait in Kuwait. No battery is at Ain al-Asad."
BLOG_TEXT = "A permit lapsed. The drones fly on. I think it is a signal. One battery stands at Ain al-Asad, the wire says."


@dataclass
class Made:
    """A laydown with what it stands on."""

    laydown: Laydown
    reports: dict[str, Report]
    claims: dict[str, Claim]
    statements: list[Statement] = field(default_factory=list)

    def brief(self, asked: str = "") -> Brief:
        """Compose its brief."""
        return compose(self.laydown, reports=self.reports, claims=self.claims, statements=self.statements, asked=asked)


def sentence(report: Report, words: str) -> Excerpt:
    """Find a sentence of a report."""
    start = report.text.index(words)
    return Excerpt(start, start + len(words))


def claim(
    report: Report, words: str, place: Place, status: Status = Status.PRESENT, modality: Modality = Modality.ASSERTED
) -> Claim:
    """Make the claim of a sentence."""
    return Claim(
        report=report.key,
        sentence=sentence(report, words),
        subject=Subject("battery", Category.AIR_DEFENCE, "Patriot"),
        status=status,
        modality=modality,
        attribution=Attribution(("an official",), ("Example Wire",) if report.outlet != "Example Wire" else ()),
        operator="US",
        quantity=Quantity(1, 1, "battery"),
        place=place,
    )


def statement(report: Report, words: str, kind: StatementKind, state: str | None, at_odds: tuple[str, ...] = ()) -> Statement:
    """Make the statement of a sentence."""
    voice = Voice.OPINION if kind is StatementKind.ASSESSMENT else Voice.REPORT
    return Statement(
        report=report.key,
        sentence=sentence(report, words),
        kind=kind,
        topic=words,
        state=state,
        attribution=Attribution(voice=voice),
        parties=("IQ",),
        at_odds_with=at_odds,
    )


def position(identity: str, claims: list[Claim], *, place: Place | None, status: Status, **more: Any) -> Position:  # noqa: ANN401  one factory for all fields
    """Make a position of US Patriots."""
    fields: dict[str, Any] = {
        "destination": None,
        "count": Count(1, 1, "battery"),
        "modality": Modality.ASSERTED,
        "since": None,
        "steps": (),
        "support": tuple(Support(each.id, Role.STATES) for each in claims),
        "origins": (
            Origin(
                f"o{identity}", "Example Wire (an official)", tuple(c.id for c in claims), (claims[0].report,), (), "Example Wire"
            ),
        ),
        "first_evidence": date(2020, 3, 30),
        "last_evidence": date(2020, 3, 31),
    }
    return Position(
        id=identity, category=Category.AIR_DEFENCE, system="Patriot", operator="US", place=place, status=status, **(fields | more)
    )


@pytest.fixture
def made() -> Made:
    """Return the small laydown."""
    wire = Report(
        id="wire", sha256="1", text=WIRE_TEXT, outlet="Example Wire", published=date(2020, 3, 30), url="https://wire.example/one"
    )
    blog = Report(id="blog", sha256="2", text=BLOG_TEXT, title="A blog's title", published=date(2020, 3, 31))
    here = claim(wire, "One battery stands at Ain al-Asad.", ASAD)
    copied = claim(blog, "One battery stands at Ain al-Asad, the wire says.", ASAD)
    waiting = claim(wire, "Two wait in Kuwait.", KUWAIT)
    denied = claim(wire, "No battery is at Ain al-Asad.", ASAD, modality=Modality.DENIED)
    lapsed = statement(blog, "A permit lapsed.", StatementKind.AUTHORISATION, "expired")
    flown = statement(blog, "The drones fly on.", StatementKind.ACTIVITY, "continuing", (lapsed.id,))
    thought = statement(blog, "I think it is a signal.", StatementKind.ASSESSMENT, None)
    first = position(
        "aaaa1111",
        [here, copied],
        place=ASAD,
        status=Status.SETTING_UP,
        since=WEEK,
        disputed="denied by another",
        stale="last evidence long ago",
        support=(Support(here.id, Role.STATES), Support(copied.id, Role.RESTATES), Support(denied.id, Role.DISPUTES, "says not")),
        steps=(Step(Status.SETTING_UP, Modality.ASSERTED, WEEK, date(2020, 3, 30), date(2020, 3, 31), (here.id, copied.id)),),
    )
    second = position("bbbb2222", [waiting], place=KUWAIT, status=Status.PLANNED, destination=IRAQ, count=Count(2, 2, "battery"))
    kinds: dict[str, Any] = {"category": Category.AIR_DEFENCE, "system": "Patriot", "operator": "US"}
    tally = Tally(**kinds, country="IQ", present=Count(2, 2, "battery"), expected=Count(4, 4, "battery"))
    laydown = Laydown(valid_at=date(2020, 3, 31), known_at=date(2020, 4, 1), positions=(first, second), tallies=(tally,))
    claims = {each.id: each for each in (here, copied, waiting, denied)}
    return Made(laydown, {wire.key: wire, blog.key: blog}, claims, [flown, lapsed, thought])
