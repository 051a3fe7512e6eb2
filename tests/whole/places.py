"""A few places that contain, touch or lie near one another."""

from __future__ import annotations

from laydown.domain.place import Place, Precision

_SITE, _CITY = Precision.SITE, Precision.CITY
_ALL = (
    Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ"),
    Place(name="Kuwait", key="KW", precision=Precision.COUNTRY, country="KW"),
    Place(name="Anbar", key="IQ.01", precision=Precision.REGION, country="IQ", within=("IQ",)),
    Place(name="Ain al-Asad", key="site:asad", precision=_SITE, country="IQ", lat=33.8, lon=42.4, within=("IQ.01", "IQ")),
    Place(name="Taji", key="site:taji", precision=_SITE, country="IQ", lat=33.52, lon=44.26, within=("IQ.07", "IQ")),
    Place(name="Erbil", key="gn:erbil", precision=_CITY, country="IQ", lat=36.19, lon=44.01, within=("IQ.11", "IQ")),
    Place(name="Erbil Air Base", key="site:erbil", precision=_SITE, country="IQ", lat=36.24, lon=43.96, within=("IQ.11", "IQ")),
    Place(name="Adana", key="gn:adana", precision=_CITY, country="TR", lat=37.0, lon=35.32, within=("TR.01", "TR")),
    Place(name="Incirlik", key="site:incirlik", precision=_SITE, country="TR", lat=37.0, lon=35.43, within=("TR.01", "TR")),
    Place(name="Incirlik airport", key="air:LTAG", precision=_SITE, country="TR", lat=37.0, lon=35.42, within=("TR.01", "TR")),
    Place(name="the Red Sea", key="sea:red-sea", precision=Precision.SEA),
)
PLACES = {place.key: place for place in _ALL}
