"""How likely is a placing meant? Weighs the traits of candidates and picks those worth stating."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laydown.extraction.candidates import Candidate

LEAST = {("here", "ruled"): 0.25, ("here", "free"): 0.4, ("before", "ruled"): 0.35, ("before", "free"): 0.5}
"""Confidence below which a placing is not stated, by whether its place is in the sentence or before it, and whether the rules of grammar
read it or only the weights speak for it. Higher where the text says less."""
LEAST_BOUND = 0.1
"""The same for what is still to come to the place that the report is about, which no rule has to choose."""
SPREAD, SHIFT = 0.75, -0.2
"""How the odds of the weights become those that a claim states: on reports of other hands the weights were surer than they were right."""
HEADSTART = 0.3
"""By how much another place of the text before must be likelier than the one that the rules take."""


class Weigher(Protocol):
    """Tells how likely a candidate is what the sentence says, from its traits."""

    def weigh(self, candidate: Candidate, traits: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights by trait; a placing's odds are the product of what its traits make of them."""

    bias: float
    by_trait: Mapping[str, float] = field(repr=False)

    def weigh(self, candidate: Candidate, traits: Mapping[str, float]) -> float:  # noqa: ARG002 - a collector asks for it
        """Return the probability that a candidate with these traits is meant."""
        total = self.bias + sum(self.by_trait.get(name, 0.0) * value for name, value in traits.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@functools.cache
def load() -> Weights:
    """Return the weights that come with the package."""
    text = (resources.files("laydown.extraction") / "data" / "weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(data["bias"], data["traits"])


def confidence(probability: float) -> float:
    """Return how sure a claim says that it is, 0 to 1, for the probability that the weights gave its placing."""
    inside = min(max(probability, 1e-9), 1 - 1e-9)
    return 1 / (1 + math.exp(-(SPREAD * math.log(inside / (1 - inside)) + SHIFT)))


def choose(weighed: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Return what to state of one force: the likely placings in its sentence, else the likeliest place of the text before."""
    likely = [(p, c) for p, c in weighed if p >= _least(c)]
    if here := [(p, c) for p, c in likely if c.here]:
        return [(p, c) for p, c in here if not any(_rather(q, d, p, c) for q, d in here)]
    return (
        [max(likely, key=lambda pair: pair[0] + (HEADSTART if "rule" in pair[1].before and pair[1].ruled else 0.0))]
        if likely
        else []
    )


def _least(candidate: Candidate) -> float:
    if candidate.bound:
        return LEAST_BOUND
    return LEAST["here" if candidate.here else "before", "ruled" if candidate.ruled else "free"]


def _rather(other: float, rival: Candidate, mine: float, candidate: Candidate) -> bool:
    """Say whether another placing of the same force says the same better: the likelier of a place and what holds it."""
    a, b = rival.placing.place, candidate.placing.place
    if a is None or b is None or rival is candidate or other <= mine:
        return False
    return a.key != b.key and a.touches(b) and rival.placing.assertion == candidate.placing.assertion
