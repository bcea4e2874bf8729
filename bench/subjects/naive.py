"""The action a developer would write first: a client a call, called directly where it is needed."""

from __future__ import annotations

import os
from typing import Any

import hubspot
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

PROPERTIES = ["dealname", "amount", "dealstage", "pipeline", "closedate", "hubspot_owner_id"]


class ActionGetDeal(Action):
    """Shows a deal by its id."""

    def name(self) -> str:
        """The action's name."""
        return "action_naive_get_deal"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Read the deal and say what it holds."""
        client = hubspot.Client.create(
            access_token=os.environ["HUBSPOT_ACCESS_TOKEN"], host=os.environ["HUBSPOT_API_BASE_URL"]
        )
        deal_id = next(tracker.get_latest_entity_values("hubspot_id"))
        deal = client.crm.deals.basic_api.get_by_id(deal_id, properties=PROPERTIES)
        dispatcher.utter_message(text=describe(deal.properties))
        return [SlotSet("hubspot_result", "done")]


def describe(deal: dict[str, str | None]) -> str:
    """Values as HubSpot keeps them: stage and owner by their ids."""
    return (
        f"{deal['dealname']}: {deal['amount']}, stage {deal['dealstage']}, "
        f"closes {deal['closedate']}, owner {deal['hubspot_owner_id']}"
    )
