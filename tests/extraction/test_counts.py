"""The number of a claim is what the force counts, in its phrase or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading


def counts(reading: Reading) -> set[str]:
    return {f"{c.quantity.min}-{c.quantity.max or ''}" if c.quantity else "-" for c in reading.claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister wants to boost the number of French soldiers in Chad by between 300 and 500.", "300-500"),
        ("France has raised the number of its troops in Chad to 1,200.", "1200-1200"),
        ("Denmark sent one battalion of 400 men to Helmand.", "400-400"),
        ("The 2nd Mechanised Battalion, 400 men and women, left Lebanon on Monday.", "400-400"),
        ("Gao is home to a garrison comprising hundreds of soldiers.", "200-999"),
        ("Norway has moved its only Patriot battery to Poland.", "1-1"),
        ("Spain has a Patriot battery at Incirlik.", "1-1"),
        ("Some 300 Spanish soldiers are in Mali.", "270-330"),
        ("The last parts of an S-300 system reached Syria on Monday.", "-"),
        ("Not one Kenyan soldier will enter Sudan.", "-"),
        ("The president ruled out a withdrawal of French troops from Chad.", "-"),
        ("The Kenyan troops in Kismayo will stay.", "-"),
    ],
)
def test_a_claims_number_is_what_the_force_counts(reading_of: Callable[[str], Reading], text: str, expected: str) -> None:
    assert counts(reading_of(text)) == {expected}
