"""What the flows of Rasa Pro (CALM) are about: their forms, and what they need of HubSpot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rasa_sdk import FormValidationAction

from ...chat.memory import OWN_PREFIX
from ...chat.turn import Turn
from ...record import CATALOGUE, Record
from ..finding.nouns import kinds
from ..form import Form

ASIDES = {
    "hubspot_show_more",
    "hubspot_undo",
    "hubspot_list_stages",
    "hubspot_list_owners",
    "hubspot_list_properties",
    "hubspot_introduce",
}
"""Flows that need HubSpot without a form of their own."""
READY = "hubspot_ready"
"""The flow with which all others begin."""
PLAYS = {"hubspot_link": "hubspot_connect"}
"""Flows that are called otherwise than their forms."""
PACK = __name__.partition(".verbs.")[0] + "."


class Need(NamedTuple):
    """Which records a flow is about, and whether it writes."""

    record: Record
    write: bool


def form_of(flow: str) -> type[FormValidationAction] | None:
    """The form that a flow plays: `hubspot_create_deal` plays `hubspot_create_deal_form`."""
    wanted = f"validate_{PLAYS.get(flow, flow)}_form"
    return next((cls for cls in _ours(FormValidationAction) if cls().name() == wanted), None)


def _ours(base: type[FormValidationAction]) -> Iterator[type[FormValidationAction]]:
    for cls in base.__subclasses__():
        if cls.__module__.startswith(PACK):
            yield from () if getattr(cls, "__abstractmethods__", None) else (cls,)
            yield from _ours(cls)


def needed(turn: Turn) -> Need | None:
    """What the running flow needs, or the one that called it; None where nothing but a connection is wanted."""
    flows = turn.stack.names if turn.stack else []
    need = next((found for flow in flows if (found := needs(turn, flow))), None)
    unknown = READY in flows  # called by a flow of the host's own, which has called no action of ours yet
    return need or (Need(kinds()[0], False) if unknown else None)


def needs(turn: Turn, flow: str) -> Need | None:
    """What a flow needs of HubSpot; None where it is no dialog of ours."""
    form = form_of(flow) or form_of(turn.plays(flow))
    if form is not None and issubclass(form, Form):
        return Need(form.record, form.writes)
    undo = turn.undo if flow == f"{OWN_PREFIX}undo" else None
    if undo and undo.target.object in CATALOGUE:
        return Need(CATALOGUE[undo.target.object], undo.done == "updated")
    shown = turn.last_list if flow == f"{OWN_PREFIX}show_more" else None
    if shown and shown.object in CATALOGUE:
        return Need(CATALOGUE[shown.object], False)
    return Need(kinds()[0], False) if flow in ASIDES else None
