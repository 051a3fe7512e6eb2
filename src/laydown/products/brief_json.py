"""A brief as an object for JSON: the same words as the text, with days in ISO 8601."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laydown.products.brief import Brief
    from laydown.products.chain import Chain
    from laydown.products.change import Changes


def brief_row(brief: Brief | Changes | Chain) -> dict[str, Any]:
    """Return a brief, one of changes, or a chain, field by field (see `laydown.products.brief`, `.change` and `.chain`)."""
    return {name: _plain(value) for name, value in asdict(brief).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a field holds
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
