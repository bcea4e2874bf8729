"""Phone numbers: E.164 when the country is said or beyond doubt, else the number as it is dialled there.

HubSpot keeps no country for an account; a wrong country code is worse than none. So a national number is completed
only where three things agree: the time zone's country has the account's currency for its own, the number is in use
there, and it is written as that country writes them: "(202) 555-0147" in an account of New York, in US dollars.
"""

from __future__ import annotations

import re

from babel.core import get_global
from babel.numbers import get_territory_currencies

from ...portal import Account

_DIGITS = re.compile(r"(?:\d\D{0,3}){7}")
_CANDIDATE = re.compile(r"(?:\+|\b00|\()?\d[\d\s().\-/]{5,22}\d(?:,? ?(?:ext\.?|extension|x) ?\d{1,6})?")


def likely_region(account: Account) -> str | None:
    """The country of the account's time zone (CLDR), the best guess where nothing says it."""
    old = {"US": "US", "Canada": "CA"}.get(account.time_zone.split("/")[0])  # "US/Eastern"
    region: str | None = old or get_global("zone_territories").get(account.time_zone)
    return region if region and len(region) == 2 else None


def home_region(account: Account) -> str | None:
    """The country that time zone and currency both tell."""
    region = likely_region(account)
    return region if region and account.currency in get_territory_currencies(region) else None


def read_phone(
    text: str, account: Account, *, complete: bool = True, region: str | None = None
) -> tuple[str, str] | None:
    """The number to store and the number to show, or None when no country could have it.

    A national number is of the `region` that was said with it, if it is in use there.

    Without "+" or "00" the country is mostly only likely: then the digits stay as they are dialled.
    Those that HubSpot holds are shown as it holds them (not `complete`).
    """
    import phonenumbers  # its metadata takes a tenth of a second to load
    from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

    text = re.sub(r"^00(?=[1-9])", "+", text.strip())
    if region and (dialled := phone_of(text, region)):
        return dialled
    region = likely_region(account)
    if complete and _begins_with_code(text, region or "US"):
        text = f"+{text}"
    try:
        number = phonenumbers.parse(text, region or "US")
    except NumberParseException:
        return None
    international = text.startswith(("+", "(+")) or (complete and _is_at_home(text, account))
    digits = re.sub(r"\D", "", re.split(r"[a-z,]", text.lower())[0])
    if not (7 <= len(digits) <= 15):
        return None
    extension = f" ext {number.extension}" if number.extension else ""
    if international:
        if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
            return None  # with a country before it, it has to be whole
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        return e164 + extension, shown
    if region and phonenumbers.is_valid_number(number):
        return digits + extension, phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return digits + extension, " ".join(text.split())


def _begins_with_code(text: str, region: str) -> bool:
    """Whether a number is written with its country's code, only the "+" left away: "81 6 6123 4567"."""
    import phonenumbers

    code = re.match(r"([1-9]\d{0,2})[ .-](?=(?:\D{0,3}\d){6})", text)
    if code is None or int(code[1]) not in phonenumbers.COUNTRY_CODE_TO_REGION_CODE or _is_valid(text, region):
        return False
    try:
        number = phonenumbers.parse(f"+{text}")
    except phonenumbers.NumberParseException:
        return False
    return bool(number.country_code == int(code[1]) and phonenumbers.is_valid_number(number))


def phone_of(text: str, region: str) -> tuple[str, str] | None:
    """The number to store and to show of one that is dialled within a country, if it is written as one there.

    Where numbers begin with a zero, say, that tells as much as the ranges that are in use.
    """
    import phonenumbers
    from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumberFormat, ValidationResult

    metadata = PhoneMetadata.metadata_for_region(region)
    trunk = (metadata.national_prefix or "") if metadata else ""
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return None
    dialled = trunk == "0" and re.sub(r"\D", "", text).startswith(trunk)
    possible = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    if not (_is_valid(text, region) or (dialled and possible)):
        return None
    extension = f" ext {number.extension}" if number.extension else ""
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) + extension, shown


def region_of_number(text: str) -> str | None:
    """The country of a number with its country code."""
    import phonenumbers

    if not text.startswith("+"):
        return None
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(text)) or None
    except phonenumbers.NumberParseException:
        return None


def _is_at_home(text: str, account: Account) -> bool:
    """Whether a national number can be meant for one country only.

    Digits in a row show no country's way of writing: they will do where all its numbers are equally long.
    """
    from phonenumbers import Leniency, PhoneMetadata

    region = home_region(account)
    if region is None or not _is_valid(text, region, Leniency.STRICT_GROUPING):
        return False
    metadata = PhoneMetadata.metadata_for_region(region)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return len(lengths) == 1 or re.search(r"\d[^\d]+\d", text) is not None


def find_phones(raw: str, account: Account, region: str | None = None) -> list[tuple[int, int, str, str]]:
    """Every phone number in a text as (start, end, stored, shown); dates and amounts are not taken for one.

    region: the country that the text names.
    """
    if not _DIGITS.search(raw):
        return []
    found = []
    for match in _CANDIDATE.finditer(raw):
        plus = match.group().startswith(("+", "00", "(+"))
        regions = {region or "", likely_region(account) or "US"} - {""}
        if (plus or any(_is_valid(match.group(), one) for one in regions)) and (
            phone := read_phone(match.group(), account, region=region)
        ):
            found.append((match.start(), match.end(), *phone))
    return found


def _is_valid(text: str, region: str, leniency: int | None = None) -> bool:
    from phonenumbers import Leniency, PhoneNumberMatcher

    strict = Leniency.VALID if leniency is None else leniency
    return any(m.start == 0 and m.end >= len(text) - 1 for m in PhoneNumberMatcher(text, region, leniency=strict))
