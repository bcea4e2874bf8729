"""A record is named and then told of, though the words were taken for a look at it: the change is not lost."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SAKURA, OLENA = "Sakura export licences", "olena.kovalenko@northgate.example.com"


@pytest.mark.parametrize(
    ("said", "name", "held"),
    [
        (f"deal {SAKURA} is lost, budget was cancelled", "dealstage", "closedlost"),
        (f"our {SAKURA} deal is won", "dealstage", "closedwon"),
        (f"the deal {SAKURA} was lost", "dealstage", "closedlost"),
        (f"the amount of {SAKURA} is 60k now", "amount", "60000"),
    ],
)
async def test_a_deal_that_is_told_of(talk: Talk, hubspot: SandboxClient, said: str, name: str, held: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.names()[0] == "utter_hubspot_updated"
    assert named(hubspot, "deals", SAKURA)[0][name] == held and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "name", "held"),
    [
        (f"deal {SAKURA} is 60k now", "amount", "60000"),
        (f"{SAKURA} moved to contract sent", "dealstage", "contractsent"),
        (f"{SAKURA} is due for a review on Friday", "closedate", ""),
    ],
)
async def test_a_bare_value_is_asked_about(talk: Talk, hubspot: SandboxClient, said: str, name: str, held: str) -> None:
    before = hubspot.records("deals")
    await talk.say(said, "get_deal")
    assert talk.names() == ["utter_hubspot_propose_change"] and hubspot.records("deals") == before
    await talk.say("yes" if held else "no", "affirm" if held else "deny")
    assert not held or named(hubspot, "deals", SAKURA)[0][name] == held
    assert is_clean(talk)


async def test_what_is_not_understood_is_said(talk: Talk) -> None:
    await talk.say(f"deal {SAKURA} is lost, budget was cancelled", "get_deal")
    assert "budget was cancelled" in talk.words("utter_hubspot_left_out")["said"]


async def test_a_contact_that_is_told_of(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("the contact Olena Kovalenko is now Head of Legal", "get_contact")
    assert talk.names() == ["utter_hubspot_propose_change"]
    await talk.say("yes", "affirm")
    assert named(hubspot, "contacts", OLENA)[0]["jobtitle"] == "Head of Legal" and is_clean(talk)


@pytest.mark.parametrize(
    "said",
    [
        f"{SAKURA} was 40k",
        f"is deal {SAKURA} lost",
        f"show deal {SAKURA} that is lost",
        f"deal {SAKURA} which is in contract sent",
        f"deal {SAKURA} is lost?",
        "the deal is lost",
        "Sakura is lost",
    ],
)
async def test_what_is_asked_or_described_changes_nothing(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = hubspot.records("deals")
    await talk.say(said, "get_deal")
    assert hubspot.records("deals") == before
