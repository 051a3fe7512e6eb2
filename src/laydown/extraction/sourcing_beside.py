"""Attributions that stand beside what they attribute: "…, officials said", "according to X, …", "X: “…”".

They are found by their marks and parts of speech, not by the tree: parsers lose the thread at the end of long sentences,
which is where newswire puts its attributions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.extraction.sourcing_told import DAYS, QUOTES, TIMES, Told, breaks, sources_between, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from laydown.extraction.sourcing_told import Source

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON", "CCONJ", "SYM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASKING = frozenset({"WP", "WDT", "WRB", "WP$"})
_TELLING = frozenset({"tell"})
_OPENING = frozenset({"if", "when", "while", "although", "though", "unless", "once", "after", "before", "since", "because"})
_TAKEN = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_SIDE = _OPENING | {"as", "amid", "following", "whereas"}
_TURNS = frozenset({"question", "answer", "q", "a", "reply", "response"})
"""What a line of questions and answers opens with, which names nobody."""
_LONGEST_SOURCE = 30
_LONGEST_NAME = 12
_HEADLINE = 5
_CLAUSE = 12
"""How far behind "said after the talks" its "that" may stand."""


def set_off(verb: Token) -> Told | None:
    """Read a verb of speech that stands, with its source, between two marks or at a sentence's end."""
    if verb.tag_ == "VBG" or verb.i == 0 or _opens_clause(verb):
        return None
    source = _source_before(verb) or (_source_behind(verb) if verb.lemma_.lower() not in _TELLING else None)
    if source is None:
        return None
    first, last = source
    own_first, own_last = min(first, verb.i), clause_end(verb.doc, max(last, verb.i))
    while own_first > 0 and verb.doc[own_first - 1].lower_ in {"as", "also"}:
        own_first -= 1
    return Told(verb.i, sources_between(verb.doc, first, last), (), tuple(range(own_first, own_last + 1)), beside=True)


def _opens_clause(verb: Token) -> bool:
    """Say whether what the verb says follows it before the next mark: a finite verb, or a plain object."""
    doc = verb.doc
    behind = verb.i + 1
    if behind < len(doc) and verb.lemma_.lower() not in _TELLING:
        inverted = breaks(doc[verb.i - 1])
        takes = doc[behind].pos_ in _TAKEN and doc[behind].lower_ not in DAYS
        if takes and not inverted and not _is_time(doc, behind):
            return True
    while behind < len(doc) and not breaks(doc[behind]):
        if doc[behind].lower_ in _SIDE:
            return any(t.lower_ == "that" for t in doc[behind : behind + _CLAUSE])
        # A capital in the middle of a sentence is a name, whatever the tagger says.
        if doc[behind].tag_ in _FINITE and not doc[behind].text[0].isupper() and doc[behind].dep_ != "acl:relcl":
            return not any(doc[i].tag_ in _ASKING and doc[i].lower_ != "that" for i in range(verb.i, behind))
        behind += 1
    return False


def _is_time(doc: Doc, first: int) -> bool:
    return any(doc[i].lower_ in DAYS | TIMES for i in range(first, min(first + 4, len(doc))))


def _source_before(verb: Token) -> tuple[int, int] | None:
    doc, here = verb.doc, verb.i - 1
    while here > 0 and doc[here].pos_ in {"AUX", "ADV"} and not breaks(doc[here]):
        here -= 1
    if doc[here].text == ")" and (opening := next((i for i in range(here, max(0, here - 4), -1) if doc[i].text == "("), 0)):
        here = opening - 1
    last = here
    if breaks(doc[here]):
        return _apposed(doc, here) if doc[here].text == "," else None
    first = _nominal_from(doc, last)
    if first <= last and (head := _head_of_relative(doc, first)):
        return head
    if first > last or not _names(doc, first, last):
        return None
    opened = first > 0 and breaks(doc[first - 1]) and doc[first - 1].text not in {":", ";"}
    return (first, last) if opened and any(t.is_alpha for t in doc[:first]) else None


