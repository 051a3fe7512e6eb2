"""The world holds what it says it holds, and truth speaks of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.world import measuring, taking

from laydown.catalogs import gazetteer, sites
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from tests.world.truth import Story

    from laydown.ledger import Ledger


def test_there_are_enough_reports_and_stories(ledger: Ledger, stories: tuple[Story, ...]) -> None:
    assert len(ledger.reports()) >= 60
    assert len(stories) >= 8
    assert [story.name for story in stories if len(story.laydown) != measuring.DAYS] == []


def test_every_report_has_an_invented_outlet_an_address_and_a_place_in_truth(ledger: Ledger, stories: tuple[Story, ...]) -> None:
    reports = {report.url: report for report in ledger.reports()}
    names = {(story.name, said.report) for story in stories for said in story.said}
    assert {(folder.name, name) for folder in taking.stories() for name in taking.published(folder).values()} == names
    assert len(reports) == len(names)
    assert all(report.outlet and (url or "").split("/")[2].endswith(".example") for url, report in reports.items())
    assert [url for url, report in reports.items() if not 80 <= len(report.text.split()) <= 350] == []


def test_one_report_is_without_a_date(ledger: Ledger) -> None:
    assert [report.outlet for report in ledger.reports() if report.published is None] == ["Ramp Photo Pages"]


def test_every_category_is_claimed_somewhere(ledger: Ledger) -> None:
    assert {claim.subject.category for claim in ledger.claims()} == set(Category)


def test_every_place_of_truth_is_known(stories: tuple[Story, ...]) -> None:
    known, bases = gazetteer.open_gazetteer(), {f"site:{site.key}" for site in sites.load().spellings().values()}
    rows = [row for story in stories for rows in story.laydown.values() for row in rows]
    keys = {key for row in rows for key in (*row.at, *row.to)} | {
        key for story in stories for said in story.said for key in said.at
    }
    assert {key for key in keys - bases if known.by_key(key) is None} == set()
