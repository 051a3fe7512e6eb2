"""Who has it from whom, drawn for a person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.products.days import HARBOUR, NORWAY, Days, at, origin

from laydown.domain.grading import Credibility, Grade
from laydown.domain.lineage import Link, LinkKind, Root, Shown
from laydown.domain.position import Position, Role, Support
from laydown.domain.provenance import Excerpt
from laydown.products.brief_json import brief_row
from laydown.products.chains import chain
from laydown.products.chains_text import chain_text

WIRE = Root("wire", "North Wire", wire=True)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def position(days: Days) -> Position:
    """Return one that a wire has first; a paper copies it, another quotes the paper and says it twice; and one saw it itself."""
    wire = days.tell("North Wire", "A battery stands at Port Amsel.", date(2030, 5, 1))
    paper = days.tell("Copy Daily", "A battery stands at Port Amsel - North Wire.", date(2030, 5, 2))
    late = days.tell("Late News", "A battery is at Port Amsel, the Daily says.", date(2030, 5, 3))
    more = replace(late, sentence=Excerpt(0, 9))
    days.claims[more.id] = more
    seen = days.tell("Elk Times", "Our reporter saw a battery at Port Amsel.", date(2030, 5, 4))
    wide = days.tell("Fjord Post", "A battery is in Norway.", date(2030, 5, 5), place=NORWAY)
    links = (
        Link(wire.id, WIRE, LinkKind.TAGGED, 'the report carries the tag "North Wire"', (Shown(wire.report, Excerpt(0, 9)),)),
        Link(
            paper.id,
            wire.id,
            LinkKind.COPY,
            "92% of the words run as in North Wire, 2030-05-01",
            (Shown(paper.report, Excerpt(0, 31)),),
        ),
        Link(paper.id, WIRE, LinkKind.CREDITED, "credited to North Wire", (Shown(paper.report, Excerpt(33, 43)),)),
        Link(late.id, paper.id, LinkKind.QUOTED, "quotes the Daily"),
        Link(more.id, late.id, LinkKind.RESTATED, "says it again"),
    )
    own = Link(seen.id, Root("elk", "Elk Times"), LinkKind.OWN, "Elk Times, in its own words")
    return at(
        HARBOUR,
        replace(origin("North Wire", wire, paper, late, more), links=links),
        replace(origin("Elk Times", seen), links=(own,)),
        beside=[Support(wide.id, Role.SUPPORTS, "says only that it is in Norway")],
    )


def test_the_head_counts_reports_and_origins(days: Days, position: Position) -> None:
    assert "\n4 reports, 2 origins\n" in chain_text(chain(position, days.reports, days.claims))


def test_the_tree_says_who_copied_and_quoted_whom_and_what_shows_it(days: Days, position: Position) -> None:
    shown = chain_text(chain(position, days.reports, days.claims), 200)
    assert "Origin 1: North Wire (3 reports)\n" in shown
    assert "└─ North Wire, 1 May 2030: is the root itself\n" in shown
    assert "   └─ Copy Daily, 2 May 2030: copies it\n" in shown
    assert "because: 92% of the words run as in North Wire, 1 May 2030 [copy, strong]\n" in shown
    assert "shown by “A battery stands at Port Amsel” (Copy Daily, characters 0–31)\n" in shown
    assert "also: credited to North Wire [credited, very strong]\n" in shown
    assert "      └─ Late News, 3 May 2030: quotes it\n" in shown


def test_what_is_drawn_already_is_not_shown_again(days: Days, position: Position) -> None:
    first, second = position.origins
    wire, paper, *_ = first.claims
    shown = (Shown(days.claims[wire].report, days.claims[wire].sentence), Shown(days.claims[paper].report, Excerpt(33, 43)))
    links = (first.links[0], Link(paper, wire, LinkKind.CREDITED, "credited to North Wire", shown), *first.links[3:])
    drawn = chain_text(chain(replace(position, origins=(replace(first, links=links), second)), days.reports, days.claims), 200)
    assert drawn.count("A battery stands at Port Amsel.") == 1
    assert "shown by “North Wire” (Copy Daily, characters 33–43)\n" in drawn


def test_an_outlets_further_report_credits_nobody(days: Days, position: Position) -> None:
    first, second = position.origins
    more = days.tell("North Wire", "The battery at Port Amsel works now.", date(2030, 5, 6))
    links = (*first.links, Link(more.id, first.claims[0], LinkKind.TAGGED, "the report carries the tag"))
    origins = (replace(first, claims=(*first.claims, more.id), links=links), second)
    drawn = chain_text(chain(replace(position, origins=origins), days.reports, days.claims), 200)
    assert "└─ North Wire, 6 May 2030: the same outlet's own further report\n" in drawn


def test_what_a_report_says_twice_is_one_report_in_the_tree(days: Days, position: Position) -> None:
    tree = chain(position, days.reports, days.claims).trees[0]
    late = tree.links[0].below[0].below[0]
    assert (late.source, len(late.claims), late.below) == ("Late News", 2, ())


def test_what_only_supports_stands_apart_and_adds_no_origin(days: Days, position: Position) -> None:
    shown = chain_text(chain(position, days.reports, days.claims), 200)
    trees, asides = shown.split("Supports it, without putting it there\n")
    assert "Fjord Post" not in trees
    assert "- Fjord Post, 5 May 2030: says only that it is in Norway\n" in asides


def test_origins_are_said_to_be_apart_only_where_the_grade_is_sure(days: Days, position: Position) -> None:
    unsure = chain_text(chain(position, days.reports, days.claims), 200)
    assert "Not shown to be certainly apart from each other. Graded F6: cannot be judged." in unsure
    assert "nothing earlier was found behind it; that is a lack of evidence, no proof that it stands apart" in unsure
    sure = replace(position, grade=Grade(credibility=Credibility.CONFIRMED, why="2 origins certainly apart"))
    assert "Certainly apart from each other. Graded F1: 2 origins" in chain_text(chain(sure, days.reports, days.claims), 200)


def test_one_origin_is_confirmed_by_nobody_else(days: Days, position: Position) -> None:
    alone = replace(position, origins=position.origins[1:])
    assert "One origin: nobody else confirms it." in chain_text(chain(alone, days.reports, days.claims), 200)


def test_a_report_between_that_says_nothing_of_the_position_is_drawn_as_such(days: Days, position: Position) -> None:
    first, second = position.origins
    wire, paper, *_ = first.claims
    narrowed = replace(position, origins=(replace(first, claims=(paper,), reports=(days.claims[paper].report,)), second))
    shown = chain_text(chain(narrowed, days.reports, days.claims), 200)
    assert "North Wire, 1 May 2030: is the root itself; it says nothing of this position itself\n" in shown
    assert "\n2 reports, 2 origins\n" in shown
    assert wire not in narrowed.origins[0].claims


def test_without_links_the_evidence_is_told(days: Days, position: Position) -> None:
    bare = replace(position, origins=tuple(replace(each, links=()) for each in position.origins))
    shown = chain_text(chain(bare, days.reports, days.claims), 200)
    assert "  in its own words\n" in shown
    assert "├─ North Wire, 1 May 2030: is counted with it\n" in shown


def test_links_in_a_ring_end(days: Days, position: Position) -> None:
    first, second = position.origins
    wire, paper, *_ = first.claims
    ring = (Link(wire, paper, LinkKind.COPY, "copies"), Link(paper, wire, LinkKind.COPY, "copies"), *first.links[3:])
    shown = chain(replace(position, origins=(replace(first, links=ring), second)), days.reports, days.claims)
    assert shown.reports == 4
    assert [link.source for link in shown.trees[0].links] == ["North Wire"]
    assert [link.source for link in shown.trees[0].links[0].below] == ["Copy Daily"]


def test_a_claim_whose_report_is_not_known_is_left_out(days: Days, position: Position) -> None:
    late = days.claims[position.origins[0].claims[2]].report
    del days.reports[late]
    assert "Late News" not in chain_text(chain(position, days.reports, days.claims))


def test_json_holds_the_tree_with_offsets(days: Days, position: Position) -> None:
    row = json.loads(json.dumps(brief_row(chain(position, days.reports, days.claims))))
    assert (row["reports"], row["origins"]) == (4, 2)
    copy = row["trees"][0]["links"][0]["below"][0]
    assert copy["why"][0]["kind"] == "copy"
    assert (copy["why"][0]["proofs"][0]["start"], copy["why"][0]["proofs"][0]["end"]) == (0, 31)
    assert row["asides"][0]["role"] == "supports"


def test_hostile_words_steer_no_terminal(days: Days, position: Position) -> None:
    for key, report in days.reports.items():
        days.reports[key] = replace(report, outlet="\x1b[2J\u202eOut", text=f"\x1b[31m{report.text}\x9b")
    shown = chain_text(chain(replace(position, unit="\x1b]0;x\x07"), days.reports, days.claims))
    assert all(line.isprintable() for line in shown.splitlines())
