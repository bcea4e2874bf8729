"""What a credential may do, dialog by dialog, and what an app at HubSpot has to be set to for that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import Forbidden, HubSpotProblem, MissingScope, NotFound
from ..gateway import Access, crm
from ..record import CATALOGUE, Record
from . import scopes
from .grants import Grant
from .profiles import CALLBACK, Profile

YES, NO, UNKNOWN = "yes", "no", "cannot be told"
AT_ONCE, LATER, NEVER = "asked at once", "asked when first wanted", "never: HUBSPOT_SCOPES leaves it out"
OWNERS = "crm.objects.owners.read"
_NOBODYS = "0"
"""No record has this id. HubSpot looks at the scopes before it looks for the record: nothing is changed by trying."""

Rights = dict[str, str]
"""A scope, and whether a credential has it, in words."""


@dataclass(frozen=True)
class Credential:
    """What a credential may do."""

    name: str
    rights: Rights = field(default_factory=dict)


def of_people(app: Profile) -> Rights:
    """What somebody who links an account is asked for, and when."""
    first = scopes.request(app)

    def when(scope: str) -> str:
        if scope in {*first.required, *first.optional}:
            return AT_ONCE
        return LATER if scopes.allowed(app, scope) else NEVER

    return {scope: when(scope) for scope in _all_scopes()}


def of_grant(grant: Grant) -> Rights:
    """HubSpot said it with the tokens."""
    return {scope: YES if scope in grant.scopes else NO for scope in _all_scopes()}


async def tried(access: Access) -> Rights:
    """A static token tells nobody its scopes: read a record of each kind, and try to change one that is none."""
    rights: Rights = dict.fromkeys(_all_scopes(), UNKNOWN)
    for record in CATALOGUE.values():
        own = [scope for scope in record.scopes.read if record.object_type in scope]
        rights |= dict.fromkeys(own, await _readable(access, record))
        if record.dialogs:
            rights |= dict.fromkeys(record.scopes.write, await _writable(access, record))
    rights[OWNERS] = await _sees_owners(access)
    return rights


def lacking(app: Profile, credential: Credential) -> str:
    """The scopes that dialogs of this profile will miss; writing counts where it is allowed at all."""
    missed = [scope for scope, has in credential.rights.items() if has == NO]
    return " ".join(s for s in sorted(missed) if app.system_access == "write" or not s.endswith(".write"))


def _all_scopes() -> list[str]:
    return sorted({scope for needed in scopes.dialogs().values() for scope in needed})


async def _readable(access: Access, record: Record) -> str:
    try:
        await crm(access).page(record, properties=record.title, limit=1)
    except MissingScope:
        return NO
    except HubSpotProblem:
        return UNKNOWN
    return YES


async def _writable(access: Access, record: Record) -> str:
    try:
        await crm(access).update(record, _NOBODYS, {})
    except NotFound:
        return YES
    except Forbidden:
        return UNKNOWN
    except MissingScope:
        return NO
    except HubSpotProblem:
        pass
    return UNKNOWN


async def _sees_owners(access: Access) -> str:
    """The portal is read with its owners, or without them where that is not allowed."""
    try:
        return YES if (await crm(access).portal(next(iter(CATALOGUE.values())))).owners else UNKNOWN
    except HubSpotProblem:
        return UNKNOWN


class AppSettings(NamedTuple):
    """`auth` of the app's `app-hsmeta.json`, and what an install link asks for."""

    auth: dict[str, object]
    asked: scopes.Request


def app_settings(app: Profile, wanted: Iterable[str]) -> AppSettings:
    """What the app at HubSpot has to be set to for these dialogs (HubSpot: app configuration, scopes).

    Args:
        app: whose redirect URI and settings count.
        wanted: names of dialogs.

    Raises:
        KeyError: there is no dialog of that name.
    """
    needed = {scope for name in wanted for scope in scopes.dialogs()[name]}
    optional = {*app.optional_scopes}
    reads = {scope for scope in needed if not scope.endswith(".write")}
    required = {*app.scopes} if app.scopes else reads - optional
    later = set() if app.scopes else needed - reads - optional
    auth: dict[str, object] = {
        "type": "oauth",
        "redirectUrls": [app.redirect_uri or f"https://your-bot.example.com{CALLBACK}"],
        "requiredScopes": [scopes.ALWAYS, *sorted(required - {scopes.ALWAYS})],
        "conditionallyRequiredScopes": sorted(later),
        "optionalScopes": sorted(optional),
    }
    asked = (scopes.ALWAYS, *sorted((required | later) - {scopes.ALWAYS}))
    return AppSettings(auth, scopes.Request(asked, tuple(sorted(optional))))
