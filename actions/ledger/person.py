"""Which HubSpot user wrote: the address of the connection that was used, on the line itself.

The connection may be gone when the trail is read. The address is sealed as the connection's own is, for this very line.
"""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Row

from ..oauth.profiles import keyring
from ..oauth.sealing import ELSEWHERE, Sealed, Unreadable
from ..store.database import reading, writing
from . import tables

_OF = tables.OPERATIONS.c

log = logging.getLogger(__name__)


def sealed(user: str, id: str, account: int) -> dict[str, Any]:
    """The line's columns for it; empty for a credential that is nobody's."""
    if not user:
        return {"sealed": None, "key_id": None}
    made = keyring().seal({"user": user}, (id, account))
    return {"sealed": made.data, "key_id": made.key_id}


def opened(row: Row[Any]) -> str:
    """Who it was; empty where nobody is known, or no key opens it."""
    if row.sealed is None:
        return ""
    try:
        return str(keyring().open(Sealed(row.key_id, bytes(row.sealed)), (row.id, row.account))["user"])
    except Unreadable as error:
        log.error("who did operation %s cannot be read: %s", row.id, error)
        return ""


def reseal() -> list[bool]:
    """Seal with the newest key what another one sealed; which of them could be opened."""
    with reading() as store:
        rows = store.execute(tables.OPERATIONS.select().where(_OF.key_id != keyring().newest)).all()
    return [_reseal(row) for row in rows]


def _reseal(row: Row[Any]) -> bool:
    user = opened(row)
    if user:
        with writing() as store:
            store.execute(
                tables.OPERATIONS.update().where(_OF.id == row.id).values(**sealed(user, row.id, row.account))
            )
    return bool(user)


ELSEWHERE.append(reseal)
