"""The same message twice makes one record; the same wish twice makes two, after a yes."""

from __future__ import annotations

import asyncio
import copy

import pytest

from actions.ledger import book, desk
from actions.oauth import profiles
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SENTENCE = "create a deal called Larkspur for 5k in contract sent"
PERSON = "create contact wren.oakley@example.com, Wren Oakley"


def delivered_again(talk: Talk) -> Talk:
    """The conversation as a second delivery finds it while the first one's events are not saved yet."""
    other = Talk(talk.sender, talk.channel, talk.domain)
    state = copy.deepcopy((talk.slots, talk.events, talk.loop))
    other.slots, other.events, other.loop = state
    return other


async def test_a_sentence_delivered_twice_makes_one_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("hello", "greet")
    second = delivered_again(talk)
    await talk.say(SENTENCE, "create_deal")
    first_card = talk.text()
    await second.say(SENTENCE, "create_deal")
    assert second.text() == first_card and second.result == "done" and is_clean(second)
    assert len(named(hubspot, "deals", "Larkspur")) == 1


async def test_two_deliveries_at_once_make_one_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list deals", "list_deals")
    copies = [delivered_again(talk) for _ in range(4)]
    hubspot.fault(method="POST", path="*/deals", delay_ms=400, times=None)
    await asyncio.gather(*(one.say(SENTENCE, "create_deal") for one in copies))
    assert [one.result for one in copies] == ["done"] * 4
    assert len(named(hubspot, "deals", "Larkspur")) == 1


