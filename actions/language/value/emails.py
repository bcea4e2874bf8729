"""E-mail addresses, written or dictated."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(?:mailto:)?([^\s<>\"'(),;:=\[\]|]+(?:'[^\s<>\"'(),;:=\[\]|]+)*@[^\s<>\"'(),;:=\[\]|@]+)")
_DOT, _AT = r"(?:\.| ?[\[({]dot[\])}] ?)", r"(?:@| ?[\[({]at[\])}] ?)"
_VEILED = re.compile(rf"[\w+-]+(?:{_DOT}[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)+")
"""Written so that no robot reads it: "jane(dot)doe[at]example.com"."""
_NAME = r"[\w+-]+(?:(?:\.| (?:dot|underscore|dash|hyphen|plus) )[\w+-]+)*"
_SPOKEN = re.compile(
    rf"\b({_NAME}) (?:at|\(at\)|\[at\]) ([\w-]+(?: (?:dot|dash|hyphen) [\w-]+)*"
    r" dot (?!and\b)[a-z]{2,12})\b"
)
_HALF = re.compile(r"(?<![\w.])([^\W\d_][\w.+-]* ?[\[({]at[\])}] ?[\w-]{2,}(?:\.[\w-]+)*)", re.IGNORECASE)
_MARKS = {"dot": ".", "underscore": "_", "dash": "-", "hyphen": "-", "plus": "+"}


def normal_email(text: str) -> str | None:
    """The address with its domain in lower case, or None. No DNS is asked; RFC 2606 test domains are fine."""
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except (EmailNotValidError, ValueError):
        return None
    return checked.normalized


def _spoken(text: str) -> str:
    return re.sub(r" (dot|underscore|dash|hyphen|plus) ", lambda m: _MARKS[m[1]], text)


def find_emails(raw: str) -> list[tuple[int, int, str]]:
    """Every address in a text as (start, end, normalised)."""
    found, low = [], raw.lower()
    if re.search(r"[\[({](?:dot|at)[\])}]", low):
        for match in _VEILED.finditer(low):
            if email := normal_email(re.sub(_AT, "@", re.sub(_DOT, ".", match.group()))):
                found.append((match.start(), match.end(), email))
    for match in _WRITTEN.finditer(raw) if "@" in raw else ():
        text = match[1].rstrip(".!?*_")
        veiled = any(start <= match.start() < end for start, end, _ in found)
        if not veiled and (email := normal_email(text)):
            found.append((match.start(), match.start(1) + len(text), email))
    for match in _SPOKEN.finditer(low) if " dot " in low else ():
        if email := normal_email(f"{_spoken(match[1])}@{_spoken(match[2])}"):
            found.append((match.start(), match.end(), email))
    return found


def find_mistyped(raw: str) -> list[tuple[int, int, str]]:
    """What is written like an address and is none: "jane.doe@example..com", "jane@doe", "jane(at)doe"."""
    written = [*_WRITTEN.finditer(raw), *_HALF.finditer(raw)]
    found = [(match.start(), match.end(), match[1].rstrip(".!?*_")) for match in written]
    known = [(start, end) for start, end, _ in find_emails(raw)] if found else []
    return [one for one in found if not any(one[0] < end and start < one[1] for start, end in known)]


def find_domains(low: str) -> list[tuple[int, int, str]]:
    """Every `@example.com` that is not part of an address, as (start, end, domain)."""
    pattern = r"(?<![\w.+-])@((?:[a-z0-9-]+\.)+[a-z]{2,24})\b"
    return [(m.start(), m.end(), m[1]) for m in re.finditer(pattern, low)]
