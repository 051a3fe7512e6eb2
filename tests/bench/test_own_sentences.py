"""The tests of our own sentences are counted by what pytest says last."""

from __future__ import annotations

from bench.sentences import counted


def test_passed_and_failed_are_told_apart() -> None:
    assert counted("..F\n2 failed, 266 passed, 1 deselected in 6.61s\n") == {"passed": 266, "failed": 2}
    assert counted("no tests ran in 0.01s") == {"passed": 0, "failed": 0}
