"""The e2e tests for Rasa Pro (`calm/e2e_tests`) ask for what there is, and what they expect does come about.

Rasa Pro runs them with a language model. Here the commands that a model gives for each sentence are a table, and the
walker plays them: an expectation that no run could meet is found without a licence.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from sandbox.testing import SandboxClient
from tests.calm.conftest import in_process
from tests.calm.walker import ACTIONS, CALM, FLOWS, RESPONSES, SLOTS, Walker

FILES = [path for path in sorted((CALM / "e2e_tests").glob("*.yml")) if path.name != "conftest.yml"]
CASES = [case for path in FILES for case in yaml.safe_load(path.read_text())["test_cases"]]

COMMANDS: dict[str, dict[str, Any]] = {
    "Create a deal called Larkspur for 12k in contract sent": {
        "start": "create_deal",
        "deal_name": "Larkspur",
        "deal_amount": "12k",
        "deal_stage": "contract sent",
    },
    "I want to create a deal": {"start": "create_deal"},
    "Quince": {"deal_name": "Quince"},
    "Show me the Kestrel arm upgrade deal": {"start": "get_deal", "deal": "Kestrel arm upgrade"},
    "Change its amount to 15k and the close date to next Friday": {
        "start": "update_deal",
        "deal": "it",
        "changes": "amount to 15k and the close date to next Friday",
    },
    "Undo that": {"start": "undo"},
    "Which open deals are over 10k?": {"start": "search_deals", "criteria": "open, over 10k"},
    "List all deals": {"start": "list_deals"},
    "Show more": {"start": "show_more"},
    "Open the second one": {"start": "get_deal", "deal": "the second one"},
    "Add Zed Zulu, zed.zulu@example.org, to my contacts": {
        "start": "create_contact",
        "contact_email": "zed.zulu@example.org",
        "contact_first_name": "Zed",
        "contact_last_name": "Zulu",
    },
    "Create a deal called Marigold": {"start": "create_deal", "deal_name": "Marigold"},
    "Never mind, forget it": {"cancel": True},
    "No wait, it is called Marigold two": {"deal_name": "Marigold two"},
    "Contract sent": {"deal_stage": "Contract sent"},
    "Create a deal called Saffron in stage contact sent": {
        "start": "create_deal",
        "deal_name": "Saffron",
        "deal_stage": "contact sent",
    },
    "Contract Sent": {"deal_stage": "Contract Sent"},
    "Show me the Website redesign deal": {"start": "get_deal", "deal": "Website redesign"},
    "The second one": {"deal": "The second one"},
    "Show me the Zanzibar quartz deal": {"start": "get_deal", "deal": "Zanzibar quartz"},
    "Delete the Studio 54 lighting deal": {"start": "delete_deal", "deal": "Studio 54 lighting"},
    "No": {"confirmation": False},
    "Delete the Studio 54 lighting deal, and yes, I am sure": {
        "start": "delete_deal",
        "deal": "Studio 54 lighting",
        "confirmation": True,
    },
    "Delete the deal Sakura export licences": {"start": "delete_deal", "deal": "Sakura export licences"},
    "Yes": {"confirmation": True},
}
"""What a language model is expected to make of each sentence (values without our prefix)."""


@pytest.mark.parametrize("case", CASES, ids=[case["test_case"] for case in CASES])
async def test_a_case_comes_out_as_it_expects(case: dict[str, Any], walk: Walker, hubspot: SandboxClient) -> None:
    await play(case, walk)


@pytest.mark.slow
async def test_one_after_the_other_on_one_sandbox_as_rasa_pro_runs_them(hubspot: SandboxClient) -> None:
    for place, case in enumerate(CASES):
        await play(case, Walker(in_process, f"e2e-{place}"))


async def play(case: dict[str, Any], walk: Walker) -> None:
    """The person's part, and what is expected of the bot's."""
    for step in case["steps"]:
        text = step["user"]
        before = [frame["flow_id"] for frame in walk.stack]
        if text.startswith("/SetSlots"):
            await walk.press_payload(text)
        else:
            await walk.say(text, **COMMANDS[text])
        for assertion in step["assertions"]:
            ((kind, expected),) = assertion.items()
            assert holds(walk, kind, expected, before), f"{text}: {assertion}; said {walk.names()}, ran {walk.ran}"


def holds(walk: Walker, kind: str, expected: Any, before: list[str]) -> bool:
    """Whether an assertion of the e2e format holds, as far as the walker can tell."""
    running = [frame["flow_id"] for frame in walk.stack]
    if kind == "flow_started":
        assert expected in FLOWS
        return expected in walk.started and expected not in before
    if kind in {"flow_completed", "flow_cancelled"}:
        assert expected["flow_id"] in FLOWS
        return expected["flow_id"] not in running
    if kind == "action_executed":
        assert expected in ACTIONS
        return expected in walk.ran
    if kind == "slot_was_set":
        assert all(slot["name"] in SLOTS for slot in expected)
        return all(slot["value"] in walk.were_set(slot["name"]) for slot in expected)
    assert kind in {"bot_uttered", "bot_did_not_utter"}, kind
    assert expected["utter_name"] in RESPONSES
    said = [m for m in walk.said if m["response"] == expected["utter_name"]]
    found = [m for m in said if re.search(expected.get("text_matches", ""), filled(m))]
    return bool(found) is (kind == "bot_uttered")


def filled(message: dict[str, Any]) -> str:
    """The text that the person reads."""
    template = RESPONSES[message["response"]][0]["text"]
    return re.sub(r"{(\w+)}", lambda name: str(message.get(name[1], "")), template)
