"""A search typed right after nothing of a kind was found is for that kind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.days import today
from tests.talk import Talk
from tests.verbs.held import is_clean


@pytest.mark.parametrize("intent", ["inform", "search_deals", "search_contacts", "get_deal"])
@pytest.mark.parametrize(
    ("missed", "of", "text", "nouns"),
    [
        ("find contacts called Zebedee", "search_contacts", "search Kestrel", "contacts"),
        ("show the contact Zebedee Quux", "get_contact", "ok, try Garcia", "contacts"),
        ("find deals called Zebedee", "search_deals", "search for Northgate instead", "deals"),
    ],
)
async def test_another_search_after_none_found(
    talk: Talk, missed: str, of: str, text: str, nouns: str, intent: str
) -> None:
    await talk.say(missed, of)
    assert talk.result == "not_found"
    await talk.say(text, intent)
    assert talk.words("utter_hubspot_hits")["nouns"] == nouns and is_clean(talk)


async def test_the_other_kind_where_it_is_named_or_alone_has_any(talk: Talk) -> None:
    await talk.say("find deals called Zebedee", "search_deals")
    await talk.say("search contacts at Halden", "search_contacts")
    assert talk.words("utter_hubspot_hits")["nouns"] == "contacts"
    await talk.say("find deals called Zebedee", "search_deals")
    await talk.say("search Garcia", "inform")
    assert talk.words("utter_hubspot_hits")["nouns"] == "contacts"


@pytest.mark.parametrize(
    "text", ["try again later", "find out who owns Kestrel arm upgrade", "find it", "look at that"]
)
async def test_what_is_no_search(talk: Talk, text: str) -> None:
    await talk.say("find contacts called Zebedee", "search_contacts")
    await talk.say(text, "get_deal")
    assert "utter_hubspot_hits" not in talk.names() and "utter_hubspot_no_hits" not in talk.names()


@pytest.mark.parametrize("intent", ["search_deals", "nlu_fallback"])
async def test_a_question_that_names_the_kind_begins_anew(talk: Talk, intent: str) -> None:
    begin = today() - timedelta(30)
    await talk.say("what deals do we have with Pelican Bay?", "search_deals")
    await talk.say("how many deals did we win in the last 30 days?", intent)
    assert talk.words("utter_hubspot_hits")["criteria"].startswith(f"won, closed {begin:%B} {begin.day}, {begin.year}")
