"""HubSpot's clock, as its answers tell it: when a record was created is told by that one, and not by this machine's."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

UNKNOWN_SECONDS = 120.0
"""How far apart the clocks may be while no answer has told the time."""
SLACK_SECONDS = 1.0
_last = ""
_ahead: float | None = None


def heard(headers: Mapping[str, str]) -> None:
    """Learn how far it is ahead of ours, or a little less: `Date` has whole seconds, and travelled (RFC 9110)."""
    global _last, _ahead
    said = headers.get("Date", "")
    if not said or said == _last:
        return
    _last = said
    try:
        _ahead = parsedate_to_datetime(said).timestamp() - time.time()
    except ValueError:
        pass  # no date


def not_before(moment: float) -> float:
    """A moment of ours by HubSpot's clock; rather too early than too late, by as long as that is unknown."""
    return moment - UNKNOWN_SECONDS if _ahead is None else moment + _ahead - SLACK_SECONDS
