"""Whose voice is it? Speakers as people with a name, as bodies, and as witnesses who saw for themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from laydown.catalogs import actors
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINT = frozenset({"NATO", "EU", "UN", "coalition"})
_FIELDS = ("reporters", "witnesses", "offices", "bodies", "media", "desks", "speaking", "unnamed")
_PART = re.compile(r"[,;()]")
_WORD = re.compile(r"[\w'’-]+(?:\.[\w'’-]+)*")
_NAME = 2  # words
_BODY = (actors.Kind.INSTITUTION, actors.Kind.FORCE, actors.Kind.COMMAND)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: `name` is a person's, folded; a `reporter` is a witness who writes of it; `codes` say for whom it speaks; on the record stand a name with an office, and a body itself."""

    words: str
    name: str | None
    codes: frozenset[str]
    witness: bool
    on_record: bool
    reporter: bool = False

    def certainly_other(self, than: Voice) -> bool:
        """Say whether the two are not one person, nor of one body, as far as their words can show it."""
        if self.words == than.words or (self.name and self.name == than.name):
            return False
        if self.witness and than.witness:
            # "A resident" and "a villager" may be one person; what a reporter saw was told by nobody.
            return self.reporter or than.reporter
        if self.witness or than.witness:
            return True
        # An alliance's spokesman is somebody of one of its members.
        joint = any(code in _JOINT for code in self.codes | than.codes)
        return bool(self.codes and than.codes) and not self.codes & than.codes and not joint


@cache
def voice(speaker: str) -> Voice:
    """Return whose voice a speaker's words name."""
    known = words()
    said = {word.casefold().rstrip(".") for word in _WORD.findall(speaker)}
    mentions = [found for found in actors.load().find(speaker) if not found.ambiguous]
    name = _person(speaker)
    reporter = bool(said & known["reporters"])
    witness = (reporter or bool(said & known["witnesses"])) and not said & (known["offices"] | known["speaking"])
    desk = _is_desk(speaker)
    outlet = not desk and bool(said & known["media"])
    body = not outlet and (desk or any(found.kind in _BODY for found in mentions) or bool(said & known["bodies"]))
    if name:
        on_record = bool(said & (known["offices"] | known["speaking"])) or body
    else:
        on_record = (body and not said & known["unnamed"]) or bool(said & known["speaking"])
    return Voice(
        words=" ".join(speaker.casefold().split()).removeprefix("the "),
        name=name,
        codes=frozenset(found.code for found in mentions),
        witness=witness,
        reporter=witness and reporter,
        on_record=on_record and bool(mentions) and not said & {"former", "retired"},
    )


def _person(speaker: str) -> str | None:
    """Return the folded last two words of a person's name: capitals at the end of one part of the phrase."""
    known = words()
    for part in _PART.split(speaker):
        name: list[str] = []
        for word in reversed(_WORD.findall(part)):
            if not word.split("-")[-1][:1].isupper() or word.isupper():
                break
            name.insert(0, word)
        if name and (name[-1].casefold() in known["bodies"] | known["media"] or _is_desk(part)):
            continue
        while name and (name[0].casefold().rstrip(".") in known["offices"] or actors.load().code_of(name[0])):
            name.pop(0)
        if len(name) >= _NAME:
            return " ".join(name[-_NAME:]).casefold()
    return None


def _is_desk(speaker: str) -> bool:
    """Say whether it is a body's press desk: "press" makes no outlet of "the army's Press Office"."""
    said = [word.casefold() for word in _WORD.findall(speaker)]
    return any(f"{one} {other}" in words()["desks"] for one, other in pairwise(said))


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the lists of `data/voices.yaml`, folded. Raises CatalogError where the file is wrong."""
    loaded = yaml.load((resources.files("laydown.fusion") / "data" / "voices.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or set(loaded) != set(_FIELDS) or not all(_is_list(each) for each in loaded.values()):
        reason = f"voices.yaml: needs lists of words for {', '.join(_FIELDS)}"
        raise CatalogError(reason)
    return {name: frozenset(word.casefold() for word in found) for name, found in loaded.items()}


def _is_list(found: Sequence[object]) -> bool:
    return isinstance(found, list) and all(isinstance(word, str) for word in found)
