"""Where the annotated English is."""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "LAYDOWN_TRAINING_DATA"
DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "ud-english"


class SourcesAbsentError(Exception):
    """The training data is not where it was looked for."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The four annotated files, gzipped CoNLL."""

    train: Path
    dev: Path
    test: Path
    silver: Path


def find_sources(folder: Path | None = None) -> Sources:
    """Return the files under `folder`, else under LAYDOWN_TRAINING_DATA, else under DEFAULT.

    Raises SourcesAbsentError naming every file that is not there.
    """
    root = folder or Path(os.environ.get(VARIABLE) or DEFAULT)
    sources = Sources(
        train=root / "train.conllu.gz",
        dev=root / "ewt-dev.conllu.gz",
        test=root / "ewt-test.conllu.gz",
        silver=root.parent / "news-silver" / "polnear-corenlp.conll.gz",
    )
    paths = (sources.train, sources.dev, sources.test, sources.silver)
    absent = [str(path) for path in paths if not path.is_file()]
    if absent:
        message = (
            f"The training data is absent: {', '.join(absent)}. Name the folder that holds"
            f" train.conllu.gz on the command line or in {VARIABLE}."
        )
        raise SourcesAbsentError(message)
    return sources


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a gzipped UTF-8 file without their line ends."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")
