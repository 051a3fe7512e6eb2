"""A laydown to a brief: grouped by operator and system, one line a position, every line cited."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.position import Role
from laydown.products import words
from laydown.products.brief import Brief, Group, Line
from laydown.products.citing import Citations, shortened
from laydown.products.printable import one_line
from laydown.products.remarks import around, opinions
from laydown.products.sayers import sayers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.order_of_battle import Category
    from laydown.domain.position import Laydown, Position, Tally
    from laydown.domain.provenance import Report

_LONGEST_NAME = 60
_Key = tuple["Category", str | None, str | None]


def compose(
    laydown: Laydown,
    *,
    reports: Mapping[str, Report],
    claims: Mapping[str, Claim],
    statements: Sequence[Statement] = (),
    asked: str = "",
) -> Brief:
    """Return the brief of a laydown. `reports` are those known by then, by key; `claims` is by id; `asked` says what was left out.

    Of the statements, those of reports that bear on the positions are kept where something was left out.
    """
    bearing = [claims[s.claim] for each in laydown.positions for s in each.support if s.claim in claims]
    concerned = {claim.report for claim in bearing}
    told = [said for said in statements if not asked or said.report in concerned]
    citations = Citations(reports, [*bearing, *told])
    groups = _groups(laydown, claims, citations)
    remarks, read = around(told, citations), opinions(told, reports, citations)
    cited = citations.all()
    return Brief(
        valid_at=laydown.valid_at,
        known_at=laydown.known_at,
        asked=asked,
        known=len(reports),
        cited=len({citation.report for citation in cited}),
        origins=len({name for each in laydown.positions for name in origin_names(each)}),
        groups=groups,
        around=remarks,
        opinions=read,
        citations=cited,
        empty="" if groups else _why_empty(reports, asked),
    )


def origin_names(position: Position) -> tuple[str, ...]:
    """Return the names of a position's independent origins; two that go back to one root are one."""
    roots = dict.fromkeys(one_line(origin.root or origin.name) for origin in position.origins)
    return tuple(shortened(root, _LONGEST_NAME) for root in roots)


def _groups(laydown: Laydown, claims: Mapping[str, Claim], citations: Citations) -> tuple[Group, ...]:
    by_force: dict[_Key, list[Position]] = defaultdict(list)
    for position in laydown.positions:
        by_force[position.category, position.system, position.operator].append(position)
    found = []
    for category, system, operator in sorted(by_force, key=_by_name):
        positions = by_force[category, system, operator]
        lines = tuple(line for position in positions if (line := _line(position, claims, citations)).citations)
        tallies = [t for t in laydown.tallies if (t.category, t.system, t.operator) == (category, system, operator)]
        if lines:
            force, whose = words.force(category, system), words.actor(operator)
            found.append(Group(force, whose, tuple(filter(None, map(_tally, tallies))), lines))
    return tuple(found)


def _by_name(key: _Key) -> tuple[bool, str, str, bool, str]:
    """Order by operator, then system, as a reader looks them up; what is not said comes last."""
    category, system, operator = key
    return operator is None, words.actor(operator).removeprefix("the ").casefold(), category, system is None, system or ""


def _line(position: Position, claims: Mapping[str, Claim], citations: Citations) -> Line:
    said, supporting, against = _sides(position, claims)
    origins = origin_names(position)
    unit = f"{one_line(position.unit)}, " if position.unit and position.unit != position.system else ""
    return Line(
        position=position.id,
        where=f"{unit}{one_line(words.whereabouts(position))}",
        count=one_line(words.how_many(position.count)),
        state=one_line(words.in_state(position)),
        since=words.since(position),
        origins=origins,
        reports=len({claim.report for claim in said}),
        sayers=tuple(who for who in sayers(said) if who not in origins),
        last_evidence=position.last_evidence,
        filled=position.filled,
        disputed=one_line(position.disputed),
        stale=one_line(position.stale),
        citations=citations.of(said),
        supporting=citations.of(supporting),
        against=citations.of(against),
    )


def _sides(position: Position, claims: Mapping[str, Claim]) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """Return the claims that say it, those that support it without putting it there, and those that dispute it."""
    known = [support for support in position.support if support.claim in claims]
    own = {claim for origin in position.origins for claim in origin.claims}
    against = [claims[s.claim] for s in known if s.role is Role.DISPUTES]
    other = [s for s in known if s.role is not Role.DISPUTES]
    said = [claims[s.claim] for s in other if s.claim in own]
    supporting = [claims[s.claim] for s in other if s.claim not in own]
    if said:
        return said, supporting, against
    # A position that exists by a denial has its claims under that role alone.
    return (supporting, [], against) if supporting else (against, [], [])


def _tally(tally: Tally) -> str:
    now, expected = tally.present, tally.expected
    if now.max is None and not now.min and expected.max is None and not expected.min:
        return ""
    unit = f" ({words.plural(one_line(tally.present.unit), None)})" if tally.present.unit else ""
    more = (now.min, now.max) != (expected.min, expected.max)
    return f"in {words.state(tally.country)} now {words.number(now)}{f', of {words.number(expected)} expected' if more else ''}{unit}"


def _why_empty(reports: Mapping[str, Report], asked: str) -> str:
    if not reports:
        return "The ledger holds no report that was known by then."
    if asked:
        return f"None of the {len(reports)} reports known by then puts such a force anywhere ({asked})."
    return f"None of the {len(reports)} reports known by then says where a force is, was about to be, or is not."
