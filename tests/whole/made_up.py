"""Made-up reports: lines that several reports copy, cut, credit and change, with claims built by hand beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from tests.whole import real
from tests.whole.places import PLACES
from tests.whole.real import Read
from tests.whole.shelf import NOON

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Relation, Subject
from laydown.domain.provenance import Excerpt, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

FIRST = date(2020, 3, 1)
OUTLETS = ("Meridian Wire", "Gulf News Agency", "The Harbour Daily", "Tigris Evening Post", None)
CREDITS = ("", "", "", "Meridian Wire", "GNA")
SPEAKERS = ("", "", "", "a US defence official", "Pentagon spokesman Jonathan Hoffman", "the Iraqi Defence Ministry", "Hoffman")
TAGS = ("", "", "", "BAGHDAD (Meridian Wire) - ", "The Gulf News Agency (GNA) said on Monday it had learned as much. ")
PAGES = tuple(f"https://{host}.example/{page}" for host in ("meridian", "gulf", "harbour") for page in (1, 2))
WORDS = (
    "Soldiers unloaded long green canisters from low trucks beside the old runway and covered them with nets before the evening.",
    "Farmers south of the river said that convoys had passed their fields three nights in a row without any lights at all.",
    "A tall mast with two dishes has stood behind the northern hangars since the rains ended, and guards keep drivers away from it.",
    "Officers would not say how long the crews were to stay, but the canteen had ordered bread for them until the autumn feast.",
    "Two grey hulls lay at the outer mole at noon, their decks busy with sailors who were taking crates from a small crane.",
    "The council of the province asked the ministry whether the new launchers by the reservoir were there with its consent.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim of a line says; `days` are counted from its report's day."""

    force: tuple[Category, str | None, str | None, str]
    operator: str | None
    place: str | None
    origin: str | None
    status: Status
    modality: Modality
    count: tuple[int, int | None] | None
    relation: Relation
    days: tuple[int | None, int | None] | None


@dataclass(frozen=True, slots=True)
class Told:
    """How one report tells a line of the story."""

    line: int
    outlet: str
    speaker: str
    voice: Voice
    status: Status | None
    count: tuple[int, int | None] | None


FORCES = (
    (Category.AIR_DEFENCE, "Patriot", None, "battery"),
    (Category.AIR_DEFENCE, None, None, "battery"),
    (Category.AIR_DEFENCE, "THAAD", None, "battery"),
    (Category.SHIP, None, "USS Alpha", "ship"),
    (Category.SHIP, "Arleigh Burke-class", None, "ship"),
    (Category.TROOPS, None, None, "troops"),
    (Category.AIRCRAFT, "F-16", None, "jet"),
)
COUNTS = ((1, 1), (2, 2), (4, 4), (2, None), (3, 6))
SPANS = ((0, 0), (-6, -1), (-40, None), (None, 5), (1, 20), (10, 10), (-30, -20))


def _often(one: object, others: SearchStrategy[object]) -> SearchStrategy[object]:
    return st.one_of(st.just(one), others)


def _said() -> SearchStrategy[Said]:
    return st.builds(
        Said,
        force=st.sampled_from(FORCES),
        operator=st.sampled_from(("US", "US", None, "DE")),
        place=st.sampled_from((*PLACES, None)),
        origin=st.sampled_from((None, None, *PLACES)),
        status=st.sampled_from((Status.PRESENT, Status.PLANNED, *Status)),
        modality=st.sampled_from((Modality.ASSERTED, Modality.ASSERTED, *Modality)),
        count=st.sampled_from((None, *COUNTS)),
        relation=st.sampled_from((Relation.TOTAL, *Relation)),
        days=st.sampled_from((None, None, *SPANS)),
    )


