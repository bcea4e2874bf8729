"""Labels that the portal does not have are asked about; one with a word before it that turns it is none of them."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

DEAL = "Kestrel arm upgrade"
EVA = "eva.novotna@ostravasteel.example.com"


def stage(hubspot: SandboxClient) -> str:
    return str(hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]["dealstage"])


@pytest.mark.parametrize(
    "sentence",
    ["mark it as almost won", "it's nearly won", "the stage is almost contract sent"],
)
async def test_almost_there_is_not_there(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    before = stage(hubspot)
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(sentence, "update_deal")
    assert stage(hubspot) == before and talk.slots["requested_slot"] is not None


@pytest.mark.parametrize("sentence", ["move it to shipped", "advance it to legal review"])
async def test_no_such_stage(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    before = stage(hubspot)
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(sentence, "update_deal")
    assert "is not one of the choices for Deal Stage" in talk.text() and stage(hubspot) == before
    await talk.say("closed lost", "inform")
    assert stage(hubspot) != before and is_clean(talk)


@pytest.mark.parametrize(
    "sentence",
    ["make her a former customer", "mark her as a lost customer", "set her lifecycle stage to potential customer"],
)
async def test_no_customer(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    held = hubspot.records("contacts")
    await talk.say(f"show {EVA}", "get_contact")
    await talk.say(sentence, "update_contact")
    assert "customer” is not one of the choices for Lifecycle Stage" in talk.text()
    assert hubspot.records("contacts") == held
    await talk.say("customer", "inform")
    assert talk.result == "done" and "Opportunity → Customer" in talk.text()


@pytest.mark.parametrize(
    ("sentence", "intent", "gone"),
    [
        ("create a deal Lantern alley for 3k", "create_deal", "delete Lantern alley"),
        ("create a deal Lantern alley for 3k", "create_deal", "delete it"),
        ("add a contact jo.frost@example.com", "create_contact", "remove jo.frost@example.com"),
    ],
)
async def test_what_is_not_there_yet_is_called_off(
    talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, gone: str
) -> None:
    await talk.say(sentence, intent)
    await talk.say(gone, f"delete_{intent.removeprefix('create_')}")
    assert talk.result == "cancelled" and is_clean(talk)


async def test_another_that_is_there_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal Lantern alley for 3k", "create_deal")
    await talk.say(f"delete {DEAL}", "delete_deal")
    assert DEAL in talk.text() and talk.slots["requested_slot"] == "hubspot_confirmation"
    await talk.say("no", "deny")
    assert talk.slots["requested_slot"] == "hubspot_deal_stage"


async def test_no_longer_is_not(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("deals that are no longer open", "search_deals")
    assert "not open" in talk.text() or "closed" in talk.text()


@pytest.mark.parametrize(
    "asked", ["change the owner", "change the priority", "change the close date", "assign it to me"]
)
@pytest.mark.parametrize("said", ["delete it", "please delete it", "just erase that", "remove it"])
async def test_a_delete_at_a_question_for_a_value_empties_nothing(
    talk: Talk, hubspot: SandboxClient, asked: str, said: str
) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say(asked, "update_deal")
    before = hubspot.records("deals")
    await talk.say(said, "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and hubspot.records("deals") == before
    await talk.say("no", "deny")
    assert talk.slots["requested_slot"] == "hubspot_value" and hubspot.records("deals") == before


@pytest.mark.parametrize("said", ["nobody", "clear it", "remove it", "unassign it"])
async def test_an_owner_is_taken_off_at_its_question(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("change the owner", "update_deal")
    await talk.say(said, "inform")
    assert talk.result == "done" and "hubspot_owner_id" not in named(hubspot, "deals", "Kestrel arm upgrade")[0]
