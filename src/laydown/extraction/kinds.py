"""What sort of word is it, to the reader? By the frames, the cues and the lists that know it, else by its part of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import cues, frames, whereabouts, words

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = {"VERB", "AUX"}
LISTS = ("casualties", "uses", "talk", "confirming", "declining", "asking", "deciding")


def kind_of(token: Token) -> str:
    """Return what sort of word a token is, to the reader."""
    lemma = token.lemma_.lower()
    for name in ("nouns", "verbs", "adjectives"):
        if lemma in frames.by_word(name) and (token.pos_ in VERBAL) == (name == "verbs"):
            return frames.by_word(name)[lemma][0].name
    if lemma in cues.governors():
        return cues.governors()[lemma][0].makes
    for name in LISTS:
        if lemma in words.named(name):
            return name
    if lemma in whereabouts.place_nouns():
        return "place"
    return token.pos_
