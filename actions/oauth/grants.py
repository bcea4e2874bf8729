"""Linked accounts. A person has one grant in a bot; so has the installation of a profile."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Update, bindparam

from ..store.database import reading, writing
from . import tables
from .identity import Identity
from .profiles import keyring
from .sealing import Sealed, Unreadable
from .tokens import Tokens

log = logging.getLogger(__name__)

EARLY_SECONDS = 120.0
"""A token is renewed that long before it expires, or after four fifths of a shorter life."""
_DEAD_SECONDS = 30 * 24 * 3600
"""How long it is remembered that somebody was connected once."""


@dataclass(frozen=True)
class Grant:
    """A linked account with its tokens open; without them (`died_at`) once HubSpot refused to renew them."""

    id: str
    whose: Identity
    hub_id: int
    account: str
    account_type: str
    scopes: tuple[str, ...]
    asked: tuple[str, ...]
    version: int
    expires_at: float
    renew_at: float
    retry_at: float
    linked_at: float
    died_at: float | None
    access_token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    key_id: str | None = None

    @property
    def alive(self) -> bool:
        """Whether there is something to renew it with."""
        return self.died_at is None and bool(self.refresh_token)

    @property
    def bound(self) -> tuple[str | int, ...]:
        """What its tokens are sealed for."""
        return (*self.whose, self.hub_id)


@dataclass(frozen=True)
class Consent:
    """What HubSpot gave, about to become a grant."""

    hub_id: int
    account: str
    account_type: str
    email: str = field(repr=False)
    scopes: tuple[str, ...]
    asked: tuple[str, ...]
    tokens: Tokens


_OF = tables.GRANTS.c
_OF_WHOM = tables.GRANTS.select().where(
    _OF.profile == bindparam("profile"), _OF.channel == bindparam("channel"), _OF.user_id == bindparam("user")
)
"""Built once: it is asked for each time somebody says something."""


def find(whose: Identity) -> Grant | None:
    """Somebody's grant. One that no key opens counts as dead."""
    with reading() as store:
        row = store.execute(_OF_WHOM, whose._asdict()).first()
    return _grant(row) if row else None


def every() -> list[Grant]:
    """All grants, for the operator's commands."""
    with reading() as store:
        rows = store.execute(tables.GRANTS.select().order_by(_OF.linked_at)).all()
    return [_grant(row) for row in rows]


def put(store: Connection, whose: Identity, consent: Consent) -> Grant | None:
    """Keep a new grant, in the place of the one there was. Returns that one."""
    before = store.execute(tables.GRANTS.delete().where(*_of(whose)).returning(tables.GRANTS)).first()
    now = time.time()
    values = {
        "id": secrets.token_hex(16),
        "profile": whose.profile,
        "channel": whose.channel,
        "user_id": whose.user,
        "hub_id": consent.hub_id,
        "account": consent.account,
        "account_type": consent.account_type,
        "scopes": " ".join(consent.scopes),
        "asked": " ".join(consent.asked),
        "version": 1,
        **_tokens((*whose, consent.hub_id), consent.tokens, consent.email, now),
        "linked_at": now,
    }
    store.execute(tables.GRANTS.insert().values(values))
    return _grant(before) if before else None


def lease(grant: Grant, seconds: float) -> bool:
    """Become the one who refreshes: a lock in the row, which ends by itself if its holder dies.

    The row's own lock would be held, with a connection, for as long as HubSpot takes; on SQLite it would be
    everybody's. Only one of all threads, workers and machines gets True.
    """
    now = time.time()
    free = (_OF.leased_until < now, _OF.retry_at <= now, _OF.died_at.is_(None))
    return _change(tables.GRANTS.update().where(*_same(grant), *free).values(leased_until=now + seconds))


def renew(grant: Grant, tokens: Tokens) -> bool:
    """Keep the new tokens, unless the grant went away or was renewed meanwhile."""
    values = _tokens(grant.bound, tokens, grant.email, time.time())
    scopes = {"scopes": " ".join(tokens.scopes)} if tokens.scopes else {}
    return _change(tables.GRANTS.update().where(*_same(grant)).values(**values, **scopes, version=grant.version + 1))


def cool_down(grant: Grant, seconds: float) -> None:
    """The refresh failed: nobody tries again before."""
    _change(tables.GRANTS.update().where(*_same(grant)).values(leased_until=0.0, retry_at=time.time() + seconds))


def bury(grant: Grant) -> None:
    """HubSpot refused the refresh token: the tokens go; that there was a grant is remembered for a while."""
    values = {"sealed": None, "key_id": None, "died_at": time.time(), "leased_until": 0.0}
    _change(tables.GRANTS.update().where(*_same(grant)).values(**values))


def remove(whose: Identity) -> Grant | None:
    """Erase somebody's grant and return it."""
    with writing() as store:
        row = store.execute(tables.GRANTS.delete().where(*_of(whose)).returning(tables.GRANTS)).first()
    return _grant(row) if row else None


def sweep() -> None:
    """Forget the dead."""
    with writing() as store:
        store.execute(tables.GRANTS.delete().where(_OF.died_at < time.time() - _DEAD_SECONDS))


def reseal(grant: Grant) -> bool:
    """Seal the same tokens with the newest key."""
    secret = {"access": grant.access_token, "refresh": grant.refresh_token, "email": grant.email}
    sealed = keyring().seal(secret, grant.bound)
    return _change(tables.GRANTS.update().where(*_same(grant)).values(sealed=sealed.data, key_id=sealed.key_id))


def _tokens(bound: Sequence[str | int], tokens: Tokens, email: str, now: float) -> dict[str, Any]:
    sealed = keyring().seal({"access": tokens.access, "refresh": tokens.refresh, "email": email}, bound)
    return {
        "sealed": sealed.data,
        "key_id": sealed.key_id,
        "expires_at": now + tokens.expires_in,
        "renew_at": now + tokens.expires_in - min(EARLY_SECONDS, tokens.expires_in / 5),
        "leased_until": 0.0,
        "retry_at": 0.0,
    }


def _of(whose: Identity) -> tuple[Any, ...]:
    return _OF.profile == whose.profile, _OF.channel == whose.channel, _OF.user_id == whose.user


def _same(grant: Grant) -> tuple[Any, ...]:
    return _OF.id == grant.id, _OF.version == grant.version


def _change(statement: Update) -> bool:
    with writing() as store:
        return store.execute(statement).rowcount == 1


def _grant(row: Row[Any]) -> Grant:
    whose = Identity(row.profile, row.channel, row.user_id)
    secret = {}
    if row.sealed is not None:
        try:
            secret = keyring().open(Sealed(row.key_id, bytes(row.sealed)), (*whose, row.hub_id))
        except Unreadable as error:
            log.error("a grant of profile %s cannot be opened: %s", whose.profile, error)
    return Grant(
        id=row.id,
        whose=whose,
        hub_id=row.hub_id,
        account=row.account,
        account_type=row.account_type,
        scopes=tuple(row.scopes.split()),
        asked=tuple(row.asked.split()),
        version=row.version,
        expires_at=row.expires_at,
        renew_at=row.renew_at,
        retry_at=row.retry_at,
        linked_at=row.linked_at,
        died_at=row.died_at,
        access_token=secret.get("access", ""),
        refresh_token=secret.get("refresh", ""),
        email=secret.get("email", ""),
        key_id=row.key_id,
    )
