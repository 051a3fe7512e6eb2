"""What stands above a line of a list? The place of its section's heading, or of the label of the item that it goes on with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.extraction import rows, words
from laydown.language.parts import cells
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.dates import Interval
    from laydown.domain.place import Place
    from laydown.extraction.mentions import Mention
    from laydown.extraction.parsed import ParsedSentence
    from laydown.extraction.survey import Survey
    from laydown.language.dates import DateMention

_LINES = 40
"""Lines of a list over which its heading holds."""
_LONGEST, _LONGEST_TITLE = 60, 120
_LABEL = re.compile(r"[^:|;.]{2,60}?(?:: | [-–—] )")
_BULLET = re.compile(r"[-*+•▪◦‣·–—►|]|\(?\d{1,2}[.)]\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def held(survey: Survey, sentence: ParsedSentence) -> Place | None:
    """Return the place that holds for a line without one of its own, None where nothing above it names just a place."""
    found = _above(survey, sentence)
    if found is None:
        return None
    same = survey.tree.sentences[found].paragraph == sentence.span.paragraph
    return _labelled(survey, found) if same else _heading(survey, found)


def says_nothing(survey: Survey, sentence: ParsedSentence) -> bool:
    """Say whether a line stands in a list of sales, prices, ranges, results or the like, which puts nothing anywhere."""
    if sentence.span.form is not Form.ITEM:
        return False
    if set(_columns(_header(survey, sentence))) & words.named("other_columns"):
        return True
    above, money = _above(survey, sentence), words.named("money")
    own = above is not None and survey.tree.sentences[above].paragraph == sentence.span.paragraph
    text = "" if above is None or own else _text(survey, above)
    heads = {w.lower() for w in _WORD.findall(text)} if len(text) <= _LONGEST_TITLE else set()
    return bool(heads & words.named("other_lists")) or any(t.lower_ in money for t in sentence.doc)


def _above(survey: Survey, sentence: ParsedSentence) -> int | None:
    """Return the sentence under which a line of a list stands: the first of its own item, else the nearest that is no line of the list."""
    if sentence.span.form is not Form.ITEM:
        return None
    spans = survey.tree.sentences
    for index in range(sentence.index - 1, max(-1, sentence.index - _LINES - 1), -1):
        if spans[index].paragraph == sentence.span.paragraph:
            if index == 0 or spans[index - 1].paragraph != sentence.span.paragraph:
                return index
            continue
        text = _text(survey, index)
        if spans[index].form is Form.ITEM and (_BULLET.match(text) or "|" in text or "\t" in text or _LABEL.match(text)):
            continue
        under = text.endswith(":") or _BULLET.match(sentence.text) or len(_columns(sentence.text)) > 1
        return index if under else None
    return None


def _text(survey: Survey, index: int) -> str:
    span = survey.tree.sentences[index]
    return survey.tree.report.text[span.start : span.end]


def _labelled(survey: Survey, index: int) -> Place | None:
    """Return the place that an item's label names and nothing else: "- Taji: …"."""
    start = survey.tree.sentences[index].start
    label = _LABEL.search(_text(survey, index)[: 2 * _LONGEST])
    if label is None or any(h.start < label.end() for h in survey.hits.get(index, ())):
        return None
    places = survey.places.get(index, ())
    return next((m.place for m in places if m.place and not m.metonym and m.excerpt.end <= start + label.end()), None)


def _heading(survey: Survey, index: int) -> Place | None:
    """Return the place of a line that names a place and hardly anything else: "In northern Syria:", "KUWAIT"."""
    text = _text(survey, index)
    places = [m for m in survey.places.get(index, ()) if m.place and not m.metonym]
    if not places or len(text) > _LONGEST or survey.hits.get(index) or text[-1] in ".!?;,":
        return None
    start = survey.tree.sentences[index].start
    other = [
        word.group().lower()
        for word in _WORD.finditer(text)
        if not any(m.excerpt.start - start <= word.start() < m.excerpt.end - start for m in places)
    ]
    return places[0].place if set(other) <= words.named("heading") and len(places) == 1 else None


def time(survey: Survey, mention: Mention, dates: Sequence[DateMention]) -> Interval | None:
    """Return the date that a line gives in a part of its own, open to today where the table's header says "Since"."""
    found = rows.date(mention, dates)
    if found is None or found[0].interval is None:
        return None
    day, part = found
    columns = _columns(_header(survey, mention.sentence))
    begun = 0 < part.cell < len(columns) and columns[part.cell] in words.named("since_columns")
    return replace(day.interval, latest=None) if begun else day.interval


def _header(survey: Survey, sentence: ParsedSentence) -> str:
    """Return the first line of the table in which a row stands, and nothing for that line itself."""
    index = sentence.index
    while index > 0 and sentence.index - index < _LINES and len(_columns(_text(survey, index - 1))) > 1:
        index -= 1
    return _text(survey, index) if index < sentence.index else ""


def _columns(text: str) -> list[str]:
    return [text[start:end].strip(" |\t").lower() for start, end in cells(text)]
