"""How is a value kept so that any SQL database gives it back unchanged? Column types for text, moments and nested values."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, String, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

# No database keeps lone surrogates, and PostgreSQL no NUL; U+001A (SUBSTITUTE) marks what stands for them, and itself.
_REFUSED = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")

SUBSTITUTE = "\x1a"

NESTED = JSON(none_as_null=True)


def unescaped(kept: str) -> str:
    """Return a text as it was before it was escaped."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), kept)


def escaped(value: str | None) -> str | None:
    """Return a text without what a database would refuse."""
    return value and _REFUSED.sub(lambda found: f"\x1a{ord(found[0]):04x}", value)


def written(moment: datetime) -> str:
    """Return a moment of this ledger's own clock as the database writes it; one without an offset is refused."""
    if moment.tzinfo is None:
        message = f"a moment needs its offset from UTC: {moment}"
        raise ValueError(message)
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def dumps(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def hash64(key: tuple[Any, ...]) -> int:
    """Return 64 bits of a key, as a database keeps them; Python's own hash differs from run to run."""
    said = "\x1f".join("\x00" if part is None else str(part) for part in key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


class Words(TypeDecorator[str]):
    """Text of any characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Escape what a database would refuse."""
        return escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Undo the escapes."""
        return value and unescaped(value)


class SaidMoment(TypeDecorator[datetime]):
    """A moment as a source gave it, with its own offset or none: ISO 8601, not for comparing in the database."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's signature
        """Write ISO 8601."""
        return value.isoformat() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """Read ISO 8601."""
        return datetime.fromisoformat(value) if value else None


class OurMoment(TypeDecorator[datetime]):
    """A moment of this ledger's own clock: aware, kept in UTC, comparable in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """Turn to UTC; a moment without an offset is refused."""
        if value is not None and value.tzinfo is None:
            message = f"a moment needs its offset from UTC: {value}"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's signature
        """Say that it is UTC; SQLite gives it back without an offset."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value
