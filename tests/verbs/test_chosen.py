"""An answer to "which one?" that says more than the choice: nothing of it is lost, and nothing old is written."""

from __future__ import annotations

from datetime import datetime

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

SMALL, LARGE = "21340004923", "21340004886"
"""The two Northgate support renewals: Lukas's over £21,000, and Dana's over $72,000."""


def _deal(hubspot: SandboxClient, record_id: str) -> dict[str, str | None]:
    return dict(hubspot.records("deals")[record_id]["properties"])


@pytest.mark.parametrize(
    ("answer", "intent", "record", "held"),
    [
        ("2, and put it on high priority", "inform", LARGE, {"amount": "75000", "hs_priority": "high"}),
        ("number one and high priority please", "update_deal", SMALL, {"amount": "75000", "hs_priority": "high"}),
        ("the one with Lukas, and set the priority to medium", "update_deal", SMALL,
         {"amount": "75000", "hs_priority": "medium"}),
        ("the larger one and make it high priority", "update_deal", LARGE, {"amount": "75000", "hs_priority": "high"}),
        ("the last one, but make it 76k", "inform", LARGE, {"amount": "76000"}),
        ("1 for 30k", "update_deal", SMALL, {"amount": "30000"}),
        ("the last one, sorry, the first one", "inform", SMALL, {"amount": "75000"}),
        ("2, no, 1", "inform", SMALL, {"amount": "75000"}),
    ],
)  # fmt: skip
async def test_the_choice_and_the_change(
    talk: Talk, hubspot: SandboxClient, answer: str, intent: str, record: str, held: dict[str, str]
) -> None:
    before = {key: _deal(hubspot, key) for key in (SMALL, LARGE)}
    await talk.say("change northgate support renewal to 75k", "update_deal")
    await talk.say(answer, intent)
    assert talk.result == "done"
    now = _deal(hubspot, record)
    assert {name: str(now[name])[: len(value)] for name, value in held.items()} == held
    other = SMALL if record == LARGE else LARGE
    assert _deal(hubspot, other) == before[other]


async def test_the_choice_by_its_day_and_the_change(talk: Talk, hubspot: SandboxClient) -> None:
    before = {key: _deal(hubspot, key) for key in (SMALL, LARGE)}
    closes = datetime.fromisoformat((before[LARGE]["closedate"] or "").replace("Z", "+00:00"))
    await talk.say("change northgate support renewal to 75k", "update_deal")
    await talk.say(f"the one closing on {closes:%B %d}, and owner Priya", "update_deal")
    changed = {name: value for name, value in _deal(hubspot, LARGE).items() if value != before[LARGE][name]}
    assert {name: changed.get(name) for name in ("amount", "hubspot_owner_id", "closedate")} == {
        "amount": "75000", "hubspot_owner_id": "1144218527", "closedate": None,
    }  # fmt: skip
    assert _deal(hubspot, SMALL) == before[SMALL]


@pytest.mark.parametrize(
    ("answer", "intent", "noted", "held"),
    [
        ("actually 77k", "inform", "Amount $77,000", {"amount": "77000"}),
        ("no, make it 78k", "update_deal", "Amount $78,000", {"amount": "78000"}),
        ("set the priority to high too", "update_deal", "Priority High", {"amount": "75000", "hs_priority": "high"}),
    ],
)
async def test_another_wish_before_the_choice(
    talk: Talk, hubspot: SandboxClient, answer: str, intent: str, noted: str, held: dict[str, str]
) -> None:
    await talk.say("change northgate support renewal to 75k", "update_deal")
    await talk.say(answer, intent)
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_which"] and noted in talk.text()
    await talk.say("the second", "inform")
    assert talk.result == "done" and held.items() <= _deal(hubspot, LARGE).items()


