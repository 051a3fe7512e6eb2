"""Twenty digits, and a status digit that never calls a plan present."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import Any

import pytest

from laydown.catalogs import systems
from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category
from laydown.domain.position import Count, Position
from laydown.domain.sidc import SymbolStatus, sidc, symbol_status

DAY = date(2020, 3, 31)
STATUS, ECHELON = slice(6, 7), slice(8, 10)


def position(status: Status = Status.PRESENT, modality: Modality = Modality.ASSERTED, **more: Any) -> Position:  # noqa: ANN401  one factory for all fields
    fields: dict[str, Any] = {
        "category": Category.AIR_DEFENCE, "system": None, "operator": None, "place": None, "destination": None, "count": None, "since": None,
        "steps": (), "support": (), "origins": (), "first_evidence": DAY, "last_evidence": DAY,
    }  # fmt: skip
    return Position(id="a", status=status, modality=modality, **(fields | more))


@pytest.mark.parametrize(("status", "modality", "category"), list(product(Status, Modality, Category)))
def test_every_position_has_a_code_of_the_standards_shape(status: Status, modality: Modality, category: Category) -> None:
    code = sidc(position(status, modality, category=category))
    assert re.fullmatch(r"1001(?:01|10|15|30|35)[014]000\d{6}0000", code)


@pytest.mark.parametrize(("status", "modality"), list(product(Status, Modality)))
def test_only_what_is_said_for_sure_to_be_there_is_drawn_as_present(status: Status, modality: Modality) -> None:
    there = {Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL, Status.LEAVING}
    digit = sidc(position(status, modality))[STATUS]
    assert (digit == "0") == (status in there and modality is Modality.ASSERTED)
    if status in {Status.PLANNED, Status.MOVING, Status.LEFT}:
        assert digit == "1"


def test_what_is_lost_has_the_digit_for_destroyed_and_what_may_be_there_is_suspected() -> None:
    assert sidc(position(Status.LOST))[STATUS] == "4"
    assert sidc(position(Status.LOST, Modality.DENIED))[STATUS] == "1"
    assert symbol_status(position(modality=Modality.HEDGED)) is SymbolStatus.SUSPECTED
    assert symbol_status(position(Status.PLANNED, Modality.HEDGED)) is SymbolStatus.PLANNED
    assert symbol_status(position(modality=Modality.DENIED)) is SymbolStatus.DENIED


def test_nobody_is_called_friend_or_enemy() -> None:
    assert {sidc(position(operator=state))[3] for state in ("US", "RU", "IR", None)} == {"1"}


@pytest.mark.parametrize(
    ("unit", "echelon"),
    [
        ("platoon", "14"),
        ("battery", "15"),
        ("battalion", "16"),
        ("squadron", "16"),
        ("regiment", "17"),
        ("brigade", "18"),
        ("division", "21"),
    ],
)
def test_what_is_counted_in_formations_is_a_unit_of_that_echelon(unit: str, echelon: str) -> None:
    code = sidc(position(count=Count(2, 2, unit)), "15-111107")
    assert code[4:6] == "10"
    assert code[ECHELON] == echelon
    assert code[10:16] == "130102"


def test_single_pieces_are_equipment_and_carry_no_echelon() -> None:
    assert sidc(position(count=Count(2, 2, "launcher")), "15-111107") == "10011500001111070000"
    assert sidc(position(category=Category.RADAR, count=Count(1, 1, "battery")))[ECHELON] == "00"
    assert sidc(position(category=Category.AIRCRAFT, count=Count(1, 1, "squadron")), "01-110104") == "10010100161101040000"


def test_a_named_formation_has_the_echelon_of_its_name_but_a_service_has_none() -> None:
    assert sidc(position(category=Category.UNIT, unit="2nd Marine Division"))[ECHELON] == "21"
    assert sidc(position(category=Category.UNIT, unit="US Marine Corps"))[ECHELON] == "00"


def test_every_code_of_the_catalogue_makes_a_symbol_and_a_wrong_one_is_not_used() -> None:
    for system in systems.load().all:
        code = sidc(position(category=system.category), system.symbol)
        assert (code[4:6], code[10:16]) == tuple(system.symbol.split("-"))
    assert sidc(position(), "15-11") == sidc(position())
