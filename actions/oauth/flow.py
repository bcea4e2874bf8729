"""Linking an account, the browser's half; `confirm.py` is the chat's. The steps and who takes them:

    begin      the chat asks for a link                       → Invitation
    click      the person clicks on our landing page          → HubSpot's authorize URL
    come_back  HubSpot sends the browser back                 → an approved link, with a six-digit code on the page
    redeem     the code is typed in the chat that asked       → whose account it is
    accept     the person says yes to that account            → a grant

Nothing is usable before the last one. Whatever goes wrong is a `Stopped` with one of `links.Outcome`.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from ..errors import HubSpotProblem
from ..gateway import crm
from ..store.database import off_loop
from . import grants, links, scopes, tokens
from .access import only_account
from .confirm import give_up
from .grants import Consent
from .identity import Identity
from .links import MINUTES, Link, Outcome
from .profiles import Profile, keyring, profile
from .tokens import TokenRefused, Tokens
from .waiting import Stopped, open_, revoke, void

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Invitation:
    """A fresh link. `tag` is shown in the chat and on the page, so that people can compare."""

    url: str = field(repr=False)
    tag: str
    minutes: int = MINUTES


async def begin(
    app: Profile, whose: Identity, conversation: str, why: str = "first", wanted: Iterable[str] = ()
) -> Invitation:
    """A new link; an earlier one of the same person is void from now on."""
    grant = await off_loop(grants.find, whose)
    asked = scopes.request(app, wanted, grant.asked if grant else ())
    same_account = grant.hub_id if grant and why in {"scope", "expired"} else None
    if whose.user:
        same_account = await only_account(app) or same_account
    await give_up(whose)
    await void(await off_loop(links.sweep))
    secret, link = await off_loop(links.issue, whose, conversation, why, asked, same_account)
    return Invitation(f"{app.origin}/hubspot/connect/{secret}", link.tag)


async def look(secret: str) -> Link:
    """What the landing page tells. Consumes nothing, whoever or whatever fetches it.

    Raises:
        Stopped: the link is no good.
    """
    link = await off_loop(links.find, secret)
    if link is None:
        raise Stopped("unknown")
    if link.over:
        raise Stopped(link.over, link)
    if link.stage not in {"issued", "clicked"}:
        raise Stopped("used", link)
    return link


async def click(secret: str, cookie: str) -> str:
    """Bind the link to this browser; HubSpot's address to go to.

    Raises:
        Stopped: the link is no good, or another browser was first.
    """
    clicked = await off_loop(links.click, secret, cookie)
    if clicked is None:
        link = await look(secret)
        raise Stopped("other_browser" if link.stage == "clicked" else "used", link)
    state, link = clicked
    return authorize_url(profile(link.whose.profile), link.scopes, state, link.hub_id)


def authorize_url(app: Profile, asked: scopes.Request, state: str, account: int | None = None) -> str:
    """HubSpot's consent page. Where it has to be one account, its id in the path pins it (HubSpot: OAuth guide)."""
    address = app.authorize_url
    pinned = account or (app.allowed_accounts[0] if len(app.allowed_accounts) == 1 else None)
    if pinned and address.endswith("/oauth/authorize"):
        address = address.removesuffix("authorize") + f"{pinned}/authorize"
    query = {
        "client_id": app.client_id or "",
        "redirect_uri": app.redirect_uri or "",
        "scope": " ".join(asked.required),
    }
    if asked.optional:
        query["optional_scope"] = " ".join(asked.optional)
    if state:
        query["state"] = state
    return f"{address}?{urlencode(query, quote_via=quote)}"


