"""What is said at "Shall I set …?" or at "Delete …?" beside a yes or a no: no change is lost without a word."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

MADE = "Create a deal called Larkspur Mill for 10k in contract sent"
SAKURA, UMOJA = "Sakura export licences", "Umoja Health renewal"


async def _proposed(talk: Talk) -> None:
    await talk.say(MADE, "create_deal")
    await talk.say("12.5k", "inform")
    assert talk.names() == ["utter_hubspot_propose_change"]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("and move it to presentation scheduled", "update_deal"),
        ("also put it in presentation scheduled", "update_deal"),
        ("yes, and the stage is presentation scheduled", "affirm"),
        ("sure, set the stage to presentation scheduled", "inform"),
        ("set the stage to presentation scheduled as well", "update_deal"),
    ],
)
async def test_what_goes_on_is_a_yes_to_what_was_proposed(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await _proposed(talk)
    await talk.say(said, intent)
    (deal,) = named(hubspot, "deals", "Larkspur Mill")
    assert (deal["amount"], deal["dealstage"]) == ("12500", "presentationscheduled") and is_clean(talk)


@pytest.mark.parametrize("said", ["move it to presentation scheduled", "stage presentation scheduled"])
@pytest.mark.parametrize(("answer", "amount"), [("yes", "12500"), ("no", "10000")])
async def test_what_was_proposed_is_asked_again_after_another_change(
    talk: Talk, hubspot: SandboxClient, said: str, answer: str, amount: str
) -> None:
    await _proposed(talk)
    await talk.say(said, "update_deal")
    assert talk.names()[-1] == "utter_hubspot_propose_change" and "$12,500" in talk.text()
    (deal,) = named(hubspot, "deals", "Larkspur Mill")
    assert (deal["amount"], deal["dealstage"]) == ("10000", "presentationscheduled")
    await talk.say(answer, "affirm" if answer == "yes" else "deny")
    (deal,) = named(hubspot, "deals", "Larkspur Mill")
    assert (deal["amount"], deal["dealstage"]) == (amount, "presentationscheduled") and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "intent", "amount", "stage"),
    [
        ("no, 13k", "deny", "13000", "contractsent"),
        ("nope, move it to presentation scheduled", "deny", "10000", "presentationscheduled"),
        ("actually 14k", "inform", "14000", "contractsent"),
        ("make it 15k instead", "update_deal", "15000", "contractsent"),
    ],
)
async def test_what_is_refused_or_replaced_is_not_asked_again(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, amount: str, stage: str
) -> None:
    await _proposed(talk)
    await talk.say(said, intent)
    (deal,) = named(hubspot, "deals", "Larkspur Mill")
    assert (deal["amount"], deal["dealstage"]) == (amount, stage) and is_clean(talk)


async def test_what_was_proposed_is_asked_again_after_another_record(talk: Talk, hubspot: SandboxClient) -> None:
    await _proposed(talk)
    await talk.say(f"set the amount of {SAKURA} to 61k", "update_deal")
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == "61000"
    assert "Larkspur Mill to $12,500" in talk.text()
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Larkspur Mill")[0]["amount"] == "12500" and is_clean(talk)


@pytest.mark.parametrize("said", ["no wait make that 11k", "wait, make it 11k", "hang on, wait, 11k"])
async def test_a_wait_is_no_event_that_is_told_of(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(MADE, "create_deal")
    await talk.say(said, "update_deal")
    assert named(hubspot, "deals", "Larkspur Mill")[0]["amount"] == "11000" and is_clean(talk)


@pytest.mark.parametrize(
    "said", [f"sure, delete {UMOJA} as well", f"yes, remove {UMOJA} too", f"ok, and delete {UMOJA}"]
)
async def test_a_yes_that_wishes_another_deletion_as_well(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"delete {SAKURA}", "delete_deal")
    await talk.say(said, "delete_deal")
    assert not named(hubspot, "deals", SAKURA) and named(hubspot, "deals", UMOJA)
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", UMOJA) and is_clean(talk)


async def test_a_yes_to_another_deletion_tells_that_this_one_stays(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"delete {SAKURA}", "delete_deal")
    await talk.say(f"yes, delete {UMOJA}", "delete_deal")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_ask_confirmation"] and SAKURA in talk.text()
    assert named(hubspot, "deals", SAKURA) and named(hubspot, "deals", UMOJA)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("create a contact Mo Li, mo.li@example.com", "create_contact"),
        ("set the job title of Olena Kovalenko to Head of Law", "update_contact"),
    ],
)
async def test_what_was_proposed_is_asked_again_after_another_write(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await _proposed(talk)
    await talk.say(said, intent)
    assert talk.names()[-1] == "utter_hubspot_propose_change"
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Larkspur Mill")[0]["amount"] == "12500" and is_clean(talk)


async def test_a_look_drops_what_was_only_proposed(talk: Talk) -> None:
    await _proposed(talk)
    await talk.say("list deals", "list_deals")
    assert "utter_hubspot_propose_change" not in talk.names() and is_clean(talk)


async def test_a_link_beside_what_was_proposed_is_made_afterwards(talk: Talk, hubspot: SandboxClient) -> None:
    await _proposed(talk)
    await talk.say("and link it to Olena Kovalenko", "update_deal")
    assert "utter_hubspot_linked_to" in talk.names() and is_clean(talk)
    assert named(hubspot, "deals", "Larkspur Mill")[0]["amount"] == "12500"


async def test_a_link_is_told_to_be_undone_after_a_no(talk: Talk) -> None:
    await _proposed(talk)
    await talk.say("link it to Olena Kovalenko", "update_deal")
    await talk.say("no", "deny")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_left_undone"] and is_clean(talk)


@pytest.mark.parametrize("intent", ["deny", "inform"])
@pytest.mark.parametrize("said", ["no, not 12.5k", "no, it's not 12.5k", "nope, 12.5k is the price of another one"])
async def test_a_no_that_says_the_value_again_is_a_no(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await _proposed(talk)
    await talk.say(said, intent)
    assert named(hubspot, "deals", "Larkspur Mill")[0]["amount"] == "10000"
