"""What a table of positions states that no claim can say: a row that was a position of a laydown stands for itself.

A position is the outcome of many claims; its row names their outcome, not them. Read as claims and fused anew with its neighbours, a row
would be explained away by them (a battery "in Iraq" by the one in Erbil). So the claims of a row carry, as their frame, whose row they are
and what of it is no field of a claim; fusion puts the position together again from that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.as_json import from_place, to_place
from laydown.domain.grading import UNGRADED, Credibility, Grade, Reliability

if TYPE_CHECKING:
    from laydown.domain.claim import Claim
    from laydown.domain.place import Place

READER = "table 1"
_MARK = "row "


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the row of the position `id` states beside its claims.

    A claim's `place` is where the force is or will be, its `origin` whence: `now` says that the origin of what is to go is where it is
    still. `start` and `destination` are those that the claims have no room for. `unsourced`: the row names no origin.
    `timed`: the claims' time is since when it holds, not by when it is due.
    """

    id: str
    now: bool = False
    start: Place | None = None
    destination: Place | None = None
    timed: bool = True
    due: date | None = None
    unsourced: bool = False
    filled: tuple[str, ...] = ()
    disputed: str = ""
    grade: Grade = UNGRADED


def frame_of(stated: Stated) -> str:
    """Return the frame that carries it."""
    said = {
        "id": stated.id,
        "now": stated.now,
        "start": from_place(stated.start),
        "destination": from_place(stated.destination),
        "timed": stated.timed,
        "due": stated.due.isoformat() if stated.due else None,
        "unsourced": stated.unsourced,
        "filled": list(stated.filled),
        "disputed": stated.disputed,
        "grade": [[str(letter) for letter in stated.grade.reliability], str(stated.grade.credibility), stated.grade.why],
    }
    return _MARK + json.dumps(said, ensure_ascii=True, sort_keys=True)


def stated_of(claim: Claim) -> Stated | None:
    """Return what the row of a claim states; None where the claim is none of a position's row."""
    if claim.reader != READER or not claim.frame.startswith(_MARK):
        return None
    said = json.loads(claim.frame.removeprefix(_MARK))
    letters, credibility, why = said["grade"]
    return Stated(
        id=said["id"],
        now=said["now"],
        start=to_place(said["start"]),
        destination=to_place(said["destination"]),
        timed=said["timed"],
        due=date.fromisoformat(said["due"]) if said["due"] else None,
        unsourced=said["unsourced"],
        filled=tuple(said["filled"]),
        disputed=said["disputed"],
        grade=Grade(tuple(Reliability(letter) for letter in letters), Credibility(credibility), why),
    )
