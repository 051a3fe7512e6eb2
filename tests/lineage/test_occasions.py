"""Who was there too: the same person under every way of calling him, on the day that each report gives, by whichever wire."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from laydown.domain.lineage import LinkKind
from laydown.lineage.persons import person
from laydown.lineage.sayings import said_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.lineage.conftest import Newsroom

    from laydown.domain.claim import Claim

INTRODUCED = "Then Example came. Gen. Ann B. Example spoke, then Hans van Sample, Omar al-Specimen, and Defence Minister Probe; USS George Washington lay off the port. URGENT Al-Trouble came."
MONDAY = date(2020, 3, 30)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Example", "ann example"),
        ("Gen. Example", "ann example"),
        ("Ann Example", "ann example"),
        ("Iraq's Defence Minister Ann Example", "ann example"),
        ("Iraq's Example", "ann example"),
        ("van Sample", "hans sample"),
        ("Specimen", "omar specimen"),
        ("Omar al-Specimen", "omar specimen"),
        ("Colonel Nobody", "nobody"),
        ("Nobody, the army's spokesman", "nobody"),
        ("Minister Probe", "probe"),
        ("Nobody", None),
        ("Probe", None),
        ("Washington", None),
        ("Al-Trouble", None),
        ("the Ministry", None),
        ("Minister", None),
        ("residents", None),
    ],
)
def test_a_surname_is_the_person_whom_the_same_report_names_in_full(speaker: str, name: str | None) -> None:
    assert person(speaker, INTRODUCED) == name


def test_a_surname_of_two_is_nobody() -> None:
    assert person("Example", "Ann Example and Bob Example came.") is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("One came, he told a press conference in Basra on Friday.", 27),
        ("She said on Saturday that one came.", 28),
        ("She said Monday that one came.", 30),
        ("At Friday's briefing, he said so.", 27),
        ("He told the Inlet Courier on Friday.", 27),
        ("He said in a statement on 26 March that one came.", 26),
        ("On Sunday announced for the first time.", 29),
    ],
)
def test_a_sentence_gives_the_day_on_which_it_was_said(sentence: str, said: int) -> None:
    assert said_on(sentence, MONDAY.toordinal()) == date(2020, 3, said).toordinal()


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "The battery came on Friday, he said.",
        "He said the battery came on Friday.",
        "He told reporters that it came on Friday.",
        "He told reporters troops came on Friday.",
        "He said in Basra trucks came on Friday.",
        "He told the press it will come on Friday.",
        "It was hit in Friday's attack, he said.",
        "He said in a statement on 31 February that it came.",
        "He said in a statement on 2 January that it came.",
    ],
)
def test_the_day_of_what_is_said_is_not_the_day_of_saying(sentence: str) -> None:
    assert said_on(sentence, MONDAY.toordinal()) is None


def hear(  # noqa: PLR0913  what a report is made of
    newsroom: Newsroom, outlet: str, text: str, speaker: str, day: str, *, outlets: Sequence[str] = ()
) -> Claim:
    """Take in a report whose last sentence is a claim by a speaker."""
    report = newsroom.report(text, outlet, day)
    sentence = text.rpartition(". ")[2]
    return newsroom.claim(report, sentence, speakers=[speaker], outlets=outlets)


def test_titles_possessives_and_surnames_are_one_person_on_one_occasion(newsroom: Newsroom) -> None:
    hear(newsroom, "Meridian Wire", "Taji has one, Iraq's Defence Minister Ann Example told reporters on Monday", "Iraq's Defence Minister Ann Example", "2020-03-30")  # fmt: skip
    hear(
        newsroom, "Gulfside Online", "Ann Example spoke for an hour. There is one in Taji, Example said", "Example", "2020-03-30"
    )
    hear(newsroom, "A Blog", "All were there. Minister Example said that Taji had got one", "Minister Example", "2020-03-31")
    assert len(newsroom.origins()) == 1


def test_a_report_of_days_later_that_dates_the_occasion_belongs_to_it(newsroom: Newsroom) -> None:
    for outlet, day in (("Meridian Wire", "2020-03-27"), ("Gulfside Online", "2020-03-28")):
        hear(newsroom, outlet, f"Here is {outlet}. Taji has one, Ann Example said on Friday", "Ann Example", day)
    late = hear(
        newsroom, "Harbour Letter", "At Friday's press conference, Ann Example put one in Taji", "Ann Example", "2020-03-31"
    )
    [origin] = newsroom.origins()
    assert late.id in origin.claims


def test_two_days_that_reports_give_are_two_occasions(newsroom: Newsroom) -> None:
    for weekday, day in (("Friday", "2020-03-27"), ("Saturday", "2020-03-28")):
        for outlet, words in (("Meridian Wire", "Taji has one"), ("A Blog", "One stands in Taji")):
            hear(newsroom, outlet, f"{outlet} heard it. {words}, Ann Example said on {weekday}", "Ann Example", day)
    assert len(newsroom.origins()) == 2


def test_two_persons_of_one_surname_are_two(newsroom: Newsroom) -> None:
    hear(newsroom, "Meridian Wire", "Taji has one, Ann Example said", "Ann Example", "2020-03-30")
    hear(newsroom, "Gulfside Online", "Taji has one, Bob Example said", "Bob Example", "2020-03-30")
    hear(newsroom, "A Blog", "Taji has one, Minister Example said", "Minister Example", "2020-03-30")
    assert len(newsroom.origins()) == 3


def test_a_capital_that_is_said_to_have_said_so_is_no_person(newsroom: Newsroom) -> None:
    for outlet in ("Meridian Wire", "A Blog"):
        hear(newsroom, outlet, f"{outlet} on USS George Washington. Taji has one, Washington said", "Washington", "2020-03-30")
    assert len(newsroom.origins()) == 2


def test_a_wire_with_its_own_dateline_was_there_like_the_others(newsroom: Newsroom) -> None:
    hear(newsroom, "Meridian Wire", "BASRA, March 30 (Meridian Wire) - So. Taji has one, Ann Example said", "Ann Example", "2020-03-30")  # fmt: skip
    hear(newsroom, "A Blog", "Ann Example says that Taji has one", "Ann Example", "2020-03-30")
    assert len(newsroom.origins()) == 1


def test_a_copy_goes_through_the_wire_that_was_there(newsroom: Newsroom) -> None:
    wire = hear(newsroom, "Meridian Wire", "Now. Taji has one, Ann Example said", "Ann Example", "2020-03-30")
    hear(newsroom, "A Blog", "Ann Example says that Taji has one", "Ann Example", "2020-03-30")
    copy = hear(
        newsroom, "Gulfside Online", "BASRA (Meridian Wire) - So. One is in Taji, Ann Example said", "Ann Example", "2020-03-31"
    )
    [origin] = newsroom.origins()
    [tagged] = [link for link in origin.links if link.kind is LinkKind.TAGGED]
    assert (tagged.claim, tagged.to) == (copy.id, wire.id)


def test_two_wires_of_which_nothing_more_is_known_were_there(newsroom: Newsroom) -> None:
    for outlet, wire in (("A Blog", "AFP"), ("B Blog", "Reuters")):
        hear(
            newsroom,
            outlet,
            f"Taji has one, Ann Example told reporters, {wire} writes",
            "Ann Example",
            "2020-03-30",
            outlets=[wire],
        )
    [origin] = newsroom.origins()
    assert "Ann Example" in origin.root
    assert {link.kind for link in origin.links} == {LinkKind.CREDITED, LinkKind.OWN}


def test_two_copies_of_one_wire_are_no_occasion(newsroom: Newsroom) -> None:
    for outlet in ("A Blog", "B Blog"):
        hear(newsroom, outlet, "Taji has one, Ann Example told AFP", "Ann Example", "2020-03-30", outlets=["AFP"])
    assert newsroom.roots() == ["AFP"]


def test_a_title_and_a_line_without_a_name_say_again_what_was_heard(newsroom: Newsroom) -> None:
    for outlet in ("Meridian Wire", "A Blog"):
        text = f"Battery in Taji, minister says\n\nTaji has one, Ann Example told {outlet} and others. It is the first at Taji."
        report = newsroom.report(text, outlet, title="Battery in Taji, minister says")
        newsroom.claim(report, "Battery in Taji, minister says", speakers=["minister"])
        newsroom.claim(report, "Taji has one, Ann Example told", speakers=["Ann Example"])
        newsroom.claim(report, "It is the first at Taji.")
    assert len(newsroom.origins()) == 1


def test_what_another_witness_tells_beside_it_is_the_outlets_own(newsroom: Newsroom) -> None:
    for outlet in ("Meridian Wire", "A Blog"):
        report = newsroom.report(f"Taji has one, Ann Example told {outlet}. A driver saw one in Taji. Kuwait has two.", outlet)
        newsroom.claim(report, "Taji has one, Ann Example told", speakers=["Ann Example"])
        newsroom.claim(report, "A driver saw one in Taji.", speakers=["A driver"])
        newsroom.claim(report, "Kuwait has two.", "Kuwait")
    assert len([each for each in newsroom.origins() if each.root in {"Meridian Wire", "A Blog"}]) == 2
