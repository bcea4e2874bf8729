"""A deal, then a contact of it: what a deal alone has is the deal's, "it" is the contact in all else."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk


def _state(hubspot: SandboxClient, kind: str) -> dict[str, dict[str, str | None]]:
    return {i: dict(r["properties"]) for i, r in hubspot.records(kind).items()}


async def _deal_then_contact(talk: Talk) -> None:
    await talk.say("open deal Tallgrass meter pilot", "get_deal")
    await talk.say("show Ingrid Halvorsen", "get_contact")


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("set the amount to 71k", "update_deal"), ("make it 71k", "inform"), ("make it 71k", "update_contact"),
        ("move it to contract sent", "update_deal"), ("it's in negotiation now", "update_deal"),
        ("close it on February 3", "update_contact"), ("close date february 3", "update_deal"),
        ("mark the deal as lost", "update_deal"), ("push the close date to March 2", "update_deal"),
        ("raise the amount by 2k", "update_deal"),
    ],
)  # fmt: skip
async def test_what_a_deal_alone_has(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await _deal_then_contact(talk)
    deals, contacts = _state(hubspot, "deals"), _state(hubspot, "contacts")
    await talk.say(said, intent)
    changed = [p["dealname"] for i, p in _state(hubspot, "deals").items() if p != deals[i]]
    assert changed in (["Tallgrass meter pilot"], []) and _state(hubspot, "contacts") == contacts, talk.text()
    assert changed or "negotiation" in said, talk.text()  # of another pipeline


@pytest.mark.parametrize(
    ("said", "intent"), [("how much is it?", "get_deal"), ("what stage is the deal in?", "get_deal")]
)
async def test_a_question(talk: Talk, said: str, intent: str) -> None:
    await _deal_then_contact(talk)
    await talk.say(said, intent)
    assert talk.words("utter_hubspot_found")["title"] == "Tallgrass meter pilot"


async def test_the_deal_is_to_go(talk: Talk) -> None:
    await _deal_then_contact(talk)
    await talk.say("delete the deal", "delete_deal")
    assert "Tallgrass meter pilot" in talk.text() and talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize(
    ("said", "intent"),
    [("assign it to Priya", "update_deal"), ("change the contact's city to Bergen", "update_contact"),
     ("her title is Treasurer", "update_contact")],
)  # fmt: skip
async def test_what_both_have_is_the_contacts(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await _deal_then_contact(talk)
    deals, contacts = _state(hubspot, "deals"), _state(hubspot, "contacts")
    await talk.say(said, intent)
    changed = [p["firstname"] for i, p in _state(hubspot, "contacts").items() if p != contacts[i]]
    assert changed == ["Ingrid"] and _state(hubspot, "deals") == deals


async def test_a_list_shown_since_leaves_it_open(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("open deal Tallgrass meter pilot", "get_deal")
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say("show Ingrid Halvorsen", "get_contact")
    deals = _state(hubspot, "deals")
    await talk.say("set the amount to 71k", "update_deal")
    assert talk.slots["requested_slot"] == "hubspot_deal" and _state(hubspot, "deals") == deals


async def test_the_contact_is_nobody_shown_before(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Ingrid Halvorsen", "get_contact")
    await talk.say("open deal Tallgrass meter pilot", "get_deal")
    contacts = _state(hubspot, "contacts")
    await talk.say("change the contact's city to Bergen", "update_contact")
    assert _state(hubspot, "contacts") == contacts
