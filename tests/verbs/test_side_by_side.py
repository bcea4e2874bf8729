"""Facts listed right after a contact was made, or in place of what was changed last, are of that contact."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

MAJA = "maja@rivers.example.com"
SAM = "sam.may@quillfeather.example.com"


async def _made(talk: Talk) -> None:
    await talk.say(f"create a contact Maja Lindqvist, {MAJA}", "create_contact")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Tide Instruments, buyer, Leeds, UK", {"company": "Tide Instruments", "jobtitle": "buyer", "city": "Leeds"}),
        ("Risk Analyst, Oslo", {"jobtitle": "Risk Analyst", "city": "Oslo"}),
        ("proofreader at Quillfeather Press", {"company": "Quillfeather Press", "jobtitle": "proofreader"}),
        ("no, Bergen. Norway", {"city": "Bergen", "country": "Norway"}),
    ],
)
async def test_facts_behind_a_new_contact(talk: Talk, hubspot: SandboxClient, said: str, held: dict[str, str]) -> None:
    await _made(talk)
    await talk.say(said, "inform")
    now = named(hubspot, "contacts", MAJA)[0]
    assert {name: now[name] for name in held} == held and is_clean(talk)


async def test_what_is_not_understood_of_them_is_told(talk: Talk, hubspot: SandboxClient) -> None:
    await _made(talk)
    await talk.say("Quillfeather Press, proofreader", "inform")
    assert talk.names() == ["utter_hubspot_propose_change"]
    assert not named(hubspot, "contacts", MAJA)[0].get("company")
    await talk.say("yes", "affirm")
    assert talk.names() == ["utter_hubspot_updated", "utter_hubspot_left_out"] and "proofreader" in talk.text()
    assert named(hubspot, "contacts", MAJA)[0]["company"] == "Quillfeather Press"


@pytest.mark.parametrize(
    "said", ["wei chen, priya nair", "Acme Corp, Wei Chen", "Sam May, Editor", "and the Larch deal"]
)
async def test_other_records_are_no_facts(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await _made(talk)
    before = named(hubspot, "contacts", MAJA)
    await talk.say(said, "inform")
    assert named(hubspot, "contacts", MAJA) == before and "utter_hubspot_propose_change" not in talk.names()


@pytest.mark.parametrize(
    ("first", "then", "held"),
    [
        ("city of Sam May to Paris", "no, Thessaloniki. Greece", {"city": "Thessaloniki", "country": "Greece"}),
        ("city of Sam May to Paris", "sorry, Milan, Italy", {"city": "Milan", "country": "Italy"}),
        ("city of Sam May to Paris", "no, Kleinheim, Germany", {"city": "Kleinheim", "country": "Germany"}),
        ("company of Sam May to Acme", "no, Tide Instruments, Leeds", {"company": "Tide Instruments", "city": "Leeds"}),
        ("job title of Sam May to VP", "no, VP, Sales", {"jobtitle": "VP, Sales"}),
        ("city of Sam May to Paris", "no, Milan", {"city": "Milan", "country": "United Kingdom"}),
    ],
)
async def test_two_values_in_place_of_one(
    talk: Talk, hubspot: SandboxClient, first: str, then: str, held: dict[str, str]
) -> None:
    await talk.say(f"set the {first}", "update_contact")
    await talk.say(then, "inform")
    now = named(hubspot, "contacts", SAM)[0]
    assert {name: now[name] for name in held} == held and is_clean(talk)