def _told(lines: int) -> SearchStrategy[Told]:
    return st.builds(
        Told,
        line=st.integers(0, lines - 1),
        outlet=st.sampled_from(CREDITS),
        speaker=st.sampled_from(SPEAKERS),
        voice=st.sampled_from((Voice.REPORT, *Voice)),
        status=st.sampled_from((None, None, None, None, *Status)),
        count=st.sampled_from((None, None, *COUNTS)),
    )


@st.composite
def made_up(draw: st.DrawFn, most: int = 6) -> list[Read]:
    """Draw a story of a few lines, and the reports that tell some of them."""
    lines = draw(st.lists(st.lists(_said(), min_size=1, max_size=2), min_size=1, max_size=len(WORDS)))
    found: dict[str, Read] = {}
    for _ in range(draw(st.integers(1, most))):
        told = draw(st.lists(_told(len(lines)), min_size=1, max_size=4, unique_by=lambda each: each.line))
        by = draw(st.integers(-1, 12))
        day = None if by < 0 else FIRST + timedelta(days=(0, 0, 1, 1, 2, 3, 5, 8, 9, 20, 23, 60, 100)[by])
        hour = draw(st.sampled_from((None, 3, 21)))
        url, canonical, via = (draw(st.sampled_from((None, None, *some))) for some in (PAGES, PAGES, ("Meridian Wire",)))
        made = _read(
            Report(
                id="made up",
                sha256="",
                text=draw(st.sampled_from(TAGS)),
                outlet=draw(st.sampled_from(OUTLETS)),
                url=url,
                published=day,
                published_at=datetime.combine(day, time(hour), UTC) if day and hour else None,
                retrieved_at=NOON,
                canonical=canonical,
                via=via,
            ),
            [(each, lines[each.line]) for each in told],
        )
        found[made.report.key] = made
    return list(found.values())


def _read(head: Report, told: Sequence[tuple[Told, list[Said]]]) -> Read:
    text, spans = head.text, []
    for each, _ in told:
        before = f"{each.outlet} reported this: " if each.outlet else f"{each.speaker} said so: " if each.speaker else ""
        spans.append(Excerpt(len(text), len(text) + len(before) + len(WORDS[each.line])))
        text += f"{before}{WORDS[each.line]}\n\n"
    report = replace(head, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    claims = {}
    for (each, says), span in zip(told, spans, strict=True):
        for said in says:
            claim = _claim(report, span, each, said)
            claims[claim.id] = claim
    state = Statement(
        report=report.key, sentence=spans[0], kind=StatementKind.PURPOSE, topic=text[:20], attribution=Attribution()
    )
    return Read(report, tuple(claims.values()), (state,), "made up 1")


def _claim(report: Report, span: Excerpt, told: Told, said: Said) -> Claim:
    category, system, unit, noun = said.force
    day = report.published or NOON.date()
    low, high = told.count or said.count or (0, None)
    start, end = said.days or (None, None)
    return Claim(
        report=report.key,
        sentence=span,
        subject=Subject(noun, category, system, unit),
        status=told.status or said.status,
        modality=said.modality,
        attribution=Attribution((told.speaker,) if told.speaker else (), (told.outlet,) if told.outlet else (), told.voice),
        operator=said.operator,
        quantity=Quantity(low, high, noun, said.relation) if low else None,
        place=PLACES[said.place] if said.place else None,
        origin=PLACES[said.origin] if said.origin else None,
        time=Interval(*(day + timedelta(days=by) if by is not None else None for by in (start, end))) if said.days else None,
        reader="made up 1",
    )


@st.composite
def worlds_of(draw: st.DrawFn, most: int = 6) -> list[Read]:
    """Draw made-up reports, some of a real story, or both."""
    kind = draw(st.integers(0, 3))
    made = draw(made_up(most)) if kind != 1 else []
    if kind in {1, 2}:
        story = real.folder(draw(st.integers(0, len(real.FOLDERS) - 1)))
        made += draw(st.lists(st.sampled_from(story), min_size=1, max_size=most, unique_by=lambda each: each.report.key))
    return made