async def come_back(state: str, code: str, error: str, cookie: str) -> Link:
    """HubSpot sent the browser back: take the tokens, find out whose they are, keep them sealed for the code.

    Args:
        state: as HubSpot gives it back.
        code: HubSpot's authorisation code, empty when it gives none.
        error: why not: HubSpot's error and its description.
        cookie: of the browser that comes.

    Raises:
        Stopped: nothing came of it; the same state never works again.
    """
    link = await off_loop(links.come_back, state)
    if link is None:
        raise await _explain(state)
    try:
        if not hmac.compare_digest(links.digest(cookie), link.browser or ""):
            raise Stopped("other_browser", link)
        if not code:
            raise Stopped(_denial(error), link)
        return await _approve(profile(link.whose.profile), link, code)
    except Stopped as stopped:
        await off_loop(links.fail, link, stopped.outcome)
        raise Stopped(stopped.outcome, link) from None
    except Exception:
        await off_loop(links.fail, link, "unreachable")
        raise


async def _explain(state: str) -> Stopped:
    """Why a state no longer works. The second use of one changes nothing."""
    link = await off_loop(links.with_state, state)
    if link is None:
        return Stopped("unknown")
    return Stopped("expired" if link.stage == "clicked" else "used", link)


def _denial(error: str) -> Outcome:
    """HubSpot's reason in our list. Installing an app takes a right that few have (HubSpot: installing apps)."""
    words = error.lower()
    if any(word in words for word in ("install", "permission", "admin", "not_authorized", "unauthorized_user")):
        return "may_not_install"
    return "denied" if "access_denied" in words else "refused"


async def _approve(app: Profile, link: Link, code: str) -> Link:
    try:
        got = await tokens.off_loop(tokens.exchange, app, code)
    except TokenRefused as refused:
        raise _stopped(refused) from None
    try:
        consent = await _consent(app, link, got)
    except Stopped:
        await revoke(app, got.refresh)
        raise
    secret = {
        "access": got.access,
        "refresh": got.refresh,
        "expires_at": time.time() + got.expires_in,
        "email": consent.email,
        "account": consent.account,
        "account_type": consent.account_type,
        "scopes": list(consent.scopes),
        "code": f"{secrets.randbelow(10**6):06d}",
    }
    sealed = keyring().seal(secret, (*link.whose, consent.hub_id))
    approved = await off_loop(links.approve, link, consent.hub_id, sealed)
    if approved is None:  # given up in the chat while HubSpot's page was open
        await revoke(app, got.refresh)
        raise Stopped("used")
    return approved


async def _consent(app: Profile, link: Link, got: Tokens) -> Consent:
    try:
        seen = await tokens.off_loop(tokens.introspect, app, got.access)
    except TokenRefused as refused:
        raise _stopped(refused) from None
    if got.hub_id not in {None, seen.hub_id} or link.hub_id not in {None, seen.hub_id}:
        raise Stopped("wrong_account")
    if app.allowed_accounts and seen.hub_id not in app.allowed_accounts:
        raise Stopped("account_not_allowed")
    asked = (*link.scopes.required, *link.scopes.optional)
    granted = seen.scopes or got.scopes
    kind = await _account_type(link, got.access)
    return Consent(seen.hub_id, seen.account, kind, seen.email, granted, asked, got)


def _stopped(refused: TokenRefused) -> Stopped:
    log.warning("HubSpot gives no token: %s", refused.detail)
    return Stopped("unreachable" if refused.why == "unreachable" else "refused")


class _Once:
    """The access of a connection that is not one yet."""

    def __init__(self, key: str, token: str) -> None:
        self.key = key
        self._token = token

    async def token(self) -> str:
        return self._token


async def _account_type(link: Link, access_token: str) -> str:
    """STANDARD, DEVELOPER_TEST, SANDBOX …: a nicety, so its failure is none."""
    try:
        return (await crm(_Once(f"link:{link.id}", access_token)).account()).account_type
    except HubSpotProblem as problem:
        log.info("no account details: %s", problem.detail)
        return "STANDARD"


def code_of(link: Link) -> str | None:
    """The six digits to show on the page while they are of use."""
    if link.stage != "approved" or link.over or link.sealed is None:
        return None
    return str(open_(link)["code"])