def _head_of_relative(doc: Doc, inner: int) -> tuple[int, int] | None:
    """Read "…, a man who lives next to the fence told": who told it stands before "who", at a comma."""
    start = next((i + 1 for i in range(inner - 1, 0, -1) if breaks(doc[i])), 0)
    asking = next((i for i in range(start + 1, inner) if doc[i].lower_ == "who"), 0)
    if not start or not asking or doc[asking - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    whole = _nominal_from(doc, asking - 1) == start and _names(doc, start, asking - 1) and doc[start].pos_ in _TAKEN
    return (start, asking - 1) if whole else None


def _apposed(doc: Doc, comma: int) -> tuple[int, int] | None:
    """Read "…, Colonel Smith, the commander, said": segments between commas, back to the first that is no noun phrase."""
    last, start = comma - 1, comma
    while start > 0 and doc[start].text == "," and comma - start < _LONGEST_SOURCE:
        if (opening := _aside(doc, start - 1)) is not None:
            start = opening
            continue
        first = _nominal_from(doc, start - 1)
        if first == 0:
            return None
        if first >= start or not breaks(doc[first - 1]) or not _names(doc, first, start - 1):
            break
        start = first - 1
    begun, parts = start + 1, sum(doc[i].text == "," for i in range(start + 1, comma))
    last = next((i - 1 for i in range(begun, last) if doc[i].text == "," and _aside(doc, last) == i), last)
    return (begun, last) if parts and start > 0 and breaks(doc[start]) else None


def _aside(doc: Doc, last: int) -> int | None:
    """Return the comma before a segment on how somebody speaks: ", speaking on condition of anonymity,", ", who asked not to be named,"."""
    opening = next((i for i in range(last, max(0, last - _LONGEST_SOURCE), -1) if breaks(doc[i])), 0)
    if not opening or doc[opening].text != "," or opening + 1 > last:
        return None
    first = doc[opening + 1]
    return (
        opening
        if first.lower_ == "who" or (first.tag_ == "VBG" and first.lemma_.lower() in {"speak", "talk", "ask", "request", "write"})
        else None
    )


def _source_behind(verb: Token) -> tuple[int, int] | None:
    doc, first = verb.doc, verb.i + 1
    before = verb.i - 1
    while before > 0 and doc[before].pos_ == "AUX":
        before -= 1
    if not breaks(doc[before]) or doc[before].text in {":", "("} or first >= len(doc):
        return None
    last = verb.i
    while (
        last + 1 < len(doc) and doc[last + 1].pos_ in _NOMINAL and doc[last + 1].tag_ not in _ASKING and not breaks(doc[last + 1])
    ):
        if doc[last + 1].lower_ in DAYS or (
            doc[last + 1].lower_ == "on" and last + 2 < len(doc) and doc[last + 2].lower_ in DAYS
        ):
            break
        last += 1
    begins = doc[first].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} and doc[first].lower_ not in DAYS
    return (first, last) if begins and last >= first and _names(doc, first, _before_preposition(doc, first, last)) else None


def _before_preposition(doc: Doc, first: int, last: int) -> int:
    return next((i - 1 for i in range(first + 1, last + 1) if doc[i].pos_ == "ADP"), last)


def _nominal_from(doc: Doc, last: int) -> int:
    """Return where the run of nominal tokens that ends at `last` begins."""
    first = last + 1
    while first > 0 and last - first < _LONGEST_SOURCE:
        token = doc[first - 1]
        inner = token.pos_ in _NOMINAL or token.text == "-" or (token.text == "." and first - 1 > 0) or _hyphenated(token)
        if breaks(token) or token.tag_ in _ASKING or not inner:
            break
        first -= 1
    while first < last and doc[first].pos_ in {"ADP", "CCONJ"} and doc[first].lower_ in {"and", "but", "as"}:
        first += 1
    return first


def _hyphenated(token: Token) -> bool:
    """Say whether a word is the second half of one: the "backed" of "state-backed"."""
    return token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_


def _names(doc: Doc, first: int, last: int) -> bool:
    begins = doc[first].pos_ != "ADP"
    return begins and any(_is_name(doc[i]) for i in range(first, last + 1))


def _is_name(token: Token) -> bool:
    capital = token.pos_ == "ADJ" and token.i > 0 and token.text[0].isupper()
    return (token.pos_ in {"NOUN", "PROPN", "PRON"} or capital) and token.lower_ not in DAYS


def clause_end(doc: Doc, last: int) -> int:
    """Return the last token before the next mark or the sentence's end."""
    while last + 1 < len(doc) and not breaks(doc[last + 1]) and doc[last + 1].text not in {".", "!", "?"}:
        last += 1
    return last


def according(token: Token) -> Told | None:
    """Read "according to X": X is the noun phrase behind it."""
    return _phrase_behind(token, token.i + 2)


def citing(token: Token) -> Told | None:
    """Read ", citing X": the source of what another attribution says."""
    told = _phrase_behind(token, token.i + 1)
    return replace(told, beside=False, citing=True) if told is not None else None


def before(verb: Token) -> tuple[Source, ...]:
    """Return the noun phrase right before a verb whose subject the parser lost."""
    doc, last = verb.doc, verb.i - 1
    while last > 0 and doc[last].pos_ in {"AUX", "ADV"}:
        last -= 1
    if last > 0 and doc[last].text == ",":
        last = next((i - 1 for i in range(last - 1, 0, -1) if breaks(doc[i])), -1)
    if last < 0 or breaks(doc[last]):
        return ()
    first = _nominal_from(doc, last)
    while first < last and (doc[first].pos_ == "ADP" or doc[first].tag_ == "TO"):
        first += 1
    return sources_between(doc, first, last) if first <= last and _names(doc, first, last) else ()


