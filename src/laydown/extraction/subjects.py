"""Who or what? The forces that a sentence names: their phrase, category, system."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category
from laydown.extraction import frames, grammar
from laydown.extraction import words as word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from laydown.catalogs.forces import Force
    from laydown.extraction.parsed import ParsedSentence
    from laydown.language.prefilter import Hit

NAMING = {"compound", "flat", "amod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos", "nummod"}
ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "conj", "ROOT", "nsubj:outer"}
PEOPLE = {Category.TROOPS, Category.UNIT}

_NUMBERED = re.compile(
    r"\b\d{1,4}(?:st|nd|rd|th|d)? (?:[A-Z][\w-]+ ){0,5}(?:Brigade|Division|Regiment|Battalion|Squadron|Wing|Fleet|Corps|Army|Group|Command|Company)\b"
)
"""A formation known by its number: "the 43rd Air Defense Artillery Regiment"."""
_BACKWARD = re.compile(
    r"\b(?:they|it|them|these|those|both|another|others?|one|none|two|three|four|six|all|most|rest|more|withdrawal|pullout|deployment)\b",
    re.IGNORECASE,
)


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
    def text(self) -> str:
        """The words of the phrase as they stand, from the first to the last."""
        first, last = self.words[0], self.words[-1]
        return self.sentence.text[first.idx : last.idx + len(last.text)]


def find(sentence: ParsedSentence, hits: Sequence[Hit]) -> list[Mention]:
    """Return the forces that a sentence names, in order; `hits` are the prefilter's, counted from the sentence's start."""
    by_head: dict[int, list[Hit]] = {}
    heads: dict[int, Token] = {}
    for hit in hits:
        tokens = [t for t in sentence.doc if t.idx < hit.end and hit.start < t.idx + len(t.text)]
        if tokens and (head := _head(tokens, hits)) is not None:
            by_head.setdefault(head.i, []).append(hit)
            heads[head.i] = head
    named = [m for i, group in sorted(by_head.items()) if (m := _mention(sentence, heads[i], group))]
    taken = {t.i for m in named for t in m.words}
    return sorted([*named, *_elliptical(sentence, taken)], key=lambda m: m.head.i)


def _head(tokens: Sequence[Token], hits: Sequence[Hit]) -> Token | None:
    """Climb from a name to the noun that heads its phrase; None where that noun makes it something else ("the Patriot deal")."""
    inside = {t.i for t in tokens}
    head = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    for _ in range(4):
        up = head.head
        if up == head or (up.pos_ not in grammar.NOMINAL and up.lemma_.lower() not in word_lists.named("measures")):
            return head
        if head.dep_ == "nmod" and grammar.case_of(head) == "of" and _measures(up, hits):
            head = up
            continue
        if head.dep_ not in NAMING - {"nmod", "appos"} or up.i < head.i:
            return head
        if _is_force(up, hits) or up.lemma_.lower() in word_lists.named("keeps_system"):
            head = up
            continue
        return head if frames.by_word("nouns").get(up.lemma_.lower()) or head.dep_ == "nmod:poss" else None
    return head


def _measures(up: Token, hits: Sequence[Hit]) -> bool:
    if up.lemma_.lower() in word_lists.named("force_acts"):
        return False
    return (
        up.lemma_.lower() in word_lists.named("measures")
        or up.pos_ == "NUM"
        or _is_force(up, hits)
        or up.lemma_.lower() in word_lists.named("keeps_system")
    )


def _is_force(token: Token, hits: Sequence[Hit]) -> bool:
    return any(h.start <= token.idx < h.end and h.kind == "force" for h in hits)


def _mention(sentence: ParsedSentence, head: Token, hits: Sequence[Hit]) -> Mention | None:
    force, words = _force(head, hits), _phrase(head, hits)
    if named := _by_name(sentence, head, hits, words, force):
        return named
    if force is None or head.pos_ in {"VERB", "AUX"} or any(t.lemma_.lower() in word_lists.named("outsiders") for t in words):
        return None
    if head.lemma_.lower() in word_lists.named("force_acts"):
        return Mention(sentence, head, words, Category.TROOPS, act=True)
    if formation := _NUMBERED.search(_span(words)):
        return Mention(sentence, head, words, Category.UNIT, unit=formation.group(), noun=force.unit)
    if any(h.force and h.force.category is Category.UNIT for h in hits):
        return Mention(sentence, head, words, Category.UNIT, unit=_formation(sentence, hits), noun=force.unit)
    open_ = force.bare and force.category in {Category.AIR_DEFENCE, Category.MISSILE}
    return Mention(sentence, head, words, None if open_ else force.category, noun=force.unit, open=open_)


def _force(head: Token, hits: Sequence[Hit]) -> Force | None:
    """Return the force noun that tells the kind: the head's own, but what a collective consists of."""
    forces = [h for h in hits if h.force]
    if not forces:
        return None
    if head.lemma_.lower() in word_lists.named("collectives"):
        return forces[-1].force
    return next((h.force for h in forces if h.start <= head.idx < h.end), forces[0].force)


