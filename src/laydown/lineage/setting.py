"""Who can have had it from whom? The reports and outlets around the claims of one matter."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.lineage import Link, LinkKind, Root, Shown
from laydown.domain.provenance import Excerpt
from laydown.lineage.facts import said
from laydown.lineage.outlets import full_names, publisher, root
from laydown.lineage.short_names import is_own, meant
from laydown.lineage.trace import credit, text_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Named, Pair, Trace
    from laydown.domain.provenance import Report
    from laydown.lineage.facts import Said

_UNDATED = 10**9


class Card(NamedTuple):
    """What is asked of a report again and again: its outlet, its day as an ordinal, 0 where undated, and its moment in seconds."""

    publisher: Root
    day: int
    moment: float


class Known:
    """Everything given, looked up once: reports with their cards, traces, the links within them by claim, and pairs by report."""

    def __init__(self, reports: Mapping[str, Report], traces: Mapping[str, Trace], pairs: Sequence[Pair]) -> None:
        self.reports = reports
        self.traces = traces
        self.links: dict[str, list[Link]] = defaultdict(list)
        for trace in traces.values():
            for link in trace.links:
                self.links[link.claim].append(link)
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self.pairs[pair.one].append(pair)
            self.pairs[pair.other].append(pair)
        self._cards: dict[str, Card] = {}

    def card(self, key: str) -> Card:
        """Return a report's card; that of a report that is not given names the report itself."""
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = _card(key, self.reports.get(key))
        return card


