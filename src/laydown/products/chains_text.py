"""A chain as text: trees of lines that survive a pipe, a mail and a narrow terminal."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from laydown.products.chains import head
from laydown.products.sentences_of import many
from laydown.products.words import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.products.chain import Aside, Chain, Link, Tree, Why

_WIDTH = 110
_LEAST = 40
_ROLES = {
    "supports": "Supports it, without putting it there",
    "bounds": "Bounds its number",
    "disputes": "Disputes it",
    "states": "Says it, and is counted for no origin",
    "restates": "Says it again, and is counted for no origin",
}


def chain_text(chain: Chain, width: int = _WIDTH) -> str:
    """Return a chain as text of `width` columns; it ends with a line feed."""
    return "\n".join(line.rstrip() for line in _lines(chain, max(width, _LEAST))) + "\n"


def _lines(chain: Chain, width: int) -> Iterator[str]:
    yield from _wrapped(f"{chain.force}: {chain.where}", "", "", width)
    yield from _wrapped(f"{chain.stands}  (position {chain.position})", "", "", width)
    yield head(chain)
    yield from _wrapped(chain.apart, "", "", width)
    for number, tree in enumerate(chain.trees, 1):
        yield ""
        yield from _tree(number, tree, width)
    for role, asides in groupby(sorted(chain.asides, key=lambda each: list(_ROLES).index(each.role)), key=lambda each: each.role):
        yield ""
        yield _ROLES[role]
        for aside in asides:
            yield from _aside(aside, width)


def _tree(number: int, tree: Tree, width: int) -> Iterator[str]:
    yield from _wrapped(f"Origin {number}: {tree.name} ({many(tree.reports, 'report')})", "", "  ", width)
    for why in (*tree.evidence, *filter(None, (tree.apart,))):
        yield from _wrapped(why, "  ", "  ", width)
    for at, link in enumerate(tree.links):
        yield from _link(link, (), "", at == len(tree.links) - 1, width)


def _link(link: Link, above: Sequence[str], before: str, is_last: bool, width: int) -> Iterator[str]:  # noqa: FBT001  the last branch of a tree is drawn otherwise
    first = f"{before}{'└─ ' if is_last else '├─ '}"
    rest = f"{before}{'   ' if is_last else '│  '}"
    inner = f"{rest}{'│  ' if link.below else '   '}"
    published = f", {day(link.published)}" if link.published else ", undated"
    between = "" if link.own else "; it says nothing of this position itself"
    yield from _wrapped(f"{link.source}{published}: {link.verb}{between}", first, inner, width)
    for sentence in link.sentences:
        yield from _wrapped(f"“{sentence}”", inner, inner, width)
    read = (*above, *link.sentences)
    for why in link.why:
        yield from _wrapped(f"because: {_reason(why)}", inner, f"{inner}  ", width)
        # What stands in the drawing already, or in the report above, need not be shown a second time.
        shown = [proof for proof in why.proofs if proof.words not in read]
        for proof in [each for each in shown if each.report == link.report] or shown:
            where = f"{proof.source}, characters {proof.start}–{proof.end}"
            yield from _wrapped(f"shown by “{proof.words}” ({where})", f"{inner}  ", f"{inner}    ", width)
    for why in link.also:
        yield from _wrapped(f"also: {_reason(why)}", inner, f"{inner}  ", width)
    for at, each in enumerate(link.below):
        yield from _link(each, read, rest, at == len(link.below) - 1, width)


def _reason(why: Why) -> str:
    return f"{why.words} [{why.kind}, {why.strength}]"


def _aside(aside: Aside, width: int) -> Iterator[str]:
    published = f", {day(aside.published)}" if aside.published else ", undated"
    why = f": {aside.why}" if aside.why else ""
    yield from _wrapped(f"{aside.source}{published}{why}", "- ", "  ", width)
    yield from _wrapped(f"“{aside.sentence}”", "  ", "  ", width)


def _wrapped(words: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(
        words,
        max(width, len(rest) + _LEAST),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
