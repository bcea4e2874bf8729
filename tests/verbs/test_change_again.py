"""A change that is delivered again, or said again while nobody knows what became of it."""

from __future__ import annotations

import pytest

from actions.ledger import book
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named
from tests.verbs.test_repetition import SENTENCE, delivered_again

RAISE = "raise the amount of Larkspur by 10 %"
SET = "set the amount of Larkspur to 7000"


@pytest.mark.parametrize(
    ("change", "since", "amount"),
    [
        (RAISE, "set the close date of Larkspur to 31 December 2026", "5500"),
        (RAISE, "set the amount of Larkspur to 9000", "9000"),
        (SET, "set the amount of Larkspur to 9000", "9000"),
    ],
)
async def test_a_message_id_is_known_after_another_change(
    talk: Talk, hubspot: SandboxClient, change: str, since: str, amount: str
) -> None:
    await talk.say(SENTENCE, "create_deal")
    for talk.message, said in (("m1", change), ("m2", since), ("m1", change)):
        await talk.say(said, "update_deal")
        assert talk.names() == ["utter_hubspot_updated"] and talk.result == "done" and is_clean(talk)
    shown = "Amount: $5,000 → $5,500" if amount == "5500" else "Amount: $9,000"
    assert shown in talk.text() and ("→" in talk.text()) == (amount == "5500"), "what was done then, and what is now"
    assert named(hubspot, "deals", "Larkspur")[0]["amount"] == amount
    assert [r["method"] for r in hubspot.requests()].count("PATCH") == 2
    talk.message = "m3"
    await talk.say("undo", "undo")
    assert talk.result == "done" and ("Close Date" if amount == "5500" else "Amount: $9,000 → ") in talk.text()


async def test_ten_percent_more_delivered_twice_is_said_as_the_first_time(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(SENTENCE, "create_deal")
    second = delivered_again(talk)
    await talk.say(RAISE, "update_deal")
    await second.say(RAISE, "update_deal")
    assert second.text() == talk.text() and "$5,000 → $5,500" in talk.text() and second.result == "done"
    assert named(hubspot, "deals", "Larkspur")[0]["amount"] == "5500" and is_clean(second)


async def test_ten_percent_more_whose_process_died_is_not_added_again(
    talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talk.say(SENTENCE, "create_deal")
    dying = delivered_again(talk)
    with monkeypatch.context() as patched:
        patched.setattr(book, "finish", lambda *_: None)
        await dying.say(RAISE, "update_deal")
    await talk.say(RAISE, "update_deal")
    assert talk.names() == ["utter_hubspot_found_saved", "utter_hubspot_updated"] and talk.result == "done"
    assert named(hubspot, "deals", "Larkspur")[0]["amount"] == "5500" and "$5,000 → $5,500" in talk.text()
    await talk.say("undo", "undo")
    assert named(hubspot, "deals", "Larkspur")[0]["amount"] == "5000" and is_clean(talk)


@pytest.mark.parametrize("saved", [True, False])
@pytest.mark.parametrize(("again", "amount"), [(RAISE, "5500"), ("raise the amount of Larkspur by 20 %", "")])
async def test_ten_percent_more_in_doubt_is_looked_up_when_it_is_said_again(
    talk: Talk, hubspot: SandboxClient, saved: bool, again: str, amount: str
) -> None:
    await talk.say(SENTENCE, "create_deal")
    hubspot.fault(method="PATCH", drop="after" if saved else "before", times=None)
    hubspot.fault(method="GET", path="*/deals/*", canned="unavailable", after=1, times=None)  # what it holds is read
    await talk.say(RAISE, "update_deal")
    assert talk.names() == ["utter_hubspot_unsure"]
    hubspot.clear_faults()
    if amount:
        await talk.say("show the deal Northgate onboarding", "get_deal")
    await talk.say(again, "update_deal")
    assert talk.result == "done" and is_clean(talk)
    assert named(hubspot, "deals", "Larkspur")[0]["amount"] == (amount or ("6600" if saved else "6000"))


async def test_ten_percent_more_of_what_somebody_else_wrote_since(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(SENTENCE, "create_deal")
    hubspot.fault(method="PATCH", drop="after", times=None)
    hubspot.fault(method="GET", path="*/deals/*", canned="unavailable", after=1, times=None)  # what it holds is read
    await talk.say(RAISE, "update_deal")
    hubspot.clear_faults()
    id = id_of(hubspot, "deals", "Larkspur")
    hubspot.call("PATCH", f"/crm/objects/2026-09/deals/{id}", {"properties": {"amount": "8000"}})
    await talk.say(RAISE, "update_deal")
    assert talk.result == "done" and named(hubspot, "deals", "Larkspur")[0]["amount"] == "8800"


async def test_what_hubspot_left_is_said_again_of_a_second_delivery(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show contact ruth.goldberg@example.com", "get_contact")
    second = delivered_again(talk)
    await talk.say("change the lifecycle stage to subscriber", "update_contact")
    await second.say("change the lifecycle stage to subscriber", "update_contact")
    assert talk.names() == second.names() == ["utter_hubspot_forward_only"] and second.result == "refused"
