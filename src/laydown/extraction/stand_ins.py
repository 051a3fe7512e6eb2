"""Which words stand for a force named before? "Another", "two more", "both", "they", "the newcomers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.extraction import grammar
from laydown.extraction import words as word_lists
from laydown.extraction.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from laydown.extraction.parsed import ParsedSentence

ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "conj", "ROOT", "nsubj:outer"}
_BACKWARD = re.compile(
    r"\b(?:they|it|them|these|those|both|another|others?|one|none|two|three|four|six|all|most|rest|more|withdrawal|pullout|deployment)\b",
    re.IGNORECASE,
)


def find(sentence: ParsedSentence, taken: Collection[int]) -> Iterator[Mention]:
    """Yield phrases that take their noun from the text before: "another", "two more", "one", "both", "they"."""
    for token in sentence.doc:
        further = token.lower_ in {"more", "others"} and any(t.dep_ == "nummod" for t in token.children)
        if token.i in taken or (token.dep_ not in ARGUMENTS and not further):
            continue
        lone = token.pos_ in {"NUM", "PRON", "DET", "ADJ", "ADV", "NOUN"} and (
            token.lower_ in word_lists.named("elliptical")
            or (token.tag_ == "CD" and not _counts_a_noun(token))
            or (token.lower_ in {"more", "other"} and token.dep_ != "ROOT")
        )
        if token.lower_ in word_lists.named("with_article") and not any(t.dep_ in {"det", "nmod:poss"} for t in token.children):
            continue
        if lone and not _of_something(token):
            yield Mention(sentence, token, tuple(grammar.modifiers(token)), None, open=True)


def _of_something(token: Token) -> bool:
    """Say whether a number or pronoun counts things of its own: "none of these pillars"."""
    return any(t.dep_ == "nmod" and grammar.case_of(t) == "of" and t.pos_ in {"NOUN", "PROPN"} for t in token.children)


def _counts_a_noun(token: Token) -> bool:
    return any(
        t.dep_ in {"nmod", "compound", "flat"} and grammar.case_of(t) in {"", "of"} and t.pos_ in {"NOUN", "PROPN"}
        for t in token.children
    )


def may_point_back(text: str) -> bool:
    """Say, before any parsing, whether a sentence has a word that may stand for a force named before."""
    return bool(_BACKWARD.search(text))
