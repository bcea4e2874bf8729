"""Days that tests count from today, where the sandbox's portal is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

ZONE = ZoneInfo("America/New_York")
"""The sandbox's portal's."""
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def today() -> date:
    """Where the portal is."""
    return datetime.now(ZONE).date()


def coming(month: int, day: int) -> str:
    """The next such day, as HubSpot writes days; of a month that is shorter, its last."""
    days = (date(today().year + ahead, month, 1) + relativedelta(day=day) for ahead in (0, 1))
    return next(str(found) for found in days if found >= today())


def coming_weekday(name: str) -> str:
    """The next such weekday, which is not today; nothing if it is none."""
    if name not in _WEEKDAYS:
        return ""
    return str(today() + timedelta((_WEEKDAYS.index(name) - today().weekday()) % 7 or 7))


def year_behind() -> str:
    """This year; in its first days, when the seed has nothing of it, last year."""
    return "last year" if (today() - timedelta(3)).year < today().year else "this year"
