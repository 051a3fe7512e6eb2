"""Laydown: a sourced, dated, mapped ledger of which forces are said to be where."""

from __future__ import annotations

__version__ = "0.1.0"
