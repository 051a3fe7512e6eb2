"""How is the outcome shown: on the screen, and in RESULTS.md, where each measure has its own section."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from laydown import __version__
from laydown.language.parser import model_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measured import Measured

FILE = Path(__file__).with_name("RESULTS.md")
REMARKS = "remarks"
THREADS = "OPENBLAS_NUM_THREADS"
HEAD = """# Results

What `make bench` measures, as last written by `python -m bench --write [MEASURE …]`; README.md says what each measure is.
Sections between markers are rewritten, the remarks never.

"""
NO_REMARKS = "## Remarks\n"


def screen(measured: Measured) -> str:
    """Return the table for a terminal."""
    rows = [measured.columns, *measured.rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(measured.columns))]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]) for row in rows
    ]
    return "\n".join([f"== {measured.title}", *(line.rstrip() for line in lines), *measured.notes, ""])


def section(measured: Measured) -> str:
    """Return the section of RESULTS.md."""
    rule = ["---", *("---:" for _ in measured.columns[1:])]
    table = ["| " + " | ".join(row) + " |" for row in (measured.columns, rule, *measured.rows)]
    return "\n".join([f"## {measured.title}", f"`{measured.command}` · {_circumstances()}", "", *table, "", *measured.notes])


def _circumstances() -> str:
    today = datetime.now(UTC).date().isoformat()
    threads = f", {THREADS}={os.environ[THREADS]}" if THREADS in os.environ else ""
    return f"{today} · {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}{threads} · Laydown {__version__}, model {model_version()}"


def write(measured: Sequence[Measured], order: Sequence[str], path: Path = FILE) -> None:
    """Rewrite the sections of what was measured; those of other measures, and the remarks, stay as they are."""
    sections = _kept(path)
    sections |= {one.name: section(one) for one in measured}
    sections.setdefault(REMARKS, NO_REMARKS)
    names = [name for name in (*order, REMARKS) if name in sections]
    blocks = [f"<!-- {name} -->\n{sections[name].strip()}\n<!-- end of {name} -->\n" for name in names]
    path.write_text(HEAD + "\n".join(blocks), encoding="utf-8")


def _kept(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = re.finditer(r"<!-- (\w+) -->\n(.*?)\n<!-- end of \1 -->", path.read_text(encoding="utf-8"), re.DOTALL)
    return {match[1]: match[2] for match in found}
