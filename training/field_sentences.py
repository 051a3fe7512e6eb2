"""How news of this field is put: sentences of our own, made by filling slots.

The treebank hardly has "deployed two batteries to Iraq, officials said", and attaches such
sentences by what it has seen of "a flight to Iraq". ``field_sentences.yaml`` says what fits where.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from training.conllu import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).with_name("field_sentences.yaml")
UNSPACED_BEFORE = frozenset({",", ".", ":", "''", "HYPH"})
UNSPACED_AFTER = frozenset({"``", "HYPH"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word, with an index into its phrase as head; None hangs outside."""

    form: str
    tag: str
    label: str
    head: int | None


class Grammar:
    """The lines of the file, split into units once."""

    def __init__(self, content: dict[str, Any], chance: random.Random) -> None:
        slots = {"": content["sentences"], **content["slots"]}
        self._slots = {name: [str(line).split() for line in lines] for name, lines in slots.items()}
        self._chance = chance
        people = [unit for slot in content["people"] for line in self._slots[slot] for unit in line]
        self._entities = {unit.partition("|")[0]: "NER=PERSON" for unit in people}
        self._entities |= dict.fromkeys(content["organizations"], "NER=ORGANIZATION")

    def phrase(self, slot: str) -> list[Node]:
        """Return a random filling of `slot`, the empty name being a whole sentence."""
        parts = [self._unit(unit) for unit in self._chance.choice(self._slots[slot])]
        heads = [_head_of(words) for words, _ in parts]
        starts = [sum(len(words) for words, _ in parts[:index]) for index in range(len(parts))]
        nodes: list[Node] = []
        for (words, target), start in zip(parts, starts, strict=True):
            outer = None if target is None else starts[target] + heads[target]
            nodes += [_moved(word, start, outer) for word in words]
        return nodes

    def sentence(self) -> Sentence:
        """Return a random sentence with tags, tree and entities."""
        return Sentence("field", tuple(_tokens(self.phrase(""), self._entities)))

    def _unit(self, unit: str) -> tuple[list[Node], int | None]:
        """Return the words of one unit and which unit of its line they hang on."""
        *word, relation = unit.split("|")
        label, _, number = relation.partition(">")
        target = int(number) - 1 if number else None
        if len(word) == 1:
            nodes = self.phrase(word[0].removeprefix("$"))
            head = _head_of(nodes)
            # The slot's label goes to the word on which the phrase hangs.
            nodes[head] = Node(nodes[head].form, nodes[head].tag, label, None)
            return nodes, target
        return [Node(word[0], word[1], label, None)], target


def field_sentences(number: int, seed: int) -> Iterator[Sentence]:
    """Yield `number` sentences with tags, trees and entities, without lemmas and features."""
    content = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    grammar = Grammar(content, random.Random(seed))  # noqa: S311 - not a secret
    for _ in range(number):
        yield grammar.sentence()


def _head_of(nodes: list[Node]) -> int:
    return next(index for index, node in enumerate(nodes) if node.head is None)


def _moved(node: Node, start: int, outer: int | None) -> Node:
    head = outer if node.head is None else node.head + start
    return Node(node.form, node.tag, node.label, head)


def _tokens(nodes: list[Node], entities: dict[str, str]) -> Iterator[Token]:
    for index, node in enumerate(nodes):
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        yield Token(
            form=node.form if index else node.form[:1].upper() + node.form[1:],
            lemma=node.form,
            upos="",
            xpos=node.tag,
            feats="",
            head=index if node.head is None else node.head,
            deprel=node.label,
            misc=entities.get(node.form, ""),
            space_after=after is None or (node.tag not in UNSPACED_AFTER and after.tag not in UNSPACED_BEFORE),
        )
