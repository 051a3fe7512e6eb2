"""One thing to be read, opened: a file, a page or standard input as a stream of bytes with what is known about it."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

from laydown.errors import BadReport
from laydown.intake import limits

if TYPE_CHECKING:
    from typing import BinaryIO

_GZIP = b"\x1f\x8b"


class Guarded(io.RawIOBase):
    """A stream that counts what is read of it, and whose closing leaves the inner one open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` as far as the inner stream does."""
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        self.count += len(data)
        view[: len(data)] = data
        return len(data)


class Inflating(io.RawIOBase):
    """A gzip stream that refuses to grow past `limits.INFLATION`, as a bomb would."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._counted = Guarded(packed)
        self._plain = gzip.GzipFile(fileobj=self._counted)
        self._grown = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the packed stream too."""
        if not self.closed:
            self._plain.close()
            self._packed.close()
        super().close()

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; raise OSError where the data is damaged, cut off or a bomb."""
        view = memoryview(cast("bytearray", buffer))
        data = self._unpacked(len(view))
        self._grown += len(data)
        if self._grown > limits.INFLATION_FREE and self._grown > limits.INFLATION * self._counted.count:
            message = f"too large (grows more than {limits.INFLATION}-fold when unpacked)"
            raise OSError(message)
        view[: len(data)] = data
        return len(data)

    def _unpacked(self, most: int) -> bytes:
        try:
            return self._plain.read1(most)
        except EOFError as error:
            message = "truncated (the gzip data ends early)"
            raise OSError(message) from error
        except (zlib.error, gzip.BadGzipFile) as error:
            message = "damaged gzip data"
            raise OSError(message) from error


@dataclass(frozen=True, kw_only=True)
class Source:
    """`name` is for people; `label` is its file name or the last part of its path, which may tell the format (without `.gz`); `id` a report's default."""

    name: str
    label: str
    id: str
    stream: io.BufferedReader = field(repr=False)
    url: str | None = None
    charset: str | None = None

    @cached_property
    def head(self) -> bytes:
        """The first bytes, left unread; raises OSError where they cannot be had."""
        return self.stream.peek(limits.HEAD_BYTES)

    def whole(self, most: int = limits.REPORT_BYTES) -> bytes:
        """Return all bytes; raise `BadReport` where there are more than `most`, having read no more than that."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise BadReport(self.name, f"too large (the most is {limits.in_words(most)})")
        return data


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return `stream` so that one can look ahead, unpacked where it is gzip."""
    plain = io.BufferedReader(cast("io.RawIOBase", stream), limits.HEAD_BYTES)
    if plain.peek(len(_GZIP))[: len(_GZIP)] == _GZIP:
        plain = io.BufferedReader(Inflating(plain), limits.HEAD_BYTES)
    return cast("io.BufferedReader", plain)
