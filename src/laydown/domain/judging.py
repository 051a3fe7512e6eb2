"""What is left of what was read once the analyst has spoken? Judgements applied to claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.correcting import corrected
from laydown.domain.grading import Reliability
from laydown.domain.judgement import Judgement, Verdict, in_force
from laydown.domain.rereading import Sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence
    from typing import Any

    from laydown.domain.claim import Claim

_KEEPS = (Verdict.ACCEPT, Verdict.CORRECT)
_STANDING = (*_KEEPS, Verdict.REJECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What judgements make of claims. All ids are those of `claims`, save that `notes` and `judged` may be on anything.

    `parties` maps a claim to the judgement that split it off, `merged` to the claim whose force and place it takes; `cuts` and
    `joins` are for origins. `reliability` is by the name of the source as the analyst gave it. `judged` has
    everything in force about a claim, in its order.
    """

    claims: tuple[Claim, ...]
    parties: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    cuts: frozenset[tuple[str, str | None]] = frozenset()
    joins: tuple[tuple[str, ...], ...] = ()
    reliability: Mapping[str, Reliability] = field(default_factory=dict)
    notes: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)


class _Meant(NamedTuple):
    """A judgement, and its targets by the ids under which they are read now."""

    judgement: Judgement
    targets: tuple[str, ...]


def applied(claims: Iterable[Claim], judgements: Iterable[Judgement], *, reports: Collection[str] | None = None) -> Applied:
    """Return the claims as judged. The order of the input does not matter; of two judgements at odds the later holds.

    A judgement stays on its sentence (`rereading`). An accepted or corrected claim that is read no more is kept as it was judged;
    `reports` names by key those whose claims may come back so, by default all. Raises ValueError for a correction that makes no sense.
    """
    read = {claim.id: claim for claim in sorted(claims, key=repr)}
    force, sentences = in_force(judgements), Sentences(read.values())
    read |= _lost(force, read, sentences, reports)
    meant = [_on_what_is_read(each, read, sentences) for each in force]
    changes, rejected = _changes(meant), _rejected(meant)
    left = {
        name: corrected(claim, changes[name]) if name in changes else claim
        for name, claim in sorted(read.items())
        if name not in rejected
    }
    groups, chains = _Groups(), _Chains()
    for each in meant:
        groups.follow(each)
        chains.follow(each)
    return Applied(
        claims=tuple(left.values()),
        parties=groups.parties_of(left),
        merged=groups.merged(left),
        cuts=frozenset(cut for cut in chains.cuts if cut[0] in left and (cut[1] is None or cut[1] in left)),
        joins=tuple(sorted(join for each in chains.joins if len(join := tuple(c for c in each if c in left)) > 1)),
        reliability=_reliability(meant),
        notes=_by_target(each for each in meant if each.judgement.verdict is Verdict.NOTE),
        judged=_by_target(each for each in meant if each.judgement.verdict is not Verdict.GRADE),
    )


def _lost(
    force: Iterable[Judgement], read: Container[str], sentences: Sentences, reports: Collection[str] | None
) -> dict[str, Claim]:
    """Return the judged claims that stand though nothing like them is read any more."""
    kept: dict[str, Claim] = {}
    for judgement in force:
        for claim in judgement.claims if judgement.verdict in _KEEPS else ():
            asked = claim.id in judgement.targets and (reports is None or claim.report in reports)
            if asked and claim.id not in read and sentences.successor(claim, judgement.changes) is None:
                kept[claim.id] = claim
    return kept


def _on_what_is_read(judgement: Judgement, read: Container[str], sentences: Sentences) -> _Meant:
    judged = {claim.id: claim for claim in judgement.claims}
    targets: list[str] = []
    for target in judgement.targets:
        found = None
        if target not in read and target in judged:
            found = sentences.successor(judged[target], judgement.changes)
            if found is None and judgement.verdict not in _STANDING:
                found = sentences.successor(judged[target], same=False)
        targets.append(found.id if found else target)
    return _Meant(judgement, tuple(dict.fromkeys(targets)))


