"""Each kind of bad input is set aside with one line that names it and says why; the rest is read."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.conftest import Take

GOOD = b"Two batteries reach Irbil\n\nTwo batteries reached the base in Irbil on Monday, an official said.\n"
LINE = b'{"id": "good", "published": "2020-04-01", "text": "A battery stands at the base, an official said."}\n'


def _mixed() -> bytes:
    """UTF-8 with one broken byte in the middle of other accented letters."""
    return "Déployés à Erbil: été, côté, préparé.\n".encode() * 3 + b"caf\xe9 and so on\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "no text"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("dots.md", b"---\ntitle: A title\n---\n...\n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary (an image)"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary (a PDF)"),
        ("letter.docx", b"PK\x03\x04" + bytes(64), "binary (a ZIP archive or an office document)"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("noise.jsonl", bytes(range(256)) * 20, "binary"),
        ("noise.html", bytes(range(256)) * 20, "binary"),
        ("cut.txt", "Das Gerät ist für die Türkei bestimmt, é".encode()[:-1], "truncated (ends in the middle of a character)"),
        ("cut.txt.gz", gzip.compress(GOOD * 5000)[:200], "truncated (the gzip data ends early)"),
        ("damaged.txt.gz", gzip.compress(GOOD)[:10] + b"\xff" * 40, "damaged gzip data"),
        ("mixed.txt", _mixed(), "wrongly encoded (byte"),
        ("utf16.txt", b"\xff\xfeA\x00\x00\xd8B\x00", "wrongly encoded (says utf-16-le but is not)"),
        ("lost.txt", "The �ase at �rb�l h�lds tw� batt�ries".encode(), "wrongly encoded (its characters were lost"),
        ("cut.json", b'{"title": "A", "text": "B', "truncated (the JSON ends early)"),
        ("wrong.json", b'{"title": "A",, "text": "B"}', "malformed JSON"),
        ("deep.json", b"[" * 200_000, "malformed JSON (nested too deeply)"),
        ("number.json", b"17", "is JSON, but no object with a text"),
        ("page.html", b"<html><head><title>T</title></head><body><script>var a = 1;</script></body></html>", "no text"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_nothing_of_it_is_taken(
    tmp_path: Path, take: Take, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    reports, bad = take(tmp_path / name)
    assert reports == []
    assert len(bad) == 1
    assert bad[0].startswith(f"{tmp_path / name}: {reason}")
    assert "\n" not in bad[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"title": "A title and nothing else"}', "no text"),
        (b'{"text": ""}', "no text"),
        (b'{"text": 17}', "no text"),
        (b'{"text": "\\u0000\\u0001 ..."}', "no text"),
        (b'["a list"]', "is JSON, but no object with a text"),
        (b'{"text": "cut off', "malformed JSON"),
        (b"not JSON at all", "malformed JSON"),
        (b'{"text": "caf\xc3\xa9 caf\xc3\xa9 \xff"}', "wrongly encoded"),
        (b'{"text": "A battery is there.", "published": "2020-04-12"}', "published in the future (2020-04-12)"),
        (b'{"text": "A battery is there.", "published": "2031-01-01T00:00:00Z"}', "published in the future (2031-01-01)"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_lines_about_it_are_read(
    tmp_path: Path, take: Take, line: bytes, reason: str
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LINE + line + b"\n" + LINE)
    reports, bad = take(path)
    assert [report.id for report in reports] == ["good", "good"]
    assert len(bad) == 1
    assert bad[0].startswith(f"{path}:2: {reason}")


def test_a_last_line_that_was_cut_off_is_called_truncated(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LINE + LINE[:60])
    reports, bad = take(path)
    assert len(reports) == 1
    assert bad == [f"{path}:2: truncated (the JSON ends early)"]


def test_what_stands_before_the_cut_of_packed_lines_is_read(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "reports.jsonl.gz"
    many = b"".join(
        json.dumps({"id": n, "text": f"Battery {n * 7919} stands at base {n * 104729}."}).encode() + b"\n" for n in range(20_000)
    )
    packed = gzip.compress(many)
    path.write_bytes(packed[: len(packed) // 2])
    reports, bad = take(path)
    assert 1000 < len(reports) < 20_000
    assert len(bad) == 1
    assert "truncated" in bad[0]


def test_a_file_of_200_megabytes_is_set_aside_without_being_read_in_whole(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(GOOD)
        file.write(b"a " * 6_000_000)
        file.truncate(200_000_000)
    reports, bad = take(path)
    assert reports == []
    assert bad == [f"{path}: too large (the most is 10 MB)"]


def test_a_line_that_is_too_long_is_set_aside_and_the_next_one_read(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LINE + b'{"text": "' + b"a " * 6_000_000 + b'"}\n' + LINE)
    reports, bad = take(path)
    assert len(reports) == 2
    assert bad == [f"{path}:2: too large (the most for one line is 10 MB)"]


def test_a_packed_bomb_is_refused(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 30_000_000))
    reports, bad = take(path)
    assert reports == []
    assert bad == [f"{path}: too large (the most is 10 MB)"]


def test_a_packed_bomb_of_empty_lines_is_refused(tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laydown.intake.limits.INFLATION_FREE", 1_000_000)
    monkeypatch.setattr("laydown.intake.limits.INFLATION", 100)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 3_000_000))
    reports, bad = take(path)
    assert reports == []
    assert bad == [f"{path}: too large (grows more than 100-fold when unpacked)"]


def test_a_file_that_is_no_json_lines_is_given_up_after_a_hundred_lines(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "prose.jsonl"
    path.write_bytes(b"This is prose.\n" * 500)
    reports, bad = take(path)
    assert reports == []
    assert len(bad) == 101
    assert bad[-1] == f"{path}: none of its first 100 lines is a report; the rest is not read"


def test_a_date_in_the_future_is_set_aside_in_a_file_too(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "tomorrow.md"
    path.write_text("---\ndate: 2020-05-01\n---\nA battery is there.\n")
    reports, bad = take(path)
    assert reports == []
    assert bad == [f"{path}: published in the future (2020-05-01)"]


def test_tomorrow_is_no_future_where_it_is_tomorrow_already(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "A battery is there.", "published": "2020-04-11"}\n')
    reports, bad = take(path)
    assert (len(reports), bad) == (1, [])


def test_a_date_that_is_not_understood_leaves_the_report_undated(
    tmp_path: Path, take: Take, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "A battery is there.", "published": "the other day"}\n')
    reports, bad = take(path)
    assert bad == []
    assert reports[0].published is None
    assert f"{path}:1: its publication date 'the other day' is not understood" in caplog.text


def test_a_path_that_is_not_there_is_said_to_be_missing(tmp_path: Path, take: Take) -> None:
    reports, bad = take(tmp_path / "nothing.txt")
    assert reports == []
    assert bad == [f"{tmp_path / 'nothing.txt'}: there is no such file or folder"]


def test_bad_files_of_a_folder_do_not_stop_the_good_ones(tmp_path: Path, take: Take) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(GOOD)
    (tmp_path / "c.bin").write_bytes(bytes(100))
    (tmp_path / "d").symlink_to(tmp_path / "nowhere")
    reports, bad = take(tmp_path)
    assert [report.id for report in reports] == ["b"]
    assert [line.removeprefix(f"{tmp_path}/") for line in bad] == [
        "a.txt: empty",
        "c.bin: binary",
        "d: there is no such file or folder",
    ]
