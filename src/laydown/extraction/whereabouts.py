"""Where does the sentence put it? Places of a sentence, and how near they stand to a force or an event in the tree."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from laydown.domain.place import FINE_TO_COARSE, Precision
from laydown.extraction import frames, grammar
from laydown.extraction.places_cues import cues

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from laydown.domain.place import Place
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.places import PlaceMention

SOURCE = {"from", "out of", "off"}
NO_PLACE = {
    "for",
    "with",
    "about",
    "of",
    "by",
    "against",
    "than",
    "like",
    "as",
    "after",
    "before",
    "since",
    "under",
    "between",
    "because of",
    "according to",
    "including",
    "despite",
    "without",
    "on behalf of",
}
BACKWARD = {"the", "this", "that", "its", "their", "same", "our"}
QUOTES = {'"', "“", "”", "'", "‘", "’"}
_WHICH = {"", "of", "in", "at", "near", "outside", "between", "on", "around", "along", "with"}
_LIES = {"in", "near", "at", "outside", "on", "off"}
_BEFORE = {"after", "before", "since"}
TOO_FAR = 4
NEAR = 9
"""Words between a place and another that says where it lies."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a sentence: its head word and its preposition ("" for a bare argument); `place` None where it points back to nothing known."""

    head: Token
    place: Place | None
    case: str
    anaphoric: bool = False

    @property
    def is_source(self) -> bool:
        """Say whether the preposition marks where something comes from."""
        return self.case in SOURCE


@functools.cache
def _nouns() -> Mapping[str, frozenset[str]]:
    text = (resources.files("laydown.extraction") / "data" / "place_nouns.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        **{k: frozenset(v) for k, v in data["kinds"].items()},
        "any": frozenset(data["any"]),
        "holders": frozenset(data["holders"]),
        "parts": frozenset(data["parts"]),
        "plural": frozenset(data["plural"]),
        "times": frozenset(data["times"]),
        "clears": frozenset(data["clears"]),
        "coasts": frozenset(data["coasts"]),
    }


@functools.cache
def place_nouns() -> frozenset[str]:
    """Return every noun that stands for a place by itself."""
    return frozenset[str]().union(*(_nouns()[p.value] for p in Precision))


def spots(sentence: ParsedSentence, mentions: Sequence[PlaceMention]) -> list[Spot]:
    """Return the named places of a sentence, those left out that only say where another of them lies."""
    out: list[Spot] = []
    hosts: dict[int, Place] = {}
    for mention in mentions:
        if mention.place is None or mention.metonym or _in_quotes(sentence, mention):
            continue
        tokens = sentence.tokens(mention.excerpt)
        if not tokens:
            continue
        head, contained = _head(tokens)
        host = hosts.get(head.i)
        if contained or _hangs_on(tokens, head, mention.place, host):
            if contained or host is None or host.precision is not Precision.COUNTRY:
                continue
            # A state's name before a noun tells whose it is, not where: "the US embassy in Manila".
            out = [spot for spot in out if spot.place is not host]
        hosts.setdefault(head.i, mention.place)
        out.append(_spot(head, mention.place))
    return unlocated(out)


def _hangs_on(tokens: Sequence[Token], head: Token, place: Place, host: Place | None) -> bool:
    """Say whether a name only tells where a place lies that is named before it: "Adazi base in central Latvia", "near the border"."""
    if host is None or host.key == place.key or host.holds(place) or head in tokens:
        return False
    name = next((t for t in reversed(tokens) if t.head not in tokens), tokens[-1])
    return name.i > head.i and grammar.case_of(name) in _LIES


def unlocated(spots: Sequence[Spot]) -> list[Spot]:
    """Return the places without those that only say where another of them lies."""
    return [s for s in spots if not any(o is not s and _locates(s, o) for o in spots)]


def _in_quotes(sentence: ParsedSentence, mention: PlaceMention) -> bool:
    """Say whether a name stands alone between quotation marks, as a ship's does: the destroyer "Harbin"."""
    start, end = mention.excerpt.start - sentence.span.start, mention.excerpt.end - sentence.span.start
    return sentence.text[max(0, start - 1) : start] in QUOTES and sentence.text[end : end + 1] in QUOTES and start > 0


def _spot(head: Token, place: Place) -> Spot:
    """Return a place by its own preposition, or by that of what it is the place of: "in the streets of Kinshasa"."""
    case, up = _case(head, place), head.head
    owns = case == "of" and head.dep_ == "nmod" and up.pos_ == "NOUN" and up.lemma_.lower() not in _nouns()["holders"]
    if owns and (outer := grammar.case_of(up)) and outer not in NO_PLACE and up.lemma_.lower() not in frames.by_word("nouns"):
        return Spot(up, place, outer)
    return Spot(head, place, case)


def pointed(token: Token, place: Place | None, case: str) -> Spot:
    """Return a place that is pointed back to."""
    return Spot(token, place, _case(token, place) if place and case == "off" else case, anaphoric=True)


