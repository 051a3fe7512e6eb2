"""Which endings, and which exceptions to them, give the treebank's lemmas."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from laydown.language.lemmas import NAME_TAGS, Bases, Endings, LemmaTable, Words, endings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.conllu import Sentence

FIELD_WORDS = Path(__file__).with_name("lemmas.yaml")
# An ending seen with fewer different words is chance.
ENOUGH_WORDS = 2
# Silver words seen less often are typing or tagging errors more often than not.
ENOUGH_SILVER = 2
SILVER_TAGS = frozenset({"NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
# Misspelt and foreign words have lemmas that teach nothing about endings.
UNTAUGHT_FEATURES = ("Typo=Yes", "Abbr=Yes", "Foreign=Yes")

Votes = dict[tuple[str, str], Counter[str]]
"""(Penn tag, lower-case form) -> how often each lemma."""


def learn_lemmas(gold: Iterable[Sentence], silver: Iterable[Sentence]) -> LemmaTable:
    """Return a small table that gives each known word its most frequent lemma.

    The silver news adds words that the gold sentences lack, where both mean the same by a lemma;
    ``lemmas.yaml`` adds words of the field that neither has.
    """
    found = _lemmas(silver, enough=ENOUGH_SILVER)
    bases = _bases(key for key in found if key[1].isalpha())
    lemmas = {key: lemma for key, lemma in found.items() if _is_silver_word(*key)}
    lemmas |= _lemmas(gold, enough=1)
    lemmas |= _field_words()
    endings = _endings(lemmas)
    rules = LemmaTable(endings=endings, bases=bases)
    return LemmaTable(_exceptions(lemmas, rules), endings, bases)


def _field_words() -> dict[tuple[str, str], str]:
    by_tag = yaml.safe_load(FIELD_WORDS.read_text(encoding="utf-8"))
    return {(tag, form): lemma for tag, words in by_tag.items() for form, lemma in words.items()}


def _bases(words: Iterable[tuple[str, str]]) -> Bases:
    nouns, verbs = set(), set()
    for tag, form in words:
        if tag == "NN":
            nouns.add(form)
        elif tag == "VB":
            verbs.add(form)
    return {"N": frozenset(nouns), "V": frozenset(verbs)}


def _is_silver_word(tag: str, form: str) -> bool:
    return tag in SILVER_TAGS and form.isalpha()


def _lemmas(sentences: Iterable[Sentence], *, enough: int) -> dict[tuple[str, str], str]:
    return {key: votes.most_common(1)[0][0] for key, votes in _votes(sentences).items() if votes.total() >= enough}


def _votes(sentences: Iterable[Sentence]) -> Votes:
    votes: Votes = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if not any(feature in token.feats for feature in UNTAUGHT_FEATURES):
                votes[token.xpos, token.form.lower()][token.lemma] += 1
    return votes


def _endings(lemmas: dict[tuple[str, str], str]) -> Endings:
    changes: dict[str, dict[str, Counter[tuple[int, str]]]] = defaultdict(lambda: defaultdict(Counter))
    for (tag, form), lemma in lemmas.items():
        for ending in endings_of(form):
            changes[tag][ending][_change(form, lemma.lower())] += 1
    return {tag: _pruned(by_ending) for tag, by_ending in changes.items()}


def _change(form: str, lemma: str) -> tuple[int, str]:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _pruned(by_ending: dict[str, Counter[tuple[int, str]]]) -> dict[str, tuple[int, str]]:
    """Keep an ending only where it says something else than the next shorter one kept."""
    kept: dict[str, tuple[int, str]] = {}
    for ending in sorted(by_ending, key=lambda item: (len(item), item)):
        change, _ = by_ending[ending].most_common(1)[0]
        shorter = next((kept[ending[i:]] for i in range(1, len(ending)) if ending[i:] in kept), None)
        if ending and shorter is None:
            shorter = kept.get("")
        enough = by_ending[ending].total() >= ENOUGH_WORDS
        if not ending or (enough and change != shorter):
            kept[ending] = change
    return kept


def _exceptions(lemmas: dict[tuple[str, str], str], rules: LemmaTable) -> Words:
    words: Words = defaultdict(dict)
    for (tag, form), lemma in sorted(lemmas.items()):
        guessed = rules.lemma(form, tag)
        right = guessed == lemma.lower() if tag in NAME_TAGS else guessed == lemma
        if not right:
            words[tag][form] = lemma
    return dict(words)
