"""Telephone numbers of contacts, told as they are dialled at home."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

YUKI = "yuki.tanaka@sakura-instruments.example.com"


@pytest.mark.parametrize(
    ("text", "name", "stored"),
    [
        ("edit the phone of yuki tanaka, 81 6 6123 4567", "phone", "+81661234567"),
        ("set yuki tanaka's mobile to 090-1234-5678", "mobilephone", "+819012345678"),
        ("set yuki tanaka's mobile to 661 2345", "mobilephone", "6612345"),
        ("set yuki tanaka's phone to +44 20 7946 0018", "phone", "+442079460018"),
        ("set yuki tanaka's country to Germany and her phone to 030 23125116", "phone", "+493023125116"),
    ],
)
async def test_the_country_completes_it(talk: Talk, hubspot: SandboxClient, text: str, name: str, stored: str) -> None:
    await talk.say(text, "update_contact")
    assert talk.result == "done" and named(hubspot, "contacts", YUKI)[0][name] == stored


async def test_so_it_does_as_an_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the mobile of Yuki Tanaka", "update_contact")
    await talk.say("090-1234-5678", "inform")
    assert named(hubspot, "contacts", YUKI)[0]["mobilephone"] == "+819012345678"


async def test_two_properties_are_cleared_at_once(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("clear yuki tanaka's phone and job", "update_contact")
    held = named(hubspot, "contacts", YUKI)[0]
    assert talk.result == "done" and not held.get("phone") and not held.get("jobtitle")
