"""Proper names of speakers."""

from __future__ import annotations

import pytest

from laydown.lineage.speakers import proper_name


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Defence Minister Ann Example", "ann example"),
        ("Ann Example, the defence minister", "ann example"),
        ("US Central Command", "us central command"),
        ("the Turkish Defence Ministry", "turkish defence ministry"),
        ("a US defence official", None),
        ("unnamed U.S. and Iraqi security officials", None),
        ("London", None),
        ("", None),
    ],
)
def test_names_are_told_from_offices(speaker: str, name: str | None) -> None:
    assert proper_name(speaker) == name
