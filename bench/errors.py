"""What goes wrong, and why? Every miss and false claim on the sets whose errors are looked at, by class, kept in `errors.md`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import causes, errors_page, fields, reading, sets, sight
from bench.causes import Case, Cause, Why
from bench.measured import Measured, figure
from bench.scoring import claim_scorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.reading import ReadSet
    from bench.scoring import ClaimScorer
    from bench.sources import Row

FILE = Path(__file__).with_name("errors.md")
JUDGED = Path(__file__).with_name("causes.jsonl")


@dataclass(frozen=True, slots=True)
class Error:
    """A claim missed, a false one, or a false one in a missed one's stead, with its class. `sentence` is None where the text may not be shown."""

    set: str
    missed: Row | None
    false: Row | None
    why: Why
    sentence: str | None = None

    @property
    def claim(self) -> Row:
        """The claim that tells where the error is."""
        return self.missed or self.false or {}


def measure(*, write: bool = False) -> Measured:
    """Count the errors by class, and keep the list where asked. Raises AbsentError."""
    found = all_errors()
    table = tuple(_counted(found))
    columns = ("cause", *(f"{name} {kind}" for name in sets.OPEN for kind in ("missed", "false")), "all")
    notes = (
        "A false claim in a missed one's stead counts under both, in the class of the missed one. `bench/errors.md` lists them all.",
    )
    if write:
        wrong = fields.table([reading.honest(name) for name in sets.OPEN], claim_scorer())
        FILE.write_text(errors_page.page(columns, table, found, wrong), encoding="utf-8")
    return Measured("errors", "Errors by cause", columns, table, notes)


def counts() -> dict[str, int]:
    """Return how many misses and false claims each set has of each class. Raises AbsentError."""
    many = Counter(f"{e.set} {e.why.cause}" for e in all_errors() for claim in (e.missed, e.false) if claim)
    return {f"{name} {cause}": many[f"{name} {cause}"] for name in sets.OPEN for cause in Cause}


def all_errors() -> list[Error]:
    """Return the errors on all sets whose errors are looked at. Raises AbsentError."""
    scorer, judged = claim_scorer(), load()
    return [error for name in sets.OPEN for error in of_set(reading.honest(name), scorer, judged)]


def _counted(found: Sequence[Error]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each class, the largest first, and one for all."""
    many: Counter[tuple[str, str, bool]] = Counter()
    for error in found:
        many.update((error.why.cause, error.set, claim is error.false) for claim in (error.missed, error.false) if claim)
    columns = [(name, false) for name in sets.OPEN for false in (False, True)]
    rows = [(str(cause), [many[cause, *column] for column in columns]) for cause in Cause]
    rows.sort(key=lambda row: (-sum(row[1]), row[0]))
    rows.append(("all", [sum(column) for column in zip(*(row[1] for row in rows), strict=True)]))
    for name, row in rows:
        yield (name, *map(figure, row), figure(sum(row)))


def of_set(read: ReadSet, scorer: ClaimScorer, judged: Mapping[tuple[object, ...], Why] | None = None) -> Iterator[Error]:
    """Yield the errors of one set, report by report."""
    for report in sorted(read.gold.reports, key=lambda r: r.id):
        gold, said = ([row for row in rows if row["doc"] == report.id] for rows in (read.gold.gold, read.said))
        pairs = scorer.match(gold, said)
        missed = [row for i, row in enumerate(gold) if i not in {i for i, _ in pairs}]
        false = [row for j, row in enumerate(said) if j not in {j for _, j in pairs}]
        matched = [gold[i] for i, _ in pairs]
        for one, other in _together(missed, false, scorer):
            claim = one or other or {}
            seen = sight.of(report.text, read.surveys.get(report.id), claim["sentence"])
            here = [g for g in matched if scorer.overlap(g["sentence"], claim["sentence"])]
            if one is not None:
                why = causes.of_missed(Case(one, seen, other, here), scorer)
            else:
                told = [g for g in gold if scorer.overlap(g["sentence"], claim["sentence"])]
                why = causes.of_false(claim, seen, told, here, scorer)
            shown = seen.text if read.gold.name == sets.WRITTEN else None
            yield Error(read.gold.name, one, other, (judged or {}).get(key(claim), why), shown)


def _together(missed: Sequence[Row], false: list[Row], scorer: ClaimScorer) -> list[tuple[Row | None, Row | None]]:
    """Pair each missed claim with a false one of its sentence that has its subject, else its place; what is left stands alone."""
    left, instead = list(false), dict[int, "Row"]()
    for part, same in (("subject", scorer.same_subject), ("place", scorer.same_place)):
        for number, gold in enumerate(missed):
            near = (f for f in left if scorer.overlap(gold["sentence"], f["sentence"]) and same(gold[part], f[part]))
            if number not in instead and (found := next(near, None)) is not None:
                instead[number] = found
                left.remove(found)
    return [*((gold, instead.get(number)) for number, gold in enumerate(missed)), *((None, row) for row in left)]


def key(claim: Row) -> tuple[object, ...]:
    """Return by what a claim is known in `causes.jsonl`: report, sentence, kind of subject and place."""
    place = claim.get("place")
    return (claim["doc"], *claim["sentence"], claim["subject"]["category"], place["name"] if place else None)


def load(path: Path = JUDGED) -> dict[tuple[object, ...], Why]:
    """Return the classes that a person gave, by `key`; they go before the rules. None where there is no file."""
    if not path.is_file():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {
        (r["doc"], *r["sentence"], r["category"], r["place"]): Why(Cause(r["cause"]), r.get("detail", "judged by eye"))
        for r in rows
    }
