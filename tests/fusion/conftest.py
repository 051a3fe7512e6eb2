"""A small world for fusion: reports and claims in few words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Relation, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report
from laydown.fusion.evidence import visible
from laydown.fusion.fuse import fuse
from laydown.lineage.origins import origins

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from laydown.domain.position import Laydown

PLACES = {
    "IQ": Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ"),
    "KW": Place(name="Kuwait", key="KW", precision=Precision.COUNTRY, country="KW"),
    "DE": Place(name="Germany", key="DE", precision=Precision.COUNTRY, country="DE"),
    "anbar": Place(name="Anbar", key="IQ.01", precision=Precision.REGION, country="IQ", within=("IQ",)),
    "asad": Place(name="Ain al-Asad", key="site:asad", precision=Precision.SITE, country="IQ", within=("IQ.01", "IQ")),
    "taji": Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", within=("IQ.07", "IQ")),
    "erbil": Place(name="Erbil", key="gn:erbil", precision=Precision.CITY, country="IQ", within=("IQ.11", "IQ")),
    "erbil-base": Place(
        name="Erbil Air Base", key="site:erbil", precision=Precision.SITE, country="IQ", within=("gn:erbil", "IQ.11", "IQ")
    ),
    "adana": Place(
        name="Adana", key="gn:adana", precision=Precision.CITY, country="TR", lat=37.0, lon=35.32, within=("TR.01", "TR")
    ),
    "incirlik": Place(
        name="Incirlik", key="site:incirlik", precision=Precision.SITE, country="TR", lat=37.0, lon=35.43, within=("TR.01", "TR")
    ),
    "incirlik-airport": Place(
        name="Incirlik airport",
        key="air:LTAG",
        precision=Precision.SITE,
        country="TR",
        lat=37.0,
        lon=35.42,
        within=("TR.01", "TR"),
    ),
    "balad": Place(name="Balad", key="gn:balad", precision=Precision.CITY, country="IQ", lat=34.01, lon=44.14, within=("IQ",)),
    "balad-base": Place(
        name="Balad Air Base", key="site:balad", precision=Precision.SITE, country="IQ", lat=33.94, lon=44.362, within=("IQ",)
    ),
    "red-sea": Place(name="the Red Sea", key="sea:red-sea", precision=Precision.SEA),
    "persian-gulf": Place(name="Persian Gulf", key="sea:persian-gulf", precision=Precision.SEA, lat=26.8, lon=51.5),
    "manama": Place(name="Manama", key="gn:manama", precision=Precision.CITY, country="BH", lat=26.23, lon=50.58, within=("BH",)),
    "gulf": Place(name="the Persian Gulf", key="sea:gulf", precision=Precision.SEA),
}


class World:
    """Reports and the claims that they make, and the laydown that follows."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []

    def report(self, outlet: str | None, day: str | None, text: str = "") -> str:
        """Add a report and return its key."""
        number = len(self.reports)
        published = date.fromisoformat(day) if day else None
        made = Report(id=f"r{number}", sha256=f"{number}", text=text, outlet=outlet, published=published)
        self.reports[made.key] = made
        return made.key

    def claim(self, report: str, status: str, place: str | None, number: int | None = None, **more: Any) -> Claim:  # noqa: ANN401 - one factory for all fields
        """Add a claim of a US Patriot battery, unless told otherwise."""
        start = more.get("at", 100 * len(self.claims))
        category = Category(more.get("category", "air_defence"))
        system = more.get("system", "Patriot")
        relation = Relation(more.get("relation", "total"))
        time = more.get("time")
        made = Claim(
            report=report,
            sentence=Excerpt(start, start + 90),
            subject=Subject(more.get("text", "battery"), category, system, more.get("unit")),
            status=Status(status),
            modality=Modality(more.get("modality", "asserted")),
            attribution=Attribution(
                tuple(more.get("speakers", ())), tuple(more.get("outlets", ())), Voice(more.get("voice", "report"))
            ),
            operator=more.get("operator", "US"),
            quantity=None if number is None else Quantity(number, more.get("upto", number), more.get("of", "battery"), relation),
            place=PLACES[place] if place else None,
            origin=PLACES[more["origin"]] if more.get("origin") else None,
            time=Interval(*(date.fromisoformat(day) if day else None for day in time)) if time else None,
        )
        self.claims.append(made)
        return made

    def laydown(
        self,
        valid_at: str = "2020-03-31",
        known_at: str | None = None,
        claims: Sequence[Claim] | None = None,
        **judged: Any,  # noqa: ANN401 - what judgements make of it
    ) -> Laydown:
        """Trace and fuse what was known."""
        valid, known = date.fromisoformat(valid_at), date.fromisoformat(known_at or valid_at)
        seen = visible(self.claims if claims is None else claims, self.reports, known)
        found = origins([self.reports[key] for key in sorted({claim.report for claim in seen})], seen)
        return fuse(seen, found, reports=self.reports, valid_at=valid, known_at=known, **judged)

    def positions(self, valid_at: str = "2020-03-31", known_at: str | None = None, **judged: Any) -> list[Any]:  # noqa: ANN401
        """Return the laydown's positions, untyped, so that tests can look into what may be None."""
        return list(self.laydown(valid_at, known_at, **judged).positions)


