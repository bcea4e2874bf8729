"""Changes that look like another wish, another value for the last one, and words that name another record."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SAKURA = "Sakura export licences"


async def test_a_phone_number_in_a_signature_changes_no_amount(talk: Talk, hubspot: SandboxClient) -> None:
    words = f"Please move {SAKURA} to Decision Maker Bought-In. Best, Priya Nair | Account Executive | +1 202-555-0166"
    await talk.say(words, "update_deal")
    deal = named(hubspot, "deals", SAKURA)[0]
    assert (deal["amount"], deal["dealstage"]) == ("52000", "decisionmakerboughtin") and is_clean(talk)


async def test_one_that_is_named_is_never_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("deals of Tomás", "search_deals")
    await talk.say("hand the Verdant irrigation one over to Priya", "update_deal")
    owner = named(hubspot, "deals", "Verdant irrigation analytics")[0]["hubspot_owner_id"]
    await talk.say("and the community theatre one to Dana", "inform")
    assert named(hubspot, "deals", "Verdant irrigation analytics")[0]["hubspot_owner_id"] == owner
    dana = named(hubspot, "deals", "Kestrel arm upgrade")[0]["hubspot_owner_id"]
    assert named(hubspot, "deals", "Pro bono: community theatre")[0]["hubspot_owner_id"] == dana
    await talk.say("and the harbour one to Lukas", "inform")
    assert talk.words("utter_hubspot_none_found")["said"] == "harbour"


@pytest.mark.parametrize("intent", ["search_deals", "list_deals"])
async def test_values_right_after_a_change_are_of_the_same_record(
    talk: Talk, hubspot: SandboxClient, intent: str
) -> None:
    await talk.say(f"set the amount of {SAKURA} to 53k", "update_deal")
    await talk.say("closing end of March", intent)
    assert (named(hubspot, "deals", SAKURA)[0]["closedate"] or "").startswith("2027-03-31")


async def test_values_after_a_look_are_proposed(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show giulia.bianchi@example.com", "get_contact")
    await talk.say("company Verdant Fields, job title Sourcing Manager", "search_contacts")
    assert talk.names() == ["utter_hubspot_propose_change"]
    await talk.say("yes", "affirm")
    person = named(hubspot, "contacts", "giulia.bianchi@example.com")[0]
    assert (person["company"], person["jobtitle"]) == ("Verdant Fields", "Sourcing Manager")


async def test_a_search_stays_a_search(talk: Talk) -> None:
    await talk.say(f"set the amount of {SAKURA} to 53k", "update_deal")
    await talk.say("which deals are closing end of March", "search_deals")
    assert "utter_hubspot_updated" not in talk.names()


async def test_a_name_with_bin_in_it_is_not_deleted(talk: Talk) -> None:
    await talk.say("make Omar bin Khalid an opportunity", "delete_deal")
    assert talk.names() == ["utter_hubspot_forward_only"], "HubSpot keeps what comes later"


@pytest.mark.parametrize(("words", "intent"), [("nah make it three", "update_deal"), ("no, three", "inform")])
async def test_another_value_for_the_last_change(talk: Talk, hubspot: SandboxClient, words: str, intent: str) -> None:
    await talk.say(f"push the close date of {SAKURA} out two weeks", "update_deal")
    await talk.say(words, intent)
    assert (named(hubspot, "deals", SAKURA)[0]["closedate"] or "").startswith("2027-01-24")


async def test_another_percentage(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"raise the amount of {SAKURA} by 10 percent", "update_deal")
    await talk.say("make that 12 percent", "inform")
    assert named(hubspot, "deals", SAKURA)[0]["amount"] == "58240"


@pytest.mark.parametrize("words", ["mark {} as lost, reason: budget frozen", "reason: budget frozen"])
async def test_the_reason_goes_with_the_stage(talk: Talk, hubspot: SandboxClient, words: str) -> None:
    if "{}" not in words:
        await talk.say(f"mark {SAKURA} as lost", "update_deal")
    await talk.say(words.format(SAKURA), "update_deal" if "{}" in words else "inform")
    deal = named(hubspot, "deals", SAKURA)[0]
    assert (deal["closed_lost_reason"], deal["dealstage"]) == ("budget frozen", "closedlost")


async def test_more_of_the_record_and_not_of_a_list(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the seats of {SAKURA} to 40", "update_deal")
    await talk.say("10 more seats", "show_more")
    assert named(hubspot, "deals", SAKURA)[0]["licence_seats"] == "50"


async def test_the_kind_of_record_shown_last(talk: Talk) -> None:
    await talk.say(f"show the deal {SAKURA}", "get_deal")
    await talk.say("assign to Lukas", "update_contact")
    assert talk.words("utter_hubspot_updated")["title"] == SAKURA


async def test_what_looks_like_a_change_and_was_not_read_is_said(talk: Talk) -> None:
    words = f"set the renewal region of {SAKURA} to EMEA and rebates to hardware and gold"
    await talk.say(words, "update_deal")
    assert "rebates to hardware and gold" in talk.words("utter_hubspot_left_out")["said"]
    assert talk.names()[0] == "utter_hubspot_updated"
