"""Build hook: compiles the gazetteer into the package, for wheels and for editable installs alike."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Runs `laydown.catalogs.compile_gazetteer` from the source tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write src/laydown/catalogs/compiled/gazetteer.sqlite, which `artifacts` in pyproject.toml ships with the wheel."""
        del version, build_data
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from laydown.catalogs.compile_gazetteer import compile_gazetteer  # noqa: PLC0415 - the source tree is on the path only here

            compile_gazetteer(source / "laydown" / "catalogs" / "compiled" / "gazetteer.sqlite")
        finally:
            sys.path.remove(str(source))
