"""When: intervals of days with open ends, and how finely they were said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Granularity(StrEnum):
    """How finely a time was said."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; None is an open end."""

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            message = f"an interval ends before it begins: {self.earliest} to {self.latest}"
            raise ValueError(message)

    @classmethod
    def on(cls, day: date) -> Interval:
        """Return the interval of one day."""
        return cls(day, day)

    def meets(self, other: Interval) -> bool:
        """Say whether the two share a day."""
        return (self.earliest is None or other.latest is None or self.earliest <= other.latest) and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )
