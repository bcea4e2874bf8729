"""Attempts to link an account, step by step.

    issued ──click──▶ clicked ──HubSpot──▶ returned ──tokens──▶ approved ──code typed──▶ matched ──yes──▶ a grant
       └───────────────┴─────────────────────┴──▶ failed ◀────────┘ (third wrong code)

Each arrow is one conditional statement: it happens once, whoever else tries at the same time. What is secret in an
address or a cookie is kept as its SHA-256 only (32 random bytes need no salt).
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, Delete, Row, Update

from ..store.database import reading, writing
from . import tables
from .identity import Identity
from .scopes import Request
from .sealing import Sealed

MINUTES = 10
"""Life of a link, and again of the code that it leads to."""
TRIES = 3
_KEPT_SECONDS = 24 * 3600
"""A finished attempt is remembered that long, to say what became of it."""
_TAG_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_OF = tables.LINKS.c

Stage = Literal["issued", "clicked", "returned", "approved", "matched", "failed"]
Outcome = Literal[
    "unknown",
    "expired",
    "used",
    "other_browser",
    "denied",
    "may_not_install",
    "wrong_account",
    "account_not_allowed",
    "refused",
    "unreachable",
    "wrong_code",
]
"""Why an attempt came to nothing: the public closed list. Each has its page and its sentence in the chat."""


@dataclass(frozen=True)
class Link:
    """One attempt, as stored."""

    id: str
    whose: Identity
    conversation: str
    tag: str
    why: str
    scopes: Request
    hub_id: int | None
    stage: Stage
    outcome: Outcome | None
    browser: str | None
    tries: int
    sealed: Sealed | None = field(repr=False)
    created_at: float
    expires_at: float

    @property
    def over(self) -> Outcome | None:
        """Why nothing can come of it any more, None while something can."""
        if self.stage == "failed":
            return self.outcome or "refused"
        return "expired" if self.expires_at <= time.time() else None


def issue(whose: Identity, conversation: str, why: str, scopes: Request, hub_id: int | None) -> tuple[str, Link]:
    """A new link: the secret part of its address, and the attempt."""
    secret = secrets.token_urlsafe(32)
    now = time.time()
    values = {
        "id": digest(secret),
        **_columns(whose),
        "conversation": conversation,
        "tag": "".join(secrets.choice(_TAG_LETTERS) for _ in range(4)),
        "why": why,
        "scopes": " ".join(scopes.required),
        "optional_scopes": " ".join(scopes.optional),
        "hub_id": hub_id,
        "stage": "issued",
        "tries": 0,
        "created_at": now,
        "expires_at": now + MINUTES * 60,
    }
    with writing() as store:
        return secret, _link(store.execute(tables.LINKS.insert().values(values).returning(tables.LINKS)).one())


def find(secret: str) -> Link | None:
    """The attempt with this address. Changes nothing."""
    return _one(tables.LINKS.select().where(_OF.id == digest(secret)))


def newest(whose: Identity) -> Link | None:
    """Somebody's latest attempt."""
    return _one(tables.LINKS.select().where(*_of(whose)).order_by(_OF.created_at.desc()).limit(1))


def with_state(state: str) -> Link | None:
    """The attempt that a state belongs or belonged to. Changes nothing."""
    return _one(tables.LINKS.select().where(_OF.state == digest(state)))


def with_browser(cookie: str) -> Link | None:
    """The latest attempt made in a browser."""
    of_browser = tables.LINKS.select().where(_OF.browser == digest(cookie))
    return _one(of_browser.order_by(_OF.created_at.desc()).limit(1))


def click(secret: str, cookie: str) -> tuple[str, Link] | None:
    """Bind the link to the browser that clicked, once; that browser may click again until HubSpot sends it back."""
    state, browser = secrets.token_urlsafe(32), digest(cookie)
    again = (_OF.stage == "clicked") & (_OF.browser == browser)
    where = (_OF.id == digest(secret), (_OF.stage == "issued") | again, _fresh())
    clicked = _change(tables.LINKS.update().where(*where).values(stage="clicked", browser=browser, state=digest(state)))
    return (state, clicked) if clicked else None


def come_back(state: str) -> Link | None:
    """Consume a state. None: it was used before, is too old, or never was."""
    where = (_OF.state == digest(state), _OF.stage == "clicked", _fresh())
    return _change(tables.LINKS.update().where(*where).values(stage="returned"))


def approve(link: Link, hub_id: int, sealed: Sealed) -> Link | None:
    """HubSpot gave tokens; they wait, sealed, for the code. None: the attempt was given up meanwhile."""
    values = {"stage": "approved", "hub_id": hub_id, "sealed": sealed.data, "key_id": sealed.key_id}
    expires = time.time() + MINUTES * 60
    return _change(tables.LINKS.update().where(*_at(link, "returned")).values(**values, expires_at=expires))


def guess(link: Link) -> Link | None:
    """Count one guess of the code, before it is looked at. None: there are none left."""
    where = (*_at(link, "approved"), _OF.tries < TRIES, _fresh())
    return _change(tables.LINKS.update().where(*where).values(tries=_OF.tries + 1))


def match(link: Link) -> Link | None:
    """The code was right."""
    return _change(tables.LINKS.update().where(*_at(link, "approved"), _fresh()).values(stage="matched"))


def fail(link: Link, outcome: Outcome) -> None:
    """It comes to nothing; the tokens go."""
    where = (_OF.id == link.id, _OF.stage != "failed")
    _change(tables.LINKS.update().where(*where).values(stage="failed", outcome=outcome, sealed=None, key_id=None))


def take(store: Connection, whose: Identity, tag: str) -> Link | None:
    """Take away the attempt that a yes was given to, to make a grant of it in the same transaction."""
    where = (*_of(whose), _OF.tag == tag, _OF.stage == "matched", _fresh())
    row = store.execute(tables.LINKS.delete().where(*where).returning(tables.LINKS)).first()
    return _link(row) if row else None


def drop(whose: Identity) -> list[Link]:
    """Give up all attempts of somebody."""
    return _removed(tables.LINKS.delete().where(*_of(whose)))


def sweep() -> list[Link]:
    """Remove what is too old, at once where tokens are waiting in it."""
    now = time.time()
    stale = (_OF.expires_at < now) & _OF.sealed.is_not(None)
    return _removed(tables.LINKS.delete().where(stale | (_OF.expires_at < now - _KEPT_SECONDS)))


def sealed_with_other_keys(newest_key: str) -> list[Link]:
    """Attempts whose tokens are sealed with an older key."""
    with reading() as store:
        rows = store.execute(tables.LINKS.select().where(_OF.sealed.is_not(None), _OF.key_id != newest_key))
        return [_link(row) for row in rows]


def reseal(link: Link, sealed: Sealed) -> None:
    """Put the newly sealed tokens in the place of the old ones."""
    same = (_OF.id == link.id, _OF.sealed == (link.sealed.data if link.sealed else None))
    _change(tables.LINKS.update().where(*same).values(sealed=sealed.data, key_id=sealed.key_id))


def digest(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _columns(whose: Identity) -> dict[str, str]:
    return {"profile": whose.profile, "channel": whose.channel, "user_id": whose.user}


def _of(whose: Identity) -> list[Any]:
    return [_OF[name] == value for name, value in _columns(whose).items()]


def _at(link: Link, stage: Stage) -> tuple[Any, Any]:
    return _OF.id == link.id, _OF.stage == stage


def _fresh() -> Any:
    return _OF.expires_at > time.time()


def _one(query: Any) -> Link | None:
    with reading() as store:
        row = store.execute(query).first()
    return _link(row) if row else None


def _change(statement: Update) -> Link | None:
    with writing() as store:
        row = store.execute(statement.returning(tables.LINKS)).first()
    return _link(row) if row else None


def _removed(statement: Delete) -> list[Link]:
    with writing() as store:
        return [_link(row) for row in store.execute(statement.returning(tables.LINKS))]


def _link(row: Row[Any]) -> Link:
    return Link(
        id=row.id,
        whose=Identity(row.profile, row.channel, row.user_id),
        conversation=row.conversation,
        tag=row.tag,
        why=row.why,
        scopes=Request(tuple(row.scopes.split()), tuple(row.optional_scopes.split())),
        hub_id=row.hub_id,
        stage=row.stage,
        outcome=row.outcome,
        browser=row.browser,
        tries=row.tries,
        sealed=Sealed(row.key_id, bytes(row.sealed)) if row.sealed is not None else None,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
