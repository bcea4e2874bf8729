"""Keyed hashes: equal things are recognised, and nobody can read back what they were."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading

from sqlalchemy.exc import IntegrityError

from ..settings import settings
from ..store.database import reading, writing
from . import tables
from .operation import Author, Write

_lock = threading.Lock()
_salts: dict[str, bytes] = {}


def fingerprint(author: Author, write: Write) -> str:
    """The same for the same wish of the same person in the same account.

    A new record is what it is made of, a link what it links with. A change is the record it is made to: what "10 %
    more" comes to depends on whether it was done already.
    """
    made_of = [sorted(write.after.items()), sorted(write.links)] if write.action in ("create", "link") else []
    what = [write.action, write.object, write.record, *made_of]
    return keyed(json.dumps([author.profile, author.channel, author.sender, author.account, *what]))


def keyed(text: str) -> str:
    """The hash of a text; nothing of nothing."""
    return hmac.new(_salt(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest() if text else ""


def _salt() -> bytes:
    """The store's own; made by whoever needs it first."""
    where = settings().hubspot_store_url
    with _lock:
        if where not in _salts:
            _salts[where] = _read() or _make()
        return _salts[where]


def _read() -> bytes | None:
    with reading() as store:
        found = store.execute(tables.SALT.select()).first()
    return bytes(found.salt) if found else None


def _make() -> bytes:
    try:
        with writing() as store:
            store.execute(tables.SALT.insert().values(id=1, salt=secrets.token_bytes(32)))
    except IntegrityError:
        pass  # somebody else was faster
    made = _read()
    assert made is not None
    return made
