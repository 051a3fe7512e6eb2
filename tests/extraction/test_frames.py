"""Each frame gives a claim where it must, and none where it must not; a broken catalogue of frames is refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.errors import CatalogError
from laydown.extraction import frames
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.frames import Frame
    from laydown.extraction.reader import Reading

EVERY = [pytest.param(frame, id=frame.name) for frame in frames.load()]
BEFORE = "A US Patriot battery is in Iraq."
"""What the text has named before: some of the sentences point back."""
UNREAD = {"hold", "observe"}
"""Frames whose sentence the parser or the gazetteer does not yet read: a lemma ("patroll"), a town known only by its air base."""
ROW = {"name": "post", "theme": "object", "verbs": ["post"], "status": {"done": "present"}}


@pytest.mark.parametrize("frame", [p for p in EVERY if p.id not in UNREAD])
def test_the_sentence_that_must_give_a_claim_does(frame: Frame, reading_of: Callable[..., Reading]) -> None:
    claims = reading_of(f"{BEFORE} {frame.must}").claims
    assert [c for c in claims if c.sentence.start > len(BEFORE)]


@pytest.mark.parametrize("before", [pytest.param("", id="alone"), pytest.param(BEFORE, id="behind a battery")])
@pytest.mark.parametrize("frame", EVERY)
def test_the_sentence_that_must_not_give_a_claim_does_not(before: str, frame: Frame, reading_of: Callable[..., Reading]) -> None:
    claims = reading_of(f"{before} {frame.must_not}".strip()).claims
    assert [c for c in claims if c.sentence.start > len(before) or not before] == []


@pytest.mark.parametrize("frame", EVERY)
def test_a_frame_has_words_and_a_status_for_each_aspect_of_a_verb(frame: Frame) -> None:
    assert frame.theme in {"object", "subject", "oblique", "either"}
    assert any(frame.words.values())
    assert set(Aspect) - {Aspect.NOUN} <= set(frame.status)
    assert Aspect.NOUN in frame.status or not frame.words["nouns"]


def test_no_two_frames_have_one_name() -> None:
    names = [frame.name for frame in frames.load()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"status": {"done": "elsewhere"}}, "elsewhere"),
        ({"status": {"someday": "present"}}, "someday"),
        ({"verb": ["post"]}, "verb"),
        ({"theme": ...}, "theme"),
        ({"name": ...}, "name"),
    ],
)
def test_a_broken_frame_is_refused_by_file_and_entry(change: dict[str, Any], word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {k: v for k, v in (ROW | change).items() if v is not ...}
    monkeypatch.setattr("laydown.extraction.frames._load", lambda _: [row])
    with pytest.raises(CatalogError, match=r"frames\.yaml") as caught:
        frames.load.__wrapped__()
    assert word in str(caught.value)


def test_a_sound_frame_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laydown.extraction.frames._load", lambda _: [ROW])
    (frame,) = frames.load.__wrapped__()
    assert frame.fits("object", has_object=True)
    assert not frame.fits("subject", has_object=True)
