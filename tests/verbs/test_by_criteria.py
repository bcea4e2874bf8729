"""What is asked for by its criteria alone."""

from __future__ import annotations

import pytest

from tests.talk import Talk


@pytest.mark.parametrize("intent", ["nlu_fallback", "inform"])
@pytest.mark.parametrize(
    ("words", "nouns", "criteria"),
    [
        ("what closed between 1 oct and 15 nov?", "deals", "closing October 1"),
        ("list renewals", "deals", "pipeline Renewals"),
        ("who hasn't got a phone?", "contacts", "no phone number"),
        ("who is in Toronto?", "contacts", 'city "Toronto"'),
    ],
)
async def test_it_is_searched_for_by_itself(talk: Talk, words: str, nouns: str, criteria: str, intent: str) -> None:
    await talk.say(words, intent)
    said = talk.words("utter_hubspot_hits")
    assert said["nouns"] == nouns and said["criteria"].lstrip(" (").startswith(criteria)


@pytest.mark.parametrize("words", ["what's new?", "what about that?", "who knows", "any ideas?"])
async def test_other_questions_are_none(talk: Talk, words: str) -> None:
    await talk.say(words, "nlu_fallback")
    assert "utter_hubspot_hits" not in talk.names()


async def test_what_each_card_tells_is_no_unknown_property(talk: Talk) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("what's its id?", "get_deal")
    assert talk.names() == ["utter_hubspot_found"] and "21340003944" in talk.text()
