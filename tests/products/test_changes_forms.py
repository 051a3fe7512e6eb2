"""The brief of changes in text, Markdown and HTML: nothing that a report says is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.products.days import HARBOUR, Days, at, origin

from laydown.domain.position import Role, Support
from laydown.products.changes_html import html
from laydown.products.changes_markdown import markdown
from laydown.products.changes_text import text

if TYPE_CHECKING:
    from laydown.products.change import Changes

HOSTILE = 'A <script>alert("x")</script> [link](javascript:alert) \x1b[31mred\x1b[0m \u202eback & `code` **loud**'


@pytest.fixture
def hostile() -> Changes:
    days = Days()
    old = days.tell(HOSTILE, f"{HOSTILE} stands there.")
    new = days.tell(f"Other {HOSTILE}", f"{HOSTILE} is said to be there.", date(2030, 5, 10))
    copy = days.tell(f"Copy {HOSTILE}", f"{HOSTILE} is copied.", date(2030, 5, 11))
    for key, report in days.reports.items():
        days.reports[key] = replace(report, url="javascript:alert(1)")
    place = replace(HARBOUR, name=HOSTILE)
    before = at(place, origin(HOSTILE, old), unit=HOSTILE, system=HOSTILE)
    after = at(
        place, origin(HOSTILE, old, copy), origin(f"Other {HOSTILE}", new), unit=HOSTILE, system=HOSTILE, disputed=HOSTILE,
        beside=[Support(copy.id, Role.DISPUTES, HOSTILE)],
    )  # fmt: skip
    return days.changes([before], [after, at(None, origin(HOSTILE, new), destination=place)], [old])


def test_text_holds_no_control_characters(hostile: Changes) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text(hostile))


def test_html_escapes_runs_and_fetches_nothing(hostile: Changes) -> None:
    page = html(hostile)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not re.search(r'(?:src|href)="(?!#|https?://)', page)
    assert page.count("<li") == page.count("</li>")
    assert page.count("<ul") == page.count("</ul>")


def test_markdown_reads_no_report_as_markup(hostile: Changes) -> None:
    page = markdown(hostile)
    assert "<script" not in page.replace("\\<", "")
    assert "\\*\\*loud\\*\\*" in page
    assert "[link](" not in page
    assert "\x1b" not in page


def test_every_number_leads_to_a_source_and_every_source_is_cited(hostile: Changes) -> None:
    body, sources = text(hostile, 1000).split("\nSources\n")
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"(?m)^ *\[(\d+)\] “", sources))


def test_three_numbers_in_a_row_are_a_run_and_two_are_not() -> None:
    from laydown.products.sentences_of import numbers

    assert numbers((1, 2, 4, 5, 6, 7, 9)) == "[1][2][4–7][9]"
    assert numbers(()) == ""