class Setting:
    """The claims of one matter with the reports that make them."""

    def __init__(self, claims: Sequence[Claim], known: Known) -> None:
        self.known = known
        self.claims = sorted(claims, key=text_order)
        self.of_report: dict[str, list[Claim]] = {}
        for claim in self.claims:
            self.of_report.setdefault(claim.report, []).append(claim)
        self.by_id = {claim.id: claim for claim in self.claims}
        traces = [known.traces[key] for key in self.of_report if key in known.traces]
        self._full = full_names(each for trace in traces for each in trace.spelt) if any(trace.spelt for trace in traces) else {}
        self._said: dict[str, Said] = {}
        self._orders: dict[str, tuple[int, bool, float, str]] = {}

    def said(self, claim: Claim) -> Said:
        """Return what a claim says."""
        found = self._said.get(claim.id)
        if found is None:
            found = self._said[claim.id] = said(claim)
        return found

    def full(self, found: Root) -> Root:
        """Return the root that letters stand for here, any other root as it is."""
        return self._full.get(found.key, found) if self._full else found

    def named(self, name: str) -> Root:
        """Return the root that an outlet's name stands for here."""
        return self.full(root(name))

    def publisher(self, key: str) -> Root:
        """Return a report's outlet."""
        return self.full(self.known.card(key).publisher)

    def day(self, key: str) -> int:
        """Return the ordinal of a report's day, 0 where it is undated."""
        return self.known.card(key).day

    def text(self, key: str) -> str:
        """Return a report's text."""
        report = self.known.reports.get(key)
        return report.text if report else ""

    def in_title(self, claim: Claim) -> bool:
        """Say whether a claim stands in its report's title, with which the text begins."""
        report = self.known.reports.get(claim.report)
        return bool(report and report.title and report.text.startswith(report.title) and claim.sentence.end <= len(report.title))

    def title(self, key: str) -> str:
        """Return a report's outlet and day, for people."""
        report = self.known.reports.get(key)
        return f"{self.publisher(key).name}, {(report and report.published) or 'undated'}"

    def order(self, key: str) -> tuple[int, bool, float, str]:
        """Who can have had it from whom: by publication, wires first on one day; undated reports copy dated ones."""
        found = self._orders.get(key)
        if found is None:
            card, outlet = self.known.card(key), self.publisher(key)
            found = (card.day or _UNDATED, not (outlet.wire or outlet.key in self.carried), card.moment, key)
            self._orders[key] = found
        return found

    def earlier(self, one: str, other: str) -> bool:
        """Say whether the other report can have it from the one."""
        return self.order(one) < self.order(other)

    @cached_property
    def carried(self) -> set[str]:
        """The outlets that others credit here, or carry the tag of, which makes them wires here, listed or not."""
        names = {name for claim in self.claims for name in claim.attribution.outlets}
        for key in self.of_report:
            trace, report = self.known.traces.get(key), self.known.reports.get(key)
            names |= {trace.tag.name} if trace and trace.tag else set()
            names |= {report.via} if report and report.via else set()
        spoken = {link.to.key for claim in self.claims for link in self._spoken(claim) if isinstance(link.to, Root)}
        return {self.named(name).key for name in names} | spoken

    @cached_property
    def published(self) -> dict[str, list[Claim]]:
        """The claims of each outlet, by its root."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for key, claims in self.of_report.items():
            found[self.publisher(key).key] += claims
        return found

    @cached_property
    def publishers(self) -> dict[str, Root]:
        """The outlets of the reports here, by their keys."""
        return {outlet.key: outlet for outlet in map(self.publisher, self.of_report)}

    def systems(self, key: str) -> set[str | None]:
        """Return the systems that a report names here."""
        return {claim.subject.system for claim in self.of_report[key]}

    def within(self, claim: Claim) -> list[Link]:
        """Return the links of a claim that its own report gives."""
        kept = self.known.links.get(claim.id, [])
        if claim.attribution.outlets:
            # What an analyst corrected, or keeps against a newer reader, is not what the trace was made from.
            if claim.as_read or not kept:
                found = credit(claim, self.known.reports.get(claim.report), self.names(claim.report))
                kept = [found] if found else []
            found_here = [link for link in kept if link.kind is LinkKind.CREDITED and not self.is_own(link.to, claim.report)]
            return found_here or self._spoken(claim)
        if claim.attribution.speakers:
            return self._spoken(claim)
        if any(link.kind is LinkKind.CREDITED for link in kept):
            # The sentence's own words, unless the trace was made from a credit that the claim no longer has.
            found = credit(claim, self.known.reports.get(claim.report), self.names(claim.report))
            if found and not self.is_own(found.to, claim.report):
                return [found]
        return [link for link in kept if link.kind is not LinkKind.CREDITED]

    def names(self, key: str) -> Sequence[Named]:
        """Return the outlets that a report's text names."""
        trace = self.known.traces.get(key)
        return trace.outlets if trace else ()

    def is_own(self, to: str | Root, key: str) -> bool:
        """Say whether a link's end is its report's own outlet: an agency's dateline over the agency's own report says nothing."""
        return isinstance(to, Root) and self.full(to).key == self.publisher(key).key

    def own_tag(self, trace: Trace) -> bool:
        """Say whether the agency of a report's tag is the outlet itself, by its whole name, its letters or a part of it."""
        tag, publisher = trace.tag, self.publisher(trace.report)
        return tag is not None and (self.named(tag.name).key == publisher.key or is_own(tag.name, publisher, trace.outlets))

    def _spoken(self, claim: Claim) -> list[Link]:
        """Return the credit to the first of a claim's speakers who is an outlet: "the Harbour Command Press Desk said"."""
        for speaker in claim.attribution.speakers:
            outlet = meant(speaker, self.publishers, self.names(claim.report))
            if outlet and not self.is_own(outlet, claim.report):
                shown = said_by(claim, speaker, self.text(claim.report))
                return [Link(claim.id, outlet, LinkKind.CREDITED, f"credited to {outlet.name}", (shown,))]
        return []


def said_by(claim: Claim, speaker: str, text: str) -> Shown:
    """Return the speaker's name in a claim's sentence, or the sentence where it stands elsewhere."""
    at = claim.sentence.of(text).find(speaker)
    if at < 0:
        return Shown(claim.report, claim.sentence)
    return Shown(claim.report, Excerpt(claim.sentence.start + at, claim.sentence.start + at + len(speaker)))


def _card(key: str, report: Report | None) -> Card:
    if report is None:
        return Card(Root(f"report:{key}", key), 0, 0.0)
    at = report.published_at
    moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() if at else 0.0
    return Card(publisher(report), report.published.toordinal() if report.published else 0, moment)
