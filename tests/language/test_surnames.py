"""A surname that looks like an adverb is one."""

from __future__ import annotations

import pytest

from laydown.language import parser


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The battery is at Lielvarde, Colonel Istvan Gergely said on Tuesday.", "flat"),
        ("The battery is at Lielvarde, Gergely said.", "nsubj"),
    ],
)
def test_a_capital_within_a_sentence_makes_a_name_of_an_adverb_before_its_verb(text: str, relation: str) -> None:
    (doc,) = parser.parse([text])
    name = next(t for t in doc if t.text == "Gergely")
    assert (name.tag_, name.pos_, name.dep_) == ("NNP", "PROPN", relation)


def test_adverbs_stay_adverbs() -> None:
    (doc,) = parser.parse(["Finally the ministry quietly said that it had left."])
    assert [t.pos_ for t in doc if t.text in {"Finally", "quietly"}] == ["ADV", "ADV"]
