"""Whose HubSpot a conversation works in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..errors import ChannelNotAllowed, InvalidCredential, LinkNeeded, MissingScope, NotConnected, ReadOnly
from ..gateway import Access, Payer, crm
from ..portal import Account
from ..record import Record
from ..settings import SettingsError
from ..store.database import off_loop
from . import grants, scopes
from .grants import Grant
from .identity import identify, installation
from .profiles import Profile, profile
from .refresh import fresh


class StaticAccess:
    """The pre-authorised token of a profile: one for everybody."""

    def __init__(self, app: Profile) -> None:
        self.key = "system" if app.name == "default" else f"system:{app.name}"
        self._secret = app.access_token
        self.payer = Payer(_fingerprint(app.access_token.get_secret_value() if app.access_token else app.name))

    async def token(self) -> str:
        """The token from the settings.

        Raises:
            NotConnected: none is set.
        """
        if self._secret is None:
            raise NotConnected("HUBSPOT_ACCESS_TOKEN is not set")
        return self._secret.get_secret_value()


class GrantAccess:
    """A linked account: somebody's own, or the installation's."""

    def __init__(self, grant: Grant) -> None:
        self._grant = grant
        self._refused: str | None = None
        self.key = f"user:{grant.hub_id}:{grant.id}"
        self.payer = Payer(profile(grant.whose.profile).client_id or "", str(grant.hub_id))

    @property
    def email(self) -> str | None:
        """Whose account it is; nobody's for the installation's grant."""
        return self._grant.email or None if self._grant.whose.user else None

    @property
    def user(self) -> str:
        """Who connected it in HubSpot, be it for the installation: HubSpot calls that user the author of a change."""
        return self._grant.email

    async def token(self) -> str:
        """A valid access token, renewed if need be.

        Raises:
            LinkNeeded: HubSpot no longer renews somebody's own grant ("expired").
            InvalidCredential: nor the installation's.
            Unreachable: HubSpot gives none now.
        """
        try:
            self._grant = await fresh(self._grant, self._refused)
        except LinkNeeded as needed:
            if self._grant.whose.user:
                raise
            raise InvalidCredential("the installation's grant ended: authorize again") from needed
        return self._grant.access_token

    async def refused(self) -> None:
        """HubSpot did not accept the token given last: another one is needed."""
        self._refused = self._grant.access_token


async def access_for(
    channel: str,
    sender: str,
    record: Record,
    *,
    write: bool = False,
    profile_name: str | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Access:
    """The credential for this conversation, fit for reading or writing this kind of record.

    Args:
        channel: Rasa's input channel.
        sender: Rasa's conversation id.
        record: what the dialog is about.
        write: whether it will change something.
        profile_name: which profile; the default one if None.
        metadata: of the message, for `HUBSPOT_IDENTITY_HOOK`.

    Raises:
        LinkNeeded: the person has to link their own account first, or once more.
        MissingScope: the account, its plan or the administrator does not give what this takes.
        ChannelNotAllowed: nobody can link on this channel.
        NotConnected: there is no credential at all.
        ReadOnly: the installation's credential may not write (`HUBSPOT_SYSTEM_ACCESS=read`).
    """
    app = known_profile(profile_name)
    if app.auth == "system" or (app.auth == "system for reads" and not write):
        return await _system(app, record, write)
    try:
        whose = identify(app, channel, sender, metadata)
    except ChannelNotAllowed:
        if app.auth == "user first":
            return await _system(app, record, write)
        raise
    grant = await off_loop(grants.find, whose)
    if grant is None:
        return await _unlinked(app, record, write)
    if not grant.alive:
        raise LinkNeeded("expired", scopes.needed(record, write=write))
    if (only := await only_account(app)) and grant.hub_id != only:
        raise LinkNeeded("first", scopes.needed(record, write=write))
    _check(app, grant, record, write)
    return GrantAccess(grant)


@cache
def _fingerprint(token: str) -> str:
    """Tells one static token from another, on every machine alike, and gives it to nobody."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]


def known_profile(name: str | None) -> Profile:
    """The profile of this name, or the default one.

    Raises:
        NotConnected: there is none, or the settings are wrong (which must not end the server here).
    """
    try:
        return profile(name)
    except SettingsError as error:
        raise NotConnected(str(error)) from None


async def installation_account(app: Profile) -> Account:
    """The account of the installation's own credential.

    Raises:
        HubSpotProblem: there is none, or HubSpot does not answer.
    """
    return await crm(await _credential(app)).account()


async def only_account(app: Profile) -> int | None:
    """The one account that people may link, if it has to be that one.

    Where the installation's credential reads and the person's writes, both must see the same records: an id read in
    one account would be another record in the other.

    Raises:
        HubSpotProblem: see `installation_account`.
    """
    return (await installation_account(app)).portal_id if app.auth == "system for reads" else None


async def _unlinked(app: Profile, record: Record, write: bool) -> Access:
    """Nobody linked anything yet."""
    lacking = [s for s in scopes.missing((), record, write=write) if not scopes.allowed(app, s)]
    if app.auth == "user first":
        try:
            return await _system(app, record, write)
        except (NotConnected, ReadOnly):
            pass  # the person may have more than the installation
    if lacking:
        raise MissingScope(tuple(lacking), "not in HUBSPOT_SCOPES")
    raise LinkNeeded("first", scopes.needed(record, write=write))


def _check(app: Profile, grant: Grant, record: Record, write: bool) -> None:
    lacking = scopes.missing(grant.scopes, record, write=write)
    # Asked for before and not given: HubSpot would not give it the next time either.
    hopeless = tuple(s for s in lacking if s in grant.asked or not scopes.allowed(app, s))
    if hopeless:
        raise MissingScope(hopeless, "not granted")
    if lacking:
        raise LinkNeeded("scope", lacking)


async def _system(app: Profile, record: Record, write: bool) -> Access:
    access = await _credential(app)
    if write and app.system_access != "write":
        raise ReadOnly("system access is read only", noun=record.singular)
    return access


async def _credential(app: Profile) -> Access:
    if app.access_token is not None:
        return StaticAccess(app)
    grant = await off_loop(grants.find, installation(app)) if app.links else None
    if grant is None or not grant.alive:
        raise NotConnected("neither HUBSPOT_ACCESS_TOKEN nor a grant of `python -m actions.oauth authorize`")
    return GrantAccess(grant)
