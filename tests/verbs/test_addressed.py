"""Which contact is meant, told by its e-mail address: never a new address for the one shown last."""

from __future__ import annotations

import pytest

from actions.language.value.show import show_day
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of

SAM = "sam.may@quillfeather.example.com"


@pytest.mark.parametrize(
    "text",
    [
        f"update the contact with email {SAM} - new city: Leeds",
        f"update contact {SAM}: city Leeds",
        f"update the contact {SAM} and set her city to Leeds",
        f"set the city of the person whose email is {SAM} to Leeds",
        f"edit the contact with the e-mail address {SAM}, city Leeds",
        f"change {SAM}'s city to Leeds",
    ],
)
async def test_it_is_the_one_that_changes(talk: Talk, text: str) -> None:
    await talk.say("show Ruth Goldberg", "get_contact")
    await talk.say(text, "update_contact")
    assert talk.text().startswith("Updated the contact Sam May.\nCity: Edinburgh → Leeds\nEmail: " + SAM)


@pytest.mark.parametrize("text", ["update the contact {}", "edit contact with email {}", "update {}"])
async def test_what_to_change_is_asked(talk: Talk, text: str) -> None:
    await talk.say("show Ruth Goldberg", "get_contact")
    await talk.say(text.format(SAM), "update_contact")
    assert talk.text().startswith("What should I change about Sam May?")


@pytest.mark.parametrize("text", ["change her email to r@q.example", "Ruth Goldberg's email is r@q.example now"])
async def test_a_new_address_is_one(talk: Talk, text: str) -> None:
    await talk.say("show Ruth Goldberg", "get_contact")
    await talk.say(text, "update_contact")
    assert "Email: ruth.goldberg@example.com → r@q.example" in talk.text()


async def test_another_hour_of_the_same_day_is_no_change(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.state()["records"]["deals"]
    day = day_of(hubspot, "Kestrel arm upgrade")
    await talk.say(f"set the close date of Kestrel arm upgrade to {day:%d %B %Y}", "update_deal")
    assert talk.text().startswith("Nothing to change")
    assert hubspot.state()["records"]["deals"] == before
    await talk.say(f"set its close date to {day:%d %B %Y} and its amount to 5k", "update_deal")
    assert "Close Date: " + show_day(day) + " →" not in talk.text() and "→ $5,000" in talk.text()
