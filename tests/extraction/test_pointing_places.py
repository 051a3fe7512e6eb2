"""Which place do "there", "the island", "its southern border" point back to? Through small reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading


def last_place(text: str, reading_of: Callable[..., Reading]) -> str | None:
    place = reading_of(text).claims[-1].place
    return place.key if place else None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Australian soldiers landed on Socotra in May. Ten Reaper drones are now based on the island.", "area:socotra"),
        ("Malta's prime minister said that the Russian frigate had left the island.", "MT"),
        ("Bahrain was quiet. France has 500 soldiers in Jordan. Two French Rafale fighters landed in the kingdom.", "JO"),
        ("Pakistani troops went to Qatar for the World Cup. They will stay in the emirate until December.", "QA"),
        ("Dutch soldiers stood in the Negev. Israel keeps two Patriot batteries in the desert.", "area:negev"),
        ("A survey ship was in the Gulf of Tonkin. Two Vietnamese navy frigates sailed into the gulf.", "sea:gulf-of-tonkin"),
        ("US soldiers are at Camp Bondsteel. Visitors were few. Greek troops will be sent to the camp.", "site:camp-bondsteel"),
    ],
)
def test_a_noun_points_back_to_a_place_of_its_nature(text: str, key: str, reading_of: Callable[..., Reading]) -> None:
    assert last_place(text, reading_of) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Italian soldiers are in Lebanon. American soldiers have been sent to the capital.", "gn:276781"),
        ("Rebels attacked in Niger on Monday. US tanks have been moved to the north of the country.", "NE/north"),
        ("The minister said that Tunisia was calm. US drones are based in the south.", "TN/south"),
        ("Kenyan troops are in Somalia. They hold positions along its southern border.", "border:KE-SO"),
        ("Talks failed between Armenia and Azerbaijan. Russian soldiers have been sent to the border.", "border:AM-AZ"),
        ("Russian troops landed at Derna, Libya. US Navy destroyers patrol off its coast.", "LY/coast"),
        ("The Fijian battalion is in the Golan Heights. It will be withdrawn from the region.", "area:golan-heights"),
    ],
)
def test_parts_edges_and_capitals_are_those_of_the_country_spoken_of(
    text: str, key: str, reading_of: Callable[..., Reading]
) -> None:
    assert last_place(text, reading_of) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("NAIROBI, May 3 (Agency) - British soldiers arrived here on Monday.", "gn:184745"),
        ("Spanish troops left Herat for Kabul on Monday. French troops are already there.", "gn:1138958"),
        ("Since Cyprus became independent, British soldiers have been based there.", "CY"),
        ("A US Navy destroyer is stationed off Latakia.", "gn:173576"),
    ],
)
def test_here_is_the_dateline_and_there_the_place_that_was_gone_to(
    text: str, key: str, reading_of: Callable[..., Reading]
) -> None:
    assert last_place(text, reading_of) == key


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke in Oslo on Monday. Russian navy frigates were seen in the strait.",
        "A US Navy ship was in Naples. British troops reached the front.",
    ],
)
def test_what_fits_nothing_named_before_is_nowhere(text: str, reading_of: Callable[..., Reading]) -> None:
    assert not [c for c in reading_of(text).claims if c.operator in {"RU", "GB"} and c.place and c.place.precision == "sea"]


def test_a_state_before_a_noun_hides_no_town_behind_it(reading_of: Callable[..., Reading]) -> None:
    assert last_place("Twenty Italian soldiers are staying in the US embassy in Manila.", reading_of) == "gn:1701668"
