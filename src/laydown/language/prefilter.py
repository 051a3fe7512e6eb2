"""Which words of a text name a system or a force? One pass over raw text, so that only sentences that matter are parsed."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Literal

from ahocorasick_rs import BytesAhoCorasick, Implementation

from laydown.catalogs import forces, name_shapes, systems, units
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.catalogs.forces import Force
    from laydown.catalogs.senses import Sense
    from laydown.catalogs.systems import System
    from laydown.catalogs.units import Unit

_NEARBY = 900  # characters: how far off may stand what a bare "battery" or "jets" is one of
_SHORT_NAME = 4  # letters up to which an abbreviation is also a word or a person's name: LORA, SAM
_SHORT_NOUN = 3
_DASHES = "\u00ad‐‑‒–—―−﹘﹣－"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f"
# Written on to a name that ends in a digit: F-16C, S-300PMU-2, B-52Hs, F-16C/D; or to any name: Pantsir-S1, Iskander-M, Tor M2.
_VARIANT = re.compile(r"[A-Z]{1,4}\d{0,2}[A-Z]?(?:-\d{1,2})?(?:/[A-Z])?(?:s(?![^\W_]))?(?![^\W_])")
_TYPE = re.compile(r"(?:-[A-Z]{1,2}\d{0,2}[A-Z]{0,3}(?:-\d)?| [A-Z]\d[A-Z]{0,3})(?:s(?![^\W_]))?(?![^\W_])")
_PLURAL = re.compile(r"(?:e?s|E?S)(?![^\W_])")
_LETTERED = re.compile(r"[ /-][A-Z]$")
_CODE = re.compile(r"(?<=^[A-Za-z])(?=\d)|(?<=^[A-Za-z]{2})(?=\d)|(?<=^[A-Za-z]{3})(?=\d)|([ /-])")
_BEHIND_SHIP = re.compile(r" \(|: |,? (?:\||sail|at |in )")
_LIKE_WORDS = re.compile(r"[AI] ")  # "A 10 per cent rise" is no A-10


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `[start, end)` of the text that name a system, a ship or a formation, or are a force noun."""

    start: int
    end: int
    kind: Literal["system", "force", "unit"]
    system: System | None = None
    force: Force | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write one entry.

    `shouted`: an abbreviation that counts only in capitals (SAM, not Sam); `lettered`: its last letter stands alone (Agni-I, not "Agni is").
    """

    entry: System | Force | Unit
    cased: bool
    shouted: bool
    lettered: bool
    open_ended: bool
    senses: tuple[Sense, ...]

    @property
    def bare(self) -> bool:
        return isinstance(self.entry, forces.Force) and self.entry.bare


@dataclass(frozen=True, slots=True)
class _Automaton:
    machine: BytesAhoCorasick
    names: tuple[tuple[_Name, ...], ...]


def find(text: str) -> list[Hit]:
    """Return what `text` names, in order, without overlaps; of names that overlap the longest counts."""
    # The longest first; of two equally long the one that is written out, not the one that a variant's letters make so.
    spans = sorted(_spans(_automaton(), text), key=lambda span: (span[0] - span[1], span[0], span[3]))
    taken = bytearray(len(text))
    clear: list[Hit] = []
    unclear: list[tuple[int, int, _Name]] = []
    for start, end, name, _ in spans:
        if any(taken[start:end]):
            continue
        if not name.bare and _meant(name, text, (start, end)):
            taken[start:end] = b"\x01" * (end - start)
            clear.append(_hit(start, end, name))
        elif name.bare or name.open_ended or _opens_line(name, text, (start, end)):
            unclear.append((start, end, name))
    return sorted(_with_shapes(text, [*clear, *_cleared(text, unclear, clear, taken)]), key=lambda hit: hit.start)


def _with_shapes(text: str, hits: list[Hit]) -> list[Hit]:
    """Add ships and formations known by the shape of their names; the nouns within such a name ("Regiment") count no more."""
    for named in name_shapes.find(text):
        within = [hit for hit in hits if hit.start < named.end and named.start < hit.end]
        keeps = {"unit"} if named.unit.category is Category.SHIP else {"unit", "system"}
        if not any(hit.kind in keeps for hit in within):
            hits = [hit for hit in hits if hit not in within]
            hits.append(Hit(named.start, named.end, "unit", unit=named.unit))
    return hits


def _cleared(text: str, unclear: list[tuple[int, int, _Name]], clear: list[Hit], taken: bytearray) -> Iterator[Hit]:
    said = {hit.system.name for hit in clear if hit.system}
    categories = sorted((hit.start, entry.category) for hit in clear if (entry := hit.system or hit.force or hit.unit))
    starts = [start for start, _ in categories]
    for start, end, name in unclear:
        if any(taken[start:end]):
            continue
        near = {
            category for _, category in categories[bisect_left(starts, start - _NEARBY) : bisect_right(starts, start + _NEARBY)]
        }
        if isinstance(name.entry, units.Unit):
            if Category.SHIP in near:
                taken[start:end] = b"\x01" * (end - start)
                yield _hit(start, end, name)
            continue
        named = isinstance(name.entry, systems.System) and name.entry.name in said
        if _meant(name, text, (start, end), topic=_on_topic(near, name), named=named):
            taken[start:end] = b"\x01" * (end - start)
            yield _hit(start, end, name)


def touches(text: str | bytes) -> bool:
    """Return whether `find` finds anything in `text` (bytes: UTF-8), at the least cost."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return any(_meant(name, text, (start, end)) for start, end, name, _ in _spans(_automaton(), text)) or any(
        name_shapes.find(text)
    )


