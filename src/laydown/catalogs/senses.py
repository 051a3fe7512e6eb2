"""Names that are also other things: rules in data that say when a word means what the catalogue means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = resources.files("laydown.catalogs") / "data"


class _Loader(yaml.CSafeLoader):
    """The safe loader, but for YAML 1.1's truth values: `NO` is Norway here; only `true` and `false` are truth values."""


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != _BOOL]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), ["t", "f"])

_KEYS = frozenset(
    {"of", "where", "needs", "needs_before", "needs_after", "not_before", "not_after", "not_near", "match", "never"}
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n")
_REACH = 240
_NEXT = 40
_PAGE = 4000


@dataclass(frozen=True, slots=True)
class Sense:
    """When a name (one of `of`; empty: any of its entry's) is meant, by the words around. `match` and `never` are its examples."""

    of: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_before: tuple[str, ...] = ()
    needs_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def governs(self, name: str) -> bool:
        """Return whether the rule is about this spelling of its entry's names."""
        return not self.of or name in self.of

    def allows(self, text: str, start: int, end: int, *, topic: bool = False, named: bool = False) -> bool:
        """Return whether `text[start:end]` may be meant, judged by its own sentence (at most 240 characters either way).

        `topic`: the text around is on such things, which meets `needs`. `named`: the text has named the very same thing clearly,
        which meets every need. What speaks against it still counts.
        """
        if self.where and not _among(self.where, (text[max(0, start - _PAGE) : end + _PAGE],)):
            return True
        # The cheap questions come first: most words of most texts are answered by their next neighbours.
        before, after = text[max(0, start - _NEXT) : start], text[end : end + _NEXT]
        if _just_before(self.not_before, before) or _just_after(self.not_after, after):
            return False
        met = named or bool(topic and self.needs) or not (self.needs or self.needs_before or self.needs_after)
        met = met or _just_before(self.needs_before, before) or _just_after(self.needs_after, after)
        if self.not_near or (self.needs and not met):
            around = _around(text, start, end)
            return (met or _among(self.needs, around)) and not _among(self.not_near, around)
        return met


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    left = text[max(0, start - _REACH) : start]
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(left)), default=0)
    right = text[end : end + _REACH]
    stop = _SENTENCE_END.search(right)
    return left[cut:], right[: stop.start()] if stop else right


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Return the classes of words that `needs` may name, from contexts.yaml."""
    found = read("contexts.yaml")["contexts"]
    return {name: tuple(words) for name, words in found.items()}


def read(name: str) -> Any:  # noqa: ANN401  a YAML file's content; its reader gives it a type
    """Return the content of a data file; raise `CatalogError` where it is no YAML."""
    try:
        return yaml.load((DATA / name).read_text("utf-8"), Loader=_Loader)  # noqa: S506  _Loader is a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as why:
        raise wrong(name, " ".join(str(why).split())) from why


def wrong(where: str, what: str) -> CatalogError:
    """Return the error that says what is wrong where in a data file."""
    return CatalogError(f"{where}: {what}")


def senses(entries: Iterable[dict[str, Any]], where: str) -> tuple[Sense, ...]:
    """Return the rules written down under `senses:` of one entry; `where` names it in errors."""
    return tuple(_sense(entry, where) for entry in entries)


def _sense(entry: dict[str, Any], where: str) -> Sense:
    if unknown := set(entry) - _KEYS:
        raise wrong(where, f"a sense has no field {', '.join(sorted(unknown))}")
    words = {key: _words(entry.get(key, ()), where) for key in _KEYS}
    return Sense(**words)


def problems(rules: Iterable[Sense], names: Iterable[str], where: str) -> Iterator[str]:
    """Yield what is wrong with an entry's rules, in words; `names` are all names of the entry."""
    known = set(names)
    for rule in rules:
        if not rule.match or not rule.never:
            yield f"{where}: a sense needs an example that must match and one that must not"
        if stray := set(rule.of) - known:
            yield f"{where}: a sense is about {', '.join(sorted(stray))}, which is none of its names"


def _words(value: object, where: str) -> tuple[str, ...]:
    """Return a list of words, with names of classes (`=weapon`) replaced by their members."""
    items = (value,) if isinstance(value, str) else value
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        raise wrong(where, f"{value!r} is no list of words")
    found: list[str] = []
    for item in items:
        if not item.startswith("="):
            found.append(item)
        elif item[1:] in contexts():
            found.extend(contexts()[item[1:]])
        else:
            raise wrong(where, f"contexts.yaml has no class {item[1:]}")
    return tuple(found)


def _among(words: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    return bool(words) and any(_compiled(r"(?<!\w)", words, "").search(text) for text in texts)


def _just_before(words: tuple[str, ...], text: str) -> bool:
    return bool(words and _compiled(r"(?<!\w)", words, r"[\s\"'“”‘’-]{0,3}$").search(text))


def _just_after(words: tuple[str, ...], text: str) -> bool:
    return bool(words and _compiled(r"(?:['’]s)?[\s,\"'“”‘’-]{0,3}", words, "").match(text))


# Compiled when first asked, for compiling every rule would take longer than reading most reports.
@cache
def _compiled(before: str, words: tuple[str, ...], after: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"{before}(?:{'|'.join(map(_written, longest_first))}){after}", re.IGNORECASE)


def _written(word: str) -> str:
    if word == "#":
        return r"\d[\d,.]*"
    return re.escape(word).replace(r"\ ", r"[\s-]") + ("" if word.endswith("-") else r"(?:e?s)?\b")
