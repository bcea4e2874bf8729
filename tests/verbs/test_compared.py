"""Deals by the amount of another one that is called by name; and a search whose own words have a slip."""

from __future__ import annotations

import pytest

from tests.talk import Talk
from tests.verbs.held import is_clean


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("deals bigger than Kestrel arm upgrade", "amount over $310,000"),
        ("which open deals are smaller than Studio 54 lighting?", "open, amount under $5,200"),
        ("deals larger than the Brightwater warehouse sensors deal", "amount over €127,500, currency Euro (EUR)"),
        ("deals bigger than 200k", "amount over $200,000"),
        ("find deals worth less than Umoja clinic scheduling", "amount under $39,500"),
    ],
)
async def test_the_amount_of_another_deal(talk: Talk, text: str, criteria: str) -> None:
    await talk.say(text, "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == criteria and is_clean(talk)


async def test_the_amount_of_the_deal_shown(talk: Talk) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say("which deals are worth more than this one?", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == "amount over $310,000"


async def test_no_such_deal(talk: Talk) -> None:
    await talk.say("deals bigger than Quux Mills", "search_deals")
    assert "amount" not in talk.text()


@pytest.mark.parametrize("text", ["serach dael", "find dael", "find dela"])
async def test_a_slip_in_the_noun_is_no_name(talk: Talk, text: str) -> None:
    await talk.say(text, "search_deals")
    assert talk.names() == ["utter_hubspot_ask_deal_criteria"]


async def test_a_name_is_none(talk: Talk) -> None:
    await talk.say("find deals with Dael", "search_deals")
    assert '"dael"' in talk.text().lower()
