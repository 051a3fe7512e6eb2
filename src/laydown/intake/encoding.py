"""Bytes to characters: byte order mark, then what was declared, then strict UTF-8, then a guess; binary is refused."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MAGIC = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"), (b"\x28\xb5\x2f\xfd", "compressed with zstd"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"), (b"\xd0\xcf\x11\xe0", "an office document"), (b"OggS", "sound or film"), (b"ID3", "sound"),
)  # fmt: skip
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")
_CONTROL_SHARE = 0.02
_SAMPLE = 100_000
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_WESTERN = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Bytes that are quotation marks, dashes or letters in Windows-1252, with ASCII about them: a Western text, whatever statistics say.
_WESTERN = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa3\xa7\xab\xb0\xb4\xb7\xbb\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_WESTERN_SHARE = 0.15


class Undecodable(ValueError):
    """The bytes are no text; the message says why, for the user."""


def binary(head: bytes) -> str | None:
    """Return what the bytes are where they are no text at all, else None."""
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return None
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return f"binary ({kind})"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary" if b"\x00" in head or controls > _CONTROL_SHARE * len(head) else None


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the characters of `data`; raise `Undecodable` where it is binary, cut off, or in no encoding."""
    return decoded(data, declared)[0]


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the characters of `data`, and the name of their encoding where the bytes are neither UTF-8 nor marked; raise as `decode`."""
    if (text := _marked(data)) is not None:
        return text, None
    if reason := binary(data[:_SAMPLE]):
        raise Undecodable(reason)
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, _named(declared)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _otherwise(data, error)


def decode_again(data: bytes, charset: str | None) -> str:
    """Return the characters of `data` in the encoding that `decoded` named: no guess; raise `Undecodable` where it is not in it."""
    if (text := _marked(data)) is not None:
        return text
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError) as error:
        message = f"is not in the encoding in which it was read ({charset or 'utf-8'})"
        raise Undecodable(message) from error


def _marked(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    return None


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Undecodable(_cut_off(error) or f"wrongly encoded (says {name} but is not)") from error


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(_meant(declared))
    except (LookupError, ValueError):
        return None


def _meant(declared: str) -> str:
    return "cp1252" if declared.casefold() in {"iso-8859-1", "latin-1", "ascii", "us-ascii"} else declared


def _named(declared: str) -> str | None:
    """Return the one name of an encoding that is known; None for UTF-8."""
    name = codecs.lookup(_meant(declared)).name
    return None if name == "utf-8" else name


def _cut_off(error: UnicodeDecodeError) -> str | None:
    ends_early = "unexpected end" in error.reason or "truncated" in error.reason
    return "truncated (ends in the middle of a character)" if ends_early else None


def _otherwise(data: bytes, error: UnicodeDecodeError) -> tuple[str, str | None]:
    broken, whole = _utf8_share(data)
    if whole > broken:
        place = f"byte {error.start + 1:,} is no UTF-8"
        raise Undecodable(_cut_off(error) or f"wrongly encoded ({place}, the rest is)") from error
    high = len(_HIGH.findall(data[:_SAMPLE]))
    if (
        not _NOT_WESTERN.search(data)
        and high < _WESTERN_SHARE * len(data[:_SAMPLE])
        and len(_WESTERN.findall(data[:_SAMPLE])) == high
    ):
        return data.decode("cp1252"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    text = _as_declared(data, best.encoding) if best else None
    if best is None or text is None:
        message = "wrongly encoded (neither UTF-8 nor any usual encoding)"
        raise Undecodable(message) from error
    return text, _named(best.encoding)


def _utf8_share(data: bytes) -> tuple[int, int]:
    """Return how many characters beyond ASCII are broken and how many are whole, read as UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("�")
    return broken, sum(not char.isascii() for char in text) - broken
