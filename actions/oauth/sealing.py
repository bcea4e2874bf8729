"""Tokens at rest: AES-256-GCM, the key outside the database, whose token it is bound in as additional data."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
ELSEWHERE: list[Callable[[], list[bool]]] = []
"""What other rooms have sealed: they add how that is sealed with the newest key (done, or not to be opened)."""


class BadKey(ValueError):
    """An encryption key is missing or is none."""


class Unreadable(Exception):
    """No key opens it: the key is gone, or it was sealed for somebody else, or it was changed."""


class Sealed(NamedTuple):
    """A secret at rest and the name of its key."""

    key_id: str
    data: bytes


class Keyring:
    """The first key seals; any of them opens."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys:
            raise BadKey("there is no key")
        self._keys = {hashlib.sha256(key).hexdigest()[:12]: AESGCM(key) for key in keys}
        self.newest = next(iter(self._keys))

    @classmethod
    def read(cls, text: str) -> Keyring:
        """Keys in base64 with commas between them, newest first.

        Raises:
            BadKey: says which one is none.
        """
        keys = []
        for number, part in enumerate(filter(None, (part.strip() for part in text.split(","))), 1):
            try:
                key = base64.b64decode(part.replace("-", "+").replace("_", "/"), validate=True)
            except (binascii.Error, ValueError):
                raise BadKey(f"key {number} is not base64") from None
            if len(key) != KEY_BYTES:
                raise BadKey(f"key {number} has {len(key)} bytes instead of {KEY_BYTES}")
            keys.append(key)
        return cls(keys)

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the keys, newest first. A name says nothing about its key."""
        return tuple(self._keys)

    def seal(self, secret: Mapping[str, Any], whose: Sequence[str | int]) -> Sealed:
        """Seal a small JSON object for one owner."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        plain = json.dumps(secret).encode()
        return Sealed(self.newest, nonce + self._keys[self.newest].encrypt(nonce, plain, _bound(whose)))

    def open(self, sealed: Sealed, whose: Sequence[str | int]) -> dict[str, Any]:
        """What was sealed for this very owner.

        Raises:
            Unreadable: see the class.
        """
        key = self._keys.get(sealed.key_id)
        if key is None:
            raise Unreadable(f"there is no key {sealed.key_id} in HUBSPOT_ENCRYPTION_KEYS")
        nonce, text = sealed.data[:_NONCE_BYTES], sealed.data[_NONCE_BYTES:]
        try:
            opened: dict[str, Any] = json.loads(key.decrypt(nonce, text, _bound(whose)))
        except InvalidTag:
            raise Unreadable("sealed for somebody else, or changed") from None
        return opened


def fresh_key() -> str:
    """A new key, as the setting takes it."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _bound(whose: Sequence[str | int]) -> bytes:
    """JSON keeps the parts apart: ("ab", "c") is not ("a", "bc")."""
    return json.dumps(list(whose)).encode()
