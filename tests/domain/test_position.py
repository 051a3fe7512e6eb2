"""Counts and origins in words."""

from __future__ import annotations

import pytest

from laydown.domain.position import Count, origin_name


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(1, 1, "battery"), "1 battery"),
        (Count(2, 4, "battery"), "2–4 batteries"),
        (Count(9000, None, "troops"), "9000 or more troops"),
        (Count(6, 6, "aircraft"), "6 aircraft"),
        (Count(0, 0, "convoy"), "0 convoys"),
        (Count(3, 3), "3"),
    ],
)
def test_counts_read_as_english(count: Count, words: str) -> None:
    assert str(count) == words


def test_an_origin_names_whom_it_cites_once_and_not_itself() -> None:
    assert origin_name("AFP", ["an officer", "an officer", "AFP", ""]) == "AFP (an officer)"
    assert origin_name("AFP", []) == "AFP"
