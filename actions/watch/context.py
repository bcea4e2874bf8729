"""Which action of which conversation is running: for logs, and so that conversations can take turns."""

from __future__ import annotations

import os
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256

from ..settings import settings


@dataclass(slots=True)
class Here:
    """What is being worked on; empty texts outside of an action.

    Attributes:
        action: its name in the domain.
        conversation: a hash that tells conversations apart, see `pseudonym`.
        message: tells the deliveries of its messages apart; one leads to several actions, mostly two.
        result: how it ended, as soon as that is known: a value of the slot `hubspot_result`.
    """

    action: str = ""
    conversation: str = ""
    message: str = ""
    result: str = ""


_NOWHERE = Here()
_here: ContextVar[Here] = ContextVar("hubspot_here", default=_NOWHERE)


def here() -> Here:
    """Where this code is running."""
    return _here.get()


def enter(action: str, sender: str, message: str = "") -> Here:
    """From now on, in this task, it is this action of this sender's conversation."""
    entered = Here(action, pseudonym(sender), message)
    _here.set(entered)
    return entered


def ended(result: str) -> None:
    """How the running action ended; the last word counts."""
    if (now := here()) is not _NOWHERE:
        now.result = result


def pseudonym(sender: str) -> str:
    """The same short text for the same sender, which does not give the sender away.

    Sender ids can be phone numbers, of which there are few enough to try them all; so it is keyed. The key is made
    from a secret that all workers and machines of an installation share; without one it lasts as long as the process.
    """
    return blake2b(sender.encode("utf-8", "replace"), digest_size=8, key=_key()).hexdigest() if sender else ""


@cache
def _key() -> bytes:
    known = settings()
    for secret in (known.hubspot_encryption_keys, known.action_server_token, known.hubspot_access_token):
        if secret is not None:
            return sha256(b"conversation" + secret.get_secret_value().encode()).digest()
    return os.urandom(32)
