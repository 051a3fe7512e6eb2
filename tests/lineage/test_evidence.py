"""What else shows who is behind a statement: chains, feeds, pages, offices; what an analyst cuts and joins; where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.attribution import Attribution
from laydown.domain.lineage import LinkKind
from laydown.lineage.origins import origins
from laydown.lineage.trace import trace

if TYPE_CHECKING:
    from tests.lineage.conftest import Newsroom

    from laydown.domain.lineage import Link

LONG = "A Patriot battery has been unloaded at the Taji camp and will be ready within a few days, an officer said."


def link(newsroom: Newsroom, kind: LinkKind) -> Link:
    return next(link for origin in newsroom.origins() for link in origin.links if link.kind is kind)


def shown(newsroom: Newsroom, kind: LinkKind) -> list[str]:
    texts = {report.key: report.text for report in newsroom.reports}
    return [each.excerpt.of(texts[each.report]) for each in link(newsroom, kind).shown]


def test_the_outlet_that_a_sentence_names_goes_before_what_the_report_credits_elsewhere(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "Inlet Courier", "2020-03-28"), "One is at Taji.", speakers=["a driver"])
    newsroom.claim(newsroom.report("Taji has one.", "Meridian Wire", "2020-03-30"), "Taji has one.", speakers=["an officer"])
    blog = newsroom.report("The Inlet Courier was first: one at Taji. Now Meridian Wire says one is at Taji.", "A Blog")
    first = newsroom.claim(blog, "The Inlet Courier was first: one at Taji.")
    newsroom.claim(blog, "Now Meridian Wire says one is at Taji.", outlets=["Meridian Wire"])
    assert [origin.root for origin in newsroom.origins() if first.id in origin.claims] == ["Inlet Courier"]


def test_a_credit_in_the_sentence_counts_where_the_claim_names_nobody(newsroom: Newsroom) -> None:
    for outlet in ("A Blog", "B Blog"):
        report = newsroom.report(f"According to RIA Novosti, one is at Taji, writes {outlet}.", outlet)
        newsroom.claim(report, f"According to RIA Novosti, one is at Taji, writes {outlet}.")
    assert newsroom.roots() == ["RIA Novosti"]


def test_what_an_analyst_gives_to_a_speaker_is_no_longer_the_sentences_credit(newsroom: Newsroom) -> None:
    report = newsroom.report("According to RIA Novosti, a driver saw one at Taji.", "A Blog")
    read = newsroom.claim(report, "According to RIA Novosti, a driver saw one at Taji.")
    traced = {report.key: trace(report, [read])}
    corrected = replace(read, attribution=Attribution(("a driver",)), as_read=read.id)
    assert [origin.root for origin in origins([report], [corrected], traces=traced)] == ["A Blog"]


def test_a_rewrite_carries_what_the_original_says_in_other_words(newsroom: Newsroom) -> None:
    body = " ".join(
        f"The {word} of the camp was shut to all {word} traffic that day." for word in ("gate", "road", "yard", "mess", "wall")
    )
    wire = newsroom.report(f"A battery came to Taji. Another one is in Erbil already. {body}", "Meridian Wire", "2020-03-30")
    newsroom.claim(wire, "A battery came to Taji.", speakers=["an officer"])
    newsroom.claim(wire, "Another one is in Erbil already.", "Erbil", speakers=["an officer"])
    rewrite = newsroom.report(f"Taji has a battery. There is one more at Erbil. {body}", "The Harbour Daily")
    newsroom.claim(rewrite, "Taji has a battery.", speakers=["an officer"])
    newsroom.claim(rewrite, "There is one more at Erbil.", "Erbil")
    assert set(newsroom.roots()) == {"Meridian Wire"}


def test_an_outlet_that_credits_one_which_credits_a_wire_goes_back_to_the_wire(newsroom: Newsroom) -> None:
    newsroom.claim(
        newsroom.report("A battery is at Taji, AFP says.", "The Harbour Daily", "2020-03-30"), "A battery", outlets=["AFP"]
    )
    newsroom.claim(
        newsroom.report("One is there, by The Harbour Daily.", "A Blog"), "One is there", outlets=["The Harbour Daily"]
    )
    assert newsroom.roots() == ["AFP"]


def test_a_credit_shows_the_outlets_name_in_the_sentence(newsroom: Newsroom) -> None:
    report = newsroom.report("One is at Taji, Agence France-Presse says.", "A Blog")
    newsroom.claim(report, "One is at Taji, Agence France-Presse says.", outlets=["AFP"])
    assert shown(newsroom, LinkKind.CREDITED) == ["Agence France-Presse"]


def test_a_passage_shows_the_words_in_both_reports(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report(LONG, "Meridian Wire", "2020-03-30"), LONG)
    newsroom.claim(newsroom.report(f"Our town first. {LONG}", "The Harbour Daily"), LONG)
    assert shown(newsroom, LinkKind.PASSAGE) == [LONG.rstrip("."), LONG.rstrip(".")]


def test_a_feeds_own_source_is_like_a_tag(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "Gulfside Online", via="Meridian Wire"), "One is at Taji.")
    assert newsroom.roots() == ["Meridian Wire"]


def test_a_feed_that_names_the_outlet_itself_says_nothing(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "Gulfside Online", via="Gulfside Online"), "One is at Taji.")
    assert newsroom.roots() == ["Gulfside Online"]


def test_a_page_that_names_another_as_its_own_goes_back_to_it(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("Taji has one.", "Meridian Wire", url="https://wire.example/one"), "Taji has one.")
    report = newsroom.report(
        "One came to Taji.", "Gulfside Online", url="https://gulf.example/2", canonical="http://wire.example/one/"
    )
    newsroom.claim(report, "One came to Taji.")
    assert newsroom.roots() == ["Meridian Wire"]
    assert link(newsroom, LinkKind.CANONICAL).strength > 0.9


def test_a_page_that_names_an_unknown_site_goes_back_to_that_site(newsroom: Newsroom) -> None:
    report = newsroom.report("One came.", "Gulfside Online", url="https://gulf.example/2", canonical="https://wire.example/1")
    newsroom.claim(report, "One came.")
    assert newsroom.roots() == ["wire.example"]


def test_a_ministrys_spokesman_is_one_voice_on_one_day(newsroom: Newsroom) -> None:
    for outlet, speaker in (
        ("Meridian Wire", "the Turkish defence ministry's spokesman"),
        ("A Blog", "Turkey's defence ministry spokeswoman"),
    ):
        newsroom.claim(newsroom.report(f"One is in Taji, {speaker} told {outlet}.", outlet), "One is in Taji", speakers=[speaker])
    assert len(newsroom.origins()) == 1


def test_an_office_on_another_day_or_one_of_many_is_not(newsroom: Newsroom) -> None:
    for outlet, speaker, day in (("Meridian Wire", "the ministry's spokesman", "2020-03-30"), ("A Blog", "the ministry's spokesman", "2020-03-31"),
                                 ("The Harbour Daily", "a ministry official", "2020-03-31")):  # fmt: skip
        newsroom.claim(
            newsroom.report(f"One is in Taji, {speaker} told {outlet}.", outlet, day), "One is in Taji", speakers=[speaker]
        )
    assert len(newsroom.origins()) == 3


def test_days_on_end_of_one_speaker_are_occasions_of_their_own(newsroom: Newsroom) -> None:
    for day in ("2020-03-28", "2020-03-30"):
        for outlet in ("Meridian Wire", "A Blog"):
            report = newsroom.report(f"One is in Taji, Ann Example told {outlet} on {day}.", outlet, day)
            newsroom.claim(report, "One is in Taji", speakers=["Ann Example"])
    assert len(newsroom.origins()) == 2


def test_a_stock_phrase_in_two_sentences_is_no_passage(newsroom: Newsroom) -> None:
    phrase = "the US-led coalition fighting the Islamic State group in Iraq and Syria"
    newsroom.claim(newsroom.report(f"Taji has a battery of {phrase}.", "Meridian Wire", "2020-03-30"), "Taji has a battery")
    newsroom.claim(newsroom.report(f"Now {phrase} keeps one in Taji.", "A Blog"), "keeps one in Taji")
    assert len(newsroom.origins()) == 2


def test_old_news_in_the_words_of_the_day_it_was_new_is_a_copy(newsroom: Newsroom) -> None:
    body = " ".join(
        f"The {word} of the camp was shut to all {word} traffic that day." for word in ("gate", "road", "yard", "mess", "wall")
    )
    newsroom.claim(newsroom.report(f"A battery came to Taji. {body}", "Meridian Wire", "2019-03-30"), "A battery came to Taji.")
    newsroom.claim(newsroom.report(f"Taji now has a battery. {body}", "The Harbour Daily"), "Taji now has a battery.")
    assert newsroom.roots() == ["Meridian Wire"]


def test_an_analyst_cuts_a_copy_from_its_source_and_it_is_its_outlets(newsroom: Newsroom) -> None:
    first = newsroom.claim(newsroom.report(LONG, "Meridian Wire", "2020-03-30"), LONG)
    second = newsroom.claim(newsroom.report(LONG, "The Harbour Daily"), LONG)
    for other in (None, first.id):
        found = origins(newsroom.reports, newsroom.claims, cuts=[(second.id, other)])
        assert [origin.root for origin in found] == ["Meridian Wire", "The Harbour Daily"]


def test_two_that_credit_one_wire_are_cut_apart(newsroom: Newsroom) -> None:
    one, other = (newsroom.claim(newsroom.report(f"One is at Taji, {name}.", name), "One is at Taji", outlets=["AFP"]) for name in ("A Blog", "B Blog"))  # fmt: skip
    found = origins(newsroom.reports, newsroom.claims, cuts=[(other.id, one.id)])
    assert [origin.root for origin in found] == ["AFP", "B Blog"]


def test_an_analyst_joins_two_and_they_go_back_to_the_earlier(newsroom: Newsroom) -> None:
    one = newsroom.claim(newsroom.report("One is at Taji.", "Gulfside Online", "2020-03-30"), "One is at Taji.")
    other = newsroom.claim(newsroom.report("Taji has one.", "The Harbour Daily"), "Taji has one.")
    [found] = origins(newsroom.reports, newsroom.claims, joins=[(other.id, one.id)])
    assert found.root == "Gulfside Online"
    assert {link.kind for link in found.links} == {LinkKind.JUDGED, LinkKind.OWN}


def test_what_another_matter_says_makes_no_wire_here(newsroom: Newsroom) -> None:
    for outlet in ("The Harbour Daily", "Gulfside Online"):
        newsroom.claim(newsroom.report(LONG, outlet), LONG)
    alone = {origin.id: origin.root for origin in newsroom.origins()}
    newsroom.claim(
        newsroom.report("More, Gulfside Online says.", "A Blog"), "More", "Kuwait", system="S-400", outlets=["Gulfside Online"]
    )
    assert alone.items() <= {origin.id: origin.root for origin in newsroom.origins()}.items()


def test_an_address_that_is_none_is_no_site(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One came.", title="A note", url="http://[", canonical="https://[::"), "One came.")
    assert newsroom.roots() == ["A note"]


def test_what_many_carry_is_linked_to_the_first_of_them_and_still_one_origin(newsroom: Newsroom) -> None:
    for day in range(1, 29):
        report = newsroom.report(LONG, f"Outlet {day}", f"2020-03-{day:02}")
        newsroom.claim(report, LONG)
    (origin,) = newsroom.origins()
    assert origin.root == "Outlet 1"
    last = [link for link in origin.links if link.claim == newsroom.claims[-1].id and link.kind is LinkKind.PASSAGE]
    first = {claim.id for claim in newsroom.claims[:20]}
    assert {link.to for link in last} == first


def test_letters_inside_another_word_name_no_outlet(newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.report("One is at Taji.", "AP", "2020-03-28"), "One is at Taji.", speakers=["a driver"])
    blog = newsroom.report("AP was there. Meridian Wire says one is at Taji. It is at the APEX camp in Taji.", "A Blog")
    newsroom.claim(blog, "Meridian Wire says one is at Taji.", outlets=["Meridian Wire"])
    again = newsroom.claim(blog, "It is at the APEX camp in Taji.")
    assert [origin.root for origin in newsroom.origins() if again.id in origin.claims] == ["Meridian Wire"]
