"""Create, by conversation without Rasa."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

NASTY = [
    '{card} "quoted" {title}',
    "<b>bold</b> & co",
    "Rocket \N{ROCKET} launch",
    "\u0635\u0641\u0642\u0629 \u0627\u0644\u0631\u064a\u0627\u0636",
    "x" * 300,
    "null",
    "Studio 54",
]


async def test_one_sentence_is_one_call(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("what stages are there", "list_stages")
    hubspot.clear_requests()
    await talk.say("create a deal called Larkspur for 12k in contract sent", "create_deal")
    assert talk.result == "done" and is_clean(talk)
    assert [r["method"] for r in hubspot.requests()] == ["POST"]


@pytest.mark.parametrize("name", NASTY)
async def test_a_name_is_kept_as_it_is(talk: Talk, hubspot: SandboxClient, name: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(name, "inform")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", name) and name in talk.text()


@pytest.mark.parametrize("answer", ["no", "none", "nope"])
async def test_a_no_is_not_the_first_stage(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say(answer, "deny")
    assert talk.slots["requested_slot"] == "hubspot_deal_stage" and not named(hubspot, "deals", "Larkspur")


async def test_a_yes_is_not_a_name(talk: Talk) -> None:
    await talk.say("create a contact zed@example.org", "create_contact")
    await talk.say("yes", "affirm")
    assert talk.slots["requested_slot"] == "hubspot_contact_first_name"


async def test_a_button_of_another_question_is_no_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.press({"payload": '/inform{"hubspot_choice": "no-such-stage"}'})
    assert talk.slots["requested_slot"] == "hubspot_deal_stage" and not named(hubspot, "deals", "Larkspur")
    assert "“”" not in talk.text()


async def test_another_name_starts_another_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur for 9k", "create_deal")
    await talk.say("create a deal called Bramble", "create_deal")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Bramble")[0].get("amount") is None
    assert not named(hubspot, "deals", "Larkspur")


async def test_links_go_in_the_same_call(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("what stages are there", "list_stages")
    hubspot.clear_requests()
    await talk.say('create a deal called Larkspur for company "Ostrava Steelworks" in contract sent', "create_deal")
    assert [r["method"] for r in hubspot.requests()] == ["POST", "POST"], "a search and a create"
    assert "Ostrava Steelworks" in talk.words("utter_hubspot_linked")["linked"]


@pytest.mark.parametrize(("answer", "linked"), [("skip", False), ("2", True), ("the software one", True)])
async def test_several_companies_are_asked_about(talk: Talk, hubspot: SandboxClient, answer: str, linked: bool) -> None:
    await talk.say('create a deal called Larkspur for company "Northgate" in contract sent', "create_deal")
    assert talk.slots["requested_slot"] == "hubspot_deal_company"
    await talk.say(answer, "inform")
    assert talk.result == "done" and ("utter_hubspot_linked" in talk.names()) == linked


async def test_a_currency_that_the_account_lacks_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur for 500 JPY in contract sent", "create_deal")
    assert "JPY" in talk.text() and not named(hubspot, "deals", "Larkspur")
    await talk.say("500 EUR", "inform")
    deal = named(hubspot, "deals", "Larkspur")[0]
    assert (deal["amount"], deal["deal_currency_code"]) == ("500", "EUR")


async def test_every_required_property_is_asked_for_once(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.rules(create_form={"deals": ["renewal_region", "amount"]})
    await talk.say("create a deal called Larkspur in contract sent", "create_deal")
    hubspot.clear_requests()
    await talk.say("Atlantis", "inform")
    await talk.say("no, the name is Bramble", "update_deal")
    await talk.say("EMEA", "inform")
    assert not hubspot.requests()
    await talk.say("12k EUR", "inform")
    deal = named(hubspot, "deals", "Bramble")[0]
    assert (deal["renewal_region"], deal["amount"], deal["deal_currency_code"]) == ("EMEA", "12000", "EUR")
    assert is_clean(talk)


TAKEN = "emily.nguyen@pelicanbay.example.com"


async def _create_taken(talk: Talk) -> None:
    await talk.say(f"create contact {TAKEN}, job title Partner", "create_contact")
    await talk.say("Emily Nguyen", "inform")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize(("answer", "intent"), [("yes", "affirm"), ("update it", "update_contact")])
async def test_an_email_that_is_taken_is_updated_after_a_yes(
    talk: Talk, hubspot: SandboxClient, answer: str, intent: str
) -> None:
    await _create_taken(talk)
    await talk.say(answer, intent)
    assert named(hubspot, "contacts", TAKEN)[0]["jobtitle"] == "Partner" and is_clean(talk)
    await talk.say("undo", "undo")
    assert named(hubspot, "contacts", TAKEN)[0]["jobtitle"] == "Underwriting Manager"


async def test_an_email_that_is_taken_may_be_corrected(talk: Talk, hubspot: SandboxClient) -> None:
    await _create_taken(talk)
    await talk.say("no, the email is em2@example.com", "deny")
    await talk.say("Em Nguyen", "inform")
    assert talk.result == "done" and named(hubspot, "contacts", "em2@example.com")


async def test_a_refusal_after_that_yes_asks_for_the_value(talk: Talk, hubspot: SandboxClient) -> None:
    await _create_taken(talk)
    body = {
        "status": "error",
        "message": "Property values were not valid",
        "category": "VALIDATION_ERROR",
        "errors": [{"message": "too long", "code": "INVALID", "context": {"propertyName": ["jobtitle"]}}],
    }
    hubspot.fault(method="PATCH", status=400, body=body)
    await talk.say("yes", "affirm")
    assert talk.slots["requested_slot"] == "hubspot_value"
    await talk.say("Buyer", "inform")
    assert named(hubspot, "contacts", TAKEN)[0]["jobtitle"] == "Buyer"


async def test_a_created_record_is_deleted_by_undo_after_a_yes(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur in contract sent", "create_deal")
    await talk.say("undo", "undo")
    assert named(hubspot, "deals", "Larkspur") and talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Larkspur")


async def test_him_is_the_contact_shown_last(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show contact ruth.goldberg@example.com", "get_contact")
    await talk.say("create a deal for her called Larch starter, 3k, in contract sent", "create_deal")
    assert talk.result == "done" and "Ruth Goldberg" in talk.text()
    deal = id_of(hubspot, "deals", "Larch starter")
    _, linked = hubspot.call("GET", f"/crm/v4/objects/deals/{deal}/associations/contacts")
    assert len(linked["results"]) == 1


async def test_a_name_instead_of_the_email_is_kept(talk: Talk) -> None:
    await talk.say("add a contact", "create_contact")
    await talk.say("Sam Okoro", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_contact_email"
    await talk.say("sam.okoro@example.org", "inform")
    assert talk.result == "done" and "Sam Okoro" in talk.text()


@pytest.mark.parametrize("sentence", ["link him to the Kestrel deal", "I don't have it with me"])
async def test_a_sentence_is_nobodys_name(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say("add a contact jo@example.org", "create_contact")
    before = len(hubspot.records("contacts"))
    await talk.say(sentence, "inform", 0.5)
    assert talk.loop and len(hubspot.records("contacts")) == before


@pytest.mark.parametrize("name", ["Mele Fonoti", "Usman Dar", "Herbert Lang", "Thembi Dube", "Melek Usta"])
async def test_a_name_may_begin_like_a_word_for_somebody(talk: Talk, hubspot: SandboxClient, name: str) -> None:
    """ "For me" is a courtesy, "for Mele" is not."""
    await talk.say(f"make a contact for {name}, someone@tonga.example.to, title Manager", "create_contact")
    (made,) = named(hubspot, "contacts", "someone@tonga.example.to")
    assert f"{made['firstname']} {made['lastname']}" == name and talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize(
    ("intent", "said", "whom"),
    [
        ("update_deal", "link it to Marcus Lindström", "Marcus Lindström"),
        ("update_deal", "associate it with Brightwater Logistics", "Brightwater Logistics"),
        ("inform", "it's for Brightwater Logistics", "Brightwater Logistics"),
        ("inform", "the contact is Eva Novotná", "Eva Novotná"),
        ("inform", "add Eva Novotná as the contact", "Eva Novotná"),
    ],
)
async def test_whom_it_is_with_may_be_said_at_any_question(talk: Talk, intent: str, said: str, whom: str) -> None:
    await talk.say("create a deal called Larkspur for 3k", "create_deal")
    await talk.say(said, intent)
    assert talk.slots["requested_slot"] == "hubspot_deal_stage"
    await talk.say("qualified to buy", "inform")
    assert talk.result == "done" and whom in talk.words("utter_hubspot_linked")["linked"]


async def test_the_answer_and_whom_it_is_with(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur for 3k", "create_deal")
    await talk.say("qualified to buy and link it to Marcus Lindström", "inform")
    assert talk.result == "done" and "Marcus Lindström" in talk.words("utter_hubspot_linked")["linked"]


@pytest.mark.parametrize("answer", ["contract sent for now", "for the moment contract sent"])
async def test_for_now_is_nobody(talk: Talk, answer: str) -> None:
    await talk.say("create a deal called Larkspur for 3k", "create_deal")
    await talk.say(answer, "inform")
    assert talk.result == "done" and not {"utter_hubspot_linked", "utter_hubspot_no_link"} & set(talk.names())


@pytest.mark.parametrize("message", ["Contact already exists.", "A contact with the email already exists."])
async def test_an_email_that_is_taken_is_found_where_hubspot_does_not_say_whose(
    talk: Talk, hubspot: SandboxClient, message: str
) -> None:
    body = {"status": "error", "category": "CONFLICT", "message": message}
    hubspot.fault(method="POST", path="*/contacts", status=409, body=body, times=1)
    await talk.say("create contact Emily Nguyen emily.nguyen@pelicanbay.example.com, city Rome", "create_contact")
    assert "utter_hubspot_exists_already" in talk.names() and talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize(("name", "intent"), [("Casing pipes", "list_stages"), ("Ownership transfer", "list_owners")])
async def test_a_name_may_sound_like_a_question(talk: Talk, name: str, intent: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(name, intent)
    assert talk.names() == ["utter_hubspot_ask_deal_stage"]


async def test_a_question_is_answered_where_a_name_is_asked_for(talk: Talk) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("which stages are there", "list_stages")
    assert "utter_hubspot_stages" in talk.names() and talk.slots["requested_slot"] == "hubspot_deal_name"


@pytest.mark.parametrize(
    "sentence",
    [
        "create a deal called Walnut shelving worth heaps in contract sent",
        "new deal Walnut shelving worth piles of cash, contract sent",
        "create a deal called Walnut shelving valued at quite a lot in contract sent",
        "add a deal called Walnut shelving, price plenty, contract sent",
        "create a deal. Name: Walnut shelving. Amount: enormous. Stage: contract sent",
    ],
)
async def test_an_amount_that_is_none_is_asked_about(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(sentence, "create_deal")
    assert talk.result is None and talk.slots["requested_slot"] == "hubspot_deal_amount"
    await talk.say("21k", "inform")
    (made,) = named(hubspot, "deals", "Walnut shelving")
    assert made["amount"] == "21000" and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Fort Worth office", "Fort Worth office"),
        ("Net worth review", "Net worth review"),
        ("Research and value engineering", "Research and value engineering"),
        ("Elm roof, value engineering, 5k", "Elm roof, value engineering"),
        ("Elm roof, amount tbd", "Elm roof"),
    ],
)
async def test_words_for_a_price_within_a_name(talk: Talk, hubspot: SandboxClient, said: str, name: str) -> None:
    await talk.say(f"create a deal called {said}, contract sent", "create_deal")
    assert talk.result == "done" and len(named(hubspot, "deals", name)) == 1