def _case(head: Token, place: Place) -> str:
    """Return the preposition of a place; "off Tartus" and "off the coast" is near it, "taken off the island" is from it."""
    case, up = grammar.case_of(head), head.head
    if case != "off":
        return case
    leaves = up.lemma_.lower() in _nouns()["clears"] and place.precision in {Precision.SITE, Precision.REGION}
    return case if leaves and head.lemma_.lower() not in _nouns()["coasts"] else "near"


def _head(tokens: Sequence[Token]) -> tuple[Token, bool]:
    """Climb from a name to the noun of the place it names ("the port of Tartus"); True where it is only somebody's "capital of"."""
    inside = {t.i for t in tokens}
    head = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    for _ in range(4):
        up = head.head
        if up == head or up.pos_ not in grammar.NOMINAL or up.lemma_.lower() not in place_nouns() or _tells_the_way(up, head):
            break
        if head.dep_ in {"compound", "flat", "appos", "nmod:desc"} or (
            head.dep_ == "nmod" and grammar.case_of(head) in {"of", "in", "near", "at", "outside", "on", "off"}
        ):
            if up.lemma_.lower() == "capital" and up.dep_ in {"appos", "nmod"}:
                return head, True
            head = up
            continue
        break
    return head, head.dep_ == "nmod:poss"


def _tells_the_way(noun: Token, name: Token) -> bool:
    """Say whether a bare "south" before a name only tells the way from there, "the airfield south of Mosul"; "the south of Mosul" is in it."""
    if noun.lemma_.lower() not in _nouns()["parts"] or noun.lower_ not in cues().directions or grammar.case_of(name) != "of":
        return False
    return not grammar.case_of(noun) and not any(t.dep_ in {"det", "amod", "nmod:poss"} for t in noun.children)


def _locates(wider: Spot, narrower: Spot) -> bool:
    """Say whether a place stands only to say where the one before it lies: "Ain al-Asad in Anbar", "Mosul, Iraq", "Taji, north of Baghdad"."""
    if wider.place is None or narrower.place is None or wider.place.key == narrower.place.key or wider.head.i < narrower.head.i:
        return False
    gap = wider.head.doc[narrower.head.i + 1 : wider.head.i]
    if narrower.place.holds(wider.place) or any(t.pos_ in {"VERB", "AUX"} for t in gap):
        return False
    if wider.place.holds(narrower.place) and grammar.within(wider.head, narrower.head):
        return True
    limit = 2 * NEAR if wider.place.holds(narrower.place) else NEAR
    if len(gap) > limit or any(
        t.lower_ in {"and", "or", "to", "from", "for", "into", "towards"} or t.text in {"|", ":", ";"} for t in gap
    ):
        return False
    if wider.place.holds(narrower.place):
        return True
    words = {t.lower_ for t in gap}
    finer = FINE_TO_COARSE.index(narrower.place.precision) < FINE_TO_COARSE.index(wider.place.precision)
    return bool(words & {"outside", "near", "off", "of", "south", "north", "east", "west"}) or (
        finer and bool(words & {",", "in", "on"})
    )


def parted(spots: Sequence[Spot]) -> list[Spot]:
    """Return the places without the wholes of which another is the part: "the north of the island"."""
    parts = {s.head.i for s in spots if s.head.lemma_.lower() in _nouns()["parts"] and s.place}
    return [s for s in spots if not (s.case == "of" and s.head.head.i in parts)]


def relative(sentence: ParsedSentence, spots: Sequence[Spot]) -> list[Spot]:
    """Return the places that clauses hung on them speak of: by "where" or "which" ("Taji, where it teaches"), or by neither ("Gao, held by …")."""
    out = []
    for token in sentence.doc:
        before = [s for s in spots if s.place and s.head.i < token.i]
        if token.lower_ == "where" and before and token.i - before[-1].head.i <= 2 * NEAR:
            out.append(Spot(token, before[-1].place, "in", anaphoric=True))
        elif token.lower_ in {"which", "that"} and token.head.dep_ == "acl:relcl":
            out += [Spot(token, s.place, grammar.case_of(token), anaphoric=True) for s in before if token.head.head == s.head]
        elif token.dep_ == "acl" and token.tag_ == "VBN" and any(t.dep_ == "obl:agent" for t in token.children):
            out += [Spot(token, s.place, "", anaphoric=True) for s in before if token.head == s.head]
    return out


def anaphors(sentence: ParsedSentence, taken: Collection[int]) -> Iterator[tuple[Token, str, str]]:
    """Yield words that point back to a place: (word, precision wanted or "any", preposition)."""
    for token in sentence.doc:
        if token.i in taken:
            continue
        word = token.lemma_.lower()
        if token.lower_ in {"there", "here"} and (token.dep_ == "advmod" or any(t.dep_ == "cop" for t in token.children)):
            yield token, "any", "in"
        elif token.pos_ == "NOUN" and _points_back(token) and (kind := _kind(owner(token) or word)):
            yield token, kind, grammar.case_of(token)


def _kind(word: str) -> str:
    """Return the precision of the place that a noun stands for, "any", or nothing."""
    return next((p.value for p in Precision if word in _nouns()[p.value]), "any" if word in _nouns()["any"] else "")


