"""Create: firms that HubSpot knows, what is left out, corrections that name nothing, and the contact that is there."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

JOHN = "john.smith@kestrelrobotics.example.com"


def firms(hubspot: SandboxClient, name: str) -> list[str]:
    return list(hubspot.records("deals")[id_of(hubspot, "deals", name)]["associations"].get("companies", []))


@pytest.mark.parametrize(
    ("sentence", "name", "links"),
    [
        ("create a deal for Kestrel Robotics in contract sent", "Kestrel Robotics", 1),
        ("new deal with Tallgrass Energy Co-op in contract sent", "Tallgrass Energy Co-op", 1),
        ("create a deal Fender with Zephyr Textiles, 12k, contract sent", "Fender", 1),
        ("create deal Fleet dashcams for Brightwater Foods at €7,250 in contract sent", "Fleet dashcams", 1),
        ("create deal Turbine spares at Kestrel Robotics, $4,500, contract sent", "Turbine spares", 1),
        ("Put this in: Avocet aprons, Halden & Voss, 3k, contract sent", "Avocet aprons", 1),
        ("create deal Turbine parts, customer Halden & Voss, 9k, contract sent", "Turbine parts", 1),
        ("create deal Spares for Kestrel, 2k, contract sent", "Spares for Kestrel", 0),
        ("create a deal Fender with Quux Mills, 12k, contract sent", "Fender with Quux Mills", 0),
        ('create a deal called "Fender with Zephyr Textiles" in contract sent', "Fender with Zephyr Textiles", 0),
        ("create a deal for Falkirk Foundry in contract sent", "Falkirk Foundry", 0),
        ("create deal Fender Renewal for Kestrel Robotics, 12k, contract sent", "Fender Renewal", 1),
        ("create deal Brisk negotiations for Halden & Voss, 12k, contract sent", "Brisk negotiations", 1),
        ("CREATE DEAL FENDER RENEWAL FOR KESTREL ROBOTICS, 12K, CONTRACT SENT", "FENDER RENEWAL", 1),
        ("create deal fender renewal for kestrel robotics, 12k, contract sent", "fender renewal", 1),
        ("Create Deal Fender Spares With Zephyr Textiles, 12k, Contract Sent", "Fender Spares", 1),
        ("create deal dinner with zephyr, 12k, contract sent", "dinner with zephyr", 0),
    ],
)
async def test_a_firm_that_hubspot_knows_is_linked(
    talk: Talk, hubspot: SandboxClient, sentence: str, name: str, links: int
) -> None:
    await talk.say(sentence, "create_deal")
    assert talk.result == "done" and is_clean(talk) and len(firms(hubspot, name)) == links


async def test_a_guessed_name_is_said_back(talk: Talk) -> None:
    await talk.say("create a deal for Falkirk Foundry", "create_deal")
    assert talk.names()[0] == "utter_hubspot_noted" and "Falkirk Foundry" in talk.text()


async def test_what_was_made_nothing_of_is_said(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact Mikkel Sand, mikkel.sand@example.com, Aalborg, buyer", "create_contact")
    assert talk.names() == ["utter_hubspot_created", "utter_hubspot_left_out"] and "“Aalborg”" in talk.text()
    assert not named(hubspot, "contacts", "mikkel.sand@example.com")[0].get("company")
    assert is_clean(talk)


async def test_a_correction_is_of_the_answer_that_it_is_like(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("Beacon retrofit", "inform")
    await talk.say("sorry, Beacon retrofit 2027", "inform")
    assert talk.names()[0] == "utter_hubspot_noted"
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Beacon retrofit 2027") and not named(hubspot, "deals", "Beacon retrofit")


async def test_a_correction_is_of_the_value_of_its_kind(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("deal called Larkspur kiosks 9500 usd", "create_deal")
    await talk.say("sorry 9800", "inform")
    assert talk.names()[0] == "utter_hubspot_noted" and talk.names()[-1] == "utter_hubspot_ask_deal_stage"
    await talk.say("sorry, 5", "inform")
    held = named(hubspot, "deals", "Larkspur kiosks")[0]
    assert (held["amount"], held["dealstage"]) == ("9800", "contractsent") and is_clean(talk)


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("yes, update his phone to +1 512 555 0199", "Buyer"),
        ("yes and set his phone to +1 512 555 0199", "Buyer"),
        ("just change his phone to +1 512 555 0199", "Chief Executive Officer"),
        ("no, but update his phone to +1 512 555 0199", "Chief Executive Officer"),
        ("oh hes in already? ok chnage his phone to +1 512 555 0199 then", "Chief Executive Officer"),
    ],
)
async def test_the_contact_that_is_there_is_changed_at_once(
    talk: Talk, hubspot: SandboxClient, answer: str, title: str
) -> None:
    await talk.say(f"add John Smith, {JOHN}, Buyer", "create_contact")
    assert talk.names()[-1] == "utter_hubspot_ask_update_existing"
    await talk.say(answer, "update_contact")
    held = named(hubspot, "contacts", JOHN)[0]
    assert (held["phone"], held["jobtitle"]) == ("+15125550199", title) and is_clean(talk)


async def test_a_question_is_no_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add a contact named Ines Duarte", "create_contact")
    await talk.say("do we already have someone called Duarte?", "get_contact", confidence=0.6)
    await talk.say("ines.duarte@casaverde.example.com", "inform")
    assert named(hubspot, "contacts", "ines.duarte@casaverde.example.com")[0]["firstname"] == "Ines"


async def test_an_answer_may_say_more(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Pine deck for 5k", "create_deal")
    await talk.say("contract sent. and the owner is Lukas", "inform")
    held = named(hubspot, "deals", "Pine deck")[0]
    assert held["dealstage"] == "contractsent" and held.get("hubspot_owner_id")


async def test_what_was_looked_for_in_vain_is_not_asked_again(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("is lars.holm@nordfisk.example.com there?", "get_contact")
    await talk.say("If not, please register him with the name Lars Holm", "create_contact")
    assert talk.result == "done"
    assert [c["lastname"] for c in named(hubspot, "contacts", "lars.holm@nordfisk.example.com")] == ["Holm"]


async def test_a_deal_looked_for_in_vain_is_created_by_that_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Show me the deal Copperfield migration", "get_deal")
    await talk.say("Then create it", "nlu_fallback", 0.4)
    await talk.say("Qualified To Buy", "inform")
    assert [d["dealstage"] for d in named(hubspot, "deals", "Copperfield migration")] == ["qualifiedtobuy"]


async def test_a_person_looked_for_in_vain_is_saved_by_that_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Hannah Brandvold", "get_contact")
    await talk.say("create one then", "inform")
    await talk.say("hannah.brandvold@halvor.example.com", "inform")
    held = named(hubspot, "contacts", "hannah.brandvold@halvor.example.com")[0]
    assert (held["firstname"], held["lastname"]) == ("Hannah", "Brandvold")


@pytest.mark.parametrize("intent", ["inform", "get_deal", "update_deal"])
async def test_the_wish_before_is_of_the_one_that_was_meant(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("Update the amount of Redfern catering to 13k", "update_deal")
    assert talk.names() == ["utter_hubspot_none_found"]
    await talk.say("Sorry, I meant Umoja data residency", intent)
    assert named(hubspot, "deals", "Umoja data residency")[0]["amount"] == "13000" and is_clean(talk)


@pytest.mark.parametrize("said", ["Umoja data residency", "it's Umoja data residency", "the Umoja data residency deal"])
@pytest.mark.parametrize("intent", ["inform", "get_deal", "search_deals", "nlu_fallback"])
async def test_the_right_name_alone_carries_on(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("Update the amount of Redfern catering to 13k", "update_deal")
    await talk.say(said, intent)
    assert named(hubspot, "deals", "Umoja data residency")[0]["amount"] == "13000" and is_clean(talk)


async def test_the_right_name_of_what_is_to_go_asks_for_the_yes(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete nobody@example.com", "delete_contact")
    await talk.say("Fatima Al-Sayed", "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("yes", "affirm")
    assert talk.names() == ["utter_hubspot_deleted"]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("show me Umoja data residency", "get_deal"),
        ("what about Umoja data residency", "get_deal"),
        ("and Umoja data residency?", "get_deal"),
        ("find Umoja data residency", "search_deals"),
    ],
)
async def test_a_look_at_another_writes_nothing(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("Update the amount of Redfern catering to 13k", "update_deal")
    await talk.say(said, intent)
    assert named(hubspot, "deals", "Umoja data residency")[0]["amount"] == "12000" and "Umoja" in talk.text()


async def test_what_a_search_named_is_nobodys_name(talk: Talk) -> None:
    await talk.say("find contacts at Fjordlys Ltd", "search_contacts")
    await talk.say("create one then", "inform")
    await talk.say("ada@fjordlys.example.com", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_contact_first_name"


async def test_the_one_that_is_there_may_be_updated(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"Please create the contact {JOHN}", "create_contact")
    await talk.say("yes, update that one", "inform")
    await talk.say("job title", "inform")
    await talk.say("Wholesaler", "inform")
    assert named(hubspot, "contacts", JOHN)[0]["jobtitle"] == "Wholesaler" and is_clean(talk)


@pytest.mark.parametrize("answer", ["ah he exists already. Yes, update him", "yes, update the existing one"])
async def test_a_yes_may_say_what_it_is_to(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say(f"add John Smith, {JOHN}, Buyer", "create_contact")
    await talk.say(answer, "update_contact")
    assert named(hubspot, "contacts", JOHN)[0]["jobtitle"] == "Buyer"


async def test_a_question_makes_no_contact(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("got mei-ling ho in the crm? mei-ling.ho@kowloonfab.example.com", "create_contact")
    assert named(hubspot, "contacts", "mei-ling.ho@kowloonfab.example.com") == []


@pytest.mark.parametrize("sentence", ["Start the registration of a contact.", "Initiate the creation of a contact."])
async def test_registration_is_no_name(talk: Talk, sentence: str) -> None:
    await talk.say(sentence, "create_contact")
    await talk.say("paulo.ferraz@amazoncacao.example.com", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_contact_first_name"


@pytest.mark.parametrize("intent", ["create_contact", "create_deal"])
async def test_a_deal_beside_a_contact_is_made_after_it(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(
        "create a contact Ilse Brandauer ilse.brandauer@example.at and a deal Tirolbahn signage for 9k"
        " in qualified to buy for her",
        intent,
    )
    assert "utter_hubspot_next_job" in talk.names() and is_clean(talk)
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Tirolbahn signage")]
    person = named(hubspot, "contacts", "ilse.brandauer@example.at")[0]
    assert person["lastname"] == "Brandauer" and len(deal["associations"]["contacts"]) == 1


async def test_no_words_become_a_firm(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact Lars Holm lars@example.dk from Aarhus, mobile 20 12 34 5, likes chat", "create_contact")
    held = named(hubspot, "contacts", "lars@example.dk")[0]
    assert not held.get("company") and held["mobilephone"] == "2012345" and is_clean(talk)
    assert talk.names() == ["utter_hubspot_created", "utter_hubspot_left_out"]
    assert "“from Aarhus”" in talk.text() and "“likes chat”" in talk.text()


async def test_what_was_not_found_to_be_changed_is_made_with_what_was_said(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("make deal Temp beta in contract sent 1k", "update_deal")
    assert talk.names() == ["utter_hubspot_none_found"]
    await talk.say("create it", "create_deal")
    (made,) = named(hubspot, "deals", "Temp beta")
    assert made["amount"] == "1000" and talk.result == "done" and is_clean(talk)


async def test_neither_end_of_a_range_is_taken(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create deal Rover fleet for 10-12k in contract sent", "create_deal")
    assert not named(hubspot, "deals", "Rover fleet") and "“10-12k”" in talk.text()
    await talk.say("the first one", "inform")
    assert named(hubspot, "deals", "Rover fleet")[0]["amount"] == "10000"
    await talk.say("set the amount of Rover fleet to between 14k and 15k", "update_deal")
    assert named(hubspot, "deals", "Rover fleet")[0]["amount"] == "10000"
    await talk.say("2", "inform")
    assert named(hubspot, "deals", "Rover fleet")[0]["amount"] == "15000"


@pytest.mark.parametrize(
    "sentence",
    [
        "create deal Alder one 1k contract sent, and another Alder two 2k closed won",
        "create deal Alder one for 1k and deal Alder two, both in contract sent",
    ],
)
async def test_the_first_of_two_gets_its_own_values(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(sentence, "create_deal")
    (made,) = named(hubspot, "deals", "Alder one")
    assert (made["amount"], made["dealstage"]) == ("1000", "contractsent") and is_clean(talk)
    assert "Alder two" in talk.words("utter_hubspot_left_out")["said"]


async def test_of_two_commands_each_makes_its_own(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add deal Yew for 1k in contract sent and add deal Fir for 2k in closed won", "create_deal")
    assert [named(hubspot, "deals", name)[0]["amount"] for name in ("Yew", "Fir")] == ["1000", "2000"]


@pytest.mark.parametrize(
    "said", ["remove her job title", "no job title", "leave out the job title", "forget the title"]
)
async def test_what_was_noted_can_be_taken_back(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("new contact ana.lopes@example.pt", "create_contact")
    await talk.say("her job title is Buyer, city Porto", "inform")
    await talk.say(said, "update_contact")
    assert talk.names()[0] == "utter_hubspot_noted" and talk.result is None
    await talk.say("Ana Lopes", "inform")
    (made,) = named(hubspot, "contacts", "ana.lopes@example.pt")
    assert (made["firstname"], made["lastname"], made.get("jobtitle"), made["city"]) == ("Ana", "Lopes", None, "Porto")
    assert talk.names() == ["utter_hubspot_created"] and is_clean(talk)


async def test_an_amount_is_noted_where_the_stage_is_asked_for(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("new deal called Riverside heat pumps", "create_deal")
    await talk.say("18500", "inform")
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_deal_stage"]
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Riverside heat pumps")[0]["amount"] == "18500"


async def test_a_name_that_is_brought_in_is_the_only_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(
        "could you set up a deal? It's called Lumen Office Refit, worth 27.5k, contract sent, and they'll most probably"
        " want it to close on 15 January",
        "create_deal",
    )
    assert named(hubspot, "deals", "Lumen Office Refit")[0]["amount"] == "27500"


async def test_is_may_be_short(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add Mei Sato, she's CFO of Sakura Foods and her email's mei@sakura.example", "create_contact")
    (made,) = named(hubspot, "contacts", "mei@sakura.example")
    assert made["company"] == "Sakura Foods" and made["lastname"] == "Sato" and is_clean(talk)


@pytest.mark.parametrize(
    ("sentence", "intent", "names"),
    [
        ("create deal Yew for 1k and deal Fir for 2k, both in contract sent", "create_deal", ["Yew", "Fir"]),
        ("add deal Yew worth 1k, deal Fir for 2k and deal Ash for 3k, all of them in contract sent", "create_deal",
         ["Yew", "Fir", "Ash"]),
        ("add contact Jo Poe jo@poe.example and contact Bob Ray bob@ray.example", "create_contact",
         ["jo@poe.example", "bob@ray.example"]),
    ],
)  # fmt: skip
async def test_a_second_of_its_own_name_and_value_is_made_after_it(
    talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, names: list[str]
) -> None:
    await talk.say(sentence, intent)
    made = [named(hubspot, intent.removeprefix("create_") + "s", name) for name in names]
    assert [len(records) for records in made] == [1] * len(names) and is_clean(talk)
    assert "utter_hubspot_left_out" not in talk.names()
    if intent == "create_deal":
        assert [(d["amount"], d["dealstage"]) for (d,) in made] == [
            (f"{n}000", "contractsent") for n in range(1, len(names) + 1)
        ]


async def test_for_whom_it_is_and_what_it_is_called(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create deal", "create_deal")
    await talk.say("it's for the Kestrel account, call it Dock lighting", "inform")
    await talk.say("it's 5000", "inform")
    await talk.say("qualified to buy", "inform")
    assert talk.result == "done" and "Kestrel Robotics" in talk.text()
    (deal,) = named(hubspot, "deals", "Dock lighting")
    assert (deal["amount"], deal["dealstage"]) == ("5000", "qualifiedtobuy")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("open a deal for Lucia Fernandez", "Pampa sensors"),
        ("create a deal for Umoja Health", "Clinic scheduling 2027"),
    ],
)
async def test_a_name_said_late_replaces_that_of_whom_it_is_for(
    talk: Talk, hubspot: SandboxClient, sentence: str, answer: str
) -> None:
    await talk.say(sentence, "create_deal")
    await talk.say(answer, "inform")
    assert talk.names()[0] == "utter_hubspot_noted" and answer in talk.text()
    await talk.say("contract sent", "inform")
    made = hubspot.records("deals")[id_of(hubspot, "deals", answer)]
    assert talk.result == "done" and len([link for ids in made["associations"].values() for link in ids]) == 1


@pytest.mark.parametrize("answer", ["in review", "Legal review", "is it new?", "pampa"])
async def test_an_unknown_stage_is_no_name(talk: Talk, answer: str) -> None:
    await talk.say("create a deal for Umoja Health", "create_deal")
    await talk.say(answer, "inform")
    assert talk.slots["hubspot_deal_name"] == "Umoja Health"


async def test_a_person_is_linked_by_with_in_short(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say('deal w/ Ewan: "Atlas reprint" 7500 pounds, stage presentation', "create_deal")
    assert hubspot.records("deals")[id_of(hubspot, "deals", "Atlas reprint")]["associations"]["contacts"]


async def test_nobody_to_link_is_left_out_and_told(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say('make a deal "Policy renewal 2027", 85k, contract sent, link him', "create_deal")
    assert talk.names() == ["utter_hubspot_created", "utter_hubspot_left_out"] and "“him”" in talk.text()
    assert not firms(hubspot, "Policy renewal 2027")


@pytest.mark.parametrize("said", ["Ines Holm PhD", "Ines Holm, M.Sc.", "Ines Holm MBA"])
@pytest.mark.parametrize("asked", [False, True])
async def test_a_degree_is_no_name_and_is_told(talk: Talk, hubspot: SandboxClient, said: str, asked: bool) -> None:
    for words in ["add a contact", "ines@larch.example.com", said] if asked else [f"add {said} ines@larch.example.com"]:
        await talk.say(words, "inform" if talk.loop else "create_contact")
    assert named(hubspot, "contacts", "ines@larch.example.com")[0]["lastname"] == "Holm"
    assert f"“{said.split()[-1]}”" in talk.text() and talk.result == "done" and is_clean(talk)


async def test_the_label_of_a_name_is_not_left_out(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact Name: Ines Holm Email: ines@larch.example.com Title: Buyer", "create_contact")
    held = named(hubspot, "contacts", "ines@larch.example.com")[0]
    assert (held["firstname"], held["lastname"], held["jobtitle"]) == ("Ines", "Holm", "Buyer")
    assert talk.names() == ["utter_hubspot_created"]


@pytest.mark.parametrize(
    ("said", "country", "city"),
    [
        (", country italy", "Italy", None),
        (", country united kingdom, city leeds", "United Kingdom", "leeds"),
        (", Country Norway, City Oslo", "Norway", "Oslo"),
        (", country manager", None, None),
    ],
)
async def test_a_place_in_small_letters(
    talk: Talk, hubspot: SandboxClient, said: str, country: str | None, city: str | None
) -> None:
    await talk.say(f"add Ines Holm, ines@larch.example.com{said}", "create_contact")
    held = named(hubspot, "contacts", "ines@larch.example.com")[0]
    assert (held.get("country"), held.get("city")) == (country, city) and talk.names() == ["utter_hubspot_created"]
