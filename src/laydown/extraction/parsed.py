"""A report's sentences with their grammar: what all layers of extraction read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from laydown.domain.provenance import Excerpt
from laydown.extraction import headlines, telegrams
from laydown.language import parser
from laydown.language.parts import parts
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from spacy.tokens import Doc, Span, Token

    from laydown.domain.provenance import Report
    from laydown.language.sentences import Sentence

_SURROGATE = re.compile("[" + chr(0xD800) + "-" + chr(0xDFFF) + "]")
"""Halves of characters, which JSON can hold and no encoder takes."""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence of a report: `text` as it stands there; `doc` holds its tokens, whose `idx` count from the sentence's own start.

    The tokens of a headline may be in small letters where its text is not; `plain` is the text of the tokens.
    """

    index: int
    span: Sentence
    doc: Doc
    text: str
    plain: str

    @property
    def excerpt(self) -> Excerpt:
        """The sentence's characters in the report."""
        return Excerpt(self.span.start, self.span.end)

    def locate(self, part: Token | Span) -> Excerpt:
        """Return where a token or a run of tokens stands in the report's text."""
        start = part.idx if hasattr(part, "idx") else part.start_char
        return Excerpt(self.span.start + start, self.span.start + start + len(part.text))

    def tokens(self, excerpt: Excerpt) -> list[Token]:
        """Return the tokens that an excerpt of the report's text touches."""
        start, end = excerpt.start - self.span.start, excerpt.end - self.span.start
        return [t for t in self.doc if t.idx < end and start < t.idx + len(t.text)]


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report, all of its sentences, and the grammar of those that were worth parsing (by sentence index)."""

    report: Report
    sentences: Sequence[Sentence]
    parsed: dict[int, ParsedSentence] = field(default_factory=dict)

    def in_order(self) -> Iterable[ParsedSentence]:
        """Yield the parsed sentences in the order of the text."""
        for index in sorted(self.parsed):
            yield self.parsed[index]


def readable(report: Report) -> Report:
    """Return the report with a text that every encoder takes, of the same length."""
    return replace(report, text=_SURROGATE.sub("\ufffd", report.text)) if _SURROGATE.search(report.text) else report


def parse_sentences(
    report: Report, sentences: Sequence[Sentence], wanted: Collection[int], names: Sequence[Excerpt] = ()
) -> ParsedReport:
    """Parse the wanted sentences of a report, by their indices; `names` keep their capitals where a headline loses its own."""
    order = sorted(wanted)
    texts = [(i, headlines.plain(report.text, sentences[i], names).replace("\n", " ")) for i in order]
    pieces = [(i, piece, *_shown(sentences[i], piece)) for i, text in texts for piece in _pieces(sentences[i], text)]
    docs: dict[int, list[Doc]] = {}
    for (i, piece, _, replaced), doc in zip(pieces, parser.parse(shown for _, _, shown, _ in pieces), strict=True):
        docs.setdefault(i, []).append(telegrams.restored(doc, piece, replaced))
    parsed = {
        i: ParsedSentence(i, sentences[i], whole := parser.joined(found), _own(report, sentences[i]), whole.text)
        for i, found in docs.items()
        # What is too long to be a sentence has no grammar, and nothing to say.
        if any(doc.has_annotation("DEP") for doc in found) and sum(map(len, found)) <= parser.MAX_TOKENS
    }
    return ParsedReport(report, sentences, parsed)


def _pieces(sentence: Sentence, text: str) -> list[str]:
    """Return what is parsed by itself: a sentence of prose as a whole, a line of another form part by part."""
    return [text] if sentence.form is Form.PROSE else [text[start:end] for start, end in parts(text)]


def _shown(sentence: Sentence, piece: str) -> tuple[str, list[telegrams.Instead]]:
    return (piece, []) if sentence.form is Form.PROSE else telegrams.shown(piece)


def _own(report: Report, sentence: Sentence) -> str:
    return report.text[sentence.start : sentence.end]
