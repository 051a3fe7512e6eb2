"""Which adverb is a surname? Names such as "Gergely" or "Kelly" look like adverbs to the tagger: "Colonel Istvan Gergely said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend(doc: Doc) -> None:
    """Make names, in place, of capitalized adverbs that stand before their verb within a sentence, where its subject stands or is missing."""
    for token in doc:
        if not _is_taken_for_adverb(token):
            continue
        verb, before = token.head, token.nbor(-1)
        subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
        if subject is None:
            token.dep_ = "nsubj"
        elif before == subject and before.pos_ == "PROPN":
            token.head, token.dep_ = before, "flat"
        elif before.pos_ == "PROPN" and before.head == subject and before.dep_ in {"flat", "appos"}:
            token.head, token.dep_ = (subject if before.dep_ == "flat" else before), "flat"
        else:
            continue
        token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text


def _is_taken_for_adverb(token: Token) -> bool:
    if token.tag_ != "RB" or token.dep_ != "advmod" or token.i == 0 or token.head.pos_ != "VERB" or token.head.i < token.i:
        return False
    # "He Finally Spoke": where other words are written large, the capital tells nothing.
    large = token.is_title and token.head.text[0].islower()
    opens = token.nbor(-1).is_quote or token.nbor(-1).text in {":", ".", "-", "–", "—", "("}
    return large and not opens
