"""Rate limits and their headers.

Source: HubSpot "Usage guidelines": per app and account in ten rolling seconds, per account and day, which
ends at midnight in the account's time zone, and five searches a second per account; search answers carry no limit
headers.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from sandbox import errors
from sandbox.model.account import Account
from sandbox.options import Settings

WINDOW_MS = 10_000
SECOND_MS = 1_000


@dataclass(slots=True)
class RateLimiter:
    """Counts calls. Times are epoch milliseconds."""

    settings: Settings
    bursts: dict[tuple[str, int], deque[int]] = field(default_factory=lambda: defaultdict(deque))
    searches: dict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))
    days: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))

    def admit(self, app: str, account: Account, private: bool, search: bool, now: int) -> dict[str, str]:
        """Count one call and return the headers its answer carries.

        Raises:
            HubSpotError: 429 when a limit is reached.
        """
        if not self.settings.limits:
            return {}
        portal_id = account.portal_id
        day = (portal_id, account.day(now))
        if private and self.days[day] >= self.settings.daily_limit:
            raise errors.rate_limited("DAILY")
        if search:
            self._count(self.searches[portal_id], SECOND_MS, self.settings.search_limit, now, "SECONDLY")
            self.days[day] += 1
            return {}
        allowed = self.settings.burst_limit if private else min(110, self.settings.burst_limit)
        calls = self.bursts[(app, portal_id)]
        self._count(calls, WINDOW_MS, allowed, now, "TEN_SECONDLY_ROLLING")
        self.days[day] += 1
        headers = {
            "X-HubSpot-RateLimit-Max": str(allowed),
            "X-HubSpot-RateLimit-Remaining": str(allowed - len(calls)),
            "X-HubSpot-RateLimit-Interval-Milliseconds": str(WINDOW_MS),
        }
        if private:
            headers["X-HubSpot-RateLimit-Daily"] = str(self.settings.daily_limit)
            headers["X-HubSpot-RateLimit-Daily-Remaining"] = str(self.settings.daily_limit - self.days[day])
        return headers

    @staticmethod
    def _count(calls: deque[int], window: int, allowed: int, now: int, policy: str) -> None:
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= allowed:
            raise errors.rate_limited(policy)
        calls.append(now)
