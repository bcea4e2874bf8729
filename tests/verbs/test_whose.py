"""A write whose answer was lost is looked up: what is found may be somebody else's, and clocks may differ."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL = "create a deal called Larkspur for 5000 in contract sent"
LARKSPUR = {"dealname": "Larkspur", "amount": "5000", "dealstage": "contractsent", "pipeline": "default"}
CONTACT = "create contact Ruby Stone, ruby@example.com"
RUBY = {"email": "ruby@example.com", "firstname": "Ruby", "lastname": "Stone"}


def made_by_others(hubspot: SandboxClient, kind: str, properties: dict[str, Any], seconds_ago: float) -> None:
    hubspot.settings(clock_shift_seconds=-seconds_ago)
    status, _ = hubspot.call("POST", f"/crm/v3/objects/{kind}", {"properties": properties})
    assert status == 201
    hubspot.settings(clock_shift_seconds=0)


@pytest.mark.parametrize(
    ("properties", "ago"), [({**RUBY, "firstname": "Somebody", "lastname": "Else"}, 0), (RUBY, 10)]
)
async def test_a_contact_of_somebody_elses_is_not_called_saved(
    talk: Talk, hubspot: SandboxClient, properties: dict[str, Any], ago: float
) -> None:
    await talk.say("list deals", "list_deals")
    made_by_others(hubspot, "contacts", properties, ago)
    hubspot.fault(method="POST", path="*/contacts", canned="bad_gateway")
    await talk.say(CONTACT, "create_contact")
    assert "utter_hubspot_found_saved" not in talk.names() and "utter_hubspot_created" not in talk.names()
    assert talk.slots.get("hubspot_undo") is None, "what somebody else made is not ours to undo"
    assert len(named(hubspot, "contacts", "ruby@example.com")) == 1


async def test_an_equal_deal_made_a_moment_before_is_another_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list contacts", "list_contacts")
    made_by_others(hubspot, "deals", LARKSPUR, 10)
    hubspot.fault(method="POST", path="*/deals", canned="bad_gateway")
    await talk.say(DEAL, "create_deal")
    assert "utter_hubspot_found_saved" not in talk.names() and talk.slots.get("hubspot_undo") is None
    await talk.say(DEAL, "create_deal")
    assert talk.result == "done" and is_clean(talk) and len(named(hubspot, "deals", "Larkspur")) == 2


@pytest.mark.parametrize("ahead", [-300, 300])
@pytest.mark.parametrize(
    ("said", "intent", "kind", "key"),
    [(DEAL, "create_deal", "deals", "Larkspur"), (CONTACT, "create_contact", "contacts", "ruby@example.com")],
)
async def test_what_was_saved_is_found_whatever_the_clocks_say(
    talk: Talk, hubspot: SandboxClient, ahead: int, said: str, intent: str, kind: str, key: str
) -> None:
    hubspot.settings(clock_shift_seconds=ahead)
    hubspot.fault(method="POST", path=f"*/{kind}", drop="after")
    await talk.say(said, intent)
    assert "utter_hubspot_found_saved" in talk.names() and talk.result == "done" and is_clean(talk)
    assert len(named(hubspot, kind, key)) == 1
