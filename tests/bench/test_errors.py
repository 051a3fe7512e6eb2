"""The list of errors holds every one, and no word of the news."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bench.causes import Cause

from bench import errors, errors_page, fields, reading, sets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.scoring import ClaimScorer
    from bench.sets import GoldSet

    Row = dict[str, Any]
    Claim = Callable[..., Row]
    MadeUp = Callable[[str, dict[str, str], list[Row]], GoldSet]

TEXT = "Tall marines were sent to Chad. The bank sent no money to Mali."


def _page(read: reading.ReadSet, scorer: ClaimScorer) -> str:
    found = list(errors.of_set(read, scorer))
    return errors_page.page(("cause", "all"), [(str(c), "1") for c in Cause], found, fields.table([read], scorer))


def _missing(made_up: MadeUp, claim: Claim, name: str) -> reading.ReadSet:
    return reading.read_set(made_up(name, {"one": TEXT}, [claim("one", (0, 31), "Tall marines", "Niger")]))


def test_a_false_claim_in_a_missed_ones_stead_is_one_error_of_two_claims(
    made_up: MadeUp, claim: Claim, scorer: ClaimScorer
) -> None:
    (error,) = errors.of_set(_missing(made_up, claim, sets.DEV), scorer)
    assert error.missed
    assert error.missed["place"]["name"] == "Niger"
    assert error.false
    assert error.false["place"]["name"] == "Chad"


def test_of_the_news_the_page_has_facts_and_no_words(made_up: MadeUp, claim: Claim, scorer: ClaimScorer) -> None:
    page = _page(_missing(made_up, claim, sets.DEV), scorer)
    assert "claims-dev one 0–31" in page
    assert "Niger (country)" in page
    assert "marines" not in page
    assert "Tall" not in page


def test_of_our_own_reports_the_page_shows_the_sentence(made_up: MadeUp, claim: Claim, scorer: ClaimScorer) -> None:
    assert "> Tall marines were sent to Chad." in _page(_missing(made_up, claim, sets.WRITTEN), scorer)


def test_a_class_given_by_hand_goes_before_the_rules(made_up: MadeUp, claim: Claim, scorer: ClaimScorer, tmp_path: Path) -> None:
    path = tmp_path / "causes.jsonl"
    path.write_text(json.dumps({"doc": "one", "sentence": [0, 31], "category": "troops", "place": "Niger", "cause": "parse"}))
    (error,) = errors.of_set(_missing(made_up, claim, sets.DEV), scorer, errors.load(path))
    assert error.why.cause is Cause.PARSE


def test_the_counts_hold_each_set_and_class_and_the_largest_class_comes_first(made_up: MadeUp, claim: Claim) -> None:
    made_up(sets.DEV, {"one": TEXT, "two": TEXT}, [claim("one", (0, 31), "Tall marines", "Niger")])
    made_up(sets.WRITTEN, {"three": TEXT}, [])
    assert errors.counts()["claims-dev discourse"] == 2
    assert errors.counts()["claims-dev out of scope"] == errors.counts()["claims-written out of scope"] == 1
    measured = errors.measure()
    assert measured.rows[0] == ("discourse", "1", "1", "0", "0", "2")
    assert measured.rows[-1] == ("all", "1", "2", "0", "1", "4")


def test_what_is_wrong_in_a_matched_claim_is_counted_by_field(made_up: MadeUp, claim: Claim, scorer: ClaimScorer) -> None:
    gold = claim("one", (0, 31), "Tall marines", "Chad", "left", quantity={"min": 2, "max": 2, "unit": "troops"})
    read = reading.read_set(made_up(sets.DEV, {"one": TEXT}, [gold]))
    wrong = {row[:2]: row[2] for row in fields.table([read], scorer)}
    assert wrong["status", "left read as present"] == "1"
    assert wrong["quantity", "missing"] == "1"
    assert not any(name == "modality" for name, _ in wrong)
