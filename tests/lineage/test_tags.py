"""Agency tags: datelines and credit lines, and brackets that are neither."""

from __future__ import annotations

import pytest

from laydown.domain.provenance import Report
from laydown.lineage.tags import agency


def tag(text: str) -> str | None:
    found = agency(Report(id="r", sha256="0", text=text))
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Title\n\nBAGHDAD, March 31 (Meridian Wire) - Troops came.", "Meridian Wire"),
        ("BAGHDAD (AFP) — Troops came.", "AFP"),
        ("Title\n\nTAJI, Iraq, Aug 6 (AFP) - Troops came.", "AFP"),
        ("TAJI, Iraq, 6 Aug. 2020 (Meridian Wire) - Troops came.", "Meridian Wire"),
        ("CAMP TAJI, northern Iraq (Meridian Wire) - Troops came.", "Meridian Wire"),
        ("TAJI, Iraq — Meridian Wire — Troops came.", "Meridian Wire"),
        ("Title\n\n(AFP) - Troops came.", "AFP"),
        ("Troops came.\n\n— Meridian Wire", "Meridian Wire"),
        ("Troops came.\n(AFP)", "AFP"),
        ("Troops came.\nSource: Meridian Wire", "Meridian Wire"),
        ("Meridian Wire | March 30\n\nTroops came.", "Meridian Wire"),
        ("BAGHDAD — Meridian Wire — Troops came.", "Meridian Wire"),
        ("Troops came.\n\n— with reporting by Meridian Wire", "Meridian Wire"),
        ("Troops came.\n\n(Additional reporting by AFP)", "AFP"),
        ("Troops came. This story was originally published by Meridian Wire.", "Meridian Wire"),
        ("Troops came.\nThis report first appeared in The Harbour Daily on March 30.", "The Harbour Daily"),
    ],
)
def test_tags_are_read(text: str, name: str) -> None:
    assert tag(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Troops of the Kurdish Regional Government (KRG) came.",
        "The US (United States) sent troops.",
        "Troops came.\nSource: a man at the gate",
        "Troops came.\n\n— Ann Example",
        "Troops came.\n\nAdditional reporting by Ann Example in Baghdad",
        "NATO, Kosovo and the West (United States) sent troops.",
        "TAJI, Iraq - Troops - two hundred - came.",
        "WASHINGTON - The Pentagon - which had said nothing - sent troops.",
        "Monday, March 30 (GMT) Troops came.",
        "A" * 5000,
        "(((((" * 500,
    ],
)
def test_other_brackets_are_no_tags(text: str) -> None:
    assert tag(text) is None
