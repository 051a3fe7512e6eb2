"""Operators that only host a system."""

from __future__ import annotations

import pytest

from laydown.catalogs.owners import likely_kind
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt


@pytest.mark.parametrize(
    ("system", "operator", "country", "left"),
    [
        ("Patriot", "IQ", "IQ", None),
        ("Patriot", "KW", "KW", "KW"),
        ("Patriot", "TR", "IQ", "TR"),
        ("no such system", "IQ", "IQ", "IQ"),
        (None, "IQ", "IQ", "IQ"),
        ("Patriot", None, "IQ", None),
    ],
)
def test_only_the_host_of_a_known_system_of_others_is_doubted(
    system: str | None, operator: str | None, country: str, left: str | None
) -> None:
    claim = Claim(
        report="r",
        sentence=Excerpt(0, 10),
        subject=Subject("battery", Category.AIR_DEFENCE, system),
        status=Status.PRESENT,
        modality=Modality.ASSERTED,
        attribution=Attribution(),
        operator=operator,
        place=Place(name="there", key=country, precision=Precision.COUNTRY, country=country),
    )
    assert likely_kind(claim).operator == left
