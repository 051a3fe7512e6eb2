"""Where a word ends, so that our tokens are the treebank's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.util import compile_infix_regex

if TYPE_CHECKING:
    from spacy.language import Language

# The treebank splits "surface-to-air" at each hyphen but keeps "anti-ship", "e-mail" whole.
KEPT_PREFIXES = (
    "anti|ante|arch|bi|bio|co|contra|counter|cross|cyber|de|demi|e|euro|ex|extra|hyper|inter|intra"
    "|mega|micro|mid|mini|mono|multi|neo|non|pan|para|poly|post|pre|pro|pseudo|quasi|re|semi|socio"
    "|sub|super|trans|tri|ultra|un|uni|vice"
)


# spaCy knows the abbreviations of civil titles and of generals and admirals.
RANKS = ("Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Cpl.", "Ft.", "Lt.", "Maj.", "Pvt.", "Sgt.")


def use_treebank_tokens(nlp: Language) -> None:
    """Make the tokenizer of `nlp` keep prefixed words and ranks whole; saved with the pipeline.

    Raises ValueError where spaCy's own rule for hyphens is no longer the one replaced here.
    """
    stock = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    infixes = list(nlp.Defaults.infixes or ())
    kept = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in KEPT_PREFIXES.split("|"))
    # The full stop: "U.S.-led" is three words.
    infixes[infixes.index(stock)] = rf"(?<=[{ALPHA}0-9.]){kept}(?:{HYPHENS})(?=[{ALPHA}])"
    # spaCy's tokenizer has no type.
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    for rank in RANKS:
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])  # type: ignore[union-attr]
