"""What a reader of a format finds, and how it becomes a report: overrides, dates, the text as it is kept."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from laydown.domain.provenance import Report
from laydown.errors import BadReport
from laydown.intake import published
from laydown.intake.english import language_of
from laydown.intake.tidy import one_line, tidy

if TYPE_CHECKING:
    from datetime import date

_log = logging.getLogger("laydown.intake")

_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the user says about every report of a source; goes before what the source says."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report as a reader found it. `source` names it to the user, `data` are its bytes as taken in; all else may be wrong."""

    source: str
    id: str
    data: bytes = field(repr=False)
    body: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | float | None = None
    language: str | None = None

    def finish(self, overrides: Overrides, now: datetime) -> Report | BadReport:
        """Return the report, or why it is set aside; `now` is an aware moment."""
        title = one_line(self.title)
        body = tidy(self.body)
        if reason := _unreadable(body):
            return BadReport(self.source, reason)
        text = _with_title(title, body)
        day, moment = self._when(overrides)
        if _in_future(day, moment, now):
            return BadReport(self.source, f"published in the future ({day})")
        return Report(
            id=one_line(self.id) or "report",
            sha256=hashlib.sha256(self.data).hexdigest(),
            text=text,
            title=title,
            outlet=one_line(overrides.outlet or self.outlet),
            author=one_line(self.author),
            url=overrides.url or _address(self.url),
            published=day,
            published_at=moment,
            retrieved_at=now,
            language=language_of(text, self.language),
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


def _address(url: str | None) -> str | None:
    return url.strip() if url and _ADDRESS.fullmatch(url.strip()) else None