def owner(token: Token) -> str | None:
    """Return the place noun whose place it is: "the city's base" is in the city."""
    return next((t.lemma_.lower() for t in token.children if t.dep_ == "nmod:poss" and t.lemma_.lower() in place_nouns()), None)


def _points_back(token: Token) -> bool:
    determined = owner(token) or any(t.dep_ in {"det", "nmod:poss"} and t.lower_ in BACKWARD for t in token.children)
    if not determined or (token.tag_ == "NNS" and token.lower_ not in _nouns()["plural"]):
        return False
    if _named_behind(token) or (token.lemma_.lower() in _nouns()["parts"] and _is_bearing(token)):
        return False
    return not any(_names(t) for t in token.children)


def _is_bearing(token: Token) -> bool:
    """Say whether "the west" only tells the way: "an hour to the south-west"."""
    hyphened = token.i > 0 and token.nbor(-1).text in {"-", "–"}
    return hyphened or (grammar.case_of(token) == "to" and not any(t.dep_ == "nmod" for t in token.children))


def _names(token: Token) -> bool:
    """Say whether what hangs on a place noun tells by itself which place is meant; a way on the compass and a time do not."""
    if token.lower_ in cues().directions or token.lower_ in cues().common:
        return False
    if token.dep_ == "nmod":
        return _tells_which(token)
    if token.dep_ == "acl":
        return not any(t.lower_ == "to" for t in token.children)
    return token.dep_ in {"compound", "flat", "appos", "acl:relcl"} or token.pos_ == "PROPN" or token.tag_ == "JJ"


def _tells_which(token: Token) -> bool:
    """Say whether a phrase behind a place noun says which it is: "in the desert", not "in the year" nor "for good"."""
    case = grammar.case_of(token)
    if token.head.lemma_.lower() in _nouns()["parts"] and case == "of":
        return not (token.pos_ == "NOUN" and _kind(token.lemma_.lower()))
    return token.pos_ == "PROPN" or (case in _WHICH and token.lemma_.lower() not in _nouns()["times"])


def _named_behind(token: Token) -> bool:
    """Say whether a name right behind says which it is, wherever the parser hangs it: "on the quay at Latakia"."""
    behind = token.doc[token.i + 1 : token.i + 5]
    if len(behind) < len(("at", "Latakia")) or behind[0].lower_ not in {"at", "in", "of", "near"}:
        return False
    phrase = itertools.takewhile(lambda t: t.pos_ in {"PROPN", "ADJ", "DET"}, behind[1:])
    return any(t.pos_ == "PROPN" for t in phrase)


def is_holder(token: Token) -> bool:
    """Say whether a noun stands for people or bodies that come from a place without lending it to what they do."""
    return token.lemma_.lower() in _nouns()["holders"]


def distance(spot: Spot, target: Token, barred: Collection[int]) -> int:
    """Return how far a place stands from a word above it in the tree: 0 is next to it, TOO_FAR or more is not its place.

    `barred` are the words of other forces and of speakers, to whom a place below them belongs.
    """
    cost, token = 0, spot.head
    if token == target:
        return 0
    for _ in range(12):
        relation, up = token.dep_, token.head
        if up == token:
            return TOO_FAR
        if token is not spot.head and grammar.case_of(token) in _BEFORE and token.pos_ == "NOUN":
            # "After the clashes in the north": where that was is another matter.
            return TOO_FAR
        if up == target and not _is_another_act(token):
            nominal = relation == "conj" and token.pos_ in grammar.NOMINAL
            return cost + (2 if relation in {"advcl", "ccomp", "parataxis", "conj", "acl:relcl"} and not nominal else 0)
        apart = relation in {"nsubj", "nsubj:pass", "parataxis", "acl:relcl", "nmod:poss", "obl:agent"}
        cost += TOO_FAR if apart or up.i in barred or _is_another_act(token) else _step(up, relation)
        if cost >= TOO_FAR:
            return TOO_FAR
        token = up
    return TOO_FAR


def _is_another_act(token: Token) -> bool:
    """Say whether a clause tells what somebody else did: "would deploy it after Turkey shot down a jet over Idlib"."""
    return token.dep_ == "advcl" and any(t.dep_ in {"nsubj", "nsubj:pass"} for t in token.children)


def _step(up: Token, relation: str) -> int:
    word = up.lemma_.lower()
    if up.pos_ in {"VERB", "AUX"}:
        return 1 if relation in {"obl", "obj", "advmod", "xcomp", "advcl"} and up.dep_ in {"xcomp", "advcl", "acl"} else 3
    if relation in {"conj", "appos", "flat", "compound"}:
        return 0
    if word in _nouns()["holders"] or up.ent_type_ in {"PERSON", "ORG"}:
        return TOO_FAR
    if word in place_nouns() or word in _nouns()["any"]:
        return 0
    return 1


def nearest(found: Sequence[tuple[int, Spot]]) -> list[Spot]:
    """Return the spots at the least distance, and those coordinated with them."""
    if not found:
        return []
    least = min(cost for cost, _ in found)
    return [spot for cost, spot in found if cost == least]
