"""How often the pipeline is right.

Sentence by sentence, as the product reads: our tokenizer on the raw text of each gold sentence,
one tree a sentence. A gold word that our tokens do not match one to one counts as wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.scorer import Scorer
from spacy.tokens import DocBin
from spacy.training import Example

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Token

Scores = dict[str, float]


def score_grammar(nlp: Language, gold: Path) -> Scores:
    """Return tree, tag, feature and lemma scores in [0, 1] over a converted treebank."""
    examples = _examples(nlp, gold)
    words = Scorer.score_deps(examples, "dep", getter=_text_of, ignore_labels=("punct",))
    every = Scorer.score_deps(examples, "dep", getter=_text_of)
    scores = {
        "uas": words["dep_uas"],
        "las": words["dep_las"],
        "uas_with_punct": every["dep_uas"],
        "las_with_punct": every["dep_las"],
    }
    for attribute in ("pos", "tag", "lemma"):
        scored = Scorer.score_token_attr(examples, attribute, getter=_text_of)
        scores[attribute] = scored[f"{attribute}_acc"]
    scored = Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph))
    scores["morph"] = scored["morph_acc"]
    return scores


def score_entities(nlp: Language, gold: Path) -> Scores:
    """Return precision, recall and F1 of whole spans with their label, in all and for each."""
    scored = Scorer.score_spans(_examples(nlp, gold), "ents")
    scores = {f"entities_{part}": scored[f"ents_{part}"] for part in "prf"}
    for label, parts in sorted(scored["ents_per_type"].items()):
        scores |= {f"{label.lower()}_{part}": parts[part] for part in "prf"}
    return scores


def _text_of(token: Token, attribute: str) -> str:
    return str(getattr(token, f"{attribute}_"))


def _examples(nlp: Language, gold: Path) -> list[Example]:
    references = list(DocBin().from_disk(gold).get_docs(nlp.vocab))
    docs = [nlp.make_doc(reference.text) for reference in references]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    parsed = nlp.pipe(docs)
    return [Example(doc, reference) for doc, reference in zip(parsed, references, strict=True)]
