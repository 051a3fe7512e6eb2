"""A laydown to a brief: grouped by operator and system, one line a position, every line cited."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.products import words
from laydown.products.brief import Brief, Group, Line
from laydown.products.citing import Citations
from laydown.products.grading import why_graded
from laydown.products.matching import AHEAD, AWAY
from laydown.products.origin_names import origin_names
from laydown.products.printable import one_line
from laydown.products.remarks import around, opinions
from laydown.products.sayers import full_names, sayers
from laydown.products.tallying import tally_words
from laydown.products.words import in_days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.order_of_battle import Category
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.sayers import Names

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
    voices = full_names(claim for claim in claims.values() if claim.report in concerned)
    groups = _groups(laydown, claims, citations, voices)
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


def _groups(laydown: Laydown, claims: Mapping[str, Claim], citations: Citations, voices: Names) -> tuple[Group, ...]:
    by_force: dict[_Key, list[Position]] = defaultdict(list)
    for position in laydown.positions:
        by_force[position.category, position.system, position.operator].append(position)
    found = []
    for category, system, operator in sorted(by_force, key=_by_name):
        positions = sorted(by_force[category, system, operator], key=_how_it_stands)
        lines = tuple(line for position in positions if (line := _line(position, claims, citations, voices)).citations)
        tallies = [t for t in laydown.tallies if (t.category, t.system, t.operator) == (category, system, operator)]
        if lines:
            force, whose = one_line(words.force(category, system)), one_line(words.actor(operator))
            found.append(Group(force, whose, tuple(filter(None, (tally_words(tally, laydown) for tally in tallies))), lines))
    return tuple(found)


def _by_name(key: _Key) -> tuple[bool, str, str, bool, str]:
    """Order by operator, then system, as a reader looks them up; what is not said comes last."""
    category, system, operator = key
    return operator is None, words.actor(operator).removeprefix("the ").casefold(), category, system is None, system or ""


def _how_it_stands(position: Position) -> tuple[int, bool, str]:
    """Order what is there before what is to come, and that before what is gone or said not to be; sites and cities first."""
    rank = 2 if position.status in AWAY else 1 if position.status in AHEAD else 0
    at = position.place or position.destination
    is_area = at is None or at.precision not in {Precision.SITE, Precision.CITY}
    return 3 if position.modality is Modality.DENIED else rank, is_area, at.name.casefold() if at else ""


def _line(position: Position, claims: Mapping[str, Claim], citations: Citations, voices: Names) -> Line:
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
        sayers=tuple(who for who in sayers(said, voices) if who not in origins),
        last_evidence=position.last_evidence,
        filled=position.filled,
        disputed=in_days(position.disputed),
        stale=in_days(position.stale),
        grade=str(position.grade),
        why=why_graded(position.grade),
        due=position.due,
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


def _why_empty(reports: Mapping[str, Report], asked: str) -> str:
    if not reports:
        return "The ledger holds no report that was known by then."
    if asked:
        return f"None of the {len(reports)} reports known by then puts such a force anywhere ({asked})."
    return f"None of the {len(reports)} reports known by then says where a force is, was about to be, or is not."
