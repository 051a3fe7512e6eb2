"""What the tree says of a verb: when, whether, and with which particle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.extraction import grammar
from laydown.extraction.grammar import Aspect
from laydown.language import parser

if TYPE_CHECKING:
    from spacy.tokens import Token


def _word(text: str, word: str) -> Token:
    (doc,) = parser.parse([text])
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "aspect"),
    [
        ("Germany sent two batteries to Poland.", "sent", Aspect.DONE),
        ("The soldiers were sent to Poland.", "sent", Aspect.DONE),
        ("The soldiers had left Poland.", "left", Aspect.DONE),
        ("Germany has sent two batteries to Poland.", "sent", Aspect.PERFECT),
        ("The soldiers have been deployed in Poland.", "deployed", Aspect.PERFECT),
        ("The soldiers may have been deployed in Poland.", "deployed", Aspect.PERFECT),
        ("The soldiers are deployed in Poland.", "deployed", Aspect.STATE),
        ("Germany sends two batteries to Poland.", "sends", Aspect.NOW),
        ("Germany is sending two batteries to Poland.", "sending", Aspect.ONGOING),
        ("The soldiers are being sent to Poland.", "sent", Aspect.ONGOING),
        ("Germany has been sending soldiers to Poland.", "sending", Aspect.ONGOING),
        ("Germany will send two batteries to Poland.", "send", Aspect.COMING),
        ("The soldiers will be sent to Poland.", "sent", Aspect.COMING),
        ("Germany may send two batteries to Poland.", "send", Aspect.COMING),
        ("Germany plans to send two batteries to Poland.", "send", Aspect.COMING),
        ("The deployment to Poland was costly.", "deployment", Aspect.NOUN),
    ],
)
def test_aspect_is_read_off_the_form_and_its_helpers(text: str, word: str, aspect: Aspect) -> None:
    assert grammar.aspect(_word(text, word)) is aspect


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Germany has not sent soldiers to Poland.", "sent"),
        ("Germany never sent soldiers to Poland.", "sent"),
        ("Germany sent no soldiers to Poland.", "sent"),
        ("No soldiers were sent to Poland.", "sent"),
        ("None of the soldiers were sent to Poland.", "sent"),
        ("Germany doesn't send soldiers to Poland.", "send"),
    ],
)
def test_a_clause_is_negated_by_its_adverb_or_by_an_argument(text: str, word: str) -> None:
    assert grammar.negated(_word(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Germany has sent soldiers to Poland.", "sent"),
        ("The soldiers who were not trained were sent to Poland.", "sent"),
        ("Germany sent soldiers although the vote was not over.", "sent"),
    ],
)
def test_what_is_negated_elsewhere_does_not_negate_a_clause(text: str, word: str) -> None:
    assert not grammar.negated(_word(text, word))


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The soldiers pulled out of Kosovo.", "pulled", "pull out"),
        ("Engineers are setting up a radar.", "setting", "set up"),
        ("Engineers set the radar up.", "set", "set up"),
        ("Rebels shot down a drone.", "shot", "shoot down"),
        ("The soldiers left Kosovo.", "left", "leave"),
        ("Two batteries were sent to Poland.", "sent", "send"),
        ("Two batteries were sent to Poland.", "batteries", "battery"),
    ],
)
def test_a_lemma_has_its_particle(text: str, word: str, lemma: str) -> None:
    assert grammar.lemma(_word(text, word)) == lemma


def test_a_preposition_reaches_the_coordinated_place() -> None:
    assert grammar.case_of(_word("Troops were sent to Mali and Niger.", "Niger")) == "to"
    assert grammar.case_of(_word("Mali welcomed the troops.", "Mali")) == ""


def test_governors_lead_up_to_the_root() -> None:
    up = [(token.text, relation) for token, relation in grammar.governors(_word("Germany plans to send soldiers.", "soldiers"))]
    assert up[:2] == [("send", "obj"), ("plans", "xcomp")]


def test_a_phrase_has_its_modifiers_and_no_clause() -> None:
    words = grammar.modifiers(_word("The two German batteries that left Kuwait are in Poland.", "batteries"))
    assert [token.text for token in words] == ["The", "two", "German", "batteries"]


def test_may_is_possible_and_will_is_not() -> None:
    assert grammar.possible(_word("Germany may send soldiers.", "send"))
    assert not grammar.possible(_word("Germany will send soldiers.", "send"))
