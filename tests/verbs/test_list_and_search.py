"""Lists: pages, numbers, and what the index does not know yet."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of, is_clean


def rows(talk: Talk) -> list[str]:
    """The numbered lines of the last turn."""
    return [line for line in talk.text().splitlines() if line.split(".")[0].isdigit()]


@pytest.mark.parametrize("noun", ["deals", "contacts"])
async def test_paging_to_the_end(talk: Talk, hubspot: SandboxClient, noun: str) -> None:
    await talk.say(f"list {noun}", f"list_{noun}")
    seen = rows(talk)
    hubspot.clear_requests()
    for pages in range(1, 30):
        await talk.say("show more", "show_more")
        if talk.names() == ["utter_hubspot_no_more"]:
            break
        seen += rows(talk)
        assert len(hubspot.requests()) == pages, "a page is a call"
    total = len(hubspot.records(noun))
    assert [int(row.split(".")[0]) for row in seen] == list(range(1, total + 1)) and is_clean(talk)


async def test_a_number_means_the_row_that_bore_it(talk: Talk) -> None:
    await talk.say("list deals", "list_deals")
    second = rows(talk)[1].partition(". ")[2].partition(" — ")[0]
    await talk.say("show more", "show_more")
    seventh = rows(talk)[1].partition(". ")[2].partition(" — ")[0]
    await talk.say("7", "inform")
    assert talk.words("utter_hubspot_found")["title"] == seventh
    await talk.say("show the second one", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == second


async def test_nothing_to_show_more_of(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show more", "show_more")
    assert talk.names() == ["utter_hubspot_nothing_shown"] and talk.result == "not_found"
    assert not hubspot.requests()


async def test_what_was_just_changed_is_known_although_the_index_lags(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.settings(index_lag=60)
    await talk.say("create a deal called Larkspur in contract sent", "create_deal")
    await talk.say("list deals", "list_deals")
    assert "Larkspur" in rows(talk)[0]
    await talk.say("change the name of it to Bramble", "update_deal")
    await talk.say("show the deal Bramble", "get_deal")
    assert talk.result == "done"
    await talk.say("show the deal Larkspur", "get_deal")
    assert talk.result == "not_found"
    await talk.say("delete the deal Bramble", "delete_deal")
    await talk.say("yes", "affirm")
    await talk.say("show the deal Bramble", "get_deal")
    assert talk.result == "not_found"
    await talk.say("list deals", "list_deals")
    assert "Bramble" not in talk.text()


async def test_a_deleted_record_is_neither_found_nor_listed(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.settings(index_lag=60)
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    await talk.say("yes", "affirm")
    await talk.say("show the deal Studio 54 lighting", "get_deal")
    assert talk.result == "not_found"
    await talk.say("find deals called Studio", "search_deals")
    assert "lighting" not in talk.text() and "utter_hubspot_search_lags" in talk.names()


async def test_a_search_is_one_call(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("what stages are there", "list_stages")
    hubspot.clear_requests()
    await talk.say("find deals over 100k in contract sent", "search_deals")
    assert len(hubspot.requests()) == 1 and talk.result == "done" and is_clean(talk)


async def test_what_closes_before_a_day_is_open(talk: Talk) -> None:
    await talk.say("which deals close before 2027-06-01?", "search_deals")
    assert (
        "; open" in talk.words("utter_hubspot_hits")["criteria"]
        or ", open" in talk.words("utter_hubspot_hits")["criteria"]
    )
    assert not any("Closed" in row for row in rows(talk)) and is_clean(talk)
    await talk.say("which deals did we win that close before 2027-06-01?", "search_deals")
    assert "open" not in talk.words("utter_hubspot_hits")["criteria"]


async def test_he_may_own_the_deal_just_shown(talk: Talk) -> None:
    await talk.say("show the deal Halden risk dashboard", "get_deal")
    await talk.say("Which other deals does he have?", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == "owner Lukas Brandt" and is_clean(talk)


async def test_a_name_of_the_other_kind_is_found(talk: Talk) -> None:
    await talk.say("search for smith", "search_deals")
    assert talk.words("utter_hubspot_hits")["nouns"] == "contacts" and "John Smith" in talk.text()
    await talk.say("2", "inform")
    assert "Email" in talk.text()


async def test_a_name_of_nobody_is_not_looked_for_on(talk: Talk) -> None:
    await talk.say("search deals called smith", "search_deals")
    assert talk.names() == ["utter_hubspot_no_hits"]


@pytest.mark.parametrize("noun", ["deals", "contacts"])
async def test_pages_can_be_turned_back_and_chosen(talk: Talk, hubspot: SandboxClient, noun: str) -> None:
    last = (len(hubspot.records(noun)) - 1) // 5 * 5 + 1
    said: dict[int, list[str]] = {}
    for text, intent, start in [
        (f"list {noun}", f"list_{noun}", 1), ("next", "show_more", 6), ("previous page", "show_more", 1),
        ("page 3", "show_more", 11), ("go back", "undo", 6), ("back", "undo", 1), ("back", "undo", 1),
        ("the next ten", "show_more", 6), ("page two please", "show_more", 6), ("first page", "show_more", 1),
        ("last page", "show_more", last), ("show me the previous ones", "show_more", last - 5),
        ("back to the start", "undo", 1), ("10 more", "show_more", 6),
    ]:  # fmt: skip
        hubspot.clear_requests()
        await talk.say(text, intent)
        shown = rows(talk)
        assert [int(row.split(".")[0]) for row in shown] == list(range(start, start + len(shown))), text
        searches = [call for call in hubspot.requests() if call["path"].endswith("/search")]
        assert len(searches) == 1 and is_clean(talk), text
        assert len(shown) == (10 if "ten" in text or "10" in text else 5) or "last" in text, text
        before = said.setdefault(start, shown)
        assert before[:5] == shown[:5], text
    await talk.say("page 90", "show_more")
    assert talk.names() == ["utter_hubspot_no_more"]


async def test_back_leads_from_a_record_to_its_list(talk: Talk) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("show more", "show_more")
    page = rows(talk)
    await talk.say("7", "inform")
    for text, intent in [("go back", "undo"), ("show the list again", "show_more"), ("back to the list", "show_more")]:
        await talk.say(text, intent)
        assert rows(talk) == page and talk.result == "done", text


async def test_back_from_a_change_is_no_page(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("set the amount of the first one to 77", "update_deal")
    await talk.say("go back", "undo")
    assert talk.names() == ["utter_hubspot_updated"] and "$77 →" in talk.text()


@pytest.mark.parametrize("intent", ["inform", "search_deals", "get_deal"])
@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("top 3", "Tallgrass meter rollout", 3),
        ("the biggest three", "Tallgrass meter rollout", 3),
        ("top 5 by amount", "Tallgrass meter rollout", 5),
        ("the smallest two, please", "Pro bono: community theatre", 2),
        ("only the first 2", "Studio 54 lighting", 2),
        ("limit it to 4", "Studio 54 lighting", 4),
        ("top 10", "Tallgrass meter rollout", 10),
    ],
)
async def test_the_first_few_of_the_list(talk: Talk, text: str, first: str, count: int, intent: str) -> None:
    await talk.say("open deals", "list_deals")
    await talk.say(text, intent)
    rows = talk.words("utter_hubspot_hits")["rows"].splitlines()
    assert rows[0].startswith(f"1. {first}") and len(rows) == count
    assert talk.words("utter_hubspot_hits")["total"] == 31 and talk.result == "done"


async def test_the_first_few_of_people(talk: Talk) -> None:
    await talk.say("contacts at Northgate", "search_contacts")
    await talk.say("top 3", "inform")
    assert len(talk.words("utter_hubspot_hits")["rows"].splitlines()) == 3


async def test_names_with_numbers_are_looked_for(talk: Talk) -> None:
    await talk.say("find deals called First Three Partners", "search_deals")
    assert "first three partners" in talk.words("utter_hubspot_no_hits")["criteria"].lower()


@pytest.mark.parametrize("intent", ["search_contacts", "get_contact"])
@pytest.mark.parametrize(
    "said", ["search for contacts with phone number +1 512-555-0104", "who has the number 512 555 0104?"]
)
async def test_who_has_a_number(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.result == "done" and "John Smith" in talk.text() and "Kestrel Robotics" in talk.text()


async def test_one_criterion_after_another(talk: Talk) -> None:
    await talk.say("search deals over 100k", "search_deals")
    await talk.say("in the sales pipeline", "search_deals")
    await talk.say("owned by Dana", "list_deals")
    assert "(amount over $100,000, pipeline Sales Pipeline, owner Dana Whitfield)" in talk.text()
    await talk.say("deals over 300k", "search_deals")
    assert "(amount over $300,000)" in talk.text()


async def test_the_oldest_deal_is_none_of_the_contacts(talk: Talk) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say("oldest deal", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Kestrel service contract"


@pytest.mark.parametrize("asked", ["what is our pipeline worth", "what's the whole pipeline worth now?"])
async def test_what_the_pipeline_is_worth(talk: Talk, asked: str) -> None:
    await talk.say(asked, "search_deals")
    assert talk.names() == ["utter_hubspot_total"]


async def test_owners_that_hubspot_does_not_show_are_not_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.fault(method="GET", path="*/owners*", status=403, body={"status": "error", "category": "MISSING_SCOPES"})
    month = f"{day_of(hubspot, 'Kestrel arm upgrade'):%B %Y}"
    await talk.say("deals owned by mia", "search_deals")
    assert talk.names() == ["utter_hubspot_no_owners"] and talk.loop is None
    await talk.say(f"deals owned by mia closing in {month}", "search_deals")
    assert talk.names()[0] == "utter_hubspot_no_owners" and "utter_hubspot_hits" in talk.names()
    assert "mia" in talk.words("utter_hubspot_left_out")["said"]


async def test_what_hubspot_cannot_be_searched_for_is_said(talk: Talk) -> None:
    await talk.say("contacts with a birthday in may", "search_contacts")
    assert talk.names() == ["utter_hubspot_beyond_search"] and talk.loop is None
    assert talk.words("utter_hubspot_beyond_search")["said"] == "birthday in may"
    await talk.say("customers with a birthday in may", "search_contacts")
    assert talk.names()[0] == "utter_hubspot_beyond_search" and "utter_hubspot_hits" in talk.names()
    assert "(lifecycle stage Customer)" in talk.text()


async def test_who_became_a_customer_in_some_days(talk: Talk) -> None:
    await talk.say("contacts that became customers this year", "search_contacts")
    assert "became a customer January 1" in talk.text()


@pytest.mark.parametrize(
    ("asked", "criteria", "total"),
    [
        ("how much money is in deals with Sakura Instruments", ' (name contains "sakura instruments" or of', 3),
        ("total value of Sakura Instruments' deals", ' (name contains "sakura instruments" or of', 3),
        ("how much do the deals with Kestrel Robotics come to?", ' (name contains "kestrel robotics" or of', 3),
        ("what are the deals with Halden worth?", ' (name contains "halden" or of Halden & Voss)', 3),
        ("how much are our open deals worth", " (open)", 31),
        ("sum of deals 21340004478 and 21340003996", " (ID 21340004478 or 21340003996)", 2),
    ],
)
async def test_a_total_is_of_what_the_list_would_show(talk: Talk, asked: str, criteria: str, total: int) -> None:
    await talk.say(asked, "search_deals")
    said = talk.words("utter_hubspot_total")
    assert said["criteria"].startswith(criteria) and said["total"] == total


@pytest.mark.parametrize("intent", ["search_deals", "list_deals"])
async def test_who_i_am_is_asked_before_a_total_of_mine(talk: Talk, intent: str) -> None:
    await talk.say("what's my pipeline worth?", intent)
    assert talk.names() == ["utter_hubspot_ask_me"]
    await talk.say("I'm Dana", "inform")
    assert talk.words("utter_hubspot_total")["criteria"] == " (owner Dana Whitfield, open)"


async def test_how_many_there_are_in_all(talk: Talk) -> None:
    await talk.say("how many deals do we have altogether", "search_deals")
    assert talk.words("utter_hubspot_listed")["total"] == 42


@pytest.mark.parametrize("asked", ["are there two deals with the same name?", "do we have duplicate contacts?"])
async def test_what_is_alike_is_no_list(talk: Talk, asked: str) -> None:
    await talk.say(asked, "search_deals")
    assert talk.names() == ["utter_hubspot_out_of_scope"]


@pytest.mark.parametrize("asked", ["is Sakura export licences already won?", "was Sakura export licences lost?"])
async def test_how_one_stands_is_asked_of_that_one(talk: Talk, asked: str) -> None:
    await talk.say(asked, "search_deals")
    assert "1. Sakura export licences — $52,000 · Presentation Scheduled" in talk.text()


async def test_all_but_the_persons_own(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("I'm Dana Whitfield", "inform")
    await talk.say("deals over 100k", "search_deals")
    await talk.say("not mine", "inform")
    assert "owner not Dana Whitfield, amount over $100,000" in talk.text() and "· Dana Whitfield" not in talk.text()
    await talk.say("mine only", "inform")
    assert "(owner Dana Whitfield, amount over $100,000)" in talk.text()


async def test_a_list_of_one_is_narrowed_down_too(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("I'm Lukas Brandt", "inform")
    await talk.say("deals over 500k", "search_deals")
    await talk.say("mine only", "inform")
    assert talk.names() == ["utter_hubspot_no_hits"]
