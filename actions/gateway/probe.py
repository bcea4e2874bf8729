"""Whether HubSpot answers at all: no credential, no call that counts."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from ..settings import settings
from . import report, wire

LATELY_SECONDS = 30.0
"""An answer to one of our calls is proof enough for so long."""
_SECONDS = 3.0


async def reachable() -> bool:
    """Any answer but a server's error will do."""
    if time.monotonic() - report.last_well() < LATELY_SECONDS:
        return True
    try:
        answer = await wire.send(_request(settings().hubspot_api_base_url), _SECONDS)
    except wire.Lost:
        return False
    return answer.status < 500


def _request(base: str) -> wire.Request:
    address = urlsplit(base)
    return wire.Request(f"{address.scheme}://{address.netloc}", "GET", "/", {})
