"""Connecting from the chat, with HubSpot's consent in a browser beside it."""

from __future__ import annotations

from collections.abc import Callable

from actions.oauth import grants
from sandbox.testing import SandboxClient
from tests.account.ways import agree, connect, link_in
from tests.oauth.world import identity
from tests.talk import Talk

Say = Callable[..., Talk]


async def test_a_request_waits_for_the_connection_and_goes_on(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    assert ana.names() == [
        "utter_hubspot_connect_why_first",
        "utter_hubspot_connect_kept",
        "utter_hubspot_connect_link",
        "utter_hubspot_ask_code",
    ]
    code = await agree(link_in(ana))
    await ana.say(f"{code[:3]} {code[3:]}", "inform")
    assert ana.names() == ["utter_hubspot_ask_connect_confirmation"]
    assert ana.words("utter_hubspot_ask_connect_confirmation")["email"].endswith("@juniperlark.example.com")
    assert grants.find(identity()) is None, "nothing is usable before the yes"
    await ana.say("yes", "affirm")
    assert ana.names()[:3] == ["utter_hubspot_connected", "utter_hubspot_resumed", "utter_hubspot_ask_deal_stage"]
    await ana.say("default", "inform")
    assert ana.result == "done"
    assert any(r["properties"]["dealname"] == "Acme renewal" for r in hubspot.records("deals").values())


async def test_nothing_is_left_behind(talk: Say) -> None:
    ana = talk()
    await connect(ana)
    assert ana.result == "done"
    left = {n for n, v in ana.slots.items() if v is not None} - {"hubspot_result"}
    assert not left
