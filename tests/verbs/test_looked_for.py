"""Searches said in a roundabout way: of what is tied to another, without what is not wanted, of "the … ones"."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of, is_clean, named


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("who is on the Kestrel arm upgrade deal?", "get_deal"),
        ("contacts of the deal Kestrel arm upgrade", "search_contacts"),
        ("people linked to the kestrel arm upgrade deal", "search_contacts"),
    ],
)
async def test_the_people_of_a_deal(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert "2 contacts (of Kestrel arm upgrade)" in talk.text() and "John Smith" in talk.text() and is_clean(talk)


async def test_of_every_deal_that_is_called_so(talk: Talk) -> None:
    await talk.say("contacts of the deal Website redesign", "search_contacts")
    assert "3 contacts (of Website redesign)" in talk.text() and "Aoife O'Brien" in talk.text()


@pytest.mark.parametrize("said", ["the person in Edinburgh who does rights", "rights person in Edinburgh"])
async def test_a_common_word_names_no_deal(talk: Talk, said: str) -> None:
    """There is a "Quillfeather rights portal", of which nobody spoke."""
    await talk.say(said, "search_contacts")
    assert "Ailsa Drummond" in talk.text() and "Sam May" not in talk.text()


async def test_a_name_in_small_letters_is_one(talk: Talk) -> None:
    await talk.say("deals of jürgen müller", "search_deals")
    assert "of Jürgen Müller" in talk.text()


@pytest.mark.parametrize(
    ("said", "kind"), [("which deals have no contact", "deals"), ("people without deals", "contacts")]
)
async def test_with_none_of_the_other_kind(talk: Talk, hubspot: SandboxClient, said: str, kind: str) -> None:
    await talk.say(said, f"search_{kind}")
    assert talk.names()[0] == "utter_hubspot_hits" and "(no " in talk.text()


@pytest.mark.parametrize("intent", ["search_deals", "get_deal", "update_deal"])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("give me the cheap ones for Dana that close in december", "owner Dana Whitfield, closing December 1"),
        (
            "show me the low priority ones for Priya that close in q1",
            "priority Low, owner Priya Nair, closing January 1",
        ),
        ("give me the Kestrel ones that close in december", "closing December 1"),
        ("get the big ones for Priya closing in january", "owner Priya Nair, closing January 1"),
    ],
)
async def test_the_ones_are_looked_for(talk: Talk, hubspot: SandboxClient, said: str, told: str, intent: str) -> None:
    before = hubspot.records("deals")
    await talk.say(said, intent)
    assert talk.names()[0] in ("utter_hubspot_hits", "utter_hubspot_no_hits")
    assert told in talk.text() and is_clean(talk) and hubspot.records("deals") == before


async def test_the_ones_are_those_of_the_list(talk: Talk) -> None:
    await talk.say("list Priya's deals", "list_deals")
    await talk.say("give me the renewal ones that close in december", "search_deals")
    assert "owner Priya Nair" in talk.text() and 'name contains "renewal"' in talk.text()


async def test_the_other_side_of_an_amount(talk: Talk) -> None:
    await talk.say("deals under 30k", "search_deals")
    await talk.say("ok and those over", "search_deals")
    assert "(amount over $30,000)" in talk.text()


async def test_more_of_the_kind_beside_those_of_the_list(talk: Talk) -> None:
    await talk.say("contacts in Canada", "search_contacts")
    await talk.say("plus those in Japan", "search_contacts")
    assert '(country "Canada" or country "Japan")' in talk.text()
    await talk.say("how many is that?", "inform")
    assert '(country "Canada" or country "Japan")' in talk.text()


async def test_a_number_that_does_not_narrow(talk: Talk) -> None:
    await talk.say("contacts in Canada owned by Dana", "search_contacts")
    await talk.say("how many is that?", "inform")
    assert talk.text().startswith("1 contact")


@pytest.mark.parametrize(
    ("said", "found"),
    [("any deal worth exactly 12000", "Umoja data residency"), ("list deal in GBP", "Quillfeather rights portal")],
)
async def test_which_deal_is_not_asked_where_it_is_told(talk: Talk, said: str, found: str) -> None:
    await talk.say(said, "get_deal")
    assert found in talk.text()


async def test_the_biggest_alone(talk: Talk) -> None:
    await talk.say("more details on the biggest deal", "get_deal")
    assert "Tallgrass meter rollout" in talk.text()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("what is the biggest lost deal", "Pelican Bay policy renewal"),
        ("who owns the biggest lost deal?", "Pelican Bay policy renewal"),
        ("which of the lost deals was the biggest one", "Pelican Bay policy renewal"),
        ("what's the biggest deal we've lost?", "Pelican Bay policy renewal"),
        ("which lost deal has the highest amount", "Pelican Bay policy renewal"),
        ("who owns the oldest won deal?", "Kestrel service contract"),
        ("is the biggest deal lost?", "Tallgrass meter rollout"),
        ("who won the biggest deal?", "Tallgrass meter rollout"),
    ],
)
async def test_the_biggest_of_those_that_stand_so(talk: Talk, said: str, title: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == title


async def test_everybodys_biggest_is_told_as_such(talk: Talk) -> None:
    await talk.say("who owns my biggest open deal?", "get_deal")
    assert "I don't know which HubSpot user you are" in talk.text() and "Tallgrass meter rollout" in talk.text()


async def test_the_biggest_is_of_all_that_is_said(talk: Talk) -> None:
    await talk.say("the biggest deal of Halden, who's the contact?", "get_deal")
    assert "Tallgrass" not in talk.text()


@pytest.mark.parametrize("intent", ["search_deals", "delete_deal"])
async def test_several_by_a_fact_go_one_at_a_time(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    before = len(hubspot.records("deals"))
    for said in ("delete everything under 10k", "delete the closed lost ones"):
        await talk.say(said, intent)
        assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"]
        await talk.say("none", "deny")
    assert len(hubspot.records("deals")) == before and is_clean(talk)


async def test_who_i_am_and_what_i_have(talk: Talk, hubspot: SandboxClient) -> None:
    month = f"{day_of(hubspot, 'Sakura export licences'):%B}"
    await talk.say(f"I'm Priya. What have I got closing in {month}?", "search_deals")
    assert "owner Priya Nair" in talk.text() and "Dana" not in talk.text()
    await talk.say("what do these come to?", "inform")
    assert talk.names() == ["utter_hubspot_total"] and "owner Priya Nair" in talk.text()


async def test_how_much_together(talk: Talk) -> None:
    await talk.say("deals in negotiation", "search_deals")
    await talk.say("how much together?", "nlu_fallback")
    assert talk.names() == ["utter_hubspot_total"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("deals of lukas which are in presentation or qualified", "stage Presentation Scheduled or Qualified To Buy"),
        ("deals stuck in presentation", "stage Presentation Scheduled"),
        ("what is sitting in negotiation over 10k", "stage Negotiation"),
    ],
)
async def test_stages_by_their_first_words(talk: Talk, said: str, told: str) -> None:
    await talk.say(said, "search_deals")
    assert told in talk.text() and "name contains" not in talk.text()


@pytest.mark.parametrize("intent", ["get_deal", "search_deals", "list_contacts"])
async def test_no_list_answers_who_has_the_most(talk: Talk, intent: str) -> None:
    await talk.say("who owns the most deals", intent)
    assert talk.names() == ["utter_hubspot_out_of_scope"] and is_clean(talk)


@pytest.mark.parametrize(("said", "word"), [("is she chinese?", "chinese"), ("and her boss?", "boss")])
async def test_what_no_property_tells_is_said(talk: Talk, said: str, word: str) -> None:
    await talk.say("show contact Yuki Tanaka", "get_contact")
    await talk.say(said, "get_contact")
    assert talk.names() == ["utter_hubspot_unknown_property", "utter_hubspot_found"]
    assert f"\u201c{word}\u201d" in talk.text()


@pytest.mark.parametrize(
    "said", ["is she a customer?", "her phone?", "and her job title?", "who owns her?", "her deals?"]
)
async def test_what_is_told_needs_no_such_word(talk: Talk, said: str) -> None:
    await talk.say("show contact Yuki Tanaka", "get_contact")
    await talk.say(said, "get_contact")
    assert "utter_hubspot_unknown_property" not in talk.names()


async def test_a_property_that_is_not_set_says_so(talk: Talk) -> None:
    await talk.say("show the Kestrel arm upgrade deal", "get_deal")
    await talk.say("what is next step on it?", "get_deal")
    assert "Next step: \u2014" in talk.text()


@pytest.mark.parametrize("said", ["whose number is +1 202-555-0107", "who called from 202-555-0107?"])
async def test_whose_number_it_is(talk: Talk, said: str) -> None:
    await talk.say(said, "get_contact")
    assert "Wei Chen" in talk.text() and is_clean(talk)


@pytest.mark.parametrize("intent", ["search_deals", "get_contact", "inform"])
@pytest.mark.parametrize("said", ["find 202-555-0107", "show +1 202-555-0107", "look up the number (202) 555-0107"])
async def test_a_bare_number_is_looked_for(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert "Wei Chen" in talk.text() and is_clean(talk)


@pytest.mark.parametrize("said", ["whose phone number starts with +44?", "who has a mobile beginning with 07"])
async def test_a_part_of_a_number_finds_nobody(talk: Talk, said: str) -> None:
    await talk.say(said, "get_contact")
    assert talk.names() == ["utter_hubspot_beyond_search"] and talk.result == "refused" and is_clean(talk)


async def test_what_is_stale_is_asked(talk: Talk) -> None:
    await talk.say("stale deals over 50k", "search_deals")
    assert "“stale”" in talk.text() and talk.slots["requested_slot"] == "hubspot_criteria"
    await talk.say("not changed for 3 weeks", "inform")
    assert talk.slots["requested_slot"] is None and "not changed since" in talk.text() and "$50,000" in talk.text()


@pytest.mark.parametrize("intent", ["get_contact", "list_contacts", "nlu_fallback"])
@pytest.mark.parametrize("said", ["show me all the Smiths", "the Smiths", "all the Smiths please"])
async def test_all_of_one_name(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.words("utter_hubspot_hits")["total"] == 2 and "utter_hubspot_ask_which" not in talk.names()


@pytest.mark.parametrize(
    ("said", "intent", "first", "last"),
    [
        ("show deals 6 to 10", "search_deals", 6, 10),
        ("rows 7-9", "update_deal", 7, 9),
        ("show me 3 through 8", "nlu_fallback", 3, 8),
        ("show contacts 4 to 6", "list_contacts", 4, 6),
    ],
)
async def test_some_rows_of_a_list(talk: Talk, said: str, intent: str, first: int, last: int) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say(said, intent)
    page = talk.words("utter_hubspot_page")
    assert (page["start"], page["end"]) == (first, last) and talk.result == "done"
    assert page["nouns"] == ("contacts" if "contacts" in said else "deals")


@pytest.mark.parametrize("where", ["in Nairobi", "at Umoja Health"])
async def test_by_what_is_told_twice(talk: Talk, hubspot: SandboxClient, where: str) -> None:
    await talk.say(f"delete the contact {where} who is the IT Manager", "delete_contact")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Otieno Odhiambo" in talk.text()


@pytest.mark.parametrize("intent", ["nlu_fallback", "search_deals"])
@pytest.mark.parametrize(
    ("said", "criteria"),
    [
        ("what sales do we have with Kestrel Robotics?", 'name contains "kestrel robotics" or of Kestrel Robotics'),
        ("what has Minh Nguyen bought from us?", "of Minh Nguyen"),
        ("what deals is yuki.tanaka@sakura-instruments.example.com on?", "of Yuki Tanaka"),
        ("any open sales for dwayne.carter@tallgrass.example.com?", "open, of Dwayne Carter"),
        (
            "deals for Brightwater",
            'name contains "brightwater" or of Brightwater Foods or of Brightwater Logistics',
        ),
    ],
)
async def test_the_deals_of_a_customer(talk: Talk, intent: str, said: str, criteria: str) -> None:
    await talk.say(said, intent)
    assert talk.words("utter_hubspot_hits")["criteria"] == criteria


@pytest.mark.parametrize("intent", ["get_contact", "nlu_fallback"])
async def test_who_the_contact_of_this_order_is(talk: Talk, intent: str) -> None:
    await talk.say("show deal 21340004478", "get_deal")
    await talk.say("who is the customer contact for this order", intent)
    assert "of Tallgrass meter rollout" in talk.words("utter_hubspot_hits")["criteria"]


async def test_how_it_was_at_first_is_not_known(talk: Talk) -> None:
    await talk.say("show deal 21340004478", "get_deal")
    await talk.say("who had it originally?", "get_deal")
    assert talk.names() == ["utter_hubspot_out_of_scope"]


@pytest.mark.parametrize("intent", ["inform", "search_deals", "nlu_fallback"])
async def test_none_found_and_one_to_be_opened(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("show Thandiwe Mokoena", "get_contact")
    await talk.say("which deals does she have?", "search_deals")
    await talk.say("ok, open one for her, 2 million", intent)
    assert talk.slots["requested_slot"] == "hubspot_deal_name"
    await talk.say("Pier lamps", "inform")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Pier lamps")[0]["amount"] == "2000000"
    assert "Thandiwe Mokoena" in talk.text()


@pytest.mark.parametrize("intent", ["inform", "nlu_fallback"])
@pytest.mark.parametrize(
    "said", ["she's called Kovalenko", "I think her first name is Olena", "their name is Kovalenko"]
)
async def test_what_somebody_of_a_list_is_called(talk: Talk, said: str, intent: str) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_found"] and talk.text().startswith("Olena Kovalenko")


@pytest.mark.parametrize("said", ["ok register her then", "save her", "please open one for her"])
async def test_the_order_to_make_one_is_no_name(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say("is petra.novak@example.org there?", "search_contacts")
    await talk.say(said, "create_contact")
    assert len(hubspot.records("contacts")) == before and "name?" in talk.text()
