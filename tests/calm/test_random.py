"""Random conversations in flows: nothing escapes, nothing goes without a yes, nothing is left behind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.testing import SandboxClient
from tests.calm.conftest import in_process
from tests.calm.walker import FLOWS, SLOTS, Walker, collects

WORDS = [
    "", "yes", "no", "2", "the second one", "none", "it", "Larkspur", "Website redesign", "Kestrel arm upgrade", "skip",
    "contract sent", "contact sent", "12k", "lots", "next friday", "zed@example.org", "Zed Zulu", "amount", "all", "me",
    "amount to 5k and stage to closed won", "{card}", "\N{ROCKET}", "x" * 400, "05/06/2027", "only open ones", "mine",
    "Ruth Goldberg", "priority to purple", "undo", "000000", "21340003944",
]  # fmt: skip
STARTS = sorted(name for name, flow in FLOWS.items() if flow.get("if") is not False)
COLLECTED = sorted({step["collect"] for flow in FLOWS for step in collects(flow)})
LASTING = {f"hubspot_{name}" for name in ("last_record", "last_list", "recent", "undo", "me", "result", "profile")}

values = st.sampled_from(WORDS) | st.booleans() | st.text(max_size=20)
message = st.fixed_dictionaries(
    {
        "text": st.sampled_from(WORDS),
        "start": st.sampled_from(["", "", *STARTS]),
        "cancel": st.sampled_from([False] * 5 + [True]),
    },
    optional={"asked": values, "slots": st.dictionaries(st.sampled_from(COLLECTED), values, max_size=3)},
)
step = message | st.integers(0, 9)


def deletes(hubspot: SandboxClient) -> int:
    return sum(r["method"] == "DELETE" for r in hubspot.requests())


def fits(slot: str, value: Any) -> bool:
    """Rasa Pro types what it puts into a slot (`coerce_value`)."""
    return isinstance(value, bool) is (SLOTS[slot]["type"] == "bool")


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(step, min_size=1, max_size=10))
async def test_any_conversation(hubspot: SandboxClient, steps: list[Any]) -> None:
    walk = Walker(in_process, "anybody")
    shown: list[dict[str, str]] = []
    for one in steps:
        asked, before = walk.asks, deletes(hubspot)
        if isinstance(one, int):
            fills = [button for button in shown if button.get("payload", "").startswith("/SetSlots")]
            if not fills:
                continue
            await walk.press_payload(fills[one % len(fills)]["payload"])
        else:
            slots = {n: v for n, v in one.get("slots", {}).items() if fits(n, v)}
            if asked and "asked" in one and fits(asked, one["asked"]):
                slots[asked] = one["asked"]
            said = {name.removeprefix("hubspot_"): value for name, value in slots.items()}
            await walk.say(one["text"], one["start"] if len(walk.stack) < 5 else "", one["cancel"], **said)
        shown = (walk.buttons() + shown)[:20]
        assert "utter_hubspot_unexpected" not in walk.names(), one
        if deletes(hubspot) > before:
            assert asked == "hubspot_confirmation", "nothing goes before it was asked about"
            assert walk.latest["text"] == "yes" or walk.latest["text"].startswith(
                "/SetSlots(hubspot_confirmation=true, "
            )
    while walk.stack:
        await walk.say("stop", cancel=True)
    await walk.say("help", "help")
    left = {name for name, value in walk.slots.items() if value is not None} - LASTING - {"hubspot_dialog"}
    assert not left - {"hubspot_question"}, left
