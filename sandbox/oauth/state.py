"""What the authorisation server remembers."""

from __future__ import annotations

import secrets
import uuid
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox import errors
from sandbox.clock import Clock, iso
from sandbox.model.portal import Portal
from sandbox.options import AppRegistration, Settings


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who can sign in on the consent page.

    Attributes:
        may_install: super admin or *App Marketplace Access*; others may only connect an app that is
            installed already with all the scopes asked for.
    """

    id: int
    email: str
    name: str
    role: str
    may_install: bool
    portals: tuple[int, ...]


@dataclass(slots=True)
class Grant:
    """What one user allowed one app in one account."""

    id: str
    client_id: str
    portal_id: int
    user_id: int
    scopes: list[str]
    refresh_token: str
    revoked: bool = False
    refreshes: int = 0


@dataclass(slots=True)
class Code:
    """An authorization code: single use, short life."""

    value: str
    grant_id: str
    redirect_uri: str
    expires_ms: int
    challenge: str = ""
    method: str = "plain"


@dataclass(slots=True)
class AccessToken:
    """A bearer token for API calls."""

    value: str
    grant_id: str
    expires_ms: int


@dataclass(slots=True)
class OAuth:
    """Apps, grants, codes and tokens of all portals."""

    clock: Clock
    settings: Settings
    apps: dict[str, AppRegistration] = field(default_factory=dict)
    users: tuple[User, ...] = ()
    grants: dict[str, Grant] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    access_tokens: dict[str, AccessToken] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    dirty: bool = False

    def installed_scopes(self, client_id: str, portal_id: int) -> set[str]:
        """Scopes the app was granted in the account so far; empty when it is not installed."""
        found: set[str] = set()
        for grant in self.grants.values():
            if (grant.client_id, grant.portal_id) == (client_id, portal_id):
                found |= set(grant.scopes)
        return found

    def grant(self, app: AppRegistration, portal: Portal, user: User, scopes: list[str]) -> Grant:
        """Remember a consent, with a fresh refresh token."""
        made = Grant(uuid.uuid4().hex, app.client_id, portal.id, user.id, scopes, new_refresh_token(portal))
        self.grants[made.id] = made
        self.dirty = True
        return made

    def new_code(self, grant: Grant, redirect_uri: str, challenge: str, method: str) -> Code:
        """A code for the redirect back to the app."""
        portal_hublet = grant.refresh_token.partition("-")[0]
        expires = self.clock.now() + self.settings.code_seconds * 1000
        code = Code(f"{portal_hublet}-{uuid.uuid4()}", grant.id, redirect_uri, expires, challenge, method)
        self.codes[code.value] = code
        self.dirty = True
        return code

    def expire(self, now: int) -> None:
        """Every access token is past its time since a minute."""
        for token in self.access_tokens.values():
            token.expires_ms = now - 60_000

    def new_access_token(self, grant: Grant) -> AccessToken:
        """An access token of the configured life."""
        expires = self.clock.now() + self.settings.token_seconds * 1000
        token = AccessToken("C" + secrets.token_urlsafe(150), grant.id, expires)
        self.access_tokens[token.value] = token
        self.dirty = True
        return token

    def open(self, token: str) -> Grant:
        """The grant behind an access token.

        Raises:
            HubSpotError: 401, telling an expired token from an unknown one.
        """
        found = self.access_tokens.get(token)
        grant = self.grants.get(found.grant_id) if found else None
        if found is None or grant is None:
            raise errors.unauthenticated()
        late = self.clock.now() - found.expires_ms
        if late >= 0:
            raise errors.expired_token(late // 1000, iso(found.expires_ms))
        return grant

    def by_refresh_token(self, token: str) -> Grant | None:
        """The live grant with this refresh token."""
        for grant in self.grants.values():
            if not grant.revoked and token and secrets.compare_digest(grant.refresh_token, token):
                return grant
        return None

    def uninstall(self, client_id: str, portal_id: int) -> None:
        """Forget every grant of an app in an account; its tokens end at once."""
        gone = {g.id for g in self.grants.values() if (g.client_id, g.portal_id) == (client_id, portal_id)}
        self.grants = {i: g for i, g in self.grants.items() if i not in gone}
        self.codes = {v: c for v, c in self.codes.items() if c.grant_id not in gone}
        self.access_tokens = {v: t for v, t in self.access_tokens.items() if t.grant_id not in gone}
        self.dirty = True

    def user(self, user_id: int) -> User | None:
        """The user with this id."""
        return next((user for user in self.users if user.id == user_id), None)

    def dump(self) -> dict[str, Any]:
        """Grants and tokens, for storage."""
        return {
            "grants": [asdict(grant) for grant in self.grants.values()],
            "codes": [asdict(code) for code in self.codes.values()],
            "access_tokens": [asdict(token) for token in self.access_tokens.values()],
        }

    def load(self, data: dict[str, Any]) -> None:
        """The inverse of :meth:`dump`."""
        self.grants = {each["id"]: Grant(**each) for each in data["grants"]}
        self.codes = {each["value"]: Code(**each) for each in data["codes"]}
        self.access_tokens = {each["value"]: AccessToken(**each) for each in data["access_tokens"]}


def new_refresh_token(portal: Portal) -> str:
    """A refresh token; it begins with the account's hublet."""
    return f"{portal.account.hosting}-{uuid.uuid4()}"
