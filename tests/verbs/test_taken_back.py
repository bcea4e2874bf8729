"""A wish that is taken back in its own sentence does nothing."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("create a deal called Zadar Trams 4k contract sent, forget it", "create_deal"),
        ("create a deal called Zadar Trams 4k contract sent, no, don't", "create_deal"),
        ("create a deal called Zadar Trams 4k contract sent. Actually no, never mind", "create_deal"),
        ("new contact Ana Babić ana@zadar.example.com, scratch that", "create_contact"),
        ("move Kestrel arm upgrade to contract sent, no don't", "update_deal"),
        ("assign Kestrel arm upgrade to Priya, forget it", "update_deal"),
        ("set priority of Kestrel arm upgrade to low, no, leave it", "update_deal"),
        ("change the close date of Kestrel arm upgrade to 5 feb, scratch that", "update_deal"),
        ("delete Kestrel arm upgrade - oh wait, cancel that", "delete_deal"),
    ],
)
async def test_a_wish_taken_back_does_nothing(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = hubspot.records("deals"), hubspot.records("contacts")
    await talk.say(said, intent)
    assert talk.result == "cancelled" and is_clean(talk)
    assert (hubspot.records("deals"), hubspot.records("contacts")) == before


@pytest.mark.parametrize(
    ("said", "amount"),
    [("set Kestrel arm upgrade to 80k, sorry, 81k", "81000"), ("set Kestrel arm upgrade to 80k, please, now", "80000")],
)
async def test_another_value_is_no_taking_back(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    await talk.say(said, "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == amount
