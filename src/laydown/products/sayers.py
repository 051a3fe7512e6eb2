"""Who says so? Chains of speakers and outlets in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from laydown.products.citing import shortened
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.attribution import Attribution
    from laydown.domain.claim import Claim, Statement

Names = Mapping[str, Mapping[str, str]]
"""By a report's key: the full name of each speaker whom it also calls by a shorter one."""
_MOST = 4
_LONGEST = 120
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+")
# What follows the noun that a phrase is about: "spokesman of the command", "man who lives there".
_AFTER_HEAD = re.compile(r",|\s(?:of|in|at|for|from|with|on|to|near|by|who|whose|which|that)\s", re.IGNORECASE)


def sayers(said: Iterable[Claim | Statement], beside: Names | None = None) -> tuple[str, ...]:
    """Return each different chain once: `a US defence official, to AFP`; nothing for a report's own words.

    `beside` are the full names of all whom the reports cite, where more is known of these than what is `said`.
    """
    told = list(said)
    named = full_names(told) if beside is None else beside
    chains = list(dict.fromkeys(words for each in told if (words := chain(each.attribution, named.get(each.report)))))
    # One that names only the outlet, or only the speaker, says nothing beside one that names both.
    fuller = [
        one for one in chains if not any(other.endswith(f", to {one}") or other.startswith(f"{one}, to ") for other in chains)
    ]
    rest = len(fuller) - _MOST
    return (*fuller[:_MOST], *([f"{rest} more"] if rest > 0 else []))


def chain(attribution: Attribution, named: Mapping[str, str] | None = None) -> str:
    """Return one chain in words: the speakers, then the outlets that they are credited through; `named` has their fuller names."""
    full = [(named or {}).get(speaker, speaker) for speaker in attribution.speakers]
    speakers = ", ".join(dict.fromkeys(_lower(shortened(one_line(speaker), _LONGEST)) for speaker in full))
    outlets = ", ".join(shortened(one_line(outlet), _LONGEST) for outlet in attribution.outlets)
    return f"{speakers}, to {outlets}" if speakers and outlets else speakers or outlets


def full_names(said: Iterable[Claim | Statement]) -> Names:
    """Return for each report which of its speakers' names only shorten another's: a headline's "Spokesman", "the official"."""
    speakers: dict[str, dict[str, None]] = defaultdict(dict)
    for each in said:
        speakers[each.report].update(dict.fromkeys(each.attribution.speakers))
    return {report: _shortened_names(list(names)) for report, names in speakers.items()}


def _shortened_names(names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        # "An official" beside "a Kuwaiti official" is as a rule somebody else.
        if re.match(r"an?\s|another\s|one\s", name, re.IGNORECASE):
            continue
        fuller = [other for other in names if _is_short_for(name, other)]
        if len(fuller) == 1:
            found[name] = fuller[0]
    return found


def _is_short_for(name: str, other: str) -> bool:
    short, full = _words(name), _words(other)
    head, whole = _head(name), _head(other)
    return name != other and head[-1:] == whole[-1:] and bool(head) and set(short) < set(full)


def _words(name: str) -> list[str]:
    return _WORD.findall(_ARTICLE.sub("", name).casefold())


def _head(name: str) -> list[str]:
    return _AFTER_HEAD.split(_ARTICLE.sub("", name), maxsplit=1)[0].casefold().split()


def _lower(name: str) -> str:
    """Return a name that no longer begins a sentence: "A taxi driver" is "a taxi driver"."""
    return f"{name[0].lower()}{name[1:]}" if _ARTICLE.match(name) else name
