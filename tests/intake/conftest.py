from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import pytest

from laydown import intake
from laydown.errors import BadReport, SourceUnusable
from laydown.intake import Overrides

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from laydown.domain.provenance import Report

NOW = datetime(2020, 4, 10, 12, 0, tzinfo=UTC)
NOTHING_SAID = Overrides()


class Take(Protocol):
    """Read a source; return its reports, and the lines that say what was set aside."""

    def __call__(
        self, source: str | Path, *, overrides: Overrides = ..., allow_private: bool = ..., stdin: BinaryIO | None = ...
    ) -> tuple[list[Report], list[str]]: ...


@pytest.fixture
def take() -> Take:
    def _take(
        source: str | Path,
        *,
        overrides: Overrides = NOTHING_SAID,
        allow_private: bool = False,
        stdin: BinaryIO | None = None,
    ) -> tuple[list[Report], list[str]]:
        found = list(intake.read(str(source), now=NOW, overrides=overrides, allow_private=allow_private, stdin=stdin))
        bad = [str(one) for one in found if isinstance(one, BadReport | SourceUnusable)]
        return [one for one in found if not isinstance(one, BadReport | SourceUnusable)], bad

    return _take
