"""Every write goes through here: entered in the ledger, sent once, and looked up when its outcome is in doubt."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from ...errors import Conflict, HubSpotProblem, NotSaved, NotSeen, StoreAway, Unremembered, Unsure
from ...ledger import desk
from ...ledger.operation import Author, Delivery, Operation, Write
from ...ledger.redact import MASK
from ...portal import Item
from ..case import Case
from .doubt import MACHINES_APART_SECONDS, find_out, is_searched, settles_in

Send = Callable[[], Awaitable[Item | None]]
_GLANCE_SECONDS = 0.3


class Written(NamedTuple):
    """What HubSpot holds now.

    Attributes:
        item: the record; None when it was deleted.
        how: "sent" just now · "found": the answer was lost, HubSpot was asked · "earlier": by a former delivery.
        by: the operation that did it, if this message was delivered before.
    """

    item: Item | None
    how: Literal["sent", "found", "earlier"] = "sent"
    by: Operation | None = None


class MadeBefore(Exception):
    """The person had exactly this created a moment ago, by another message: `record` is its id."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.record = record


async def write(case: Case, what: Write, send: Send, *, again: bool = False) -> Written:
    """Do it, once, whatever happens on the way.

    Args:
        case: whose HubSpot.
        what: what is wanted, for the ledger and for looking it up.
        send: does it; its answer is the record.
        again: the person knows that an equal one was created, and wants another.

    Raises:
        MadeBefore: the person should be asked first.
        Unsure: nobody can tell whether it was done; `NotSeen` if most likely it was not.
        NotSaved: HubSpot gave no clear answer, but it was not done.
        HubSpotProblem: it was not done.
    """
    operation = await desk.enter(author(case), delivery(case), what, again=again)
    if operation and operation.verdict != "new":
        before = await _done_before(case, operation, what)
        if before:
            return before
        operation = await desk.take_over(operation)
        if operation is None:
            raise Unsure("another delivery has just taken it over", check=check(case, what))
    return await _send(case, operation, what, send)


def noted(case: Case, written: Written) -> Item:
    """The record that was written; if HubSpot had to be asked for it, the person learns that."""
    assert written.item is not None
    if written.how == "found":
        case.say("utter_hubspot_found_saved")
    return written.item


async def done_before(case: Case, what: Write) -> bool:
    """Whether this very message, or one whose answer was lost, has led to what HubSpot holds now already."""
    operation = await desk.find(author(case), delivery(case), what)
    if operation and operation.open:
        await desk.finish(operation, "done", what.record)
    return operation is not None


async def in_doubt(case: Case, what: Write) -> Operation | None:
    """An earlier operation on the same record of which nobody knows what became of it."""
    operation = await desk.find(author(case), delivery(case), what)
    return operation if operation and operation.open and operation.verdict == "like" else None


async def _send(case: Case, operation: Operation | None, what: Write, send: Send) -> Written:
    began = time.time()
    with desk.sending(operation):
        try:
            item = await send()
        except Unsure as unsure:
            return await _doubted(case, operation, what, began, unsure)
        except HubSpotProblem:
            await desk.finish(operation, "refused")
            raise
        await desk.finish(operation, "done", item.id if item else what.record)
        return Written(item)


async def _doubted(case: Case, operation: Operation | None, what: Write, began: float, unsure: Unsure) -> Written:
    """The answer to a write got lost: HubSpot is asked what it holds now."""
    try:
        item = await find_out(case, what, began, sure_at=time.time() + settles_in(case, what))
    except Conflict:
        await desk.finish(operation, "refused")
        raise
    except Unsure:
        await desk.finish(operation, "unknown")
        kind = Unsure if operation else Unremembered
        raise kind(unsure.detail, check=check(case, what)) from unsure
    if item is None and is_searched(case, what) and operation is None:
        raise Unremembered(unsure.detail, check=check(case, what)) from unsure
    if item is None and is_searched(case, what):
        await desk.finish(operation, "not seen")
        raise NotSeen(unsure.detail) from unsure
    if item is None:
        await desk.finish(operation, "not saved")
        raise NotSaved(unsure.detail) from unsure
    await desk.finish(operation, "done", item.id)
    return Written(item, "found")


async def _done_before(case: Case, operation: Operation, what: Write) -> Written | None:
    """What came of the operation that this repeats; None when it was not done and can be sent."""
    operation = await _not_held(case, operation)
    if operation.state == "done":
        if operation.verdict == "like":
            raise MadeBefore(operation.record)
        return Written(await _as_it_is(case, operation, what), "earlier", operation)
    if not operation.open:
        return None
    # One that was not seen has been waited for since; this adds as long again, all in all what integrators saw.
    sure_at = min(time.time(), operation.settled_at) + settles_in(case, what)
    since = operation.started_at - (0 if operation.here else MACHINES_APART_SECONDS)
    try:
        item = await find_out(case, _as_sent(operation, what), since, sure_at)
    except Unsure as unsure:
        raise Unsure(unsure.detail, check=check(case, what)) from unsure
    if item is None:
        return None
    await desk.finish(operation, "done", item.id)
    return Written(item, "found", operation)


def _as_sent(operation: Operation, what: Write) -> Write:
    """What the former delivery sent: "10 % more" comes to another value now if it was done."""
    if what.action not in ("update", "undo"):
        return what
    sent = {name: what.after.get(name) if value == MASK else value for name, value in operation.after.items()}
    return replace(what, after=sent)


async def _not_held(case: Case, operation: Operation) -> Operation:
    """Wait while another delivery is sending it, as long as this turn allows."""
    verdict = operation.verdict
    while operation.held:
        if case.crm.seconds_left() < _GLANCE_SECONDS:
            raise Unsure("another delivery is still sending it")
        await asyncio.sleep(_GLANCE_SECONDS)
        try:
            operation = await desk.get(operation)
        except StoreAway:
            raise Unsure("another delivery was sending it") from None
    return replace(operation, verdict=verdict)


async def _as_it_is(case: Case, operation: Operation, what: Write) -> Item | None:
    if what.action == "delete":
        return None
    wanted = case.record.fetched_with(what.after)
    return await case.crm.read(case.record, operation.record, properties=wanted)


def author(case: Case) -> Author:
    """Who wants it."""
    turn = case.turn
    return Author(
        profile=str(turn.slot("hubspot_profile") or "default"),
        channel=turn.channel,
        sender=turn.sender,
        account=case.portal.account.portal_id,
        credential=case.access.key,
        owner=case.me or "",
        user=getattr(case.access, "user", ""),
    )


def delivery(case: Case) -> Delivery:
    """The message it was asked by, and the one before it, which marks the place in the conversation."""
    events = reversed(case.turn.tracker.events or [])
    said = [event for _, event in zip(range(2), (e for e in events if e.get("event") == "user"), strict=False)]
    latest, before = (*said, {}, {})[:2]
    return Delivery(str(latest.get("message_id") or ""), str(latest.get("text") or ""), _mark(before))


def _mark(event: dict[str, Any]) -> str:
    return str(event.get("message_id") or event.get("timestamp") or "")


def check(case: Case, what: Write) -> str:
    """What to say later, to find out."""
    unique = what.after.get(case.record.unique or "")
    name = " ".join(v for v in (what.after.get(p) for p in case.record.title) if v)
    target = case.dialog.record
    words = unique or (name if not target else "") or (target.title if target else "") or what.record
    return f"say “show the {case.record.singular} {words}”"
