"""Which symbol? A position as the 20 digits of MIL-STD-2525D and APP-6D, whose status digit never calls a plan present.

Digits: 1–2 version, 3 context, 4 standard identity, 5–6 symbol set, 7 status, 8 headquarters/task force/dummy, 9–10 echelon,
11–16 entity, 17–20 modifiers. The codes were checked against the public tables of the standard: JMSML (Esri, instance/Base.xml: version,
context, identity, status, echelon) and mil-std-2525 (spatialillusions, tsv-tables/2525d: entities), and against milsymbol, which draws them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from laydown.domain.position import Position

VERSION = "10"  # 2525D; readers of 2525E and APP-6E take it as well
REALITY = "0"
UNKNOWN = "1"
"""The standard identity of every symbol: unknown.

Friend, neutral or hostile is a political choice, and Laydown has no side. Pending (0) would be drawn with a dashed frame, which is how a
planned force is drawn: unknown (1) leaves the dashes to the status digit alone.
"""

LAND_UNIT, AIR = "10", "01"
_PRESENT, _ANTICIPATED, _DESTROYED = "0", "1", "4"
_CODE = re.compile(r"\d\d-\d{6}")


class SymbolStatus(StrEnum):
    """What a symbol says of its force; the digit alone cannot tell all of these apart."""

    PRESENT = "present"
    LEAVING = "leaving"
    PLANNED = "planned"
    MOVING = "moving"
    SUSPECTED = "suspected"
    GONE = "gone"
    LOST = "lost"
    DENIED = "denied"


_STATES = {
    Status.PLANNED: SymbolStatus.PLANNED,
    Status.MOVING: SymbolStatus.MOVING,
    Status.LEAVING: SymbolStatus.LEAVING,
    Status.LEFT: SymbolStatus.GONE,
    Status.LOST: SymbolStatus.LOST,
}
# The digit 0 stands only where a force is said for sure to be there. The standard has no digit for "was here": what is gone or denied gets
# the one that does not say "present" (planned, anticipated or suspect).
_DIGITS = {SymbolStatus.PRESENT: _PRESENT, SymbolStatus.LEAVING: _PRESENT, SymbolStatus.LOST: _DESTROYED}

# Symbol set and entity by category: single pieces of equipment, and (land) units of it where the standard has them.
EQUIPMENT = MappingProxyType(
    {
        Category.AIR_DEFENCE: "15-111100",  # air defense missile launcher
        Category.MISSILE: "15-111300",  # surface-to-surface missile launcher
        Category.AIRCRAFT: "01-110100",  # military fixed wing
        Category.HELICOPTER: "01-110200",  # military rotary wing
        Category.DRONE: "01-110300",  # unmanned aircraft
        Category.SHIP: "30-120000",  # military combatant
        Category.SUBMARINE: "35-110100",  # submarine
        Category.ARMOUR: "15-120100",  # armored vehicle
        Category.ARTILLERY: "15-110900",  # howitzer
        Category.RADAR: "15-220300",  # radar
        Category.TROOPS: "10-000000",  # land unit, unspecified: nobody said infantry
        Category.UNIT: "10-000000",
        Category.EQUIPMENT: "15-000000",  # land equipment, unspecified
    }
)
UNITS = MappingProxyType(
    {
        Category.AIR_DEFENCE: "10-130100",  # air defense
        Category.MISSILE: "10-130700",  # missile
        Category.ARMOUR: "10-120500",  # armor
        Category.ARTILLERY: "10-130300",  # field artillery
        Category.TROOPS: "10-000000",
        Category.UNIT: "10-000000",
    }
)
_LAUNCHERS = "15-1111"
_MISSILE_UNIT = "10-130102"  # air defense, missile
ECHELONS = MappingProxyType(
    {
        "team": "11", "crew": "11", "squad": "12", "section": "13", "platoon": "14", "detachment": "14", "company": "15", "battery": "15",
        "troop": "15", "battalion": "16", "squadron": "16", "regiment": "17", "group": "17", "brigade": "18", "division": "21", "corps": "22",
        "army": "23",
    }
)  # fmt: skip
# Words that end a formation's proper name and mean its size there ("Marine Corps" and "Army" are services).
_IN_NAMES = frozenset({"platoon", "company", "battery", "battalion", "squadron", "regiment", "brigade", "division"})


def symbol_status(position: Position) -> SymbolStatus:
    """Return what a symbol must say of a position; what "may" be there is suspected, as the standard calls it."""
    if position.modality is Modality.DENIED:
        return SymbolStatus.DENIED
    state = _STATES.get(position.status, SymbolStatus.PRESENT)
    guess = position.modality is Modality.HEDGED and state in {SymbolStatus.PRESENT, SymbolStatus.LEAVING}
    return SymbolStatus.SUSPECTED if guess else state


def sidc(position: Position, entity: str | None = None, *, status: SymbolStatus | None = None) -> str:
    """Return the 20 digits of a position; `entity` is its system's own symbol set and entity (`15-111107`), where one is known.

    `status` overrides the position's own: a force that is planned to move is present where it is now.
    """
    digit = _DIGITS.get(status or symbol_status(position), _ANTICIPATED)
    own = entity if entity and _CODE.fullmatch(entity) else EQUIPMENT[position.category]
    echelon = echelon_of(position)
    symbol_set, code = (_unit_of(position.category, own) if echelon else own).split("-")
    # Only land units and flying ones take an echelon; on equipment the same digits would say how it moves.
    shown = echelon if symbol_set in {LAND_UNIT, AIR} else ""
    return f"{VERSION}{REALITY}{UNKNOWN}{symbol_set}{digit}0{shown or '00'}{code}0000"


def echelon_of(position: Position) -> str:
    """Return the echelon of what is counted (a battery, a brigade), else of what is named ("2nd Armoured Division"), or nothing."""
    counted = ECHELONS.get(position.count.unit or "", "") if position.count else ""
    last = (position.unit or "").casefold().split()[-1:]
    return counted or "".join(ECHELONS[word] for word in last if word in _IN_NAMES)


def _unit_of(category: Category, own: str) -> str:
    if own.startswith(_LAUNCHERS):
        return _MISSILE_UNIT
    return UNITS.get(category, own)
