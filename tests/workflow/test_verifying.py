"""Everything comes out as it was kept; where a stored byte was altered, that is said, and never with a traceback."""

from __future__ import annotations

import random
import struct
from contextlib import closing
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest

from laydown.errors import LedgerUnusable
from laydown.ledger import open_ledger
from laydown.workflow.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEAVES = {10: 0, 13: 1}
_TRIED = 40


def test_an_untouched_ledger_has_no_flaw(path: Path) -> None:
    with open_ledger(path) as ledger:
        found = verify(ledger)
    assert found.flaws == []
    assert (found.reports, found.bytes_kept, found.older, found.claims) == (3, 3, 0, 3)
    assert found.positions == 3


@pytest.mark.parametrize(
    ("needle", "words"),
    [
        (b"deployed to the Ain", "is not as it was written"),
        (b"The Harbour Post", "is not as it was written"),
        (b"2020-03-30", ""),
        (b"Example Post", ""),
    ],
)
def test_an_altered_byte_of_a_report_names_the_report(needle: bytes, words: str, path: Path) -> None:
    _alter(path, path.read_bytes().index(needle) + 3, 0x7A)
    with open_ledger(path) as ledger:
        flaws = verify(ledger).flaws
    assert [each for each in flaws if each.report and words in each.what]


def test_a_byte_that_is_no_text_any_more_names_the_report(path: Path) -> None:
    _alter(path, path.read_bytes().index(b"deployed to the Ain"), 0xFF)
    with open_ledger(path) as ledger:
        flaws = verify(ledger).flaws
        (key,) = [report for report in ledger.report_keys() if any(report in each.report for each in flaws)]
    assert key


def test_an_altered_judgement_is_named(path: Path) -> None:
    _alter(path, path.read_bytes().index(b"ask again"), 0x41)
    with open_ledger(path) as ledger:
        assert any("judgement" in each.what and "is not as it was written" in each.what for each in verify(ledger).flaws)


def test_no_altered_byte_of_any_row_goes_unnoticed(path: Path) -> None:
    sound = path.read_bytes()
    used = list(_used(path, sound))
    assert len(used) > 2000
    chance = random.Random(2020)  # noqa: S311  no secret, the same bytes each time
    for _ in range(_TRIED):
        at, bit = chance.choice(used), 1 << chance.randrange(8)
        path.write_bytes(sound)
        _alter(path, at, sound[at] ^ bit)
        try:
            with open_ledger(path) as ledger:
                flaws = [str(each) for each in verify(ledger).flaws]
        except LedgerUnusable as error:
            flaws = [str(error)]
        assert flaws, f"byte {at}, bit {bit}: {sound[at - 20 : at + 20]!r}"


def test_an_altered_table_is_damage(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("DROP TRIGGER seals_refuse_update")
        connection.commit()
    with open_ledger(path) as ledger:
        assert [str(each) for each in verify(ledger).flaws] == [
            "the file is damaged: the trigger seals_refuse_update is not as Laydown makes it"
        ]


def _alter(path: Path, at: int, byte: int) -> None:
    kept = bytearray(path.read_bytes())
    kept[at] = byte
    path.write_bytes(kept)


def _used(path: Path, kept: bytes) -> Iterator[int]:
    """Yield the offsets of all bytes of rows on the leaves of tables and indices, save those of the schema.

    See https://www.sqlite.org/fileformat2.html, "B-tree Pages"; rows that overflow onto other pages are left out.
    """
    (size,) = struct.unpack(">H", kept[16:18])
    with closing(connect(path)) as connection:
        schema = {1}
        for (page,) in connection.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"):
            schema.add(page)
        leaves = [page for (page,) in connection.execute("SELECT pageno FROM dbstat WHERE pagetype = 'leaf'")]
    for page in set(leaves) - schema:
        begin = (page - 1) * size
        kind, cells = kept[begin], struct.unpack(">H", kept[begin + 3 : begin + 5])[0]
        for number in range(cells):
            (at,) = struct.unpack(">H", kept[begin + 8 + 2 * number : begin + 10 + 2 * number])
            length, after = _varint(kept, begin + at)
            for _ in range(_LEAVES[kind]):
                _, after = _varint(kept, after)
            if length < size // 8:
                yield from range(begin + at, after + length)


def _varint(kept: bytes, at: int) -> tuple[int, int]:
    value = 0
    while True:
        value = value << 7 | kept[at] & 0x7F
        at += 1
        if kept[at - 1] < 0x80:
            return value, at
