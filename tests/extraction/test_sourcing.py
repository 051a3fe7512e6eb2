from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.provenance import Excerpt, Report
from laydown.extraction import sourcing, sourcing_words
from laydown.extraction.parsed import ParsedReport, parse_sentences
from laydown.language.sentences import split

if TYPE_CHECKING:
    from collections.abc import Mapping


def read(text: str, outlet: str | None = None) -> ParsedReport:
    report = Report(id="r", sha256="0", text=text, outlet=outlet)
    sentences = split(text)
    return parse_sentences(report, sentences, range(len(sentences)))


def credit(text: str, *words: str, outlet: str | None = None) -> list[Attribution]:
    parsed = read(text, outlet)
    found = sourcing.find(parsed)
    at = [text.index(word) for word in words]
    return [sourcing.attribution_at(found, Excerpt(i, i + 1), parsed.report) for i in at]


@pytest.mark.parametrize("example", sourcing_words.load().examples, ids=lambda e: e["text"][:60])
def test_every_example_of_the_data_comes_out(example: Mapping[str, Any]) -> None:
    (found,) = credit(example["text"], example["about"])
    assert (list(found.speakers), list(found.outlets)) == (example["speakers"], example["outlets"])


def test_a_chain_runs_from_the_speakers_to_the_outlet() -> None:
    text = "One battery reached the base last week, according to a Danish officer and a Polish diplomat, Reuters reported."
    (found,) = credit(text, "reached")
    assert found.speakers == ("a Danish officer", "a Polish diplomat")
    assert found.outlets == ("Reuters",)


def test_a_quoted_story_gives_its_outlet_to_every_sentence_of_the_quotation() -> None:
    text = (
        'Our notes.\n\n"One launcher was moved to the port last week, officials said, AFP reported.\n\n'
        'Another launcher was moved to the airfield.\n\nThe two sides have talked about it for months"\n\nA third launcher stays at home.'
    )
    first, second, third, own = credit(text, "One launcher", "Another launcher", "talked", "third launcher stays")
    assert first.speakers == ("officials",)
    assert (first.outlets, second.outlets, third.outlets, own.outlets) == (("AFP",), ("AFP",), ("AFP",), ())
    assert (second.voice, own.voice) == (Voice.QUOTE, Voice.REPORT)


def test_an_attribution_in_the_middle_covers_what_hangs_together_with_it() -> None:
    text = "One radar has been sent to the island, two officers told AFP, and two more were expected to follow from the mainland."
    one, more = credit(text, "sent", "more were")
    assert one == more
    assert one.outlets == ("AFP",)


def test_a_quotation_over_several_sentences_belongs_to_who_is_credited_beside_it() -> None:
    text = '"We have two ships there. They will stay until the spring," the admiral said. "After that they will all come home."'
    first, second, third = credit(text, "two ships", "stay", "come home")
    assert first.speakers == second.speakers == third.speakers == ("the admiral",)
    assert first.voice is Voice.QUOTE


def test_a_pronoun_is_the_last_speaker_and_goes_on_speaking_to_the_same_outlet() -> None:
    text = "Two ships had left, a harbour pilot told AFP. He added that a third ship would follow."
    (found,) = credit(text, "third ship")
    assert found.speakers == ("a harbour pilot",)
    assert found.outlets == ("AFP",)


def test_the_agency_is_the_one_credited_before() -> None:
    text = "Two ships had left, the Lantern News agency reported on Monday. A third would follow, the agency said."
    (found,) = credit(text, "third")
    assert found.speakers == ()
    assert found.outlets == ("Lantern News",)


def test_the_publisher_is_not_credited_to_itself() -> None:
    (found,) = credit("Two ships had left, a harbour pilot told AFP.", "left", outlet="AFP")
    assert found.outlets == ()
    assert found.speakers == ("a harbour pilot",)


def test_what_the_report_says_itself_has_nobody_behind_it() -> None:
    (found,) = credit("Two ships left the harbour on Monday. The admiral said nothing.", "ships")
    assert found == Attribution()


def test_i_and_we_are_the_report_but_us_officials_are_not() -> None:
    own, officials = credit(
        "We wrote that ten tanks had left. US officials said that six tanks stayed.", "tanks had", "tanks stayed"
    )
    assert own.speakers == ()
    assert officials.speakers == ("US officials",)


@pytest.mark.parametrize(
    ("line", "about", "speakers", "outlets"),
    [
        ("Two batteries to leave Lantria within weeks: minister", "batteries", ("minister",), ()),
        ("PORT DAILY MORNING LANTERN: TWO BATTERIES LEAVE THE COAST", "BATTERIES", (), ("MORNING LANTERN",)),
        ("NO BATTERIES FOR THE COAST, ADMIRAL TELLS HARBOUR WIRE", "BATTERIES", ("ADMIRAL",), ("HARBOUR WIRE",)),
        ("TWO BATTERIES STAY ON THE COAST, SAYS ATHENS", "BATTERIES", ("ATHENS",), ()),
        ("IRAQ: TWO BATTERIES GONE FROM THE COAST", "BATTERIES", (), ()),
    ],
)
def test_headlines_say_who_says_so_by_their_form(
    line: str, about: str, speakers: tuple[str, ...], outlets: tuple[str, ...]
) -> None:
    (found,) = credit(line + "\n\nThe weather was fine on the coast and nobody was hurt there at all.", about)
    assert (found.speakers, found.outlets) == (speakers, outlets)


