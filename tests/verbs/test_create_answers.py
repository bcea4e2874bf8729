"""Create: answers that sound like something else, or say more than was asked."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named


@pytest.mark.parametrize("intent", ["inform", "get_deal", "search_deals", "update_deal"])
async def test_a_name_that_the_address_tells_is_the_answer(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("add contact mark.deal@fjordline.example.com", "create_contact")
    await talk.say("Mark Deal", intent)
    assert talk.result == "done" and is_clean(talk)
    held = named(hubspot, "contacts", "mark.deal@fjordline.example.com")[0]
    assert (held["firstname"], held["lastname"]) == ("Mark", "Deal")


async def test_a_name_is_corrected_letter_by_letter(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact m@fjordline.example.com", "create_contact")
    await talk.say("Mark", "inform")
    await talk.say("no, the first name is Marc with a c", "inform")
    await talk.say("Deal", "inform")
    held = named(hubspot, "contacts", "m@fjordline.example.com")[0]
    assert (held["firstname"], held["lastname"]) == ("Marc", "Deal")


@pytest.mark.parametrize("answers", [("Sukarno", "he has only one name"), ("Sukarno, one name only",)])
async def test_one_name_will_do(talk: Talk, hubspot: SandboxClient, answers: tuple[str, ...]) -> None:
    await talk.say("create contact sukarno@nusantara.example.com", "create_contact")
    for answer in answers:
        await talk.say(answer, "inform")
    assert talk.result == "done" and is_clean(talk)
    held = named(hubspot, "contacts", "sukarno@nusantara.example.com")[0]
    assert held["firstname"] == "Sukarno" and not held.get("lastname")


async def test_an_address_that_is_none_is_told(talk: Talk) -> None:
    await talk.say("add jane.doe@example..com Jane Doe", "create_contact")
    assert talk.names() == ["utter_hubspot_not_understood", "utter_hubspot_ask_contact_email"]
    await talk.say("jane.doe@newmail.example.com", "inform")
    assert talk.names() == ["utter_hubspot_created"] and "Jane Doe" in talk.text()


async def test_more_than_the_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create contact erik.sund@sund.example.com", "create_contact")
    await talk.say("Erik Sund, also he's the owner of Sund AS", "get_contact")
    held = named(hubspot, "contacts", "erik.sund@sund.example.com")[0]
    assert (held["lastname"], held["jobtitle"], held["company"]) == ("Sund", "owner", "Sund AS")


async def test_the_whole_name_where_the_stage_was_asked(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("log an opportunity for Brightwater, 15 grand, they want it signed soon", "create_deal")
    await talk.say("Brightwater dock lights", "inform")
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_deal_stage"]
    await talk.say("contract sent", "inform")
    held = named(hubspot, "deals", "Brightwater dock lights")[0]
    assert (held["amount"], held["dealstage"]) == ("15000", "contractsent") and is_clean(talk)


@pytest.mark.parametrize(("whom", "owner"), [("Dana", True), ("Kestrel Robotics", False), ("Quux Mills", False)])
async def test_for_somebody_of_the_account(talk: Talk, hubspot: SandboxClient, whom: str, owner: bool) -> None:
    await talk.say(f'new deal "Harbour consulting" for {whom}, 7500, contract sent', "create_deal")
    held = named(hubspot, "deals", "Harbour consulting")[0]
    assert talk.result == "done" and bool(held.get("hubspot_owner_id")) is owner
    links = hubspot.records("deals")[id_of(hubspot, "deals", "Harbour consulting")]["associations"]
    assert bool(links.get("companies")) is (whom == "Kestrel Robotics")


async def test_where_a_firm_sits_is_told_with_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create contact Elodie Marchand, elodie@lefevre.example.com", "create_contact")
    await talk.say("her company is Atelier Lefèvre in Lyon, France", "update_contact")
    held = named(hubspot, "contacts", "elodie@lefevre.example.com")[0]
    assert (held["company"], held["city"], held["country"]) == ("Atelier Lefèvre", "Lyon", "France")


@pytest.mark.parametrize("hedge", ["hold on", "one sec, looking it up", "lifecycle lead", "PhD", "customer"])
@pytest.mark.parametrize("intent", ["inform", "nlu_fallback"])
async def test_what_is_no_name_creates_nobody(talk: Talk, hubspot: SandboxClient, hedge: str, intent: str) -> None:
    await talk.say("new contact ivo@fjordline.example.com", "create_contact")
    await talk.say(hedge, intent)
    assert talk.names()[-1] == "utter_hubspot_ask_contact_first_name"
    assert not named(hubspot, "contacts", "ivo@fjordline.example.com")
    await talk.say("ok got it: Ivo Andrić", "inform")
    held = named(hubspot, "contacts", "ivo@fjordline.example.com")[0]
    assert (held["firstname"], held["lastname"]) == ("Ivo", "Andrić") and is_clean(talk)


async def test_the_last_name_first(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("new contact kim@park.example.kr", "create_contact")
    await talk.say("last name Park", "inform")
    await talk.say("Kim", "inform")
    held = named(hubspot, "contacts", "kim@park.example.kr")[0]
    assert (held["firstname"], held["lastname"]) == ("Kim", "Park")


async def test_a_wait_that_sounds_like_a_search(talk: Talk) -> None:
    await talk.say("new contact ivo@fjordline.example.com", "create_contact")
    await talk.say("one sec, looking it up", "search_deals")
    assert talk.names() == ["utter_hubspot_ask_contact_first_name"]


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [
        ("she's a customer", "update_contact", {"lifecyclestage": "customer"}),
        ("she is a customer", "get_contact", {"lifecyclestage": "customer"}),
        ("lead status connected", "connection_status", {"hs_lead_status": "CONNECTED"}),
    ],
)
async def test_what_is_told_of_the_contact_to_be(
    talk: Talk, hubspot: SandboxClient, text: str, intent: str, told: dict[str, str]
) -> None:
    await talk.say("new contact joe@bloggs.example.com", "create_contact")
    await talk.say(text, intent)
    assert talk.names()[-1] == "utter_hubspot_ask_contact_first_name"
    await talk.say("Joe Bloggs", "inform")
    held = named(hubspot, "contacts", "joe@bloggs.example.com")[0]
    assert {name: held.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("text", "intent"), [("test@@example.com", "search_contacts"), ("her mail is ana maria at gmail", "get_contact")]
)
async def test_a_bad_address_is_no_other_wish(talk: Talk, text: str, intent: str) -> None:
    await talk.say("create a contact", "create_contact")
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_not_understood", "utter_hubspot_ask_contact_email"]


async def test_an_address_nobody_has_is_left_open(talk: Talk) -> None:
    await talk.say("create a contact", "create_contact")
    await talk.say("i dont have her email", "get_contact")
    assert talk.names() == ["utter_hubspot_ask_contact_first_name"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("create contact Gus Fring gus@pollos.example.com He is CEO at Pollos Hermanos. Phone is 505-555-0143.",
         "nlu_fallback"),
        ("add contact gus@pollos.example.com first name Gus last name Fring job title CEO", "update_contact"),
    ],
)  # fmt: skip
async def test_a_plain_order_creates_whatever_it_looks_like(
    talk: Talk, hubspot: SandboxClient, text: str, intent: str
) -> None:
    await talk.say(text, intent)
    held = named(hubspot, "contacts", "gus@pollos.example.com")[0]
    assert (held["firstname"], held["lastname"], held["jobtitle"]) == ("Gus", "Fring", "CEO")


@pytest.mark.parametrize("words", ["I'll tell you later", "later"])
async def test_later_leaves_the_question_open_and_takes_no_leave(talk: Talk, words: str) -> None:
    await talk.say("new contact, ivo4@example.com", "create_contact")
    await talk.say(words, "goodbye")
    assert talk.slots["requested_slot"] != "hubspot_contact_first_name"


@pytest.mark.parametrize(
    ("said", "name"), [("Oyelaran", ("Oyelaran", "Holt")), ("mira kovac", ("Mira", "Kovac")), ("Mira Kovac", None)]
)
async def test_a_name_at_the_question_for_the_address_is_kept(
    talk: Talk, hubspot: SandboxClient, said: str, name: tuple[str, str] | None
) -> None:
    await talk.say("create contact", "create_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_contact_email"]
    await talk.say("m.k@fjordline.example.com", "inform")
    if " " not in said:
        assert talk.slots["requested_slot"] == "hubspot_contact_last_name"
        await talk.say("Holt", "inform")
    held = named(hubspot, "contacts", "m.k@fjordline.example.com")[0]
    assert (held["firstname"], held["lastname"]) == (name or ("Mira", "Kovac"))


@pytest.mark.parametrize("said", ["company", "later", "wrong number", "Email", "sales manager", "ask me tomorrow"])
async def test_what_is_nobodys_name_is_asked_again(talk: Talk, said: str) -> None:
    await talk.say("create contact", "create_contact")
    await talk.say(said, "inform")
    assert "utter_hubspot_noted" not in talk.names() and talk.loop


@pytest.mark.parametrize("said", ["no", "nope", "no thanks"])
async def test_a_no_to_what_a_deal_needs_is_told_how_to_stop(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say(said, "deny")
    assert talk.names() == ["utter_hubspot_offer_to_stop", "utter_hubspot_ask_deal_stage"]
    await talk.say("nope, forget it", "deny")
    assert talk.result == "cancelled" and is_clean(talk) and not named(hubspot, "deals", "Larkspur")


@pytest.mark.parametrize("intent", ["inform", "update_deal"])
@pytest.mark.parametrize(
    ("thought", "amount", "stage", "owner"),
    [
        ("no wait make that qualified", "40000", "qualifiedtobuy", "Dana"),
        ("hang on, 45k not 40k", "45000", "contractsent", "Dana"),
        ("62k, not 40k", "62000", "contractsent", "Dana"),
        ("oh wait, it's 60", "60000", "contractsent", "Dana"),
        ("hold on, make Priya the owner instead", "40000", "contractsent", "Priya"),
        ("sorry, double that", "80000", "contractsent", "Dana"),
        ("hmm, not contract sent, closed won", "40000", "closedwon", "Dana"),
        ("no, that's too much, 35k", "35000", "contractsent", "Dana"),
        ("wait, the amount is wrong", "40000", "contractsent", "Dana"),
        ("hold on, 40k is wrong", "40000", "contractsent", "Dana"),
    ],
)
async def test_a_change_of_mind_is_no_name(
    talk: Talk, hubspot: SandboxClient, thought: str, amount: str, stage: str, owner: str, intent: str
) -> None:
    await talk.say("create a deal for 40k in contract sent, owner Dana", "create_deal")
    await talk.say(thought, intent)
    assert "utter_hubspot_ask_deal_name" in talk.names()
    await talk.say("no wait, call it Falcon", "inform")
    assert talk.result == "done" and owner in talk.text()
    held = named(hubspot, "deals", "Falcon")[0]
    assert (float(held["amount"]), held["dealstage"]) == (float(amount), stage)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("no wait, Dock 7", "Dock 7"),
        ("hang on, Studio rebrand", "Studio rebrand"),
        ("sorry, make it Falcon", "Falcon"),
        ("Make It Rain", "Make It Rain"),
        ("Change Management 2027", "Change Management 2027"),
        ("May 2027", "May 2027"),
        ("sorry, Dana Street 12", "Dana Street 12"),
    ],
)
async def test_a_name_thought_better_of_is_one(talk: Talk, hubspot: SandboxClient, said: str, name: str) -> None:
    await talk.say("create a deal for 40k in contract sent, owner Dana, closing Friday", "create_deal")
    await talk.say(said, "inform")
    held = named(hubspot, "deals", name)[0]
    assert talk.result == "done" and float(held["amount"]) == 40000 and held["dealstage"] == "contractsent"


async def test_another_address_where_the_name_is_asked(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact ann.lee@fjordline.example.com", "create_contact")
    await talk.say("no wait, make that ann.li@fjordline.example.com", "inform")
    await talk.say("Ann Li", "inform")
    held = named(hubspot, "contacts", "ann.li@fjordline.example.com")[0]
    assert (held["firstname"], held["lastname"]) == ("Ann", "Li")


@pytest.mark.parametrize("said", ["sure, why not", "yes please", "of course, why not"])
async def test_a_yes_is_no_name(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say("create a contact aoife@example.com", "create_contact")
    await talk.say(said, "affirm")
    assert talk.slots["requested_slot"] == "hubspot_contact_first_name"
    assert len(hubspot.records("contacts")) == before


async def test_another_stage_said_where_the_name_is_asked_is_no_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("Contract Sent", "inform")
    await talk.say("qualified", "inform")
    assert talk.slots["requested_slot"] == "hubspot_deal_name" and "Qualified To Buy" in talk.text()
    await talk.say("larkspur mill", "inform")
    assert named(hubspot, "deals", "larkspur mill")[0]["dealstage"] == "qualifiedtobuy" and is_clean(talk)


@pytest.mark.parametrize("name", ["Renewal", "larkspur", "Qualified"])
async def test_a_name_after_the_stage(talk: Talk, hubspot: SandboxClient, name: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("contract sent", "inform")
    await talk.say(name, "inform")
    assert named(hubspot, "deals", name)[0]["dealstage"] == "contractsent" and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("call it Tuesday", "Tuesday"),
        ("name it Friday please", "Friday"),
        ("it's called Contract Sent", "Contract Sent"),
    ],
)
async def test_what_it_is_called_is_its_name(talk: Talk, hubspot: SandboxClient, said: str, name: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(said, "inform")
    await talk.say("presentation scheduled", "inform")
    (deal,) = named(hubspot, "deals", name)
    assert not deal.get("closedate") and deal["dealstage"] == "presentationscheduled"
