"""Every error that Laydown raises on purpose, with the words that a user needs.

LaydownError
├── UsageError          the request makes no sense as put            (exit code 2)
├── LedgerUnusable      the ledger cannot be opened or written       (exit code 3)
├── ModelUnusable       the language model is missing or damaged     (exit code 3)
├── CatalogError        a catalogue file or the gazetteer is wrong   (exit code 3)
├── SourceUnusable      a whole source cannot be used; others go on  (exit code 1)
└── BadReport           one report cannot be read; the run goes on   (exit code 1)
"""

from __future__ import annotations


class LaydownError(Exception):
    """The root of the tree; its text is one line for the user."""


class UsageError(LaydownError):
    """The request makes no sense as put."""


class LedgerUnusable(LaydownError):
    """The ledger cannot be opened or written."""


class ModelUnusable(LaydownError):
    """The language model is missing or damaged."""


class CatalogError(LaydownError):
    """A catalogue file or the gazetteer is wrong; names the file and the entry."""


class _Located(LaydownError):
    """An error at a named source: `source` is a path, a URL, or `path:line`."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class SourceUnusable(_Located):
    """A whole source cannot be used; the other sources are read all the same."""


class BadReport(_Located):
    """One report is set aside; the rest of its source is read."""
