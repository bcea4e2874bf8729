"""The sandbox's time: real time plus a shift that tests may set, in epoch milliseconds."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from functools import lru_cache


class Clock:
    """Tells the time. ``shift_ms`` moves it, so that a test can let a token expire."""

    def __init__(self) -> None:
        self.shift_ms = 0
        self.frozen_ms: int | None = None

    def now(self) -> int:
        """Milliseconds since 1970."""
        if self.frozen_ms is not None:
            return self.frozen_ms
        return int(time.time() * 1000) + self.shift_ms


@lru_cache(maxsize=16_384)
def iso(ms: int) -> str:
    """HubSpot's timestamp text: UTC, and no fraction when the milliseconds are zero."""
    moment = datetime.fromtimestamp(ms / 1000, tz=timezone.utc)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    rest = ms % 1000
    return f"{text}.{rest:03d}Z" if rest else f"{text}Z"


def parse_iso(text: str) -> int | None:
    """Milliseconds of an ISO 8601 date or time (UTC when it names no zone), or ``None``."""
    candidate = text.strip()
    if len(candidate) < 10 or candidate[4:5] != "-":
        return None
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(candidate.replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        moment = _with_short_fraction(candidate)
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return round(moment.timestamp() * 1000)


def _with_short_fraction(text: str) -> datetime | None:
    """Python 3.10 reads only 3 or 6 fraction digits; HubSpot reads any."""
    head, dot, tail = text.partition(".")
    if not dot:
        return None
    digits = len(tail) - len(tail.lstrip("0123456789"))
    zone = tail[digits:].replace("Z", "+00:00").replace("z", "+00:00")
    try:
        return datetime.fromisoformat(f"{head}.{tail[:digits][:6]:0<6}{zone}")
    except ValueError:
        return None
