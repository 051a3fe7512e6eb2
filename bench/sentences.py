"""Do our own sentences give their claims? Counts them, and runs their tests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bench.measured import Measured, figure
from bench.sources import AbsentError

ROOT = Path(__file__).parents[1]
TESTS = "tests/extraction/test_sentences.py"
EACH = ("-k", "gives_its_claims")
BARE = ("-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider", "-q", "--tb=no")
OUTCOMES = ("passed", "failed")


def measure() -> Measured:
    """Run the tests of the sentences. Raises AbsentError."""
    if not (ROOT / TESTS).is_file():
        message = f"{ROOT / TESTS} is absent"
        raise AbsentError(message)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *BARE, *EACH, TESTS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    counts = counted(ran.stdout)
    notes = (
        f"The tests of `{TESTS}`: each sentence must give its claims and no others. `tests/extraction/sentences` holds them.",
    )
    table = tuple((outcome, figure(counts[outcome])) for outcome in OUTCOMES)
    return Measured("sentences", "Our own sentences", ("", "sentences"), table, notes, {"passed": counts["passed"]})


def counted(said: str) -> dict[str, int]:
    """Return how many tests had which outcome, by the last line that pytest prints."""
    last = said.strip().rpartition("\n")[2]
    found = {match[2]: int(match[1]) for match in re.finditer(r"(\d+) (\w+)", last)}
    return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}