def _on_topic(near: set[Category], name: _Name) -> bool:
    """Return whether clear words nearby tell what an unclear one is: a system, its like; a weapon's noun, any weapon; else any force."""
    if isinstance(name.entry, systems.System):
        return name.entry.category in near
    return bool(near if name.entry.category is Category.TROOPS else near - {Category.TROOPS})


def _hit(start: int, end: int, name: _Name) -> Hit:
    if isinstance(name.entry, units.Unit):
        return Hit(start, end, "unit", unit=name.entry)
    if isinstance(name.entry, forces.Force):
        return Hit(start, end, "force", force=name.entry)
    return Hit(start, end, "system", system=name.entry)


def _opens_line(name: _Name, text: str, span: tuple[int, int]) -> bool:
    """Say whether a ship's name opens a line of a list: "- Cavour (Italy): Taranto"."""
    if not isinstance(name.entry, units.Unit) or name.entry.category is Category.UNIT:
        return False
    before = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    return not before.strip(" -*•\t") and bool(_BEHIND_SHIP.match(text, span[1]))


def _meant(name: _Name, text: str, span: tuple[int, int], *, topic: bool = False, named: bool = False) -> bool:
    if isinstance(name.entry, units.Unit):
        return units.load().allows(name.entry, text, *span)
    return all(sense.allows(text, *span, topic=topic, named=named) for sense in name.senses)


def _spans(automaton: _Automaton, text: str) -> Iterator[tuple[int, int, _Name, int]]:
    """Yield start, end and name of all that may be one, and by how many letters the text has more than the name."""
    for index, start, end in automaton.machine.find_matches_as_indexes(_plain(text), overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        for name in automaton.names[index]:
            stop = _end(name, text, end)
            if stop and _well_written(name, text[start:end]):
                yield start, stop, name, stop - end


def _end(name: _Name, text: str, end: int) -> int | None:
    """Return where the name ends with its plural or variant letters; None where it is but part of a longer word."""
    if not name.open_ended:
        return None if end < len(text) and text[end].isalnum() else end
    if grown := _TYPE.match(text, end) or _PLURAL.match(text, end):
        return grown.end()
    if end == len(text) or not text[end].isalnum():
        return end
    variant = _VARIANT.match(text, end) if text[end - 1].isdigit() else None
    return variant.end() if variant else None


def _well_written(name: _Name, surface: str) -> bool:
    if name.shouted or (name.lettered and not surface[-1].isupper()):
        return surface.isupper()
    if name.open_ended and _LIKE_WORDS.match(surface):
        return False
    # "Denmark's 200" is no S-200.
    return not name.cased or surface != surface.lower() or (" " not in surface and any(map(str.isdigit, surface)))


def _plain(text: str) -> bytes:
    """Return `text` in plain small letters, a byte to a character so that offsets stay; hyphens and slashes become spaces."""
    return (text if text.isascii() else text.translate(_TO_ASCII)).encode("ascii", "replace").translate(_TO_PLAIN)


def _ascii_table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, _DASHES + _SPACES), " ") | dict.fromkeys(map(ord, "‘’ʼ´`"), "'")
    for code in range(0xC0, 0x250):
        first = unicodedata.normalize("NFKD", chr(code))[0]
        if first.isascii():
            table[code] = first
    return table


_TO_ASCII = _ascii_table()
_TO_PLAIN = bytes.maketrans(ascii_uppercase.encode() + b"-/\t\n\r", ascii_lowercase.encode() + b"     ")


@cache
def _automaton() -> _Automaton:
    names: dict[str, list[_Name]] = {}
    for pattern, name in itertools.chain(_system_names(), _force_names(), _unit_names()):
        names.setdefault(pattern, []).append(name)
    machine = BytesAhoCorasick([pattern.encode() for pattern in names], implementation=Implementation.DFA)
    return _Automaton(machine, tuple(map(tuple, names.values())))


def _system_names() -> Iterator[tuple[str, _Name]]:
    for system in systems.load().all:
        for alias in system.names:
            rules = tuple(sense for sense in system.senses if sense.governs(alias))
            shouted = alias.isupper() and alias.isalpha() and len(alias) <= _SHORT_NAME
            name = _Name(
                system,
                cased=alias != alias.lower(),
                shouted=shouted,
                lettered=bool(_LETTERED.search(alias)),
                open_ended=True,
                senses=rules,
            )
            for spelling in _spellings(alias):
                yield spelling, name


def _force_names() -> Iterator[tuple[str, _Name]]:
    for force in forces.load().all:
        shouted = force.noun.isupper() and len(force.noun) <= _SHORT_NOUN
        cased = shouted or (force.noun != force.noun.lower() and " " not in force.noun)
        for form in force.forms:
            name = _Name(
                force, cased=cased, shouted=shouted and form == force.noun, lettered=False, open_ended=False, senses=force.senses
            )
            yield _plain(form).decode(), name


def _unit_names() -> Iterator[tuple[str, _Name]]:
    for unit in units.load().all:
        name = _Name(unit, cased=True, shouted=False, lettered=False, open_ended=False, senses=())
        for spelling in unit.names:
            yield _plain(spelling).decode(), name


def _spellings(alias: str) -> set[str]:
    """Return the ways to write a name in plain letters: before a digit and for a slash, with a space or nothing."""
    parts = _CODE.split(alias)
    pieces, joints = parts[::2], [joint or "" for joint in parts[1::2]]
    choices = [
        (" ", "") if joint == "/" or after[:1].isdigit() else (" ",) for joint, after in zip(joints, pieces[1:], strict=True)
    ]
    tails = (zip(chosen, pieces[1:], strict=True) for chosen in itertools.product(*choices))
    return {_plain(pieces[0] + "".join(itertools.chain.from_iterable(tail))).decode() for tail in tails}
