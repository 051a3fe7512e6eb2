"""What a judgement changes: the laydown before it beside the laydown after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.cli import screen
from laydown.cli.asking import printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.domain.judgement import Judgement
    from laydown.products.change import ChangeGroup, Changes
    from laydown.workflow import View

_ID = 8
_LISTED = 5


def show(made: Sequence[Judgement], before: View, after: View, *, as_json: bool) -> None:
    """Print what judgements changed; that they changed nothing is said too."""
    found = _changes(made, before, after)
    if as_json:
        from laydown.products.brief_json import brief_row
        from laydown.products.printable import json_text
        from laydown.products.rows import judgement_row

        screen.out(json_text({"judgements": [judgement_row(each) for each in made], "changes": brief_row(found)}))
        return
    printed(lambda width: "\n".join(line for _, line in _lines(found, width)), lambda width: _lines(found, width))


def _changes(made: Sequence[Judgement], before: View, after: View) -> Changes:
    from laydown.products.changes import changes

    found = changes(
        before.laydown, after.laydown, before_claims=before.claims, claims=after.claims, reports={**before.reports, **after.reports},
        before_reports=before.reports,
    )  # fmt: skip
    groups = tuple(_of_judging(group) for group in found.groups)
    return replace(found, groups=groups, empty="" if groups else _why_empty(made, before, after))


def _of_judging(group: ChangeGroup) -> ChangeGroup:
    # That no new report says so goes without saying where the analyst has just said it.
    entries = (replace(entry, changes=tuple(replace(each, reported=True) for each in entry.changes)) for entry in group.entries)
    return replace(group, entries=tuple(entries))


def _why_empty(made: Sequence[Judgement], before: View, after: View) -> str:
    from laydown.products.words import day

    were = set(before.laydown.positions)
    other = [each.id[:_ID] for each in after.laydown.positions if each not in were]
    if other:
        named = ", ".join(other[:_LISTED]) + (" …" if len(other) > _LISTED else "")
        return f"What is where stays as it is as of {day(after.laydown.valid_at)}; what stands under it changes: `laydown show` {named}."
    judged = {claim.id for each in made for claim in each.claims}
    unheard = judged and not judged & (before.claims.keys() | after.claims.keys())
    why = "; none of it was known then" if unheard else ""
    return f"Nothing changes in what is where as of {day(after.laydown.valid_at)}{why}. The judgement is kept."


def _lines(found: Changes, width: int) -> Iterator[tuple[str, str]]:
    from laydown.products.brief_text import Kind
    from laydown.products.changes_text import lines
    from laydown.products.words import day

    if found.counts:
        known = f", known by {day(found.known_at)}" if found.known_at != found.valid_at else ""
        yield Kind.HEAD, f"As of {day(found.valid_at)}{known} this changes:"
        yield Kind.HEAD, " · ".join(f"{kind}: {number}" for kind, number in found.counts.items())
    body = [(kind, line) for kind, line in lines(found, width) if kind != Kind.HEAD]
    yield from body if found.counts else [(kind, line) for kind, line in body if line]
