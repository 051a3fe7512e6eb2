"""Governors and cues: what each word makes of a statement, and where its reach ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.domain.claim import Modality, Status
from laydown.errors import CatalogError
from laydown.extraction import cues, governing
from laydown.extraction.grammar import Aspect
from laydown.language import parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from laydown.extraction.reader import Reading


def _word(text: str, word: str) -> Token:
    (doc,) = parser.parse([text])
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "effects"),
    [
        ("Malta plans to send soldiers to Cyprus.", "send", {"planned"}),
        ("Malta has no plans to send soldiers to Cyprus.", "send", {"denied"}),
        ("Malta has not ruled out sending soldiers to Cyprus.", "sending", {"planned", "hedged"}),
        ("Malta is believed to have sent soldiers to Cyprus.", "sent", {"hedged"}),
        ("Malta does not believe that soldiers were sent to Cyprus.", "sent", {"denied"}),
        ("Malta believes that soldiers should leave Cyprus.", "leave", set()),
        ("Malta has begun sending soldiers to Cyprus.", "sending", {"ongoing"}),
        ("Malta will begin sending soldiers to Cyprus.", "sending", {"planned"}),
        ("Malta has completed the withdrawal of its soldiers.", "withdrawal", {"done"}),
        ("Malta will complete the withdrawal of its soldiers.", "withdrawal", {"planned"}),
        ("A law would allow the soldiers to leave.", "leave", {"hedged"}),
        ("A law has allowed the soldiers to leave.", "leave", {"planned"}),
        ("Malta warned against withdrawing the soldiers.", "withdrawing", {"denied"}),
        ("The wire said that the soldiers had left.", "left", set()),
        ("It was said that the soldiers had left.", "left", {"hedged"}),
    ],
)
def test_a_governor_makes_something_of_what_it_governs(text: str, word: str, effects: set[str]) -> None:
    assert set(governing.over(_word(text, word)).effects) == effects


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Malta plans to honour the soldiers stationed in Cyprus.", "stationed"),
        ("Malta refused to meet the soldiers deployed in Cyprus.", "deployed"),
        ("Malta saw no need for concern as soldiers arrived in Cyprus.", "arrived"),
        ("Malta may leave the union, and its soldiers stayed in Cyprus.", "stayed"),
    ],
)
def test_what_is_only_told_of_a_force_is_out_of_reach(text: str, word: str) -> None:
    assert governing.over(_word(text, word)).effects == ()


def test_an_infinitive_keeps_its_own_time_under_a_verb_of_belief_and_none_other() -> None:
    assert governing.over(_word("They are believed to be leaving Cyprus.", "leaving")).aspect is Aspect.ONGOING
    assert governing.over(_word("They are believed to have left Cyprus.", "left")).aspect is Aspect.PERFECT
    assert governing.over(_word("They are expected to leave Cyprus.", "leave")).aspect is Aspect.COMING


@pytest.mark.parametrize(
    ("text", "status", "modality"),
    [
        ("The army will attack unless Maltese soldiers leave Cyprus.", Status.LEAVING, Modality.ASSERTED),
        ("Maltese soldiers will leave Cyprus unless the attacks end.", Status.LEAVING, Modality.HEDGED),
        ("Maltese soldiers will leave Cyprus even if the attacks end.", Status.LEAVING, Modality.ASSERTED),
        ("Maltese soldiers are no longer in Cyprus.", Status.LEFT, Modality.ASSERTED),
        ("Malta denied that Maltese soldiers are no longer in Cyprus.", Status.LEFT, Modality.DENIED),
        ("Maltese soldiers will not stay in Cyprus.", Status.LEAVING, Modality.ASSERTED),
        ("Nobody denied that Maltese soldiers were in Cyprus.", Status.PRESENT, Modality.HEDGED),
    ],
)
def test_conditions_ends_and_double_denials(
    text: str, status: Status, modality: Modality, reading_of: Callable[..., Reading]
) -> None:
    assert [(c.status, c.modality) for c in reading_of(text).claims] == [(status, modality)]


def test_a_governor_makes_something_known() -> None:
    found = [governor for entries in cues.governors().values() for governor in entries]
    assert {governor.makes for governor in found} == cues.MAKES


@pytest.mark.parametrize(
    ("row", "word"),
    [({"makes": "maybe", "by": ["comp"]}, "maybe"), ({"makes": "planned", "by": ["comp"], "ahead": "soon"}, "soon")],
)
def test_an_entry_that_makes_something_unknown_is_refused(
    row: dict[str, object], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laydown.extraction.cues._load", lambda _: [{"words": ["hope"], **row}])
    with pytest.raises(CatalogError, match=word):
        cues.governors.__wrapped__()


def test_a_list_that_is_not_there_is_asked_for_in_vain() -> None:
    with pytest.raises(CatalogError, match="there is no list"):
        cues.named("maybes")
