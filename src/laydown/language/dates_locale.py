"""How does an outlet's country write its dates? The order of 3/4/2020, and whose fiscal years are meant."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from laydown.catalogs import outlets
from laydown.language import dates
from laydown.language.dates_context import ANYWHERE, Locale

if TYPE_CHECKING:
    from datetime import date

    from laydown.language.dates import DateMention


@cache
def _orders() -> dict[str, list[str]]:
    data = yaml.load(files("laydown.language").joinpath("data/dates.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    orders: dict[str, list[str]] = data["numeric_order"]
    return orders


def of(outlet: str | None) -> Locale:
    """Return how dates are written where an outlet is at home; nothing is known of one that the catalogue lacks."""
    known = outlets.load().by_name(outlet) if outlet else None
    if known is None:
        return ANYWHERE
    orders = _orders()
    mixed = known.country in orders["either"]
    return Locale(None if mixed else known.country not in orders["month_first"], known.country)


def find(text: str, published: date | None, outlet: str | None) -> list[DateMention]:
    """Return the times that a text of an outlet names, as its country writes them."""
    return dates.find(text, published, locale=of(outlet))
