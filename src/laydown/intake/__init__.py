"""A source to reports: one reader a format."""

from __future__ import annotations

from laydown.intake.draft import Overrides
from laydown.intake.take import read

__all__ = ["Overrides", "read"]
