"""A wish that is taken back in its own sentence does nothing; right after it was done, it is put back or told."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SAKURA = "Sakura export licences"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("create a deal called Zadar Trams 4k contract sent, forget it", "create_deal"),
        ("create a deal called Zadar Trams 4k contract sent, no, don't", "create_deal"),
        ("create a deal called Zadar Trams 4k contract sent. Actually no, never mind", "create_deal"),
        ("new contact Ana Babić ana@zadar.example.com, scratch that", "create_contact"),
        ("move Kestrel arm upgrade to contract sent, no don't", "update_deal"),
        ("assign Kestrel arm upgrade to Priya, forget it", "update_deal"),
        ("set priority of Kestrel arm upgrade to low, no, leave it", "update_deal"),
        ("change the close date of Kestrel arm upgrade to 5 feb, scratch that", "update_deal"),
        ("delete Kestrel arm upgrade - oh wait, cancel that", "delete_deal"),
    ],
)
async def test_a_wish_taken_back_does_nothing(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = hubspot.records("deals"), hubspot.records("contacts")
    await talk.say(said, intent)
    assert talk.result == "cancelled" and is_clean(talk)
    assert (hubspot.records("deals"), hubspot.records("contacts")) == before


@pytest.mark.parametrize(
    ("said", "amount"),
    [("set Kestrel arm upgrade to 80k, sorry, 81k", "81000"), ("set Kestrel arm upgrade to 80k, please, now", "80000")],
)
async def test_another_value_is_no_taking_back(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    await talk.say(said, "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == amount


@pytest.mark.parametrize("said", ["scratch that", "no wait, strike that", "please cancel that", "cancel the change"])
async def test_what_was_just_written_is_put_back(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = named(hubspot, "deals", SAKURA)[0]["amount"]
    await talk.say(f"set the amount of {SAKURA} to 81k", "update_deal")
    await talk.say(said, "cancel")
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == before and is_clean(talk)


@pytest.mark.parametrize("said", ["forget it", "cancel", "never mind"])
async def test_what_calls_off_nothing_tells_what_was_just_written(
    talk: Talk, hubspot: SandboxClient, said: str
) -> None:
    await talk.say(f"set the amount of {SAKURA} to 81k", "update_deal")
    await talk.say(said, "cancel")
    assert talk.names() == ["utter_hubspot_nothing_to_cancel", "utter_hubspot_last_updated"]
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == "81000" and "undo" in talk.text() and is_clean(talk)


async def test_a_record_just_made_is_deleted_after_a_yes_only(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur Mill for 10k in contract sent", "create_deal")
    await talk.say("scratch that", "cancel")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and named(hubspot, "deals", "Larkspur Mill")
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Larkspur Mill")


async def test_what_was_written_before_something_was_shown_stays(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the amount of {SAKURA} to 81k", "update_deal")
    await talk.say("show Umoja Health renewal", "get_deal")
    await talk.say("cancel that", "cancel")
    assert talk.names() == ["utter_hubspot_nothing_to_cancel"]
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == "81000"


@pytest.mark.parametrize("intent", ["inform", "deny", "nlu_fallback"])
async def test_whatever_it_is_taken_for_it_is_told_what_was_written(talk: Talk, intent: str) -> None:
    await talk.say(f"set the amount of {SAKURA} to 81k", "update_deal")
    talk.actions["action_deny"] = talk.actions["action_inform"]  # as in data/common.yml
    await talk.say("no, scratch that", intent)
    assert talk.names() == ["utter_hubspot_last_updated"] and talk.buttons()


@pytest.mark.parametrize(
    ("said", "intent", "amount"),
    [
        ("please don't cancel that", "cancel", "81000"),
        ("cancel that meeting", "cancel", "81000"),
        ("cancel this deal", "cancel", "81000"),
        ("scratch that, make it 82k", "cancel", "82000"),
    ],
)
async def test_what_calls_off_something_else_or_goes_on_puts_nothing_back(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, amount: str
) -> None:
    await talk.say(f"set the amount of {SAKURA} to 81k", "update_deal")
    await talk.say(said, intent)
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == amount and is_clean(talk)


async def test_of_two_names_of_a_new_deal_one_is_chosen(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal Quill for 4k in contract sent, no, Heron", "create_deal")
    assert "1. Heron\n2. Quill" in talk.text() and not named(hubspot, "deals", "Quill")
    await talk.say("the first", "inform")
    assert named(hubspot, "deals", "Heron")[0]["amount"] == "4000" and not named(hubspot, "deals", "Quill")


@pytest.mark.parametrize(
    "said", ["scratch that, make it 82k", "Scratch that. Set it to 82k", "scratch this and make it 82k"]
)
async def test_what_was_written_is_put_right(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("set the amount of Kestrel arm upgrade to 81k", "update_deal")
    await talk.say(said, "update_deal")
    assert is_clean(talk) and named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "82000"


@pytest.mark.parametrize("said", ["scratch that deal", "scratch it", "scratch Kestrel arm upgrade"])
async def test_a_record_may_be_scratched(talk: Talk, said: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(said, "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]
