"""Who speaks for which state? Officials by name and post, and the state for which the source of a passage speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs import actors
from laydown.catalogs.actors import Kind
from laydown.extraction import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.provenance import Excerpt
    from laydown.extraction.sourcing import Sourcing

_NAME = r"(?:[A-Z][\w'’.-]+ ?){1,4}"
_TITLE = re.compile(rf"(?:['’]s)? ((?:[a-zA-Z-]+ ){{0,6}}?)({_NAME})")
_LAST_WORD = re.compile(r"[\w'’-]+(?=\W*$)")
_REACH = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters that a source of one state says; `armed` where the source speaks for its forces."""

    start: int
    end: int
    code: str
    armed: bool


class _Official(NamedTuple):
    start: int
    surname: str
    post: str
    code: str


@dataclass(slots=True)
class Spokesmen:
    """The passages of a report that a state's people say, and the state of each official named, by surname and by post."""

    passages: list[Passage] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)

    def at(self, offset: int) -> Passage | None:
        """Return the innermost passage around an offset of the text."""
        over = [p for p in self.passages if p.start <= offset < p.end]
        return min(over, key=lambda p: p.end - p.start, default=None)

    def of_name(self, name: str) -> str | None:
        """Return the state of an official, by the last word of a name."""
        return self.people.get(name.removesuffix("'s").removesuffix("’s"))


def find(text: str, sourcings: Sequence[Sourcing]) -> Spokesmen:
    """Return who speaks for which state in a report."""
    said = [a for a in actors.load().find(text) if a.kind is not Kind.DEMONYM]
    officials = _officials(text, said)
    people = {o.surname: o.code for o in reversed(officials)}
    found = Spokesmen(people=people)
    posts = {o.post: o.code for o in reversed(officials) if o.post}
    for sourcing in sourcings:
        for name in sourcing.speakers:
            start = sourcing.content[0].start if sourcing.content else 0
            code = _state_of(name, found, posts) or _of_pronoun(name, start, officials)
            if code is None:
                continue
            armed = _is_armed(name) or any(_is_armed(o.post) for o in officials if name.endswith(o.surname))
            found.passages += [Passage(*_span(part), code, armed) for part in sourcing.content]
            break
    return found


def _is_armed(title: str) -> bool:
    """Say whether a title is one of those who speak for forces."""
    return bool(words.named("armed_posts") & set(re.findall(r"[a-z]+", title.lower())))


def _of_pronoun(name: str, start: int, officials: Sequence[_Official]) -> str | None:
    """Return the state of the official named last before "she said"."""
    before = [o.code for o in officials if o.start < start]
    return before[-1] if before and name.lower() in {"he", "she"} else None


def _span(part: Excerpt) -> tuple[int, int]:
    return part.start, part.end


def _officials(text: str, said: Sequence[actors.ActorMention]) -> list[_Official]:
    """Return the officials named with state and post, in order: "Danish Prime Minister Anne Holm", "Norway's defence minister, Per Lund"."""
    found = []
    for actor in said:
        match = _TITLE.match(text[actor.end : actor.end + _REACH].replace(", ", " "))
        last = _LAST_WORD.search(match.group(2).strip()) if match else None
        if match is None or last is None:
            continue
        title = [*match.group(1).lower().split(), *match.group(2).lower().split()[:-1]]
        if post := " ".join(w for w in title if w in words.named("posts") | words.named("armed_posts")):
            found.append(_Official(actor.start, last.group(), post, actor.code))
    return found


def _state_of(name: str, found: Spokesmen, posts: dict[str, str]) -> str | None:
    """Return the state of a source by its own words, by the official whom it names, or by the post last held by somebody's."""
    codes = [a.code for a in actors.load().find(name)]
    last = _LAST_WORD.search(name)
    post = " ".join(w for w in name.lower().split() if w in words.named("posts") | words.named("armed_posts"))
    code = codes[0] if codes else (found.of_name(last.group()) if last else None) or posts.get(post)
    if code and post:
        posts[post] = code
    return code
