"""Update, by conversation without Rasa."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

RUTH = "ruth.goldberg@example.com"
TAKEN = "emily.nguyen@pelicanbay.example.com"


async def test_it_may_be_another_kind_of_record(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show {RUTH}", "get_contact")
    await talk.say("change its phone to +44 20 7946 0018", "update_deal")
    assert talk.result == "done" and is_clean(talk)
    assert named(hubspot, "contacts", RUTH)[0]["phone"] == "+442079460018"


async def test_it_is_one_read_and_one_write(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    hubspot.clear_requests()
    await talk.say("change its amount to 5k", "update_deal")
    assert [r["method"] for r in hubspot.requests()] == ["GET", "PATCH"]


async def test_a_currency_that_the_account_lacks_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the deal Northgate onboarding", "get_deal")
    await talk.say("set its amount to 500 JPY", "update_deal")
    assert "JPY" in talk.text() and named(hubspot, "deals", "Northgate onboarding")[0]["amount"] == "7400"
    await talk.say("700 EUR", "inform")
    deal = named(hubspot, "deals", "Northgate onboarding")[0]
    assert (deal["amount"], deal["deal_currency_code"]) == ("700", "EUR")
    assert "£7,400 → €700" in talk.text(), "each amount in its own currency"


async def test_a_taken_email_is_explained_and_asked_again(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"change the email of {RUTH} to {TAKEN}", "update_contact")
    assert talk.names()[0] == "utter_hubspot_conflict" and talk.slots["requested_slot"] == "hubspot_value"
    assert TAKEN in talk.text() and talk.slots["hubspot_last_record"]["title"] == "Ruth Goldberg"
    await talk.say("ruth2@example.com", "inform")
    assert named(hubspot, "contacts", "ruth2@example.com") and is_clean(talk)


async def test_another_record_in_the_middle(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update the deal Northgate onboarding", "update_deal")
    await talk.say("change the amount of Kestrel arm upgrade to 5k", "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "5000"
    assert named(hubspot, "deals", "Northgate onboarding")[0]["amount"] == "7400"


async def test_a_stage_of_another_pipeline_brings_its_pipeline_and_back(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("move Zephyr Textiles renewal to contract sent", "update_deal")
    moved = named(hubspot, "deals", "Zephyr Textiles renewal")[0]
    assert (moved["dealstage"], moved["pipeline"]) == ("contractsent", "default")
    await talk.say("undo", "undo")
    back = named(hubspot, "deals", "Zephyr Textiles renewal")[0]
    assert (back["dealstage"], back["pipeline"]) == ("1287604513", "871330146")


async def test_undo_leaves_somebody_elses_change_alone(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the amount of Kestrel arm upgrade to 5k", "update_deal")
    deal = id_of(hubspot, "deals", "Kestrel arm upgrade")
    hubspot.call("PATCH", f"/crm/objects/2026-09/deals/{deal}", {"properties": {"amount": "6000"}})
    await talk.say("undo", "undo")
    assert talk.names() == ["utter_hubspot_changed_since"]
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "6000"


async def test_three_bad_values_explain_and_offer_to_stop(talk: Talk) -> None:
    await talk.say("change the renewal region of Northgate API gateway to Atlantis", "update_deal")
    for _ in range(2):
        await talk.say("Atlantis", "inform")
        assert "utter_hubspot_offer_to_stop" not in talk.names()
    await talk.say("Lemuria", "inform")
    assert "utter_hubspot_offer_to_stop" in talk.names()
    await talk.press(next(b for b in talk.buttons() if b["title"] == "Stop"))
    assert talk.result == "cancelled" and is_clean(talk)


@pytest.mark.parametrize("when", ["before", "meanwhile"])
async def test_a_record_that_is_gone(talk: Talk, hubspot: SandboxClient, when: str) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    path = f"/crm/objects/2026-09/deals/{id_of(hubspot, 'deals', 'Kestrel arm upgrade')}"
    if when == "before":
        hubspot.call("DELETE", path)
        await talk.say("change its amount to 5k", "update_deal")
    else:
        await talk.say("update it", "update_deal")
        hubspot.call("DELETE", path)
        await talk.say("amount to 5k", "inform")
    assert talk.names() == ["utter_hubspot_not_found"] and talk.result == "not_found" and is_clean(talk)


async def test_what_hubspot_leaves_as_it_was_is_not_called_changed(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"clear the lifecycle stage of {RUTH}", "update_contact")
    await talk.say("set its lifecycle stage to customer", "update_contact")
    await talk.say("change its lifecycle stage to lead", "update_contact")
    assert talk.names() == ["utter_hubspot_forward_only"] and talk.result == "refused" and is_clean(talk)
    assert "still Customer" in talk.text()
    await talk.say("change its lifecycle stage to lead and its phone to +44 20 7946 0018", "update_contact")
    assert talk.names() == ["utter_hubspot_forward_only", "utter_hubspot_updated"] and talk.result == "done"
    assert "→ Lead" not in talk.text() and "Lifecycle Stage: Customer" in talk.text()


async def test_an_undo_that_hubspot_ignores_is_not_called_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"clear the lifecycle stage of {RUTH}", "update_contact")
    await talk.say("set its lifecycle stage to lead", "update_contact")
    await talk.say("set its lifecycle stage to customer", "update_contact")
    await talk.say("undo", "undo")
    assert talk.names() == ["utter_hubspot_forward_only"] and talk.result == "refused"
    await talk.say("clear its lifecycle stage", "update_contact")
    await talk.say("set its lifecycle stage to lead", "update_contact")
    assert named(hubspot, "contacts", RUTH)[0]["lifecyclestage"] == "lead"


async def test_another_pipeline_needs_one_of_its_stages(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the pipeline of Zephyr Textiles renewal to Sales Pipeline", "update_deal")
    assert talk.names() == ["utter_hubspot_ask_value"] and "Appointment Scheduled" in talk.text()
    await talk.say("contract sent", "inform")
    moved = named(hubspot, "deals", "Zephyr Textiles renewal")[0]
    assert (moved["dealstage"], moved["pipeline"]) == ("contractsent", "default") and is_clean(talk)


async def test_her_name_is_no_deals(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("change her name to Priya Nair", "update_contact")
    assert talk.names() == ["utter_hubspot_ask_which"]
    assert named(hubspot, "deals", "Kestrel arm upgrade")


@pytest.mark.parametrize("quotes", ['""', "''", "\u201c\u201d", "\u201e\u201c", "\u00ab\u00bb", "\u2018\u2019"])
@pytest.mark.parametrize(
    "text", ["Needs GPS; call after 5pm, not before", "A; b, c", "12, no, 15k instead of 9k", "amount 5k. Stage lost!"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "update Brightwater fleet tracking: description {}, amount 50k",
        "change Brightwater fleet tracking description {} and amount 50k",
        "set the description of Brightwater fleet tracking to {} and the amount to 50k",
        "no, Brightwater fleet tracking: amount 50k, description {}",
    ],
)
async def test_what_stands_in_quotes_is_one_value(
    talk: Talk, hubspot: SandboxClient, quotes: str, text: str, sentence: str
) -> None:
    await talk.say(sentence.format(f"{quotes[0]}{text}{quotes[1]}"), "update_deal")
    deal = named(hubspot, "deals", "Brightwater fleet tracking")[0]
    assert (deal["description"], deal["amount"]) == (text, "50000")


async def test_a_name_in_quotes_is_taken_whole(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say('rename "Northgate API gateway" to "Northgate; API, not gateway"', "update_deal")
    assert named(hubspot, "deals", "Northgate; API, not gateway")
    await talk.say("set the amount to 4k, not 5k", "update_deal")
    assert named(hubspot, "deals", "Northgate; API, not gateway")[0]["amount"] == "4000"


@pytest.mark.parametrize("intent", ["update_deal", "update_contact"])
async def test_whatever_has_the_name_is_renamed(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("rename Katrin Weiß to Katrin Weiss-Lang", intent)
    assert named(hubspot, "contacts", "katrin.weiss@haldenvoss.example.com")[0]["lastname"] == "Weiss-Lang"
    await talk.say("please rename Northgate onboarding to Northgate start", intent)
    assert named(hubspot, "deals", "Northgate start")
    await talk.say("rename Nobody Inparticular to Somebody Else", intent)
    assert talk.result == "not_found"


async def test_a_first_name_is_no_deals(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the first name of Northgate API gateway to Larch", "update_contact")
    assert named(hubspot, "deals", "Northgate API gateway")


async def test_the_close_date_that_hubspot_sets_is_shown_and_undone(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur in contract sent closing on 31 January 2030", "create_deal")
    (was,) = named(hubspot, "deals", "Larkspur")
    await talk.say("move it to closed won", "update_deal")
    assert "Close Date: January 31, 2030 →" in talk.text()
    assert named(hubspot, "deals", "Larkspur")[0]["closedate"] != was["closedate"]
    await talk.say("undo", "undo")
    (now,) = named(hubspot, "deals", "Larkspur")
    assert (now["dealstage"], now["closedate"]) == (was["dealstage"], was["closedate"]) and is_clean(talk)


async def test_a_bare_day_may_be_of_the_month_that_is_there(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur in contract sent closing on 15 February 2030", "create_deal")
    await talk.say("bring it forward to the 10th", "update_deal")
    assert "February 10, 2030" in talk.text() and "utter_hubspot_updated" not in talk.names()
    await talk.say("2", "inform")
    assert "February 15, 2030 → February 10, 2030" in talk.text() and is_clean(talk)
    await talk.say("close it on 12 March 2030", "update_deal")
    assert "March 12, 2030" in talk.text()


@pytest.mark.parametrize("said", ["remove Minh Nguyen from our contacts", "take Minh Nguyen off the contacts"])
async def test_off_the_contacts_is_deleted(talk: Talk, said: str) -> None:
    await talk.say(said, "delete_contact")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]


@pytest.mark.parametrize(
    "told",
    [
        "we lost Halden compliance training because they chose a rival",
        "Halden compliance training is lost due to they chose a rival",
    ],
)
async def test_why_it_was_lost_is_kept(talk: Talk, hubspot: SandboxClient, told: str) -> None:
    await talk.say(told, "update_deal")
    (deal,) = named(hubspot, "deals", "Halden compliance training")
    assert (deal["dealstage"], deal["closed_lost_reason"]) == ("closedlost", "they chose a rival")


async def test_what_is_told_of_one_is_not_written_on_another(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    await talk.say("we lost Quillfeather print archive, set the amount to 6k", "update_deal")
    (lost,) = named(hubspot, "deals", "Quillfeather print archive")
    assert (lost["dealstage"], lost["amount"]) == ("closedlost", "6000")
    assert named(hubspot, "deals", "Tallgrass meter pilot")[0]["amount"] == "64000"


@pytest.mark.parametrize(("answer", "amount"), [("1", "80000"), ("2", "80"), ("80k", "80000")])
async def test_an_amount_that_may_be_thousands_is_asked_about(
    talk: Talk, hubspot: SandboxClient, answer: str, amount: str
) -> None:
    await talk.say("raise Tallgrass meter pilot to 80", "update_deal")
    assert "$80,000" in talk.text()
    await talk.say(answer, "inform")
    assert named(hubspot, "deals", "Tallgrass meter pilot")[0]["amount"] == amount


@pytest.mark.parametrize(
    ("intent", "wish", "answer"),
    [
        ("search_deals", "show me deals over 5k", "utter_hubspot_hits"),
        ("create_deal", "create a deal called Larkspur for 5k in contract sent", "utter_hubspot_created"),
        (
            "create_contact",
            "create a contact xaver@lark.example, Xaver Young, phone +49 40 777888",
            "utter_hubspot_created",
        ),
    ],
)
@pytest.mark.parametrize("before", ["update deal Tallgrass meter pilot", "change the amount of Tallgrass meter pilot"])
async def test_another_wish_changes_nothing(
    talk: Talk, hubspot: SandboxClient, before: str, intent: str, wish: str, answer: str
) -> None:
    held = named(hubspot, "deals", "Tallgrass meter pilot")
    await talk.say(before, "update_deal")
    await talk.say(wish, intent)
    assert answer in talk.names() and "utter_hubspot_updated" not in talk.names()
    assert named(hubspot, "deals", "Tallgrass meter pilot") == held


async def test_which_one_is_no_new_value(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update website redesign amount to 19k", "update_deal")
    await talk.say("lukas one", "inform")
    await talk.say("the 22k one", "update_deal")
    assert talk.names() == ["utter_hubspot_found"]
    assert {row["amount"] for row in named(hubspot, "deals", "Website redesign")} == {"19000", "22000"}


async def test_the_first_one_is_no_first_name(talk: Talk) -> None:
    await talk.say("contacts with no owner", "search_contacts")
    await talk.say("assign the first one to dana", "update_contact")
    assert talk.names() == ["utter_hubspot_updated"] and "Dana Whitfield" in talk.text()


@pytest.mark.parametrize(
    "sentence",
    [
        "we lost Kestrel arm upgrade to a competitor, mark it lost please, reason was price",
        "close Kestrel arm upgrade as lost, reason price",
    ],
)
async def test_a_reason_that_is_stated_is_the_reason(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(sentence, "update_deal")
    deal = named(hubspot, "deals", "Kestrel arm upgrade")[0]
    assert (deal["dealstage"], deal["closed_lost_reason"], deal["amount"]) == ("closedlost", "price", "310000")


async def test_undoing_a_reopening_keeps_the_close_date(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the close date of Kestrel arm upgrade to 3 November 2026", "update_deal")
    await talk.say("mark it closed won, close date 3 November 2026", "update_deal")
    day = named(hubspot, "deals", "Kestrel arm upgrade")[0]["closedate"]
    await talk.say("move it to contract sent", "update_deal")
    await talk.say("undo", "undo")
    deal = named(hubspot, "deals", "Kestrel arm upgrade")[0]
    assert (deal["dealstage"], deal["closedate"]) == ("closedwon", day)
    assert "Contract Sent → Closed Won" in talk.text() and talk.text().count("→") == 1