def _rejected(meant: Iterable[_Meant]) -> set[str]:
    """Return the claims whose last word is that their sentence does not say so."""
    standing = {target: each.verdict for each, targets in meant if each.verdict in _STANDING for target in targets}
    return {target for target, verdict in standing.items() if verdict is Verdict.REJECT}


def _changes(meant: Iterable[_Meant]) -> dict[str, dict[str, Any]]:
    changes: dict[str, dict[str, Any]] = defaultdict(dict)
    for judgement, targets in meant:
        if judgement.verdict is Verdict.CORRECT:
            for target in targets:
                changes[target].update(judgement.changes)
    return changes


def _reliability(meant: Iterable[_Meant]) -> dict[str, Reliability]:
    said: dict[str, tuple[str, Reliability]] = {}
    for judgement, names in meant:
        if judgement.verdict is Verdict.GRADE:
            said.update({name.casefold(): (name, Reliability(judgement.changes["reliability"])) for name in names})
    return dict(sorted(said.values()))


def _by_target(meant: Iterable[_Meant]) -> dict[str, tuple[Judgement, ...]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement, targets in meant:
        for target in targets:
            found[target].append(judgement)
    return {target: tuple(found[target]) for target in sorted(found)}


class _Groups:
    """Which claims speak of one force, by splits and merges in their order."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}
        self._split: dict[str, str] = {}

    def follow(self, meant: _Meant) -> None:
        judgement, targets = meant
        if judgement.verdict is Verdict.SPLIT:
            self._leave(targets)
            self._split.update(dict.fromkeys(targets, judgement.id))
        elif judgement.verdict is Verdict.MERGE and targets:
            self._merge(targets[0], targets[1:])

    def _leave(self, targets: Collection[str]) -> None:
        """Take claims out of their groups, unless the whole group goes; the first of those that stay leads them on."""
        for leader in {self._leader[target] for target in targets if target in self._leader}:
            group = [claim for claim, other in self._leader.items() if other == leader]
            stay = [claim for claim in group if claim not in targets]
            if stay:
                self._leader = {claim: other for claim, other in self._leader.items() if other != leader or claim in stay}
                self._leader.update(dict.fromkeys(stay, leader if leader in stay else stay[0]))

    def _merge(self, first: str, others: Sequence[str]) -> None:
        leader = self._leader.get(first, first)
        if leader in others:
            leader = first  # the first leads from now on whom it followed
        joined = {self._leader.get(claim, claim) for claim in (first, *others)} | {first, *others}
        self._leader.update({claim: leader for claim, other in self._leader.items() if other in joined})
        self._leader.update(dict.fromkeys((first, *others, leader), leader))

    def merged(self, left: Container[str]) -> dict[str, str]:
        """Return whom each claim follows: who leads its group, or, where that one is not there, the first who is."""
        first: dict[str, str] = {}
        for claim, leader in self._leader.items():
            if claim in left:
                first.setdefault(leader, leader if leader in left else claim)
        whom = {claim: first[leader] for claim, leader in sorted(self._leader.items()) if claim in left}
        return {claim: other for claim, other in whom.items() if claim != other}

    def parties_of(self, left: Collection[str]) -> dict[str, str]:
        """Return the splits of claims; who follows another goes with it."""
        whom = self.merged(left)
        return {claim: party for claim in left if (party := self._split.get(whom.get(claim, claim)))}


class _Chains:
    """Which claims go back to one origin and which do not, by cuts and joins in their order."""

    def __init__(self) -> None:
        self.cuts: set[tuple[str, str | None]] = set()
        self.joins: list[tuple[str, ...]] = []

    def follow(self, meant: _Meant) -> None:
        judgement, targets = meant
        if judgement.verdict is Verdict.CUT and targets:
            cut = (targets[0], targets[1] if len(targets) > 1 else None)
            self.cuts.add(cut)
            self.joins = [
                tuple(c for c in join if c != cut[0]) if cut[1] is None or cut[1] in join else join for join in self.joins
            ]
        elif judgement.verdict is Verdict.JOIN:
            self.cuts = {cut for cut in self.cuts if not {c for c in cut if c} <= set(targets)}
            self.joins.append(tuple(sorted(targets)))
