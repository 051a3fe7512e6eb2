"""Which dictionary form a word has, given its Penn tag.

A table of words where endings would mislead; below it known endings with what to put in their
place: the longest that leads to a known noun or verb, else the longest. All of it is learned by
``training/lemma_table.py``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from spacy.language import Language
from spacy.util import ensure_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc

FACTORY = "laydown_lemmas"
LONGEST_ENDING = 6
NAME_TAGS = frozenset({"NNP", "NNPS"})
# Put before a word, so that an ending can ask for the word's beginning too: "^was".
BEGINNING = "^"

Words = dict[str, dict[str, str]]
"""Penn tag -> lower-case form -> lemma."""
Endings = dict[str, dict[str, tuple[int, str]]]
"""Penn tag -> ending -> how many letters to cut, what to append."""
Bases = dict[str, frozenset[str]]
"""First letter of the Penn tag (N, V) -> nouns in the singular, verbs in the infinitive."""


class LemmaTable:
    """The pipeline component; sets ``token.lemma_`` from ``token.tag_``."""

    def __init__(
        self,
        words: Words | None = None,
        endings: Endings | None = None,
        bases: Bases | None = None,
    ) -> None:
        self.words: Words = words or {}
        self.endings: Endings = endings or {}
        self.bases: Bases = bases or {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token of `doc`, which needs tags."""
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.tag_)
        return doc

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of `form`, in lower case unless it is a name or known otherwise."""
        lower = form.lower()
        known = self.words.get(tag, {}).get(lower)
        if known is not None:
            return known
        guesses = self._guesses(form if tag in NAME_TAGS else lower, tag)
        bases = self.bases.get(tag[:1], frozenset())
        if guess := next((guess for guess in guesses if guess in bases), None):
            return guess
        # "Patrolling" is of "patrol", a noun that few know as a verb, though the endings lead to "patroll".
        single = guesses[0][:-1] if tag[:1] == "V" and guesses[0].endswith("ll") else ""
        return single if single in self.bases.get("N", frozenset()) else guesses[0]

    def _guesses(self, form: str, tag: str) -> list[str]:
        """Return what the endings of `form` lead to, by the longest ending first."""
        changes = self.endings.get(tag, {})
        known = [changes[ending] for ending in endings_of(form.lower()) if ending in changes]
        return [(form[: len(form) - cut] + add) or form for cut, add in known] or [form]

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's protocol
        """Write the tables to the file `path`."""
        bases = {letter: sorted(words) for letter, words in self.bases.items()}
        content = {"words": self.words, "endings": self.endings, "bases": bases}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        ensure_path(path).write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 - spaCy's protocol
        """Read the tables from the file `path`."""
        content = json.loads(ensure_path(path).read_text(encoding="utf-8"))
        self.words = content["words"]
        self.endings = content["endings"]
        self.bases = {letter: frozenset(words) for letter, words in content["bases"].items()}
        return self


def endings_of(lower: str) -> list[str]:
    """Return the endings of a lower-case word, longest first, at last the empty one."""
    marked = BEGINNING + lower
    longest = min(LONGEST_ENDING, len(marked))
    return [marked[len(marked) - length :] for length in range(longest, -1, -1)]


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.tag"])
def create_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001 - spaCy's protocol
    """Return an empty table, which ``from_disk`` or training fills."""
    return LemmaTable()
