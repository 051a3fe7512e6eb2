"""An analyst names a place: nothing is guessed among equals."""

from __future__ import annotations

import pytest

from laydown.catalogs.called import place_called
from laydown.domain.place import Precision
from laydown.errors import UsageError


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Erbil, Iraq", "gn:95446"),
        ("Arbil, IQ", "gn:95446"),
        ("gn:95446", "gn:95446"),
        ("Ain al-Asad", "site:ain-al-asad"),
        ("site:ain-al-asad", "site:ain-al-asad"),
        ("Iraq", "IQ"),
        ("IQ", "IQ"),
    ],
)
def test_names_and_keys_lead_to_one_place(words: str, key: str) -> None:
    assert place_called(words).key == key


def test_coordinates_are_a_place_of_their_own() -> None:
    place = place_called("33.79, 42.44")
    assert (place.lat, place.lon, place.precision) == (33.79, 42.44, Precision.SITE)


@pytest.mark.parametrize("words", ["Zzyzxian Nowhere", "San Jose", "91,10", "", ",", "Erbil, Kuwait"])
def test_what_is_no_one_place_is_asked_back(words: str) -> None:
    with pytest.raises(UsageError):
        place_called(words)
