"""A page on the web: fetched within limits, and never from a machine inside the network."""

from __future__ import annotations

import io
import ipaddress
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote

from laydown.errors import SourceUnusable
from laydown.intake import limits
from laydown.intake.source import Source, buffered

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5
_SECONDS = 60.0
_SECONDS_SILENT = 20.0
_READABLE = (
    "text/",
    "application/json",
    "application/xhtml",
    "application/ld+json",
    "application/x-ndjson",
    "application/jsonl",
    "application/xml",
    "application/gzip",
)
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/json": ".json",
}


def fetch(url: str, *, allow_private: bool = False) -> Source:
    """Return the page at `url`; raise `SourceUnusable` where it cannot be had, with the reason.

    Each host, of redirects too, is looked up once, and that very address is connected to, so that a name cannot point elsewhere between
    check and connection. Loopback, link-local, private and other inner addresses are refused unless `allow_private`. No proxy is used.
    """
    import httpx

    try:
        address = httpx.URL(url)
        until = time.monotonic() + _SECONDS
        with httpx.Client(
            timeout=_SECONDS_SILENT, trust_env=False, headers={"User-Agent": "laydown", "Accept": "text/html, */*;q=0.5"}
        ) as client:
            return _follow(client, address, url, until=until, allow_private=allow_private)
    except httpx.TimeoutException as error:
        raise SourceUnusable(url, "does not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceUnusable(url, f"cannot be fetched ({' '.join(str(error).split())[:200] or type(error).__name__})") from error


def _follow(client: httpx.Client, address: httpx.URL, url: str, *, until: float, allow_private: bool) -> Source:
    for _ in range(_REDIRECTS + 1):
        if address.scheme not in {"http", "https"} or not address.host:
            raise SourceUnusable(url, "only http and https addresses are read")
        answer = client.send(_request(client, address, url, allow_private=allow_private), stream=True)
        try:
            if not answer.has_redirect_location:
                return _source(answer, address, url, until=until)
            address = address.join(answer.headers["Location"])
        finally:
            answer.close()
    raise SourceUnusable(url, f"redirects more than {_REDIRECTS} times")


def _request(client: httpx.Client, address: httpx.URL, url: str, *, allow_private: bool) -> httpx.Request:
    number = _resolved(address, url, allow_private=allow_private)
    host = f"[{number}]" if ":" in number else number
    headers = {"Host": address.netloc.decode("ascii")}
    return client.build_request(
        "GET", address.copy_with(host=host), headers=headers, extensions={"sni_hostname": address.raw_host.decode("ascii")}
    )


def _resolved(address: httpx.URL, url: str, *, allow_private: bool) -> str:
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        found = [
            str(entry[4][0]) for entry in socket.getaddrinfo(address.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
        ]
    except OSError as error:
        raise SourceUnusable(url, f"there is no host {address.host}") from error
    if not found:
        raise SourceUnusable(url, f"there is no host {address.host}")
    if not allow_private and not all(_public(number) for number in found):
        raise SourceUnusable(url, f"{address.host} is an address inside a network, and such are not read")
    return found[0]


def _public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return _public(str(inner))
        # NAT64 hands the last four bytes on as an IPv4 address.
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return _public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _source(answer: httpx.Response, address: httpx.URL, url: str, *, until: float) -> Source:
    if not answer.is_success:
        raise SourceUnusable(url, f"answers {answer.status_code} {answer.reason_phrase}".rstrip())
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and not kind.startswith(_READABLE):
        raise SourceUnusable(url, f"is {kind[:60]}, which holds no text to read")
    if int(answer.headers.get("Content-Length", "0") or 0) > limits.REPORT_BYTES:
        raise SourceUnusable(url, f"too large (the most is {limits.in_words(limits.REPORT_BYTES)})")
    data = _body(answer, url, until=until)
    last = unquote(address.path.rstrip("/").rpartition("/")[2])
    label = last.removesuffix(".gz") if kind in {"", "text/plain"} else f"page{_SUFFIXES.get(kind, '')}"
    plain = address.copy_with(username=None, password=None, fragment=None) if address.userinfo or address.fragment else address
    return Source(
        name=url, label=label, id=str(plain), stream=buffered(io.BytesIO(data)), url=str(plain), charset=answer.charset_encoding
    )


def _body(answer: httpx.Response, url: str, *, until: float) -> bytes:
    data = bytearray()
    for piece in answer.iter_bytes(limits.HEAD_BYTES):
        data += piece
        if len(data) > limits.REPORT_BYTES:
            raise SourceUnusable(url, f"too large (the most is {limits.in_words(limits.REPORT_BYTES)})")
        if time.monotonic() > until:
            raise SourceUnusable(url, f"takes longer than {_SECONDS:.0f} seconds")
    return bytes(data)
