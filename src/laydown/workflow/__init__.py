"""The order of things, known here alone: sources to reports to claims to the ledger, and the ledger to a laydown."""

from __future__ import annotations

from laydown.workflow.asking import View, latest_day, laydown_of
from laydown.workflow.taking import Outcome, Summary, Taken, annotate, extract, is_read, reports, take_in, take_in_table

__all__ = [
    "Outcome",
    "Summary",
    "Taken",
    "View",
    "annotate",
    "extract",
    "is_read",
    "latest_day",
    "laydown_of",
    "reports",
    "take_in",
    "take_in_table",
]
