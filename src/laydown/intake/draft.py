"""What a reader of a format finds, and how it becomes a report: overrides, dates, the text as it is kept."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from laydown.domain.provenance import Report
from laydown.errors import BadReport
from laydown.intake import addresses, published
from laydown.intake.english import language_of
from laydown.intake.tidy import name, one_line, tidy

if TYPE_CHECKING:
    from datetime import date

_log = logging.getLogger("laydown.intake")

_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the user says about every report of a source; goes before what the source says."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a reader makes one draft of: `text` is what `data` says in `charset` (None: UTF-8, or as its mark says)."""

    source: str
    id: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report as a reader found it. `source` names it to the user, `data` are its bytes as taken in; all else may be wrong.

    `form` is the reader's stable name, by which `again.derive` reads `data` anew, and `charset` the encoding where it was not UTF-8;
    `canonical` are the addresses that it gives for itself, the surest first, and `via` the outlet that it says it is from.
    """

    source: str
    id: str
    data: bytes = field(repr=False)
    form: str
    charset: str | None = None
    body: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | float | None = None
    language: str | None = None
    canonical: tuple[str | None, ...] = ()
    via: str | None = None

    def finish(self, overrides: Overrides, now: datetime) -> Report | BadReport:
        """Return the report, or why it is set aside; `now` is an aware moment."""
        named = Report(
            id=one_line(self.id) or "report",
            sha256=hashlib.sha256(self.data).hexdigest(),
            text="",
            outlet=one_line(overrides.outlet or self.outlet),
            author=one_line(self.author),
            url=overrides.url or addresses.address(self.url),
            retrieved_at=now,
        )
        report = self.told(named)
        if isinstance(report, BadReport):
            return report
        day, moment = self._when(overrides)
        if _in_future(day, moment, now):
            return BadReport(self.source, f"published in the future ({day})")
        return replace(report, published=day, published_at=moment)

    def told(self, report: Report) -> Report | BadReport:
        """Return `report` with all that follows from the bytes: text, title, language, canonical and via."""
        title = one_line(self.title)
        body = tidy(self.body)
        if reason := _unreadable(body):
            return BadReport(self.source, reason)
        text = _with_title(title, body)
        via = name(addresses.host(self.via) if self.via and addresses.address(self.via) else self.via)
        return replace(
            report,
            text=text,
            title=title,
            language=language_of(text, self.language),
            canonical=addresses.another(self.canonical, report.url),
            via=via if via and via.casefold() != (report.outlet or "").casefold() else None,
            form=f"{self.form}; charset={self.charset}" if self.charset else self.form,
            raw=self.data,
        )

    def _when(self, overrides: Overrides) -> tuple[date | None, datetime | None]:
        if overrides.published:
            return overrides.published, None
        if self.published in {None, ""}:
            return None, None
        found = published.when(self.published)
        if found is None:
            _log.warning("%s: its publication date %.60r is not understood; it is read as undated", self.source, self.published)
            return None, None
        return found


def _with_title(title: str | None, body: str) -> str:
    if not title:
        return body
    beginning = " ".join(body[: 2 * len(title) + 200].split())
    begins_with_it = beginning.startswith(title) and not beginning[len(title) : len(title) + 1].isalnum()
    return body if begins_with_it else f"{title}\n\n{body}"


def _unreadable(body: str) -> str | None:
    if not any(char.isalpha() for char in body):
        return "no text"
    # A few lost characters do no harm; many mean that the bytes were decoded wrongly before they came here.
    lost = body.count("�")
    return "wrongly encoded (its characters were lost before it came here)" if lost > max(5, len(body) // 200) else None


def _in_future(day: date | None, moment: datetime | None, now: datetime) -> bool:
    if day is None:
        return False
    if moment is not None and moment.tzinfo is not None:
        return moment > now + _AHEAD
    # A bare day is somebody's calendar day, and the world's last one begins fourteen hours ahead of UTC.
    return day > (now.astimezone(UTC) + _AHEAD).date()
