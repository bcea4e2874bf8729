"""The facts of one HubSpot account."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(slots=True)
class Account:
    """What ``account-info`` tells, plus the name the account chooser shows."""

    portal_id: int
    name: str
    domain: str
    account_type: str = "STANDARD"
    time_zone: str = "America/New_York"
    currency: str = "USD"
    additional_currencies: list[str] = field(default_factory=list)
    ui_domain: str = "app.hubspot.com"
    hosting: str = "na1"

    @property
    def currencies(self) -> list[str]:
        """Every currency a deal may be in, the company's own first."""
        return [self.currency, *self.additional_currencies]

    def day(self, now_ms: int) -> str:
        """The date in the account's own time zone."""
        return datetime.fromtimestamp(now_ms / 1000, tz=ZoneInfo(self.time_zone)).date().isoformat()

    def to_json(self, now_ms: int) -> dict[str, Any]:
        """The body of ``GET /account-info/…/details``."""
        moment = datetime.fromtimestamp(now_ms / 1000, tz=timezone.utc)
        offset = moment.astimezone(ZoneInfo(self.time_zone)).utcoffset()
        seconds = int(offset.total_seconds()) if offset else 0
        sign = "-" if seconds < 0 else "+"
        hours, minutes = divmod(abs(seconds) // 60, 60)
        return {
            "portalId": self.portal_id,
            "accountType": self.account_type,
            "timeZone": self.time_zone,
            "companyCurrency": self.currency,
            "additionalCurrencies": list(self.additional_currencies),
            "utcOffset": f"{sign}{hours:02d}:{minutes:02d}",
            "utcOffsetMilliseconds": seconds * 1000,
            "uiDomain": self.ui_domain,
            "dataHostingLocation": self.hosting,
        }
