"""What number figures or number words stand for."""

from __future__ import annotations

import re

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORDS = "|".join(sorted([*_SMALL, *_TENS], key=len, reverse=True))
_LARGEST = 10_000_000_000
_HUNDRED, _TEN, _THOUSAND = 100, 10, 1000

FIGURES = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d{1,10}(?:\.\d{1,3}(?=\s(?:million|thousand|hundred)\b))?(?!\d)"
SCALES = r"(?:[\s-](?:hundred|thousand|million|dozen)\b){0,2}"
SPELLED = rf"(?:{_WORDS})\b(?:(?:[\s-]|\s(?<=hundred\s)and\s|\s(?<=thousand\s)and\s)(?:{_WORDS}|hundred|thousand|million|dozen)\b){{0,8}}"
NUMERAL = rf"(?:(?:{FIGURES}){SCALES}|{SPELLED}|(?:(?:an?|one)\s)?(?:hundred|thousand|million|dozen)\b(?:\sand\s(?:{_WORDS})\b(?:[\s-](?:{_WORDS})\b)?|\sthousand\b)?)"


def value(text: str) -> int | None:
    """Return the number that a match of `NUMERAL` stands for, or None where its words make none ("two three")."""
    total, below, last = 0, 0.0, 0
    for part in re.findall(r"\d[\d,. \u00a0\u202f]*\d|\d|[a-z]+", text.lower()):
        if part[0].isdigit():
            below = _figures(part)
        elif part in _SCALES:
            scale = _SCALES[part]
            if scale < _THOUSAND:
                below = (below or 1) * scale
            else:
                total, below = total + int((below or 1) * scale), 0.0
        elif part in _SMALL or part in _TENS:
            number = _SMALL.get(part, _TENS.get(part, 0))
            if not _fits(int(below), number, last):
                return None
            below += number
        last = len(part)
    found = total + int(below)
    return found if 0 < found < _LARGEST else None


def _figures(text: str) -> float:
    plain = re.sub(r"[,\s\u00a0\u202f]", "", text)
    return float(plain)


def _fits(below: int, number: int, last: int) -> bool:
    """Say whether `number` can follow what was read: "forty" "two", "hundred" "twelve", but not "two" "three"."""
    if not last or below == 0:
        return True
    if number < _TEN and below % _HUNDRED >= 2 * _TEN:
        return below % _TEN == 0
    return below % _HUNDRED == 0
