"""Which formats can a laydown be exported in? One line each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format; `module` and `function` make text or bytes of (laydown, reports by key, claims by id), and are loaded when used."""

    format: str
    module: str
    function: str
    binary: bool = False

    def export(self, laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> bytes:
        """Return the whole export, text in UTF-8. Raises UsageError where the format needs what is not installed."""
        made: str | bytes = getattr(import_module(self.module), self.function)(laydown, reports, claims)
        # Lone surrogates, from a report's broken escapes, are no UTF-8.
        return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")


EXPORTERS = (
    Exporter("geojson", "laydown.products.geojson", "geojson"),
    Exporter("kml", "laydown.products.kml", "kml"),
    Exporter("csv", "laydown.products.position_csv", "laydown_csv"),
    Exporter("parquet", "laydown.products.parquet", "parquet", binary=True),
    Exporter("json", "laydown.products.sourced_rows", "sourced_laydown_json"),
)
