"""The stored bytes give the same report again, byte for byte, whatever was read; hostile bytes raise BadReport and nothing else."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.conftest import NOW
from tests.intake.test_formats import PAGE, PROSE

from laydown import intake
from laydown.domain.provenance import Report
from laydown.errors import BadReport, SourceUnusable
from laydown.intake import Overrides
from laydown.intake.again import FormUnknown, derive

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.conftest import Take

RUSSIAN = "Батарея ракет стоит у города, сообщил представитель министерства обороны в понедельник. " * 5
FORMS = ("text", "markdown", "html", "json record")
CASES = {
    "plain.txt": (f"Battery reaches Erbil\r\n\r\n{PROSE}\x07\n".encode(), "text"),
    "western.txt": ("The “battery” – here – reached the café.".encode("cp1252"), "text; charset=cp1252"),
    "wide.txt": (PROSE.encode("utf-16"), "text"),
    "marked.txt": (PROSE.encode("utf-8-sig"), "text"),
    "guessed.txt": (RUSSIAN.encode("cp1251"), "text; charset=cp1251"),
    "note.md": (f"---\r\ntitle: Where it is\r\nvia: AFP\r\nlanguage: de\r\n---\r\n# A *heading*\r\n{PROSE}\r\n".encode(), "markdown"),
    "page.html": (PAGE.encode(), "html"),
    "russian.html": (
        f'<html><head><meta charset="windows-1251"></head><body><article><p>{RUSSIAN}</p></article></body></html>'.encode("cp1251"),
        "html; charset=cp1251",
    ),
    # What a page says falsely of its encoding is passed over the second time too.
    "liar.html": (f'<html><head><meta charset="ascii-ish"></head><body><p>Café: {PROSE}</p></body></html>'.encode(), "html"),
    "lines.jsonl": (json.dumps({"title": "T", "text": f"<p>{PROSE}</p>", "source": "L", "outlet": "M"}).encode() + b"\r\n", "json record"),
    "western.jsonl": (f'{{"text": "Café: {PROSE}"}}'.encode("cp1252"), "json record; charset=cp1252"),
    "one.json": (json.dumps({"headline": "T\ud800", "body": f"{PROSE}… [+2345 chars]"}, indent=1).encode(), "json record"),
    "list.json": (json.dumps([{"b": float("nan"), "text": PROSE + "é", "a": {}}]).encode(), "json record"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_every_format_gives_the_same_report_again(tmp_path: Path, take: Take, name: str) -> None:
    data, form = CASES[name]
    (tmp_path / name).write_bytes(data)
    (report,), bad = take(tmp_path / name)
    assert bad == []
    assert report.form == form
    assert report.raw is not None
    assert hashlib.sha256(report.raw).hexdigest() == report.sha256
    again = derive(replace(report, text="", title=None, language=None, canonical=None, via=None, raw=None), report.raw)
    assert again == report
    assert again.raw == report.raw


@pytest.mark.parametrize("name", ["plain.txt", "note.md", "page.html", "one.json"])
def test_the_bytes_of_a_file_are_kept_whole(tmp_path: Path, take: Take, name: str) -> None:
    (tmp_path / name).write_bytes(CASES[name][0])
    (report,), _ = take(tmp_path / name)
    assert report.raw == CASES[name][0]


def test_the_bytes_of_a_line_are_the_line(tmp_path: Path, take: Take) -> None:
    line = CASES["lines.jsonl"][0]
    (tmp_path / "r.jsonl").write_bytes(line + b'{"text": "Another one is there."}\n')
    reports, _ = take(tmp_path / "r.jsonl")
    assert [report.raw for report in reports] == [line.strip(), b'{"text": "Another one is there."}']


def test_what_the_user_said_stays(tmp_path: Path, take: Take) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    said = Overrides(published=date(2020, 3, 30), outlet="The Beacon", url="https://b.example/1")
    (report,), _ = take(tmp_path / "page.html", overrides=said)
    assert (report.outlet, report.url, report.canonical) == (
        "The Beacon",
        "https://b.example/1",
        "https://lantern.example/2020/battery",
    )
    assert derive(report, PAGE.encode()) == report


def test_one_changed_byte_changes_the_hash_and_shows_in_the_text(tmp_path: Path, take: Take) -> None:
    data = CASES["plain.txt"][0]
    (tmp_path / "a.txt").write_bytes(data)
    (report,), _ = take(tmp_path / "a.txt")
    changed = data.replace(b"Monday", b"Mondaz")
    assert hashlib.sha256(changed).hexdigest() != report.sha256
    assert derive(report, changed).text == report.text.replace("Monday", "Mondaz")


@pytest.mark.parametrize("form", [None, "", "telegram", "text/plain", "csv; charset=cp1252", "x" * 10_000])
def test_a_report_of_before_forms_were_kept_says_so(form: str | None) -> None:
    with pytest.raises(FormUnknown) as refused:
        derive(Report(id="old", sha256="0", text=PROSE, form=form), PROSE.encode())
    assert str(refused.value).startswith("old: ")
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("form", "raw"),
    [("text", b"caf\xe9"), ("text; charset=no-such", b"a"), ("text; charset=hex", b"a"), ("json record", b"{"), ("json record", b"[" * 200_000),
     ("json record", b"[]"), ("html", b"<html></html>"), ("markdown", b"---"), ("text; charset=\x00", b"a")],
)  # fmt: skip
def test_bytes_that_no_longer_can_be_read_are_bad(form: str, raw: bytes) -> None:
    with pytest.raises(BadReport):
        derive(Report(id="r", sha256="0", text="", form=form), raw)


_HOSTILE = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(["<p>", "</p>", "<html>", "<a href='javascript:1'>", "---\n", "via: ", "canonical: ", "# ", "\x00", "é", "\ud800", "&#0;", "<!--", "**", PROSE]), max_size=20)
    .map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass")),
    st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["text", "title", "source", "outlet", "via", "canonical", "name", "items", "language"]), inner, max_size=4), max_leaves=12)
    .map(lambda content: json.dumps(content).encode()),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=_HOSTILE, form=st.sampled_from(FORMS), charset=st.sampled_from(["", "; charset=cp1251", "; charset=utf-16-le"]))
def test_hostile_bytes_are_read_or_refused_and_always_the_same(raw: bytes, form: str, charset: str) -> None:
    kept = Report(id="r", sha256="0", text="", form=form + charset)
    try:
        made = derive(kept, raw)
    except BadReport:
        return
    made.text.encode()
    assert derive(made, raw) == made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=_HOSTILE)
def test_whatever_intake_takes_can_be_made_again(raw: bytes) -> None:
    for report in intake.read("-", now=NOW, stdin=io.BytesIO(raw)):
        if not isinstance(report, BadReport | SourceUnusable):
            assert report.raw is not None
            assert derive(report, report.raw) == report
