"""Where the data to measure on is absent, that is said plainly, and it is no failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _bench(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LAYDOWN_BENCH_DATA": str(data)}
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_an_absent_folder_is_named_and_nothing_is_measured_or_written(tmp_path: Path) -> None:
    results = ROOT / "bench" / "RESULTS.md"
    before = results.read_bytes() if results.exists() else None
    ran = _bench(tmp_path / "nowhere", "--write")
    assert ran.returncode == 0
    assert str(tmp_path / "nowhere") in ran.stdout
    assert "absent" in ran.stdout
    assert "Traceback" not in ran.stderr
    assert (results.read_bytes() if results.exists() else None) == before


def test_each_measure_says_which_file_it_lacks(tmp_path: Path) -> None:
    measures = ("claims", "errors", "confidence", "dates", "places", "sourcing", "newswire", "speed", "draw")
    ran = _bench(tmp_path, *measures)
    assert ran.returncode == 0
    for measure in measures:
        assert f"{measure} is not measured: {tmp_path}" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_an_unknown_measure_is_wrong_usage_and_the_known_ones_are_named(tmp_path: Path) -> None:
    ran = _bench(tmp_path, "beauty")
    assert ran.returncode == 2
    assert "newswire" in ran.stderr


def test_floors_are_raised_only_where_that_is_asked_by_name(tmp_path: Path) -> None:
    ran = _bench(tmp_path, "claims", "--raise")
    assert ran.returncode == 2
    assert "floors" in ran.stderr
