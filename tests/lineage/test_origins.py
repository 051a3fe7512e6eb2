"""Who first said it: credits, tags, copies, restatements, occasions."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from laydown.domain.lineage import Link, LinkKind, Root
from laydown.lineage.origins import origins, root_of

if TYPE_CHECKING:
    from tests.lineage.conftest import Newsroom

LONG = "A Patriot battery has been unloaded at the Taji camp and will be ready within a few days, an officer said."


def test_two_reports_that_credit_one_wire_share_an_origin(newsroom: Newsroom) -> None:
    for outlet in ("The Harbour Daily", "Gulfside Online"):
        report = newsroom.report("A battery is at Taji.", outlet)
        newsroom.claim(report, "A battery is at Taji.", outlets=["AFP"], speakers=["a US official"])
    [origin] = newsroom.origins()
    assert (origin.name, len(origin.reports)) == ("AFP (a US official)", 2)


def test_the_wires_own_report_is_the_same_origin(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("A battery is at Taji.", "Meridian Wire"), "A battery is at Taji.")
    newsroom.claim(newsroom.report("One is there.", "The Harbour Daily"), "One is there.", outlets=["the MERIDIAN wire"])
    assert len(newsroom.origins()) == 1


def test_two_outlets_on_their_own_are_two_origins(newsroom: Newsroom) -> None:
    newsroom.claim(
        newsroom.report("A battery is at Taji.", "The Harbour Daily"), "A battery is at Taji.", speakers=["a resident"]
    )
    newsroom.claim(newsroom.report("One was seen in Taji.", "Gulfside Online"), "One was seen in Taji.", speakers=["a driver"])
    assert newsroom.roots() == ["Gulfside Online", "The Harbour Daily"]


def test_one_report_may_carry_two_origins(newsroom: Newsroom) -> None:
    report = newsroom.report("AFP says one. A man told Stars and Stripes of one.")
    newsroom.claim(report, "AFP says one.", outlets=["AFP"])
    newsroom.claim(report, "A man told Stars and Stripes of one.", outlets=["Stars and Stripes"], speakers=["A man"])
    assert newsroom.roots() == ["AFP", "Stars and Stripes"]


def test_letters_that_a_report_introduces_are_the_agency(newsroom: Newsroom) -> None:
    report = newsroom.report("Aegean Global News (AGN) has it. AGN adds more.", "The Harbour Daily")
    newsroom.claim(report, "Aegean Global News (AGN) has it.", outlets=["Aegean Global News"])
    newsroom.claim(report, "AGN adds more.", outlets=["AGN"])
    assert newsroom.roots() == ["Aegean Global News"]


def test_spellings_of_a_known_wire_are_one(newsroom: Newsroom) -> None:
    for name in ("AFP", "Agence France-Presse"):
        newsroom.claim(newsroom.report("A battery is at Taji.", f"Paper {name}"), "A battery is at Taji.", outlets=[name])
    newsroom.claim(newsroom.report("One is at Taji.", url="https://www.afp.com/en/one"), "One is at Taji.")
    assert len(newsroom.origins()) == 1


def test_of_two_credited_together_the_wire_counts(newsroom: Newsroom) -> None:
    newsroom.claim(
        newsroom.report("A battery is at Taji.", "A Blog"), "A battery is at Taji.", outlets=["Gulfside Online", "Reuters"]
    )
    assert newsroom.roots() == ["Reuters"]


def test_the_authors_line_that_says_it_again_adds_none(newsroom: Newsroom) -> None:
    report = newsroom.report("Two are expected from Kuwait, AFP said. Two are still in Kuwait.", "A Blog")
    newsroom.claim(report, "Two are expected from Kuwait, AFP said.", "Iraq", "planned", origin="Kuwait", outlets=["AFP"])
    newsroom.claim(report, "Two are still in Kuwait.", "Kuwait")
    assert newsroom.roots() == ["AFP"]


def test_a_line_that_says_more_than_it_credits_is_the_authors_own(newsroom: Newsroom) -> None:
    report = newsroom.report("One is planned for Taji, AFP said. One is in Erbil.", "The Harbour Daily")
    newsroom.claim(report, "One is planned for Taji, AFP said.", "Taji", "planned", outlets=["AFP"])
    newsroom.claim(report, "One is in Erbil.", "Erbil")
    assert newsroom.roots() == ["AFP", "The Harbour Daily"]


def test_a_line_that_repeats_two_origins_joins_one_and_never_makes_them_one(newsroom: Newsroom) -> None:
    report = newsroom.report("AFP: one in Erbil. Stars and Stripes: one in Erbil. So, Erbil.", "A Blog")
    newsroom.claim(report, "AFP: one in Erbil.", "Erbil", outlets=["AFP"])
    newsroom.claim(report, "Stars and Stripes: one in Erbil.", "Erbil", outlets=["Stars and Stripes"])
    newsroom.claim(report, "So, Erbil.", "Erbil")
    assert newsroom.roots() == ["AFP", "Stars and Stripes"]


def test_a_quotation_goes_with_the_credit_before_it(newsroom: Newsroom) -> None:
    report = newsroom.report("One is in Taji, AFP reported. Another is in Erbil.", "A Blog")
    newsroom.claim(report, "One is in Taji, AFP reported.", outlets=["AFP"], voice="quote")
    newsroom.claim(report, "Another is in Erbil.", "Erbil", voice="quote")
    assert newsroom.roots() == ["AFP"]


def test_a_dateline_tag_makes_it_the_agencys(newsroom: Newsroom) -> None:
    report = newsroom.report("Title\n\nBAGHDAD, March 31 (Meridian Wire) - A battery is at Taji.", "The Harbour Daily")
    newsroom.claim(report, "A battery is at Taji.")
    [origin] = newsroom.origins()
    assert origin.root == "Meridian Wire"
    assert origin.evidence == ('the report carries the tag "BAGHDAD, March 31 (Meridian Wire)"',)


def test_the_same_words_a_day_later_are_a_copy(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report(LONG, "Meridian Wire", "2020-03-30"), LONG, speakers=["an officer"])
    newsroom.claim(newsroom.report(f"Our town first. {LONG}", "The Harbour Daily"), LONG, speakers=["an officer"])
    [origin] = newsroom.origins()
    assert origin.root == "Meridian Wire"
    assert "the same words as Meridian Wire, 2020-03-30" in origin.evidence


def test_a_shared_phrase_is_no_copy(newsroom: Newsroom) -> None:
    newsroom.claim(
        newsroom.report("A Patriot battery has arrived at the Taji camp.", "Meridian Wire", "2020-03-30"), "A Patriot battery"
    )
    newsroom.claim(
        newsroom.report("Neighbours say a Patriot battery has arrived at last.", "Gulfside Online"), "a Patriot battery"
    )
    assert len(newsroom.origins()) == 2


def test_a_rewritten_copy_goes_back_to_the_story_it_follows(newsroom: Newsroom) -> None:
    body = " ".join(
        f"The {word} of the camp was closed to all {word} traffic on that day."
        for word in ("gate", "road", "yard", "mess", "wall", "tower")
    )
    newsroom.claim(newsroom.report(f"A battery came to Taji. {body}", "Meridian Wire", "2020-03-30"), "A battery came to Taji.")
    newsroom.claim(newsroom.report(f"Taji now has a battery. {body}", "The Harbour Daily"), "Taji now has a battery.")
    assert newsroom.roots() == ["Meridian Wire"]


def test_a_copy_with_its_own_credit_keeps_the_credit(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report(LONG, "The Harbour Daily", "2020-03-30"), LONG)
    newsroom.claim(newsroom.report(LONG, "Gulfside Online"), LONG, outlets=["AFP"])
    assert newsroom.roots() == ["AFP", "The Harbour Daily"]


def test_a_press_conference_is_one_origin_for_all_who_were_there(newsroom: Newsroom) -> None:
    for outlet, speaker in (
        ("Meridian Wire", "Defence Minister Ann Example"),
        ("Gulfside Online", "Ann Example, the defence minister"),
    ):
        report = newsroom.report(f"One is in Taji, {speaker} said, {outlet}.", outlet)
        newsroom.claim(report, "One is in Taji", speakers=[speaker])
    [origin] = newsroom.origins()
    assert "Ann Example" in origin.root


def test_unnamed_officials_are_not_one_man(newsroom: Newsroom) -> None:
    for outlet in ("Meridian Wire", "Gulfside Online"):
        newsroom.claim(
            newsroom.report(f"One is in Taji, {outlet}.", outlet), "One is in Taji", speakers=["a US defence official"]
        )
    assert len(newsroom.origins()) == 2


def test_other_matters_of_one_wire_are_other_origins(newsroom: Newsroom) -> None:
    report = newsroom.report("One is in Taji. One is in Kuwait.", "AFP")
    newsroom.claim(report, "One is in Taji.", system=None)
    newsroom.claim(report, "One is in Kuwait.", "Kuwait", system=None)
    assert newsroom.roots() == ["AFP", "AFP"]


def test_a_report_without_an_outlet_goes_by_its_site_or_itself(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is in Taji.", url="https://www.blog.example/one"), "One is in Taji.")
    newsroom.claim(newsroom.report("One in Erbil.", title="A note"), "One in Erbil.", "Erbil")
    assert newsroom.roots() == ["A note", "blog.example"]


def test_the_order_of_reports_and_claims_changes_nothing(newsroom: Newsroom) -> None:
    for outlet, day in (("Meridian Wire", "2020-03-30"), ("The Harbour Daily", "2020-03-31"), ("Gulfside Online", "2020-03-31")):
        newsroom.claim(newsroom.report(LONG, outlet, day), LONG)
    expected = newsroom.origins()
    assert len(expected) == 1
    for order in permutations(range(3)):
        assert origins([newsroom.reports[at] for at in order], [newsroom.claims[at] for at in order]) == expected


def test_every_claim_has_one_origin_and_links_with_reasons(newsroom: Newsroom) -> None:
    report = newsroom.report("One in Taji, AFP says. Taji has one.", "A Blog")
    newsroom.claim(report, "One in Taji, AFP says.", outlets=["AFP"])
    newsroom.claim(report, "Taji has one.")
    found = newsroom.origins()
    links = [link for origin in found for link in origin.links]
    assert {link.kind for link in links} == {LinkKind.CREDITED, LinkKind.RESTATED, LinkKind.OWN}
    assert all(link.words and link.shown and 0 < link.strength <= 1 for link in links)
    assert sorted(claim for origin in found for claim in origin.claims) == sorted(claim.id for claim in newsroom.claims)


def test_a_circle_of_links_ends() -> None:
    circle = {"a": Link("a", "b", LinkKind.COPY, "x"), "b": Link("b", "a", LinkKind.COPY, "x")}
    assert root_of("a", circle) == root_of("b", circle) == Root("claim:a", "a")


def test_no_claims_have_no_origins() -> None:
    assert origins([], []) == ()


def test_on_one_day_the_outlet_that_others_credit_had_it_first(newsroom: Newsroom) -> None:
    for outlet in ("The Harbour Daily", "Meridian Wire", "Gulfside Online"):
        newsroom.claim(newsroom.report(LONG, outlet), LONG)
    newsroom.claim(newsroom.report("A battery came, Meridian Wire says.", "A Blog"), "A battery came", outlets=["Meridian Wire"])
    assert newsroom.roots() == ["Meridian Wire"]


def test_a_remark_in_brackets_makes_no_other_outlet(newsroom: Newsroom) -> None:
    for outlet in ("Meridian Wire (sample)", "Meridian Wire (web)", "The Meridian Wire"):
        newsroom.claim(newsroom.report("A battery is at Taji.", outlet), "A battery is at Taji.")
    newsroom.claim(newsroom.report("One is there.", "A Blog"), "One is there.", outlets=["Meridian Wire"])
    newsroom.claim(newsroom.report("One is in Kuwait.", "Meridian Wire (online)"), "One is in Kuwait.", "Kuwait", system=None)
    assert set(newsroom.roots()) == {"Meridian Wire"}


def test_a_rewrite_that_names_the_wire_has_from_it_what_the_wire_had_said(newsroom: Newsroom) -> None:
    wire = newsroom.report("One is at Taji. Another is at Erbil.", "Meridian Wire (sample)", "2020-03-30")
    newsroom.claim(wire, "One is at Taji.", speakers=["an official"])
    newsroom.claim(wire, "Another is at Erbil.", "Erbil", speakers=["an official"])
    rewrite = newsroom.report("Taji has one, Meridian Wire reports. Erbil has the second.", "Gulfside Online")
    newsroom.claim(rewrite, "Taji has one, Meridian Wire reports.", outlets=["Meridian Wire"])
    newsroom.claim(rewrite, "Erbil has the second.", "Erbil")
    blog = newsroom.report("Per Meridian Wire, this is it. Taji: one.", "A Blog", "2020-04-01")
    newsroom.claim(blog, "Taji: one.")
    assert set(newsroom.roots()) == {"Meridian Wire"}


def test_the_rewrites_own_witness_and_what_the_wire_never_said_are_its_own(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "Meridian Wire", "2020-03-30"), "One is at Taji.")
    rewrite = newsroom.report("Meridian Wire has more. A driver saw one at Taji. Two are in Kuwait.", "Gulfside Online")
    newsroom.claim(rewrite, "A driver saw one at Taji.", speakers=["A driver"])
    newsroom.claim(rewrite, "Two are in Kuwait.", "Kuwait")
    assert set(newsroom.roots()) == {"Gulfside Online", "Meridian Wire"}
    assert len(next(each for each in newsroom.origins() if each.root == "Gulfside Online").claims) == 2


def test_what_a_report_says_before_the_wire_is_not_from_it(newsroom: Newsroom) -> None:
    newsroom.claim(
        newsroom.report("One is at Taji. Meridian Wire has nothing.", "Gulfside Online", "2020-03-29"), "One is at Taji."
    )
    newsroom.claim(newsroom.report("Taji has one.", "Meridian Wire", "2020-03-30"), "Taji has one.")
    assert newsroom.roots() == ["Gulfside Online", "Meridian Wire"]


def test_a_witness_who_names_no_system_is_no_source_for_a_line_that_does(newsroom: Newsroom) -> None:
    report = newsroom.report("Erbil: one battery. A man told Stars and Stripes of missiles there.", "A Blog")
    newsroom.claim(report, "Erbil: one battery.", "Erbil")
    newsroom.claim(report, "A man told Stars and Stripes of missiles there.", "Erbil", system=None, outlets=["Stars and Stripes"])
    assert newsroom.roots() == ["A Blog", "Stars and Stripes"]


def test_what_the_wire_calls_a_battery_is_the_system_that_it_names_elsewhere(newsroom: Newsroom) -> None:
    report = newsroom.report("AFP: a Patriot is at Taji. AFP: two are in Kuwait. Two Patriots are in Kuwait.", "A Blog")
    newsroom.claim(report, "AFP: a Patriot is at Taji.", outlets=["AFP"])
    newsroom.claim(report, "AFP: two are in Kuwait.", "Kuwait", system=None, outlets=["AFP"])
    newsroom.claim(report, "Two Patriots are in Kuwait.", "Kuwait")
    assert set(newsroom.roots()) == {"AFP"}


def test_one_phrase_that_says_two_things_has_one_source(newsroom: Newsroom) -> None:
    report = newsroom.report("AFP expects two in Iraq. The two are in Kuwait and go to Iraq.", "A Blog")
    newsroom.claim(report, "AFP expects two in Iraq.", "Iraq", "planned", outlets=["AFP"])
    newsroom.claim(report, "The two are in Kuwait and go to Iraq.", "Kuwait")
    newsroom.claim(report, "The two are in Kuwait and go to Iraq.", "Iraq", "planned")
    assert newsroom.roots() == ["AFP"]
