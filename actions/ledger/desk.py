"""The ledger as dialogs use it: off the event loop, and for the installation's credential not indispensable.

Where the store does not answer, a dialog on the installation's credential goes on without a line in the ledger (and the
log says so); a person's own connection lies in the same store, so that dialog cannot.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import ParamSpec, TypeVar

from ..errors import StoreAway
from ..settings import settings
from ..store import database
from . import book
from .operation import Author, Delivery, Operation, State, Write

P = ParamSpec("P")
T = TypeVar("T")

SPARED_SECONDS = 10.0
"""A store that did not answer is not asked again before: each time would cost the person seconds."""
LAST_SECONDS = 10.0
"""A last attempt may begin as the turn ends: it connects, renews a token, and its answer may come in pieces."""
MOST_LATE = 1000
"""Outcomes kept for a store that is away."""

log = logging.getLogger(__name__)
_away_until = 0.0
_prepared: set[str] = set()
_late: dict[str, Callable[[], None]] = {}
"""Outcomes that the store was not there to take, by operation."""
_catching_up: asyncio.Task[None] | None = None


async def enter(author: Author, delivery: Delivery, write: Write, *, again: bool = False) -> Operation | None:
    """Enter an operation before it is sent, or find the one that this is a repetition of.

    Args:
        author: who wants it.
        delivery: the message it was asked by.
        write: what is wanted.
        again: the person knows that an equal one was done, and wants another.

    Returns:
        None where the store is away and the dialog can do without.

    Raises:
        StoreAway: the store is away, and the person's own connection lies in it.
    """
    try:
        return await _at_desk(book.enter, author, delivery, write, sending_takes(), again)
    except StoreAway:
        if not author.credential.startswith("system"):
            raise
        log.warning("the store is away: a %s without a line in the ledger", write.action)
        return None


@contextmanager
def sending(operation: Operation | None) -> Iterator[None]:
    """At its end nobody waits for the outcome any more who delivers the same."""
    try:
        yield
    finally:
        if operation is not None:
            book.SENDING.discard(operation.attempt)


async def take_over(operation: Operation) -> Operation | None:
    """Send an operation in the place of a process that is gone; None unless this is the first to do so."""
    return await _at_desk(book.take_over, operation, sending_takes())


async def finish(operation: Operation | None, state: State, record: str = "") -> None:
    """Enter what became of it. It happened, so a store that went away meanwhile changes nothing for the person.

    It is entered as soon as the store answers again, unless this process has ended before.
    """
    global _catching_up
    if operation is None:
        return
    open_since = {"unknown": time.time() + settings().hubspot_timeout_seconds, "not seen": time.time()}
    settled_at = open_since.get(state)
    try:
        await _at_desk(book.finish, operation.id, state, record, settled_at)
    except StoreAway:
        if len(_late) >= MOST_LATE:
            log.error("the store is away: operation %s stays open, it is %s", operation.id, state)
            return
        log.warning("the store is away: operation %s is %s, which will be entered later", operation.id, state)
        _late[operation.id] = partial(book.finish_late, operation, state, record, settled_at, time.time())
        if _catching_up is None or _catching_up.done():
            _catching_up = asyncio.create_task(_catch_up())


async def _catch_up() -> None:
    """Try again until the store has taken it all; what others have entered in the meantime stands."""
    while _late:
        await asyncio.sleep(SPARED_SECONDS)
        with suppress(StoreAway):
            for id, work in [*_late.items()]:
                await _at_desk(work)
                _late.pop(id, None)


async def find(author: Author, delivery: Delivery, write: Write) -> Operation | None:
    """The same delivery's operation, or an equal one whose outcome nobody knows."""
    try:
        return await _at_desk(book.find, author, delivery, write)
    except StoreAway:
        return None


async def get(operation: Operation) -> Operation:
    """The operation as it stands now."""
    return await _at_desk(book.get, operation.id) or operation


async def made_here(object: str, records: Collection[str]) -> set[str]:
    """Which of these are known to have been created by an operation; none without a store."""
    try:
        return await _at_desk(book.made_here, object, records) if records else set()
    except StoreAway:
        return set()


def sending_takes() -> float:
    """Seconds after which an operation that was begun is not being sent any more."""
    return settings().hubspot_turn_seconds + settings().hubspot_timeout_seconds + LAST_SECONDS


async def _at_desk(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    global _away_until
    if time.monotonic() < _away_until:
        raise StoreAway("the store did not answer a moment ago")
    try:
        return await database.off_loop(_prepared_first, partial(work, *args, **kwargs))
    except StoreAway:
        _away_until = time.monotonic() + SPARED_SECONDS
        raise


def _prepared_first(work: Callable[[], T]) -> T:
    """Where no action server made the tables at its start (Rasa's `actions_module:`), the first write does."""
    where = settings().hubspot_store_url
    if where not in _prepared:
        database.prepare()
        _prepared.add(where)
    return work()


def forget() -> None:
    """Ask the store again at once, and look at its tables again; what it was not there to take is dropped."""
    global _away_until
    _away_until = 0.0
    database.forget()
    _prepared.clear()
    _late.clear()
