"""Days with the month in another language: "1. März 2027", "le 3 mars 2027", "15 de julio"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from unicodedata import normalize

from babel import Locale

from .calendar_days import Days, Prefer, day_of, in_year

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl")


def _plain(name: str) -> str:
    return "".join(char for char in normalize("NFKD", name) if char.isalnum())


_MONTHS = {
    spelled: number
    for language in _LANGUAGES
    for number, name in Locale(language).months["format"]["wide"].items()
    for spelled in (name.lower(), _plain(name.lower()))
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
DAY_ABROAD = (
    r"(?P<lead>(?:le|am|den|vom|el|il|op) )?(?P<d>\d{1,2})(?P<dot>\.|er\b|º)? ?(?:de )?"
    rf"(?P<m>{_NAMES})\b(?:,?(?: del?)? (?P<y>(?:19|20)\d\d))?"
)


def day_abroad(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """The day; a bare "3 mars" or "5 de mayo" may be part of a name."""
    month, day = _MONTHS[m["m"]], int(m["d"])
    found = in_year(m["y"], lambda year: day_of(year, month, day), today, prefer)
    return found if m["y"] or m["lead"] or m["dot"] else replace(found, weak=True)