@pytest.mark.parametrize(
    ("text", "about", "speakers", "outlets"),
    [
        ("It is being put together, AFP was told by a US officer.", "put", ("a US officer",), ("AFP",)),
        ("AFP was told by a US officer that two batteries had left.", "left", ("a US officer",), ("AFP",)),
        (
            (
                "One was moved to the port, Agence France-Presse was told by officers of both countries who did not want to be named, "
                "and two more were due to come."
            ),
            "due",
            ("officers of both countries",),
            ("AFP",),
        ),
        (
            "Meridian Wire had it. A second is in Erbil, the agency was told by a US official.",
            "Erbil",
            ("a US official",),
            ("Meridian Wire",),
        ),
        (
            "A battery is there, according to AFP, which cites US and Iraqi military officials.",
            "there",
            ("US and Iraqi military officials",),
            ("AFP",),
        ),
        ("The island has missiles now, the French news agency AFP reports.", "missiles", (), ("AFP",)),
        ("Two batteries left, according to AFP, which talked to a US official.", "left", ("a US official",), ("AFP",)),
        ("AFP, which talked to a US official, says that two batteries left.", "left", ("a US official",), ("AFP",)),
        (
            "It guards soldiers, according to a diplomat from a western country who talked to AFP.",
            "soldiers",
            ("a diplomat from a western country",),
            ("AFP",),
        ),
        (
            "Stars and Stripes has a witness: this week a resident of the city noticed a battery at the base.",
            "battery",
            ("a resident of the city",),
            ("Stars and Stripes",),
        ),
        (
            "Stars and Stripes, the American forces' newspaper, spoke to a man who lives in Erbil. He said that he had seen a battery.",
            "battery",
            ("a man who lives in Erbil",),
            ("Stars and Stripes",),
        ),
        (
            "The Citadel Gazette has a tea seller in Erbil who saw a battery beside the airport.",
            "battery",
            ("a tea seller in Erbil",),
            ("Citadel Gazette",),
        ),
        (
            "A battery stands at the base, a man who lives next to the fence told the Harbour Gazette.",
            "stands",
            ("a man",),
            ("Harbour Gazette",),
        ),
        (
            "One was sent to the base, two officials told AFP, and two more were expected to deploy from Kuwait.",
            "deploy",
            ("two officials",),
            ("AFP",),
        ),
        (
            "The admiral denied that ships had sailed, as several channels had claimed. “No ship has sailed,” he said.",
            "No ship",
            ("The admiral",),
            (),
        ),
        (
            "Meridian Wire reported it. The Harbour Gazette saw it, too. “They stay,” a diplomat told the wire.",
            "They",
            ("a diplomat",),
            ("Meridian Wire",),
        ),
    ],
)
def test_who_told_whom_is_read_both_ways(text: str, about: str, speakers: tuple[str, ...], outlets: tuple[str, ...]) -> None:
    (found,) = credit(text, about)
    assert (found.speakers, found.outlets) == (speakers, outlets)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("We could not confirm whether two batteries had left.", "left"),
        ("We do not know whether two batteries have left.", "left"),
        ("The Pentagon declined to confirm reports that Patriot batteries have been sent.", "sent"),
        ("The Pentagon declined on Tuesday to confirm reports that Patriot batteries have been sent.", "sent"),
        ("Patriots arrive in Iraq, wire says\n\nThe base is quiet and there was no answer from the men at the gate.", "arrive"),
        (
            "Patriots arrive in Iraq, agency reports\n\nThe base is quiet and there was no answer from the men at the gate.",
            "arrive",
        ),
        ("Per day, two batteries are moved to the coast.", "moved"),
        ("The army has soldiers who saw two batteries.", "batteries"),
        ("The general spoke to soldiers at the base. Two batteries left on Monday.", "left"),
    ],
)
def test_nobody_is_credited_where_nobody_says_it(text: str, about: str) -> None:
    (found,) = credit(text, about)
    assert (found.speakers, found.outlets) == ((), ())


def test_a_line_with_a_colon_credits_the_items_of_its_list_and_no_more() -> None:
    text = (
        "Per Meridian Wire, which talked to a US officer:\n\n- Erbil: one battery, arrived\n- Kuwait: two batteries\n\n"
        "That makes three batteries."
    )
    first, second, own = credit(text, "one battery", "two batteries", "three")
    assert (first.speakers, first.outlets) == (("a US officer",), ("Meridian Wire",))
    assert second == first
    assert own == Attribution()


def test_an_introduction_is_read_though_nobody_parsed_it() -> None:
    text = "The Harbour Gazette spoke to a fisherman. He said that two ships had left."
    sentences = split(text)
    report = Report(id="r", sha256="0", text=text)
    found = sourcing.find(parse_sentences(report, sentences, [1]))
    at = text.index("ships")
    said = sourcing.attribution_at(found, Excerpt(at, at + 1), report)
    assert (said.speakers, said.outlets) == (("a fisherman",), ("Harbour Gazette",))


def test_sourcings_point_at_their_own_characters() -> None:
    text = "Two ships had left, the admiral said on Monday."
    (found,) = sourcing.find(read(text))
    assert [e.of(text) for e in (*found.source, *found.cue, *found.content)] == ["the admiral", "said", "Two ships had left"]


def test_hostile_texts_neither_crash_nor_stall() -> None:
    for text in (
        '"' * 3000,
        "said " * 800,
        ", he said" * 300,
        "“" * 500 + "AFP " * 500,
        "X (" * 900,
        "A" * 5000 + ": " + "B" * 5000,
        "",
    ):
        sourcing.find(read(text))
