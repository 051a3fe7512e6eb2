"""May it be so? Adverbs, phrases and doubtful sources that hedge a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction import clauses, cues, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

REPORTING = {"ccomp", "xcomp"}


def hold_over(token: Token) -> bool:
    """Say whether an adverb or phrase hedges a clause, or the verbs of saying that it hangs on."""
    heads = [token]
    for above, relation in grammar.governors(token):
        if relation not in REPORTING:
            break
        heads.append(above)
    if any(t.lower_ in cues.named("hedges") for at in heads for t in _adverbs(at)):
        return True
    doubtful = any(_has_doubtful_source(at) for at in heads)
    return doubtful or _is_said_to_be(token) or _is_introduced(token) or _is_rumour(token) or _is_as_if(token)


def on_noun(noun: Token) -> bool:
    """Say whether an adjective hedges a noun: "the alleged presence", "a suspected submarine"."""
    return any(t.dep_ == "amod" and t.lower_ in cues.named("possible") for t in noun.children)


def _adverbs(verb: Token) -> Iterator[Token]:
    """Yield the words right below a verb, and the adverbs of its adverbs: "presumably still in Haiti"."""
    for child in verb.children:
        yield child
        if child.dep_ == "advmod":
            yield from child.children


def _is_said_to_be(token: Token) -> bool:
    """Say whether a phrase of the clause, or of the source that it names, hedges it."""
    sources = [t for t in token.children if t.dep_ == "obl" and grammar.case_of(t) == "according to"]
    parts = [clauses.words_of(token), *(t.subtree for t in sources)]
    return any(clauses.says(part, "hedging_phrases") for part in parts)


def _is_introduced(token: Token) -> bool:
    """Say whether a hedge opens the clause but hangs elsewhere in it: "Perhaps Finland will send ..."."""
    own = (t for t in clauses.words_of(token) if t.dep_ == "advmod" and t.head.dep_ in {"nsubj", "obl", "nsubj:pass"})
    return any(t.lower_ in cues.named("hedges") for t in own)


def _is_rumour(token: Token) -> bool:
    """Say whether a clause stands right behind the word for a rumour, wherever the parser hangs it: "pressed on reports that ..."."""
    marks = [t for t in token.children if t.dep_ == "mark" and t.lower_ == "that" and t.i > 0]
    return any(t.nbor(-1).lemma_.lower() in cues.named("rumours") and t.nbor(-1).pos_ == "NOUN" for t in marks)


def _is_as_if(verb: Token) -> bool:
    marks = [t.lower_ for t in verb.children if t.dep_ in {"mark", "advmod"}]
    return "as" in marks and bool({"if", "though"} & set(marks))


def _has_doubtful_source(verb: Token) -> bool:
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    return any(t.lower_ in cues.named("doubtful") for s in subjects for t in s.children)
