"""Judgements that an analyst could make of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from tests.whole.places import PLACES
from tests.whole.shelf import NOON

from laydown.domain import as_json
from laydown.domain.judgement import Judgement, Verdict
from laydown.domain.order_of_battle import Quantity

if TYPE_CHECKING:
    from laydown.domain.claim import Claim
    from laydown.ledger import Ledger

_NUMBERS = {Verdict.MERGE: (2, 3), Verdict.JOIN: (2, 3), Verdict.CUT: (1, 2), Verdict.CORRECT: (1, 1)}
_CHANGES: tuple[dict[str, Any], ...] = (
    {"status": "left"},
    {"status": "planned", "time": {"earliest": None, "latest": "2020-03-20"}},
    {"time": {"earliest": "2020-03-02", "latest": "2020-03-05"}},
    {"modality": "denied"},
    {"operator": "FR"},
    {"category": "ship", "system": None, "unit": "USS Beta"},
    {"system": "NASAMS"},
    {"quantity": as_json.from_quantity(Quantity(7, 7, "battery"))},
    {"speakers": [], "outlets": ["Meridian Wire"]},
    *({"place": as_json.from_place(place)} for place in PLACES.values()),
    {"place": None},
)
_SOURCES = ("Meridian Wire", "Gulf News Agency", "a US defence official", "Amber Wire")


def judgements(data: st.DataObject, ledger: Ledger, most: int = 5, after: int = 0) -> list[Judgement]:
    """Draw judgements of a ledger's claims, a minute apart from a while after its reports; `after` are minutes more."""
    claims = ledger.claims()
    made: list[Judgement] = []
    for number in range(data.draw(st.integers(0, most))):
        verdict = data.draw(st.sampled_from([each for each in Verdict if each is not Verdict.UNDO]))
        at = NOON.replace(hour=14 + (after + number) // 60, minute=(after + number) % 60)
        signed: dict[str, Any] = {"verdict": verdict, "by": "an analyst", "why": "as seen", "at": at}
        if verdict is Verdict.GRADE:
            source = data.draw(st.sampled_from(_SOURCES))
            made.append(Judgement(targets=(source,), changes={"reliability": data.draw(st.sampled_from("ABCDEF"))}, **signed))
        elif judged := _targets(data, claims, verdict):
            changes = data.draw(st.sampled_from(_CHANGES)) if verdict is Verdict.CORRECT else {}
            ids = tuple(each.id for each in judged)
            made.append(Judgement(targets=ids, claims=tuple(judged), changes=changes, **signed))
    return made


def _targets(data: st.DataObject, claims: list[Claim], verdict: Verdict) -> list[Claim]:
    least, most = _NUMBERS.get(verdict, (1, 3))
    if len(claims) < least:
        return []
    return data.draw(st.lists(st.sampled_from(claims), min_size=least, max_size=most, unique_by=lambda claim: claim.id))


def undoing(judgement: Judgement, number: int) -> Judgement:
    """Return the judgement that undoes another."""
    at = NOON.replace(hour=20, minute=number)
    return Judgement(verdict=Verdict.UNDO, targets=(judgement.id,), by="an analyst", why="it was not so", at=at)
