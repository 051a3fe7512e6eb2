"""Makes the folder `bench`, which is no part of the package, importable, and makes data up to measure on."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import reading, scoring, sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.scoring import ClaimScorer
    from bench.sets import GoldSet

    Row = dict[str, Any]

SCORER = Path(__file__).with_name("scorer.py")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder of data with the scorer and no sets."""
    (tmp_path / "bench").mkdir()
    shutil.copy(SCORER, tmp_path / scoring.CLAIMS)
    monkeypatch.setenv("LAYDOWN_BENCH_DATA", str(tmp_path))
    yield tmp_path
    sets.load.cache_clear()
    reading.read.cache_clear()


@pytest.fixture
def scorer(data: Path) -> ClaimScorer:
    return scoring.claim_scorer()


@pytest.fixture
def made_up(data: Path) -> Callable[[str, dict[str, str], list[Row]], GoldSet]:
    """Give a function that puts a set of reports, by id and text, with its gold, where sets are looked for."""

    def make(name: str, texts: dict[str, str], gold: list[Row]) -> GoldSet:
        folder = data / "data" / name
        folder.mkdir(parents=True)
        reports = [{"id": doc, "text": text, "published": "2021-05-04"} for doc, text in texts.items()]
        for file, rows in (("reports.jsonl", reports), ("gold.jsonl", gold)):
            (folder / file).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return sets.load(name)

    return make


@pytest.fixture
def claim() -> Callable[..., Row]:
    """Give a function that makes a claim's row."""

    def make(doc: str, sentence: tuple[int, int], said: str, place: str, status: str = "present", **fields: object) -> Row:
        words, _, category = said.partition(":")
        return {
            "doc": doc,
            "sentence": list(sentence),
            "subject": {"text": words, "category": category or "troops", "system": None},
            "place": {"name": place, "precision": "country", "country": None},
            "status": status,
            "modality": "asserted",
            **fields,
        }

    return make
