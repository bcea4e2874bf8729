"""What belongs to a record that is named, or to the firm of the person shown, and what is told of people."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

JURGEN = "jurgen.muller@ostravasteel.example.com"
GIULIA = "giulia.bianchi@example.com"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("his company's deals pls", "update_contact"),
        ("his company's deals", "search_contacts"),
        ("what are the deals of his company?", "search_deals"),
        ("and what are his employer's deals?", "get_contact"),
        ("his firm's deals", "nlu_fallback"),
    ],
)
async def test_the_deals_of_the_company_of_a_contact(
    talk: Talk, hubspot: SandboxClient, text: str, intent: str
) -> None:
    await talk.say("show me Jürgen Müller", "get_contact")
    await talk.say(text, intent)
    assert "Ostrava furnace monitoring" in talk.text() and is_clean(talk)
    assert named(hubspot, "contacts", JURGEN)[0]["company"] == "Ostrava Steelworks"


async def test_open_ones_only_and_people(talk: Talk) -> None:
    await talk.say("show Olena Kovalenko", "get_contact")
    await talk.say("her company's open deals", "search_deals")
    assert talk.words("utter_hubspot_hits")["total"] == 3
    await talk.say("show me Jürgen Müller", "get_contact")
    await talk.say("his company's contacts", "search_contacts")
    assert "Eva Novotná" in talk.text()


@pytest.mark.parametrize(
    ("text", "intent", "shown"),
    [
        ("who is on the Kestrel arm upgrade deal?", "get_deal", "John Smith"),
        ("contacts of the deal Tallgrass outage alerts", "search_contacts", "Dwayne Carter"),
        ("contacts of the deal Website redesign", "search_contacts", "Ewan MacLeod"),
        ("find the contact for Sakura export licences", "get_deal", "Haruto Sato"),
        ("what deals is Jürgen Müller involved in?", "search_deals", "Ostrava furnace monitoring"),
        ("which deals does Haruto Sato have?", "list_deals", "Sakura export licences"),
        ("Haruto's deal - what's the amount?", "search_deals", "$52,000"),
        ("what's the stage of Kestrel arm upgrade?", "get_deal", "Presentation Scheduled"),
        ("contacts at Northgate Software", "search_contacts", "Liam Tremblay"),
    ],
)
async def test_what_belongs_to_a_named_one(talk: Talk, text: str, intent: str, shown: str) -> None:
    await talk.say(text, intent)
    assert shown in talk.text() and talk.result == "done"


async def test_the_deals_of_an_owner_are_those_they_own(talk: Talk) -> None:
    await talk.say("Dana's deal", "get_deal")
    assert "utter_hubspot_ask_which" in talk.names()


async def test_who_is_on_it_now(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("who is on the Kestrel arm upgrade deal?", "get_deal")
    await talk.say("link minh nguyen to it as well", "update_deal")
    await talk.say("and who's on it now?", "get_contact")
    assert "Minh Nguyen" in talk.text() and talk.words("utter_hubspot_hits")["total"] == 3


async def test_the_contact_of_the_deal_shown(talk: Talk) -> None:
    await talk.say("show deal Studio 54 lighting", "get_deal")
    await talk.say("who is the contact", "search_contacts")
    assert "Kwame Asante" in talk.text()


@pytest.mark.parametrize(
    "said",
    [
        "link John Smith to Tallgrass outage alerts",
        "create a contact Zed Quill zq@example.com and link him to Tallgrass outage alerts",
    ],
)
@pytest.mark.parametrize("asked", ["who's on it now?", "who is on it?", "who else is involved in it?"])
async def test_who_is_on_the_deal_that_somebody_was_linked_to(talk: Talk, said: str, asked: str) -> None:
    await talk.say(said, "create_contact" if said.startswith("create") else "update_contact")
    await talk.say(asked, "get_contact")
    assert "2 contacts (of Tallgrass outage alerts)" in talk.text() and "Dwayne Carter" in talk.text()
    for again in ("who else is on it?", "who's the contact?"):
        await talk.say(again, "get_contact")
        assert "2 contacts (of Tallgrass outage alerts)" in talk.text()


@pytest.mark.parametrize("intent", ["get_deal", "get_contact", "search_deals"])
@pytest.mark.parametrize(
    ("said", "deal"),
    [
        ("the biggest deal of Halden, who's the contact?", "Halden risk dashboard"),
        ("who's the contact for Halden's biggest deal?", "Halden risk dashboard"),
        ("who is the contact on our largest deal?", "Tallgrass meter rollout"),
        ("who is on the second largest deal?", "Ostrava furnace monitoring"),
        ("the Kestrel arm upgrade deal - who's on it?", "Kestrel arm upgrade"),
    ],
)
async def test_the_people_of_a_deal_by_what_it_is(talk: Talk, said: str, deal: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.words("utter_hubspot_hits")["criteria"] == f"of {deal}" and is_clean(talk)
    assert talk.slots["hubspot_last_record"]["title"] == deal


@pytest.mark.parametrize(
    ("said", "row"),
    [("who's on the third one?", 2), ("who is the contact for number 2?", 1), ("people on the last one", -1)],
)
async def test_the_people_of_a_row(talk: Talk, said: str, row: int) -> None:
    await talk.say("deals in contract sent", "search_deals")
    title = talk.slots["hubspot_last_list"]["targets"][row]["title"]
    await talk.say(said, "get_deal")
    assert talk.said[0].get("criteria", "").strip() in (f"of {title}", f"(of {title})") and is_clean(talk)


async def test_the_people_of_the_biggest_of_the_list(talk: Talk) -> None:
    await talk.say("deals in contract sent", "search_deals")
    await talk.say("who's on the biggest one?", "get_deal")
    assert talk.words("utter_hubspot_hits")["criteria"] == "of Halden risk dashboard"


async def test_of_several_at_once(talk: Talk) -> None:
    await talk.say("who are the people on the Kestrel deals?", "search_deals")
    assert "of Kestrel arm upgrade or of" in talk.words("utter_hubspot_hits")["criteria"]
    await talk.say("contacts of the deal Website redesign at Brightwater", "search_contacts")
    hits = talk.words("utter_hubspot_hits")
    assert hits["criteria"] == 'company name contains "Brightwater", of Website redesign' and hits["total"] == 2


@pytest.mark.parametrize(
    ("first", "then", "title"),
    [
        ("what's our biggest deal?", ["and the second biggest?", "and the third?"], "Kestrel arm upgrade"),
        ("what's our biggest deal?", ["and the smallest one?"], "Pro bono: community theatre"),
        ("largest deals", ["and the second biggest?"], "Ostrava furnace monitoring"),
        ("what's the second biggest deal?", [], "Ostrava furnace monitoring"),
        ("the smallest deal", ["and the second smallest?", "what about the biggest?"], "Tallgrass meter rollout"),
    ],
)
async def test_the_next_in_an_order(talk: Talk, first: str, then: list[str], title: str) -> None:
    await talk.say(first, "list_deals" if first == "largest deals" else "get_deal")
    for said in then:
        await talk.say(said, "nlu_fallback")
    assert talk.words("utter_hubspot_found")["title"] == title


async def test_the_people_of_the_next_in_an_order(talk: Talk) -> None:
    await talk.say("who is the contact on our largest deal?", "get_contact")
    await talk.say("and the second biggest?", "get_deal")
    assert talk.words("utter_hubspot_hits")["criteria"] == "of Ostrava furnace monitoring"


async def test_no_delete_is_said_again_by_an_order(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the smallest deal", "delete_deal")
    await talk.say("no", "deny")
    await talk.say("and the second smallest?", "nlu_fallback")
    assert "utter_hubspot_ask_confirmation" not in talk.names()


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("link Giulia Bianchi", GIULIA),
        ("Giulia Bianchi should be on it too", GIULIA),
        ("add Giulia to the deal Studio 54 lighting", GIULIA),
        ("her colleague giulia should be on it as well", GIULIA),
    ],
)
async def test_more_ways_to_link(talk: Talk, hubspot: SandboxClient, text: str, email: str) -> None:
    await talk.say("show deal Studio 54 lighting", "get_deal")
    await talk.say(text, "update_deal")
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Studio 54 lighting")]
    assert talk.result == "done" and id_of(hubspot, "contacts", email) in deal["associations"]["contacts"]


@pytest.mark.parametrize(
    ("text", "intent", "title"),
    [
        ("take him off again", "update_deal", "Studio 54 lighting"),
        ("unlink Kwame Asante from it", "update_contact", "Studio 54 lighting"),
        ("take Kwame Asante off the deal Studio 54 lighting", "delete_contact", "the deal Studio 54 lighting"),
        ("Unlink Dwayne Carter from Tallgrass outage alerts", "get_contact", "Tallgrass outage alerts"),
    ],
)
async def test_a_link_is_not_taken_back_and_that_is_said(
    talk: Talk, hubspot: SandboxClient, text: str, intent: str, title: str
) -> None:
    await talk.say("show deal Studio 54 lighting", "get_deal")
    hubspot.clear_requests()
    await talk.say(text, intent)
    assert talk.words("utter_hubspot_undo_link")["title"] == title and talk.result == "refused" and is_clean(talk)
    assert not [r for r in hubspot.requests() if r["method"] in {"PUT", "PATCH", "DELETE"}]


async def test_an_owner_and_a_value_are_taken_off(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("take Dana off the Studio 54 lighting deal", "update_deal")
    await talk.say("remove the amount from the deal Studio 54 lighting", "delete_deal")
    held = hubspot.records("deals")[id_of(hubspot, "deals", "Studio 54 lighting")]["properties"]
    assert not held.get("hubspot_owner_id") and not held.get("amount")


async def test_what_was_changed_is_on_the_card(talk: Talk) -> None:
    await talk.say("show Chen Wei", "get_contact")
    await talk.say("set his city to Dubai and his country to UAE", "update_contact")
    await talk.say("show him", "get_contact")
    assert "City: Dubai" in talk.text() and "UAE" in talk.text()
    await talk.say("show Giulia Bianchi", "get_contact")
    assert "City" not in talk.text()


async def test_a_statement_that_looked_like_a_search_is_proposed(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Giulia Bianchi works at Fiorentina SpA in Florence", "search_contacts")
    assert not named(hubspot, "contacts", GIULIA)[0].get("city")
    await talk.say("yes", "affirm")
    held = named(hubspot, "contacts", GIULIA)[0]
    assert (held["company"], held["city"]) == ("Fiorentina SpA", "Florence")


async def test_the_first_of_the_list_is_assigned(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("contacts owned by nobody in toronto", "search_contacts")
    await talk.say("assign the first to Dana", "update_contact")
    held = named(hubspot, "contacts", "liam.tremblay@northgate.example.com")[0]
    assert talk.result == "done" and held["hubspot_owner_id"]


async def test_a_note_on_somebodys_record_makes_no_contact(talk: Talk) -> None:
    await talk.say('put "met at the fair in Köln" on Ailsa Drummond\'s record', "create_contact")
    assert "Ailsa Drummond" in talk.text() and talk.names() == ["utter_hubspot_ask_property"]


async def test_never_mind_behind_an_offer(talk: Talk) -> None:
    await talk.say("delete Zebedee Quux", "delete_contact")
    await talk.say("never mind", "cancel")
    assert talk.names() == ["utter_hubspot_nothing_changed"]
    await talk.say("never mind", "cancel")
    assert talk.names() == ["utter_hubspot_nothing_to_cancel"]


@pytest.mark.parametrize("intent", ["inform", "get_deal", "nlu_fallback"])
@pytest.mark.parametrize("words", ["the one at Brightwater Foods", "from brightwater", "the deal with Brightwater"])
async def test_one_of_several_by_whose_it_is(talk: Talk, words: str, intent: str) -> None:
    await talk.say("show the website redesign deal", "get_deal")
    await talk.say(words, intent)
    assert talk.names() == ["utter_hubspot_found"] and "18,500" in talk.text()


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("who else works at her company?", "search_contacts", 3),
        ("who else works there?", "nlu_fallback", 3),
        ("and her coworkers?", "get_contact", 3),
        ("are there other people at that company", "search_contacts", 3),
        ("customers at the same company", "search_contacts", 1),
        ("contacts at her firm who are opportunities", "search_contacts", 2),
        ("which contacts are in the same city?", "search_contacts", 3),
        ("people from her country", "search_contacts", 3),
        ("her colleagues?", "list_owners", 3),
        ("who else works there?", "list_owners", 3),
    ],
)
async def test_people_of_the_same_company_or_place(talk: Talk, text: str, intent: str, found: int) -> None:
    await talk.say("show Eva Novotná", "get_contact")
    await talk.say(text, intent)
    assert talk.words("utter_hubspot_hits")["total"] == found and is_clean(talk)


@pytest.mark.parametrize(
    "text",
    [
        "which company does Emily Nguyen work for?",
        "what company is Emily Nguyen with?",
        "which firm does Emily Nguyen belong to",
        "who does Emily Nguyen work for?",
    ],
)
async def test_the_company_somebody_works_for(talk: Talk, text: str) -> None:
    await talk.say(text, "search_contacts")
    assert "Pelican Bay Insurance" in talk.text() and "utter_hubspot_hits" not in talk.names() and is_clean(talk)


@pytest.mark.parametrize(
    ("shown", "text", "intent", "owner"),
    [
        ("show Eva Novotná", "who else has the same owner?", "list_owners", "Tomás Herrera"),
        ("show Kestrel arm upgrade", "which deals have the same owner as it?", "search_deals", "Dana Whitfield"),
        ("show Kestrel arm upgrade", "contacts with the same owner", "search_contacts", "Dana Whitfield"),
    ],
)
async def test_records_of_the_same_owner(talk: Talk, shown: str, text: str, intent: str, owner: str) -> None:
    await talk.say(shown, "get_contact" if "Eva" in shown else "get_deal")
    await talk.say(text, intent)
    assert talk.words("utter_hubspot_hits")["criteria"] == f"owner {owner}" and is_clean(talk)


async def test_the_owners_themselves(talk: Talk) -> None:
    await talk.say("show Eva Novotná", "get_contact")
    await talk.say("who can be an owner?", "list_owners")
    assert talk.names() == ["utter_hubspot_owners"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which company is it on?", "get_contact"),
        ("and what company is this deal for?", "get_deal"),
        ("which company is it linked to?", "search_contacts"),
        ("which firm?", "get_deal"),
    ],
)
async def test_the_company_of_the_deal_shown(talk: Talk, text: str, intent: str) -> None:
    await talk.say("show Tallgrass meter pilot", "get_deal")
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_linked"] and "Tallgrass Energy Co-op" in talk.text() and is_clean(talk)


async def test_a_deal_of_no_company(talk: Talk) -> None:
    await talk.say("show Studio 54 lighting", "get_deal")
    await talk.say("which company is it on?", "get_deal")
    assert talk.names() == ["utter_hubspot_no_hits"] and talk.result == "not_found"


async def test_the_company_of_the_contact_shown(talk: Talk) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say("which company?", "get_contact")
    assert talk.names() == ["utter_hubspot_found"] and "Quillfeather Press" in talk.text()


@pytest.mark.parametrize(
    ("shown", "text", "found"),
    [
        ("show Kestrel arm upgrade", "is it linked to John Smith?", 2),
        ("show Kestrel arm upgrade", "and is this deal also connected to somebody at Larch", 2),
        ("show Emily Nguyen", "is she linked to the Kestrel arm upgrade?", 1),
    ],
)
async def test_whether_it_is_linked(talk: Talk, shown: str, text: str, found: int) -> None:
    await talk.say(shown, "get_contact" if "Emily" in shown else "get_deal")
    await talk.say(text, "search_contacts")
    assert talk.words("utter_hubspot_hits")["total"] == found and is_clean(talk)
