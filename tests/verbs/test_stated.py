"""Changes that look like another wish, another value for the last one, and words that name another record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sandbox.testing import SandboxClient
from tests.days import coming
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
    assert (named(hubspot, "deals", SAKURA)[0]["closedate"] or "").startswith(coming(3, 31))


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
    due = date.fromisoformat(str(named(hubspot, "deals", SAKURA)[0]["closedate"])[:10])
    await talk.say(f"push the close date of {SAKURA} out two weeks", "update_deal")
    await talk.say(words, intent)
    assert str(named(hubspot, "deals", SAKURA)[0]["closedate"]).startswith(str(due + timedelta(weeks=3)))


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


async def test_and_another_one_too(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("move the Kestrel arm upgrade deal to contract sent", "update_deal")
    await talk.say("and Tallgrass meter pilot too", "get_deal")
    assert named(hubspot, "deals", "Tallgrass meter pilot")[0]["dealstage"] == "contractsent" and is_clean(talk)


async def test_another_one_too_changes_nothing_after_a_look(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show me the Kestrel arm upgrade deal", "get_deal")
    await talk.say("and Tallgrass meter pilot too", "get_deal")
    assert named(hubspot, "deals", "Tallgrass meter pilot")[0]["dealstage"] == "qualifiedtobuy"


async def test_the_same_for_one_that_is_named_is_never_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"change the owner of {SAKURA} to Dana", "update_deal")
    await talk.say("do the same for Monteverde booking engine", "update_deal")
    dana = named(hubspot, "deals", "Kestrel arm upgrade")[0]["hubspot_owner_id"]
    assert named(hubspot, "deals", "Monteverde booking engine")[0]["hubspot_owner_id"] == dana


@pytest.mark.parametrize("intent", ["undo", "cancel", "get_deal", "update_deal"])
async def test_back_to_a_stage_is_no_stopping(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("show me the Kestrel arm upgrade deal", "get_deal")
    await talk.say("back to qualified to buy", intent)
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["dealstage"] == "qualifiedtobuy" and is_clean(talk)


async def test_several_values_right_after_a_create(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Orchard Lane in qualified to buy", "create_deal")
    await talk.say("19k closing feb 12 owner tomas", "update_deal")
    deal = named(hubspot, "deals", "Orchard Lane")[0]
    assert deal["amount"] == "19000" and (deal["closedate"] or "")[4:10] == "-02-12"


@pytest.mark.parametrize("intent", ["get_contact", "update_contact"])
async def test_names_the_wrong_way_round(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("show giulia.bianchi@example.com", "get_contact")
    await talk.say("her first and last name are the wrong way round", intent)
    person = named(hubspot, "contacts", "giulia.bianchi@example.com")[0]
    assert (person["firstname"], person["lastname"]) == ("Bianchi", "Giulia")


async def test_a_cell_is_no_other_phone(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show giulia.bianchi@example.com", "get_contact")
    before = named(hubspot, "contacts", "giulia.bianchi@example.com")[0]["phone"]
    await talk.say("new mobile: +44 7700 900123", "update_contact")
    person = named(hubspot, "contacts", "giulia.bianchi@example.com")[0]
    assert (person["mobilephone"], person["phone"]) == ("+447700900123", before)


async def test_a_fact_tells_which_one_goes_after_a_yes(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal for 8,900", "delete_deal")
    assert named(hubspot, "deals", "Quillfeather print archive")
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Quillfeather print archive")


async def test_the_biggest_two(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("our two biggest open deals", "list_deals")
    assert len([row for row in talk.words("utter_hubspot_hits")["rows"].splitlines() if row.strip()]) == 2


@pytest.mark.parametrize("intent", ["get_deal", "search_deals", "update_deal"])
async def test_a_request_is_no_question(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("can you clear the close date on Kestrel arm upgrade?", intent)
    assert talk.result == "done" and not named(hubspot, "deals", "Kestrel arm upgrade")[0].get("closedate")
    await talk.say("can you show me the close date of Kestrel arm upgrade?", "get_deal")
    assert talk.names() == ["utter_hubspot_found"]


@pytest.mark.parametrize("intent", ["nlu_fallback", "update_deal"])
@pytest.mark.parametrize("said", [f"give {SAKURA} to Lucas", f"hand {SAKURA} over to Lucas"])
async def test_a_new_owner_that_nobody_is_called_is_asked_for(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say(said, intent)
    assert "Lukas Brandt" in talk.text() and talk.loop and "utter_hubspot_found" not in talk.names()


async def test_an_address_that_nobody_has_is_the_new_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say("e-mail sam@mail.example", "get_contact")
    assert talk.names() == ["utter_hubspot_propose_change"]
    await talk.say("yes", "affirm")
    assert talk.names() == ["utter_hubspot_updated"]
    await talk.say("E-mail: sam.m@mail.example.", "get_contact")
    assert talk.names() == ["utter_hubspot_updated"] and "sam.m@mail.example" in talk.text()


@pytest.mark.parametrize(
    "said", ["e-mail olena.kovalenko@northgate.example.com", "olena.kovalenko@northgate.example.com"]
)
async def test_an_address_that_somebody_has_shows_them(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "get_contact")
    assert talk.names() == ["utter_hubspot_found"] and "Olena" in talk.text()


async def test_the_caller_is_meant(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Olena Kovalenko", "get_contact")
    await talk.say("I've got a caller, Sam May. What's her job?", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Sam May"
