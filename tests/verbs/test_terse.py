"""Changes said in few words, whatever wish they look like."""

from __future__ import annotations

import re

import pytest

from sandbox.testing import SandboxClient
from tests.days import coming
from tests.talk import Talk
from tests.verbs.held import is_clean, named


def deal(hubspot: SandboxClient, name: str) -> dict[str, str]:
    return named(hubspot, "deals", name)[0]


@pytest.mark.parametrize("intent", ["create_deal", "update_deal", "get_deal"])
async def test_behind_the_name_of_a_deal(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("Sakura calibration units: slip to end of jan, add 10%", intent)
    changed = deal(hubspot, "Sakura calibration units")
    assert changed["amount"] == "203500" and changed["closedate"].startswith(coming(1, 31)) and is_clean(talk)


async def test_a_new_deal_is_still_made(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Hazelwood lease: 30k, contract sent", "create_deal")
    assert deal(hubspot, "Hazelwood lease")["amount"] == "30000"


@pytest.mark.parametrize("intent", ["create_deal", "update_deal"])
async def test_a_bare_number_may_be_thousands(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("Sakura export licences: 55 not 52", intent)
    assert [b["title"] for b in talk.buttons()] == ["$55,000", "$55"]
    await talk.say("55k", "inform")
    assert deal(hubspot, "Sakura export licences")["amount"] == "55000" and is_clean(talk)


@pytest.mark.parametrize("then", ["make it 35", "the amount should be 35 not 30"])
async def test_so_it_may_of_what_was_just_made(talk: Talk, hubspot: SandboxClient, then: str) -> None:
    await talk.say("create deal Larch roof for 30k in contract sent", "create_deal")
    await talk.say(then, "update_deal")
    assert deal(hubspot, "Larch roof")["amount"] == "30000"
    await talk.say("1", "inform")
    assert deal(hubspot, "Larch roof")["amount"] == "35000" and is_clean(talk)


@pytest.mark.parametrize(("answer", "amount"), [("8k more", "218000"), ("to 8k", "8000"), ("2", "8000")])
async def test_by_how_much_or_to_that(talk: Talk, hubspot: SandboxClient, answer: str, amount: str) -> None:
    await talk.say("increase Halden risk dashboard 8k", "update_deal")
    assert deal(hubspot, "Halden risk dashboard")["amount"] == "210000"
    await talk.say(answer, "inform")
    assert deal(hubspot, "Halden risk dashboard")["amount"] == amount and is_clean(talk)


async def test_what_is_asked_for_is_searched(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create deal Sell to Dana for 30k in contract sent", "create_deal")
    closes = deal(hubspot, "Sell to Dana").get("closedate")
    await talk.say("give me the low priority ones for Dana that close in q1", "update_deal")
    assert deal(hubspot, "Sell to Dana").get("closedate") == closes and "priority Low" in talk.text()


@pytest.mark.parametrize("intent", ["update_contact", "search_deals", "get_contact"])
async def test_deals_of_somebodys_company(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("show Pieter van den Berg", "get_contact")
    await talk.say("his company's deals pls", intent)
    person = named(hubspot, "contacts", "pieter.vandenberg@brightwater.example.com")[0]
    assert person["company"] == "Brightwater Logistics" and "Brightwater fleet tracking" in talk.text()


@pytest.mark.parametrize("intent", ["delete_deal", "update_deal", "inform"])
async def test_a_name_that_sounds_like_an_order(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("create a deal called Delete old backups in contract sent", "create_deal")
    await talk.say("no the name should be Delete old backups v2", intent)
    assert deal(hubspot, "Delete old backups v2") and is_clean(talk)


async def test_the_order_of_a_name_tells_who(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("wei chen's email changed, now it's w.chen@sakura-instruments.example.com", "update_contact")
    assert named(hubspot, "contacts", "chen.wei@northgate.example.com")
    assert named(hubspot, "contacts", "w.chen@sakura-instruments.example.com")[0]["firstname"] == "Wei"


async def test_the_other_order_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the job title of Goldberg Ruth to CTO", "update_contact")
    assert named(hubspot, "contacts", "ruth.goldberg@example.com")[0]["jobtitle"] != "CTO"
    assert "Ruth Goldberg" in talk.text()


async def test_the_same_of_both(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Brightwater fleet tracking and Halden risk dashboard both to priya", "update_deal")
    priya = deal(hubspot, "Sakura export licences")["hubspot_owner_id"]
    for name in ("Brightwater fleet tracking", "Halden risk dashboard"):
        assert deal(hubspot, name)["hubspot_owner_id"] == priya


async def test_what_is_added_to_a_description_stands_behind_it(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add to the description of Tallgrass outage alerts: invoice paid, close the books", "update_deal")
    await talk.say("add to its description: new PO coming", "update_deal")
    told = deal(hubspot, "Tallgrass outage alerts")["description"]
    assert told == "invoice paid, close the books\nnew PO coming"
    await talk.say("change its description to: all done", "update_deal")
    assert deal(hubspot, "Tallgrass outage alerts")["description"] == "all done"


async def test_a_label_that_there_is_none_of(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set priority urgent on Northgate API gateway", "update_deal")
    assert "urgent" in talk.text()
    await talk.say("high then", "inform")
    assert deal(hubspot, "Northgate API gateway")["hs_priority"] == "high" and is_clean(talk)


async def test_each_of_two_is_deleted_after_its_own_yes(talk: Talk, hubspot: SandboxClient) -> None:
    ruth, chen = "ruth.goldberg@example.com", "chen.wei@northgate.example.com"
    await talk.say(f"get rid of {ruth} and {chen}", "delete_contact")
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", ruth) and named(hubspot, "contacts", chen) and "Chen Wei" in talk.text()
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", chen) and is_clean(talk)


async def test_each_by_its_place(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("delete the third and the fifth", "delete_deal")
    assert "Quillfeather print archive" in talk.text()
    await talk.say("no", "deny")
    assert "Umoja Health renewal" in talk.text() and is_clean(talk), "what is not done is told"


async def test_a_place_that_the_list_has_not_is_said_to_be_left_out(talk: Talk) -> None:
    await talk.say("show the 2 largest deals", "search_deals")
    await talk.say("delete the second and the third", "delete_deal")
    assert talk.words("utter_hubspot_left_out")["said"] == "“the third”"
    assert talk.slots["requested_slot"] == "hubspot_confirmation"


async def test_no_the_other_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show tallgrass deals", "search_deals")
    await talk.say("delete the bigger one", "delete_deal")
    await talk.say("no i meant the smaller one", "inform")
    assert "Tallgrass outage alerts" in talk.text() and talk.slots["requested_slot"] == "hubspot_confirmation"
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Tallgrass outage alerts") and named(hubspot, "deals", "Tallgrass meter rollout")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("yes please, but first show me it", "utter_hubspot_found"),
        ("hmm, not sure", "utter_hubspot_expected_confirmation"),
    ],
)
async def test_what_is_no_yes_deletes_nothing(talk: Talk, hubspot: SandboxClient, said: str, told: str) -> None:
    await talk.say("delete Kestrel arm upgrade", "delete_deal")
    await talk.say(said, "affirm")
    assert told in talk.names() and named(hubspot, "deals", "Kestrel arm upgrade")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"


async def test_a_limit_is_no_new_amount(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show deals closing within the next 60 days", "search_deals")
    await talk.say("only dana's", "search_deals")
    await talk.say("and over 50k", "update_deal")
    assert "amount over $50,000" in talk.text() and is_clean(talk)


async def test_what_a_link_leaves_undone_is_told(talk: Talk) -> None:
    await talk.say('attach wanjiru kamau to "Umoja Health renewal" and remove otieno from it', "update_deal")
    assert "remove otieno from it" in talk.text() and talk.names()[0] == "utter_hubspot_linked_to"


@pytest.mark.parametrize("intent", ["inform", "update_deal", "delete_contact"])
async def test_a_link_is_not_taken_back(talk: Talk, intent: str) -> None:
    await talk.say("show Umoja Health renewal", "get_deal")
    await talk.say("attach wanjiru kamau to it", "update_deal")
    await talk.say("take him off it again", intent)
    assert talk.names() == ["utter_hubspot_undo_link"] and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "prop", "value"),
    [
        ("sorry, wrong stage, presentation", "dealstage", "presentationscheduled"),
        ("wrong amount too, should be 31k", "amount", "31000"),
        ("oh wrong priority: high", "hs_priority", "high"),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "update_deal"])
async def test_what_was_just_made_is_put_right(
    talk: Talk, hubspot: SandboxClient, said: str, prop: str, value: str, intent: str
) -> None:
    await talk.say("create deal Larch roof for 30k in contract sent owner lukas", "create_deal")
    await talk.say(said, intent)
    assert deal(hubspot, "Larch roof")[prop] == value and is_clean(talk)


async def test_the_next_row_and_one_too_many(talk: Talk) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say("show the 3rd one", "get_contact")
    await talk.say("now the next one", "get_contact")
    assert "Pieter van den Berg" in talk.text()
    await talk.say("show the 9th one", "get_contact")
    assert talk.names() == ["utter_hubspot_no_such_number"]


async def test_a_question_and_then_a_change(talk: Talk, hubspot: SandboxClient) -> None:
    text = "hey! whats the close date on the ostrava deal, the furnace thing? and can you push it out to 20 feb pls"
    await talk.say(text, "get_deal")
    assert re.search(r"Close Date: \w+ \d+, \d+ → February 20, 20", talk.text()) and is_clean(talk)


async def test_another_wish_is_no_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete Umoja data residency and change the amount of Verdant Fields renewal to 17k", "delete_deal")
    assert "Umoja data residency" in talk.text() and "Delete the deal Verdant" not in talk.text()
