"""Several records in one wish: it goes one by one, and the one chosen goes on with what was wished."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize("choice", ["2", "the lukas one", "the EUR one"])
async def test_the_chosen_one_is_asked_about(talk: Talk, hubspot: SandboxClient, choice: str) -> None:
    await talk.say("remove both website redesign deals", "delete_deal")
    assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"]
    await talk.say(choice, "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("yes", "affirm")
    left = named(hubspot, "deals", "Website redesign")
    assert [deal["deal_currency_code"] for deal in left] == ["USD"] and is_clean(talk)


async def test_none_of_them(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete both website redesign deals", "delete_deal")
    await talk.say("none", "deny")
    assert is_clean(talk) and len(named(hubspot, "deals", "Website redesign")) == 2


@pytest.mark.parametrize(
    ("said", "intent", "told"),
    [
        ("all the deals of lukas should move to priya", "update_contact", "Lukas Brandt → Priya Nair"),
        ("all the deals of lukas should move to priya", "list_deals", "Lukas Brandt → Priya Nair"),
        ("hand all deals of lukas over to priya", "search_deals", "Lukas Brandt → Priya Nair"),
        ("assign every deal of lukas to priya", "nlu_fallback", "Lukas Brandt → Priya Nair"),
        ("set every renewal to negotiation", "update_deal", "→ Negotiation"),
        ("move all the website redesign deals to contract sent", "get_deal", "→ Contract Sent"),
    ],
)
async def test_one_of_several_is_changed(talk: Talk, said: str, intent: str, told: str) -> None:
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"]
    await talk.say("1", "inform")
    assert told in talk.text() and is_clean(talk)


async def test_one_of_the_list(talk: Talk) -> None:
    await talk.say("list deals at kestrel", "list_deals")
    await talk.say("delete them all", "delete_deal")
    await talk.say("2", "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]


@pytest.mark.parametrize("said", ["push all my june deals to july", "all deals should go"])
async def test_nothing_that_fits(talk: Talk, said: str) -> None:
    await talk.say(said, "list_deals")
    assert talk.names() == ["utter_hubspot_one_at_a_time"] and is_clean(talk)


@pytest.mark.parametrize(
    "said", ["all deals closing this month", "all my deals", "all deals that should close in march"]
)
async def test_a_look_at_several(talk: Talk, said: str) -> None:
    await talk.say(said, "list_deals")
    assert "utter_hubspot_one_at_a_time" not in talk.names()


@pytest.mark.parametrize(
    ("said", "intent"),
    [("Create 2 deals for me please", "create_deal"), ("add three new contacts", "create_contact"),
     ("create two deals called Larch and Birch", "create_deal"), ("make a few deals", "create_deal")],
)  # fmt: skip
async def test_several_new_ones(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_one_new_at_a_time" and talk.loop


@pytest.mark.parametrize("said", ["create a deal", "create a deal called 2 deals", "add the 5 seats deal"])
async def test_one_new_one(talk: Talk, said: str) -> None:
    await talk.say(said, "create_deal")
    assert "utter_hubspot_one_new_at_a_time" not in talk.names()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("assign them to Dana", "update_deal"),
        ("set their city to Leeds", "update_contact"),
        ("delete them", "delete_deal"),
    ],
)
async def test_them_are_taken_one_at_a_time(talk: Talk, hubspot: SandboxClient, text: str, intent: str) -> None:
    before = hubspot.records("contacts")
    await talk.say("contacts in Rotterdam", "search_contacts")
    await talk.say(text, intent)
    assert "utter_hubspot_one_at_a_time" in talk.names() and hubspot.records("contacts") == before
    await talk.say("cancel", "cancel")


async def test_a_look_at_them_is_none(talk: Talk) -> None:
    await talk.say("contacts in Rotterdam", "search_contacts")
    await talk.say("what's their phone?", "get_contact")
    assert "utter_hubspot_one_at_a_time" not in talk.names()


@pytest.mark.parametrize(
    ("looked", "said", "told"),
    [
        ("contacts called Maria", "mark both as evangelists", ("Evangelist",)),
        ("deals at kestrel", "put both in closed won", ("→ Closed Won",)),
        ("deals at kestrel", "set both deals at 12k", ("→ $12,000",)),
    ],
)
async def test_both_are_of_the_list_and_not_of_where_they_go(
    talk: Talk, looked: str, said: str, told: tuple[str, ...]
) -> None:
    noun = "contact" if "contacts" in looked else "deal"
    await talk.say(looked, f"search_{noun}s")
    shown = [target["id"] for target in talk.slots["hubspot_last_list"]["targets"]]
    await talk.say(said, f"update_{noun}")
    assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"]
    await talk.say("1", "inform")
    assert talk.slots["hubspot_last_record"]["id"] == shown[0]
    assert all(words in talk.text() for words in told)
