"""What two reports share: verbatim runs, the part that runs alike, one page for both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laydown.domain.provenance import Report
from laydown.lineage.pairs import pair
from laydown.lineage.sketches import Sketches, asked, sketch
from laydown.lineage.stock import phrases
from laydown.lineage.wording import worded

TEXT = "One two three four five six seven eight nine ten, and so the long day ended for all who had come."
BODY = " ".join(f"Sentence number {number} tells something about hill {number * 7}." for number in range(40))


def report(text: str, name: str = "a", **more: Any) -> Report:  # noqa: ANN401 - fields of Report
    return Report(id=name, sha256=name, text=text, **more)


def found(index: Sketches, one: Report) -> set[str]:
    return set(index.sharing(asked(one)))


def words(text: str) -> list[str]:
    said = worded(text)
    return [text[start:end] for start, end in zip(said.starts, said.ends, strict=True)]


def test_marks_and_capitals_do_not_count() -> None:
    assert words("“Al-Asad”, IRAQ’s") == ["Al", "Asad", "IRAQ", "s"]
    assert worded("“Al-Asad”, IRAQ’s").ids.tolist() == worded("al asad iraq s").ids.tolist()


@pytest.mark.parametrize("text", ["", " ", "…", "İstanbul ŞİŞLİ", "a" * 500, "😀 \ud800 x", "U.S. troops\n\nat 3.5 km"])
def test_any_text_has_words(text: str) -> None:
    assert "".join(words(text)) == "".join(each for each in text if each.isalnum())
    assert pair(report(text), report(f"{text} and more", "b")) is None or text == "a"


def test_eight_words_in_a_row_are_found_where_they_stand_and_seven_are_not() -> None:
    said = "He said: ONE two three — four five six seven eight!"
    found = pair(report(TEXT), report(said, "b"))
    assert found is not None
    [run] = found.runs
    shown = {run.one.of(TEXT), run.other.of(said), run.one.of(said), run.other.of(TEXT)}
    assert {"One two three four five six seven eight", "ONE two three — four five six seven eight"} <= shown
    assert pair(report(TEXT), report("one two three four five six seven", "b")) is None


def test_a_pair_is_the_same_from_either_side() -> None:
    one, other = report(BODY), report(BODY[: len(BODY) // 2], "b")
    found = pair(one, other)
    assert found == pair(other, one)
    assert found is not None
    assert found.one < found.other


def test_a_cut_copy_is_found_by_its_share_and_another_story_is_not() -> None:
    found = pair(report(BODY), report(BODY[: len(BODY) // 2], "b"))
    assert found is not None
    assert found.share > 0.9
    assert pair(report(BODY), report("An altogether different story about a fish. " * 20, "b")) is None


def test_a_sentence_that_stands_in_two_texts_brings_them_together_wherever_it_stands() -> None:
    sentence = "A Patriot battery has been unloaded at the camp north of the town and will be ready soon."
    index = Sketches()
    for _ in range(2):
        index.add("one", sketch(report(f"The day was long. {sentence} Nobody else came.", published=date(2020, 3, 31))))
    text = f"{sentence} {BODY} Another thing was told by the men at the gate, who had seen nothing."
    other = "Nothing of the kind was ever seen by anybody at the camp north of the town."
    assert found(index, report(text, published=date(2020, 4, 2))) == {"one"}
    assert found(index, report(text, published=date(2020, 2, 25))) == {"one"}
    assert found(index, report(text, published=date(2021, 4, 2))) == set()
    assert found(index, report(other, published=date(2020, 4, 2))) == set()


def test_a_whole_copy_is_found_years_later_and_without_a_day() -> None:
    index = Sketches()
    index.add("one", sketch(report(BODY, published=date(2020, 3, 31))))
    assert found(index, report(f"New: {BODY}", published=date(2024, 3, 31))) == {"one"}
    assert found(index, report(BODY[: len(BODY) * 2 // 3])) == {"one"}


@pytest.mark.parametrize("phrase", phrases())
def test_stock_phrases_bring_nobody_together(phrase: str) -> None:
    one, other = f"The mayor came home late. {phrase}.", f"Ships lay at the quay. {phrase}."
    assert pair(report(one), report(other, "b")) is None
    assert set(sketch(report(one))).isdisjoint(sketch(report(other)))


def test_two_pages_that_name_one_as_their_own_are_a_pair_without_shared_words() -> None:
    one = report("Rain fell.", url="https://www.harbour.example/a/")
    other = report("It was dry.", "b", url="https://m.harbour.example/b", canonical="http://harbour.example/a")
    found = pair(one, other)
    assert found is not None
    assert found.canonical
    assert pair(one, report("It was dry.", "b", url="https://m.harbour.example/b")) is None


def test_two_reports_of_one_address_that_names_none_are_no_copies_for_that() -> None:
    assert pair(report("Rain fell.", url="https://a.example/"), report("It was dry.", "b", url="https://a.example/")) is None


def test_a_report_has_few_fingerprints_and_looks_only_near_its_day_for_passages() -> None:
    words = " ".join(f"word{number * 7919 % 1013}{'.' if number % 20 == 19 else ''}" for number in range(300))
    one = report(words, published=date(2020, 3, 31))
    assert len(sketch(one)) <= 40
    assert set(sketch(one)) <= set(asked(one))
    assert set(sketch(report(words, published=date(2020, 4, 30)))) <= set(asked(one))
    assert not set(sketch(report(words.split(".")[3], published=date(2020, 8, 31)))) & set(asked(one))


def test_words_of_another_writing_are_the_same_words() -> None:
    assert worded("“Al-Asad” — 3.5 km. Done").ids.tolist() == worded('"al asad", 3 5 KM. done').ids.tolist()
    assert worded("3.5 km in the U.S. Troops left.\n\nThey").sentences.tolist() == [0, 7, 9]
