"""What is asked for by its criteria alone."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of


@pytest.mark.parametrize("intent", ["nlu_fallback", "inform"])
@pytest.mark.parametrize(
    ("words", "nouns", "criteria"),
    [
        ("what closed between {first} and {last}?", "deals", "closing {begin}"),
        ("list renewals", "deals", "pipeline Renewals"),
        ("who hasn't got a phone?", "contacts", "no phone number"),
        ("who is in Toronto?", "contacts", 'city "Toronto"'),
    ],
)
async def test_it_is_searched_for_by_itself(
    talk: Talk, hubspot: SandboxClient, words: str, nouns: str, criteria: str, intent: str
) -> None:
    first, last = (day_of(hubspot, deal) for deal in ("Ostrava safety audit", "Northgate onboarding"))
    await talk.say(words.format(first=f"{first:%d %b}", last=f"{last:%d %b}".lower()), intent)
    said = talk.words("utter_hubspot_hits")
    assert said["nouns"] == nouns
    assert said["criteria"].lstrip(" (").startswith(criteria.format(begin=f"{first:%B} {first.day}, {first.year}"))


@pytest.mark.parametrize("words", ["what's new?", "what about that?", "who knows", "any ideas?"])
async def test_other_questions_are_none(talk: Talk, words: str) -> None:
    await talk.say(words, "nlu_fallback")
    assert "utter_hubspot_hits" not in talk.names()


async def test_what_each_card_tells_is_no_unknown_property(talk: Talk) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("what's its id?", "get_deal")
    assert talk.names() == ["utter_hubspot_found"] and "21340003944" in talk.text()
