"""From which sentence? Numbers for the sentences that a brief cites, the same for the same sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from laydown.products.brief import Citation
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.provenance import Excerpt, Report

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]{1,2000}", re.IGNORECASE)
_LONGEST = 1200


class Citations:
    """The numbers of everything that a brief cites: by day and report, then as the text runs, so that a report's stand together."""

    def __init__(self, reports: Mapping[str, Report], cited: Iterable[Claim | Statement]) -> None:
        keys = {(said.report, said.sentence) for said in cited if said.report in reports}
        ordered = sorted(keys, key=lambda key: (reports[key[0]].published or date.max, source_name(reports[key[0]]), key))
        self._given = {key: _citation(number, reports[key[0]], key[1]) for number, key in enumerate(ordered, 1)}

    def of(self, said: Iterable[Claim | Statement]) -> tuple[int, ...]:
        """Return the numbers of the sentences that make claims or statements; of a report that is not there, none."""
        keys = {(each.report, each.sentence) for each in said}
        return tuple(sorted(self._given[key].number for key in keys if key in self._given))

    def all(self) -> tuple[Citation, ...]:
        """Return every citation, by number."""
        return tuple(self._given.values())


def source_name(report: Report) -> str:
    """Return what to call a report's source: its outlet, else its title, else its own id."""
    if report.outlet or not report.title:
        return shortened(one_line(report.outlet or report.id), 80)
    return f"“{shortened(one_line(report.title), 60)}”"


def address(report: Report) -> str | None:
    """Return a report's address if it is one that a browser may open."""
    return report.url if report.url and _ADDRESS.fullmatch(report.url) else None


def shortened(words: str, most: int) -> str:
    """Return words cut to `most` characters."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _citation(number: int, report: Report, sentence: Excerpt) -> Citation:
    return Citation(
        number=number,
        report=report.key,
        id=one_line(report.id),
        source=source_name(report),
        published=report.published,
        url=address(report),
        sentence=shortened(one_line(sentence.of(report.text)), _LONGEST),
        start=sentence.start,
        end=sentence.end,
    )
