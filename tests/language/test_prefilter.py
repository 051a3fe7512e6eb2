from __future__ import annotations

import itertools

import pytest

from laydown.catalogs import forces, systems
from laydown.language import prefilter


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.system.name if hit.system else "force") for hit in prefilter.find(text)]


def names(text: str) -> list[str]:
    return [hit.system.name for hit in prefilter.find(text) if hit.system]


def test_a_system_and_the_noun_after_it_are_two_hits() -> None:
    assert found("Patriot batteries arrived.") == [("Patriot", "Patriot"), ("batteries", "force")]


@pytest.mark.parametrize(
    "text", ["S-400", "S 400", "S400", "S‑400", "S–400", "S\u00a0400", "S-400s", "S-400's", "(S-400)", "S-400-type"]
)
def test_hyphens_spaces_plurals_and_possessives_do_not_hide_a_system(text: str) -> None:
    assert names(f"Two {text} units moved.") == ["S-400"]


def test_variant_letters_belong_to_the_name() -> None:
    assert found("An S-300PMU-2, a Pantsir-S1 and Tor M2 vehicles of the army.")[:3] == [
        ("S-300PMU-2", "S-300"), ("Pantsir-S1", "Pantsir"), ("Tor M2", "Tor"),
    ]  # fmt: skip


def test_the_longest_name_wins() -> None:
    assert found("A Patriot PAC-3 battery")[0] == ("Patriot PAC-3", "Patriot")
    assert found("surface-to-air missile batteries") == [("surface-to-air missile batteries", "force")]


def test_offsets_are_characters_of_the_text_whatever_its_letters() -> None:
    text = "İncirlik 🚀 Çiğli: “Patriot” — ёлка 𝄞, S‑400"
    assert found(text) == [("Patriot", "Patriot"), ("S‑400", "S-400")]


def test_names_in_small_letters_are_words_not_systems() -> None:
    assert names("a tor, a buk, an arrow and a hawk met by the missile battery") == []


@pytest.mark.parametrize(
    "text",
    [
        "Denmark's 200 soldiers",
        "A 10 per cent rise in troops",
        "DS-400 units",
        "S-4000 units",
        "Agni is the god of missile batteries",
        "Patriotic troops",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert names(text) == []


def test_a_bare_noun_counts_only_where_the_text_tells_what_it_is() -> None:
    assert found("The second battery follows in May.") == []
    assert ("battery", "force") in found("A Patriot was set up. The second battery follows in May.")


def test_one_clear_mention_makes_the_unclear_ones_of_the_same_name_clear() -> None:
    assert names("Arrow is late.") == []
    assert names("Arrow missile launchers left. Arrow is late.") == ["Arrow", "Arrow"]


def test_a_text_about_something_else_keeps_its_names_out_to_the_end() -> None:
    game = "The Patriots travel on Sunday. Their quarterback is hurt. "
    assert names(game + "The Patriots line up with a rookie.") == []
    assert names("The Tor browser was installed. The Tor case goes on.") == []
    assert names("The Patriots travel on Sunday with a launcher.") == ["Patriot"]


def test_hits_are_in_order_and_do_not_overlap() -> None:
    text = "US troops with two Patriot missile batteries, an AN/TPY-2 radar and naval vessels of the fleet. " * 5
    hits = prefilter.find(text)
    assert len(hits) > 20
    assert all(before.end <= after.start for before, after in itertools.pairwise(hits))


@pytest.mark.parametrize("text", ["", " ", "\x00\ufffd\ud800", "-" * 5000, "S-" * 5000, "'s 200" * 500])
def test_hostile_text_is_read_without_a_crash(text: str) -> None:
    assert isinstance(prefilter.find(text), list)
    assert prefilter.touches(text) == bool(prefilter.find(text))


def test_touches_agrees_with_find_on_text_and_on_bytes() -> None:
    for text in ["Troops left.", "Tea was served.", "Ein S‑400 in Çiğli", "The phone battery died.", "The Tor network"]:
        assert prefilter.touches(text) == bool(prefilter.find(text))
        assert prefilter.touches(text.encode()) == bool(prefilter.find(text))
    assert prefilter.touches(b"\xff\xfe THAAD")


def test_each_rule_of_a_system_holds_for_its_own_examples() -> None:
    wrong = []
    for system in systems.load().all:
        for rule in system.senses:
            wrong += [
                f"missed {system.name}: {text}"
                for text in rule.match
                if not any(hit.system is system for hit in prefilter.find(text))
            ]
            wrong += [
                f"found {system.name}: {text}" for text in rule.never if any(hit.system is system for hit in prefilter.find(text))
            ]
    assert wrong == []


def test_each_rule_of_a_force_noun_holds_for_its_own_examples() -> None:
    governed: dict[int, list[forces.Force]] = {}
    for force in forces.load().all:
        for rule in force.senses:
            governed.setdefault(id(rule), []).append(force)
    wrong = []
    for entries in governed.values():
        rule = next(rule for rule in entries[0].senses if governed[id(rule)] is entries)
        wrong += [
            f"missed {entries[0].noun}: {text}"
            for text in rule.match
            if not any(hit.force in entries for hit in prefilter.find(text))
        ]
        wrong += [
            f"found {entries[0].noun}: {text}" for text in rule.never if any(hit.force in entries for hit in prefilter.find(text))
        ]
    assert wrong == []


def test_every_name_of_every_system_is_found_where_nothing_speaks_against_it() -> None:
    wrong = []
    for system in systems.load().all:
        ruled = {name for rule in system.senses for name in (rule.of or system.names)}
        for name in set(system.names) - ruled:
            text = f"The air force moved missile batteries, {name}, to the base."
            if not any(hit.system and text[hit.start : hit.end].startswith(name) for hit in prefilter.find(text)):
                wrong.append(f"{system.name}: {name}")
    assert wrong == []
