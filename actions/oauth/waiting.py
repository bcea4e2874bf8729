"""What of an attempt waits, sealed, for the code; and how it is thrown away."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from ..store.database import off_loop
from . import grants, links, tokens
from .links import Link, Outcome
from .profiles import Profile, keyring, profile
from .sealing import Unreadable
from .tokens import TokenRefused

log = logging.getLogger(__name__)


class Stopped(Exception):
    """The attempt comes to nothing, and why. `link` where it is known which one it was."""

    def __init__(self, outcome: Outcome, link: Link | None = None) -> None:
        super().__init__(outcome)
        self.outcome: Outcome = outcome
        self.link = link


class NotYet(Exception):
    """A code was typed, but HubSpot has not sent the person back yet."""


class WrongCode(Exception):
    """Not the code. `left`: how many guesses remain."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} left")
        self.left = left


async def void(dropped: Iterable[Link]) -> None:
    """Void the tokens of attempts that came to nothing, unless the person is connected to that account anyway:
    HubSpot may have given them the very same refresh token.
    """
    for link in dropped:
        if link.sealed is None:
            continue
        grant = await off_loop(grants.find, link.whose)
        if grant is None or not grant.alive or grant.hub_id != link.hub_id:
            try:
                await revoke(profile(link.whose.profile), str(open_(link)["refresh"]))
            except Unreadable as error:
                log.warning("an attempt's tokens cannot be opened: %s", error)


async def revoke(app: Profile, refresh_token: str) -> bool:
    """Void a refresh token at HubSpot. Whether it is surely void."""
    try:
        await tokens.off_loop(tokens.revoke, app, refresh_token)
    except TokenRefused as refused:
        log.warning("HubSpot did not revoke: %s", refused.detail)
        return refused.why == "gone"
    return True


def reseal(link: Link) -> bool:
    """Seal what waits in an attempt with the newest key. False: no key opens it."""
    try:
        links.reseal(link, keyring().seal(open_(link), (*link.whose, link.hub_id or 0)))
    except Unreadable:
        return False
    return True


def open_(link: Link) -> dict[str, Any]:
    """What is sealed in an attempt.

    Raises:
        Unreadable: nothing is, or no key opens it.
    """
    if link.sealed is None or link.hub_id is None:
        raise Unreadable("there is nothing sealed")
    return keyring().open(link.sealed, (*link.whose, link.hub_id))
