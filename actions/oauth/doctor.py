"""What an operator should know before a user meets it. Looks only, changes nothing at HubSpot."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

from ..errors import HubSpotProblem
from ..gateway import Access, crm
from ..settings import SettingsError, settings
from ..store import database
from . import grants, rights, tokens
from .access import GrantAccess, StaticAccess
from .identity import installation
from .profiles import CALLBACK, Profile, keyring, profiles
from .rights import Credential
from .start import check
from .tokens import TokenRefused

MOST_SKEW_SECONDS = 60
"""Further off, this machine's clock takes dead tokens for valid ones."""

State = Literal["good", "doubtful", "bad"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `do` says what to do about it."""

    state: State
    what: str
    seen: str
    do: str = ""


Result = Finding | Credential


async def examine() -> AsyncIterator[Result]:
    """Everything, in the order in which to mend it."""
    try:
        linking = check()
    except SettingsError as error:
        yield Finding("bad", "settings", str(error), "set them in .env or in the environment")
        return
    yield Finding("good", "settings", "complete and well-formed")
    yield _guard()
    for found in await tokens.off_loop(lambda: list(_hubspot())):
        yield found
    if linking:
        for found in await database.off_loop(lambda: list(_store())):
            yield found
    for app in profiles().values():
        async for result in _profile(app):
            yield result


def _guard() -> Finding:
    if settings().action_server_token:
        return Finding("good", "ACTION_SERVER_TOKEN", "set")
    todo = "set it here and as `token:` of Rasa's action_endpoint, unless both run on one machine"
    return Finding("doubtful", "ACTION_SERVER_TOKEN", "not set: only this machine may run actions", todo)


def _hubspot() -> Iterator[Finding]:
    import urllib3

    base = settings().hubspot_api_base_url
    began = time.time()
    try:
        timeout = urllib3.Timeout(connect=3, read=settings().hubspot_timeout_seconds)
        answer = urllib3.request("GET", base, timeout=timeout, retries=False, redirect=False)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        yield Finding("bad", "HubSpot", f"{base}: {type(error).__name__}", "check the network, proxy and firewall")
        return
    yield Finding("good", "HubSpot", f"{base} answers in {(time.time() - began) * 1000:.0f} ms")
    try:
        skew = time.time() - parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (KeyError, ValueError):
        return
    state: State = "good" if abs(skew) <= MOST_SKEW_SECONDS else "bad"
    yield Finding(state, "clock", f"{skew:+.0f} s from HubSpot's", "set this machine's time" if state == "bad" else "")


def _store() -> Iterator[Finding]:
    where = database.store_url()
    shown = where.render_as_string(hide_password=True)
    try:
        at = database.revision()
        known = grants.every() if at else []
    except (SQLAlchemyError, OSError) as error:
        yield Finding("bad", "store", f"{shown}: {type(error).__name__}", "check HUBSPOT_STORE_URL")
        return
    tables = (
        f"{shown}, tables at {at}, {len(known)} linked" if at else f"{shown}, no tables yet: made at the first start"
    )
    yield Finding("good", "store", tables)
    if where.get_backend_name() == "sqlite" and where.database and os.path.exists(where.database):
        mode = Path(where.database).stat().st_mode & 0o777
        wide = bool(mode & 0o077)
        yield Finding("bad" if wide else "good", "store's file mode", f"{mode:o}", "chmod 600" if wide else "")
    ids, sealed = keyring().ids, [grant for grant in known if grant.key_id]
    lost = [grant for grant in sealed if grant.key_id not in ids]
    old = [grant for grant in sealed if grant.key_id in ids[1:]]
    keys = f"{len(ids)} key(s), {len(old)} grant(s) with an older one, {len(lost)} with none of them"
    if lost:
        yield Finding("bad", "encryption keys", keys, "put the old key back after a comma")
    elif old:
        yield Finding("doubtful", "encryption keys", keys, "run `python -m actions.oauth rotate-keys`")
    else:
        yield Finding("good", "encryption keys", keys)


async def _profile(app: Profile) -> AsyncIterator[Result]:
    if app.links:
        yield await _app(app)
        yield await tokens.off_loop(_pages, app)
    if app.by_user:
        yield Credential(f"{app.name}: what people are asked for", rights.of_people(app))
    access, grant = await _credential(app)
    if access:
        async for result in _account(app, access, grant):
            yield result
    elif app.auth != "user":
        todo = "set HUBSPOT_ACCESS_TOKEN, or run `python -m actions.oauth authorize`"
        yield Finding("bad", f"{app.name}: own credential", "none", todo)


async def _app(app: Profile) -> Finding:
    what = f"{app.name}: app {app.client_id}"
    try:
        known = await tokens.off_loop(tokens.knows, app)
    except TokenRefused as refused:
        return Finding("bad", what, f"{app.token_url}: {refused.detail}", "see HubSpot above")
    todo = "copy client id and client secret from the app's Auth page"
    return Finding("good" if known else "bad", what, "HubSpot knows it" if known else "refused", "" if known else todo)


def _pages(app: Profile) -> Finding:
    """The redirect URI's shape was checked with the settings; here, whether our pages answer behind it."""
    import urllib3

    what, probe = f"{app.name}: {app.redirect_uri}", f"{app.origin}/hubspot/style.css"
    try:
        status = urllib3.request("GET", probe, timeout=5, retries=False, redirect=False).status
    except (urllib3.exceptions.HTTPError, OSError) as error:
        todo = "start the action server (or `python -m actions.oauth serve`), or let the proxy lead there"
        return Finding("doubtful", what, f"our pages do not answer from here ({type(error).__name__})", todo)
    if status == 200:
        return Finding("good", what, "our pages answer; register exactly this address with the app")
    return Finding("bad", what, f"something else answers ({status})", f"let the proxy pass /hubspot/… ({CALLBACK}) on")


async def _credential(app: Profile) -> tuple[Access | None, grants.Grant | None]:
    if app.access_token:
        return StaticAccess(app), None
    try:
        made = await database.off_loop(database.revision) if app.links else None
        grant = await database.off_loop(grants.find, installation(app)) if made else None
    except HubSpotProblem:
        grant = None
    return (GrantAccess(grant), grant) if grant and grant.alive else (None, None)


async def _account(app: Profile, access: Access, grant: grants.Grant | None) -> AsyncIterator[Result]:
    what = f"{app.name}: own credential"
    try:
        account = await crm(access).account()
    except HubSpotProblem as problem:
        yield Finding("bad", what, problem.detail or type(problem).__name__, "renew it in HubSpot, or authorize again")
        return
    seen = f"account {account.portal_id} ({account.account_type}), {account.ui_domain}, access {app.system_access}"
    yield Finding("good", what, seen)
    if app.allowed_accounts and account.portal_id not in app.allowed_accounts:
        yield Finding("doubtful", what, "its account is not in HUBSPOT_ALLOWED_ACCOUNTS", "is it the right one?")
    credential = Credential(what, rights.of_grant(grant) if grant else await rights.tried(access))
    yield credential
    if lacking := rights.lacking(app, credential):
        todo = f"authorize again, with {lacking}" if grant else f"give it {lacking}"
        yield Finding("bad", what, "some dialogs will not work with it", todo)
