"""Runs of words that texts share."""

from __future__ import annotations

from laydown.lineage.passages import Passages, words

TEXT = "One two three four five six seven eight nine ten, and so the long day ended for all who had come."


def test_marks_and_capitals_do_not_count() -> None:
    assert words("“Al-Asad”, IRAQ’s") == ["al", "asad", "iraq", "s"]


def test_eight_words_in_a_row_are_found_and_seven_are_not() -> None:
    index = Passages()
    index.add("a", TEXT)
    assert index.sharing("He said: ONE two three — four five six seven eight!") == {"a"}
    assert index.sharing("one two three four five six seven") == set()


def test_a_cut_copy_is_found_by_its_share_and_another_story_is_not() -> None:
    body = " ".join(f"Sentence number {number} tells something about hill {number * 7}." for number in range(40))
    index = Passages()
    index.add("whole", body)
    assert index.copies(body[: len(body) // 2])["whole"] > 0.9
    assert index.copies("An altogether different story about a fish. " * 20) == {}
