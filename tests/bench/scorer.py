"""A scorer of claims, as simple as may be: stands in for the shared one, which lies with the data."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    Row = dict[str, Any]

NAMES = ("status", "modality", "operator", "quantity", "time", "credit", "origin")
FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    name: functools.partial(lambda field, gold, said: gold.get(field) == said.get(field), name) for name in NAMES
}


def same_subject(gold: Row, said: Row) -> bool:
    return bool(gold["category"] == said["category"])


def same_place(gold: Row | None, said: Row | None) -> bool:
    return (gold and gold["name"]) == (said and said["name"])


def overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def match(gold: Sequence[Row], said: Sequence[Row]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, g in enumerate(gold):
        for j, s in enumerate(said):
            same = overlap(g["sentence"], s["sentence"]) and same_subject(g["subject"], s["subject"])
            if same and same_place(g["place"], s["place"]) and j not in {j for _, j in out}:
                out.append((i, j))
                break
    return out


def score(gold: Sequence[Row], said: Sequence[Row], documents: Collection[str]) -> tuple[dict[str, Any], list[Row], list[Row]]:
    pairs = [pair for d in documents for pair in match([g for g in gold if g["doc"] == d], [s for s in said if s["doc"] == d])]
    counts = {"documents": len(documents), "gold": len(gold), "predicted": len(said), "matched": len(pairs)}
    share = len(pairs) / len(gold) if gold else 0.0
    return {**counts, **dict.fromkeys(("precision", "recall", "f1", "strict_f1", *NAMES), share)}, [], []
