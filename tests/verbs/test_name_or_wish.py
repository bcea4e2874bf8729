"""At the question for a deal's name: a name that begins like an order, and an order."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

NAMES = [
    ("Search party torches", "search_deals"),
    ("search party torches", "search_contacts"),
    ("Find-my-keys tags", "get_deal"),
    ("Update kiosks 2031", "update_deal"),
    ("Customer club cards", "list_contacts"),
    ("List printing for Orla", "list_deals"),
    ("Undo stitching kits", "undo"),
    ("Erase board pens", "delete_deal"),
    ("Delete-proof labels", "delete_contact"),
]


@pytest.mark.parametrize(("said", "intent"), NAMES)
@pytest.mark.parametrize("agrees", [("yes", "affirm"), ("1", "inform"), ("", "")])
async def test_it_is_asked_whether_it_is_the_name(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, agrees: tuple[str, str]
) -> None:
    await talk.say("create a deal in contract sent", "create_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_several_readings", "utter_hubspot_ask_deal_name"]
    assert not named(hubspot, "deals", said)
    if agrees[0]:
        await talk.say(*agrees)
    else:
        await talk.press(talk.buttons()[0])
    assert talk.names() == ["utter_hubspot_created"] and is_clean(talk)
    assert named(hubspot, "deals", said)[0]["dealstage"] == "contractsent"


@pytest.mark.parametrize(("said", "intent"), NAMES)
async def test_another_name_is_taken_as_ever(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("create a deal in contract sent", "create_deal")
    await talk.say(said, intent)
    await talk.say("no", "deny")
    await talk.say("Torch relay", "inform")
    assert is_clean(talk) and named(hubspot, "deals", "Torch relay") and not named(hubspot, "deals", said)


async def test_said_again_it_is_the_order(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal in contract sent", "create_deal")
    for _ in range(2):
        await talk.say("delete Hogwash", "delete_deal")
    assert talk.names()[0] == "utter_hubspot_none_found" and talk.names()[-1] == "utter_hubspot_ask_deal_name"
    assert not named(hubspot, "deals", "delete Hogwash")


@pytest.mark.parametrize(
    ("said", "intent", "hears"),
    [("show my deals", "list_deals", "utter_hubspot_listed"), ("deals over 50k", "search_deals", "utter_hubspot_hits"),
     ("over 50k", "search_deals", "utter_hubspot_hits"), ("search website", "search_deals", "utter_hubspot_hits"),
     ("delete Northgate onboarding", "delete_deal", "utter_hubspot_ask_confirmation"),
     ("update Sam May", "update_contact", "utter_hubspot_ask_property"), ("show Sam May", "get_contact", "_found"),
     ("list the contacts", "list_contacts", "_listed"), ("undo", "undo", "utter_hubspot_nothing_to_undo"),
     ("undo that", "undo", "utter_hubspot_nothing_to_undo"), ("delete it", "delete_deal", "_cancelled"),
     ("what stages are there?", "list_stages", "utter_hubspot_stages"), ("cancel", "cancel", "_cancelled")],
)  # fmt: skip
async def test_a_whole_order_interrupts(talk: Talk, said: str, intent: str, hears: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(said, intent)
    assert any(hears in name for name in talk.names()) and "utter_hubspot_several_readings" not in talk.names()