def seed() -> World:
    """Build the claims of the seed's rows: two quoted stories and the author's own lines."""
    world = World()
    blog = world.report(None, "2020-03-31")
    afp = {"speakers": ["a US defence official", "an Iraqi military source"], "outlets": ["AFP"], "voice": "quote"}
    more = {"relation": "further"}
    world.claim(blog, "present", "erbil", at=0, text="Patriot Missile")
    world.claim(blog, "present", "asad", at=0, text="Patriot Missile")
    world.claim(blog, "planned", "IQ", 2, at=0, text="2 more", of=None, **more)
    world.claim(blog, "present", "IQ", at=200, text="Patriot System")
    world.claim(
        blog,
        "present",
        "asad",
        1,
        at=300,
        text="One of the Patriot batteries",
        time=("2020-03-22", "2020-03-28"),
        **afp,
        relation="part",
    )
    world.claim(blog, "setting_up", "asad", 1, at=300, text="One of the Patriot batteries", **afp, relation="part")
    world.claim(blog, "present", "erbil", 1, at=450, text="Another battery", **afp, **more)
    world.claim(blog, "present", "erbil", at=600, text="Patriots")
    world.claim(blog, "present", "asad", at=600, text="Patriots")
    resident = {"speakers": ["A resident of Irbil"], "outlets": ["Stars and Stripes"]}
    world.claim(
        blog,
        "present",
        "erbil",
        1,
        at=900,
        text="a missile battery",
        system=None,
        operator=None,
        time=("2020-03-29", "2020-03-31"),
        **resident,
    )
    told = {"speakers": ["unnamed U.S. and Iraqi security officials"], "outlets": ["AFP"]}
    world.claim(blog, "moving", "asad", 1, at=1000, text="One", **told)
    world.claim(blog, "planned", "IQ", 2, at=1000, text="two more", origin="KW", **told, **more)
    world.claim(blog, "present", "KW", 2, at=1500, text="Two more batteries", **more)
    world.claim(blog, "planned", "IQ", 2, at=1500, text="Two more batteries", origin="KW", **more)
    trainers = {"category": "troops", "system": None, "operator": "coalition", "of": "troops", "text": "trainers"}
    world.claim(blog, "leaving", "IQ", 200, upto=999, at=800, **trainers)
    return world


@pytest.fixture(scope="session")
def new_world() -> type[World]:
    """Return a maker of empty worlds."""
    return World


@pytest.fixture
def world() -> World:
    """Return an empty world."""
    return World()


@pytest.fixture(scope="session")
def seed_world() -> World:
    """Return the seed's world; not to be added to."""
    return seed()


@pytest.fixture(scope="session")
def fresh_seed() -> Callable[[], World]:
    """Return a maker of seed worlds."""
    return seed
