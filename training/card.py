"""What should one know of the model before trusting it."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from training.assemble import SPACY_VERSIONS

if TYPE_CHECKING:
    from spacy.language import Language

    from training.evaluate import Scores

TEXT = Path(__file__).with_name("card.md")


def write_card(folder: Path, nlp: Language, scores: Scores) -> None:
    """Write README.md beside the trained pipeline."""
    card = Template(TEXT.read_text(encoding="utf-8")).substitute(
        version=nlp.meta["version"],
        spacy=SPACY_VERSIONS,
        pipeline=", ".join(f"`{name}`" for name in nlp.pipe_names),
        size=f"{_megabytes(folder):.1f}",
        labels=", ".join(f"`{label}`" for label in sorted(_dependency_labels(nlp))),
        **{name: f"{100 * score:.1f}" for name, score in scores.items()},
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _dependency_labels(nlp: Language) -> set[str]:
    """Return the labels that trees show.

    "a||b" is how the parser notes crossing arcs; the empty label stood for the silver's unknown.
    """
    return {label.split("||")[0] for label in nlp.pipe_labels["parser"] if label}
