"""News of how a deal ended, or where it is, beside other values: neither is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL, RENEWAL = "Tallgrass meter pilot", "Sakura Instruments renewal"


def _held(hubspot: SandboxClient, name: str) -> dict[str, str]:
    return named(hubspot, "deals", name)[0]


@pytest.mark.parametrize(
    ("said", "deal", "stage", "amount"),
    [
        ("{} was churned at 91k", RENEWAL, "1287604515", "91000"),
        ("{} renewed for 91k", RENEWAL, "1287604514", "91000"),
        ("{} contract sent for 91k", DEAL, "contractsent", "91000"),
        ("{} signed at 91k", DEAL, "closedwon", "91000"),
        ("we signed {} for 91k", DEAL, "closedwon", "91000"),
        ("{} needs to go to contract sent, and could you bump it by 27k", DEAL, "contractsent", "91000"),
    ],
)
async def test_stage_and_amount(
    talk: Talk, hubspot: SandboxClient, said: str, deal: str, stage: str, amount: str
) -> None:
    await talk.say(said.format(deal), "update_deal")
    after = _held(hubspot, deal)
    assert (after["dealstage"], after["amount"]) == (stage, amount) and is_clean(talk)


@pytest.mark.parametrize("said", ["signed {} for 91k yesterday", "{} signed yesterday for 91k"])
async def test_stage_amount_and_day(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    after, yesterday = _held(hubspot, DEAL), date.today() - timedelta(1)
    assert (after["dealstage"], after["amount"]) == ("closedwon", "91000") and is_clean(talk)
    assert abs(date.fromisoformat(after["closedate"][:10]) - yesterday) <= timedelta(1)


@pytest.mark.parametrize(
    "said", ["closed {} for 91k today", "closed the {} deal today at 91k", "just closed {} for 91k"]
)
async def test_won_or_lost_is_asked(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    assert talk.names()[-1] == "utter_hubspot_ask_value" and _held(hubspot, DEAL)["amount"] == "64000"
    await talk.say("won", "inform")
    after = _held(hubspot, DEAL)
    assert (after["dealstage"], after["amount"]) == ("closedwon", "91000")


@pytest.mark.parametrize(
    "said",
    ["{} lost - reason: timing", "{}: lost, reason timing", "{} lost, reason: timing", "{} is lost. Reason: timing",
     "mark {} as lost with reason timing", "{} closed lost, the reason is timing", "{} lost because of timing"],
)  # fmt: skip
async def test_the_reason(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    after = _held(hubspot, DEAL)
    assert (after["dealstage"], after["closed_lost_reason"]) == ("closedlost", "timing") and is_clean(talk)


async def test_the_reason_alone_closes_nothing(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"{DEAL}, closed lost reason: timing", "update_deal")
    after = _held(hubspot, DEAL)
    assert (after["dealstage"], after["closed_lost_reason"]) == ("qualifiedtobuy", "timing")


@pytest.mark.parametrize("said", ["{} renewed until the end of 2031", "{} churned, that was before May 2031"])
async def test_a_day_after_the_end_is_no_close_date(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(RENEWAL), "update_deal")
    assert not _held(hubspot, RENEWAL)["closedate"].startswith("2031")


@pytest.mark.parametrize(
    ("said", "amount"),
    [("{} renewed for another year", "118000"), ("{} has been renewed for 3 more years, 91k", "91000"),
     ("{} renewed at 91k for two more years", "91000"), ("{} renewed for 24 months, amount 91k", "91000")],
)  # fmt: skip
async def test_how_long_it_is_renewed_for_moves_no_date(
    talk: Talk, hubspot: SandboxClient, said: str, amount: str
) -> None:
    await talk.say(said.format(RENEWAL), "update_deal")
    after = _held(hubspot, RENEWAL)
    assert (after["dealstage"], after["amount"]) == ("1287604514", amount)
    assert abs(date.fromisoformat(after["closedate"][:10]) - date.today()) <= timedelta(1)
    assert "utter_hubspot_left_out" in talk.names()


async def test_a_sum_for_so_many_years_may_be_that_of_each(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"{RENEWAL} has been renewed for 3 years at 91k", "update_deal")
    assert talk.names() == ["utter_hubspot_several_readings", "utter_hubspot_ask_value"]
    assert _held(hubspot, RENEWAL)["amount"] == "118000"
    await talk.say("91k", "inform")
    after = _held(hubspot, RENEWAL)
    assert (after["dealstage"], after["amount"]) == ("1287604514", "91000")


@pytest.mark.parametrize("said", ["extend {} for another month", "push the signed {} deal for a month"])
async def test_what_is_moved_is_moved(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = _held(hubspot, RENEWAL)["closedate"][:7]
    await talk.say(said.format(RENEWAL), "update_deal")
    assert _held(hubspot, RENEWAL)["closedate"][:7] != before


@pytest.mark.parametrize(
    ("said", "stage", "amount"),
    [("signed yesterday", "closedwon", "64000"), ("signed for 91k", "closedwon", "91000"),
     ("lost at 91k", "closedlost", "91000"), ("just signed", "closedwon", "64000")],
)  # fmt: skip
async def test_it_is_what_was_shown(talk: Talk, hubspot: SandboxClient, said: str, stage: str, amount: str) -> None:
    await talk.say(f"show deal {DEAL}", "get_deal")
    await talk.say(said, "update_deal")
    after = _held(hubspot, DEAL)
    assert (after["dealstage"], after["amount"]) == (stage, amount) and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "stage", "amount"),
    [
        ("I sold the Sakura export licences for 61k!", "closedwon", "61000"),
        ("we've just sold Sakura export licences", "closedwon", "52000"),
        ("they sold their plant in Sakura export licences", "presentationscheduled", "52000"),
        ("we may have sold Sakura export licences", "presentationscheduled", "52000"),
        ("we have not sold Sakura export licences", "presentationscheduled", "52000"),
    ],
)
async def test_what_we_sold_is_won(talk: Talk, hubspot: SandboxClient, said: str, stage: str, amount: str) -> None:
    await talk.say(said, "update_deal")
    (deal,) = named(hubspot, "deals", "Sakura export licences")
    assert (deal["dealstage"], deal["amount"]) == (stage, amount)
