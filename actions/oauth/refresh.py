"""Access tokens renewed before they are needed, by one at a time, whoever asks from wherever."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from functools import partial

from ..errors import LinkNeeded, NotConnected, Unreachable
from ..settings import settings
from ..store.database import answering, off_loop
from ..watch import metrics
from . import grants, tokens
from .grants import Grant
from .identity import Identity
from .profiles import profile
from .tokens import TokenRefused

log = logging.getLogger(__name__)

COOL_DOWN_SECONDS = 15.0
_LEASE_SLACK_SECONDS = 15.0
"""Beyond HubSpot's longest answer: a lease ends by itself only when its holder is surely gone."""
_LOOK_AGAIN_SECONDS = 0.05


async def fresh(grant: Grant, refused: str | None = None) -> Grant:
    """The grant with a token that is valid now.

    Args:
        grant: as read from the store.
        refused: an access token that HubSpot did not accept, although it should still be valid.

    Raises:
        LinkNeeded: HubSpot refused the refresh token, or the grant is gone ("expired").
        NotConnected: HubSpot does not accept the app's own credentials.
        Unreachable: HubSpot gives no token now.
        StoreAway: the store does not answer.
    """
    deadline = time.monotonic() + settings().hubspot_turn_seconds
    while True:
        if not grant.alive:
            raise LinkNeeded("expired")
        if _serves(grant, refused):
            return grant
        if grant.retry_at <= time.time() and await off_loop(grants.lease, grant, _lease_seconds()):
            # In a thread: what HubSpot gives is kept though the caller be gone.
            await tokens.off_loop(answering, partial(_renew, grant))
        elif _still_valid(grant, refused):
            return grant
        elif grant.retry_at > time.time() or time.monotonic() > deadline:
            raise Unreachable("no new access token now")
        else:
            await asyncio.sleep(_LOOK_AGAIN_SECONDS * random.uniform(1, 2))
        grant = await _again(grant.whose)


def _serves(grant: Grant, refused: str | None) -> bool:
    return grant.renew_at > time.time() and grant.access_token != refused


def _still_valid(grant: Grant, refused: str | None) -> bool:
    """Nobody can renew it just now, but it has not expired yet."""
    return grant.expires_at > time.time() + 1 and grant.access_token != refused


def _lease_seconds() -> float:
    return settings().hubspot_timeout_seconds + _LEASE_SLACK_SECONDS


async def _again(whose: Identity) -> Grant:
    found = await off_loop(grants.find, whose)
    if found is None:
        raise LinkNeeded("expired")
    return found


def _renew(grant: Grant) -> None:
    """The lease is ours. Any failure is written down, so that those who wait see it."""
    try:
        new = tokens.refresh(profile(grant.whose.profile), grant.refresh_token)
    except TokenRefused as refused:
        metrics.refreshes.labels(refused.why).inc()
        log.warning("no new token for account %s: %s", grant.hub_id, refused.detail)
        if refused.why == "gone":
            grants.bury(grant)
            return
        grants.cool_down(grant, COOL_DOWN_SECONDS)
        if refused.why == "app":
            raise NotConnected(f"HubSpot refuses the app: {refused.detail}") from None
    else:
        metrics.refreshes.labels("done").inc()
        grants.renew(grant, new)
