"""A reading is tied to its text, is the same every time, and comes back whatever the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.catalogs import systems

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading

REPORTS = {
    "wire": (
        "Coalition Sets Up Patriot Battery in Anbar",
        (
            "BAGHDAD, March 30 (Wire) - The United States has moved a Patriot battery to Ain al-Asad, two Iraqi officers said on Monday.\n\n"
            "Another was flown to Erbil last week. Two more are still in Kuwait but will be brought to Iraq, a US official said.\n\n"
            '"We will not say where the launchers stand," he added. About 5,000 American soldiers remain in the country.'
        ),
    ),
    "list": (
        "Where the frigates are",
        "- Limassol, Cyprus: two French frigates\n- Souda Bay: a Greek frigate\n- Tartus: three Russian warships\n\nAll of them will stay until May.",
    ),
    "quotes": (
        None,
        (
            "“Turkish soldiers are in Tripoli,” a minister said. “They’ll stay there.” Russia denied that its troops had entered Libya.\n\n"
            "In my view the S-400 battery near Ankara isn’t operational."
        ),
    ),
}
FRAGMENTS = [
    "Germany will send", "two Patriot batteries", "to Poland", "Another", "was sent to", "Erbil", "there are no", "American soldiers", "in Iraq",
    "who were", "the base", "and", ",", ".", "\n\n", "- ", "“", "”", "(", "KABUL (Wire) - ", "their", "withdrawal", "from", "S-400s", "one of the",
    "if", "not", "last week", "\t", "US TROOPS LEAVE", ":", "|", "a Pantsir", "is said to", "they", "in my view", "permission", "expired", "😀", "\u200f", "\x00",
]  # fmt: skip
HOSTILE = {
    "nothing": "",
    "white space": " \n\t\r\n \u2003\u00a0 " * 200,
    "nul": "American\x00 soldiers are in \x00Kuwait.\x00",
    "only nul": "\x00" * 500,
    "brackets": "(" * 600 + "American soldiers are in Kuwait" + ")" * 600,
    "nested quotes": "“" * 600 + "American soldiers are in Kuwait" + "”" * 600,
    "right to left": "\u202eAmerican soldiers\u202c are in \u200fKuwait\u200f. \u0627\u0644\u0643\u0648\u064a\u062a",
    "emoji": "😀 American 🪖 soldiers are in Kuwait 🇰🇼. 😀😀",
    "combining": "A\u0301merican soldiers are in Kuwait" + "\u0301" * 2000 + ".",
    "one long word": "S-400" * 4000,
    "stops": "." * 20_000 + " American soldiers are in Kuwait.",
    "dashes": "KABUL " + "- " * 5000 + "American soldiers are in Kuwait.",
    "numbers": "1,000,000 " * 2000 + "American soldiers are in Kuwait.",
    "colons": "Kuwait: " * 1000 + "American soldiers",
    "table": "| Kuwait | American soldiers |\n" * 60,
    "no stops": "American soldiers in Kuwait and Iraq with Patriot batteries " * 70,
    "a megabyte without stops": "American soldiers are in Kuwait " + "and the mayor of the old town and the council " * 22_000,
}


def _tied(reading: Reading, text: str) -> None:
    for place in [c.sentence for c in reading.claims] + [s.sentence for s in reading.statements]:
        assert 0 <= place.start < place.end <= len(text)
        assert place.of(text).strip()
    for claim in reading.claims:
        assert claim.subject.text
        assert claim.subject.text in claim.sentence.of(text)


@pytest.mark.parametrize("name", REPORTS)
def test_each_claim_stands_in_its_sentence(
    name: str, reading_of: Callable[..., Reading], report_of: Callable[..., Report]
) -> None:
    title, text = REPORTS[name]
    reading = reading_of(text, title)
    assert len(reading.claims) >= 3
    _tied(reading, report_of(text, title).text)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_read_the_same_twice(name: str, reading_of: Callable[..., Reading]) -> None:
    title, text = REPORTS[name]
    first, second = reading_of(text, title), reading_of(text, title)
    assert first == second
    assert [c.id for c in first.claims] == [c.id for c in second.claims]


@pytest.mark.parametrize("name", REPORTS)
def test_windows_newlines_change_no_claim(
    name: str, reading_of: Callable[..., Reading], report_of: Callable[..., Report]
) -> None:
    title, text = REPORTS[name]
    there = text.replace("\n", "\r\n")
    reading = reading_of(there, title)
    _tied(reading, report_of(there, title).text)
    assert [_said(c) for c in reading.claims] == [_said(c) for c in reading_of(text, title).claims]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_not_read_in_the_light_of_the_one_before(name: str, reading_of: Callable[..., Reading]) -> None:
    title, text = REPORTS[name]
    alone = reading_of(text, title)
    reading_of("Russian S-400 batteries are in Derbent. Two more will follow.")
    assert reading_of(text, title) == alone


def _said(claim: Claim) -> tuple[object, ...]:
    return tuple(
        getattr(claim, field) for field in ("subject", "operator", "quantity", "status", "modality", "place", "origin", "time")
    )


def test_claims_come_in_the_order_of_the_text(reading_of: Callable[..., Reading]) -> None:
    title, text = REPORTS["wire"]
    starts = [c.sentence.start for c in reading_of(text, title).claims]
    assert starts == sorted(starts)


def test_no_sentence_makes_one_claim_twice(reading_of: Callable[..., Reading]) -> None:
    title, text = REPORTS["wire"]
    ids = [c.id for c in reading_of(text, title).claims]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back_read(name: str, reading_of: Callable[..., Reading]) -> None:
    _tied(reading_of(HOSTILE[name]), HOSTILE[name])


@pytest.mark.parametrize("name", ["right to left", "emoji", "nul"])
def test_odd_characters_around_a_claim_do_not_hide_it(name: str, reading_of: Callable[..., Reading]) -> None:
    found = {(c.subject.category.value, c.place.key) for c in reading_of(HOSTILE[name]).claims if c.place}
    assert ("troops", "KW") in found


@pytest.mark.parametrize(("count", "together"), [(1500, 25), (200, 200)], ids=["many in short lists", "one long list"])
def test_a_flood_of_system_names_comes_back_read(count: int, together: int, reading_of: Callable[..., Reading]) -> None:
    names = sorted(systems.load().by_name)
    flood = [names[n % len(names)] for n in range(count)]
    text = " ".join(f"The {', '.join(flood[n : n + together])} are in Kuwait." for n in range(0, count, together))
    _tied(reading_of(text), text)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(words=st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40), glue=st.sampled_from([" ", "", "\n"]))
def test_fragments_in_any_order_come_back_read(words: list[str], glue: str, reading_of: Callable[..., Reading]) -> None:
    text = glue.join(words)
    reading = reading_of(text)
    _tied(reading, text)
    assert reading == reading_of(text)


@pytest.mark.parametrize(
    ("text", "unit"), [("A Kenyan force is in Goma.", "force"), ("Kenya has 300 soldiers in Goma.", "troops")]
)
def test_what_an_article_counts_is_the_force_and_not_its_troops(reading_of: Callable[..., Reading], text: str, unit: str) -> None:
    assert [claim.quantity.unit for claim in reading_of(text).claims if claim.quantity] == [unit]
