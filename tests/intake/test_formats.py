"""What each format gives: text, title, outlet, author, date, address."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from laydown.intake import Overrides

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.conftest import Take

PROSE = "The unit reached the base on Monday and began to set up its launchers there, an official of the ministry said."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Battery reaches Erbil | The Lantern</title>
<link rel="canonical" href="https://lantern.example/2020/battery">
<meta property="og:site_name" content="The Lantern"><meta name="author" content="A. Writer">
<meta property="article:published_time" content="2020-03-31T23:30:00+03:00">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {{"@type": "NewsArticle",
"headline": "Battery reaches Erbil", "datePublished": "2020-03-31T23:30:00+03:00", "author": [{{"@type": "Person", "name": "Ann Writer"}}],
"publisher": {{"name": "The Lantern"}}}}]}}</script></head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Battery reaches Erbil</h1><p>{PROSE}</p><p>A second battery is expected in the &ldquo;coming days&rdquo;. {PROSE}</p></article>
<footer>All rights reserved by the Lantern company</footer></body></html>"""


def test_plain_text_is_kept_as_it_stands_and_its_short_first_line_is_the_title(tmp_path: Path, take: Take) -> None:
    text = f"Battery reaches Erbil\n\n{PROSE}\n"
    (tmp_path / "one.txt").write_text(text)
    (report,), bad = take(tmp_path / "one.txt")
    assert bad == []
    assert report.text == text
    assert (report.id, report.title, report.language, report.published) == ("one", "Battery reaches Erbil", "en", None)
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.retrieved_at == datetime(2020, 4, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n{PROSE}\n\n{PROSE}", f"{PROSE * 2}\n\n{PROSE}", "One line.\n\n"])
def test_what_is_no_title_is_not_taken_for_one(tmp_path: Path, take: Take, text: str) -> None:
    (tmp_path / "one.txt").write_text(text)
    (report,), _ = take(tmp_path / "one.txt")
    assert report.title is None
    assert report.text == text


def test_line_ends_are_made_one_and_control_characters_dropped(tmp_path: Path, take: Take) -> None:
    (tmp_path / "one.txt").write_bytes("\ufeffBatteries\r\n\r\nA “battery” – là\x07 bas.\rEnd\x85\n".encode())
    (report,), _ = take(tmp_path / "one.txt")
    assert report.text == "Batteries\n\nA “battery” – là bas.\nEnd\n\n"


def test_markdown_loses_its_markup_and_keeps_its_lines(tmp_path: Path, take: Take) -> None:
    (tmp_path / "one.md").write_text(
        "---\ntitle: 'Where the batteries are'\ndate: 2020-03-31\noutlet: The Lantern\nauthor: Ann Writer\nurl: https://lantern.example/1\n---\n\n"
        "## In Iraq\n\nA **second** and __third__ [battery](https://x.example/a_b) is *there*, ~~not~~ near `Erbil`.\n"
        "> said the [ministry][1]\n\n- Erbil &amp; Taji: 2_000 m\n\n| base | count |\n|---|:---:|\n| Taji | 1 |\n\n![a map](map.png)\n\n[1]: https://m.example\n"
    )
    (report,), _ = take(tmp_path / "one.md")
    assert report.text == (
        "Where the batteries are\n\nIn Iraq\n\nA second and third battery is there, not near Erbil.\nsaid the ministry\n\n"
        "- Erbil & Taji: 2_000 m\n\nbase | count\n\nTaji | 1\n\na map"
    )
    assert (report.title, report.outlet, report.author, report.url) == (
        "Where the batteries are",
        "The Lantern",
        "Ann Writer",
        "https://lantern.example/1",
    )
    assert report.published == date(2020, 3, 31)


def test_a_heading_on_top_of_markdown_is_its_title_once(tmp_path: Path, take: Take) -> None:
    (tmp_path / "one.md").write_text(f"# Battery reaches *Erbil* #\n\n{PROSE}\n")
    (report,), _ = take(tmp_path / "one.md")
    assert report.title == "Battery reaches Erbil"
    assert report.text == f"Battery reaches Erbil\n\n{PROSE}"


@pytest.mark.parametrize(
    "line",
    ["[" * 50_000, "**a " * 30_000, "_a" * 50_000, "# " + " " * 100_000 + "x", "<b" * 50_000, "- " * 50_000, "`a" * 50_000],
)
def test_markdown_of_ill_will_is_read_all_the_same(tmp_path: Path, take: Take, line: str) -> None:
    (tmp_path / "one.md").write_text(f"{PROSE}\n{line}\n")
    reports, bad = take(tmp_path / "one.md")
    assert (len(reports), bad) == (1, [])


def test_a_page_gives_its_main_text_and_what_its_metadata_say(tmp_path: Path, take: Take) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (report,), bad = take(tmp_path / "page.html")
    assert bad == []
    assert (report.title, report.outlet, report.author) == ("Battery reaches Erbil", "The Lantern", "Ann Writer")
    assert report.url == "https://lantern.example/2020/battery"
    assert (report.published, report.published_at) == (date(2020, 3, 31), datetime.fromisoformat("2020-03-31T23:30:00+03:00"))
    assert report.text.startswith(f"Battery reaches Erbil\n\n{PROSE}\n\nA second battery is expected in the “coming days”.")
    assert "Sport" not in report.text
    assert "rights reserved" not in report.text


def test_a_page_of_two_sentences_and_no_metadata_is_read(tmp_path: Path, take: Take) -> None:
    (tmp_path / "page.txt").write_text(f"<html><body><p>{PROSE}</p></body></html>")
    (report,), _ = take(tmp_path / "page.txt")
    assert report.text == PROSE
    assert report.published is None


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path, take: Take) -> None:
    page = f'<html><head><meta charset="windows-1251"><title>Т</title></head><body><article><p>Батарея С-400 стоит в Крыму. {PROSE}</p></article></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("windows-1251"))
    (report,), _ = take(tmp_path / "page.html")
    assert "Батарея С-400 стоит в Крыму." in report.text


