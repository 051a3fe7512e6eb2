"""Rows of any shape are read without a crash and without costing more than their length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading


@pytest.mark.parametrize(
    "text",
    [
        "| | | Patriot | | |", "Patriot |", "- \n- Patriot", "\t\tPatriot\t\t", "- - - Patriot - - -", "Patriot\x00| US", "1. Patriot",
        "Patriot battery\u2028|Erbil|US", "Patriot 😀|US|😀 Erbil", "S-400: (US): (RU): Erbil:", "- Patriot: Erbil. It. There. It stays there?",
    ],
)  # fmt: skip
def test_a_row_of_any_shape_is_read(text: str, reading_of: Callable[..., Reading]) -> None:
    reading_of(text, None)


@pytest.mark.parametrize(
    "text",
    ["| Patriot " * 300, "US (US) | Patriot " * 200, "Nimitz (US): " * 300, "; Patriot" * 400, "Kuwait:\n" * 200 + "- Patriot"],
)
def test_a_hostile_row_costs_little(text: str, reading_of: Callable[..., Reading]) -> None:
    reading_of("Patriot | Erbil", None)
    begun = time.perf_counter()
    reading_of(text, None)
    assert time.perf_counter() - begun < 10