def _by_name(
    sentence: ParsedSentence, head: Token, hits: Sequence[Hit], words: tuple[Token, ...], force: Force | None
) -> Mention | None:
    """Return a ship, formation or system known by its name, unless the phrase means its people ("Patriot crews")."""
    noun = force.unit if force else None
    people = force is not None and not force.bare and force.category in PEOPLE
    unit = next((h.unit for h in hits if h.unit), None)
    if unit and (unit.category is Category.UNIT or not people):
        return Mention(sentence, head, words, unit.category, unit=unit.name, noun=noun, home=unit.operator)
    system = next((h.system for h in hits if h.system), None)
    if system is None or (force and people and force.noun not in word_lists.named("formations")):
        return None
    radar = force is not None and not force.bare and force.category is Category.RADAR
    return Mention(sentence, head, words, Category.RADAR if radar else system.category, system.name, noun=noun)


def _span(words: Sequence[Token]) -> str:
    return words[0].doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]


def _formation(sentence: ParsedSentence, hits: Sequence[Hit]) -> str:
    hit = next(h for h in hits if h.force and h.force.category is Category.UNIT)
    return sentence.text[hit.start : hit.end]


PHRASE = 12
"""Words between a phrase's head and a name that belongs to it."""


def _phrase(head: Token, hits: Sequence[Hit]) -> tuple[Token, ...]:
    """Return the phrase's words: modifiers before the head, and the measured thing behind it ("battery of Patriot missiles")."""
    named = (t for h in hits for t in head.doc if h.start <= t.idx < h.end and abs(t.i - head.i) <= PHRASE)
    words = {t.i: t for t in (*grammar.modifiers(head), *named)}
    for child in head.children:
        if (
            child.dep_ == "nmod"
            and grammar.case_of(child) == "of"
            and any(h.start <= t.idx < h.end for h in hits for t in child.subtree)
        ):
            words |= {t.i: t for t in child.subtree if t.i <= child.i}
    return tuple(words[i] for i in sorted(words))


def _elliptical(sentence: ParsedSentence, taken: set[int]) -> Iterator[Mention]:
    """Yield phrases that take their noun from the text before: "another", "two more", "one", "both", "they"."""
    for token in sentence.doc:
        further = token.lower_ in {"more", "others"} and any(t.dep_ == "nummod" for t in token.children)
        if token.i in taken or (token.dep_ not in ARGUMENTS and not further):
            continue
        lone = token.pos_ in {"NUM", "PRON", "DET", "ADJ", "ADV", "NOUN"} and (
            token.lower_ in word_lists.named("elliptical")
            or (token.tag_ == "CD" and not _counts_a_noun(token))
            or (token.lower_ in {"more", "other"} and token.dep_ != "ROOT")
        )
        if token.lower_ in word_lists.named("with_article") and not any(t.dep_ in {"det", "nmod:poss"} for t in token.children):
            continue
        if lone and not _of_something(token):
            yield Mention(sentence, token, tuple(grammar.modifiers(token)), None, open=True)


def _of_something(token: Token) -> bool:
    """Say whether a number or pronoun counts things of its own: "none of these pillars"."""
    return any(t.dep_ == "nmod" and grammar.case_of(t) == "of" and t.pos_ in {"NOUN", "PROPN"} for t in token.children)


def _counts_a_noun(token: Token) -> bool:
    return any(t.dep_ in {"nmod", "compound", "flat"} and t.pos_ in {"NOUN", "PROPN"} for t in token.children)


def is_part_of_another(mention: Mention, heads: set[int]) -> bool:
    """Say whether a phrase only spells out another force's: "a contingent of 300 soldiers", "the detachment, 270 men"."""
    up, dep = mention.head.head, mention.head.dep_
    if up.i not in heads or up.i == mention.head.i:
        return False
    return dep == "appos" or (dep == "nmod" and grammar.case_of(mention.head) == "of") or dep in {"compound", "flat", "nmod:desc"}


def may_point_back(text: str) -> bool:
    """Say, before any parsing, whether a sentence has a word that may stand for a force named before."""
    return bool(_BACKWARD.search(text))
