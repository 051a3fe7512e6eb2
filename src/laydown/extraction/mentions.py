"""What is a force in a sentence? Its head word, its own words, and what they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.extraction import words as word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

    from laydown.domain.order_of_battle import Category
    from laydown.extraction.parsed import ParsedSentence

DEFINITE = {"the", "that", "its", "this", "these", "those"}
TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MAGNITUDES = {word: 10 * tens for tens, word in enumerate(TENS, start=3)} | {
    "dozens": 24,
    "hundred": 100,
    "hundreds": 200,
    "thousand": 1000,
    "thousands": 2000,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One force in one sentence: its head word, its own words, and what they name.

    `open` says that the words leave the kind open ("the battery", "another", "they"), so that the text before must tell it;
    `act` that the head is itself the act of the force ("the US withdrawal"). `home` is the operator of a ship or formation known by name.
    """

    sentence: ParsedSentence
    head: Token
    words: tuple[Token, ...]
    category: Category | None
    system: str | None = None
    unit: str | None = None
    noun: str | None = None
    open: bool = False
    act: bool = False
    home: str | None = None

    @property
    def pronoun(self) -> bool:
        """Say whether the phrase is a mere pronoun: "they", "it"."""
        return self.open and self.head.lower_ in {"they", "them", "it", "these", "those"}

    @property
    def definite(self) -> bool:
        """Say whether the phrase speaks of what is known: "the battery", "its first battalion"."""
        return any(t.lower_ in DEFINITE for t in self.words)

    @property
    def of_them(self) -> bool:
        """Say whether the phrase is some of what was named just before: "the first of them"."""
        return any(t.lower_ in {"them", "these", "those"} and t.dep_ == "nmod" for t in self.head.children)

    @property
    def partial(self) -> bool:
        """Say whether the phrase is what is left of something: "the rest", "most"."""
        return self.open and self.head.lower_ in {"rest", "remainder", "most", "half", "some"}

    @property
    def further(self) -> bool:
        """Say whether it comes on top of what was named before: "another", "two more"."""
        return bool({t.lower_ for t in self.words} & word_lists.named("further"))

    @property
    def plural(self) -> bool | None:
        """Say whether the phrase is plural, None where its form leaves it open."""
        if self.head.lower_ in {"they", "them", "these", "those", "both"} or self.head.tag_ in {"NNS", "NNPS"}:
            return True
        if self.head.lower_ == "it" or self.head.tag_ in {"NN", "NNP"}:
            return False
        return None

    @property
    def number(self) -> int | None:
        """The number of the phrase, as far as its own words give one."""
        for token in self.words:
            digits = token.text.replace(",", "")
            if digits.isascii() and digits.isdigit():
                return int(digits)
            if token.lower_ in MAGNITUDES:
                return MAGNITUDES[token.lower_]
        return None

    @property
    def text(self) -> str:
        """The words of the phrase as they stand, from the first to the last."""
        first, last = self.words[0], self.words[-1]
        return self.sentence.text[first.idx : last.idx + len(last.text)]
