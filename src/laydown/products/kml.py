"""A laydown as KML 2.2 (OGC 07-147r2): folders by operator and system, time spans, areas as polygons, nothing asked of the network."""

from __future__ import annotations

import json
import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from laydown.domain.claim import Status
from laydown.products import words
from laydown.products.drawn import Drawn, drawn
from laydown.products.printable import one_line, plain
from laydown.products.sourced_rows import sourced_row
from laydown.products.symbols import STYLES, style, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.drawn import Geometry
    from laydown.products.rows import Row

NAMESPACE = "http://www.opengis.net/kml/2.2"
# Opacity, blue, green, red, as KML writes colours; safe for colour-blind readers (Okabe and Ito).
_COLOURS = {"planned": "e9b456", "present": "b27200", "leaving": "009fe6", "gone": "999999", "disputed": "a779cc"}
_BRACKETS = str.maketrans("<>", "‹›")
_GONE = frozenset({Status.LEFT, Status.LOST})
_WORDS = {"now": "now here", "move": "way"}
# What XML 1.0 has no way to write, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml(laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return a whole KML document; `reports` is by key, `claims` by id. What a report says stands in it as text, never as markup."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", f"Laydown as of {words.day(laydown.valid_at)}, known by {words.day(laydown.known_at)}")
    for name in STYLES:
        _style(document, name)
    ordered = sorted(laydown.positions, key=lambda each: (_operator(each), _force(each)))
    for operator, of_operator in groupby(ordered, _operator):
        folder = _folder(document, operator)
        for force, positions in groupby(of_operator, _force):
            inner = _folder(folder, force)
            for position in positions:
                row = sourced_row(position, reports, claims)
                for mark in drawn(position):
                    _placemark(inner, position, mark, row)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _operator(position: Position) -> str:
    return words.actor(position.operator)


def _force(position: Position) -> str:
    return words.force(position.category, position.system, position.unit)


def _placemark(folder: ET.Element, position: Position, mark: Drawn, row: Row) -> None:
    # The order of the elements is that of the schema.
    made = ET.SubElement(folder, "Placemark", id=f"p-{position.id}{'' if mark.kind == 'position' else f'-{mark.kind}'}")
    kind = f", {_WORDS[mark.kind]}" if mark.kind in _WORDS else ""
    _text(made, "name", _name(f"{_force(position)}, {_operator(position)}{kind}"))
    # Earth browsers read a description as HTML once the XML is undone: the line breaks are ours, all else is escaped once more.
    _text(made, "description", "<br>\n".join(escape(line, quote=False) for line in _lines(position, row)))
    _span(made, position)
    _text(made, "styleUrl", f"#{style(position, mark.status)}")
    data = ET.SubElement(made, "ExtendedData")
    for name, value in _data(position, mark, row):
        entry = ET.SubElement(data, "Data", name=name)
        _text(entry, "value", value)
    if mark.geometry:
        _geometry(made, mark.geometry)


def _lines(position: Position, row: Row) -> Iterator[str]:
    since = words.since(position)
    yield f"{words.whereabouts(position)}: {words.how_many(position.count)}, {words.in_state(position)}{f', {since}' if since else ''}"
    yield f"Grade {row['grade']['pair']}. Origins: {'; '.join(each['cites'] for each in row['origins']) or 'none named'}"
    yield from (f"{label}: {row[key]}" for label, key in (("Disputed", "disputed"), ("Stale", "stale")) if row[key])
    for cited in row["citations"]:
        yield f"“{cited['sentence']}” ({cited['source']}, {cited['published'] or 'undated'}{', ' + cited['url'] if cited['url'] else ''})"


def _data(position: Position, mark: Drawn, row: Row) -> Iterator[tuple[str, str]]:
    yield from (("feature", mark.kind), ("sidc", symbol(position, mark.status)), ("symbol_status", str(mark.status)))
    if mark.kind != "move":
        place = mark.place
        yield from (("precision", str(place.precision) if place else ""), ("area", json.dumps(mark.area)))
        yield ("radius_km", f"{mark.radius_km:g}" if mark.radius_km else "")
    left_out = {"sidc", "symbol_status", "citations"}
    for name, value in row.items():
        if name not in left_out and value not in (None, [], ""):
            yield name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for number, cited in enumerate(row["citations"], 1):
        yield f"citation_{number}", json.dumps(cited, ensure_ascii=False)


def _span(made: ET.Element, position: Position) -> None:
    """Add from when it is known to when it left: the earliest day said, else that of the first evidence."""
    since, gone = position.since, position.status in _GONE
    began = since.earliest if since and not gone else None
    begin = min(filter(None, (began, position.first_evidence)), default=None)
    end = ((since.latest if since else None) or position.last_evidence) if gone else None
    if begin is None and end is None:
        return
    span = ET.SubElement(made, "TimeSpan")
    for name, day in (("begin", _earlier(begin, end)), ("end", end)):
        if day:
            _text(span, name, day.isoformat())


def _earlier(begin: date | None, end: date | None) -> date | None:
    return min(begin, end) if begin and end else begin


def _geometry(parent: ET.Element, geometry: Geometry) -> None:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        many = ET.SubElement(parent, "MultiGeometry")
        for part in coordinates:
            _geometry(many, {"type": kind.removeprefix("Multi"), "coordinates": part})
        return
    made = ET.SubElement(parent, kind)
    if kind == "Polygon":
        ring = ET.SubElement(ET.SubElement(made, "outerBoundaryIs"), "LinearRing")
        _text(ring, "coordinates", _coordinates(coordinates[0]))
    else:
        _text(made, "coordinates", _coordinates(coordinates if kind == "LineString" else [coordinates]))


def _coordinates(points: Sequence[Sequence[float]]) -> str:
    return " ".join(f"{lon:g},{lat:g}" for lon, lat in points)


def _style(document: ET.Element, name: str) -> None:
    """Add a style by colour alone: an icon by address would be fetched from somewhere."""
    made = ET.SubElement(document, "Style", id=name)
    colour = _COLOURS[name]
    for element, opacity in (("IconStyle", "ff"), ("LineStyle", "ff"), ("PolyStyle", "40")):
        part = ET.SubElement(made, element)
        _text(part, "color", f"{opacity}{colour}")
        if element == "LineStyle":
            _text(part, "width", "2")


def _folder(parent: ET.Element, name: str) -> ET.Element:
    made = ET.SubElement(parent, "Folder")
    _text(made, "name", _name(name))
    return made


def _name(text: str) -> str:
    """Return a name for a list, where escapes would be shown as they are and brackets may be read as markup."""
    return one_line(text).translate(_BRACKETS)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _NOT_XML.sub("", plain(text))
