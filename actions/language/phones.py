"""Phone numbers: E.164 when the country is said, else the number as it is dialled there."""

from __future__ import annotations

import re

from babel.core import get_global

from ..portal import Account

_DIGITS = re.compile(r"(?:\d\D{0,3}){7}")
_CANDIDATE = re.compile(r"(?:\+|\b00|\()?\d[\d\s().\-/]{5,22}\d(?:,? ?(?:ext\.?|extension|x) ?\d{1,6})?")


def likely_region(account: Account) -> str | None:
    """The country of the account's time zone (CLDR), the best guess where nothing says it."""
    old = {"US": "US", "Canada": "CA"}.get(account.time_zone.split("/")[0])  # "US/Eastern"
    region: str | None = old or get_global("zone_territories").get(account.time_zone)
    return region if region and len(region) == 2 else None


def read_phone(text: str, account: Account) -> tuple[str, str] | None:
    """The number to store and the number to show, or None when no country could have it.

    Without "+" or "00" the country is only likely, so the digits stay as they are dialled.
    """
    import phonenumbers  # its metadata takes a tenth of a second to load
    from phonenumbers import NumberParseException, PhoneNumberFormat

    text = re.sub(r"^00(?=[1-9])", "+", text.strip())
    region = likely_region(account)
    try:
        number = phonenumbers.parse(text, region or "US")
    except NumberParseException:
        return None
    international = text.startswith(("+", "(+"))
    digits = re.sub(r"\D", "", re.split(r"[a-z,]", text.lower())[0])
    if not (7 <= len(digits) <= 15):
        return None
    extension = f" ext {number.extension}" if number.extension else ""
    if international:
        if not phonenumbers.is_possible_number(number):
            return None
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        return e164 + extension, shown
    if region and phonenumbers.is_valid_number(number):
        return digits + extension, phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return digits + extension, " ".join(text.split())


def find_phones(raw: str, account: Account) -> list[tuple[int, int, str, str]]:
    """Every phone number in a text as (start, end, stored, shown); dates and amounts are not taken for one."""
    if not _DIGITS.search(raw):
        return []
    found = []
    for match in _CANDIDATE.finditer(raw):
        plus = match.group().startswith(("+", "00", "(+"))
        if (plus or _is_valid(match.group(), account)) and (phone := read_phone(match.group(), account)):
            found.append((match.start(), match.end(), *phone))
    return found


def _is_valid(text: str, account: Account) -> bool:
    from phonenumbers import Leniency, PhoneNumberMatcher

    matcher = PhoneNumberMatcher(text, likely_region(account) or "US", leniency=Leniency.VALID)
    return any(m.start == 0 and m.end >= len(text) - 1 for m in matcher)
