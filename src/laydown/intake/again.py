"""Does the same text still come of the stored bytes? Reading a report again by the form that it was read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.errors import BadReport
from laydown.intake import fields, html, markdown, tables, text
from laydown.intake.draft import Piece
from laydown.intake.encoding import Undecodable, decode_again

if TYPE_CHECKING:
    from laydown.domain.provenance import Report

_FORMS = {text.FORM: text.draft, markdown.FORM: markdown.draft, html.FORM: html.draft, fields.FORM: fields.record}
_CHARSET = "; charset="


class FormUnknown(BadReport):
    """How the report was read is not kept (it was taken in by an older version) or no longer known: nothing can be compared."""


def derive(report: Report, raw: bytes) -> Report:
    """Return `report` with title, text, language, canonical and via made anew of `raw`; raise `FormUnknown`, or `BadReport` where `raw` cannot be read.

    What the user or the file's name may have said (id, outlet, author, address, dates) stays as it is, and so does `sha256`, which is
    the caller's to compare. The same bytes give the same text: no network, no clock, and no encoding is guessed.
    """
    source = report.url or report.id
    if report.form is None:
        raise FormUnknown(source, "was taken in before it was kept how reports are read, and cannot be made again")
    if report.form == tables.FORM:
        return tables.derive(report, raw)
    form, _, charset = report.form.partition(_CHARSET)
    if form not in _FORMS:
        raise FormUnknown(source, f"how to read it again is not known ({report.form[:60]})")
    try:
        words = decode_again(raw, charset or None)
        piece = Piece(source=source, id=report.id, data=raw, text=words, charset=charset or None, url=report.url)
        made = _FORMS[form](piece).told(report)
    except Undecodable as error:
        raise BadReport(source, str(error)) from error
    if isinstance(made, BadReport):
        raise made
    return made
