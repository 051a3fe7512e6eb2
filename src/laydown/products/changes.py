"""Two laydowns to a brief of changes: grouped by operator and system, the most telling first, every line cited."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.products import words
from laydown.products.appearing import appeared, vanished
from laydown.products.between import Between, Difference
from laydown.products.change import Again, Change, ChangeGroup, Changes, Entry, Kind
from laydown.products.citing import Citations, source_name
from laydown.products.differing import differences, said_again
from laydown.products.grading import why_graded
from laydown.products.matching import matched
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line
from laydown.products.sentences_of import stands
from laydown.products.tallying import tally_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.order_of_battle import Category
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.matching import Matching

_Key = tuple["Category", str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Found:
    """What changed about one position, before it is put in words with numbers."""

    before: Position | None
    after: Position | None
    telling: tuple[Difference, ...]
    again: tuple[Claim, ...]

    @property
    def position(self) -> Position:
        position = self.after or self.before
        assert position is not None  # noqa: S101  one of the two is there by construction
        return position

    @property
    def key(self) -> _Key:
        return self.position.category, self.position.system, self.position.operator

    @property
    def sort_key(self) -> tuple[int, bool, int, str, str]:
        """Most telling first; of two alike what names its system, and what more origins stand behind."""
        position, ranks = self.position, [each.kind.rank for each in self.telling]
        unnamed = position.system is None and position.unit is None
        return min(ranks, default=len(Kind)), unnamed, -len(position.origins), words.whereabouts(position), position.id


def changes(  # noqa: PLR0913  what is compared, and what it stands on
    before: Laydown,
    after: Laydown,
    *,
    before_claims: Collection[str],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    before_reports: Collection[str] | None = None,
    asked: str = "",
) -> Changes:
    """Return what differs between two laydowns, position by position.

    `before_claims` are the ids of the claims, and `before_reports` the keys of the reports, that were known as of the first (without the latter,
    a report is taken to have been known by its day or its claims); `claims` by id and `reports` by key are those known as of the second.
    """
    between = Between(before, after, before_claims, claims, reports, frozenset(each.id for each in after.positions))
    found = sorted(_found(matched(before, after), between), key=lambda each: each.sort_key)
    cited = [claim for each in found for claim in (*each.again, *(c for difference in each.telling for c in difference.claims))]
    citations = Citations(reports, cited)
    groups = _groups([each for each in found if each.telling], between, citations)
    again = tuple(_again(each, reports, citations) for each in found if each.again and not each.telling)
    read = _read(between, before_reports)
    kinds = Counter(change.kind for group in groups for entry in group.entries for change in entry.changes)
    return Changes(
        valid_from=before.valid_at,
        known_from=before.known_at,
        valid_at=after.valid_at,
        known_at=after.known_at,
        asked=asked,
        read=len(read),
        cited=len({citation.report for citation in citations.all()}),
        counts={str(kind): kinds[kind] for kind in Kind if kinds[kind]},
        groups=groups,
        again=again,
        citations=citations.all(),
        empty="" if groups else _why_empty(between, len(read)),
    )


def _found(matching: Matching, between: Between) -> Iterator[_Found]:
    come = {plan.id for plans in matching.announced.values() for plan in plans}
    for before, after in matching.pairs:
        if after is None:
            if before is not None and before.id not in come:
                yield _Found(before, None, tuple(vanished(before, between, matching.into.get(before.id))), ())
            continue
        plans = matching.announced.get(after.id, ())
        told = tuple(appeared(after, between, plans) if before is None else differences(before, after, between, plans))
        # A grade that moves with what is told is shown beside it.
        telling = tuple(each for each in told if each.kind is not Kind.GRADED) or told
        of = {claim.id for each in telling for claim in each.claims}
        again = () if before is None or plans else said_again(before, after, between, of)
        if telling or again:
            yield _Found(before, after, tuple(sorted(telling, key=lambda each: each.kind.rank)), again)


def _groups(found: Sequence[_Found], between: Between, citations: Citations) -> tuple[ChangeGroup, ...]:
    by_force: dict[_Key, list[_Found]] = defaultdict(list)
    for each in found:
        by_force[each.key].append(each)
    # They are in order already: the group with the most telling change comes first.
    return tuple(
        ChangeGroup(
            one_line(words.force(key[0], key[1])),
            one_line(words.actor(key[2])),
            tuple(_tallies(key, between)),
            tuple(_entry(each, between.reports, citations) for each in some),
        )
        for key, some in by_force.items()
    )


def _tallies(key: _Key, between: Between) -> Iterator[str]:
    now, was = (
        {tally.country: tally for tally in laydown.tallies if (tally.category, tally.system, tally.operator) == key}
        for laydown in (between.after, between.before)
    )
    for country, tally in now.items():
        said = tally_words(tally, between.after)
        before = words.number(was[country].present) if country in was else "none listed"
        if said:
            yield f"{said}; before, {before}" if before != words.number(tally.present) else said
    for country, tally in was.items():
        if country not in now and tally_words(tally, between.before):
            yield f"in {words.state(country)} none listed now; before, {words.number(tally.present)}"


def _entry(found: _Found, reports: Mapping[str, Report], citations: Citations) -> Entry:
    position, before = found.position, found.before
    unit = f"{one_line(position.unit)}, " if position.unit and position.unit != position.system else ""
    told = [_change(each, citations) for each in found.telling]
    if found.again:
        told.append(_repeated(found.again, reports, citations))
    return Entry(
        position=position.id,
        was=before.id if before and before.id != position.id else None,
        shown=found.after is not None,
        where=f"{unit}{one_line(words.whereabouts(position))}",
        stands=one_line(stands(words.how_many(position.count), words.in_state(position), words.since(position))),
        origins=origin_names(position),
        grade=str(position.grade),
        graded_before=str(before.grade) if before and str(before.grade) != str(position.grade) else "",
        why=why_graded(position.grade),
        changes=tuple(told),
    )


def _change(difference: Difference, citations: Citations) -> Change:
    return Change(
        kind=difference.kind,
        said=one_line(difference.said),
        now=one_line(difference.now),
        before=one_line(difference.before),
        reported=difference.reported,
        citations=citations.of(difference.claims),
    )


def _repeated(claims: Sequence[Claim], reports: Mapping[str, Report], citations: Citations) -> Change:
    return Change(kind=Kind.REPEATED, said=f"by {' · '.join(_sources(claims, reports))}", citations=citations.of(claims))


def _again(found: _Found, reports: Mapping[str, Report], citations: Citations) -> Again:
    position = found.position
    force = f"{words.force(position.category, position.system, position.unit)}, {words.actor(position.operator)}"
    where = one_line(words.whereabouts(position))
    return Again(position.id, one_line(force), where, _sources(found.again, reports), citations.of(found.again))


def _sources(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[str, ...]:
    return tuple(sorted({source_name(reports[claim.report]) for claim in claims if claim.report in reports}))


def _read(between: Between, before_reports: Collection[str] | None) -> list[str]:
    """Return the keys of the reports that came to be known in between."""
    if before_reports is not None:
        return [key for key in between.reports if key not in before_reports]
    heard = {claim.report for claim in between.claims.values() if claim.id in between.known}
    return [key for key, report in between.reports.items() if key not in heard and not _was_out(report, between.before)]


def _was_out(report: Report, before: Laydown) -> bool:
    day = report.published or (report.retrieved_at.date() if report.retrieved_at else None)
    return day is not None and day <= before.known_at


def _why_empty(between: Between, read: int) -> str:
    before, after = between.before, between.after
    days = f"between {words.day(before.valid_at)} and {words.day(after.valid_at)}"
    if before.known_at != before.valid_at or after.known_at != after.valid_at:
        days += f" (known by {words.day(before.known_at)} and by {words.day(after.known_at)})"
    reports = "No report was" if not read else "1 report was" if read == 1 else f"{read:,} reports were"
    return f"Nothing changed {days}. {reports} read in between."
