"""Dialogs as flows of Rasa Pro (CALM): its command generator fills slots, flows collect them, the action does the rest.

The same forms hear and ask, slot by slot, where a flow collects one (`actions/collect/`). What they understood is
kept in `hubspot_dialog`; what is still open the action names in `hubspot_question`, for the flow to collect.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from rasa_sdk.events import EventType

from ...chat.boundary import bounded, explain
from ...chat.turn import Turn
from ...errors import HubSpotProblem, Result
from ...record import CATALOGUE
from ..case import Case, open_case
from ..form import CONFIRMATION, Form

LINK = "hubspot_link"
"""The flow that connects HubSpot; as a question: it has to be called first."""


async def act_in_flow(turn: Turn, form: Form, do: Callable[[Case], Awaitable[Result | None]]) -> list[EventType]:
    """Do it with what the flow collected; what is missing or was refused is left to the flow to collect."""
    case: list[Case] = []
    turn.dialog.plays = form.form.removesuffix("_form")

    async def work() -> Result | None:
        case.append(await opened(turn, form))
        await form.catch_up(case[0])
        return turn.dialog.over or (None if form.missing(case[0]) else await do(case[0]))

    result = await bounded(turn, work()) or turn.dialog.over
    if turn.dialog.detour:
        return link_first(turn)
    if result:
        return turn.close(result)
    missing = form.missing(case[0])
    if missing is None:  # neither done nor anything to ask
        return turn.close(explain(turn, HubSpotProblem()))
    slot = form.collected_as(missing)
    turn.dialog.heard.pop(slot, None)
    turn.set(slot, None)  # so that the flow asks for it
    return turn.go_on(slot)


def link_first(turn: Turn) -> list[EventType]:
    """Have the flow connect HubSpot, and come back. A yes is asked for again: it may be another account by then."""
    turn.dialog.detour = turn.dialog.over = turn.dialog.confirmed = None
    return turn.go_on(LINK)


async def hear_in_flow(turn: Turn, form: Form, slot: str) -> list[EventType]:
    """Read what the flow's slot holds: as the record's value, or not at all, then the flow asks (again)."""
    value = turn.slot(slot)
    if value is None or (slot != CONFIRMATION and turn.dialog.heard.get(slot) == value):
        return []
    kept: list[object] = []

    async def work() -> bool:
        case = await opened(turn, form)
        turn.listen(slot, value)
        await form.hear(case, slot)
        kept.append(form.kept(case, slot))
        return True

    await bounded(turn, work())
    if turn.dialog.detour:
        return []  # the action will meet it too, and says so to the flow
    if turn.dialog.over:
        return turn.close(turn.dialog.over)
    turn.set(slot, kept[0])
    if kept[0] is not None:
        turn.dialog.heard[slot] = kept[0]
    return turn.go_on()


async def ask_in_flow(turn: Turn, form: Form, slot: str) -> list[EventType]:
    """Ask for the slot that the flow collects."""
    if any(e.get("event") == "slot" and e.get("name") == slot for e in turn.since_message):
        turn.text = turn.dialog.answer  # it was said just now, and not understood

    async def work() -> bool:
        case = await opened(turn, form)
        missing = form.missing(case)
        form.ask(case, missing if missing and form.collected_as(missing) == slot else slot)
        return True

    await bounded(turn, work())
    if turn.dialog.detour:
        turn.say("utter_hubspot_connect_first")
    turn.dialog.detour = turn.dialog.over = None  # the flow listens now; the answer meets the same, or it is over
    return turn.events()


async def opened(turn: Turn, form: Form) -> Case:
    """The case, with the dialog begun."""
    record = CATALOGUE.get(turn.dialog.object, form.record)
    case = await open_case(turn, record, write=form.writes)
    turn.dialog.object, turn.dialog.opened = record.singular, True
    return case