def _phrase_behind(token: Token, first: int) -> Told | None:
    last = nominal_to(token.doc, first)
    if last < first:
        return None
    sources = sources_between(token.doc, first, last)
    if last + 1 < len(token.doc) and token.doc[last + 1].lower_ == "who":
        last = clause_end(token.doc, last)
    return Told(token.i, sources, (), tuple(range(token.i, last + 1)), beside=True)


def nominal_to(doc: Doc, first: int) -> int:
    """Return where the run of nominal tokens that begins at `first` ends; before it where there is none."""
    last = first - 1
    while last + 1 < len(doc) and last - first < _LONGEST_SOURCE:
        ahead = doc[last + 1]
        inner = (
            ahead.pos_ in _NOMINAL
            or ahead.text == "-"
            or (ahead.text == "." and last + 2 < len(doc) and not breaks(doc[last + 2]))
        )
        if breaks(ahead) or not inner or ahead.tag_ in _ASKING:
            break
        last += 1
    return last


def per(token: Token) -> Told | None:
    """Read "Per X, …" at the start of a sentence; "per day" is no source."""
    told = _phrase_behind(token, token.i + 1)
    named = token.i == 0 and told is not None and (token.nbor().pos_ == "DET" or token.nbor().text[0].isupper())
    return told if named else None


def colon(doc: Doc) -> Iterator[Told]:
    """Read "General Smith: “We leave.”": a name, a colon, a quotation."""
    at = next((t.i for t in doc[:_LONGEST_NAME] if t.text == ":"), 0)
    quoted = at + 1 < len(doc) and doc[at + 1].text in QUOTES
    if (
        at
        and quoted
        and doc[at - 1].lower_ not in _TURNS
        and not any(t.pos_ in {"VERB", "AUX"} for t in doc[:at])
        and _names(doc, 0, at - 1)
    ):
        yield Told(at, sources_between(doc, 0, at - 1), trimmed(doc, tuple(range(at + 1, len(doc)))), tuple(range(at + 1)))


def filled(doc: Doc, told: Told, owned: set[int]) -> Told:
    """Give a clause that stands beside its sentence the rest of that sentence."""
    first, last = told.own[0], told.own[-1]
    while first < last and breaks(doc[first]):
        first += 1
    left = list(range(_start_of_segment(doc, first), first))
    stop = next((i for i in range(last + 1, len(doc)) if doc[i].text == ";"), len(doc))
    right = [i for i in range(last + 1, stop) if i not in owned]
    quoted_behind = any(doc[i].text in QUOTES for i in right[:3])
    kept: list[int] = []
    if doc[first].lower_ == "as" and quoted_behind:
        kept = right
    elif left and right and doc[left[0]].lower_ in _OPENING and breaks(doc[last + 1]):
        kept = left + right
    elif says_something(doc, left) and breaks(doc[first - 1]):
        kept = left + (right if quoted_behind or _resumes(doc, left, right, told.cue) else [])
    elif left and right and breaks(doc[last + 1]) and breaks(doc[first - 1]):
        kept = left + right
    elif not left and right and breaks(doc[last + 1]):
        kept = right
    return replace(told, content=trimmed(doc, tuple(kept)))


def says_something(doc: Doc, positions: list[int]) -> bool:
    """Say whether a stretch can be what somebody says: it has a verb or is quoted, or is a headline's worth of words."""
    return any(doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in QUOTES for i in positions) or len(positions) >= _HEADLINE


def behind(verb: Token) -> tuple[int, ...]:
    """Return what follows a verb of speech whose clause the parser lost: "On Monday, the ministry said it would …"."""
    doc, first = verb.doc, verb.i + 1
    while first < len(doc) and (
        doc[first].lower_ in DAYS or (doc[first].pos_ == "PRON" and doc[first].lower_ in {"us", "me", "them", "him", "her"})
    ):
        first += 1
    last = next((i - 1 for i in range(first, len(doc)) if doc[i].text == ";"), len(doc) - 1)
    after = tuple(range(first, last + 1))
    says = any(doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in QUOTES for i in after)
    return trimmed(doc, after) if says and not (first < len(doc) and breaks(doc[first]) and doc[first].text in {",", ")"}) else ()


def _start_of_segment(doc: Doc, first: int) -> int:
    return next(
        (i + 1 for i in range(first - 1, 0, -1) if doc[i].text == ";" or (doc[i].text == ":" and doc[i + 1].text in QUOTES)), 0
    )


def _resumes(doc: Doc, left: list[int], right: list[int], cue: int) -> bool:
    """Say whether the sentence goes on behind the attribution: it hangs together with what stood before."""
    behind = [i for i in right if doc[i].is_alpha]
    if not behind:
        return False
    before, after = set(left), set(right)
    if any(
        doc[i].dep_ == "conj" and doc[i].head.i == cue and any(c.dep_.startswith("nsubj") for c in doc[i].children)
        for i in behind
    ):
        return True
    linked = (i for i in behind if doc[i].head.i in before and doc[i].dep_ != "punct")
    return any(True for _ in linked) or any(doc[i].head.i in after for i in left if doc[i].is_alpha)
