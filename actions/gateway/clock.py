"""HubSpot's clock, as its answers' `Date` tells it (RFC 9110: in whole seconds, the rest cut off)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import cache

UNHEARD_SECONDS = 120.0
"""How far this machine's clock may be from HubSpot's while no answer has told."""


class Clock:
    """How far HubSpot's clock is ahead of this machine's: at least and at most, as all answers agree.

    One answer leaves a second and its travel open; each at another fraction of a second leaves less.
    """

    def __init__(self) -> None:
        self._least, self._most = -UNHEARD_SECONDS, UNHEARD_SECONDS

    def heard(self, headers: Mapping[str, str], sent: float, received: float) -> None:
        """Learns from an answer, written between two moments of this machine's clock."""
        try:
            date = parsedate_to_datetime(headers["Date"]).timestamp()
        except (LookupError, TypeError, ValueError, OverflowError):
            return  # some proxy's
        least, most = date - received, date + 1 - sent
        if least > self._most or most < self._least:  # one of the clocks was set
            self._least, self._most = least, most
        else:
            self._least, self._most = max(least, self._least), min(most, self._most)

    def earliest(self, moment: float) -> float:
        """What HubSpot's clock showed, at the earliest, at a moment of this machine's."""
        return moment + self._least


@cache
def clock() -> Clock:
    """What this process has heard."""
    return Clock()
