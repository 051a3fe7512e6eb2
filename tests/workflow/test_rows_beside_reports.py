"""A table comes into the ledger from which it was exported: each position is still one, with one more report behind it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from laydown import workflow
from laydown.ledger import open_ledger
from laydown.products.position_csv import positions_csv

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2020, 4, 3, tzinfo=UTC)
DAY = date(2020, 4, 1)


def test_no_position_is_listed_twice(path: Path, tmp_path: Path) -> None:
    with open_ledger(path) as ledger:
        before = workflow.laydown_of(ledger, valid_at=DAY, known_at=DAY).laydown
        (tmp_path / "exported.csv").write_text(positions_csv(before.positions), "utf-8")
        assert workflow.take_in_table(str(tmp_path / "exported.csv"), ledger, now=NOW, outlet="The desk").set_aside == []
        after = workflow.laydown_of(ledger, valid_at=DAY, known_at=NOW.date()).laydown
    assert Counter(each.id for each in after.positions) == Counter(each.id for each in before.positions)
    shown = {each.id: each for each in after.positions}
    for each in before.positions:
        was, now = each.count, shown[each.id].count
        assert (was and (was.min, was.max)) == (now and (now.min, now.max))
        assert len(shown[each.id].support) > len(each.support)
