"""Where does the time go? Watches the reader's stages from outside while it reads."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest import mock

from laydown.extraction import parsed, places, sourcing, statements
from laydown.language import dates, prefilter, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from laydown.extraction.parsed import ParsedReport

REST = "joining them to claims"


@dataclass(slots=True)
class Stages:
    """Processor seconds by stage, each without the stages that it calls, and how many sentences were there and were parsed."""

    seconds: dict[str, float] = field(default_factory=dict)
    sentences: int = 0
    parsed: int = 0
    _inner: list[float] = field(default_factory=lambda: [0.0])

    def timed(self, name: str, function: Callable[..., Any], counted: Callable[[Any], None] | None = None) -> Callable[..., Any]:
        """Return the function, timed as a stage; a generator is run to its end."""
        self.seconds.setdefault(name, 0.0)

        def stage(*arguments: object, **named: object) -> object:
            self._inner.append(0.0)
            begun = time.process_time()
            try:
                out = function(*arguments, **named)
                out = list(out) if hasattr(out, "__next__") else out
            finally:
                whole = time.process_time() - begun
                self.seconds[name] += whole - self._inner.pop()
                self._inner[-1] += whole
            if counted:
                counted(out)
            return out

        return stage

    def count_sentences(self, spans: list[object]) -> None:
        """Add one report's sentences."""
        self.sentences += len(spans)

    def count_parsed(self, tree: ParsedReport) -> None:
        """Add one report's parsed sentences."""
        self.parsed += len(tree.parsed)


@contextmanager
def watching() -> Iterator[Stages]:
    """Time the stages of every `reader.read` inside the block."""
    stages = Stages()
    watched: tuple[tuple[str, ModuleType, str, Callable[[Any], None] | None], ...] = (
        ("sentences", sentences, "split", stages.count_sentences),
        ("prefilter", prefilter, "find", None),
        ("parsing", parsed, "parse_sentences", stages.count_parsed),
        ("places", places, "find", None),
        ("dates", dates, "find", None),
        ("sourcing", sourcing, "find", None),
        ("context statements", statements, "find", None),
    )
    with ExitStack() as stack:
        for name, module, function, counted in watched:
            stack.enter_context(mock.patch.object(module, function, stages.timed(name, getattr(module, function), counted)))
        yield stages
