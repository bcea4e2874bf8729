"""Records of two kinds in one sentence: neither is dropped in silence."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named


@pytest.mark.parametrize("intent", ["search_deals", "search_contacts", "list_deals"])
@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("open deals and contacts at Northgate", "deals", "contacts"),
        ("show me contacts & opportunities at Northgate", "contacts", "deals"),
        ("Northgate deals and contacts", "deals", "contacts"),
        ("what deals and contacts do we have at Northgate?", "deals", "contacts"),
    ],
)
async def test_one_list_after_the_other(talk: Talk, text: str, first: str, then: str, intent: str) -> None:
    await talk.say(text, intent)
    lists = [m for m in talk.said if m["response"] == "utter_hubspot_hits"]
    assert [m["nouns"] for m in lists] == [first, then] and is_clean(talk)
    assert all("northgate" in m["criteria"].lower() for m in lists)
    assert ["open" in m["criteria"] for m in lists] == ["open" in text, False]


async def test_none_of_the_first_kind(talk: Talk) -> None:
    await talk.say("lost deals and contacts at Northgate", "search_contacts")
    assert "utter_hubspot_no_hits" in talk.names() and "utter_hubspot_left_undone" not in talk.names()
    assert talk.words("utter_hubspot_hits")["nouns"] == "contacts"


async def test_what_is_mine_is_said_of_both(talk: Talk) -> None:
    await talk.say("my deals and contacts", "list_deals")
    listed = [m["nouns"] for m in talk.said if m["response"] in {"utter_hubspot_listed", "utter_hubspot_hits"}]
    assert listed == ["deals", "contacts"] and talk.names().count("utter_hubspot_everybodys") == 2


async def test_one_kind_and_what_it_has(talk: Talk) -> None:
    await talk.say("deals that have companies and contacts", "search_deals")
    assert "utter_hubspot_next_job" not in talk.names()


@pytest.mark.parametrize("intent", ["create_deal", "create_contact"])
async def test_somebody_is_saved_and_a_deal_made_for_them(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    tale = "i just met Rosa Quispe (rosa.quispe@altiplano.example.com), save her and open a deal Altiplano pilot 5k"
    await talk.say(f"{tale} in contract sent for her", intent)
    person = id_of(hubspot, "contacts", "rosa.quispe@altiplano.example.com")
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Altiplano pilot")]
    assert talk.result == "done" and deal["associations"]["contacts"] == [person]


@pytest.mark.parametrize("intent", ["create_deal", "create_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "add Ines Quill (ines@quill.example) as an opportunity",
        "save Ines Quill ines@quill.example as a new opportunity.",
        "please put Ines Quill, ines@quill.example in as opportunity",
    ],
)
async def test_somebody_with_an_address_is_no_deal(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    deals = hubspot.records("deals")
    await talk.say(said, intent)
    assert named(hubspot, "contacts", "ines@quill.example")[0]["lifecyclestage"] == "opportunity"
    assert hubspot.records("deals") == deals


async def test_an_opportunity_without_an_address_is_a_deal(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add Quill Hall as an opportunity for 5k in contract sent", "create_deal")
    assert named(hubspot, "deals", "Quill Hall")[0]["amount"] == "5000"


@pytest.mark.parametrize(
    ("text", "stage"),
    [("move Kwame Asante to opportunity", "opportunity"), ("shift Ingrid Halvorsen to evangelist", "evangelist"),
     ("move Liam Tremblay to customer and make Dana the owner", "customer")],
)  # fmt: skip
async def test_a_stage_that_only_people_have(talk: Talk, text: str, stage: str) -> None:
    await talk.say(text, "update_deal")
    assert "Updated the contact" in talk.text() and f"→ {stage.title()}" in talk.text() and talk.result == "done"


@pytest.mark.parametrize(
    "text",
    ["move Kwame Asante to closed", "move Kwame Asante to wibble", "move Liam Tremblay to contract sent"],
)
async def test_a_stage_that_no_person_has_changes_nobody(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    before = hubspot.records("contacts")
    await talk.say(text, "update_deal")
    assert talk.result == "not_found" and hubspot.records("contacts") == before
