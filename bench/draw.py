"""How many of the claims found in unmarked reports are right? Some are drawn at random, and read by a person."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from bench import sets, verdicts, weights
from bench.measured import Measured, watched
from bench.sources import find, reports
from bench.verdicts import Judged, Verdict
from laydown.extraction import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading

    Drawn = tuple[Report, Claim]

SEED = "laydown 2"
COUNT = 150
ENOUGH = 0.9
"""Share of the drawn claims that must have been read before the share that is right says anything."""
GOLD = (sets.DEV, sets.CHECK)
NORMAL_95 = 1.96


def drawn() -> list[Drawn]:
    """Return the claims drawn from the reports without shared gold, read with weights that never saw them. Raises AbsentError."""
    barred = {report.id for name in GOLD for report in reports(find(f"data/{name}/reports.jsonl"))}
    weights_for = weights.unseen() or (lambda _: None)
    found = [
        (report, claim)
        for report in watched(reports(find(sets.NEWSWIRE)), "draw")
        if report.id not in barred
        for claim in _claims(report, weights_for(report.id))
    ]
    return sorted(found, key=lambda pair: (verdicts.lot(SEED, *pair), pair[1].id))[:COUNT]


def _claims(report: Report, with_weights: object | None) -> Sequence[Claim]:
    read: Callable[..., Reading] = reader.read
    return (read(report) if with_weights is None else read(report, with_weights)).claims


def judged(pairs: list[Drawn]) -> list[Judged]:
    """Return the verdict on each claim, `unread` where there is none."""
    before = verdicts.load()
    return [before.get(verdicts.fingerprint(*pair)) or _unread(*pair) for pair in pairs]


def _unread(report: Report, claim: Claim) -> Judged:
    return Judged(report.id, (claim.sentence.start, claim.sentence.end), verdicts.fingerprint(report, claim), Verdict.UNREAD)


def remember(said: list[Judged]) -> None:
    """Put what waits for a person into the file; older verdicts stay, as their claims may come back."""
    kept = {key: old for key, old in verdicts.load().items() if old.verdict is not Verdict.UNREAD}
    verdicts.save((kept | {j.claim: j for j in said}).values())


def measure(*, write: bool = False) -> Measured:
    """Print the drawn claims for reading by eye, and count the verdicts. Raises AbsentError."""
    pairs = drawn()
    said = judged(pairs)
    for number, ((report, claim), verdict) in enumerate(zip(pairs, said, strict=True), 1):
        print(_shown(number, report, claim, verdict), "\n")
    if write:
        remember(said)
    counts = Counter(j.verdict for j in said)
    causes = Counter(f"{j.verdict}: {j.cause}" for j in said if j.cause)
    table = [(str(verdict), str(counts[verdict])) for verdict in Verdict]
    table += [(f"… {cause}", str(many)) for cause, many in causes.most_common()]
    notes = (
        "Right: subject, place, status and modality are all right by the guideline. Verdicts are in `bench/verdicts.jsonl`.",
        f"Drawn from reports without shared gold, by the seed {SEED!r}; those trained on were read with weights that never saw them.",
        *((f"Fewer than {COUNT} claims are there to draw from: these are all.",) if len(pairs) < COUNT else ()),
        f"Share that is right, of those read: {_interval(counts)}.",
    )
    title = f"{len(pairs)} claims drawn at random, read by eye"
    return Measured("draw", title, ("verdict", "claims"), tuple(table), notes, _pinned(counts))


def _pinned(counts: Counter[Verdict]) -> dict[str, float]:
    """Return the share that is right, once nearly all are read."""
    many = counts.total() - counts[Verdict.UNREAD]
    return {"right": counts[Verdict.RIGHT] / many} if many and many >= ENOUGH * counts.total() else {}


def _interval(counts: Counter[Verdict]) -> str:
    """Return the share with its Wilson interval."""
    many = counts.total() - counts[Verdict.UNREAD]
    if not many:
        return "none read yet"
    share, z = counts[Verdict.RIGHT] / many, NORMAL_95
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z * math.sqrt(share * (1 - share) / many + z * z / (4 * many * many)) / (1 + z * z / many)
    return f"{share:.2f} (95 % interval {middle - half:.2f} to {middle + half:.2f})"


def _shown(number: int, report: Report, claim: Claim, verdict: Judged) -> str:
    subject, text = claim.subject, report.text
    system = f" = {subject.system}" if subject.system else ""
    start, end = claim.sentence.start, claim.sentence.end
    before = " ".join(text[max(0, start - 300) : start].split())
    lines = (
        f"{number}. {verdict.claim} {verdict.verdict} {verdict.cause}".rstrip(),
        f"   {report.id}, published {report.published}: {report.title}",
        f"   … {before}",
        f"   >> {' '.join(text[start:end].split())}",
        f"   {subject.text!r} {subject.category}{system} of {claim.operator or '?'} | {claim.status} {claim.modality} at {_where(claim.place)}",
        f"   from {_where(claim.origin)} | many {claim.quantity} | time {claim.time} | frame {claim.frame}",
    )
    return "\n".join(lines)


def _where(place: Place | None) -> str:
    return f"{place.name} ({place.precision}, {place.country}, {place.lat}, {place.lon})" if place else "-"
