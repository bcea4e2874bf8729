"""Questions and other jobs in the middle of a dialog, and what goes on afterwards."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

ASIDES = [
    ("help", "help"),
    ("what stages are there?", "list_stages"),
    ("who are the owners?", "list_owners"),
    ("what can I change?", "list_properties"),
    ("show more", "show_more"),
    ("undo", "undo"),
]
DIALOGS = [
    ("create a deal", "create_deal"),
    ("create a deal called Larkspur", "create_deal"),
    ("create a contact", "create_contact"),
    ("show a deal", "get_deal"),
    ("show the deal Website redesign", "get_deal"),
    ("update a contact", "update_contact"),
    ("update the deal Kestrel arm upgrade", "update_deal"),
    ("change the stage of Kestrel arm upgrade", "update_deal"),
    ("delete the deal Kestrel arm upgrade", "delete_deal"),
    ("search deals", "search_deals"),
    ("find contacts", "search_contacts"),
]


@pytest.mark.parametrize(("aside", "aside_intent"), ASIDES)
@pytest.mark.parametrize(("sentence", "intent"), DIALOGS)
async def test_an_aside_leaves_the_question_standing(
    talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, aside: str, aside_intent: str
) -> None:
    await talk.say(sentence, intent)
    question, slots = talk.names()[-1], dict(talk.slots)
    assert talk.loop
    await talk.say(aside, aside_intent)
    assert talk.names()[-1] == question and len(talk.names()) >= 2
    assert {n: v for n, v in talk.slots.items() if n != "hubspot_result"} == {
        n: v for n, v in slots.items() if n != "hubspot_result"
    }


@pytest.mark.parametrize(("sentence", "intent"), DIALOGS)
async def test_cancel_at_every_question(talk: Talk, hubspot: SandboxClient, sentence: str, intent: str) -> None:
    await talk.say(sentence, intent)
    await talk.say("cancel", "cancel")
    assert talk.result == "cancelled" and is_clean(talk)


async def test_create_search_create(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say("find deals over 100k", "search_deals")
    assert talk.names()[-2:] == ["utter_hubspot_resumed", "utter_hubspot_ask_deal_stage"]
    await talk.say("create a contact", "create_contact")
    await talk.say("cancel", "cancel")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage" and talk.buttons()
    await talk.say("2", "inform")
    assert named(hubspot, "deals", "Larkspur")[0]["dealstage"] == "qualifiedtobuy" and is_clean(talk)


async def test_three_dialogs_deep(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say("create a contact zed@example.org", "create_contact")
    await talk.say("change the amount of Kestrel arm upgrade", "update_deal")
    await talk.say("5k", "inform")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "5000"
    assert talk.slots["requested_slot"] == "hubspot_contact_first_name"
    await talk.say("Zed Zulu", "inform")
    assert named(hubspot, "contacts", "zed@example.org")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Larkspur") and is_clean(talk)


async def test_a_yes_within_another_dialog_deletes_nothing(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    await talk.say("create a contact", "create_contact")
    await talk.say("yes", "affirm")
    assert talk.loop == "hubspot_create_contact_form"
    await talk.say("delete contact ruth.goldberg@example.com", "delete_contact")
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", "ruth.goldberg@example.com")
    assert named(hubspot, "deals", "Studio 54 lighting")


async def test_it_after_each_verb(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show ruth.goldberg@example.com", "get_contact")
    await talk.say("create a deal called Larkspur in contract sent", "create_deal")
    await talk.say("show it", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Larkspur", "the last one, whatever kind the intent guesses"
    await talk.say("delete it", "delete_deal")
    await talk.say("yes", "affirm")
    await talk.say("show it", "get_deal")
    assert talk.result == "not_found"


async def test_a_bare_noun_phrase_shows_the_record(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("the Tallgrass meter pilot deal", "inform")
    assert "Tallgrass meter pilot" in talk.text() and talk.result == "done"


async def test_make_it_changes_the_record_shown_last(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("the Tallgrass meter pilot deal", "inform")
    await talk.say("make it 70k", "inform")
    assert "$64,000 → $70,000" in talk.text()


async def test_who_is_the_first_of_the_list(talk: Talk) -> None:
    await talk.say("contacts at Northgate", "search_contacts")
    first = talk.text().split("1. ")[1].split(" \u2014")[0]
    await talk.say("who is the first?", "out_of_scope")
    assert talk.result == "done" and first in talk.text()
    await talk.say("who is the pope?", "out_of_scope")
    assert talk.names() == ["utter_hubspot_out_of_scope"]


async def test_what_is_asked_of_the_last_record_undoes_and_tells_no_change(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur Mill for 10k in contract sent", "create_deal")
    await talk.say("what did you put as closing date?", "undo")
    assert talk.names() == ["utter_hubspot_found"] and "Close Date" in talk.text()


async def test_a_name_that_begins_with_more_is_no_page(talk: Talk) -> None:
    await talk.say("create contact More Obi, more.obi@example.com", "create_contact")
    for first in ("show Olena Kovalenko", "list contacts"):
        await talk.say(first, "list_contacts" if first.startswith("list") else "get_contact")
        await talk.say("show More Obi", "show_more")
        assert talk.names() == ["utter_hubspot_found"] and "more.obi@example.com" in talk.text()
    await talk.say("show more", "show_more")
    assert talk.names()[0] == "utter_hubspot_page"