async def test_a_yes_delivered_twice_deletes_once_and_says_so_twice(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    second = delivered_again(talk)
    await talk.say("yes", "affirm")
    await second.say("yes", "affirm")
    assert talk.names() == second.names() == ["utter_hubspot_deleted"] and second.result == "done"


@pytest.mark.parametrize("sentence", ["change the amount of Kestrel arm upgrade to 5k"])
async def test_a_change_delivered_twice_is_sent_once(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say("hello", "greet")
    second = delivered_again(talk)
    await talk.say(sentence, "update_deal")
    await second.say(sentence, "update_deal")
    assert second.result == "done" and is_clean(second)
    assert [r["method"] for r in hubspot.requests()].count("PATCH") == 1


async def test_an_undo_delivered_twice(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the amount of Kestrel arm upgrade to 5k", "update_deal")
    second = delivered_again(talk)
    await talk.say("undo", "undo")
    await second.say("undo", "undo")
    assert second.names() == ["utter_hubspot_updated"] and second.result == "done"


@pytest.mark.parametrize(("sentence", "intent", "kind", "word"), [(SENTENCE, "create_deal", "deals", "Larkspur")])
async def test_the_same_wish_twice_is_asked_about(
    talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, kind: str, word: str
) -> None:
    await talk.say(sentence, intent)
    await talk.say(sentence, intent)
    assert talk.names() == ["utter_hubspot_made_before", "utter_hubspot_ask_create_another"]
    assert len(named(hubspot, kind, word)) == 1
    waiting = delivered_again(talk)
    await talk.say("yes", "affirm")
    assert talk.result == "done" and is_clean(talk) and len(named(hubspot, kind, word)) == 2
    await waiting.say("yes", "affirm")
    assert waiting.result == "done" and len(named(hubspot, kind, word)) == 2, "that yes was delivered twice"


async def test_no_other_one_is_wanted(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(SENTENCE, "create_deal")
    await talk.say(SENTENCE, "create_deal")
    await talk.say("no", "deny")
    assert talk.result == "cancelled" and is_clean(talk) and len(named(hubspot, "deals", "Larkspur")) == 1


async def test_one_that_was_deleted_is_made_again_without_a_question(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(SENTENCE, "create_deal")
    await talk.say("delete it", "delete_deal")
    await talk.say("yes", "affirm")
    await talk.say(SENTENCE, "create_deal")
    assert talk.result == "done" and len(named(hubspot, "deals", "Larkspur")) == 1


@pytest.mark.parametrize(
    ("sentence", "intent", "kind", "word"),
    [
        (SENTENCE, "create_deal", "deals", "Larkspur"),
        (PERSON, "create_contact", "contacts", "wren.oakley@example.com"),
    ],
)
@pytest.mark.parametrize("saved", [True, False])
async def test_one_whose_process_died_is_looked_up_first(
    talk: Talk,
    hubspot: SandboxClient,
    monkeypatch: pytest.MonkeyPatch,
    sentence: str,
    intent: str,
    kind: str,
    word: str,
    saved: bool,
) -> None:
    dying = delivered_again(talk)
    with monkeypatch.context() as patched:
        patched.setattr(book, "finish", lambda *_: None)
        if not saved:
            hubspot.fault(method="POST", path=f"*/{kind}", status=400, body={})
        await dying.say(sentence, intent)
    hubspot.clear_faults()
    assert len(named(hubspot, kind, word)) == saved
    await talk.say("hello", "greet")
    await talk.say(sentence, intent)
    assert talk.result == "done" and is_clean(talk) and len(named(hubspot, kind, word)) == 1
    assert ("utter_hubspot_found_saved" in talk.names()) == saved


async def test_an_equal_deal_of_somebody_else_is_not_taken_for_it(talk: Talk, hubspot: SandboxClient) -> None:
    ben = Talk("ben", "rest", talk.domain)
    await ben.say(SENTENCE, "create_deal")
    hubspot.fault(method="POST", path="*/deals", canned="bad_gateway")
    await talk.say(SENTENCE, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"] and talk.result == "unsure" and is_clean(talk)
    assert len(named(hubspot, "deals", "Larkspur")) == 1


def sent(hubspot: SandboxClient) -> list[str]:
    """What was asked of HubSpot about deals, in order: the last part of each path."""
    return [r["path"].rsplit("/", 1)[-1] for r in hubspot.requests() if r["method"] == "POST" and "deals" in r["path"]]


@pytest.mark.parametrize("how", ["said again", "delivered again"])
async def test_one_that_was_not_seen_is_looked_for_before_it_is_sent(
    talk: Talk, hubspot: SandboxClient, how: str
) -> None:
    await talk.say("hello", "greet")
    second = delivered_again(talk)
    hubspot.settings(index_lag=60)
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await talk.say(SENTENCE, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"] and talk.result == "unsure" and is_clean(talk)
    hubspot.settings(index_lag=0)
    again = talk if how == "said again" else second
    await again.say(SENTENCE, "create_deal")
    assert again.names() == ["utter_hubspot_found_saved", "utter_hubspot_created"] and again.result == "done"
    assert sent(hubspot).count("deals") == 1 and len(named(hubspot, "deals", "Larkspur")) == 1
    await again.say(SENTENCE, "create_deal")
    assert again.names() == ["utter_hubspot_made_before", "utter_hubspot_ask_create_another"]
    await again.say("yes", "affirm")
    assert again.result == "done" and len(named(hubspot, "deals", "Larkspur")) == 2, "a second one was wanted"


@pytest.mark.parametrize("how", ["said again", "delivered again"])
async def test_one_that_was_not_seen_and_is_not_there_is_sent(talk: Talk, hubspot: SandboxClient, how: str) -> None:
    await talk.say("hello", "greet")
    second = delivered_again(talk)
    hubspot.fault(method="POST", path="*/deals", canned="bad_gateway")
    await talk.say(SENTENCE, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"]
    await asyncio.sleep(0.6)  # HUBSPOT_INDEX_SECONDS once more: one look is enough then
    before = len(sent(hubspot))
    again = talk if how == "said again" else second
    await again.say(SENTENCE, "create_deal")
    assert again.names() == ["utter_hubspot_created"] and again.result == "done"
    assert sent(hubspot)[before:] == ["search", "deals"] and len(named(hubspot, "deals", "Larkspur")) == 1


async def test_one_that_was_not_seen_is_waited_for_as_long_again(
    talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hubspot.settings(index_lag=1.8)
    monkeypatch.setenv("HUBSPOT_INDEX_SECONDS", "1")
    _forget()
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await talk.say(SENTENCE, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"]
    await talk.say(SENTENCE, "create_deal")
    hubspot.settings(index_lag=0)
    assert talk.result == "done" and len(named(hubspot, "deals", "Larkspur")) == 1


async def test_one_that_is_read_by_its_address_was_surely_not_saved(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.fault(method="POST", path="*/contacts", canned="bad_gateway")
    await talk.say(PERSON, "create_contact")
    assert talk.names() == ["utter_hubspot_not_saved"] and talk.result == "unreachable" and is_clean(talk)
    await talk.say(PERSON, "create_contact")
    assert talk.names() == ["utter_hubspot_created"] and len(named(hubspot, "contacts", "wren.oakley@example.com")) == 1


async def test_the_index_is_waited_for(talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch) -> None:
    hubspot.settings(index_lag=1.5)
    monkeypatch.setenv("HUBSPOT_INDEX_SECONDS", "3")
    _forget()
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await talk.say(SENTENCE, "create_deal")
    hubspot.settings(index_lag=0)
    assert talk.result == "done" and len(named(hubspot, "deals", "Larkspur")) == 1


async def test_what_cannot_be_told_is_not_claimed(
    talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hubspot.settings(index_lag=4)
    monkeypatch.setenv("HUBSPOT_TURN_SECONDS", "2")
    monkeypatch.setenv("HUBSPOT_INDEX_SECONDS", "15")
    _forget()
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await talk.say(SENTENCE, "create_deal")
    assert talk.result == "unsure" and "show the deal Larkspur" in talk.text() and is_clean(talk)
    hubspot.settings(index_lag=0)
    await talk.say(SENTENCE, "create_deal")
    assert talk.result == "done" and len(named(hubspot, "deals", "Larkspur")) == 1


def _forget() -> None:
    profiles.forget()
    desk.forget()


async def test_the_same_contact_again_is_the_one_that_exists(talk: Talk) -> None:
    for _ in range(2):
        await talk.say("create contact ada.quill@example.org, Ada Quill", "create_contact")
    assert "utter_hubspot_exists_already" in talk.names() and talk.names()[-1] == "utter_hubspot_ask_update_existing"
