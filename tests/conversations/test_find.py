"""Get, list and search, on a real Rasa server."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.conversations.bot import Person

pytestmark = pytest.mark.rasa


def test_a_deal_by_name_is_one_call(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("show me the Kestrel arm upgrade deal")
    hubspot.clear_requests()
    text = ana.says("show me the Tallgrass meter pilot deal")
    assert "$64,000" in text and "Qualified To Buy" in text and "/record/0-3/" in text
    assert len(hubspot.requests()) == 1
    assert ana.result == "done" and ana.is_clean()


def test_a_deal_by_id_and_then_it(ana: Person, hubspot: SandboxClient) -> None:
    deal_id = next(
        i for i, d in hubspot.records("deals").items() if d["properties"]["dealname"] == "Kestrel arm upgrade"
    )
    assert "Kestrel arm upgrade" in ana.says(f"get deal {deal_id}")
    assert "Kestrel arm upgrade" in ana.says("show me it again")


def test_several_matches_are_told_apart(ana: Person) -> None:
    text = ana.says("show me the deal Website redesign")
    assert "1." in text and "2." in text and "€18,500" in text and "$22,000" in text
    assert "€18,500" in ana.says("the 18,500 one")


def test_the_second_of_several(ana: Person) -> None:
    text = ana.says("show me the deal Brightwater annual renewal")
    second = next(line for line in text.splitlines() if line.startswith("2."))
    amount = "€36,000" if "€36,000" in second else "€9,800"
    assert amount in ana.says("the second one")


def test_none_of_several(ana: Person) -> None:
    ana.says("show me the deal Website redesign")
    ana.says("none of them")
    assert ana.result == "cancelled" and ana.is_clean()


def test_no_match_is_said(ana: Person) -> None:
    assert "no deal" in ana.says("show me the deal Zanzibar Quux").lower()
    assert ana.result == "not_found" and ana.is_clean()


def test_asked_which_one(ana: Person) -> None:
    assert "Which deal" in ana.says("get a deal")
    assert "Ostrava furnace monitoring" in ana.says("Ostrava furnace monitoring")


def test_a_contact_by_email(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("who is yuki.tanaka@sakura-instruments.example.com?")
    hubspot.clear_requests()
    assert "Quality Lead" in ana.says("show contact yuki.tanaka@sakura-instruments.example.com")
    assert len(hubspot.requests()) == 1


def test_a_contact_by_name_in_any_case(ana: Person) -> None:
    assert "wei.chen@sakura-instruments.example.com" in ana.says("show me the contact WEI CHEN")


def test_a_misspelt_name_is_offered_not_taken(ana: Person) -> None:
    text = ana.says("show me contact Priyanka Iyar")
    assert "Priyanka Iyer" in text and "1." in text


@pytest.mark.parametrize("noun", ["deals", "contacts"])
def test_a_list_and_its_next_page(ana: Person, hubspot: SandboxClient, noun: str) -> None:
    first = ana.says(f"list {noun}")
    assert "1. " in first and "5. " in first and "6. " not in first
    assert len(ana.buttons) <= 5
    hubspot.clear_requests()
    second = ana.says("show more")
    assert "6. " in second and "10. " in second
    assert len(hubspot.requests()) == 1
    assert ana.is_clean()


def test_a_number_opens_a_row(ana: Person) -> None:
    text = ana.says("list contacts")
    third = next(line for line in text.splitlines() if line.startswith("3. "))
    name = third.removeprefix("3. ").partition(" — ")[0]
    assert name in ana.says("the third one")


def test_my_deals_once_it_is_known_who_i_am(ana: Person) -> None:
    ana.says("I am Priya Nair")
    text = ana.says("list my deals")
    rows = [line for line in text.splitlines() if line[:1].isdigit() and ". " in line[:4]]
    assert rows and all("Priya Nair" in row for row in rows)


def test_a_new_deal_is_in_the_list_although_the_index_lags(ana: Person, hubspot: SandboxClient) -> None:
    hubspot.settings(index_lag=20)
    ana.says("create a deal called Latecomer in contract sent")
    assert "Latecomer" in ana.says("list deals")


def test_criteria_in_one_sentence(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("find deals over 100k")
    hubspot.clear_requests()
    text = ana.says("find deals over 100k in contract sent")
    assert "Sakura calibration units" in text and "Pelican claims automation" in text
    assert "Website redesign phase 2" not in text
    assert len(hubspot.requests()) == 1


def test_criteria_asked_for(ana: Person) -> None:
    assert "look for" in ana.says("search deals")
    assert "Tallgrass" in ana.says("Tallgrass")


def test_my_open_deals_ask_who_i_am_once(ana: Person) -> None:
    assert "Dana Whitfield" in ana.says("my open deals over 100k")
    assert "Tallgrass meter rollout" in ana.says("Dana")
    assert "Pelican claims automation" in ana.says("my open deals over 100k")


def test_contacts_at_a_company(ana: Person) -> None:
    text = ana.says("find contacts at Quillfeather Press")
    assert "Ewan MacLeod" in text and "Ailsa Drummond" in text and "Sam May" in text


def test_an_unknown_stage_in_a_search_is_asked_about_not_dropped(ana: Person) -> None:
    text = ana.says("find deals in contract snt")
    assert "Contract Sent" in text
    assert "Sakura calibration units" in ana.says("yes")


def test_nothing_found_says_so(ana: Person) -> None:
    ana.says("find deals over 900 million")
    assert ana.result == "not_found" and ana.is_clean()
