"""The brief: every line cited, nothing of a report obeyed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.attribution import Attribution
from laydown.domain.claim import Modality, StatementKind, Status
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.place import Place, Precision
from laydown.domain.position import Laydown
from laydown.products.brief_html import html
from laydown.products.brief_json import brief_row
from laydown.products.brief_markdown import markdown
from laydown.products.brief_text import text

if TYPE_CHECKING:
    from tests.products.conftest import Made


HOSTILE = 'A <script>alert("x")</script> [link](javascript:alert) \x1b[31mred\x1b[0m \u202eback & `code` **loud**'


def test_a_line_says_where_how_many_in_which_state_since_when_by_whom_and_cites_it(made: Made) -> None:
    shown = text(made.brief(), 1000)
    tally = "in Iraq now 2, of 4 expected (batteries), last heard of 0 days earlier, disputed"
    assert f"Patriot, United States — {tally}\n" in shown
    assert "• Ain al-Asad, Iraq (site): 1 battery, present, being set up, since 22–28 March 2020. [1][7]\n" in shown
    assert "1 origin in 2 reports: Example Wire. Said by an official, to Example Wire. Last evidence 31 March 2020.\n" in shown
    assert "    Graded F6: cannot be judged.\n" in shown
    assert "Disputed: denied by another [3]\n" in shown
    assert "Stale: last evidence long ago\n" in shown


def test_a_plan_says_where_the_force_is_and_where_it_is_to_go(made: Made) -> None:
    shown = text(made.brief(), 1000)
    where = "Kuwait (somewhere in the country) → Iraq (somewhere in the country)"
    assert f"• {where}: 2 batteries, in Kuwait; planned to move to Iraq. [2]\n" in shown


def test_a_grade_is_a_pair_with_its_reason_in_every_form(made: Made) -> None:
    grade = Grade((Reliability.USUALLY_RELIABLE, Reliability.CANNOT_BE_JUDGED), Credibility.POSSIBLY_TRUE, "one unnamed origin")
    made.laydown = replace(made.laydown, positions=tuple(replace(each, grade=grade) for each in made.laydown.positions))
    for form in (text(made.brief(), 1000), html(made.brief()), markdown(made.brief())):
        assert "Graded B/F3: one unnamed origin." in form
        assert "F and 6 mean" in form
    line = brief_row(made.brief())["groups"][0]["lines"][0]
    assert (line["grade"], line["why"]) == ("B/F3", "one unnamed origin")


def test_a_plan_says_by_when_it_is_to_happen(made: Made) -> None:
    first, second = made.laydown.positions
    made.laydown = replace(made.laydown, positions=(first, replace(second, due=date(2020, 4, 30))))
    assert "To happen by 30 April 2020." in text(made.brief(), 1000)


def test_a_tally_says_what_of_it_is_old_or_only_possible(made: Made) -> None:
    first = replace(made.laydown.positions[0], disputed="")
    positions = (
        replace(first, id="1", stale="old", last_evidence=date(2019, 12, 2)),
        replace(first, id="2", stale="", modality=Modality.HEDGED),
        replace(first, id="3", stale="", modality=Modality.DENIED),
    )
    made.laydown = replace(made.laydown, positions=positions)
    tally = "in Iraq now 2, of 4 expected (batteries), 1 of them last heard of 120 days earlier, 1 of them only possibly there\n"
    assert tally in text(made.brief(), 1000)


def test_a_tally_says_when_what_is_expected_is_not_heard_of_any_more(made: Made) -> None:
    first, second = made.laydown.positions
    made.laydown = replace(made.laydown, positions=(replace(first, stale="", disputed=""), replace(second, stale="overdue")))
    assert "now 2, of 4 expected (batteries), 2 of the expected overdue or long unheard of\n" in text(made.brief(), 1000)


def test_what_is_there_comes_before_what_is_planned_gone_or_denied(made: Made) -> None:
    first = made.laydown.positions[0]
    denied, gone = replace(first, id="d", modality=Modality.DENIED), replace(first, id="g", status=Status.LEFT)
    made.laydown = replace(made.laydown, positions=(denied, gone, *made.laydown.positions[::-1]))
    assert [line.position for line in made.brief().groups[0].lines] == ["aaaa1111", "bbbb2222", "g", "d"]


def test_a_number_that_nobody_gives_does_not_stand_first(made: Made) -> None:
    first = replace(made.laydown.positions[0], count=None, since=None)
    made.laydown = replace(made.laydown, positions=(first, replace(first, id="d", modality=Modality.DENIED)))
    shown = text(made.brief(), 1000)
    assert "(site): present, being set up; number not given. [" in shown
    assert "(site): denied: said not to be being set up there. [" in shown


def test_an_aim_is_its_speakers_own_whomever_the_words_name(made: Made) -> None:
    said = replace(
        made.statements[0],
        kind=StatementKind.PURPOSE,
        state=None,
        topic="to go on helping Iraq",
        attribution=Attribution(("a coalition spokesman",)),
        at_odds_with=(),
    )
    made.statements = [said]
    assert "• Purpose (the coalition; names Iraq): “to go on helping Iraq” — a coalition spokesman [" in text(made.brief(), 1000)


def test_a_hedge_is_said_and_a_denial_too(made: Made) -> None:
    first, second = made.laydown.positions
    hedged, denied = replace(first, modality=Modality.HEDGED), replace(second, modality=Modality.DENIED)
    made.laydown = replace(made.laydown, positions=(hedged, denied))
    shown = text(made.brief(), 1000)
    assert "1 battery, said to be possibly present, being set up" in shown
    assert "2 batteries, denied: said not to be planned for there" in shown


def test_numbers_are_unique_and_stand_for_one_sentence_each(made: Made) -> None:
    citations = made.brief().citations
    assert [citation.number for citation in citations] == list(range(1, len(citations) + 1))
    assert len({(citation.report, citation.start) for citation in citations}) == len(citations)
    assert all(made.reports[c.report].text[c.start : c.end] == c.sentence for c in citations)


def test_every_number_in_the_text_leads_to_a_source(made: Made) -> None:
    body, sources = text(made.brief(), 1000).split("\nSources\n")
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"(?m)^ *\[(\d+)\] “", sources))


def test_statements_at_odds_stand_together_and_assessments_apart(made: Made) -> None:
    brief = made.brief()
    assert [[remark.kind for remark in group] for group in brief.around] == [["authorisation", "activity"]]
    assert [remark.sayers for remark in brief.opinions] == [("the author of “A blog's title”",)]
    shown = text(brief, 1000)
    assert shown.index("at odds with it: Activity") < shown.index("Whose assessments") < shown.index("I think it is a signal")


def test_a_position_without_its_sentence_is_not_told(made: Made) -> None:
    made.claims = {}
    brief = made.brief()
    assert brief.groups == ()
    assert "says where a force is" in brief.empty


def test_an_empty_ledger_says_so(made: Made) -> None:
    made.laydown = Laydown(valid_at=made.laydown.valid_at, known_at=made.laydown.known_at, positions=(), tallies=())
    made.reports, made.statements = {}, []
    assert "The ledger holds no report that was known by then." in text(made.brief())


def test_html_escapes_what_reports_say_and_fetches_and_runs_nothing(made: Made) -> None:
    page = html(_hostile(made).brief())
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not re.search(r'(?:src|href)="(?!#|https?://)', page)
    assert page.count("<li") == page.count("</li>")


def test_an_address_that_is_no_web_address_is_not_linked(made: Made) -> None:
    made.reports = {key: replace(r, url="javascript:alert(1)") for key, r in made.reports.items()}
    assert "javascript:" not in html(made.brief())


def test_markdown_does_not_read_a_report_as_markup(made: Made) -> None:
    page = markdown(_hostile(made).brief())
    assert "<script" not in page.replace("\\<", "")
    assert "\\*\\*loud\\*\\*" in page
    assert "[link](" not in page
    assert "\x1b" not in page


def test_text_holds_no_control_characters(made: Made) -> None:
    shown = text(_hostile(made).brief())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_json_holds_the_same_brief(made: Made) -> None:
    row = json.loads(json.dumps(brief_row(made.brief())))
    assert row["valid_at"] == "2020-03-31"
    assert row["groups"][0]["lines"][0]["citations"] == [1, 7]
    assert row["citations"][0]["sentence"] == "One battery stands at Ain al-Asad."
    assert row["citations"][0]["url"] == "https://wire.example/one"


def test_a_narrowed_brief_keeps_only_what_bears_on_it(made: Made) -> None:
    _first, second = made.laydown.positions
    made.laydown = replace(made.laydown, positions=(second,))
    brief = made.brief("only in or for Kuwait")
    assert (brief.known, brief.cited, brief.around) == (2, 1, ())


def _hostile(made: Made) -> Made:
    """Let every report, place and speaker be hostile."""
    for key, report in made.reports.items():
        made.reports[key] = replace(
            report, outlet=HOSTILE, text=report.text.replace(".", f" {HOSTILE}.")[: len(report.text) + 400]
        )
    positions = [
        replace(p, place=Place(name=HOSTILE, key="x", precision=Precision.CITY), disputed=HOSTILE, system=HOSTILE)
        for p in made.laydown.positions
    ]
    made.laydown = replace(made.laydown, positions=tuple(positions))
    return made
