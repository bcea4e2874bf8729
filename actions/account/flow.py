"""Linking an account as flows of Rasa Pro (CALM) collect it: the code, the yes. Like `verbs/flow.py`."""

from __future__ import annotations

from rasa_sdk.events import EventType

from ..chat.boundary import bounded
from ..chat.dialog import Detour
from ..chat.turn import Turn
from ..errors import LinkNeeded
from ..verbs.case import open_case
from ..verbs.flows.needs import needed
from .connect import CODE
from .form import AccountForm

GIVEN = "given"
"""What the slot of the code holds once it was right: not the code."""


async def hear_in_flow(turn: Turn, form: AccountForm, slot: str) -> list[EventType]:
    """Take the code, or a yes or no. Before anything was said: whether there is anything to ask."""
    value = turn.slot(slot)
    settled: list[bool] = []

    async def work() -> bool:
        await _begin(turn, slot)
        if value is not None and not (slot == CODE and value == GIVEN):
            turn.listen(slot, value)
            await form.hear(turn)
        settled.append(not turn.dialog.over and await form.settled(turn))
        return True

    await bounded(turn, work())
    over = turn.dialog.over
    if over or settled == [True]:
        turn.set(slot, GIVEN if slot == CODE else not over)
        return turn.close(over) if over else turn.go_on()
    turn.set(slot, None)
    return turn.go_on()


async def ask_in_flow(turn: Turn, form: AccountForm, slot: str) -> list[EventType]:
    """Send the link and ask for the code, or ask for the yes."""

    async def work() -> bool:
        await _begin(turn, slot)
        await form.ask(turn)
        return True

    await bounded(turn, work())
    turn.dialog.over = None
    return turn.events()


async def _begin(turn: Turn, slot: str) -> None:
    if slot == CODE and turn.dialog.detour is None:
        turn.dialog.detour = await _why(turn)


async def _why(turn: Turn) -> Detour:
    """What the flow that waits for the connection lacks; "asked" where none does."""
    if need := needed(turn):
        try:
            await open_case(turn, need.record, write=need.write)
        except LinkNeeded as lacking:
            return Detour(why=lacking.why, scopes=list(lacking.scopes))
    return Detour(why="asked")
