"""A figure below its floor is named, with the classes of error that grew; floors only rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.floors import Floors
from bench.measured import Measured

from bench import floors

if TYPE_CHECKING:
    from pathlib import Path

PINNED = Floors(
    {"claims": {"dev.f1": 0.6, "dev.precision": 0.7}, "sentences": {"passed": 600}}, {"dev frame": 10, "dev place": 7}
)


def _measured(name: str, **figures: float) -> Measured:
    return Measured(name, name, ("",), (), (), {key.replace("_", "."): value for key, value in figures.items()})


def test_what_falls_is_named_with_how_far_and_what_holds_is_counted() -> None:
    said = floors.screen([_measured("claims", dev_f1=0.58, dev_precision=0.71)], PINNED, {})
    assert "FALLEN claims: dev.f1 is 0.580, 0.020 below its floor of 0.600" in said
    assert "1 hold, 1 do not" in said
    assert "precision" not in said


def test_with_a_fall_the_classes_that_grew_are_named_the_most_grown_first() -> None:
    grown = floors.grown({"dev frame": 12, "dev place": 12, "dev parse": 1, "dev scope": 0}, PINNED)
    assert grown == ["dev place 7 → 12 (+5)", "dev frame 10 → 12 (+2)", "dev parse 0 → 1 (+1)"]


def test_a_count_may_not_fall_at_all() -> None:
    assert [fall.name for fall in floors.fallen([_measured("sentences", passed=599)], PINNED)] == ["passed"]


def test_what_was_not_measured_has_not_fallen_but_is_said_to_have_no_figure() -> None:
    assert floors.fallen([_measured("dates")], PINNED) == []
    assert "claims: dev.precision has a floor, and no figure yet." in floors.screen([_measured("claims", dev_f1=0.6)], PINNED, {})


def test_raising_lifts_to_what_was_measured_less_the_tolerance_and_lowers_nothing() -> None:
    raised, said = floors.raised([_measured("claims", dev_f1=0.6512, dev_precision=0.5)], {"dev frame": 9}, PINNED)
    assert raised.of["claims"] == {"dev.f1": 0.646, "dev.precision": 0.7}
    assert raised.of["sentences"] == {"passed": 600}
    assert raised.causes == {"dev frame": 9}
    assert said == ["claims: dev.f1 0.600 → 0.646"]


def test_raising_again_changes_nothing() -> None:
    measured = [_measured("claims", dev_f1=0.6512, dev_precision=0.75)]
    raised, _ = floors.raised(measured, None, PINNED)
    assert floors.raised(measured, None, raised) == (raised, [])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    floors.save(PINNED, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == PINNED
    assert floors.load(tmp_path / "none.toml") == Floors()
