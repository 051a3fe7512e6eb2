"""Who or what? The forces that a sentence names: their phrase, category, system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.order_of_battle import Category
from laydown.extraction import frames, grammar, stand_ins
from laydown.extraction import words as word_lists
from laydown.extraction.mentions import Mention
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from laydown.catalogs.forces import Force
    from laydown.extraction.parsed import ParsedSentence
    from laydown.language.prefilter import Hit

NAMING = {"compound", "flat", "amod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos", "nummod"}
FORCES = {"force", "troop", "unit", "personnel"}
VESSELS = {Category.SHIP, Category.SUBMARINE}
PEOPLE = {Category.TROOPS, Category.UNIT}

_NUMBERED = re.compile(
    r"\b\d{1,4}(?:st|nd|rd|th|d) (?:[\w-]+ ){0,3}(?:brigade|division|regiment|battalion|squadron|wing)\b|\b\d{1,4}(?:st|nd|rd|th|d)? (?:[A-Z][\w-]+ ){0,5}(?:Brigade|Division|Regiment|Battalion|Squadron|Wing|Fleet|Corps|Army|Group|Command|Company)\b"
)
"""A formation known by its number: "the 43rd Air Defense Artillery Regiment"."""


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
    return sorted([*named, *stand_ins.find(sentence, taken)], key=lambda m: m.head.i)


def _head(tokens: Sequence[Token], hits: Sequence[Hit]) -> Token | None:
    """Climb from a name to the noun that heads its phrase; None where that noun makes it something else ("the Patriot deal")."""
    inside = {t.i for t in tokens}
    head = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    if (noun := _noun_before(tokens[0], head, hits)) is not None:
        head = noun
    for _ in range(4):
        up = head.head
        if up == head or (up.pos_ not in grammar.NOMINAL and up.lemma_.lower() not in word_lists.named("measures")):
            return head
        if head.dep_ == "nmod" and grammar.case_of(head) == "of" and _measures(up, hits):
            head = up
            continue
        if head.dep_ not in NAMING - {"nmod", "appos"} or up.i < head.i:
            return head
        if (
            up.pos_ == "PROPN"
            and up.i == head.i + 1
            and any(h.force and h.force.category in VESSELS for h in hits if h.start <= head.idx < h.end)
        ):
            # "The destroyer Porter" has its name for its head.
            head = up
            continue
        if _is_force(up, hits) or (up.lemma_.lower() in word_lists.named("keeps_system") and not _is_force(tokens[-1], hits)):
            head = up
            continue
        return head if frames.by_word("nouns").get(up.lemma_.lower()) or head.dep_ == "nmod:poss" else None
    return head


def _noun_before(first: Token, head: Token, hits: Sequence[Hit]) -> Token | None:
    """Return the noun right before a ship's name that the parser hung beside it: "The submarine Kursk is in port"."""
    if first.i == 0 or not any(h.unit and h.unit.category in VESSELS for h in hits if h.start <= first.idx < h.end):
        return None
    noun = first.nbor(-1)
    vessel = any(h.force and h.force.category in VESSELS for h in hits if h.start <= noun.idx < h.end)
    return noun if vessel and noun.head == head.head and noun.dep_ == head.dep_ else None


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
    if grammar.case_of(head) == "against" and not (force and force.category in PEOPLE):
        # What something is used against is where its user says nothing of.
        force, hits = None, ()
    if named := _by_name(sentence, head, hits, words, force):
        return named
    if force is None or _is_no_force(sentence, head, words, hits):
        return None
    if head.lemma_.lower() in word_lists.named("force_acts"):
        return Mention(sentence, head, words, Category.TROOPS, act=True)
    return _of_kind(sentence, head, words, hits, force)


def _of_kind(sentence: ParsedSentence, head: Token, words: tuple[Token, ...], hits: Sequence[Hit], force: Force) -> Mention:
    """Return the mention of a force without a name in the catalogue: a formation by its number, a mission or its soldiers, a mere kind."""
    formation = _NUMBERED.search(_span(words))
    if formation and head.lemma_.lower() not in word_lists.named("bodies"):
        return Mention(sentence, head, words, Category.UNIT, unit=formation.group(), noun=force.unit)
    if any(h.force and h.force.category is Category.UNIT for h in hits):
        if (body := _body(head)) is not None:
            theirs = words if body == head else tuple(grammar.modifiers(body))
            return Mention(sentence, body, theirs, Category.TROOPS, noun=force.unit)
        return Mention(sentence, head, words, Category.UNIT, unit=_formation(sentence, hits), noun=force.unit)
    open_ = force.bare and force.category in {Category.AIR_DEFENCE, Category.MISSILE}
    return Mention(sentence, head, words, None if open_ else force.category, noun=force.unit, open=open_)


def _body(head: Token) -> Token | None:
    """Return the noun for soldiers of a formation where it is they who are meant: "an ISAF patrol", "a convoy of ISAF"."""
    if head.lemma_.lower() in word_lists.named("bodies"):
        return head
    up = head.head
    before = head.dep_ in {"compound", "amod", "nmod:poss"} and up.i > head.i
    return up if before and up.lemma_.lower() in word_lists.named("bodies") else None


