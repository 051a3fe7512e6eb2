"""Who is only given something? "The base was handed over to Iraqi security forces" puts them nowhere, and soldiers named next are not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import grammar, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO = {"to", "over to", "back to"}


def is_given(head: Token) -> bool:
    """Say whether the force whose phrase `head` is only gets what a verb or a noun of handing over gives."""
    if grammar.case_of(head) not in _TO or head.dep_ not in {"obl", "nmod", "iobj"}:
        return False
    up = head.head
    # The parser may hang them on what is given: "returned the camp to Iraqi troops".
    acts = (up, up.head) if up.dep_ in {"obj", "nsubj:pass"} else (up,)
    return any(act.lemma_.lower() in words.named("handing") for act in acts)