def test_our_own_json_line_is_taken_word_for_word(tmp_path: Path, take: Take) -> None:
    line = json.dumps(
        {"id": "r1", "published": "2020-03-31", "title": "A title", "outlet": "Lantern", "text": f"A title\n\n{PROSE}  \n"}
    ).encode()
    (tmp_path / "r.jsonl").write_bytes(line + b"\r\n")
    (report,), _ = take(tmp_path / "r.jsonl")
    assert report.text == f"A title\n\n{PROSE}  \n"
    assert (report.id, report.title, report.outlet, report.published) == ("r1", "A title", "Lantern", date(2020, 3, 31))
    assert report.sha256 == hashlib.sha256(line).hexdigest()


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        (
            {"source": {"id": "lantern", "name": "The Lantern"}, "author": "Ann", "title": "T", "url": "https://l.example/1",
             "publishedAt": "2020-03-31T10:00:00Z", "content": f"{PROSE}… [+2345 chars]"},
            "The Lantern", "Ann",
        ),
        (
            {"source_name": "The Lantern", "creator": ["Ann", "Bob"], "headline": "T", "link": "https://l.example/1",
             "pubDate": "Tue, 31 Mar 2020 10:00:00 GMT", "description": PROSE},
            "The Lantern", "Ann, Bob",
        ),
        (
            {"publisher": {"name": "The Lantern"}, "author": [{"@type": "Person", "name": "Ann"}], "headline": "T", "url": "https://l.example/1",
             "datePublished": "2020-03-31", "articleBody": PROSE},
            "The Lantern", "Ann",
        ),
        (
            {"domain": "l.example", "title": "T", "url": "https://l.example/1", "seendate": "20200331T101500Z", "body": f"<p>{PROSE}</p>"},
            "l.example", None,
        ),
    ],
)  # fmt: skip
def test_the_field_names_of_news_apis_are_known(
    tmp_path: Path, take: Take, line: dict[str, object], outlet: str, author: str | None
) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps(line) + "\n")
    (report,), bad = take(tmp_path / "r.jsonl")
    assert bad == []
    assert (report.title, report.outlet, report.author, report.published) == ("T", outlet, author, date(2020, 3, 31))
    assert report.text == f"T\n\n{PROSE}"
    assert (report.id, report.url) == ("r:1", "https://l.example/1")


