"""What every flow of Rasa Pro (CALM) begins with: is there a HubSpot connection that may do it?"""

from __future__ import annotations

from rasa_sdk.events import EventType

from ...chat.boundary import bounded
from ...chat.turn import Turn
from ..case import open_case
from .flow import link_first
from .needs import needed


async def ready(turn: Turn) -> list[EventType]:
    """Open the account for the flow that called; say at once what nothing helps against."""
    if turn.stack is None:
        return []
    if need := needed(turn):
        await bounded(turn, open_case(turn, need.record, write=need.write))
    if turn.dialog.detour:
        return link_first(turn)
    return turn.close(turn.dialog.over) if turn.dialog.over else turn.go_on()
