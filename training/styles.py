"""How the same sentence looks in a headline, a shout, a list.

News sets titles in title case or capitals, drops articles and forms of "be", and leaves out the
full stop; live blogs and newsletters open with a bullet. The treebank has too little of these, so
a small share of its sentences is restyled afresh in each pass, always with the same seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokens import Token

BULLETS = ("•", "-", "*", "–", "—", "▪", ">")
SMALL_POS = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})
OMITTED_DEPS = frozenset({"det", "aux:pass", "cop"})
OMITTED_FORMS = frozenset({"a", "an", "the", "is", "are", "was", "were"})
FINAL_POINTS = frozenset({".", "!"})


@dataclass(frozen=True, slots=True)
class Word:
    """One token on its way from one style to another; `head` indexes the old sentence."""

    index: int
    form: str
    space: bool
    head: int
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    entity: str
    leaf: bool


@registry.augmenters("laydown.news_styles.v1")  # type: ignore[untyped-decorator] # spaCy's registry has no types
def news_styles(seed: int, share: float) -> Callable[[Language, Example], Iterator[Example]]:
    """Restyle `share` of the sentences, each style equally often."""
    return partial(_restyle, chance=random.Random(seed), share=share)  # noqa: S311 - not a secret


def _restyle(nlp: Language, example: Example, *, chance: random.Random, share: float) -> Iterator[Example]:
    if chance.random() >= share:
        yield example
        return
    words = _words(example.reference)
    for style in chance.choice(STYLES):
        words = style(words, chance)
    doc = _doc(words, example.reference)
    yield Example(nlp.make_doc(doc.text), doc)


def _words(doc: Doc) -> list[Word]:
    return [_word(token) for token in doc]


def _word(token: Token) -> Word:
    return Word(
        index=token.i,
        form=token.text,
        space=bool(token.whitespace_),
        head=token.head.i,
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        morph=str(token.morph),
        dep=token.dep_,
        entity="-".join(filter(None, (token.ent_iob_, token.ent_type_))),
        leaf=token.n_lefts + token.n_rights == 0,
    )


def _doc(words: list[Word], model: Doc) -> Doc:
    place = {word.index: new for new, word in enumerate(words)}
    return Doc(
        model.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        heads=[place[word.head] for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        # An empty feature list says "no features", which silver news does not know.
        morphs=[word.morph for word in words] if model.has_annotation("MORPH") else None,
        deps=[word.dep for word in words],
        ents=[word.entity for word in words],
        sent_starts=[new == 0 for new in range(len(words))],
    )


def _lower(words: list[Word], _: random.Random) -> list[Word]:
    return [replace(word, form=word.form.lower()) for word in words]


def _upper(words: list[Word], _: random.Random) -> list[Word]:
    return [replace(word, form=word.form.upper()) for word in words]


def _title(words: list[Word], chance: random.Random) -> list[Word]:
    small = chance.choice((SMALL_POS, frozenset()))
    return [word if word.pos in small or not word.form.islower() else _capital(word) for word in words]


def _capital(word: Word) -> Word:
    return replace(word, form=word.form[:1].upper() + word.form[1:])


def _terse(words: list[Word], _: random.Random) -> list[Word]:
    """Drop articles and "be" where nothing hangs on them."""
    kept = [word for word in words if not _omitted(word)]
    if len(kept) == len(words) or not kept:
        return words
    return [_capital(kept[0]) if words[0].form[:1].isupper() else kept[0], *kept[1:]]


def _omitted(word: Word) -> bool:
    return word.leaf and word.dep in OMITTED_DEPS and word.form.lower() in OMITTED_FORMS


def _unpointed(words: list[Word], _: random.Random) -> list[Word]:
    last = words[-1]
    if len(words) > 1 and last.leaf and last.form in FINAL_POINTS:
        return [*words[:-2], replace(words[-2], space=False)]
    return words


def _bulleted(words: list[Word], chance: random.Random) -> list[Word]:
    root = next((word.index for word in words if word.head == word.index), None)
    if root is None:
        return words
    form = chance.choice(BULLETS)
    bullet = Word(
        index=-1,
        form=form,
        space=True,
        head=root,
        lemma=form,
        pos="PUNCT",
        tag="NFP",
        morph="",
        dep="punct",
        entity=words[0].entity and "O",
        leaf=True,
    )
    return [bullet, *words]


STYLES = (
    (_lower,),
    (_upper, _unpointed),
    (_terse, _upper, _unpointed),
    (_title, _unpointed),
    (_terse, _title, _unpointed),
    (_terse, _unpointed),
    (_unpointed,),
    (_bulleted,),
    (_bulleted, _unpointed),
)
