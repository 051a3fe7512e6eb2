"""What the analyst decides: judgements, kept beside what they judge and never changed; undoing one is another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from laydown.domain.claim import Claim


class Verdict(StrEnum):
    """What is decided.

    About claims: `ACCEPT` (it is read rightly), `REJECT` (its sentence does not say this), `CORRECT` (fields are other than read),
    `SPLIT` (these speak of another force than the rest), `MERGE` (these speak of the force and place of the first), `CUT` (the first
    does not go back to the second; alone, to nobody), `JOIN` (these go back to one origin), `NOTE`. About a source, by name: `GRADE`. About a judgement: `UNDO`.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SPLIT = "split"
    MERGE = "merge"
    CUT = "cut"
    JOIN = "join"
    NOTE = "note"
    GRADE = "grade"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. `targets` are ids of claims, the name of a source, or the id of a judgement, as the verdict says.

    `claims` are the judged claims as they were read, so that the judgement stays on their sentences when a newer reader reads
    otherwise. `changes` maps a claim's fields to their right values, or `reliability` to a letter, as JSON has them. `at` is an aware moment.
    """

    verdict: Verdict
    targets: tuple[str, ...]
    by: str
    why: str
    at: datetime
    claims: tuple[Claim, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Identity: the whole decision with its moment."""
        parts = [self.verdict, self.targets, self.by, self.why, self.at.isoformat(), self.changes]
        said = json.dumps(parts, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(said.encode("ascii")).hexdigest()[:12]

    @property
    def sort_key(self) -> tuple[datetime, str]:
        """In the order in which they were made."""
        return (self.at, self.id)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return, in their order, the judgements that no later one undoes; one whose undoing is undone is in force again."""
    ordered = sorted({each.id: each for each in judgements}.values(), key=lambda each: each.sort_key)
    undone: set[str] = set()
    for each in reversed(ordered):
        if each.verdict is Verdict.UNDO and each.id not in undone:
            undone.update(each.targets)
    return tuple(each for each in ordered if each.id not in undone and each.verdict is not Verdict.UNDO)
