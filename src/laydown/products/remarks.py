"""What do reports say around the positions? Statements at odds side by side, and apart whose readings there are."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.catalogs import actors
from laydown.domain.attribution import Voice
from laydown.domain.claim import StatementKind
from laydown.domain.matter import Partition
from laydown.products import words
from laydown.products.brief import Remark
from laydown.products.citing import shortened, source_name
from laydown.products.printable import one_line
from laydown.products.sayers import sayers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from laydown.domain.claim import Statement
    from laydown.domain.provenance import Report
    from laydown.products.citing import Citations

_ORDER = tuple(StatementKind)
_LONGEST = 300
_TELLING = 5
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def around(statements: Iterable[Statement], citations: Citations) -> tuple[tuple[Remark, ...], ...]:
    """Return remarks by kind; those at odds with each other, and they alone, stand in one group."""
    merged = _merged(said for said in statements if not _is_opinion(said))
    at = {said.id: number for number, group in enumerate(merged) for said in group}
    sides = Partition(len(merged))
    for number, group in enumerate(merged):
        for other in (other for said in group for other in said.at_odds_with if other in at):
            sides.join(number, at[other])
    return tuple(tuple(_remark(merged[number], citations) for number in part) for part in sides.parts())


def opinions(statements: Iterable[Statement], reports: Mapping[str, Report], citations: Citations) -> tuple[Remark, ...]:
    """Return the readings of authors and of those whom they quote, each under whose it is."""
    merged = _merged(said for said in statements if _is_opinion(said))
    return tuple(_remark(group, citations, _whose(group, reports)) for group in merged)


def _is_opinion(said: Statement) -> bool:
    return said.kind is StatementKind.ASSESSMENT or said.attribution.voice is Voice.OPINION


def _merged(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Bring together what one sentence says of one kind, and sentences that copies repeat word for word."""
    by_sentence: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for said in statements:
        by_sentence[said.kind, said.report, said.sentence].append(said)
    by_words: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for group in by_sentence.values():
        by_words[group[0].kind, tuple((said.topic.casefold(), said.state) for said in group), _chains(group)] += group
    return sorted(by_words.values(), key=lambda group: _ORDER.index(group[0].kind))


def _chains(group: Sequence[Statement]) -> tuple[str, ...]:
    # The same long run of words is the same statement, whoever is named for it; all who are named stand under it.
    if all(len(said.topic.split()) >= _TELLING for said in group):
        return ()
    return sayers(group)


def _remark(group: Sequence[Statement], citations: Citations, whose: tuple[str, ...] = ()) -> Remark:
    own = tuple(dict.fromkeys(words.actor(party) for said in group for party in _own_party(said)))
    parties = tuple(dict.fromkeys(words.actor(one_line(party)) for said in group for party in said.parties))
    times = dict.fromkeys(words.interval(said.time) for said in group if said.time)
    return Remark(
        kind=str(group[0].kind),
        points=tuple(dict.fromkeys(map(_point, group))),
        parties=own or parties,
        names=tuple(party for party in parties if party not in own) if own else (),
        time="; ".join(times),
        sayers=whose or sayers(group),
        citations=citations.of(group),
    )


def _own_party(said: Statement) -> Iterator[str]:
    """Yield whose aim it is: what a spokesman of the coalition says of its aim is the coalition's, whomever his words name."""
    if said.kind is not StatementKind.PURPOSE:
        return
    for speaker in said.attribution.speakers:
        phrase = _ARTICLE.sub("", speaker)
        yield from (found.code for found in actors.load().find(phrase) if found.code and found.start == 0)


def _point(said: Statement) -> str:
    topic = shortened(one_line(said.topic), _LONGEST)
    return f"{one_line(said.state)}: “{topic}”" if said.state else f"“{topic}”"


def _whose(group: Sequence[Statement], reports: Mapping[str, Report]) -> tuple[str, ...]:
    named = sayers(group)
    if named:
        return named
    authors = (_author(reports[said.report]) for said in group if said.report in reports)
    return tuple(dict.fromkeys(authors))


def _author(report: Report) -> str:
    return f"{one_line(report.author)}, {source_name(report)}" if report.author else f"the author of {source_name(report)}"
