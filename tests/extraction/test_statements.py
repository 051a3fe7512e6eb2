"""Each kind of context statement comes out of its sentence, and not out of one that only looks like it."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest
import yaml

from laydown.domain.attribution import Voice
from laydown.domain.claim import StatementKind
from laydown.extraction import statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading

DATA = yaml.load(
    (resources.files("laydown.extraction") / "data" / "statements.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
KINDS = [pytest.param(kind, id=kind.value) for kind in StatementKind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentence_that_must_give_the_kind_does(kind: StatementKind, reading_of: Callable[..., Reading]) -> None:
    assert kind in {s.kind for s in reading_of(DATA[kind.value]["must"]).statements}


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentence_that_must_not_give_the_kind_does_not(kind: StatementKind, reading_of: Callable[..., Reading]) -> None:
    assert kind not in {s.kind for s in reading_of(DATA[kind.value]["must_not"]).statements}


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("The coalition needs approval for flights of its drones.", "authorisation", "required"),
        ("The permission for surveillance drones expired in January.", "authorisation", "expired"),
        ("The permission for surveillance drones was not renewed.", "authorisation", "not renewed"),
        ("Parliament has refused permission for the deployment of troops.", "authorisation", "refused"),
        ("Parliament granted permission for the deployment of troops.", "authorisation", "granted"),
        ("Ankara and Moscow are negotiating the delivery of an S-400 battery.", "negotiation", "under way"),
        ("The talks about a withdrawal of troops have collapsed.", "negotiation", "broken off"),
        ("The negotiations on the deployment of Patriot batteries have failed.", "negotiation", "broken off"),
        ("The coalition has suspended the training of Iraqi soldiers.", "activity", "halted"),
        ("The coalition has resumed the training of Iraqi soldiers.", "activity", "resumed"),
    ],
)
def test_how_the_matter_stands_is_said(text: str, kind: str, state: str, reading_of: Callable[..., Reading]) -> None:
    assert (kind, state) in {(s.kind.value, s.state) for s in reading_of(text).statements}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The US-led coalition needs the approval of the Iraqi government for every surveillance drone that it flies.",
            [("required", "every surveillance drone that it flies")],
        ),
        (
            "The coalition needs approval to fly drones over Iraq. The approval ran out in early January. It has not been renewed.",
            [
                ("required", "to fly drones over Iraq"),
                ("expired", "to fly drones over Iraq"),
                ("not renewed", "to fly drones over Iraq"),
            ],
        ),
        (
            "The coalition needs approval to fly drones. That consent ran out in January and nobody has renewed it.",
            [("required", "to fly drones"), ("expired", "to fly drones"), ("not renewed", "to fly drones")],
        ),
        (
            "Its permission for the coalition's drones lapsed in early January and was never renewed.",
            [("expired", "the coalition's drones"), ("not renewed", "the coalition's drones")],
        ),
        (
            (
                "The United States wants to send Patriot missiles to Iraq and has asked the government in Baghdad to let them in. "
                '"We need the permission of the Iraqis," he said. It has not been given.'
            ),
            [("requested", "Patriot missiles"), ("required", "Patriot missiles"), ("not granted", "Patriot missiles")],
        ),
        ("The soldiers need the approval of their commander for flights.", [("required", "flights")]),
        (
            "The coalition is required to get approval from the government to fly any drones, but those permits expired in May.",
            [("required", "to fly any drones")],
        ),
        (
            "The permissions to fly US drones over Iraq expired in early January and have yet to be renewed.",
            [("expired", "to fly US drones over Iraq"), ("not renewed", "to fly US drones over Iraq")],
        ),
        ("Permission for the deployment of troops was granted for a year.", [("granted", "the deployment of troops")]),
    ],
)
def test_an_authorisation_is_about_what_is_authorised_and_stays_so(
    text: str, said: list[tuple[str, str]], reading_of: Callable[..., Reading]
) -> None:
    found = [s for s in reading_of(text).statements if s.kind is StatementKind.AUTHORISATION]
    assert sorted((s.state, s.topic) for s in found) == sorted(said)


@pytest.mark.parametrize(
    "text",
    [
        "The United States has sent Patriots to Iraq. It was not clear whether the government had given its consent to the deployment.",
        "Parliament is expected to approve the deployment of troops.",
        "The permission for the missiles may be granted in May.",
        "The army asked the officer to let the soldiers sleep.",
        "The United States has sent Patriots to Iraq. It has not been renewed.",
        "The soldiers need the approval of their commander for leave.",
        "The officers, who command troops, approved a statement on the abuse of children.",
        "The airline, which carries troops, has approved orders for new jumbos.",
    ],
)
def test_what_nobody_has_granted_or_asked_for_is_no_authorisation(text: str, reading_of: Callable[..., Reading]) -> None:
    assert StatementKind.AUTHORISATION not in {s.kind for s in reading_of(text).statements}


@pytest.mark.parametrize(
    "text",
    [
        "The drones are in the air all the same.",
        "A senior official told reporters that the drones had gone on flying.",
        "Washington had kept flying them, an officer said.",
        "An official says that the drones have been flying regardless.",
    ],
)
def test_what_goes_on_without_permission_is_at_odds_with_it(text: str, reading_of: Callable[..., Reading]) -> None:
    found = reading_of(f"The permission for the drones lapsed in May. {text}").statements
    (permission,) = [s for s in found if s.kind is StatementKind.AUTHORISATION]
    (activity,) = [s for s in found if s.kind is StatementKind.ACTIVITY]
    assert (activity.state, activity.at_odds_with) == ("continuing", (permission.id,))
    assert "drones" in activity.topic


@pytest.mark.parametrize(
    "text",
    [
        "The drone kept flying until its fuel ran out.",
        "Two drones were in the air when the storm came.",
        "The permission for the drones lapsed in May. The drones were in the hangar all the same.",
        "The permission for the drones lapsed in May. The general said that the drones would keep flying.",
        "The permission for the drones lapsed in May. The jets had stopped flying.",
    ],
)
def test_what_merely_flies_or_no_longer_does_goes_on_against_nothing(text: str, reading_of: Callable[..., Reading]) -> None:
    assert StatementKind.ACTIVITY not in {s.kind for s in reading_of(text).statements}


@pytest.mark.parametrize(
    ("text", "parties", "topic"),
    [
        (
            "Talks between the US and Iraq about the placement of the missiles have dragged on for months.",
            {"US", "IQ"},
            "the placement of the missiles",
        ),
        (
            "Talks between Washington and Baghdad about American Patriot missiles go on.",
            {"US", "IQ"},
            "American Patriot missiles",
        ),
        ("A Patriot battery waits in Kuwait. Talks with Baghdad have gone on since January.", {"IQ"}, "Talks with Baghdad"),
        (
            "A French officer met an Italian colleague, as two batteries waited in Poland. The two governments negotiate over the missiles.",
            {"FR", "IT"},
            "the missiles",
        ),
    ],
)
def test_talks_have_their_parties_and_their_matter(
    text: str, parties: set[str], topic: str, reading_of: Callable[..., Reading]
) -> None:
    (found,) = [s for s in reading_of(text).statements if s.kind is StatementKind.NEGOTIATION]
    assert (found.state, set(found.parties), found.topic) == ("under way", parties, topic)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels refused to negotiate until the troops leave.",
        "The talks on the missiles could open only in May.",
        "The minister will be able to negotiate over the troops.",
    ],
)
def test_talks_that_are_not_held_are_not_under_way(text: str, reading_of: Callable[..., Reading]) -> None:
    assert "under way" not in {s.state for s in reading_of(text).statements}


def test_what_is_cancelled_for_an_exercise_does_not_halt_it(reading_of: Callable[..., Reading]) -> None:
    found = reading_of("The army has cancelled a shipment of tanks for spring manoeuvres in Poland.").statements
    assert StatementKind.ACTIVITY not in {s.kind for s in found}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The Patriots are meant to protect American soldiers, a diplomat said.", "to protect American soldiers"),
        ('"The missiles are there to protect the soldiers," a diplomat said.', "to protect the soldiers"),
        ("What are the Patriots for? To protect the soldiers, according to a diplomat.", "To protect the soldiers"),
        ("800 coalition troops left the base. The aim, he said, is to go on helping the Iraqis.", "to go on helping the Iraqis"),
    ],
)
def test_a_purpose_is_what_forces_are_for(text: str, topic: str, reading_of: Callable[..., Reading]) -> None:
    assert [s.topic for s in reading_of(text).statements if s.kind is StatementKind.PURPOSE] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers went there to protect the bridge.",
        "There are soldiers in the town to protect the bridge.",
        "Where is the base for the Patriots? To reach it, soldiers drive for an hour and a half.",
        "The aim of the fair is to sell cars.",
        "A firm that sells missiles lost machines designed to build airliners.",
        "The Patriots were never meant to enter the town.",
    ],
)
def test_what_somebody_merely_does_is_no_purpose_of_forces(text: str, reading_of: Callable[..., Reading]) -> None:
    assert StatementKind.PURPOSE not in {s.kind for s in reading_of(text).statements}


def test_a_heading_over_an_opinion_is_none_and_each_opinion_counts_once(reading_of: Callable[..., Reading]) -> None:
    text = "WHAT I THINK. The Patriots deter Iran. I suspect that two more stay in Kuwait. My own reading: none of them moves."
    found = [s.topic for s in reading_of(text).statements if s.kind is StatementKind.ASSESSMENT]
    assert found == [
        "The Patriots deter Iran. I suspect that two more stay in Kuwait.",
        "My own reading: none of them moves.",
    ]


def test_what_goes_on_anyway_is_set_against_the_permission_that_ran_out(reading_of: Callable[..., Reading]) -> None:
    text = "The permission for US surveillance drones expired in January. The United States kept the drones in the air anyway."
    found = reading_of(text).statements
    permission = next(s for s in found if s.kind is StatementKind.AUTHORISATION)
    activity = next(s for s in found if s.kind is StatementKind.ACTIVITY)
    assert activity.at_odds_with == (permission.id,)


def test_what_goes_on_without_a_word_against_is_at_odds_with_nothing(reading_of: Callable[..., Reading]) -> None:
    text = (
        "The permission for US surveillance drones expired in January. The coalition has resumed the training of Iraqi soldiers."
    )
    assert all(s.at_odds_with == () for s in reading_of(text).statements)


@pytest.mark.parametrize("cue", ["In my view", "I think", "My guess is that", "My view:", "My own reading:"])
def test_the_author_s_own_reading_is_opinion(cue: str, reading_of: Callable[..., Reading]) -> None:
    (found,) = [s for s in reading_of(f"{cue} the Patriots deter Iran.").statements if s.kind is StatementKind.ASSESSMENT]
    assert found.attribution.voice is Voice.OPINION
    assert found.parties == ("IR",)


def test_what_somebody_else_thinks_in_quotation_marks_is_no_assessment_of_the_author(reading_of: Callable[..., Reading]) -> None:
    text = '"I think the Patriots deter Iran," the general said.'
    assert StatementKind.ASSESSMENT not in {s.kind for s in reading_of(text).statements}


def test_statements_lie_within_the_text_and_have_a_topic(reading_of: Callable[..., Reading]) -> None:
    for kind in StatementKind:
        text = DATA[kind.value]["must"]
        for found in reading_of(text).statements:
            assert 0 <= found.sentence.start < found.sentence.end <= len(text)
            assert found.topic.strip()


@pytest.mark.parametrize("text", ["", "The town is old.", "Talks about wages failed."])
def test_a_sentence_without_forces_is_not_worth_reading_for_statements(text: str) -> None:
    assert not statements.may_hold(text)
