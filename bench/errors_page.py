"""How are the errors written down? The page `errors.md`: no word of the news, sentences only of the reports that are ours."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bench import sets
from bench.causes import MEANING, Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.errors import Error
    from bench.sources import Row

HEAD = """# Errors

Every claim missed and every false one on `claims-dev` and `claims-written`, by class, the largest first. Kept by `python -m bench errors --write`;
README.md says how the class is told. Of the wire stories only facts are here (report, characters, kind, place, status, frame); the
sentences of `claims-written` are our own. `+` is a claim that was missed, `-` a false one; together, the second stands in the first's stead.
"""
FIELDS = """
## Fields of matched claims
Right by subject and place, and so neither missed nor false; counted by what is wrong in them.
"""


def page(columns: Sequence[str], table: Sequence[Sequence[str]], found: Sequence[Error], wrong: Sequence[Sequence[str]]) -> str:
    """Return the page: the counts, then each class with its errors, then what is wrong in the claims that were matched."""
    classes = [_class(Cause(row[0]), row[-1], found) for row in table if row[0] in set(Cause) and row[-1] != "0"]
    return "\n".join([HEAD, _table(columns, table), *classes, FIELDS, _table(("field", "wrong", *sets.OPEN), wrong), ""])


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in columns[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (columns, rule, *rows))


def _class(cause: Cause, many: str, found: Iterable[Error]) -> str:
    details: dict[str, list[Error]] = {}
    for error in found:
        if error.why.cause is cause:
            details.setdefault(error.why.detail, []).append(error)
    lines = [f"\n## {cause} ({many})", f"{MEANING[cause]}\n"]
    for detail, errors in sorted(details.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        lines += [f"### {cause}: {detail} ({len(errors)})", *_listed(errors), ""]
    return "\n".join(lines).rstrip() + "\n"


def _listed(errors: Sequence[Error]) -> Iterator[str]:
    """Yield the errors of one kind, those of one sentence together."""
    for (name, doc, (start, end)), group in groupby(errors, key=lambda e: (e.set, e.claim["doc"], tuple(e.claim["sentence"]))):
        together = list(group)
        yield f"- {name} {doc} {start}–{end}"
        if together[0].sentence is not None:
            yield f"  > {' '.join(together[0].sentence.split())}"
            yield ""
        for error in together:
            ours = error.sentence is not None
            pair = [f"`{sign}` {_claim(row, ours=ours)}" for sign, row in (("+", error.missed), ("-", error.false)) if row]
            yield f"  - {' '.join(pair)}"


def _claim(row: Row, *, ours: bool) -> str:
    subject, place = row["subject"], row.get("place")
    words = f" “{' '.join(subject['text'].split())}”" if ours else ""
    where = f"{place['name']} ({place['precision']})" if place else "nowhere"
    frame = f", frame {row['frame']}" if row.get("frame") else ""
    kind = subject["category"] + (f" {subject['system']}" if subject.get("system") else "")
    return f"{kind}{words} at {where}, {row['status']} {row['modality']}{frame}"
