"""Which page a report says it repeats, and which outlet it says it is from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.intake.test_formats import PROSE

from laydown.intake import addresses

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.conftest import Take

OWN = "https://mirror.example/2020/battery"
FIRST = "https://lantern.example/2020/battery"


def _page(head: str) -> str:
    return f"<html><head>{head}</head><body><article><p>{PROSE}</p></article></body></html>"


def _canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        (_canonical(FIRST), FIRST, None),
        (_meta("og:url", FIRST), FIRST, None),
        (_canonical(FIRST) + _meta("og:url", "http://www.lantern.example/2020/battery/"), FIRST, None),
        (_canonical(FIRST) + _meta("og:url", OWN), OWN, FIRST),
        (_canonical(OWN) + _meta("syndication-source", FIRST), OWN, FIRST),
        (_canonical("/2020/battery") + _meta("og:url", OWN), OWN, None),
        ("", None, None),
    ],
)
def test_a_page_of_a_file_tells_its_own_address_from_that_of_what_it_repeats(
    tmp_path: Path, take: Take, head: str, url: str | None, canonical: str | None
) -> None:
    (tmp_path / "page.html").write_text(_page(head))
    (report,), _ = take(tmp_path / "page.html")
    assert (report.url, report.canonical) == (url, canonical)


@pytest.mark.parametrize(
    ("canonical", "said", "own"),
    [
        ("https://mirror.example/a", None, "https://mirror.example/a"),
        (FIRST, "https://m.mirror.example/a", "https://m.mirror.example/a"),
        (FIRST, None, "https://mirror.example/a?from=feed"),
        ("/a", None, "https://mirror.example/a?from=feed"),
        ("http://[::1", "https://[", "https://mirror.example/a?from=feed"),
        (None, None, "https://mirror.example/a?from=feed"),
    ],
)
def test_a_fetched_page_keeps_its_own_site(canonical: str | None, said: str | None, own: str) -> None:
    assert addresses.of_page(canonical, said, "https://mirror.example/a?from=feed") == own


@pytest.mark.parametrize(
    ("line", "outlet", "via"),
    [
        ({"source": "AFP"}, "AFP", None),
        ({"source": {"name": "AFP"}, "publisher": "The Lantern"}, "AFP", None),
        ({"source": {"name": "AFP"}, "outlet": "The Lantern"}, "The Lantern", "AFP"),
        ({"source": "the lantern", "outlet": "The Lantern"}, "The Lantern", None),
        ({"source": "AFP", "via": "Reuters", "outlet": "The Lantern"}, "The Lantern", "Reuters"),
        ({"via": {"name": "AFP"}}, None, "AFP"),
        ({"via": "https://www.lantern.example/x"}, None, "lantern.example"),
        ({"via": ["AFP", "Reuters"]}, None, "AFP, Reuters"),
        ({"original_source": "AFP"}, None, "AFP"),
    ],
)
def test_a_record_names_the_outlet_that_it_is_from(
    tmp_path: Path, take: Take, line: dict[str, object], outlet: str | None, via: str | None
) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps(line | {"text": PROSE}))
    (report,), _ = take(tmp_path / "r.jsonl")
    assert (report.outlet, report.via) == (outlet, via)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("source: AFP", ("AFP", None, None, None)),
        ("source: AFP\noutlet: The Lantern", ("The Lantern", None, None, "AFP")),
        (f"url: {OWN}\ncanonical: {FIRST}\nvia: AFP", (None, OWN, FIRST, "AFP")),
        (f"canonical: {FIRST}", (None, FIRST, None, None)),
    ],
)
def test_front_matter_says_both(tmp_path: Path, take: Take, front: str, said: tuple[str | None, ...]) -> None:
    (tmp_path / "n.md").write_text(f"---\n{front}\n---\n{PROSE}\n")
    (report,), _ = take(tmp_path / "n.md")
    assert (report.outlet, report.url, report.canonical, report.via) == said


def test_a_page_names_the_outlet_that_it_is_from(tmp_path: Path, take: Take) -> None:
    (tmp_path / "page.html").write_text(_page('<meta name="original-source" content="https://www.lantern.example/1">'))
    (report,), _ = take(tmp_path / "page.html")
    assert (report.via, report.canonical) == ("lantern.example", "https://www.lantern.example/1")


def test_the_entries_of_a_json_feed_are_reports(tmp_path: Path, take: Take) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "All of it", "items": [
        {"id": "1", "url": OWN, "content_text": PROSE, "via": "AFP", "canonical": FIRST}, {"id": "2", "content_html": f"<p>{PROSE}</p>"}]}  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    reports, bad = take(tmp_path / "feed.json")
    assert bad == []
    assert [(r.id, r.url, r.canonical, r.via) for r in reports] == [("1", OWN, FIRST, "AFP"), ("2", None, None, None)]


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://x.example/" + "a" * 10_000_000, "A" * 10_000_000, "https://x.example/\x07",
     "AF\x00P", "https://x.example/\ud800", "https://", " \n", "https://a b/", 17, None, [[["AFP"]]], {"x": 1}],
)  # fmt: skip
def test_hostile_values_are_dropped(tmp_path: Path, take: Take, value: object) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"text": PROSE, "url": OWN, "canonical": value, "via": value}))
    (report,), bad = take(path)
    assert bad == []
    assert (report.url, report.canonical, report.via) == (OWN, None, None)


def test_names_nested_without_end_are_no_names(tmp_path: Path, take: Take) -> None:
    deep = '{"name": ' * 900 + '"x"' + "}" * 900
    (tmp_path / "r.json").write_text(f'[{{"text": "{PROSE}", "via": {deep}}}, {{"text": {deep}}}]')
    reports, bad = take(tmp_path / "r.json")
    assert [report.via for report in reports] == [None]
    assert len(bad) == 1
