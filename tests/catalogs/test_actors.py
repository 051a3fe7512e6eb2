from __future__ import annotations

import subprocess
import sys

import pytest

from laydown.catalogs import actors
from laydown.catalogs.actors import Kind


def codes(text: str) -> list[str]:
    return [mention.code for mention in actors.load().find(text)]


def test_the_catalogue_has_no_problems_and_all_examples_of_its_traps_hold() -> None:
    assert actors.check() == []


def test_every_state_of_the_united_nations_is_there() -> None:
    states = {actor.code for actor in actors.load().actors if actor.is_state}
    assert len(states) >= 195
    assert {"US", "TV", "SS", "XK", "TW", "PS", "VA"} <= states


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("United States", "US"), ("U.S.", "US"), ("the US", "US"), ("American", "US"), ("the Pentagon", "US"), ("Washington", "US"),
        ("CENTCOM", "US"), ("UK", "GB"), ("Whitehall", "GB"), ("Danes", "DK"), ("PRC", "CN"), ("People’s Liberation Army", "CN"),
        ("Tehran", "IR"), ("IRGC", "IR"), ("Zaire", "CD"), ("Burma", "MM"), ("Serbia and Montenegro", "RS"), ("ISAF", "NATO"),
        ("Nato", "NATO"), ("UNIFIL", "UN"), ("U.N.", "UN"), ("EUFOR", "EU"), ("coalition forces", "coalition"), ("AU", "coalition"),
        ("Germany's", "DE"), ("POLAND", "PL"), ("the Blue House", "KR"), ("Bundeswehr", "DE"),
    ],
)  # fmt: skip
def test_a_form_stands_for_its_code(form: str, code: str) -> None:
    assert actors.load().code_of(form) == code


@pytest.mark.parametrize("form", ["us", "china", "turkey", "polish", "Latin America", "Atlantis", ""])
def test_what_is_no_actor_has_no_code(form: str) -> None:
    assert actors.load().code_of(form) is None


def test_the_longer_name_comes_before_the_shorter_one_inside_it() -> None:
    assert codes("South Korean troops and the US-led coalition in Papua New Guinea") == ["KR", "coalition", "PG"]


def test_mentions_carry_their_characters_and_kind() -> None:
    text = "Germany's Patriots and the Bundeswehr"
    found = actors.load().find(text)
    assert [(text[m.start : m.end], m.kind) for m in found] == [("Germany", Kind.NAME), ("Bundeswehr", Kind.FORCE)]


def test_a_force_led_by_a_state_is_a_coalition_and_one_led_by_nato_is_natos() -> None:
    assert codes("U.S.-led troops relieved the NATO-led force") == ["coalition", "NATO"]


def test_a_ship_prefix_counts_only_before_a_ships_name() -> None:
    assert codes("HMS Albion and USS “Ross” sailed") == ["GB", "US"]
    assert codes("the letters HMS stand for nothing else") == []


def test_an_ambiguous_name_is_found_and_says_so() -> None:
    georgia, france = actors.load().find("Georgia asked France")
    assert georgia.ambiguous
    assert not france.ambiguous


def test_the_name_of_an_outlet_names_no_actor() -> None:
    assert codes("The Washington Post, China Daily and the Jerusalem Post wrote of it") == []
    assert codes("The Australian army wrote of it") == ["AU"]


def test_parts_of_words_do_not_match() -> None:
    assert codes("USB, UNICEF, Oman's Nigerienne, Malice, IRANIANS") == ["OM", "IR"]


def test_loading_needs_neither_pydantic_nor_spacy() -> None:
    program = "import sys, laydown.catalogs.actors as a; a.load(); assert not {'pydantic', 'spacy'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_hostile_text_neither_crashes_nor_stalls() -> None:
    assert len(codes("US-led " * 2000)) == 2000
    assert codes("-led’s’s" * 5000 + "\x00￿") == []
