"""Which words stand for a force named before? "Another", "two more", "both", "they", "the newcomers"."""

from __future__ import annotations

import re
from calendar import month_name
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
    r"\b(?:they|it|them|these|those|both|another|others?|one|none|neither|two|three|four|six|all|most|rest|more|withdrawal|pullout|deployment"
    r"|(?:the|its) (?:system|weapon|gear|kit|vehicle|truck|newcomer|sister|twin|last|first|second|number|total)s?"
    r"|(?:about|some|around|nearly|almost|only|first|last|few|least) (?:\d[\d,]*|hundred|dozen|thousand|\w+ty)"
    r"|\d[\d,]* (?:are|were|have|had|will|would|remain|stay|left|went|arrived?|came|flew))\b"
    r"|['’]s(?:,| (?:will|would|are|were|is|was|has|have|went|remains?|stays?|left)\b)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:withdr[ae]w\w*|pull(?:s|ed|ing)? (?:\w+ )?(?:out|back)|pull-?(?:outs?|backs?)|drawdowns?|(?:come|go|coming|going) home|(?:re)?occup(?:y|ies|ied)|invaded?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:[Tt]he|\d+|[A-Z]?[a-z]+ty) [A-Z][a-z]+(?:s|sh|ch|ese|ss),? (?:are|were|have|had|will|would|also|all|some|remain|stay|left|leave|went|pulled|hold|held|guard|go|to)\b"
)
"""A people that does something: "the Danes will leave", "the French hold"."""


def find(sentence: ParsedSentence, taken: Collection[int]) -> Iterator[Mention]:
    """Yield phrases that take their noun from the text before: "another", "two more", "one", "both", "they"."""
    for token in sentence.doc:
        if token.i not in taken and ((token.dep_ in ARGUMENTS - {"ROOT"} and grammar.owns_alone(token)) or _named_noun(token)):
            yield Mention(sentence, token, tuple(grammar.modifiers(token)), None, open=True)
            continue
        further = token.lower_ in {"more", "others"} and any(t.dep_ == "nummod" for t in token.children)
        if token.i in taken or (token.dep_ not in ARGUMENTS and not further):
            continue
        if _is_date_or_nobody(token):
            continue
        lone = token.pos_ in {"NUM", "PRON", "DET", "ADJ", "ADV", "NOUN"} and (
            token.lower_ in word_lists.named("elliptical")
            or ((token.tag_ == "CD" or _is_number(token)) and not _counts_a_noun(token))
            or (token.lower_ in {"more", "other"} and token.dep_ != "ROOT")
        )
        if token.lower_ in word_lists.named("with_article") and not any(_determines(t) for t in token.children):
            continue
        if lone and not _of_something(token):
            yield Mention(sentence, token, tuple(grammar.modifiers(token)), None, open=True)


def _determines(token: Token) -> bool:
    """Say whether a word below "half" or "rest" tells whose: an article, or "of them"."""
    return token.dep_ in {"det", "nmod:poss"} or (token.dep_ == "nmod" and token.lower_ in {"them", "these", "those"})


def _is_date_or_nobody(token: Token) -> bool:
    """Say whether a number is a day or hour, and a pronoun stands for anybody: "no one", "those who refuse"."""
    before = token.nbor(-1).lower_ if token.i else ""
    if ":" in token.text or (
        token.lower_ in {"those", "all", "others"} and any(t.dep_ in {"acl", "acl:relcl"} for t in token.children)
    ):
        return True
    if token.lower_ in word_lists.named("with_article") and any(
        t.lower_ == token.lower_ and t.dep_ == "amod" for t in token.doc[: token.i]
    ):
        # "The first meeting that he attended and the first outside Kabul."
        return True
    month = token.i + 1 < len(token.doc) and token.nbor().text in month_name
    return month or (token.lower_ == "one" and before in {"no", "any", "every"})


def _is_number(token: Token) -> bool:
    """Say whether a noun is a number in words: "the first ninety"."""
    return token.pos_ == "NOUN" and token.like_num and any(t.dep_ in {"det", "amod"} for t in token.children)


def _named_noun(token: Token) -> bool:
    """Say whether a noun means something named before, with an article: "the newcomers"."""
    known = token.lemma_.lower() in word_lists.named("any_system") and token.dep_ in ARGUMENTS
    return known and any(t.lower_ in {"the", "its", "their", "these", "this"} for t in token.children)


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
    return bool(_BACKWARD.search(text) or _PEOPLE.search(text))


def may_withdraw(text: str) -> bool:
    """Say, before any parsing, whether a sentence has a word with which a state means its troops without naming them: withdraw, occupy."""
    return bool(_LEAVING.search(text))
