"""The whole sandbox: its portals, credentials, settings and faults."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sandbox import errors
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.limits import RateLimiter
from sandbox.model.portal import Portal
from sandbox.oauth.state import OAuth
from sandbox.oauth.users import USERS
from sandbox.options import Options, Settings
from sandbox.seed import seed_portals
from sandbox.storage import Storage


@dataclass(frozen=True, slots=True)
class Access:
    """What a token opens.

    Attributes:
        app: key of the app, for rate limits.
        private: private-app token or service key, as opposed to OAuth.
    """

    portal: Portal
    scopes: frozenset[str]
    app: str
    private: bool

    def require(self, any_of: tuple[str, ...]) -> None:
        """Raise 403 unless one of the scopes was granted."""
        if not self.scopes.intersection(any_of):
            raise errors.missing_scopes(any_of)


class Hub:
    """All state of one running sandbox."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.clock = Clock()
        self.settings = Settings.of(options)
        self.limiter = RateLimiter(self.settings)
        self.faults = Faults()
        self.journal = Journal()
        self.storage = Storage(options.store) if options.store else None
        self.portals: dict[int, Portal] = {}
        self.listeners: set[asyncio.Event] = set()
        self.closing = False
        self.oauth = self._new_oauth()
        if self.storage is not None and self.storage.has_data():
            self.portals = self.storage.load(self.clock)
            self.oauth.load(self.storage.load_oauth())
        else:
            self._seed()

    @property
    def main(self) -> Portal:
        """The first portal, which the private-app tokens open."""
        return next(iter(self.portals.values()))

    def _new_oauth(self) -> OAuth:
        apps = {app.client_id: app for app in self.options.apps}
        return OAuth(self.clock, self.settings, apps, USERS)

    def _seed(self) -> None:
        self.portals = seed_portals(self.clock, filled=self.options.seed)
        self.save()

    def reset(self) -> None:
        """Back to the state of a fresh start: data, settings, faults, log."""
        if self.storage is not None:
            self.storage.clear()
        self.clock.shift_ms = 0
        self.settings = Settings.of(self.options)
        self.limiter = RateLimiter(self.settings)
        self.faults.rules.clear()
        self.journal = Journal()
        self.oauth = self._new_oauth()
        self._seed()
        self.announce()

    def save(self) -> None:
        """Write what changed to the store, if there is one, and tell the live page."""
        changed = False
        for portal in self.portals.values():
            if portal.dirty:
                changed = True
                if self.storage is not None:
                    self.storage.save(portal)
                portal.dirty.clear()
        if self.oauth.dirty:
            self.oauth.dirty = False
            if self.storage is not None:
                self.storage.save_oauth(self.oauth.dump())
        if changed:
            self.announce()

    def announce(self) -> None:
        """Wake everyone who watches for changes."""
        for event in self.listeners:
            event.set()

    def access(self, authorization: str | None) -> Access:
        """Open the account a request's ``Authorization`` header leads to.

        The scheme must be exactly ``Bearer`` and one space; HubSpot answers 401 to other spellings.

        Raises:
            HubSpotError: 401.
        """
        scheme, _, token = (authorization or "").strip(" \t").partition(" ")
        if scheme != "Bearer" or not token or any(char.isspace() for char in token):
            raise errors.unauthenticated()
        scopes = self.options.tokens.get(token)
        if scopes is not None:
            return Access(self.main, scopes, f"private:{token[-12:]}", private=True)
        grant = self.oauth.open(token)
        portal = self.portals[grant.portal_id]
        return Access(portal, frozenset(grant.scopes), f"oauth:{grant.client_id}", private=False)
