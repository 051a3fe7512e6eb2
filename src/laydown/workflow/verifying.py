"""Does everything come out again as it was kept? Bytes, texts, claims, origins and positions, derived anew and compared."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING

from laydown.errors import BadReport, LaydownError, LedgerUnusable
from laydown.workflow.asking import Question, laydown_as_of, view
from laydown.workflow.taking import is_read, read_kept, reader_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.provenance import Report
    from laydown.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not come out as it was kept; `report` is the report's own id and key, or nothing for the ledger as a whole."""

    report: str
    what: str

    def __str__(self) -> str:
        return f"{self.report}: {self.what}" if self.report else self.what


@dataclass(slots=True)
class Verified:
    """What was looked at: `bytes_kept` reports whose bytes are there, `older` reports that another version read, and this one reads otherwise."""

    reports: int = 0
    bytes_kept: int = 0
    older: int = 0
    claims: int = 0
    positions: int = 0
    flaws: list[Flaw] = field(default_factory=list)


def _in_silence(_done: int) -> None:
    return


def verify(ledger: Ledger, report_progress: Callable[[int], None] = _in_silence) -> Verified:
    """Derive everything anew from the stored bytes, and return what was looked at with every flaw.

    Raises LedgerUnusable where the ledger cannot even be listed; ModelUnusable, CatalogError.
    """
    found = Verified()
    found.flaws += _tried(lambda: map(_whole, ledger.damage()), _whole)
    for done, key in enumerate(ledger.report_keys(), 1):
        found.flaws += _of_report(ledger, key, found)
        report_progress(done)
    found.flaws += _tried(
        lambda: map(_whole, _together(ledger, found)), lambda words: _whole(f"it cannot be put together anew: {words}")
    )
    return found


def _whole(words: str) -> Flaw:
    return Flaw("", words)


def _tried(look: Callable[[], Iterable[Flaw]], flaw: Callable[[str], Flaw]) -> Iterator[Flaw]:
    """Yield what is found wrong, and, where an altered byte keeps us from looking further, that."""
    try:
        yield from look()
    except LedgerUnusable as error:
        # What to do about it is for the whole ledger, and not for each thing that is wrong with it.
        yield flaw(str(error).partition(";")[0])
    except LaydownError:
        # A missing model or catalogue is no flaw of the ledger.
        raise
    except Exception as error:  # noqa: BLE001  an altered byte can bring out anything, and must not hide the other flaws
        yield flaw(f"{type(error).__name__}: {error}")


def _of_report(ledger: Ledger, key: str, found: Verified) -> Iterator[Flaw]:
    named = [key]

    def look() -> Iterator[Flaw]:
        report = ledger.report(key)
        if report is None:
            return
        named[0] = f"{report.id} ({key})"
        found.reports += 1
        yield from (Flaw(named[0], words) for words in _report(ledger, key, report, found))

    yield from _tried(look, lambda words: Flaw(named[0], f"what is kept of it is not as it was written ({words})"))


def _report(ledger: Ledger, key: str, report: Report, found: Verified) -> Iterator[str]:
    yield from ledger.unsealed(key)
    if report.key != key:
        # Its claims stand under the key of other bytes, so there is nothing to compare them with.
        yield "its key is not that of its bytes"
        return
    yield from _bytes(ledger, report, found)
    claims, statements = ledger.claims(report=key), ledger.statements(report=key)
    found.claims += len(claims)
    spans = [each.sentence for each in claims] + [each.sentence for each in statements]
    outside = [span for span in spans if not 0 <= span.start < span.end <= len(report.text)]
    if outside:
        yield f"{len(outside)} of its claims point outside its text"
    yield from _reading(ledger, report, claims, statements, found)


def _bytes(ledger: Ledger, report: Report, found: Verified) -> Iterator[str]:
    from laydown.intake.again import derive

    try:
        raw = ledger.raw(report.key)
        if raw is None:
            return
        found.bytes_kept += 1
        if hashlib.sha256(raw).hexdigest() != report.sha256:
            yield "its stored bytes are not those that were taken in"
            return
        again = derive(report, raw)
    except LaydownError as error:
        yield f"its stored bytes cannot be read ({error})"
        return
    if (again.text, again.title) != (report.text, report.title):
        yield "its text is not what its bytes give"


def _reading(
    ledger: Ledger, report: Report, claims: Sequence[Claim], statements: Sequence[Statement], found: Verified
) -> Iterator[str]:
    if not is_read(report):
        return
    own = ledger.readings(report.key)[-1][0] == reader_of(report)
    # How sure the reader had to be is not kept; where nothing was kept, perhaps nothing was sure enough.
    reading = read_kept(ledger, report, min((claim.confidence for claim in claims), default=inf))
    if isinstance(reading, BadReport):
        yield f"it cannot be read again ({reading.reason})"
    elif _said(reading.claims, own) != _said(claims, own) or _said(reading.statements, own) != _said(statements, own):
        if own:
            yield "its claims are not what its text gives"
        else:
            found.older += 1


def _said(read: Iterable[Claim] | Iterable[Statement], own: bool) -> Counter[Claim | Statement]:  # noqa: FBT001  one question, asked four times
    """Return what was read; of another version of the reader, whoever read it."""
    return Counter(each if own else replace(each, reader="") for each in read)


def _together(ledger: Ledger, found: Verified) -> Iterator[str]:
    """Compare traces, pairs, matters and positions with those made from scratch."""
    from laydown.ledger import Wanted
    from laydown.lineage.tracing import place_in

    if ledger.needs_rebuild():
        yield "it is not brought up to date; `laydown read` does so"
        return
    for key in ledger.rebuild(place_in, keep=False):
        report = ledger.report(key) if key else None
        named = (
            f"{report.id} ({key}): what it shares with others, or its matters,"
            if report
            else "what is derived for all reports together"
        )
        yield f"{named} is not what the texts give; the file is damaged"
    day = ledger.latest_day()
    if day is None:
        return
    question = Question(valid_at=day, known_at=day)
    known = ledger.known(known_at=day)
    whole = view(known, question).laydown
    found.positions = len(whole.positions)
    if view(replace(known, traced=False), question).laydown != whole:
        yield "positions made from scratch are others than those made from what the ledger keeps"
    for system in sorted({each.system for each in whole.positions if each.system}):
        part = laydown_as_of(ledger, replace(question, wanted=Wanted(system=system))).laydown
        if [each for each in part.positions if each.system == system] != [
            each for each in whole.positions if each.system == system
        ]:
            yield f"the positions of {system} asked for alone are others than among all"