@pytest.mark.parametrize(
    ("answer", "intent"),
    [
        ("the first or the second", "inform"), ("2 if Dana agrees", "inform"),
        ("the largest one, but ask Dana", "inform"), ("the tiny one and low priority", "update_deal"),
        ("1 and Dana's too", "inform"), ("2 but not the amount", "inform"), ("2 but only the priority", "inform"),
        ("1 and 2", "inform"), ("the first and then the second one", "update_deal"), ("both", "inform"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wish", ["change northgate support renewal to 75k", "delete northgate support renewal"])
async def test_no_choice_is_made_of_that(
    talk: Talk, hubspot: SandboxClient, wish: str, answer: str, intent: str
) -> None:
    before = {key: _deal(hubspot, key) for key in (SMALL, LARGE)}
    verb = f"{wish.split()[0].replace('change', 'update')}_deal"
    await talk.say(wish, verb)
    await talk.say(answer, intent.replace("update_deal", verb))
    assert talk.names()[-1] == "utter_hubspot_ask_which" and len(talk.names()) > 1
    assert {key: _deal(hubspot, key) for key in (SMALL, LARGE)} == before
    await talk.say("2", "inform")
    assert talk.result == "done" or "$72,000" in talk.text()


@pytest.mark.parametrize(
    ("answer", "left"), [("2, tell Dana about it", "tell Dana about it"), ("the second one, many thanks", "")]
)
async def test_what_is_not_understood_beside_it_is_told(talk: Talk, answer: str, left: str) -> None:
    await talk.say("delete northgate support renewal", "delete_deal")
    await talk.say(answer, "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "$72,000" in talk.text()
    assert ("utter_hubspot_left_out" in talk.names()) is bool(left) and left in talk.text()


@pytest.mark.parametrize(
    "answer", ["the negotiation one", "negotiation", "Dana's", "Dana's, over 72k", "the one in negotiation with Dana"]
)
async def test_words_that_tell_which_one_are_no_change(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    before = _deal(hubspot, LARGE)
    await talk.say("set the priority of northgate support renewal to high", "update_deal")
    await talk.say(answer, "inform")
    assert talk.result == "done"
    after = _deal(hubspot, LARGE)
    assert {name for name in after if after[name] != before.get(name)} - {"hs_lastmodifieddate"} == {"hs_priority"}


async def test_what_to_change_is_said_before_which_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update Rahman", "update_contact")
    await talk.say("the city to Pune", "update_contact")
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_which"]
    await talk.say("Mohammed", "inform")
    assert named(hubspot, "contacts", "mohammed.rahman@zephyr.example.com")[0]["city"] == "Pune"


async def test_another_record_is_still_another_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change northgate support renewal to 75k", "update_deal")
    await talk.say("change Kestrel arm upgrade to 330k", "update_deal")
    assert talk.result == "done" and named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "330000"


async def test_two_places_to_delete_one_after_the_other(talk: Talk) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("delete the second one and then the fourth one", "delete_deal")
    assert "Tallgrass meter rollout" in talk.text()
    await talk.say("yes", "affirm")
    assert "Website redesign" in talk.text() and talk.names()[-1] == "utter_hubspot_ask_confirmation"


@pytest.mark.parametrize(
    ("said", "intent"), [("assign to priya", "update_contact"), ("set the city to Pune", "update_contact"),
                         ("give her to Dana", "update_contact"), ("delete him", "delete_contact")],
)  # fmt: skip
async def test_a_wish_at_the_question_is_about_one_of_those(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say("show Emily Nguyen", "get_contact")
    before = hubspot.records("contacts")
    await talk.say("show Rahman", "get_contact")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_which"] and "2. Mohammed Rahman" in talk.text()
    assert hubspot.records("contacts") == before
    await talk.say("2", "inform")
    assert "Mohammed Rahman" in talk.text() and "Emily" not in talk.text()


async def test_another_one_that_is_named_at_the_question(talk: Talk) -> None:
    await talk.say("show Rahman", "get_contact")
    await talk.say("delete Emily Nguyen", "delete_contact")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Emily Nguyen" in talk.text()


@pytest.mark.parametrize(
    "answer",
    [
        "she's the CFO", "and he is a data scientist now", "she works at Larch Foods now", "her",
        "he lives in Lyon these days",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", ["find nguyen", "change the phone of nguyen to +1 305 555 0188"])
async def test_she_is_one_of_those_and_not_whom_was_shown_before(
    talk: Talk, hubspot: SandboxClient, asked: str, answer: str
) -> None:
    await talk.say("show Minh Nguyen", "get_contact")
    await talk.say(asked, "update_contact" if asked.startswith("change") else "get_contact")
    before = {i: dict(r["properties"]) for i, r in hubspot.records("contacts").items()}
    await talk.say(answer, "update_contact")
    await talk.say(answer, "update_contact")
    assert {i: dict(r["properties"]) for i, r in hubspot.records("contacts").items()} == before
    assert talk.names()[-1] == "utter_hubspot_ask_which"


async def test_what_she_is_tells_which_of_those(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Minh Nguyen", "get_contact")
    await talk.say("change the city of nguyen to Tampa", "update_contact")
    await talk.say("she's the underwriting manager", "update_contact")
    held = (r["properties"] for r in hubspot.records("contacts").values())
    assert [p["firstname"] for p in held if p.get("city") == "Tampa"] == ["Emily"]
