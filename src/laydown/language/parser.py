"""What the grammar of a sentence is.

The pipeline in ``model/`` is our own; ``model/README.md`` says what it learned from and how well.
Trees follow Universal Dependencies 2, but the root is labelled ``ROOT``, as spaCy wants it.
"""

from __future__ import annotations

import functools
import json
import os
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from laydown.errors import ModelUnusable
from laydown.language import surnames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from importlib.resources.abc import Traversable

    from spacy.language import Language
    from spacy.tokens import Doc

MAX_TOKENS = 250
MAX_CHARACTERS = 10_000
_KEPT: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE"]
REMEDY = "Reinstall Laydown, or build the model with `make model`."


def parse(texts: Iterable[str], *, batch: int = 64) -> Iterator[Doc]:
    """Yield one Doc for each text, in order; a text is taken to be one sentence with one root.

    A text of more than MAX_TOKENS tokens is no sentence: it gets tokens but no grammar
    (``doc.has_annotation("DEP")`` is false, as for an empty text). What lies beyond
    MAX_CHARACTERS is cut off. Raises ModelUnusable.
    """
    nlp = load()
    rest = iter(texts)
    while group := list(islice(rest, batch)):
        docs = [_one_sentence(nlp, text) for text in group]
        parsable = [doc for doc in docs if 0 < len(doc) <= MAX_TOKENS]
        # The pipeline fills the Docs in place.
        for _ in nlp.pipe(parsable, batch_size=batch):
            pass
        for doc in parsable:
            surnames.mend(doc)
        yield from docs


def joined(docs: Sequence[Doc]) -> Doc:
    """Return the parts of one line as one Doc with a tree for each part, without a character between them."""
    found = [doc for doc in docs if len(doc)]
    if len(found) <= 1:
        return found[0] if found else docs[0]
    tokens = [token for doc in found for token in doc]
    return annotated(found, [t.text for t in tokens], [bool(t.whitespace_) for t in tokens])


def annotated(docs: Sequence[Doc], words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """Return one Doc of these words, a space behind some, with the grammar that Docs of as many words have, one after the other."""
    import numpy as np
    from spacy.tokens import Doc

    out = Doc(docs[0].vocab, words=list(words), spaces=list(spaces))
    arrays = [doc.to_array(_KEPT) for doc in docs]
    out.from_array(_KEPT, cast("Any", np.concatenate(arrays)))
    return out


def _one_sentence(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text[:MAX_CHARACTERS])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


@functools.cache
def load() -> Language:
    """Return the pipeline, loaded once. Raises ModelUnusable."""
    # One thread: numpy's own threads cost more than they bring on single sentences, many times over on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import use_ops

    from laydown.language import lemmas, one_tree  # noqa: F401 - register components

    model_version()
    with resources.as_file(_folder()) as folder:
        try:
            # numpy's matrix product is several times as fast as the BLIS that is the default.
            with use_ops("numpy", use_blis=False):
                return spacy.load(folder)
        except (OSError, ValueError, KeyError) as error:
            message = f"The language model is damaged: {error}. {REMEDY}"
            raise ModelUnusable(message) from error


def model_version() -> str:
    """Return the version of the trained pipeline, without loading it. Raises ModelUnusable."""
    try:
        meta = json.loads((_folder() / "meta.json").read_text(encoding="utf-8"))
        return cast("str", meta["version"])
    except FileNotFoundError as error:
        message = f"The language model is missing. {REMEDY}"
        raise ModelUnusable(message) from error
    except (ValueError, KeyError) as error:
        message = f"The language model's meta.json is damaged. {REMEDY}"
        raise ModelUnusable(message) from error


def _folder() -> Traversable:
    return resources.files("laydown.language") / "model"
