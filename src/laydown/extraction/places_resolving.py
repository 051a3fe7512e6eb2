"""Which of the places that bear a name is meant? Prior, containment in the text, and nearness to the report's other places."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.catalogs.gazetteer import Candidate

_PRIOR = {
    "country": 9.0,
    "sea": 9.5,
    "area": 7.6,
    "wide": 7.8,
    "admin1": 6.4,
    "admin2": 4.0,
    "airport": 4.0,
    "airbase": 4.5,
    "site": 6.0,
}
_SLOPE = 1.0
_CAPITAL = 0.5
_ALTERNATE = 2.0
_TEMPERATURE = 0.9
_KEPT = 12
_TOWNS = ("city", "capital", "admin2")
SAME_COUNTRY, SAME_DIVISION, NEAR = 0.9, 1.6, 1.2
_FULL = 2.5


def prior(candidate: Candidate) -> float:
    """Return how likely the place is meant where nothing else is known, about the logarithm of its population."""
    if candidate.kind in _PRIOR:
        score = _PRIOR[candidate.kind]
    else:
        score = _SLOPE * math.log10(max(candidate.population, 100)) + (_CAPITAL if candidate.kind == "capital" else 0.0)
    return score - (_ALTERNATE if candidate.matched_as == "alternate" else 0.0)


@dataclass(slots=True)
class Name:
    """One name of a report, with its type, and what may be meant.

    By key, `bonus` is what its type word says for a candidate, `held` what the place that follows it says.
    """

    key: tuple[str, str]
    candidates: Sequence[Candidate]
    bonus: dict[str, float] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)
    contained: bool = False

    def score(self, candidate: Candidate) -> float:
        """Return the prior and what the words around the name say."""
        return prior(candidate) + self.bonus.get(candidate.key, 0.0) + self.held.get(candidate.key, 0.0)

    def likely(self) -> list[tuple[Candidate, float]]:
        """Return the likeliest candidates with their shares of 1."""
        ranked = sorted(((self.score(c), i, c) for i, c in enumerate(self.candidates)), key=lambda r: (-r[0], r[1]))[:_KEPT]
        top = ranked[0][0]
        weights = [math.exp((s - top) / _TEMPERATURE) for s, _, _ in ranked]
        total = sum(weights)
        return [(c, w / total) for w, (_, _, c) in zip(weights, ranked, strict=True)]


@dataclass(slots=True)
class Surroundings:
    """How much of a report's other names lies in each country, division and square of one degree."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    squares: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, shares: Iterable[tuple[Candidate, float]], sign: float = 1.0) -> None:
        """Count one name in, or out again with a sign of -1."""
        for candidate, unsigned in shares:
            if candidate.kind in ("sea", "wide"):
                continue
            share = unsigned * sign
            if candidate.country:
                self.countries[candidate.country] += share
            if division := candidate.key if candidate.kind == "admin1" else candidate.admin1:
                self.divisions[division] += share
            if candidate.kind not in ("country", "admin1", "area"):
                self.squares[round(candidate.lat), round(candidate.lon)] += share

    def support(self, candidate: Candidate, namesakes: int) -> float:
        """Return how well the candidate lies among the others; its country speaks for it and its namesakes there together."""
        found = SAME_COUNTRY * min(self.countries.get(candidate.country or "", 0.0), _FULL) / math.sqrt(namesakes)
        division = candidate.key if candidate.kind == "admin1" else candidate.admin1
        found += SAME_DIVISION * min(self.divisions.get(division or "", 0.0), _FULL)
        if candidate.kind not in ("country", "admin1", "area"):
            lat, lon = round(candidate.lat), round(candidate.lon)
            around = sum(self.squares.get((lat + i, lon + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))
            found += NEAR * min(around, _FULL)
        return found


@dataclass(slots=True)
class Choice:
    """The place chosen for a name: its score, the support it had, and how far the next one lies behind."""

    candidate: Candidate
    score: float
    support: float
    lead: float
    contained: bool


def resolve(names: Sequence[Name]) -> dict[tuple[str, str], Choice]:
    """Return the choice for each name, by its key."""
    surroundings = Surroundings()
    shares = [name.likely() for name in names]
    for share in shares:
        surroundings.add(share)
    chosen: dict[tuple[str, str], Choice] = {}
    for name, share in zip(names, shares, strict=True):
        surroundings.add(share, -1.0)
        namesakes = Counter(c.country for c in name.candidates if c.kind in _TOWNS)
        support = [surroundings.support(c, max(namesakes[c.country], 1)) for c, _ in share]
        scores = [name.score(c) + s for (c, _), s in zip(share, support, strict=True)]
        best = max(range(len(share)), key=lambda i: (scores[i], -i))
        lead = scores[best] - max((s for i, s in enumerate(scores) if i != best), default=-math.inf)
        chosen[name.key] = Choice(share[best][0], scores[best], support[best], lead, name.contained)
        surroundings.add(share)
    return chosen


def kilometres(a: Candidate, b: Candidate) -> float:
    """Return the distance between two places."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