def test_the_answer_of_a_news_api_is_read_as_the_reports_that_it_holds(tmp_path: Path, take: Take) -> None:
    (tmp_path / "answer.json").write_text(
        json.dumps({"status": "ok", "articles": [{"content": PROSE}, {"content": None}, {"content": PROSE}]}, indent=1)
    )
    reports, bad = take(tmp_path / "answer.json")
    assert [report.id for report in reports] == ["answer:1", "answer:3"]
    assert len(bad) == 1
    assert bad[0].startswith(f"{tmp_path / 'answer.json'}:2: no text")


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, take: Take) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(PROSE.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": PROSE}).encode()))
    reports, bad = take(tmp_path)
    assert [(report.id, report.text) for report in reports] == [("a", PROSE), ("b:1", PROSE)]
    assert bad == []


def test_a_folder_is_read_in_order_of_name_and_hidden_files_are_not(tmp_path: Path, take: Take) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PROSE)
    reports, _ = take(tmp_path)
    assert [report.id for report in reports] == ["a", "b", "c"]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path, take: Take) -> None:
    assert take(tmp_path) == ([], [f"{tmp_path}: the folder holds no files"])


@pytest.mark.parametrize(
    "data", [PROSE.encode(), b'{"text": "' + PROSE.encode() + b'"}\n', f"<html><body><p>{PROSE}</p></body></html>".encode()]
)
def test_standard_input_may_hold_any_format(take: Take, data: bytes) -> None:
    (report,), bad = take("-", stdin=io.BytesIO(data))
    assert bad == []
    assert report.text == PROSE


def test_what_the_user_says_goes_before_what_the_source_says(tmp_path: Path, take: Take) -> None:
    (tmp_path / "r.jsonl").write_text(
        json.dumps({"text": PROSE, "published": "2020-03-31T10:00:00Z", "outlet": "Lantern"}) + "\n"
    )
    said = Overrides(published=date(2020, 3, 30), outlet="The Beacon", url="https://b.example/1")
    (report,), _ = take(tmp_path / "r.jsonl", overrides=said)
    assert (report.published, report.published_at, report.outlet, report.url) == (
        date(2020, 3, 30),
        None,
        "The Beacon",
        "https://b.example/1",
    )


def test_a_name_of_broken_bytes_does_no_harm(tmp_path: Path, take: Take) -> None:
    path = str(tmp_path).encode() + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  a path of bytes
        file.write(PROSE.encode())
    reports, _ = take(tmp_path)
    assert reports[0].id == "caf�"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (PROSE, None, "en"),
        ("Erbil and Al Asad Base: 2 locations so far", None, "en"),
        (PROSE, "de", "en"),
        ("Die Bundeswehr verlegt zwei Batterien in die Türkei, wie das Ministerium am Montag mitteilte.", "de-DE", "de"),
        ("Le ministère a annoncé lundi que la France envoie des troupes au Mali.", None, "und"),
        ("El gobierno enviará tropas a la frontera, dijo el ministro.", "en", "und"),
        ("Батарея С-400 стоит в Крыму.", "ru", "ru"),
        ("Batterie", "javascript:alert(1)", "und"),
    ],
)
def test_english_is_told_from_other_languages(tmp_path: Path, take: Take, text: str, declared: str | None, language: str) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"text": text, "language": declared}) + "\n")
    (report,), _ = take(tmp_path / "r.jsonl")
    if text == "Batterie":
        assert report.language in {"en", "und"}
    else:
        assert report.language == language
