"""What people of a country are called: "the Argentinian one"."""

from __future__ import annotations

from functools import lru_cache

from .places import COUNTRIES, called_also

_IRREGULAR = {
    "american": "united states", "british": "united kingdom", "english": "united kingdom", "scottish": "united kingdom",
    "welsh": "united kingdom", "french": "france", "dutch": "netherlands", "german": "germany", "spanish": "spain",
    "portuguese": "portugal", "danish": "denmark", "norwegian": "norway", "finnish": "finland", "polish": "poland",
    "irish": "ireland", "swiss": "switzerland", "turkish": "turkey", "greek": "greece", "czech": "czech republic",
    "indian": "india", "nigerian": "nigeria", "thai": "thailand", "filipino": "philippines", "peruvian": "peru",
    "emirati": "united arab emirates", "korean": "south korea", "iraqi": "iraq", "cypriot": "cyprus",
}  # fmt: skip
_ENDS = ("ian", "ean", "an", "n", "ese", "ish", "i", "ic", "er")
_STEM, _REST = 4, 2
"""Letters of a country that have to be there, and that may be missing: "argentin|a", "swed|en"."""


@lru_cache(maxsize=256)
def countries_of(people: str) -> tuple[str, ...]:
    """The names, folded, of the country whose people a folded word calls; none where it calls nobody."""
    country = _IRREGULAR.get(people)
    if country is None:
        stems = [people.removesuffix(end) for end in _ENDS if people.endswith(end)]
        found = {name for name in COUNTRIES for stem in stems if _is_stem(stem, name)}
        country = found.pop() if len(found) == 1 else None
    return tuple(name.lower() for name in called_also(country)) if country else ()


def _is_stem(stem: str, name: str) -> bool:
    return len(stem) >= _STEM and name.startswith(stem) and len(name) - len(stem) <= _REST
