"""Linking records that exist, by conversation without Rasa."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean

DEAL = "Kestrel arm upgrade"
RUPERT = "rupert.fitzgibbon@northgatesolutions.example.com"


def linked(hubspot: SandboxClient, name: str, to: str) -> list[str]:
    deal = hubspot.records("deals")[id_of(hubspot, "deals", name)]
    return list(deal["associations"].get(to, []))


async def test_a_deal_is_linked_to_a_person_and_to_a_company(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    hubspot.clear_requests()
    await talk.say("link it to Rupert Fitzgibbon", "update_deal")
    assert talk.result == "done" and is_clean(talk) and "Linked Kestrel arm upgrade to Rupert Fitzgibbon" in talk.text()
    assert id_of(hubspot, "contacts", RUPERT) in linked(hubspot, DEAL, "contacts")
    sent = [r for r in hubspot.requests() if r["method"] == "PUT"]
    assert len(sent) == 1 and "/associations/default/contacts/" in sent[0]["path"]
    before = linked(hubspot, DEAL, "companies")
    await talk.say("associate this deal with the company Halden & Voss", "update_contact")
    assert talk.result == "done" and len(linked(hubspot, DEAL, "companies")) == len(before) + 1
    await talk.say("undo", "undo")
    assert talk.names() == ["utter_hubspot_undo_link"]


async def test_which_one_is_asked_and_the_answer_linked(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"link the {DEAL} deal to Maria Garcia", "update_deal")
    assert "utter_hubspot_ask_link" in talk.names() and talk.loop == "hubspot_update_deal_form"
    await talk.say("2", "inform")
    assert talk.result == "done" and is_clean(talk)
    assert linked(hubspot, DEAL, "contacts")


async def test_a_change_and_a_link_in_one_sentence(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("set the amount to 5k and link it to Rupert Fitzgibbon", "update_deal")
    assert hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]["amount"] == "5000"
    assert {"utter_hubspot_linked", "utter_hubspot_updated"} <= set(talk.names())


async def test_nobody_of_that_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("link it to Zebedee Quux", "update_deal")
    assert talk.result == "not_found" and talk.names() == ["utter_hubspot_no_link"] and is_clean(talk)


async def test_at_create(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal Larkspur for 5k in contract sent and link it to Rupert Fitzgibbon", "create_deal")
    assert talk.result == "done" and linked(hubspot, "Larkspur", "contacts")


async def test_a_deal_for_the_person_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Rupert Fitzgibbon", "get_contact")
    await talk.say("create deal Larkspur onboarding for her, 15k usd, contract sent", "create_deal")
    assert talk.result == "done" and linked(hubspot, "Larkspur onboarding", "contacts")


async def test_one_wish_after_the_other(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("move it to closed won and create a follow-up deal for 5k", "create_deal")
    assert "utter_hubspot_updated" in talk.names() and "utter_hubspot_next_job" in talk.names()
    await talk.say("Larkspur phase two", "inform")
    await talk.say("contract sent", "inform")
    assert talk.result == "done" and is_clean(talk)
    found = hubspot.records("deals")[id_of(hubspot, "deals", "Larkspur phase two")]["properties"]
    assert (found["amount"], found["dealstage"]) == ("5000", "contractsent")


async def test_the_second_wish_is_left_where_the_first_was_not_done(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"delete the deal {DEAL} and create a new deal called Larkspur for 10k", "create_deal")
    await talk.say("no", "deny")
    assert "utter_hubspot_left_undone" in talk.names() and is_clean(talk)
    assert id_of(hubspot, "deals", DEAL)


async def test_another_record_at_the_question_of_a_delete(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Umoja data residency", "delete_deal")
    await talk.say("no, delete Umoja clinic scheduling instead", "delete_contact", confidence=0.6)
    assert "Umoja clinic scheduling" in talk.text()
    await talk.say("yes", "affirm")
    names = {r["properties"]["dealname"] for r in hubspot.records("deals").values()}
    assert "Umoja data residency" in names and "Umoja clinic scheduling" not in names


async def test_a_no_with_another_name_at_the_question_of_a_delete(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete Rupert Fitzgibbon", "delete_contact")
    await talk.say("no, I meant Fatima Al-Sayed", "inform")
    assert "Fatima Al-Sayed" in talk.text()
    await talk.say("no, keep that", "inform")
    assert is_clean(talk) and id_of(hubspot, "contacts", RUPERT)
    assert id_of(hubspot, "contacts", "fatima.al-sayed@example.com")


async def test_a_change_without_a_record_waits_for_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set it to 1/2/2027", "update_deal")
    assert talk.names() == ["utter_hubspot_nothing_shown", "utter_hubspot_ask_deal"]
    await talk.say(DEAL, "inform")
    assert "February 1, 2027" in talk.text()
    await talk.say("2", "inform")
    held = hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]
    assert held["closedate"].startswith("2027-02-01")


async def test_an_answer_changes_no_other_property(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update Rupert Fitzgibbon", "update_contact")
    await talk.say("phone", "inform")
    await talk.say("call him maybe", "inform")
    assert "utter_hubspot_ask_value" in talk.names()
    await talk.say("no, the job title, CFO", "inform")
    assert talk.result == "done"
    held = hubspot.records("contacts")[id_of(hubspot, "contacts", RUPERT)]
    assert (held["properties"]["firstname"], held["properties"]["jobtitle"]) == ("Rupert", "CFO")


async def test_a_contact_that_exists_is_shown_at_once(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add rupert.fitzgibbon@northgatesolutions.example.com as a new contact", "create_contact")
    assert talk.names() == ["utter_hubspot_exists_already", "utter_hubspot_offer_change"] and is_clean(talk)
    assert talk.result == "refused" and talk.said[-1]["buttons"]


async def test_a_lost_answer_is_looked_up(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    hubspot.fault(method="PUT", drop="after", times=None)
    await talk.say("link it to Rupert Fitzgibbon", "update_deal")
    assert talk.result == "done" and "utter_hubspot_linked_to" in talk.names()
    assert id_of(hubspot, "contacts", RUPERT) in linked(hubspot, DEAL, "contacts")


@pytest.mark.parametrize("intent", ["create_contact", "delete_deal", "get_contact"])
async def test_a_link_whatever_the_intent(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("add Rupert Fitzgibbon as contact on this deal", intent)
    assert talk.result == "done" and is_clean(talk)
    assert id_of(hubspot, "contacts", RUPERT) in linked(hubspot, DEAL, "contacts")


async def test_somebody_of_several_is_linked_once_chosen(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"link Maria to the {DEAL} deal", "update_deal")
    assert talk.loop == "hubspot_update_deal_form"
    await talk.say("1", "inform")
    assert talk.result == "done" and is_clean(talk) and linked(hubspot, DEAL, "contacts")


async def test_an_owner_put_on_a_deal_owns_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("put Priya on this deal", "update_deal")
    assert "Dana Whitfield → Priya Nair" in talk.text()


@pytest.mark.parametrize(
    ("text", "intent"),
    [("mark them all as won", "update_deal"), ("delete them both", "delete_deal"), ("delete both", "delete_contact")],
)
async def test_one_at_a_time(talk: Talk, hubspot: SandboxClient, text: str, intent: str) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    hubspot.clear_requests()
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_one_at_a_time"] and talk.result == "refused" and is_clean(talk)
    assert all(r["method"] == "GET" for r in hubspot.requests())


async def test_him_is_the_contact_just_shown_whatever_the_intent(talk: Talk) -> None:
    await talk.say("show contact ruth.goldberg@example.com", "get_contact")
    await talk.say("link her to the Kestrel arm upgrade deal", "update_deal")
    assert talk.result == "done" and "Ruth Goldberg" in talk.text()


async def test_the_person_shown_is_added_to_a_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Rupert Fitzgibbon", "get_contact")
    await talk.say(f"add him to the {DEAL} deal", "update_deal")
    assert talk.result == "done" and is_clean(talk) and "Linked Rupert Fitzgibbon to" in talk.text()


async def test_the_one_is_of_the_list_just_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("contacts created after 10 september 2026", "search_contacts")
    await talk.say("show me the one from Ostrava", "get_deal")
    assert "Eva Novotná" in talk.text() and talk.result == "done"


def all_linked(hubspot: SandboxClient, name: str) -> set[str]:
    """Whom and what a deal is linked to, by first name or name."""
    people, firms = hubspot.records("contacts"), hubspot.records("companies")
    return {people[i]["properties"]["firstname"] for i in linked(hubspot, name, "contacts")} | {
        firms[i]["properties"]["name"] for i in linked(hubspot, name, "companies")
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("link it to Rupert Fitzgibbon and Ruth Goldberg", {"Rupert", "Ruth"}),
        ("link it to rupert fitzgibbon and ruth goldberg", {"Rupert", "Ruth"}),
        ("link it to Rupert Fitzgibbon, Ruth Goldberg and Kwame Asante", {"Rupert", "Ruth", "Kwame"}),
        ("link it to Rupert Fitzgibbon and to the company Halden & Voss", {"Rupert", "Halden & Voss"}),
        ("add Rupert Fitzgibbon and Kwame Asante as contacts on this deal", {"Rupert", "Kwame"}),
        (f"attach Rupert Fitzgibbon and Kwame Asante to the {DEAL} deal", {"Rupert", "Kwame"}),
        ("link it to Rupert Fitzgibbon and Ruth Goldberg and set the amount to 5k", {"Rupert", "Ruth"}),
    ],
)
async def test_several_at_once(talk: Talk, hubspot: SandboxClient, text: str, names: set[str]) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(text, "update_deal")
    assert talk.result == "done" and is_clean(talk) and names <= all_linked(hubspot, DEAL)
    changed = hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]["amount"] == "5000"
    assert changed == ("5k" in text)


async def test_one_of_several_that_is_not_there_is_told(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("link it to Rupert Fitzgibbon and Zebedee Quux", "update_deal")
    assert talk.words("utter_hubspot_no_link")["said"] == "Zebedee Quux" and "Rupert" in all_linked(hubspot, DEAL)


async def test_one_of_several_is_asked_for_and_none_is_lost(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("link it to Maria Garcia, Kwame Asante and Ruth Goldberg", "update_deal")
    assert "utter_hubspot_ask_link" in talk.names()
    await talk.say("1", "inform")
    assert {"Maria", "Kwame", "Ruth"} <= all_linked(hubspot, DEAL) and is_clean(talk)


async def test_a_new_deal_takes_one_of_a_kind_and_tells_the_other(talk: Talk, hubspot: SandboxClient) -> None:
    wish = "create a deal Larch for 5k in contract sent and link it to Rupert Fitzgibbon and Kwame Asante"
    await talk.say(wish, "create_deal")
    assert all_linked(hubspot, "Larch") == {"Rupert"}
    assert "Kwame Asante" in talk.words("utter_hubspot_left_out")["said"]


async def test_a_new_contact_is_linked_to_a_deal_afterwards(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(
        "create a contact Tom Adeyemi tom@adeyemi.example and link him to Studio 54 lighting", "create_contact"
    )
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Studio 54 lighting")]
    assert id_of(hubspot, "contacts", "tom@adeyemi.example") in map(str, deal["associations"]["contacts"])
    assert "utter_hubspot_next_job" in talk.names() and talk.result == "done"


async def test_deals_to_choose_from_are_written_as_people_read_them(talk: Talk) -> None:
    await talk.say("show Eva Novotná", "get_contact")
    await talk.say("link her to the Website redesign deal", "update_contact")
    titles = [button["title"] for button in talk.buttons()]
    assert "Website redesign — $22,000 · Appointment Scheduled · Dana Whitfield" in titles


@pytest.mark.parametrize("intent", ["delete_contact", "update_deal", "update_contact"])
@pytest.mark.parametrize("words", ["take Ruth Goldberg off", "and take Ruth Goldberg off it"])
async def test_who_is_taken_off_is_not_deleted(talk: Talk, words: str, intent: str) -> None:
    await talk.say("show the deal Halden & Voss platform renewal", "get_deal")
    await talk.say(words, intent)
    assert talk.names() == ["utter_hubspot_undo_link"] and is_clean(talk)


async def test_a_deal_taken_off_goes(talk: Talk) -> None:
    await talk.say("show the deal Northgate onboarding", "get_deal")
    await talk.say("take Northgate onboarding off", "delete_deal")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize(
    "said",
    [
        "open deal {}, put Rupert Fitzgibbon on it and set the amount to 91k",
        "set the amount of {} to 91k and link it to Rupert Fitzgibbon",
        "open deal {}, connect Rupert Fitzgibbon to it and make the amount 91k",
        "change the amount of {} to 91k, and add Rupert Fitzgibbon to it",
    ],
)
@pytest.mark.parametrize("other", ["", "Northgate onboarding"])
async def test_a_link_and_a_change_of_the_named_record(
    talk: Talk, hubspot: SandboxClient, said: str, other: str
) -> None:
    if other:
        await talk.say(f"open deal {other}", "get_deal")
    await talk.say(said.format(DEAL), "update_deal")
    assert id_of(hubspot, "contacts", RUPERT) in linked(hubspot, DEAL, "contacts"), talk.text()
    assert hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]["amount"] == "91000"


async def test_who_is_put_on_it_beside_a_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"open deal {DEAL}", "get_deal")
    await talk.say("put Rupert Fitzgibbon on it and set the amount to 91k", "update_deal")
    assert id_of(hubspot, "contacts", RUPERT) in linked(hubspot, DEAL, "contacts")
    contacts = linked(hubspot, DEAL, "contacts")
    await talk.say("put Priya on it and set the amount to 92k", "update_deal")  # an owner
    held = hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"]
    assert (held["hubspot_owner_id"], held["amount"]) == ("1144218527", "92000")
    assert linked(hubspot, DEAL, "contacts") == contacts
