"""Small reports of our own, read by the real reader."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

# Sentences are short: threads of the matrix library only wait for one another, tenfold on a busy machine. Read when numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

from laydown.domain.provenance import Report
from laydown.extraction.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading

PUBLISHED = date(2020, 3, 31)
"""A Tuesday."""


def _report(text: str, title: str | None = None) -> Report:
    whole = f"{title}\n\n{text}" if title else text
    return Report(id="r", sha256="", text=whole, title=title, published=PUBLISHED)


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Report]:
    return _report


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    def reading(text: str, title: str | None = None) -> Reading:
        return read(_report(text, title))

    return reading
