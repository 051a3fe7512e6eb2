"""Pages are fetched from a server on this machine; without leave such addresses are refused."""

from __future__ import annotations

import gzip
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from laydown.intake import again, web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.intake.conftest import Take

PAGE = b"<html><body><article><p>Two batteries reached the base on Monday, an official said, and two more are expected.</p></article></body></html>"
ANSWERS = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/note.txt": (200, {"Content-Type": "text/plain"}, b"A battery is at the base."),
    "/feed.jsonl": (200, {}, b'{"text": "A battery is at the base."}\n{"title": "no"}\n'),
    "/declared": (
        200,
        {"Content-Type": "text/html; charset=iso-8859-1"},
        PAGE.replace(b"base", b"caf\xe9") + b'<meta charset="utf-8">',
    ),
    "/mirror": (
        200,
        {"Content-Type": "text/html"},
        b'<html><head><link rel="canonical" href="https://lantern.example/1"></head>' + PAGE[6:],
    ),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"a" * 30_000_000)),
    "/large": (200, {"Content-Type": "text/html", "Content-Length": "200000000"}, b"a"),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/moved": (302, {"Location": "/page"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/broken": (500, {}, b"oops"),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_fetched_and_read(server: str, take: Take, path: str) -> None:
    (report,), bad = take(server + path, allow_private=True)
    assert bad == []
    assert report.text.startswith("Two batteries reached the base on Monday")
    assert report.url == server + path.replace("moved", "page")
    assert report.id == report.url


@pytest.mark.parametrize("path", ["/page", "/packed", "/declared", "/mirror", "/note.txt"])
def test_a_fetched_page_can_be_made_again_without_the_network(server: str, take: Take, path: str) -> None:
    (report,), _ = take(server + path, allow_private=True)
    assert report.raw is not None
    assert again.derive(report, report.raw) == report
    assert report.form == {"/declared": "html; charset=cp1252", "/note.txt": "text"}.get(path, "html")
    # Nor does the text hang on where the page was.
    assert again.derive(replace(report, url=None), report.raw).text == report.text


def test_a_fetched_copy_keeps_its_address_and_names_the_page_that_it_repeats(server: str, take: Take) -> None:
    (report,), _ = take(f"{server}/mirror", allow_private=True)
    assert (report.url, report.canonical) == (f"{server}/mirror", "https://lantern.example/1")


def test_other_formats_are_told_by_their_names(server: str, take: Take) -> None:
    (note,), _ = take(f"{server}/note.txt", allow_private=True)
    assert note.text == "A battery is at the base."
    reports, bad = take(f"{server}/feed.jsonl", allow_private=True)
    assert len(reports) == 1
    assert bad[0].startswith(f"{server}/feed.jsonl:2: no text")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nothing", "answers 404 Not Found"),
        ("/broken", "answers 500 Internal Server Error"),
        ("/image", "is image/png, which holds no text to read"),
        ("/large", "too large (the most is 10 MB)"),
        ("/bomb", "too large (the most is 10 MB)"),
        ("/round", "redirects more than 5 times"),
        ("/file", "only http and https addresses are read"),
    ],
)
def test_a_dead_address_is_named_with_its_reason(server: str, take: Take, path: str, reason: str) -> None:
    assert take(server + path, allow_private=True) == ([], [f"{server}{path}: {reason}"])


def test_an_address_on_this_machine_is_refused_without_leave(server: str, take: Take) -> None:
    assert take(f"{server}/page") == ([], [f"{server}/page: 127.0.0.1 is an address inside a network, and such are not read"])


def test_a_redirect_into_the_network_is_refused(server: str, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    public = web._public  # noqa: SLF001  the server of the test counts as public, and nothing else that is not
    monkeypatch.setattr(web, "_public", lambda number: number == "127.0.0.1" or public(number))
    assert take(f"{server}/inside") == (
        [],
        [f"{server}/inside: 169.254.169.254 is an address inside a network, and such are not read"],
    )


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.1.2.3/", "http://192.168.0.1:8080/x", "http://172.16.0.1/", "http://100.64.0.1/",
     "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://2130706433/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/"],
)  # fmt: skip
def test_inner_addresses_are_refused_however_they_are_written(take: Take, url: str) -> None:
    reports, bad = take(url)
    assert reports == []
    assert len(bad) == 1
    assert "inside a network" in bad[0]


@pytest.mark.parametrize("url", ["ftp://files.example/x", "file:///etc/passwd", "gopher://x.example/"])
def test_other_schemes_are_refused(take: Take, url: str) -> None:
    assert take(url) == ([], [f"{url}: only http and https addresses are read"])


@pytest.mark.parametrize(
    "url",
    ["http://no-such-host.invalid/x", "http://", "http://[::1", "http://a b/", "http://127.0.0.1:1/", "http://" + "a" * 300],
)
def test_an_address_that_leads_nowhere_is_one_line(take: Take, url: str) -> None:
    reports, bad = take(url, allow_private=True)
    assert reports == []
    assert len(bad) == 1
    assert bad[0].startswith(f"{url}: ")
    assert "\n" not in bad[0]


def test_public_addresses_are_public() -> None:
    assert web._public("93.184.216.34")  # noqa: SLF001  the rule itself
    assert web._public("2606:2800:220:1::1")  # noqa: SLF001
