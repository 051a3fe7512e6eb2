"""Where is named, and which place is it?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from laydown.domain.place import Precision
from laydown.domain.provenance import Report
from laydown.extraction.parsed import ParsedReport
from laydown.extraction.places import find
from laydown.language.sentences import split

if TYPE_CHECKING:
    from laydown.domain.place import Place
    from laydown.extraction.places import PlaceMention


def mentions(text: str) -> list[PlaceMention]:
    return find(ParsedReport(Report(id="r", sha256="", text=text), split(text)))


def places(text: str) -> dict[str, Place]:
    return {m.excerpt.of(text): m.place for m in mentions(text) if m.place}


def keys(text: str) -> dict[str, str]:
    return {name: place.key for name, place in places(text).items()}


def test_each_mention_stands_where_it_is_written_and_none_overlap() -> None:
    text = "Two batteries left Kuwait for Mosul. Later, one was seen near Erbil, in northern Iraq, by the Syrian border."
    found = mentions(text)
    assert [m.excerpt.of(text) for m in found] == ["Kuwait", "Mosul", "Erbil", "northern Iraq", "Syrian border"]
    assert all(a.excerpt.end <= b.excerpt.start for a, b in pairwise(found))
    assert all(m.place and m.place.name == m.excerpt.of(text) for m in found)


@pytest.mark.parametrize("spelling", ["Erbil", "Irbil", "Arbil"])
def test_spellings_of_one_city_are_one_place_named_as_written(spelling: str) -> None:
    (place,) = places(f"A battery is in {spelling} now.").values()
    assert (place.key, place.name, place.precision) == ("gn:95446", spelling, Precision.CITY)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("The mayor lives in Paris, Texas, with two dogs.", "Paris", "US.TX"),
        ("The envoy flew to Paris, France, at dawn.", "Paris", "FR"),
        ("Rain fell on Columbus, Georgia, all week.", "Columbus", "US.GA"),
        ("Trucks reached Alexandria, La., on Friday.", "Alexandria", "US.LA"),
        ("Guards stood in Tripoli, Lebanon, overnight.", "Tripoli", "LB"),
    ],
)
def test_what_follows_behind_a_comma_says_which_place_is_meant(text: str, name: str, key: str) -> None:
    assert key in places(text)[name].within


def test_a_state_behind_its_town_is_no_country() -> None:
    assert keys("Rain fell on Columbus, Georgia, all week.")["Georgia"] == "US.GA"
    assert keys("Rain fell on Tbilisi, Georgia, all week.")["Georgia"] == "GE"


def test_the_other_places_of_a_report_say_which_namesake_is_meant() -> None:
    text = "Fire crews from Benton and Conway drove to Little Rock. A barn burned in Alexander, near Bryant, Ark., on Monday."
    assert "US.AR" in places(text)["Conway"].within


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Soldiers guard Ain al-Asad air base.", "Ain al-Asad air base", Precision.SITE),
        ("A jet landed at Tirana airport.", "Tirana airport", Precision.SITE),
        ("The troops moved into Anbar province.", "Anbar province", Precision.REGION),
        ("A base in Erbil was hit.", "Erbil", Precision.CITY),
        ("Marines train on Guam each spring.", "Guam", Precision.REGION),
        ("A frigate crossed the Red Sea.", "Red Sea", Precision.SEA),
        ("The brigade patrols the Basra area.", "Basra area", Precision.REGION),
        ("The brigade went to Kosovo.", "Kosovo", Precision.COUNTRY),
    ],
)
def test_a_place_is_as_precise_as_its_words(text: str, name: str, precision: Precision) -> None:
    assert places(text)[name].precision is precision


@pytest.mark.parametrize("text", ["Jets use the air base at Balad.", "Jets use Balad air base.", "Jets use the Balad airbase."])
def test_a_base_called_after_a_town_is_the_base(text: str) -> None:
    (place,) = places(text).values()
    assert (place.precision, place.country) == (Precision.SITE, "IQ")


def test_a_possessives_airfield_is_read_where_the_text_ends_with_it() -> None:
    assert set(keys("Flags change at Niamey's airfield").values()) == {"site:niamey-air-base"}


def test_an_airfield_that_is_in_no_catalogue_stays_the_town() -> None:
    assert places("Jets use an air base at Samarra, Iraq.")["Samarra"].precision is Precision.CITY


def test_a_town_comes_before_the_division_called_after_it_unless_the_text_says_so() -> None:
    assert places("The army took Idlib.")["Idlib"].precision is Precision.CITY
    assert places("The army took Idlib province.")["Idlib province"].precision is Precision.REGION


@pytest.mark.parametrize(
    ("text", "name", "key", "lat", "lon"),
    [
        ("Troops stay in southern Iraq.", "southern Iraq", "IQ/south", 31, 46.5),
        ("Drones circle over eastern Ukraine.", "eastern Ukraine", "UA/east", 48.3, 37),
        ("Troops stay in the north-west of Syria.", "north-west of Syria", "SY/northwest", 35.8, 36.6),
        ("Trucks wait at the Turkish-Syrian border.", "Turkish-Syrian border", "border:SY-TR", 36.8, 38.5),
        ("Trucks wait on Iraq's border with Syria.", "Iraq's border with Syria", "border:IQ-SY", 35.5, 41.5),
    ],
)
def test_parts_and_borders_of_countries_are_regions_of_their_own(text: str, name: str, key: str, lat: float, lon: float) -> None:
    place = places(text)[name]
    assert (place.key, place.precision) == (key, Precision.REGION)
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - lat) < 1.3
    assert abs(place.lon - lon) < 1.3


def test_the_other_side_of_a_border_is_taken_from_the_report() -> None:
    assert keys("Iraq sent tanks. They stopped at the Syrian border.")["Syrian border"] == "border:IQ-SY"


def test_a_border_town_is_no_border() -> None:
    assert "Syrian border" not in places("Tanks left the Syrian border town of Qamishli.")


def test_south_of_a_town_is_no_part_of_it() -> None:
    assert places("A camp 30 km south of Mosul was shelled.")["Mosul"].precision is Precision.CITY


def test_a_province_in_the_north_is_not_the_north_of_the_province() -> None:
    assert keys("Floods hit northern Anbar province.")["Anbar province"] == "IQ.01"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Frigates lie off the Syrian coast.", "Syrian coast"), ("A tug left the coast of Syria.", "coast of Syria")],
)
def test_a_coast_is_a_region_of_its_country(text: str, name: str) -> None:
    place = places(text)[name]
    assert (place.key, place.precision, place.within) == ("SY/coast", Precision.REGION, ("SY",))


def test_a_coast_guard_is_no_coast() -> None:
    assert not any("coast" in name.lower() for name in places("The Turkish Coast Guard met the Norwegian coast guard."))


def test_a_countrys_capital_may_be_named_by_the_country() -> None:
    assert (
        keys("The jets left the Chadian capital on Monday.")["Chadian capital"] == keys("The jets left N'Djamena.")["N'Djamena"]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Spieth won by two strokes.",
        "Paris Hilton smiled.",
        "Mr. Houston declined to comment.",
        "The Bank of Georgia raised its rates.",
        "She reads the Washington Post.",
        "They signed the Treaty of Lisbon.",
        "He ordered a Hamburg Steak.",
        "The Baghdad Pact fell apart.",
        "US-led forces and an anti-Iran group met.",
        "Turkish and Syrian officers spoke.",
        "Most of us were reading in May.",
        "AU and EU envoys spoke to TASS.",
        "The frigate Kiel and the USS Houston sailed on.",
    ],
)
def test_names_of_other_things_are_no_places(text: str) -> None:
    assert places(text) == {}


def test_a_surname_met_with_its_given_name_stays_a_person() -> None:
    assert "Lincoln" not in places("Sarah Lincoln runs the mill. Lincoln said the mill would close.")


@pytest.mark.parametrize(
    "text", ["Washington said it would wait.", "Moscow denied the report.", "Talks between Moscow and Ankara go on."]
)
def test_governments_that_speak_are_marked(text: str) -> None:
    assert all(m.metonym for m in mentions(text))
    assert mentions(text)


def test_a_capital_where_something_happens_is_a_place() -> None:
    assert [m.metonym for m in mentions("Shots were fired in Moscow.")] == [False]


def test_an_unknown_name_stays_unplaced_and_does_not_sink_the_rest() -> None:
    assert keys("Crews drove from Zzyrkvaville to Baghdad.") == {"Baghdad": "gn:98182"}


def test_a_headline_in_capitals_is_read_for_well_known_places_alone() -> None:
    assert set(places("US SENDS PATRIOT BATTERY TO IRAQ AS MOST POLICE LEAVE\n\nMore later.")) == {"US", "IRAQ"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "...",
        "\x00\x01",
        "A" * 5000,
        "Al-" * 3000,
        "St. " * 2000,
        "Paris, " * 2000,
        "’s border " * 500,
        "Syrian border, Iraq. " * 5000,
    ],
)
def test_strange_texts_do_no_harm(text: str) -> None:
    assert isinstance(mentions(text), list)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Jets landed at Nellis Air Force Base in Nevada.", "Nellis Air Force Base", "site:nellis"),
        ("Radars stand on Cuarteron, Hughes and Triton reefs.", "Hughes", "site:hughes-reef"),
        ("Two cutters lay off Pag-asa (Thitu) Island.", "Pag-asa (Thitu) Island", "site:thitu-island"),
        ("Coalition soldiers have gone from Mosul, K-1 and Erbil.", "K-1", "site:k1"),
        ("Shayrat | Syria | two jets", "Shayrat", "site:shayrat"),
    ],
)
def test_names_in_pieces_and_in_lists_are_whole_names(text: str, name: str, key: str) -> None:
    found = keys(text)
    assert found.get(name) == key


def test_a_ship_called_after_a_state_is_nowhere_and_the_state_is_somewhere() -> None:
    assert "Ohio" not in keys("The submarine was seen on Monday. The Ohio is in dry dock.")
    assert "Ohio" in keys("The brigade flew home to Ohio.")


def test_a_weapon_called_like_a_town_is_no_place() -> None:
    assert not {"Bayraktar", "Bradley"} & keys("Bayraktar drones and Bradley carriers were shipped to Izmir.").keys()


def test_a_command_or_fleet_called_after_a_region_is_not_there() -> None:
    assert not {"Africa", "Black Sea"} & keys("US Africa Command said that the Black Sea Fleet had sailed.").keys()


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("A destroyer lay off the Tunisian coast.", "Tunisian coast", "TN/coast"),
        ("Radars went up on Yemen's Red Sea coast.", "Yemen's Red Sea coast", "YE/coast/red-sea"),
        ("Tanks were landed on the eastern coast of Somalia.", "eastern coast of Somalia", "SO/coast/east"),
        ("Romania was calm. Missiles stand on the Black Sea coast.", "Black Sea coast", "RO/coast/black-sea"),
        ("A submarine was seen in Norwegian territorial waters.", "Norwegian territorial waters", "NO/waters"),
    ],
)
def test_coasts_and_waters_are_those_of_their_country(text: str, name: str, key: str) -> None:
    assert keys(text).get(name) == key


def test_a_country_called_coast_has_no_coast_of_its_own_by_that() -> None:
    assert keys("Soldiers are in Ivory Coast now.") == {"Ivory Coast": "CI"}


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Marines landed on Calayan Islands on Friday.", "Calayan Islands", "area:calayan-islands"),
        ("Cutters lay at Sabina Shoal all week.", "Sabina Shoal", "area:sabina-shoal"),
        ("Patrol boats were seen off Kastellorizo and Limnos.", "Limnos", "area:limnos"),
        ("The brigade trains at Alabino range near Moscow.", "Alabino range", "site:alabino-range"),
        ("They were flown to Camp Julien in Kabul.", "Camp Julien", "site:camp-julien"),
    ],
)
def test_islands_shoals_ranges_and_camps_are_known(text: str, name: str, key: str) -> None:
    assert keys(text).get(name) == key


def test_the_short_name_of_a_site_named_in_full_is_the_site() -> None:
    text = "Ships lay near Pag-asa (Thitu) Island. The garrison on Pag-asa is Philippine."
    assert keys(text) == {"Pag-asa (Thitu) Island": "site:thitu-island", "Pag-asa": "site:thitu-island"}


def test_a_peoples_soil_is_its_country() -> None:
    assert keys("No launcher stands on Moldovan soil.") == {"Moldovan soil": "MD"}


def test_a_class_called_after_a_state_and_the_balkan_state_are_no_places() -> None:
    assert keys("An Ohio-class submarine left the chaotic Balkan state of Albania.") == {"Albania": "AL"}
