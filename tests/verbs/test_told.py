"""What is told of the record on the table, the record that was meant, and two records in one message."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


async def shown(talk: Talk, title: str) -> None:
    await talk.say(f'show the deal "{title}"', "get_deal")
    assert talk.result == "done"


@pytest.mark.parametrize("intent", ["update_deal", "nlu_fallback", "inform"])
async def test_a_sentence_about_it_is_no_name(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await shown(talk, "Halden risk dashboard")
    await talk.say("they talked us down to 195k", intent)
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["amount"] == "195000" and is_clean(talk)


async def test_what_is_only_likely_is_proposed(talk: Talk, hubspot: SandboxClient) -> None:
    await shown(talk, "Halden risk dashboard")
    await talk.say("oh, a typo on my side, 195k is right", "inform")
    assert "utter_hubspot_propose_change" in talk.names()
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["amount"] == "210000"
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["amount"] == "195000" and is_clean(talk)


async def test_one_more_week_comes_on_top(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("move the close date of Monteverde booking engine to 17 December 2026", "update_deal")
    await talk.say("postpone it by two weeks", "update_deal")
    await talk.say("hmm, better one more week on top", "nlu_fallback")
    assert named(hubspot, "deals", "Monteverde booking engine")[0]["closedate"].startswith("2027-01-07")


async def test_the_record_that_was_meant_is_shown(talk: Talk) -> None:
    await talk.say("show the Greystone elevator deal", "get_deal")
    await talk.say("Hm, my mistake. I was thinking of Brightwater fleet tracking.", "nlu_fallback")
    assert "Brightwater fleet tracking" in talk.text() and is_clean(talk)


async def test_two_records_in_one_message(talk: Talk, hubspot: SandboxClient) -> None:
    text = "Put Northgate single sign-on on medium priority, and hand Umoja clinic scheduling over to Priya."
    await talk.say(text, "update_deal")
    one, two = (named(hubspot, "deals", title)[0] for title in ("Northgate single sign-on", "Umoja clinic scheduling"))
    assert one["hs_priority"] == "medium" and two["hs_priority"] == "low"
    assert two["hubspot_owner_id"] == named(hubspot, "deals", "Sakura export licences")[0]["hubspot_owner_id"]


async def test_a_name_is_corrected_by_the_part_it_is_like(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the contact ruth.goldberg@example.com", "get_contact")
    await talk.say("her name is spelled Goldburg", "update_contact")
    person = named(hubspot, "contacts", "ruth.goldberg@example.com")[0]
    assert (person["firstname"], person["lastname"]) == ("Ruth", "Goldburg")


_THEN = ", and change the amount of Verdant Fields renewal to 17,000"


async def test_a_create_and_then_a_change_of_another(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"create a deal called Hazelwood lease for 30k in contract sent{_THEN}", "create_deal")
    assert named(hubspot, "deals", "Hazelwood lease")[0]["amount"] == "30000"
    assert named(hubspot, "deals", "Verdant Fields renewal")[0]["amount"] == "17000" and is_clean(talk)


@pytest.mark.parametrize("intent", ["delete_deal", "update_deal"])
async def test_a_deletion_and_then_a_change_of_another(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(f"delete Umoja data residency{_THEN}", intent)
    assert named(hubspot, "deals", "Umoja data residency"), "nothing goes before the yes"
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Umoja data residency")
    assert named(hubspot, "deals", "Verdant Fields renewal")[0]["amount"] == "17000" and is_clean(talk)


async def test_a_change_of_no_named_record_is_of_the_one_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("find Ruth Goldberg", "get_contact")
    await talk.say("make Priya the owner", "update_deal")
    assert talk.result == "done" and talk.words("utter_hubspot_updated")["title"] == "Ruth Goldberg"


async def test_what_tells_two_of_one_name_apart(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("rename the Website redesign deal of Lukas to Website redesign EU", "update_deal")
    assert named(hubspot, "deals", "Website redesign EU")[0]["amount"] == "18500" and is_clean(talk)


async def test_words_out_of_scope_may_be_a_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the Kestrel arm upgrade", "get_deal")
    await talk.say("set the forecast category to Commit and the priority to Medium", "out_of_scope")
    held = named(hubspot, "deals", "Kestrel arm upgrade")[0]
    assert (held["hs_manual_forecast_category"], held["hs_priority"]) == ("COMMIT", "medium")
    await talk.say("book a table for two on Friday", "out_of_scope")
    assert talk.names() == ["utter_hubspot_out_of_scope"]


async def test_it_is_no_language(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the Monteverde booking engine", "get_deal")
    await talk.say("add Beatriz Carvalho to it", "update_contact")
    held = named(hubspot, "contacts", "beatriz.carvalho@monteverde.example.com")[0]
    assert not held.get("preferred_language") and "Beatriz Carvalho" in talk.text()


async def test_words_of_questions_may_be_a_name(talk: Talk) -> None:
    await talk.say("open Verdant Fields renewal", "list_properties")
    assert talk.words("utter_hubspot_found")["title"] == "Verdant Fields renewal"
    await talk.say("which fields can I change?", "list_properties")
    assert talk.names() == ["utter_hubspot_properties"]


async def test_the_only_one_offered_is_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("pul up the quilfeather print archive deal", "get_deal")
    assert talk.names() == ["utter_hubspot_did_you_mean_record", "utter_hubspot_ask_which"]
    await talk.say("amount 9200 and stage qualified to buy", "update_deal")
    held = named(hubspot, "deals", "Quillfeather print archive")[0]
    assert (held["amount"], held["dealstage"]) == ("9200", "qualifiedtobuy")


async def test_a_question_is_about_the_only_one_offered(talk: Talk) -> None:
    await talk.say("show me contact Priyanka Iyar", "get_contact")
    assert talk.names() == ["utter_hubspot_did_you_mean_record", "utter_hubspot_ask_which"]
    await talk.say("what's her job title?", "get_contact")
    assert "Head of Sourcing" in talk.text() and talk.result == "done"


@pytest.mark.parametrize(
    ("said", "prop", "value"),
    [
        ("the licence seats number 45", "licence_seats", "45"),
        ("150 licence seats have been agreed", "licence_seats", "150"),
        ("licence seats amount to 60", "licence_seats", "60"),
        ("licence seats now come to 60", "licence_seats", "60"),
        ("the amount comes to 195k", "amount", "195000"),
    ],
)
async def test_a_number_in_another_order(talk: Talk, hubspot: SandboxClient, said: str, prop: str, value: str) -> None:
    await shown(talk, "Halden risk dashboard")
    (before,) = named(hubspot, "deals", "Halden risk dashboard")
    await talk.say(said, "update_deal")
    (deal,) = named(hubspot, "deals", "Halden risk dashboard")
    changed = {n for n in {*before, *deal} if before.get(n) != deal.get(n)} & {"licence_seats", "amount", "dealstage"}
    assert deal[prop] == value and changed == {prop} and is_clean(talk)


@pytest.mark.parametrize("said", ["the price was agreed", "a price of 600k was agreed", "the licence seats are agreed"])
async def test_an_agreed_figure_is_no_deal_won(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await shown(talk, "Halden risk dashboard")
    (before,) = named(hubspot, "deals", "Halden risk dashboard")
    await talk.say(said, "update_deal")
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["dealstage"] == before["dealstage"]


async def test_a_number_of_a_record_that_is_named(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("150 licence seats were agreed for Halden risk dashboard", "update_deal")
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["licence_seats"] == "150" and is_clean(talk)


@pytest.mark.parametrize(
    "said",
    [
        "move Harbour View, Phase II to closed won",
        "Harbour View, Phase II is closed won",
        "we won Harbour View, Phase II",
    ],
)
async def test_a_comma_in_a_name(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    for name in ("Harbour View", "Harbour View, Phase II"):
        await talk.say(f'create deal "{name}" for 3k in contract sent', "create_deal")
    await talk.say(said, "update_deal")
    stages = [named(hubspot, "deals", name)[0]["dealstage"] for name in ("Harbour View", "Harbour View, Phase II")]
    assert stages == ["contractsent", "closedwon"]
