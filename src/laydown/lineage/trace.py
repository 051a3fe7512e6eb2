"""Whom does each claim go back to? Every link that the texts give, weakest to strongest, with its reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from laydown.domain.attribution import Voice
from laydown.domain.lineage import Link, LinkKind, Root
from laydown.lineage.facts import sameness, source_for
from laydown.lineage.outlets import Outlets
from laydown.lineage.passages import VERBATIM, Passages, runs
from laydown.lineage.speakers import proper_name
from laydown.lineage.tags import agency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report

_NEAR = 1500
"""Characters within which a quotation without a credit of its own belongs to a credit before it."""
_OCCASION_DAYS = 1
_RELAY_DAYS = 15
"""Days for which an outlet's report is what others have in mind when they name it."""
_SAME_STATEMENT = 2


class Tracer:
    """The reports and claims of one question, indexed for tracing."""

    def __init__(self, reports: Mapping[str, Report], claims: Sequence[Claim]) -> None:
        self.reports = reports
        self.claims = sorted({claim.id: claim for claim in sorted(claims, key=repr)}.values(), key=_text_order)
        self.outlets = Outlets(reports[key] for key in sorted(reports))
        self._of_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            self._of_report[claim.report].append(claim)

    def links(self, claim: Claim) -> tuple[Link, ...]:
        """Return a claim's links, strongest first; the last always leads to its own report's outlet."""
        finders = (self._credit, self._tag, self._shared_words, self._restated, self._relayed, self._occasion, self._own)
        return tuple(sorted((link for find in finders for link in find(claim)), key=lambda link: link.sort_key))

    def _credit(self, claim: Claim) -> Iterator[Link]:
        named = list(dict.fromkeys(claim.attribution.outlets))
        if named:
            # Whether several that are credited together are independent cannot be told; a wire is likelier the first.
            first = next((name for name in named if self.outlets.root(name).wire), named[0])
            rest = [name for name in named if name != first]
            also = f" (with {', '.join(rest)}, which may be one source)" if rest else ""
            yield Link(claim.id, self.outlets.root(first), LinkKind.CREDITED, f"credited to {first}{also}")

    def _tag(self, claim: Claim) -> Iterator[Link]:
        found = self._tags.get(claim.report)
        if found:
            yield Link(claim.id, self.outlets.root(found[0]), LinkKind.TAGGED, f'the report carries the tag "{found[1]}"')

    def _own(self, claim: Claim) -> Iterator[Link]:
        report = self.reports.get(claim.report)
        root = self.outlets.publisher(report) if report else Root(f"report:{claim.report}", claim.report)
        told = f"told by {', '.join(claim.attribution.speakers)}" if claim.attribution.speakers else "in its own words"
        yield Link(claim.id, root, LinkKind.OWN, f"{root.name}, {told}")

    def _shared_words(self, claim: Claim) -> Iterator[Link]:
        sentence = self._sentence(claim)
        for other in sorted(self._passages.sharing(sentence), key=self._order):
            if self._earlier(other, claim.report):
                yield Link(
                    claim.id, self._source(claim, other, sentence), LinkKind.PASSAGE, f"the same words as {self._title(other)}"
                )
                break
        for other in sorted(self._copies.get(claim.report, {}), key=self._order):
            source = self._counterpart(claim, other)
            if source and self._earlier(other, claim.report):
                share = self._copies[claim.report][other]
                yield Link(claim.id, source, LinkKind.COPY, f"{share:.0%} of the words run as in {self._title(other)}")
                break

    def _restated(self, claim: Claim) -> Iterator[Link]:
        said = claim.attribution
        if said.outlets or said.speakers:
            return
        credited = [other for other in self._of_report[claim.report] if other.attribution.outlets]
        before = [
            o for o in credited if 0 <= claim.sentence.start - o.sentence.end <= _NEAR and o.attribution.voice is Voice.QUOTE
        ]
        if said.voice is Voice.QUOTE and before:
            nearest = max(before, key=_text_order)
            yield Link(claim.id, nearest.id, LinkKind.QUOTED, f"quoted with what is credited to {nearest.attribution.outlets[0]}")
        mates, heard = self._mates(claim), _heard(credited)
        alike = [(max(source_for(each, other, heard[_first_outlet(other)]) for each in mates), other) for other in credited]
        best = max((score for score, _ in alike), default=0)
        if best:
            source = next(other for score, other in alike if score == best)
            yield Link(
                claim.id, source.id, LinkKind.RESTATED, f"says again what the report credits to {source.attribution.outlets[0]}"
            )

    def _mates(self, claim: Claim) -> list[Claim]:
        """Return what one phrase of one sentence says: "two more are in X and will go to Y" has one source."""
        return [
            other for other in self._of_report[claim.report]
            if (other.sentence, other.subject.text, other.attribution) == (claim.sentence, claim.subject.text, claim.attribution)
        ]  # fmt: skip

    def _relayed(self, claim: Claim) -> Iterator[Link]:
        if claim.attribution.outlets or claim.attribution.speakers:
            return
        day, own = self._day(claim), self._publisher(claim.report) if claim.report in self.reports else ""
        told = [
            (source_for(claim, other, self._systems[other.report]), -ago, other)
            for key in sorted(self._named.get(claim.report, set()) - {own})
            for ago in range(_RELAY_DAYS)
            for other in self._published.get((key, day - ago), ())
            if self._earlier(other.report, claim.report)
        ]
        known = [each for each in told if each[0] >= _SAME_STATEMENT]
        if known:
            source = max(known, key=lambda each: (each[0], each[1], _text_order(each[2])))[2]
            yield Link(claim.id, source.id, LinkKind.RELAYED, f"the report names {self._title(source.report)}, which had said so")

    def _occasion(self, claim: Claim) -> Iterator[Link]:
        report = self.reports.get(claim.report)
        for speaker in claim.attribution.speakers:
            name = proper_name(speaker)
            if not name or not report or not report.published:
                continue
            near = range(report.published.toordinal() - _OCCASION_DAYS, report.published.toordinal() + _OCCASION_DAYS + 1)
            heard = [other for day in near for other in self._spoken.get((name, day), ()) if sameness(claim, other)]
            if len({self._publisher(other.report) for other in heard}) > 1:
                root = Root(f"speaker:{name}:{min(self._day(other) for other in heard)}", speaker)
                yield Link(claim.id, root, LinkKind.OCCASION, f"{speaker} spoke to several outlets on one occasion")
                return

    def _source(self, claim: Claim, other: str, sentence: str) -> str | Root:
        shared = set(runs(sentence, VERBATIM))
        for candidate in self._of_report[other]:
            if sameness(claim, candidate) and not shared.isdisjoint(runs(self._sentence(candidate), VERBATIM)):
                return candidate.id
        return self.outlets.publisher(self.reports[other])

    def _counterpart(self, claim: Claim, other: str) -> str | None:
        alike = [(sameness(claim, candidate), candidate) for candidate in self._of_report[other]]
        best = max((score for score, _ in alike), default=0)
        return next(candidate.id for score, candidate in alike if score == best) if best else None

    def _sentence(self, claim: Claim) -> str:
        report = self.reports.get(claim.report)
        return claim.sentence.of(report.text) if report else ""

    def _title(self, key: str) -> str:
        report = self.reports[key]
        return f"{self.outlets.publisher(report).name}, {report.published or 'undated'}"

    def _day(self, claim: Claim) -> int:
        report = self.reports.get(claim.report)
        return report.published.toordinal() if report and report.published else 0

    def _publisher(self, key: str) -> str:
        return self.outlets.publisher(self.reports[key]).key

    def _earlier(self, one: str, other: str) -> bool:
        return self._order(one) < self._order(other)

    def _order(self, key: str) -> tuple[int, bool, float, str]:
        """Who can have had it from whom: by publication, wires first on one day; undated reports copy dated ones."""
        return self._orders[key]

    @cached_property
    def _orders(self) -> dict[str, tuple[int, bool, float, str]]:
        return {key: self._placed(key, report) for key, report in self.reports.items()}

    def _placed(self, key: str, report: Report) -> tuple[int, bool, float, str]:
        at = report.published_at
        moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() if at else 0.0
        publisher = self.outlets.publisher(report)
        carried = publisher.wire or publisher.key in self._carried
        return (report.published.toordinal() if report.published else 10**9, not carried, moment, key)

    @cached_property
    def _carried(self) -> set[str]:
        """The outlets that others credit or carry the tag of, which makes them wires here, listed or not."""
        credited = {name for claim in self.claims for name in claim.attribution.outlets}
        return {self.outlets.root(name).key for name in credited | {tag for tag, _ in self._tags.values()}}

    @cached_property
    def _tags(self) -> dict[str, tuple[str, str]]:
        found = {key: agency(self.reports[key]) for key in self._of_report if key in self.reports}
        return {key: tag for key, tag in found.items() if tag}

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """The outlets that each report names."""
        find = self.outlets.finder({report.outlet for report in self.reports.values() if report.outlet})
        found = {key: find(self.reports[key].text) for key in self._of_report if key in self.reports}
        for claim in self.claims:
            found.setdefault(claim.report, set()).update(self.outlets.root(name).key for name in claim.attribution.outlets)
        return found

    @cached_property
    def _published(self) -> dict[tuple[str, int], list[Claim]]:
        found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.report in self.reports:
                found[self._publisher(claim.report), self._day(claim)].append(claim)
        return found

    @cached_property
    def _systems(self) -> dict[str, set[str | None]]:
        return {key: {claim.subject.system for claim in claims} for key, claims in self._of_report.items()}

    @cached_property
    def _passages(self) -> Passages:
        index = Passages()
        for key in sorted(self.reports):
            index.add(key, self.reports[key].text)
        return index

    @cached_property
    def _copies(self) -> dict[str, dict[str, float]]:
        return {key: self._passages.copies(self.reports[key].text) for key in self._of_report if key in self.reports}

    @cached_property
    def _spoken(self) -> dict[tuple[str, int], list[Claim]]:
        found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for name in {proper_name(speaker) for speaker in claim.attribution.speakers}:
                if name:
                    found[name, self._day(claim)].append(claim)
        return found


def _first_outlet(claim: Claim) -> str:
    return claim.attribution.outlets[0]


def _heard(credited: Sequence[Claim]) -> dict[str, set[str | None]]:
    """Return the systems that a report has from each outlet that it credits first."""
    systems: dict[str, set[str | None]] = defaultdict(set)
    for claim in credited:
        systems[_first_outlet(claim)].add(claim.subject.system)
    return systems


def _text_order(claim: Claim) -> tuple[str, int, int, str]:
    return (claim.report, claim.sentence.start, claim.sentence.end, claim.id)
