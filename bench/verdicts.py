"""What did a person say of a drawn claim? Kept as facts: no word of the news is in the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report

FILE = Path(__file__).with_name("verdicts.jsonl")


class Verdict(StrEnum):
    """Whether subject, place, status and modality are all right by the guideline; `unread` waits for a person."""

    RIGHT = "right"
    WRONG = "wrong"
    ARGUABLE = "arguable"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict. `claim` is the fingerprint of what was judged; `cause` says why it is not right."""

    report: str
    sentence: tuple[int, int]
    claim: str
    verdict: Verdict
    cause: str = ""


def fingerprint(report: Report, claim: Claim) -> str:
    """Return twelve characters that change when anything that was judged changes."""
    subject, place = claim.subject, claim.place
    where = (place.name, place.precision, place.country, _degrees(place.lat), _degrees(place.lon)) if place else ()
    said = (
        report.id,
        claim.sentence.start,
        claim.sentence.end,
        subject.text,
        subject.category,
        subject.system,
        *where,
        claim.status,
        claim.modality,
    )
    return _digest(*said)


def lot(seed: str, report: Report, claim: Claim) -> str:
    """Return the claim's lot: the draw takes the lowest. It hangs on the claim alone, so that what else is read does not change it."""
    place = claim.place.name if claim.place else ""
    return _digest(seed, report.id, claim.sentence.start, claim.sentence.end, claim.subject.text, place)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def load(path: Path = FILE) -> dict[str, Judged]:
    """Return the verdicts by fingerprint; none where there is no file."""
    if not path.is_file():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    judged = [Judged(r["report"], tuple(r["sentence"]), r["claim"], Verdict(r["verdict"]), r.get("cause", "")) for r in rows]
    return {j.claim: j for j in judged}


def save(judged: Iterable[Judged], path: Path = FILE) -> None:
    """Write the verdicts, in order of report and sentence."""
    ordered = sorted(judged, key=lambda j: (j.report, j.sentence, j.claim))
    path.write_text("".join(json.dumps(asdict(j)) + "\n" for j in ordered), encoding="utf-8")
