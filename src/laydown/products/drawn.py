"""What stands on the map for a position? The place that it is said to be at or bound for, the place where a planned one is now, and its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from laydown.domain.claim import Modality, Status
from laydown.domain.sidc import SymbolStatus, symbol_status
from laydown.products.areas import middle, pin, reach
from laydown.products.globe import cut_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.place import Place
    from laydown.domain.position import Position

Geometry = dict[str, Any]
_AHEAD = frozenset({Status.PLANNED, Status.MOVING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One mark. `kind` is `position`, `now` (where a force that is to go is now) or `move`; `geometry` is RFC 7946's, None is unlocated."""

    kind: str
    status: SymbolStatus
    geometry: Geometry | None
    place: Place | None = None
    radius_km: float | None = None
    area: bool = False
    outline: str | None = None


def drawn(position: Position) -> Iterator[Drawn]:
    """Yield the marks of a position: always one `position`, then, for what is to go or on its way, where it is now and the way."""
    status, here = symbol_status(position), position.place or position.start
    bound = position.status in _AHEAD and position.destination is not None
    yield _mark("position", status, position.destination if bound else here)
    if here is None:
        return
    if bound and position.place and position.modality is not Modality.DENIED:
        yield _mark("now", SymbolStatus.PRESENT, position.place)
    line = way(here, position.destination) if position.destination else None
    if line:
        yield Drawn(kind="move", status=status, geometry=line)


def _mark(kind: str, status: SymbolStatus, place: Place | None) -> Drawn:
    if place is None:
        return Drawn(kind=kind, status=status, geometry=None)
    covers, point = reach(place), pin(place)
    geometry = {"type": "Point", "coordinates": list(point)} if point else polygons(covers.rings)
    return Drawn(
        kind=kind,
        status=status,
        geometry=geometry,
        place=place,
        radius_km=covers.radius_km,
        area=point is None,
        outline=covers.drawn if covers.rings else None,
    )


def polygons(rings: tuple[tuple[tuple[float, float], ...], ...]) -> Geometry | None:
    """Return rings without holes as one geometry."""
    parts = [[[list(point) for point in ring]] for ring in rings]
    if not parts:
        return None
    return {"type": "Polygon", "coordinates": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "coordinates": parts}


def way(start: Place, end: Place) -> Geometry | None:
    """Return the line from one place to another, where both have a middle."""
    first, last = middle(start), middle(end)
    if first is None or last is None or first == last:
        return None
    lines = [[[round(lon, 3), round(lat, 3)] for lon, lat in part] for part in cut_line(first, last)]
    return (
        {"type": "LineString", "coordinates": lines[0]} if len(lines) == 1 else {"type": "MultiLineString", "coordinates": lines}
    )
