"""Marked-up text to plain text: what stays when HTML or Markdown is taken off."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|span|img|blockquote|table|tr|td|figure|section)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "table",
        "figure",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "hr",
    }
)
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
_TOKEN = re.compile(r"<!--|-->|<(/?)([a-z][a-z0-9]{0,20})\b[^<>]{0,2000}>", re.IGNORECASE)
_BLANKS = re.compile(r"\n\s*\n\s*")


def has_tags(text: str) -> bool:
    """Say whether `text` holds HTML tags."""
    return _TAG.search(text) is not None


def from_html(text: str) -> str:
    """Return the words of a piece of HTML, a blank line between its blocks."""
    parts: list[str] = []
    unseen, done = "", 0
    for token in _TOKEN.finditer(text):
        if not unseen:
            parts.append(text[done : token.start()])
        done = token.end()
        name = (token[2] or token[0]).lower()
        if unseen:
            unseen = "" if name == unseen and token[1] != "" else unseen
        elif name == "<!--" or (name in _UNSEEN and not token[1]):
            unseen = "-->" if name == "<!--" else name
        elif name in _BLOCKS or name in _LINES:
            parts.append("\n\n" if name in _BLOCKS else "\n")
    if not unseen:
        parts.append(text[done:])
    return _BLANKS.sub("\n\n", html.unescape("".join(parts))).strip()


# Every pattern is bounded, so that no line, however long, is slow to read.
_IMAGE_OR_LINK = re.compile(
    r'!?\[([^\[\]\n]{0,500})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s{1,3}"[^"\n]{0,300}")?\)|\[[^\[\]\n]{0,100}\])'
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>")
_STRONG = re.compile(
    r"\*\*(?=\S)([^*\n]{1,300}(?:\*[^*\n]{1,300}\*[^*\n]{0,300})?)(?<=\S)\*\*"
    r"|(?<!\w)__(?=\S)([^_\n]{1,300}(?:_[^_\n]{1,300})?)(?<=\S)__(?!\w)|~~(?=\S)([^~\n]{1,300})(?<=\S)~~"
)
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,300})(?<=[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|>])")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]{1,10}([^\n]*)")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?){1,20}")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]{0,3}){3,100}|(?:\*[ \t]{0,3}){3,100}|(?:_[ \t]{0,3}){3,100}|={3,200})")
_TABLE_RULE = frozenset("|:- ")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]{1,100}\]:[ \t]{1,5}https?://\S")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)[^`\n]{0,100}")


def from_markdown(text: str) -> str:
    """Return the words of a Markdown text, line for line."""
    return "\n".join(_markdown_line(line) for line in text.split("\n"))


def heading(line: str) -> str | None:
    """Return the words of a heading of the first rank, else None."""
    found = _HEADING.match(line)
    return _words(found[2]) if found and found[1] == "#" else None


def _words(rest: str) -> str:
    return _inline(rest.rstrip().rstrip("#")).strip()


def _markdown_line(line: str) -> str:
    if (
        _RULE.fullmatch(line)
        or _FENCE.fullmatch(line)
        or _DEFINITION.match(line)
        or ("-|" in line and _TABLE_RULE.issuperset(line))
    ):
        return ""
    if found := _HEADING.match(line):
        return _words(found[2])
    line = _QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line
    if line.strip().startswith("|"):
        line = line.strip().strip("|").strip()
    return _inline(line)


def _inline(line: str) -> str:
    # Twice: a link may hold an image, and bold may hold italics.
    for _ in range(2):
        line = _IMAGE_OR_LINK.sub(r"\1", line)
        line = _EMPHASIS.sub(r"\2", _STRONG.sub(lambda found: found[found.lastindex or 0], line))
    line = _AUTOLINK.sub(r"\1", _CODE.sub(r"\2", line))
    return html.unescape(_ESCAPED.sub(r"\1", _TAG.sub("", line)))
