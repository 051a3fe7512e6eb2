"""The order of things, known here alone: sources to reports to claims to the ledger, and the ledger to a laydown."""

from __future__ import annotations

from laydown.workflow.asking import Question, View, latest_day, laydown_as_of, laydown_of, laydown_since
from laydown.workflow.taking import (
    Outcome,
    Summary,
    Taken,
    annotate,
    extract,
    is_read,
    reports,
    take_in,
    take_in_report,
    take_in_table,
    up_to_date,
)

__all__ = [
    "Outcome",
    "Question",
    "Summary",
    "Taken",
    "View",
    "annotate",
    "extract",
    "is_read",
    "latest_day",
    "laydown_as_of",
    "laydown_of",
    "laydown_since",
    "reports",
    "take_in",
    "take_in_report",
    "take_in_table",
    "up_to_date",
]
