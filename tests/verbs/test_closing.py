"""Deals by the day they close on: what is to come is open, and the last day is before the end."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from dateutil.relativedelta import relativedelta

from sandbox.testing import SandboxClient
from tests.days import today, year_behind
from tests.talk import Talk
from tests.verbs.held import day_of, id_of, is_clean


@pytest.mark.parametrize(
    "said",
    ["deals closing in the next 90 days", "what closes within 10 weeks?", "deals closing next month",
     "deals with a close date after tomorrow"],
)  # fmt: skip
async def test_what_closes_from_today_on_is_open(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    """One that was won early keeps the day to come."""
    soon = datetime.now(timezone.utc) + relativedelta(months=1, day=15)
    change = {"properties": {"dealstage": "closedwon", "closedate": soon.strftime("%Y-%m-%dT12:00:00Z")}}
    deal = id_of(hubspot, "deals", "Kestrel arm upgrade")
    assert hubspot.call("PATCH", f"/crm/objects/2026-09/deals/{deal}", change)[0] == 200
    hubspot.settings(index_lag=0)
    await talk.say(said, "search_deals")
    assert ", open" in talk.words("utter_hubspot_hits")["criteria"]
    assert "Closed" not in talk.text() and is_clean(talk)


@pytest.mark.parametrize("said", ["deals closed last month", "deals closing {}", "deals created this month"])
async def test_what_lies_behind_may_be_closed(talk: Talk, said: str) -> None:
    await talk.say(said.format(year_behind()), "search_deals")
    assert ", open" not in talk.text()


@pytest.mark.parametrize("said", ["before the end of next year", "before the end of 2027", "by the end of next year"])
async def test_the_last_day_is_before_the_end(talk: Talk, said: str) -> None:
    await talk.say(f"deals closing {said}", "search_deals")
    assert "closing by December 31, " in talk.words("utter_hubspot_hits")["criteria"]


@pytest.mark.parametrize("said", ["what will we close this year", "how much are we going to close this year?"])
async def test_what_will_close_is_open(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    """Of a period that has begun, what was closed in it is left out."""
    some = day_of(hubspot, "Pelican claims automation").year == today().year  # the first of the open ones
    await talk.say(said, "search_deals")
    assert ", open" in talk.text() and "Closed" not in talk.text() and is_clean(talk)
    assert talk.result == ("done" if some else "not_found")


@pytest.mark.parametrize("said", ["how much have we closed {}?", "the revenue we closed {}"])
async def test_what_we_closed_was_won(talk: Talk, said: str) -> None:
    await talk.say(said.format(year_behind()), "search_deals")
    assert "(won, closed " in talk.words("utter_hubspot_total")["criteria"]


@pytest.mark.parametrize("said", ["closing 5/6/2027", "it closes 9/10/2027", "7/8/2027"])
async def test_which_is_the_month_is_asked(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    hubspot.clear_requests()
    await talk.say(said, "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_value"
    assert not [r for r in hubspot.requests() if r["method"] == "PATCH"]
    await talk.say("the second one", "inform")
    assert "Close Date: " in talk.text() and " → " in talk.text() and is_clean(talk)


async def test_a_day_told_of_something_else_is_asked_of_nothing(talk: Talk) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("we met 7/8/2027", "inform")
    assert "utter_hubspot_ask_value" not in talk.names()
