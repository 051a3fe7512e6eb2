"""An outlet's own name in its own report is no credit; the name of another outlet is one, however the sentence puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.domain.lineage import LinkKind

if TYPE_CHECKING:
    from tests.lineage.conftest import Newsroom


@pytest.mark.parametrize("credited", ["The Observer", "Inlet Observer", "the Observer"])
def test_what_is_told_to_the_paper_itself_is_the_papers_own(newsroom: Newsroom, credited: str) -> None:
    report = newsroom.report("One is at Taji, a driver told the Observer.", "Inlet Observer")
    newsroom.claim(report, "One is at Taji, a driver told the Observer.", outlets=[credited], speakers=["a driver"])
    assert newsroom.roots() == ["Inlet Observer"]


def test_another_paper_whose_name_ends_so_is_credited_where_the_report_names_it_in_full(newsroom: Newsroom) -> None:
    text = "The Harbour Post was first. One is at Taji, the Post said."
    report = newsroom.report(text, "Inlet Post")
    newsroom.claim(report, "One is at Taji, the Post said.", outlets=["the Post"])
    assert newsroom.roots() != ["Inlet Post"]


def test_a_known_agency_in_a_longer_name_is_the_agency(newsroom: Newsroom) -> None:
    report = newsroom.report("One is at Taji, Associated Press reported.", "The Inlet Associated Press")
    newsroom.claim(report, "One is at Taji, Associated Press reported.", outlets=["Associated Press"])
    assert newsroom.roots() == ["AP"]


@pytest.mark.parametrize("tag", ["Meridian Newswire", "MNW"])
def test_a_wires_own_dateline_leads_to_nothing_that_it_had_from_others(newsroom: Newsroom, tag: str) -> None:
    first = newsroom.report("One is at Taji.", "The Harbour Daily", "2020-03-28")
    newsroom.claim(first, "One is at Taji.", speakers=["a driver"])
    second = newsroom.report("Taji has one, The Harbour Daily says.", "Meridian Newswire", "2020-03-29")
    newsroom.claim(second, "Taji has one, The Harbour Daily says.", outlets=["The Harbour Daily"])
    text = f"BAGHDAD, March 31 ({tag}) - One is at Taji, an officer told Meridian News Wire (MNW)."
    third = newsroom.report(text, "Meridian Newswire" if tag != "MNW" else "Meridian News Wire", "2020-03-31")
    own = newsroom.claim(third, "One is at Taji, an officer told", speakers=["an officer"])
    [origin] = [each for each in newsroom.origins() if own.id in each.claims]
    assert origin.root.startswith("Meridian")
    assert {link.kind for link in origin.links if link.claim == own.id} == {LinkKind.OWN}


@pytest.mark.parametrize(
    "speaker", ["the Inlet Command Press Desk", "Iraq's Inlet Command Press Desk", "Inlet Command Press Desk"]
)
def test_a_speaker_who_is_the_outlet_of_another_report_is_credited(newsroom: Newsroom, speaker: str) -> None:
    desk = newsroom.report("One is at Taji. It is ready.", "Inlet Command Press Desk", "2020-03-28")
    newsroom.claim(desk, "One is at Taji.")
    paper = newsroom.report(f"Taji has one, {speaker} said.", "The Harbour Daily")
    newsroom.claim(paper, f"Taji has one, {speaker} said.", speakers=[speaker])
    [origin] = newsroom.origins()
    assert origin.root == "Inlet Command Press Desk"
    [credited] = [link for link in origin.links if link.kind is LinkKind.CREDITED]
    assert credited.shown[0].excerpt.of(paper.text) == speaker


def test_a_speaker_who_is_an_outlet_of_the_catalogue_is_credited(newsroom: Newsroom) -> None:
    for outlet in ("The Harbour Daily", "A Blog"):
        newsroom.claim(newsroom.report("Taji has one, AFP wrote.", outlet), "Taji has one", speakers=["Agence France-Presse"])
    assert newsroom.roots() == ["AFP"]


def test_a_part_of_a_name_is_the_one_outlet_that_ends_so(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "Inlet Courier", "2020-03-30"), "One is at Taji.")
    newsroom.claim(newsroom.report("Taji has one, the Courier wrote.", "A Blog"), "Taji has one", speakers=["the Courier"])
    assert newsroom.roots() == ["Inlet Courier"]
    newsroom.claim(newsroom.report("Erbil and Taji.", "Harbour Courier", "2020-03-30"), "Erbil and Taji.")
    assert newsroom.roots() == ["A Blog", "Harbour Courier", "Inlet Courier"]


@pytest.mark.parametrize("speaker", ["the ministry", "Ann Example", "a courier", "the Command", "the Press Desk", "Iraq"])
def test_persons_and_bodies_are_no_outlets(newsroom: Newsroom, speaker: str) -> None:
    for outlet in ("Inlet Courier", "Inlet Command Press Desk", "Radio Iraq"):
        newsroom.claim(newsroom.report("One is at Taji.", outlet, "2020-03-29"), "One is at Taji.")
    blog = newsroom.report(f"Taji has one, {speaker} said.", "A Blog")
    newsroom.claim(blog, "Taji has one", speakers=[speaker])
    assert "A Blog" in newsroom.roots()


def test_an_outlet_that_speaks_in_its_own_report_is_itself(newsroom: Newsroom) -> None:
    report = newsroom.report("The Inlet Courier has seen one at Taji.", "Inlet Courier")
    newsroom.claim(report, "The Inlet Courier has seen one at Taji.", speakers=["The Inlet Courier"])
    [origin] = newsroom.origins()
    assert {link.kind for link in origin.links} == {LinkKind.OWN}


def test_the_outlet_that_is_said_to_have_written_it_had_it_first_on_one_day(newsroom: Newsroom) -> None:
    words = "A Patriot battery has been unloaded at the Taji camp and will be ready within a few days"
    for outlet in ("Gulfside Online", "Inlet Courier"):
        newsroom.claim(newsroom.report(f"{words}.", outlet), words)
    newsroom.claim(
        newsroom.report("Taji has one, the Inlet Courier wrote.", "A Blog"), "Taji has one", speakers=["the Inlet Courier"]
    )
    assert newsroom.roots() == ["Inlet Courier"]
