"""Who says so, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from laydown.domain.attribution import Attribution
from laydown.products.sayers import sayers

if TYPE_CHECKING:
    from tests.products.conftest import Made


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        (["Spokesman", "The spokesman of the Iraqi joint command"], ("the spokesman of the Iraqi joint command",)),
        (["an American defence official", "the defence official"], ("an American defence official",)),
        (
            ["the official", "a Kuwaiti official", "an Iraqi official"],
            ("the official", "a Kuwaiti official", "an Iraqi official"),
        ),
        (["an official", "a Kuwaiti official"], ("an official", "a Kuwaiti official")),
        (["the minister", "the spokesman of the minister"], ("the minister", "the spokesman of the minister")),
        (["A taxi driver"], ("a taxi driver",)),
        (["Anna Post", "Anna Post, the minister"], ("Anna Post, the minister",)),
    ],
)
def test_a_speaker_whose_name_only_shortens_anothers_is_named_once(
    made: Made, speakers: list[str], said: tuple[str, ...]
) -> None:
    claim = next(iter(made.claims.values()))
    assert sayers([replace(claim, attribution=Attribution((speaker,))) for speaker in speakers]) == said


def test_speakers_of_two_reports_are_not_taken_for_one(made: Made) -> None:
    one, other = (
        replace(claim, attribution=Attribution((speaker,)), report=report)
        for claim, speaker, report in zip(made.claims.values(), ("the official", "a Kuwaiti official"), ("a", "b"), strict=False)
    )
    assert sayers([one, other]) == ("the official", "a Kuwaiti official")
