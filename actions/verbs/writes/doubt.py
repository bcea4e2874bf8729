"""Was it done? HubSpot is asked, exactly, until it is sure or the turn's time is up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timezone

from ...errors import Conflict, HubSpotProblem, NotFound, Unsure
from ...ledger import desk
from ...ledger.operation import Values, Write
from ...portal import Filter, Item, Search
from ...record import of_type
from ...settings import settings
from ..case import Case

IN_FLIGHT_SECONDS = 2.0
"""A request whose connection broke may still be at work that long."""
SLACK_SECONDS = 2.0
"""How far the clocks of HubSpot's own machines may be from each other."""
MACHINES_APART_SECONDS = 120.0
"""How far the clock of another of our machines may be from this one's."""
_PAUSES = (0.3, 0.7, 1.0, 1.5, 2.0, 3.0)
_MOST = 10

Look = Callable[[], Awaitable[Item | None]]


async def find_out(case: Case, what: Write, since: float, sure_at: float) -> Item | None:
    """The record as it is after the write, or None: it was not done, or (`is_searched`) cannot be seen.

    Args:
        case: whose HubSpot.
        what: what was sent.
        since: the moment it was sent, or before, by this machine's clock.
        sure_at: the moment from which not finding it is taken for an answer.

    Raises:
        Unsure: it cannot be told within this turn.
        Conflict: the unique value belongs to a record that this write did not make.
    """
    look = _looking(case, what, since)
    case.crm.reserve(settings().hubspot_turn_seconds / 2)  # together still well below Rasa's lock of 60 s
    pauses = iter(_PAUSES)
    while True:
        try:
            item = await look()
        except Conflict:
            raise
        except HubSpotProblem as problem:
            raise Unsure(f"nor can it be looked up: {problem.detail}") from problem
        left = sure_at - time.time()
        if item or left <= 0:
            return item
        pause = min(next(pauses, _PAUSES[-1]), left + 0.01)
        if pause > case.crm.seconds_left():
            raise Unsure("not found, and no time to look again")
        await asyncio.sleep(pause)


def settles_in(case: Case, what: Write) -> float:
    """Seconds from its end after which a write that HubSpot does not show is taken for not done."""
    index = settings().hubspot_index_seconds
    return index if is_searched(case, what) else min(IN_FLIGHT_SECONDS, index)


def is_searched(case: Case, what: Write) -> bool:
    """Whether it can be looked for by HubSpot's search only, whose index lags: not to be found is no proof."""
    return what.action == "create" and not what.after.get(case.record.unique or "")


def _looking(case: Case, what: Write, since: float) -> Look:
    if what.action == "delete":
        return lambda: _gone(case, what)
    if what.action == "link":
        return lambda: _linked(case, what)
    if what.action != "create":
        return lambda: _changed(case, what)
    if what.after.get(case.record.unique or ""):
        return lambda: _by_unique_value(case, what, since)
    return lambda: _by_values(case, what, since)


async def _gone(case: Case, what: Write) -> Item | None:
    try:
        await case.crm.read(case.record, what.record, properties=case.record.title)
    except NotFound:
        return Item(id=what.record)
    return None


async def _linked(case: Case, what: Write) -> Item | None:
    for kind, id in what.links:
        other = of_type(kind)
        if id not in await case.crm.links(case.record, what.record, other):
            return None
    return await case.crm.read(case.record, what.record, properties=case.record.fetched_with(what.after))


async def _changed(case: Case, what: Write) -> Item | None:
    item = await case.crm.read(case.record, what.record, properties=case.record.fetched_with(what.after))
    return item if holds(item, what.after) else None


async def _by_unique_value(case: Case, what: Write, since: float) -> Item | None:
    """Read directly: no index to wait for."""
    unique = case.record.unique or ""
    value, wanted = what.after[unique] or "", case.record.fetched_with(what.after)
    try:
        item = await case.crm.read(case.record, value, properties=wanted, id_property=unique)
    except NotFound:
        return None
    if await _outcome(case, what, [item], since) is None:
        raise Conflict(item.id, "somebody else's")
    return item


async def _by_values(case: Case, what: Write, since: float) -> Item | None:
    """Search for exactly what was sent, newest first. By no time: the answer itself tells HubSpot's clock."""
    named = [Filter(property=n, operator="EQ", value=v) for n in case.record.title if (v := what.after.get(n))]
    search = Search(groups=(tuple(named),) if named else (), sort=case.record.created, descending=True)
    page = await case.crm.search(case.record, search, properties=case.record.fetched_with(what.after), limit=_MOST)
    return await _outcome(case, what, page.items, since)


async def _outcome(case: Case, what: Write, items: Sequence[Item], since: float) -> Item | None:
    """The one that this create made: it has every value sent, is not older, and no other operation made it."""
    earliest = case.crm.earliest(since) - SLACK_SECONDS
    fits = [i for i in items if holds(i, what.after) and (i.created is None or i.created.timestamp() >= earliest)]
    taken = await desk.made_here(what.object, [i.id for i in fits])
    return next((i for i in fits if i.id not in taken), None)


def holds(item: Item, values: Values) -> bool:
    """Whether a record has these values, in whatever form HubSpot repeats them."""
    return all(_alike(item.properties.get(name), value) for name, value in values.items())


def _alike(held: str | None, sent: str | None) -> bool:
    """HubSpot repeats numbers, moments and telephone numbers in a form of its own."""
    held, sent = (held or "").strip(), (sent or "").strip()
    if held.casefold() == sent.casefold():
        return True
    for read in (float, _moment, _telephone):
        try:
            return read(held) == read(sent)
        except ValueError:
            continue
    return False


def _moment(text: str) -> float:
    if text.isdecimal():
        return int(text) / 1000
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def _telephone(text: str) -> str:
    """Its digits, however they are grouped. Without the "+" it may be anything."""
    if not text.startswith("+"):
        raise ValueError("no international number")
    return "".join(filter(str.isdecimal, text))
