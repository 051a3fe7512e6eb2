from __future__ import annotations

import pytest

from laydown.extraction.sourcing_outlets import Press


def credited(text: str) -> list[str | None]:
    return [c.credit for c in Press(text).within(0, len(text))]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("told AFP", "AFP"),
        ("the Lantern agency reported", "Lantern"),
        ("told the agency Lantern", "Lantern"),
        ("the Istanbul daily Fener wrote", "Fener"),
        ("on Harbour television", "Harbour"),
        ("told Radio Fener", "Radio Fener"),
        ("the Harbour Herald reported", "Harbour Herald"),
        ("Morning Lantern, a news site, had it", "Morning Lantern"),
        ("state television said", "state television"),
        ("U.S. media reported", "U.S. media"),
        ("the agency added", None),
    ],
)
def test_an_outlet_is_known_by_how_it_is_introduced(text: str, credit: str | None) -> None:
    assert credited(text) == [credit]


@pytest.mark.parametrize("text", ["told reporters", "the foreign ministry said", "The French daily life", "he said on Monday"])
def test_what_is_no_outlet_is_not_credited(text: str) -> None:
    assert credited(text) == []


def test_an_abbreviation_is_learnt_for_the_rest_of_the_text() -> None:
    text = "The Global Lantern agency (GLA) wrote it. He told GLA so."
    press = Press(text)
    assert [c.credit for c in press.within(text.index("He"), len(text))] == ["GLA"]
