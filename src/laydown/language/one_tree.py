"""One sentence hangs together as one tree.

The parser leaves a word that it could not attach as a second root. Whoever reads the tree relies
upon one root a sentence, so the later roots are hung on the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FACTORY = "laydown_one_tree"
LOOSE = "parataxis"
PUNCTUATION = "punct"


@Language.component(FACTORY, assigns=["token.head", "token.dep"], requires=["token.dep"])
def hang_on_one_root(doc: Doc) -> Doc:
    """Make the first root that is no punctuation the only one."""
    roots = [token for token in doc if token.dep_ == "ROOT" or token.head.i == token.i]
    if len(roots) < 2:  # noqa: PLR2004 - one root is the aim
        return doc
    first = next((root for root in roots if root.pos_ not in {"PUNCT", "SPACE"}), roots[0])
    for root in roots:
        if root.i != first.i:
            root.head = first
            root.dep_ = PUNCTUATION if root.pos_ == "PUNCT" else LOOSE
    return doc
