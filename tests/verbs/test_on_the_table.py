"""Picking one of several by whatever tells it, records of another one, and what amounts come to."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean


@pytest.mark.parametrize(
    ("words", "amount"),
    [("the EUR one", "€18,500"), ("the biggest one", "$22,000"), ("the cheapest of them", "$15,750.50"),
     ("the one in presentation scheduled", "€18,500")],
)  # fmt: skip
async def test_one_of_several_by_a_fact(talk: Talk, words: str, amount: str) -> None:
    await talk.say("show the deal Website redesign", "get_deal")
    await talk.say(words, "inform")
    assert amount in talk.text() and talk.result == "done" and is_clean(talk)


async def test_words_that_fit_several_narrow_down(talk: Talk) -> None:
    await talk.say("show the deal Website redesign", "get_deal")
    await talk.say("the one owned by dana", "inform")
    assert talk.words("utter_hubspot_several_records")["count"] == 2
    assert "Lukas" not in talk.text()
    await talk.say("the smaller one", "inform")
    assert "$15,750.50" in talk.text() and talk.result == "done"


async def test_a_row_by_its_town(talk: Talk) -> None:
    await talk.say("search contacts title managing director", "search_contacts")
    await talk.say("jaipur one", "inform")
    assert talk.words("utter_hubspot_found")["title"] == "Arjun Mehta"
    await talk.say("phone?", "get_contact")
    assert "0125" in talk.text()


async def test_a_list_by_a_single_word(talk: Talk) -> None:
    await talk.say("contacts with e-mail at northgate.example.com", "search_contacts")
    await talk.say("customers", "list_contacts")
    assert talk.words("utter_hubspot_hits")["criteria"] == "e-mail at northgate.example.com, lifecycle stage Customer"


async def test_an_owner_without_apostrophe(talk: Talk) -> None:
    await talk.say("show the deal Website redesign", "get_deal")
    await talk.say("lukass", "inform")
    assert "Lukas Brandt" in talk.text() and talk.result == "done"
    await talk.say("deals in contract sent", "search_deals")
    await talk.say("danas", "inform")
    assert "owner Dana Whitfield" in talk.words("utter_hubspot_hits")["criteria"]


@pytest.mark.parametrize("words", ["which one is biggest", "the EUR one", "the halden one"])
async def test_one_of_the_list_and_not_of_the_portal(talk: Talk, words: str) -> None:
    await talk.say("deals in contract sent", "search_deals")
    await talk.say(words, "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Halden risk dashboard"


async def test_a_row_by_its_job_title(talk: Talk) -> None:
    await talk.say("contacts in Toronto", "search_contacts")
    await talk.say("open the customer success lead", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Chloé Gagnon"


async def test_the_deals_of_a_contact_and_the_contacts_of_a_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")  # what the portal declares is known from now on
    await talk.say("show contact john.smith@kestrelrobotics.example.com", "get_contact")
    hubspot.clear_requests()
    await talk.say("which deals does he have?", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == "of John Smith" and len(hubspot.requests()) == 1
    await talk.say("the retainer", "get_deal")
    hubspot.clear_requests()
    await talk.say("who is the contact there?", "get_contact")
    assert "John Smith" in talk.text() and len(hubspot.requests()) == 1


async def test_of_a_record_that_is_called_by_name(talk: Talk) -> None:
    await talk.say("deals of Kestrel Robotics", "search_deals")
    assert talk.words("utter_hubspot_hits")["total"] == 3
    await talk.say("who's the contact for Sakura export licences", "get_deal")
    assert "sakura-instruments" in talk.text()


async def test_of_nobody_shown(talk: Talk) -> None:
    await talk.say("which deals does she have?", "search_deals")
    assert talk.names() == ["utter_hubspot_nothing_shown"] and is_clean(talk)


async def test_a_total_is_exact(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("deals in contract sent", "search_deals")
    hubspot.clear_requests()
    await talk.say("what's the total of these?", "get_deal")
    assert talk.words("utter_hubspot_total")["sum"] == "$356,750.50 + €210,000" and len(hubspot.requests()) == 1
    await talk.say("which one is the cheapest", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Website redesign phase 2" and is_clean(talk)


async def test_whose_is_my_deals_may_be_said_afterwards(talk: Talk) -> None:
    await talk.say("my open deals", "list_deals")
    assert "utter_hubspot_everybodys" in talk.names()
    await talk.say("Priya", "inform")
    assert talk.words("utter_hubspot_hits")["criteria"] == "owner Priya Nair, open"
    await talk.say("which of these are in contract sent?", "search_deals")
    assert talk.words("utter_hubspot_hits")["total"] == 1 and is_clean(talk)


@pytest.mark.parametrize(
    ("between", "intent", "answer"),
    [
        ("show Kestrel arm upgrade", "get_deal", "Priya"),
        ("list contacts", "list_contacts", "I'm Priya"),
        ("what stages are there?", "list_stages", "Priya Nair"),
    ],
)
async def test_who_i_am_may_be_said_later(talk: Talk, between: str, intent: str, answer: str) -> None:
    await talk.say("search my deals over 20k", "search_deals")
    assert talk.names() == ["utter_hubspot_ask_me"]
    await talk.say(between, intent)
    await talk.say(answer, "inform")
    assert talk.words("utter_hubspot_hits")["criteria"] == "owner Priya Nair, amount over $20,000"
    await talk.say("my open deals", "search_deals")
    assert "utter_hubspot_ask_me" not in talk.names()


async def test_a_name_said_much_later_answers_nothing(talk: Talk) -> None:
    await talk.say("search my deals over 20k", "search_deals")
    for _ in range(4):
        await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say("Priya", "inform")
    assert "utter_hubspot_hits" not in talk.names()


async def test_several_are_listed_whatever_the_intent_says(talk: Talk) -> None:
    await talk.say("This is Lukas. Which contacts are mine?", "get_contact")
    assert talk.words("utter_hubspot_hits")["criteria"] == "owner Lukas Brandt" and is_clean(talk)


async def test_a_period_is_read_along_its_days(talk: Talk) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"].endswith("; closing soonest first")
    first = talk.slots["hubspot_last_list"]["targets"][0]["title"]
    await talk.say("largest first", "search_deals")
    assert talk.slots["hubspot_last_list"]["targets"][0]["title"] != first


async def test_a_long_sentence_for_a_name_stays_within_hubspots_limits(talk: Talk) -> None:
    await talk.say("I was thinking of Rupert Fitzgibbon, please show me him.", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Rupert Fitzgibbon"


async def test_deals_with_a_firm_are_not_only_those_called_so(talk: Talk) -> None:
    await talk.say("which deals do we have with Sakura Instruments?", "search_deals")
    hits = talk.words("utter_hubspot_hits")
    assert hits["total"] == 3 and hits["criteria"] == 'name contains "sakura instruments" or of Sakura Instruments'


async def test_how_many_are_on_the_list(talk: Talk) -> None:
    await talk.say("customers owned by Dana", "search_contacts")
    total = talk.words("utter_hubspot_hits")["total"]
    await talk.say("How many are there?", "inform")
    assert talk.words("utter_hubspot_hits")["total"] == total and is_clean(talk)


async def test_her_email_is_asked_for_after_a_list(talk: Talk) -> None:
    await talk.say("customers in Toronto", "search_contacts")
    await talk.say("show me Chlo\u00e9 Gagnon", "get_contact")
    await talk.say("what's her e-mail?", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Chlo\u00e9 Gagnon"


async def test_the_options_of_a_property(talk: Talk) -> None:
    await talk.say("show Ruth Goldberg", "get_contact")
    await talk.say("which options does the preferred channel have?", "list_properties")
    assert talk.words("utter_hubspot_takes") == {
        **talk.words("utter_hubspot_takes"),
        "label": "Preferred Channel",
        "options": "E-mail, Phone or Chat",
    }


@pytest.mark.parametrize(
    "text",
    ["deals of Halden & Voss", "deals linked to Halden & Voss", "deals connected with company Halden & Voss"],
)
async def test_a_firm_with_an_ampersand(talk: Talk, text: str) -> None:
    await talk.say(text, "search_deals")
    hits = talk.words("utter_hubspot_hits")
    assert hits["total"] == 3 and hits["criteria"] == 'name contains "halden voss" or of Halden & Voss'
    assert "utter_hubspot_left_out" not in talk.names()


async def test_one_place_instead_of_several(talk: Talk) -> None:
    await talk.say("contacts in Germany, Austria or Switzerland", "search_contacts")
    await talk.say("in Norway then?", "inform")
    assert talk.words("utter_hubspot_hits")["criteria"] == 'country "Norway"'
    await talk.say("how many are customers", "search_contacts")
    assert talk.words("utter_hubspot_hits")["criteria"] == 'country "Norway", lifecycle stage Customer'


async def test_what_is_not_wanted_stays_so_where_no_name_is_found(talk: Talk) -> None:
    await talk.say("find open deals about zebedee, exclude northgate", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == 'open, name without "northgate"'
    assert "zebedee" in talk.words("utter_hubspot_left_out")["said"]


async def test_a_denial_that_is_asked_about_is_answered(talk: Talk) -> None:
    await talk.say("contacts i haven't contacted yet", "search_contacts")
    assert talk.words("utter_hubspot_ask_reading")["said"] == "i have not contacted yet"
    await talk.say("in Toronto", "inform")
    assert talk.words("utter_hubspot_hits")["criteria"] == 'city "Toronto"'


async def test_the_biggest_of_somebodys(talk: Talk) -> None:
    await talk.say("how many open deals does Tomás have?", "search_deals")
    await talk.say("what is his biggest?", "get_contact")
    assert talk.names() == ["utter_hubspot_found"] and "Monteverde booking engine" in talk.text()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("list my deals", "only the open ones"),
        ("my contacts", "only the ones in Toronto"),
        ("my deals", "how many are there?"),
    ],
)
async def test_a_list_of_everybodys_is_carried_on_as_such(talk: Talk, first: str, then: str) -> None:
    noun = first.rpartition(" ")[2]
    await talk.say(first, f"list_{noun}")
    await talk.say(then, f"search_{noun}")
    assert talk.names()[0] in {"utter_hubspot_hits", "utter_hubspot_listed"} and talk.result == "done"
    assert "utter_hubspot_ask_me" not in talk.names()
    await talk.say("only mine", f"search_{noun}")
    assert talk.names() == ["utter_hubspot_ask_me"]


@pytest.mark.parametrize(
    ("first", "then", "criterion", "names"),
    [
        ("contacts at Tallgrass", "only the leads", "lifecycle stage Lead", ""),
        ("contacts at Tallgrass", "and the leads?", "lifecycle stage Lead", ""),
        ("contacts in Oslo", "and the customers?", "lifecycle stage Customer", "Ingrid Halvorsen"),
        ("contacts at Pelican Bay", "customers only, please", "lifecycle stage Customer", "Carlos Ibáñez"),
        ("contacts in Oslo", "just the managers", 'job title contains "manager"', "Sindre Ødegård"),
        ("contacts at Sakura", "just the opportunities", "lifecycle stage Opportunity", "Haruto Sato"),
        ("contacts in Austin", "opportunities only please", "lifecycle stage Opportunity", "John Smith"),
        ("contacts in Austin", "narrow it down to the opportunities", "lifecycle stage Opportunity", "John Smith"),
    ],
)
@pytest.mark.parametrize("intent", ["search_contacts", "search_deals", "inform"])
async def test_several_are_a_list_though_one_fits(
    talk: Talk, first: str, then: str, criterion: str, names: str, intent: str
) -> None:
    await talk.say(first, "search_contacts")
    await talk.say(then, intent)
    assert criterion in talk.text() and "Email:" not in talk.text()
    assert talk.names()[0] == ("utter_hubspot_hits" if names else "utter_hubspot_no_hits") and names in talk.text()


@pytest.mark.parametrize(
    ("then", "intent", "said"),
    [
        ("just the cfo", "get_contact", "Ingrid Halvorsen"),
        ("and the portfolio manager?", "get_contact", "Sindre"),
        ("only the deals", "list_deals", " deals"),
        ("and the opportunities?", "list_deals", " deals"),
    ],
)
async def test_one_of_the_list_and_another_kind_stay_so(talk: Talk, then: str, intent: str, said: str) -> None:
    await talk.say("contacts in Oslo", "search_contacts")
    await talk.say(then, intent)
    assert said in talk.text() and 'city "Oslo"' not in talk.text()
