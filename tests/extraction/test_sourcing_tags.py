"""A report that names its agency by tag, byline or credit line credits it; its own publisher is left out."""

from __future__ import annotations

from datetime import date

import pytest

from laydown.domain.provenance import Report
from laydown.extraction.reader import read

FACT = "Two Patriot batteries are deployed at Incirlik."


def credited(text: str, outlet: str | None = "Daily Sabah") -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    report = Report(id="r", sha256="", text=text, outlet=outlet, published=date(2020, 3, 31))
    return {(c.attribution.speakers, c.attribution.outlets) for c in read(report).claims}


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"ANKARA, March 30 (Reuters) - {FACT}", "Reuters"),
        (f"ANKARA (AP) — {FACT}", "AP"),
        (f"ANKARA, 30 March (Xinhua) -- {FACT}", "Xinhua"),
        (f"By The Associated Press\n\n{FACT}", "AP"),
        (f"{FACT}\n\n© 2020 AFP", "AFP"),
        (f"{FACT}\n\nSource: AFP", "AFP"),
        (f"{FACT} (AFP)", "AFP"),
    ],
)
def test_the_tag_credits_its_agency(text: str, wire: str) -> None:
    assert credited(text) == {((), (wire,))}


def test_the_publisher_is_not_credited_with_its_own_story() -> None:
    assert credited(f"ANKARA, March 30 (Reuters) - {FACT}", "Reuters") == {((), ())}


@pytest.mark.parametrize(
    "text", [f"ANKARA (The Lantern) - {FACT}", f"{FACT} (Source)", f"{FACT}\n\nReuters contributed to this report."]
)
def test_what_is_no_agencys_tag_credits_nobody(text: str) -> None:
    assert credited(text) == {((), ())}


@pytest.mark.parametrize(
    "text",
    [
        '"We have deployed two Patriot batteries at Incirlik," General Akar said. "They will stay there."',
        '"We have deployed two Patriot batteries at Incirlik. They will stay there. People are glad," General Akar said.',
        'The launchers will be home by May, says General Akar. "Two Patriot batteries are deployed at Incirlik."',
    ],
)
def test_every_sentence_of_a_quotation_has_its_speaker(text: str) -> None:
    found = credited(text)
    assert found
    assert all(speakers and "Akar" in speakers[0] for speakers, _ in found)
