"""Which values a property takes, and how HubSpot stores them.

Source: HubSpot "Properties" guide (property types), "Error handling" guide (codes); texts of the refusals
from bodies quoted by integrators. From ``2026-09`` on near-miss dates are accepted with a warning
(changelog "CRM API write validation enforcement").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sandbox.clock import iso, parse_iso
from sandbox.errors import Problem
from sandbox.model.definitions import PropertyDefinition

DAY_MS = 86_400_000
MAX_TEXT = 65_536
# Ten digits of epoch are seconds (2001 to 2286); as milliseconds they would be January 1970.
_SECONDS = re.compile(r"\d{9,10}")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EPOCH = re.compile(r"-?\d{1,15}")
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}",
    re.IGNORECASE,
)


class Refused(Exception):
    """A value HubSpot does not take."""

    def __init__(self, code: str, message: str, echo: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.echo = echo

    def problem(self, name: str) -> Problem:
        """The refusal as an entry of the error body."""
        return Problem(name, self.code, self.message, self.echo)


@dataclass(slots=True)
class Stored:
    """A value as stored, with the warning ``2026-09`` adds when it differs from the one sent."""

    value: str
    normalized: str | None = None


def as_text(raw: Any) -> str:
    """A JSON scalar as HubSpot reads it into a property; ``null`` clears like an empty text.

    Raises:
        TypeError: for a list or an object.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, (str, int)):
        return str(raw)
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    raise TypeError(type(raw).__name__)


def store(definition: PropertyDefinition, text: str, before: str, lenient: bool) -> Stored:
    """Check a value and bring it into the form HubSpot keeps.

    Args:
        definition: the property.
        text: the value sent; empty clears.
        before: the present value, for appending to multiple choice.
        lenient: whether near-miss dates are accepted (``2026-09``).

    Raises:
        Refused: when HubSpot would answer 400.
    """
    if text == "":
        return Stored("")
    if definition.type in {"number", "date", "datetime", "bool", "enumeration"} and text != text.strip():
        raise Refused(_CODES[definition.type], f"{text!r} has leading or trailing whitespace")
    if definition.type == "number":
        return Stored(_number(text))
    if definition.type == "date":
        return _date(text, lenient)
    if definition.type == "datetime":
        return _datetime(text, lenient)
    if definition.type in {"bool", "enumeration"}:
        return Stored(_choice(definition, text, before))
    return Stored(_text(definition, text))


_CODES = {
    "number": "INVALID_INTEGER",
    "date": "INVALID_DATE",
    "datetime": "INVALID_LONG",
    "bool": "INVALID_OPTION",
    "enumeration": "INVALID_OPTION",
}


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise Refused("INVALID_INTEGER", f"{text} was not a valid number.", text)
    return text


def _date(text: str, lenient: bool) -> Stored:
    if _DAY.fullmatch(text):
        if parse_iso(text) is None:
            raise Refused("INVALID_DATE", f"{text} is not a valid date.", text)
        return Stored(text)
    moment: int | None = None
    if lenient and _SECONDS.fullmatch(text):
        moment = int(text) * 1000
    elif _EPOCH.fullmatch(text):
        moment = int(text)
        if moment % DAY_MS == 0:
            return Stored(_day(moment))
        if not lenient:
            raise Refused("INVALID_DATE", f"{text} is at {_time_of_day(moment)} UTC, not midnight!", text)
    elif lenient:
        moment = parse_iso(text)
    if moment is None:
        raise Refused("INVALID_DATE", f"{text} is not a valid date.", text)
    midnight = moment - moment % DAY_MS
    return Stored(_day(midnight), str(midnight))


def _day(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, tz=timezone.utc).strftime("%Y-%m-%d")


def _time_of_day(ms: int) -> str:
    moment = datetime.fromtimestamp(ms / 1000, tz=timezone.utc)
    return f"{moment.hour}:{moment.minute}:{moment.second}.{ms % 1000}"


def _datetime(text: str, lenient: bool) -> Stored:
    if lenient and _SECONDS.fullmatch(text):
        moment = int(text) * 1000
        return Stored(iso(moment), str(moment))
    if _EPOCH.fullmatch(text):
        try:
            return Stored(iso(int(text)))
        except (OverflowError, ValueError, OSError):
            raise Refused("INVALID_LONG", f"{text} was not a valid long.", text) from None
    found = parse_iso(text)
    if found is None:
        raise Refused("INVALID_LONG", f"{text} was not a valid long.", text)
    return Stored(iso(found))


def _choice(definition: PropertyDefinition, text: str, before: str) -> str:
    allowed = [option.value for option in definition.options]
    if definition.type == "bool" and not allowed:
        allowed = ["true", "false"]
    if not definition.multiple:
        if text not in allowed:
            raise Refused("INVALID_OPTION", not_allowed(text, allowed), text)
        return text
    chosen = before.split(";") if text.startswith(";") and before else []
    for item in text.split(";"):
        if item and item not in allowed:
            raise Refused("INVALID_OPTION", not_allowed(item, allowed), text)
        if item and item not in chosen:
            chosen.append(item)
    return ";".join(chosen)


def not_allowed(value: str, allowed: list[str]) -> str:
    """HubSpot's sentence for a value outside an enumeration."""
    return f"{value} was not one of the allowed options: [{', '.join(allowed)}]"


def _text(definition: PropertyDefinition, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise Refused("INVALID_LENGTH", f"The value is longer than the limit of {MAX_TEXT} characters.")
    if definition.name == "email":
        email = text.strip().lower()
        if not _EMAIL.fullmatch(email):
            raise Refused("INVALID_EMAIL", f"Email address {text} is invalid", text)
        return email
    if definition.name == "domain":
        bare = re.sub(r"^[a-z]+://", "", text.strip().lower())
        return bare.removeprefix("www.").split("/")[0]
    return text
