"""Which claims can bear on one another? Sorts claims onto stands, and stands into matters, as they come."""

from __future__ import annotations

from enum import IntEnum
from itertools import combinations
from typing import TYPE_CHECKING

from laydown.catalogs.owners import likely_kind
from laydown.domain.attribution import Voice
from laydown.domain.claim import Modality, Status
from laydown.domain.correcting import corrected
from laydown.domain.judgement import Verdict
from laydown.domain.matter import Kind, keys, told_together
from laydown.ledger import changing
from laydown.ledger.storable import dumps, escaped, hash64

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.judgement import Judgement

_ENDED = (Status.LEFT, Status.LOST)
_AHEAD = (Status.PLANNED, Status.MOVING)


class Aspect(IntEnum):
    """What a claim says of its stand: a newer one of the same aspect, and no other, is a newer word on the same thing."""

    THERE = 0
    AHEAD = 1
    ENDED = 2
    BESIDE = 3


_FIND = "SELECT number FROM stands WHERE signature = ?"
_NEAR = """
SELECT DISTINCT s.matter, s.unit FROM stand_keys k JOIN stands s ON s.number = k.stand
WHERE k.key IN (SELECT value FROM json_each(?)) AND s.category = ?
AND (? IS NULL OR s.operator IS NULL OR s.operator = ?) AND (? IS NULL OR s.system IS NULL OR s.system = ?)
"""
_NEW = (
    "INSERT INTO stands (signature, matter, category, operator, system, unit, said_operator, said_system, country, origin_country) "
    "SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM stands"
)
_KEY = "INSERT INTO stand_keys (key, stand) VALUES (?, ?)"
_MEMBER = "INSERT OR IGNORE INTO members (stand, known_from, claim, due, aspect) VALUES (?, ?, ?, ?, ?)"
_SIZES = (
    "SELECT matter, count(*) FROM stands WHERE matter IN (SELECT matter FROM stands WHERE number IN (SELECT value FROM json_each(?))) "
    "GROUP BY matter ORDER BY count(*) DESC, matter"
)


def place(
    connection: sqlite3.Connection, claims: Sequence[tuple[int, Claim]], known_from: int, others: Iterable[Claim] = ()
) -> None:
    """Sort a report's claims, by their numbers, into matters; `others` are what older readings of it claim."""
    stood: dict[int, Kind] = {}
    for number, claim in claims:
        stand, kind = _stand(connection, claim)
        stood[stand] = kind
        connection.execute(_MEMBER, (stand, known_from, number, _due(claim), _aspect(claim)))
    stood.update(_stand(connection, claim) for claim in others)
    for (one, kind), (other, other_kind) in combinations(sorted(stood.items(), key=lambda each: each[0]), 2):
        if told_together(kind, other_kind):
            join(connection, [one, other])


def join_judged(connection: sqlite3.Connection, judgement: Judgement, claims: Sequence[Claim] = ()) -> None:
    """Join the matters that a judgement brings together; `claims` are those of judged reports, which it may come to mean instead."""
    together: list[int] = []
    for judged in judgement.claims:
        meant = [judged, *(each for each in claims if _may_stand_for(each, judged))]
        stands = [_stand(connection, claim)[0] for claim in meant]
        if judgement.verdict is Verdict.CORRECT:
            for claim in meant:
                _join_corrected(connection, stands[0], corrected(claim, judgement.changes), claims)
        # Which of them is meant can only be told with all of them at hand.
        join(connection, stands)
        together += stands
    if judgement.verdict in {Verdict.MERGE, Verdict.CUT}:
        join(connection, together)


def held(connection: sqlite3.Connection, claim: Claim, stands: Collection[int]) -> bool:
    """Say whether a claim that was sorted is on one of the stands."""
    found = connection.execute(_FIND, (_signature(claim, likely_kind(claim)),)).fetchone()
    return found is not None and found[0] in stands


def _join_corrected(connection: sqlite3.Connection, stand: int, right: Claim, claims: Iterable[Claim]) -> None:
    """Join what a claim is set right to with what it was read as, and with what its own report says of the same system."""
    there, kind = _stand(connection, right)
    mates = [_stand(connection, each) for each in claims if each.report == right.report]
    join(connection, [stand, there, *(mate for mate, other in mates if told_together(kind, other))])


def join(connection: sqlite3.Connection, stands: Sequence[int]) -> None:
    """Make one matter of those of the stands, the smaller part of the larger."""
    found = [matter for matter, _ in connection.execute(_SIZES, (dumps(list(stands)),))]
    for matter in found[1:]:
        changing.move(connection, matter, found[0])


def _may_stand_for(claim: Claim, judged: Claim) -> bool:
    same = claim.report == judged.report and claim.subject.category == judged.subject.category
    return same and claim.sentence.overlaps(judged.sentence)


def _stand(connection: sqlite3.Connection, claim: Claim) -> tuple[int, Kind]:
    """Return the stand of a claim and its kind; a new stand joins every matter that it can bear on."""
    kind = likely_kind(claim)
    found, wanted, signature = keys(claim, kind), _wanted(claim, kind), _signature(claim, kind)
    there = connection.execute(_FIND, (signature,)).fetchone()
    stand: int = there[0] if there else 0
    if not there:
        sought = dumps([hash64(key) for key in found.seeks])
        operator, system, unit = (escaped(said) for said in (kind.operator, kind.system, kind.unit))
        near = connection.execute(_NEAR, (sought, kind.category, operator, operator, system, system)).fetchall()
        folded = system.casefold() if system else None
        row = (signature, kind.category, operator, system, unit, escaped(claim.operator), folded, *map(escaped, wanted[2:]))
        stand = connection.execute(_NEW, row).lastrowid or 0
        connection.executemany(_KEY, sorted({(hash64(key), stand) for key in found.kept}))
        agreeing = {matter for matter, other in near if Kind(kind.category, unit=unit).agrees(Kind(kind.category, unit=other))}
        if agreeing:
            join(connection, [stand, *sorted(agreeing)])
    return stand, kind


def _wanted(claim: Claim, kind: Kind) -> tuple[str | None, ...]:
    return (claim.operator, kind.system, *(place.country if place else None for place in (claim.place, claim.origin)))


def _signature(claim: Claim, kind: Kind) -> int:
    return hash64((kind.operator, kind.unit, *_wanted(claim, kind), *keys(claim, kind).kept))


def _aspect(claim: Claim) -> Aspect:
    if claim.modality is Modality.DENIED or claim.attribution.voice is Voice.OPINION:
        return Aspect.BESIDE
    if claim.status in _ENDED:
        return Aspect.ENDED
    return Aspect.AHEAD if claim.status in _AHEAD else Aspect.THERE


def _due(claim: Claim) -> int | None:
    """Return the last day of a plan's time, or of that of what has left."""
    if claim.time is None or claim.time.latest is None or claim.status not in {Status.PLANNED, *_ENDED}:
        return None
    return claim.time.latest.toordinal()
