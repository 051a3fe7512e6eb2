"""Makes the folder's modules importable, and reads each real report once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.whole import real
from tests.whole.shelf import Shelf

from laydown.extraction import reader
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def each_report_is_read_once() -> Iterator[None]:
    """Verifying reads every report again; the reader gives the same each time, so here it is asked once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read", real.read_once)
        for number in range(len(real.FOLDERS)):
            real.folder(number)  # now, since what draws worlds must not do so
        yield


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give empty ledgers, each a copy of one, since making the tables takes longer than filling them."""
    folder = tmp_path_factory.mktemp("whole")
    open_ledger(folder / "empty.db").close()
    return Shelf(folder)
