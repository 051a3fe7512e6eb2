"""The class of an error is the first stage of reading that went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bench.causes import Case, Cause

from bench import causes, reading, sets, sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.scoring import ClaimScorer
    from bench.sets import GoldSet
    from bench.sight import Sight

    Row = dict[str, Any]
    Claim = Callable[..., Row]
    MadeUp = Callable[[str, dict[str, str], list[Row]], GoldSet]


def _seen(made_up: MadeUp, text: str) -> Sight:
    read = reading.read_set(made_up(sets.DEV, {"one": text}, []))
    return sight.of(text, read.surveys.get("one"), (0, len(text)))


@pytest.mark.parametrize(
    "row",
    [
        ("The slingers were sent to Chad.", "slingers:troops", "Chad", Cause.SUBJECT, "troops not found"),
        ("The soldiers were sent to Chad.", "soldiers:unit", "Chad", Cause.SUBJECT, "unit read as troops"),
        ("The soldiers were sent to Vlorpskaya.", "soldiers", "Vlorpskaya", Cause.PLACE, "its name was not found"),
        ("The soldiers were sent to the strip.", "soldiers", "strip", Cause.DISCOURSE, "the place is only pointed to"),
        ("The soldiers were sent.", "soldiers", "Chad", Cause.DISCOURSE, "the place is not in the sentence, and nothing said"),
        ("They went to Chad.", "They:ship", "Chad", Cause.DISCOURSE, "the subject is not in the sentence"),
        ("The soldiers were sent to Chad.", "soldiers", "Chad", Cause.FRAME, "not joined by send"),
        ("The soldiers sang in Chad.", "soldiers", "Chad", Cause.FRAME, "no word of a frame in the sentence"),
        (
            "The soldiers sang in Chad after the deployment.",
            "soldiers",
            "Chad",
            Cause.PARSE,
            "the frame's word is not between them",
        ),
    ],
)
def test_a_missed_claim_has_the_class_of_the_first_stage_that_failed(
    row: tuple[str, str, str, Cause, str], made_up: MadeUp, claim: Claim, scorer: ClaimScorer
) -> None:
    text, subject, place, cause, detail = row
    missed = claim("one", (0, len(text)), subject, place)
    why = causes.of_missed(Case(missed, _seen(made_up, text), None, []), scorer)
    assert (why.cause, why.detail) == (cause, detail)


def test_what_stands_in_its_stead_and_beside_it_tells_place_and_scope(made_up: MadeUp, claim: Claim, scorer: ClaimScorer) -> None:
    text = "The soldiers were sent to Chad and Niger."
    seen, span = _seen(made_up, text), (0, len(text))
    missed, other = claim("one", span, "soldiers", "Chad"), claim("one", span, "soldiers", "Niger")
    assert causes.of_missed(Case(missed, seen, other, []), scorer).cause is Cause.PLACE
    assert causes.of_missed(Case(missed, seen, None, [other]), scorer).cause is Cause.SCOPE
    assert causes.of_missed(Case(missed, seen, claim("one", span, "ships:ship", "Chad"), []), scorer).cause is Cause.SUBJECT


def test_a_false_claim_is_out_of_scope_only_where_its_sentence_has_no_gold(
    made_up: MadeUp, claim: Claim, scorer: ClaimScorer
) -> None:
    text = "The soldiers were sent to Chad and Niger."
    seen, span = _seen(made_up, text), (0, len(text))
    false, ship = claim("one", span, "soldiers", "Chad", frame="send"), claim("one", span, "ships:ship", "Mali")
    elsewhere, beside = claim("one", span, "soldiers", "Mali"), claim("one", span, "soldiers", "Niger")
    assert causes.of_false(false, seen, [], [], scorer).cause is Cause.OUT_OF_SCOPE
    assert causes.of_false(elsewhere, seen, [ship], [], scorer).cause is Cause.DISCOURSE
    assert causes.of_false(false, seen, [beside], [beside], scorer).cause is Cause.SCOPE
    assert causes.of_false(false, seen, [ship], [], scorer).cause is Cause.FRAME


def test_every_class_is_explained() -> None:
    assert set(causes.MEANING) == set(Cause)
