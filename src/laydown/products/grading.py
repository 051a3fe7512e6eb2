"""How is a grade shown? As a pair with its reason, never as a number to average or to sort by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.grading import Credibility
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from laydown.domain.grading import Grade
    from laydown.products.rows import Row

_MEANING = {
    Credibility.CONFIRMED: "confirmed by others",
    Credibility.PROBABLY_TRUE: "probably true",
    Credibility.POSSIBLY_TRUE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.CANNOT_BE_JUDGED: "cannot be judged",
}


def why_graded(grade: Grade) -> str:
    """Return the reason of a grade's credibility, else what its figure means."""
    return one_line(grade.why) or _MEANING[grade.credibility]


def grade_row(grade: Grade) -> Row:
    """Return a grade as its two axes and the reason."""
    return {
        "reliability": [str(letter) for letter in grade.reliability],
        "credibility": str(grade.credibility),
        "why": grade.why or None,
    }
