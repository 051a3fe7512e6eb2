"""Rows, histories and filters of positions; what may be shown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.claim import Modality, Status
from laydown.domain.place import Place, Precision
from laydown.domain.position import Role, Step, Support
from laydown.errors import UsageError
from laydown.products.asked import Asked, unknown_system
from laydown.products.columns import COLUMNS
from laydown.products.history import history_row, history_text
from laydown.products.position_csv import positions_csv
from laydown.products.position_rows import laydown_row
from laydown.products.printable import json_line, one_line

if TYPE_CHECKING:
    from tests.products.conftest import Made


def test_a_row_has_place_count_state_origins_and_claims(made: Made) -> None:
    row = json.loads(json.dumps(laydown_row(made.laydown)))
    first = row["positions"][0]
    assert first["place"]["precision"] == "site"
    assert first["count"] == {"min": 1, "max": 1, "unit": "battery", "claims": []}
    assert (first["status"], first["modality"]) == ("setting_up", "asserted")
    assert first["origins"] == [{"name": "Example Wire", "cites": "Example Wire (an official)", "reports": 1}]
    assert [claim["role"] for claim in first["claims"]] == ["states", "restates", "disputes"]
    assert row["positions"][1]["destination"]["name"] == "Iraq"
    assert first["grade"] == {"reliability": ["F"], "credibility": "6", "why": None}
    assert row["positions"][1]["due"] is None
    assert row["tallies"][0]["expected"]["min"] == 4


def test_csv_has_its_columns_and_no_cell_that_a_spreadsheet_would_run(made: Made) -> None:
    first = made.laydown.positions[0]
    rows = list(
        csv.reader(io.StringIO(positions_csv([replace(first, place=Place(name="=1+1", key="x", precision=Precision.SITE))])))
    )
    assert tuple(rows[0]) == COLUMNS
    assert len(rows[1]) == len(COLUMNS)
    assert rows[1][COLUMNS.index("place")] == "'=1+1"
    assert rows[1][COLUMNS.index("precision")] == "site"


def test_csv_keeps_negative_coordinates_as_numbers(made: Made) -> None:
    first = made.laydown.positions[0]
    rows = list(
        csv.reader(
            io.StringIO(positions_csv([replace(first, place=Place(name="Base", key="x", precision=Precision.SITE, lat=-33.5))]))
        )
    )
    assert rows[1][COLUMNS.index("lat")] == "-33.5"


def test_a_history_gives_each_state_with_sentence_chain_and_role(made: Made) -> None:
    shown = history_text(made.laydown.positions[0], made.reports, made.claims)
    assert "Setting up, 22–28 March 2020 (said 30 March 2020 to 31 March 2020)" in shown
    assert "“One battery stands at Ain al-Asad.”" in shown
    assert "an official → Example Wire → “A blog's title”, 31 March 2020; says it again" in shown
    assert "disputes it (says not)" in shown
    row = history_row(made.laydown.positions[0], made.reports, made.claims)
    assert row["steps"][0]["status"] == "setting_up"
    assert row["claims"][2]["sentence_text"] == "No battery is at Ain al-Asad."


def test_a_history_shows_its_course_at_a_glance_with_the_plan_that_went_before(made: Made) -> None:
    first = made.laydown.positions[0]
    here, copied = (support.claim for support in first.support[:2])
    plan = replace(made.claims[copied], status=Status.PLANNED)
    made.claims[plan.id] = plan
    first = replace(
        first,
        support=(*first.support, Support(plan.id, Role.SUPPORTS, "announced before it was there")),
        steps=(
            Step(Status.OPERATIONAL, Modality.ASSERTED, None, date(2020, 4, 13), date(2020, 4, 13), (here,)),
            Step(Status.PRESENT, Modality.HEDGED, None, date(2020, 4, 2), date(2020, 4, 2), (here,)),
            Step(Status.PRESENT, Modality.ASSERTED, None, date(2020, 4, 3), date(2020, 4, 3), (here,)),
            Step(Status.PRESENT, Modality.ASSERTED, None, date(2020, 4, 4), date(2020, 4, 4), (here,)),
        ),
        due=date(2020, 4, 30),
    )
    shown = history_text(first, made.reports, made.claims)
    course = "planned (31 March 2020) → possibly present (2 April 2020) → present (3 April 2020) → operational (13 April 2020)"
    assert f"Course: {course}\n" in shown
    assert "Graded F6: cannot be judged\n" in shown
    assert history_row(first, made.reports, made.claims)["course"] == course


def test_a_system_that_nobody_knows_is_answered_with_near_names() -> None:
    assert "did you mean Patriot" in unknown_system(Asked.of(system="Patroit"))
    assert unknown_system(Asked.of(system="patriots")) == ""
    assert unknown_system(Asked.of()) == ""


def test_a_system_that_only_the_ledger_knows_is_known() -> None:
    asked = Asked.of(system="Homemade-7")
    assert "no system called 'Homemade-7'" in unknown_system(asked)
    assert unknown_system(asked, ["Patriot", "homemade 7", None]) == ""
    assert "did you mean Homemade-7" in unknown_system(Asked.of(system="Homemade-8"), ["Homemade-7"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"system": "patriots"}, ["aaaa1111", "bbbb2222"]),
        ({"system": "S-400"}, []),
        ({"operator": "American"}, ["aaaa1111", "bbbb2222"]),
        ({"operator": "Iraq"}, []),
        ({"country": "kuwait"}, ["bbbb2222"]),
        ({"country": "IQ"}, ["aaaa1111", "bbbb2222"]),
        ({"near": (33.7, 42.4, 30.0)}, ["aaaa1111"]),
        ({"near": (33.0, 44.0, 30.0)}, []),
    ],
)
def test_positions_are_found_by_what_is_asked(made: Made, asked: dict[str, Any], found: list[str]) -> None:
    assert [each.id for each in Asked.of(**asked).only(made.laydown).positions] == found


def test_a_state_that_does_not_exist_is_a_wrong_question() -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        Asked.of(country="Atlantis")


def test_control_characters_are_not_shown_and_are_escaped_in_json() -> None:
    assert one_line("a\x1b[2Jb\u202e\r\nc") == "a[2Jb c"
    line = json_line({"text": "a\x1b\x9b\u2028\u202eb"})
    assert line.isprintable()
    assert json.loads(line) == {"text": "a\x1b\x9b\u2028\u202eb"}
