"""The chat's half of linking: the code, the yes, the grant; and the way out. `flow.py` is the browser's half."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass, field

from ..store.database import off_loop, writing
from . import grants, links
from .grants import Consent, Grant
from .identity import Identity
from .links import TRIES, Link
from .profiles import profile
from .tokens import Tokens
from .waiting import NotYet, Stopped, WrongCode, open_, revoke, void


@dataclass(frozen=True)
class Found:
    """The account that a right code leads to; the person still has to say yes to it."""

    tag: str
    hub_id: int
    account: str
    account_type: str
    email: str = field(repr=False)


@dataclass(frozen=True)
class Receipt:
    """What was disconnected, and whether HubSpot confirmed that the tokens are void."""

    hub_id: int
    account: str
    email: str = field(repr=False)
    revoked: bool


async def redeem(whose: Identity, digits: str) -> Found:
    """The code was typed in the conversation of `whose`.

    Raises:
        WrongCode: it is not the one; the third time all is thrown away.
        NotYet: there is a link, but nobody came back from HubSpot.
        Stopped: there is nothing to redeem.
    """
    link = await off_loop(links.newest, whose)
    if link is None:
        raise Stopped("unknown")
    if link.over:
        raise Stopped(link.over, link)
    if link.stage in {"issued", "clicked", "returned"}:
        raise NotYet
    if link.stage == "matched":
        return _found(link)
    counted = await off_loop(links.guess, link)
    if counted is None:
        raise Stopped("used", link)
    if not hmac.compare_digest(str(open_(counted)["code"]).encode(), digits.encode()):
        if counted.tries >= TRIES:
            await off_loop(links.fail, counted, "wrong_code")
            await void([counted])
            raise Stopped("wrong_code", link)
        raise WrongCode(TRIES - counted.tries)
    matched = await off_loop(links.match, counted)
    if matched is None:
        raise Stopped("used", link)
    return _found(matched)


async def progress(whose: Identity) -> Link | None:
    """Somebody's latest attempt."""
    return await off_loop(links.newest, whose)


async def connection(whose: Identity) -> Grant | None:
    """Somebody's linked account, alive or not."""
    return await off_loop(grants.find, whose)


async def matched(whose: Identity) -> Found | None:
    """The account that waits for a yes."""
    link = await off_loop(links.newest, whose)
    return _found(link) if link and link.stage == "matched" and not link.over else None


async def accept(whose: Identity, tag: str) -> Grant:
    """The person said yes to the account they were shown under this tag.

    Raises:
        Stopped: it is too late, or that attempt was given up.
    """
    before = await off_loop(_accept, whose, tag)
    grant = await off_loop(grants.find, whose)
    if grant is None:
        raise Stopped("used")
    if before and before.alive and before.hub_id != grant.hub_id:
        await revoke(profile(whose.profile), before.refresh_token)
    return grant


def _accept(whose: Identity, tag: str) -> Grant | None:
    with writing() as store:
        link = links.take(store, whose, tag)
        if link is None:
            raise Stopped("expired")
        return grants.put(store, whose, _consented(link))


async def give_up(whose: Identity) -> None:
    """Nobody wants the link any more."""
    await void(await off_loop(links.drop, whose))


async def disconnect(whose: Identity) -> Receipt | None:
    """Erase the connection here and void it at HubSpot. None: there was none."""
    await give_up(whose)
    grant = await off_loop(grants.remove, whose)
    if grant is None:
        return None
    revoked = await revoke(profile(whose.profile), grant.refresh_token) if grant.alive else True
    return Receipt(grant.hub_id, grant.account, grant.email, revoked)


async def sweep() -> None:
    """Remove what is too old."""
    await void(await off_loop(links.sweep))
    await off_loop(grants.sweep)


def _found(link: Link) -> Found:
    secret = open_(link)
    return Found(link.tag, link.hub_id or 0, secret["account"], secret["account_type"], secret["email"])


def _consented(link: Link) -> Consent:
    secret = open_(link)
    asked = (*link.scopes.required, *link.scopes.optional)
    got = Tokens(secret["access"], secret["refresh"], max(0.0, secret["expires_at"] - time.time()))
    return Consent(
        hub_id=link.hub_id or 0,
        account=secret["account"],
        account_type=secret["account_type"],
        email=secret["email"],
        scopes=tuple(secret["scopes"]),
        asked=asked,
        tokens=got,
    )