def _is_no_force(sentence: ParsedSentence, head: Token, words: Sequence[Token], hits: Sequence[Hit]) -> bool:
    """Say whether a force noun means none that counts: one person, a people at large, rebels, a deployment of something else."""
    outsiders = any(t.lemma_.lower() in word_lists.named("outsiders") for t in words)
    act = head.lemma_.lower() in word_lists.named("force_acts")
    of_else = act and any(
        t.dep_ == "nmod" and grammar.case_of(t) == "of" and t.lemma_.lower() not in FORCES and not _is_force(t, hits)
        for t in head.children
    )
    alone = _is_one_person(head, sentence.span.form) or _is_a_people(head)
    return head.pos_ in {"VERB", "AUX"} or outsiders or of_else or alone


def _is_a_people(head: Token) -> bool:
    """Say whether a phrase is about people of a nation at large: "many Rwandans"."""
    of = {t.lower_ for t in head.children if t.i < head.i}
    return head.tag_ == "NNPS" and bool(of & word_lists.named("of_a_people"))


def _is_one_person(head: Token, form: Form) -> bool:
    """Say whether a phrase is about one person, who is no force: "the guardsman", but not "no soldier"."""
    if head.tag_ not in {"NN", "NNP"} or head.lemma_.lower() not in word_lists.named("persons"):
        return False
    first = min((t.i for t in grammar.modifiers(head)), default=head.i)
    words = {t.lower_ for t in head.doc[max(0, first - 1) : head.i]}
    told = bool(words & {"a", "an", "the", "his", "her", "one", "another"}) or form is Form.HEADLINE
    return told and not words & word_lists.named("of_all")


def _force(head: Token, hits: Sequence[Hit]) -> Force | None:
    """Return the force noun that tells the kind: the head's own, but what a collective consists of."""
    forces = [h for h in hits if h.force]
    if not forces:
        return None
    if head.lemma_.lower() in word_lists.named("collectives"):
        own = next((h.force for h in forces if h.start <= head.idx < h.end), None)
        of_people = forces[-1].force is not None and forces[-1].force.category is Category.TROOPS
        # "A fleet of the navy" is one of ships.
        return own if own and own.category not in PEOPLE and of_people else forces[-1].force
    if head.lemma_.lower() == "fighter":
        # "Fighters of the Wagner group" do not fly.
        people = [h.force for h in forces if h.force and h.force.category is Category.TROOPS]
        return people[0] if people else forces[0].force
    return next((h.force for h in forces if h.start <= head.idx < h.end), forces[0].force)


def _by_name(
    sentence: ParsedSentence, head: Token, hits: Sequence[Hit], words: tuple[Token, ...], force: Force | None
) -> Mention | None:
    """Return a ship, formation or system known by its name, unless the phrase means its people ("Patriot crews")."""
    noun = force.unit if force else None
    people = force is not None and not force.bare and force.category in PEOPLE
    unit = next((h.unit for h in hits if h.unit), None)
    counted = head.tag_ == "NNPS" and any(t.dep_ == "nummod" for t in head.children)
    if unit and counted and unit.category is Category.UNIT:
        return Mention(sentence, head, words, Category.TROOPS, noun=noun, home=unit.operator)
    if unit and unit.category is Category.UNIT and (body := _body(head)) is not None:
        theirs = words if body == head else tuple(grammar.modifiers(body))
        return Mention(sentence, body, theirs, Category.TROOPS, noun=noun, home=unit.operator)
    if unit and (unit.category is Category.UNIT or not people):
        return Mention(sentence, head, words, unit.category, unit=unit.name, noun=noun, home=unit.operator)
    system = next((h.system for h in hits if h.system), None)
    if system is None or (force and people and force.noun not in word_lists.named("formations")):
        return None
    radar = force is not None and not force.bare and force.category is Category.RADAR
    return Mention(sentence, head, words, Category.RADAR if radar else system.category, system.name, noun=noun)


def _span(words: Sequence[Token]) -> str:
    return words[0].doc[words[0].i : words[-1].i + 1].text


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


def is_part_of_another(mention: Mention, others: Mapping[int, Mention]) -> bool:
    """Say whether a phrase only spells out another force's, by the other's head: "a contingent of 300 soldiers", "the detachment, 270 men"."""
    up, dep = mention.head.head, mention.head.dep_
    if up.i not in others or up.i == mention.head.i:
        return False
    systems = {mention.system, others[up.i].system}
    if dep == "appos" and None not in systems and len(systems) > 1 and any(t.dep_ == "nummod" for t in mention.head.children):
        # A list that ends in no "and": "two HQ-9 batteries, 16 J-11 fighters".
        return False
    return dep == "appos" or (dep == "nmod" and grammar.case_of(mention.head) == "of") or dep in {"compound", "flat", "nmod:desc"}
