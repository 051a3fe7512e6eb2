"""What does the reader make of a set of gold? Read once, for all measures that ask."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

from bench import sets, weights
from bench.measured import watched
from laydown.extraction import reader, survey
from laydown.products.rows import claim_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bench.sets import GoldSet
    from bench.sources import Row
    from bench.weights import WeightsFor
    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading
    from laydown.extraction.survey import Survey


@dataclass(frozen=True, slots=True)
class ReadSet:
    """A set of gold with what was read in it: the claims as rows, with `frame` and `confidence`, and by report what the layers found."""

    gold: GoldSet
    said: tuple[Row, ...]
    surveys: Mapping[str, Survey]


@functools.cache
def read(name: str, *, unseen: bool = False) -> ReadSet:
    """Read a set as shipped, or with weights that never saw the report. Raises AbsentError."""
    return read_set(sets.load(name), weights.unseen() if unseen else None)


def honest(name: str) -> ReadSet:
    """Read a set with weights that never saw it, where it is one that the weights were learned on. Raises AbsentError."""
    return read(name, unseen=name in sets.LEARNED and weights.unseen() is not None)


def read_set(gold: GoldSet, weights_for: WeightsFor | None = None) -> ReadSet:
    """Read the reports of a set, each with the weights given for it."""
    said: list[Row] = []
    surveys: dict[str, Survey] = {}
    for report in watched(gold.reports, gold.name):
        with _surveying(surveys, report.id):
            said.extend(_rows(report, weights_for(report.id) if weights_for else None))
    return ReadSet(gold, tuple(said), surveys)


def _rows(report: Report, with_weights: object | None) -> Iterator[Row]:
    read: Callable[..., Reading] = reader.read
    reading = read(report) if with_weights is None else read(report, with_weights)
    for claim in reading.claims:
        yield claim_row(claim, report.id) | {"frame": claim.frame, "confidence": getattr(claim, "confidence", None)}


@contextmanager
def _surveying(surveys: dict[str, Survey], doc: str) -> Iterator[None]:
    """Keep what the layers find while the report is read."""
    whole = survey.survey

    def kept(*arguments: object, **named: object) -> object:
        found = whole(*arguments, **named)  # type: ignore[arg-type]
        surveys[doc] = found[0]
        return found

    with mock.patch.object(reader, "survey", kept):
        yield
