"""A question never writes, nor does what is only thought aloud or forbidden."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named


def amount(hubspot: SandboxClient) -> str:
    return str(hubspot.records("deals")[id_of(hubspot, "deals", "Kestrel arm upgrade")]["properties"]["amount"])


EVA = "eva.novotna@ostravasteel.example.com"


async def changed(talk: Talk) -> None:
    await talk.say("set the amount of Kestrel arm upgrade to 320k", "update_deal")
    assert talk.result == "done"


@pytest.mark.parametrize(
    "sentence", ["what did I just change", "did you update it?", "who changed the amount?", "can you undo things?"]
)
async def test_a_question_about_the_change_tells_it(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await changed(talk)
    await talk.say(sentence, "undo")
    assert amount(hubspot) == "320000" and "$310,000 → $320,000" in talk.text() and is_clean(talk)
    await talk.say("undo that", "undo")
    assert amount(hubspot) == "310000"


async def test_not_to_undo(talk: Talk, hubspot: SandboxClient) -> None:
    await changed(talk)
    await talk.say("don't undo it", "undo")
    assert amount(hubspot) == "320000" and talk.names() == ["utter_hubspot_left_alone"]


@pytest.mark.parametrize(
    "sentence",
    ["was Kestrel arm upgrade changed to 300k?", "is the amount of the Kestrel arm upgrade deal 300k?"],
)
async def test_a_question_about_a_value_shows_the_record(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(sentence, "update_deal")
    assert amount(hubspot) == "310000" and talk.words("utter_hubspot_found")["title"] == "Kestrel arm upgrade"


@pytest.mark.parametrize(
    "sentence",
    [
        "what if we lower it to 300k?",
        "should I set it to 300k",
        "I might make it 300k",
        "we may have to set it to 300k",
        "set it to 300k if they sign",
    ],
)
async def test_what_is_mused_about_waits_for_a_yes(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say("show the Kestrel arm upgrade deal", "get_deal")
    await talk.say(sentence, "update_deal")
    assert amount(hubspot) == "310000"
    assert talk.words("utter_hubspot_propose_change")["title"] == "Kestrel arm upgrade"
    await talk.say("yes", "affirm")
    assert amount(hubspot) == "300000" and is_clean(talk)


@pytest.mark.parametrize(
    ("sentence", "intent", "answer"),
    [
        ("don't change the amount", "update_deal", "utter_hubspot_left_alone"),
        ("don't delete it", "inform", "utter_hubspot_left_alone"),
        ("I might delete it later", "delete_deal", "utter_hubspot_only_on_order"),
        ("what happens if I delete it?", "delete_deal", "utter_hubspot_about_delete"),
        ("maybe we should create a deal called Zed", "create_deal", "utter_hubspot_only_on_order"),
    ],
)
async def test_nothing_is_begun(talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, answer: str) -> None:
    await talk.say("show the Kestrel arm upgrade deal", "get_deal")
    hubspot.clear_requests()
    await talk.say(sentence, intent)
    assert answer in talk.names() and is_clean(talk)
    assert not any(r["method"] in {"POST", "PATCH", "DELETE"} for r in hubspot.requests())


async def test_whether_it_is_the_value_asks_for_the_card(talk: Talk) -> None:
    await talk.say("show the Kestrel arm upgrade deal", "get_deal")
    await talk.say("is Priya the owner?", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Kestrel arm upgrade"


async def test_a_proposal_is_not_settled_by_another_thought(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the Kestrel arm upgrade deal", "get_deal")
    await talk.say("should I set it to 300k", "update_deal")
    await talk.say("maybe we should make it 290k", "update_deal")
    assert amount(hubspot) == "310000"
    await talk.say("make it 290k", "update_deal")
    assert amount(hubspot) == "290000" and is_clean(talk)


async def test_nobody_is_deleted_who_was_to_be_brought_out(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Abeg bring out the contact Chinonso Eze", "delete_contact")
    assert talk.words("utter_hubspot_found")["title"] == "Chinonso Eze" and is_clean(talk)


async def test_a_fact_told_is_no_question(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show the contact Katrin Weiß", "get_contact")
    await talk.say("Her customer number is HV-00417.", "get_contact")
    assert named(hubspot, "contacts", "katrin.weiss@haldenvoss.example.com")[0]["customer_number"] == "HV-00417"
    await talk.say("her phone is what again?", "get_contact")
    assert "utter_hubspot_updated" not in talk.names()


async def test_with_nothing_to_undo_another_record_is_meant(talk: Talk) -> None:
    await talk.say("I am very sorry, it was my mistake. I meant Sakura calibration units.", "undo")
    assert talk.words("utter_hubspot_found")["title"] == "Sakura calibration units"


@pytest.mark.parametrize("intent", ["get_contact", "update_contact", "update_deal", "inform"])
async def test_a_look_changes_nothing(talk: Talk, intent: str) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("call up Sam May", intent)
    assert talk.words("utter_hubspot_found")["title"] == "Sam May" and is_clean(talk)


@pytest.mark.parametrize("said", ["pull up the amount of Kestrel arm upgrade to 320k", "bring it up to 320k"])
async def test_what_only_begins_like_a_look_is_a_change(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say(said, "update_deal")
    assert amount(hubspot) == "320000"


@pytest.mark.parametrize("intent", ["delete_contact", "update_contact", "get_contact"])
@pytest.mark.parametrize("said", ["delete Eva Novotna's phone number", "remove the phone number of Eva Novotna"])
async def test_a_value_is_emptied_and_no_record_deleted(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say(said, intent)
    assert not named(hubspot, "contacts", EVA)[0].get("phone") and talk.names() == ["utter_hubspot_updated"]


async def test_what_a_record_needs_is_not_emptied(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Eva Novotna", "get_contact")
    await talk.say("delete her email address", "delete_contact")
    assert "utter_hubspot_ask_confirmation" not in talk.names() and named(hubspot, "contacts", EVA)


HALDEN = "Halden risk dashboard"


@pytest.mark.parametrize(
    "said",
    [
        f"don't touch the owner of {HALDEN}, just set it to 29k",
        f"do not change the close date of {HALDEN}, change the amount to 29k",
        f"please don't delete {HALDEN}, set it to 29k",
        f"don't move {HALDEN}'s close date, set its amount to 29k",
        f"don't change the owner of {HALDEN}, only the amount to 29k",
        f"set {HALDEN} to 29k without changing the close date",
        f"change everything but the owner on {HALDEN}: 29k, medium priority",
    ],
)
async def test_what_is_done_instead_is_of_the_same_record(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    others = {i: r for i, r in hubspot.records("deals").items() if r["properties"]["dealname"] != HALDEN}
    closes = named(hubspot, "deals", HALDEN)[0]["closedate"]
    await talk.say(said, "update_deal")
    deal = named(hubspot, "deals", HALDEN)[0]
    assert deal["amount"] == "29000" and deal["closedate"] == closes
    assert {i: r for i, r in hubspot.records("deals").items() if i in others} == others


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (f"don't change {HALDEN}, change Sakura calibration units to 29k", "Sakura calibration units"),
        ("don't change the owner, only the amount to 29k", "Kestrel arm upgrade"),
        ("don't close it, set it to 29k", "Kestrel arm upgrade"),
    ],
)
async def test_what_is_done_instead_is_of_another(talk: Talk, hubspot: SandboxClient, said: str, title: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    before = {i: r["properties"]["amount"] for i, r in hubspot.records("deals").items()}
    await talk.say(said, "update_deal")
    after = {r["properties"]["dealname"]: r["properties"] for i, r in hubspot.records("deals").items()
             if r["properties"]["amount"] != before[i]}  # fmt: skip
    assert list(after) == [title] and after[title]["amount"] == "29000"


async def test_nothing_is_said_to_be_done_instead(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await talk.say(f"don't change the owner of {HALDEN}, just the thing", "update_deal")
    assert hubspot.records("deals") == before and talk.result == "refused"
