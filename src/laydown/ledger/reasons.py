"""Why can the ledger not be used? A database's complaint in the words of somebody who has a file to mend."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from laydown.errors import LedgerUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

DAMAGED = "the file is damaged; put a copy from a backup in its place, or begin a new one with --ledger"
REASONS = (
    ("unable to open", "it cannot be opened or made; is its folder there, and may you write in it?"),
    ("locked", "another program is writing to it; try again when that has finished"),
    ("busy", "another program is writing to it; try again when that has finished"),
    ("readonly", "it may not be written to; change its permissions, or name another with --ledger"),
    ("not a database", "it is not a Laydown ledger; name another file with --ledger"),
    ("malformed", DAMAGED),
    ("no such column", DAMAGED),
    ("no such table", DAMAGED),
    ("could not decode", DAMAGED),
    ("foreign key mismatch", DAMAGED),
    ("full", "the disk is full; make room and try again"),
    ("disk i/o", "the disk failed while it was read or written"),
)


class Unreadable(Exception):
    """A row does not have the form in which it was written."""


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Turn what a database raises into LedgerUnusable; `name` is the ledger's, for the user."""
    try:
        yield
    except DBAPIError as error:
        raise unusable(name, error.orig or error) from error
    except sqlite3.Error as error:
        raise unusable(name, error) from error
    except (Unreadable, UnicodeDecodeError) as error:
        # The driver's own complaint of a damaged schema may quote bytes that are no text.
        message = f"{name}: {DAMAGED}"
        raise LedgerUnusable(message) from error


def unusable(name: str, error: BaseException) -> LedgerUnusable:
    """Return the error for the user."""
    said = str(error).casefold()
    reason = next((words for cue, words in REASONS if cue in said), None)
    return LedgerUnusable(f"{name}: {reason or f'the ledger cannot be used ({error})'}")
