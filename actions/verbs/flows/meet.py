"""“I am Dana”, in a flow of Rasa Pro (CALM) of its own: which owner of the account the person is, for “my”."""

from __future__ import annotations

from rasa_sdk.events import EventType

from ...chat.boundary import bounded
from ...chat.turn import Turn
from ..case import ME, Case, open_case
from ..finding.mine import ask_me, take_me
from ..finding.nouns import kinds


async def meet(turn: Turn) -> list[EventType]:
    """Take the name that the flow collected."""
    value = turn.slot(ME)
    if value is None:
        return []
    known: list[bool] = []

    async def work() -> bool:
        case = await _opened(turn)
        if case.portal.owner(str(value)) is None:
            turn.listen(ME, value)
            turn.set(ME, None)
            known.append(take_me(case))
        if owner := case.portal.owner(str(turn.slot(ME) or "")):
            case.say("utter_hubspot_met", name=owner.name)
        return True

    await bounded(turn, work())
    return turn.close(turn.dialog.over or "done") if turn.slot(ME) is not None else turn.go_on()


async def ask_to_meet(turn: Turn) -> list[EventType]:
    """Offer the owners."""

    async def work() -> bool:
        ask_me(await _opened(turn))
        return True

    await bounded(turn, work())
    turn.dialog.over = None
    return turn.events()


async def _opened(turn: Turn) -> Case:
    return await open_case(turn, kinds()[0])
