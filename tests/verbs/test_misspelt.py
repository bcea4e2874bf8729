"""A name that is said to be misspelt is put right, in one sentence."""

from __future__ import annotations

import pytest

from tests.talk import Talk


@pytest.mark.parametrize(
    ("text", "intent", "changed"),
    [
        (
            "fix the spelling of Kestrel arm upgrade, it's Kestrel arms upgrade",
            "update_deal",
            "Deal Name: Kestrel arm upgrade → Kestrel arms upgrade",
        ),
        (
            "there is a typo: Halden risk dashboard should be Halden risks dashboard",
            "update_deal",
            "Deal Name: Halden risk dashboard → Halden risks dashboard",
        ),
        (
            "Sakura export licences is misspelled, it should be Sakura export licenses",
            "update_deal",
            "Deal Name: Sakura export licences → Sakura export licenses",
        ),
        ("I misspelt the name of Eva Novotná: it should be Eva Novotny", "update_contact", "Novotná → Novotny"),
        ("correct the spelling of Wei Chen to Wei Cheng", "update_contact", "Last Name: Chen → Cheng"),
    ],
)
async def test_the_name_is_put_right(talk: Talk, text: str, intent: str, changed: str) -> None:
    await talk.say(text, intent)
    assert changed in talk.text()


async def test_so_is_that_of_the_one_shown(talk: Talk) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say("there's a typo in his name, it's Sam Mayne", "update_contact")
    assert "Last Name: May → Mayne" in talk.text()


async def test_a_property_that_is_misspelt_is_no_name(talk: Talk) -> None:
    await talk.say("there's a typo in the job title of Sam May, it should be Editors", "update_contact")
    assert "Last Name" not in talk.text() and "First Name" not in talk.text()
