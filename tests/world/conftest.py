"""Makes the world's modules importable, and reads the world once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.world import measuring, taking, truth

from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.ledger import Ledger


@pytest.fixture(scope="session")
def stories() -> tuple[truth.Story, ...]:
    return truth.load()


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("world") / "laydown.db")) as opened:
        summary = taking.take_in(opened)
        assert summary.set_aside == []
        assert summary.unread == 0
        yield opened


@pytest.fixture(scope="session")
def world(ledger: Ledger) -> measuring.World:
    return measuring.World(ledger)
