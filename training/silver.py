"""What CoreNLP's trees of news become in Universal Dependencies 2.

The silver news is annotated in the manner of version 1. The rules follow the list of changes at
https://universaldependencies.org/v2/summary.html ; what cannot be told (``dep``) is left out, and
sentences in which much cannot be told are too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.conllu import Sentence, Token

RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "mwe": "fixed",
}
UNMARKED = frozenset({"nmod:tmod", "nmod:npmod"})
PREDICATE_TAGS = ("VB", "JJ", "RB", "MD")
PERSON = "NER=PERSON"
OTHERWISE_NAMED = ("NER=LOC", "NER=ORG", "NER=MISC", "NER=PERSON")
UNKNOWN = "dep"
# A larger share of unknown relations means that CoreNLP itself was lost.
MAX_UNKNOWN = 0.1
MIN_TOKENS, MAX_TOKENS = 4, 60

Relation = tuple[int, str]
"""Head and label of one token."""


def to_version_2(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield those sentences that can be trusted, with relations of version 2."""
    for sentence in sentences:
        tokens = sentence.tokens
        unknown = sum(token.deprel == UNKNOWN for token in tokens)
        if MIN_TOKENS <= len(tokens) <= MAX_TOKENS and unknown <= MAX_UNKNOWN * len(tokens):
            yield replace(sentence, tokens=_converted(tokens))


def _converted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    relations = [_relabelled(index, tokens) for index in range(len(tokens))]
    _hang_on_conjuncts(tokens, relations)
    for first, last in _person_names(tokens):
        _turn_name(first, last, relations)
    return tuple(
        replace(token, head=head, deprel="" if label == UNKNOWN else label, upos="", feats="")
        for token, (head, label) in zip(tokens, relations, strict=True)
    )


def _relabelled(index: int, tokens: tuple[Token, ...]) -> Relation:
    token, head = tokens[index], tokens[tokens[index].head]
    label = RENAMED.get(token.deprel, token.deprel)
    oblique = head.xpos.startswith(PREDICATE_TAGS)
    if token.deprel in UNMARKED:
        label = "obl:unmarked" if oblique else "nmod:unmarked"
    elif token.deprel == "nmod" and oblique:
        label = "obl:agent" if _is_agent(index, tokens) else "obl"
    elif token.deprel == "neg" and token.xpos == "DT":
        label = "det"
    elif token.deprel == "compound" and _is_title(token, head):
        label = "nmod:desc"
    return token.head, label


def _is_agent(index: int, tokens: tuple[Token, ...]) -> bool:
    head = tokens[index].head
    by = any(token.head == index and token.form.lower() == "by" for token in tokens)
    return by and any(token.head == head and token.deprel in {"auxpass", "nsubjpass"} for token in tokens)


def _is_title(token: Token, head: Token) -> bool:
    return head.misc.startswith(PERSON) and not token.misc.startswith(OTHERWISE_NAMED)


def _hang_on_conjuncts(tokens: tuple[Token, ...], relations: list[Relation]) -> None:
    """Move "and" and the commas of a list from the first conjunct to the one that follows them."""
    conjuncts: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        if token.deprel == "conj":
            conjuncts[token.head].append(index)
    for index, token in enumerate(tokens):
        if token.deprel == "cc" or (token.deprel == "punct" and token.form in {",", ";"}):
            later = [conjunct for conjunct in conjuncts[token.head] if conjunct > index]
            between = range(index + 1, min(later, default=index + 1))
            if later and not any(tokens[other].head == token.head for other in between):
                relations[index] = (later[0], relations[index][1])


def _person_names(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield first and last index of each name whose words all hang on its last."""
    for last, token in enumerate(tokens):
        first = last
        while first > 0 and _joins(tokens[first - 1], last):
            first -= 1
        if first < last and token.misc.startswith(PERSON):
            yield first, last


def _joins(token: Token, last: int) -> bool:
    return (token.head, token.deprel) == (last, "compound") and token.misc.startswith(PERSON)


def _turn_name(first: int, last: int, relations: list[Relation]) -> None:
    """Make the first word of a name its head, as version 2 does."""
    head, label = relations[last]
    for index, (other, relation) in enumerate(relations):
        if other == last and index != last:
            relations[index] = (first, relation)
    relations[first] = (first if head == last else head, label)
    for index in range(first + 1, last + 1):
        relations[index] = (first, "flat")
