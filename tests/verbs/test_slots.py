"""Random conversations: nothing escapes, nothing goes without a yes, nothing is left behind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.conftest import DOMAIN
from tests.verbs.held import is_clean

WORDS = [
    "", "yes", "no", "2", "the second one", "none", "it", "Larkspur", "Website redesign", "Kestrel arm upgrade",
    "contract sent", "12k", "next friday", "zed@example.org", "Zed Zulu", "amount", "{card}", "\N{ROCKET}", "x" * 400,
    "delete it", "change its amount to 5k", "list deals", "find deals over 100k", "create a deal called Larkspur",
    "delete the deal Studio 54 lighting", "skip", "all", "John Smith", "help",
]  # fmt: skip
INTENTS = [i for i in DOMAIN["intents"] if not i.endswith("_hubspot") and i != "connection_status"]
message = st.tuples(
    st.sampled_from(WORDS) | st.text(max_size=20), st.sampled_from(INTENTS), st.sampled_from([0.4, 0.95])
)
press = st.integers(0, 9)
step = message | press


def writes(hubspot: SandboxClient, method: str) -> int:
    """Calls of a method that changed something."""
    return sum(r["method"] == method for r in hubspot.requests())


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(step, min_size=1, max_size=10))
async def test_any_conversation(hubspot: SandboxClient, steps: list[Any]) -> None:
    talk = Talk(domain=DOMAIN)
    talk.slots["host_slot"] = "theirs"
    shown: list[dict[str, str]] = []
    for one in steps:
        asked, deleted = talk.slots.get("requested_slot"), writes(hubspot, "DELETE")
        if isinstance(one, int):
            if not shown:
                continue
            await talk.press(shown[one % len(shown)])
        else:
            await talk.say(one[0], one[1], one[2])
        shown = (talk.buttons() + shown)[:20]
        assert "utter_hubspot_unexpected" not in talk.names(), one
        talk.text()
        if writes(hubspot, "DELETE") > deleted:
            assert asked == "hubspot_confirmation" and talk.latest["intent"]["name"] in {"affirm", *INTENTS}
            said = talk.latest["text"]
            assert said == "yes" or said.startswith("/affirm"), said
    for _ in range(12):
        if talk.loop is None:
            break
        await talk.say("cancel", "cancel")
    assert is_clean(talk)
    assert talk.slots["host_slot"] == "theirs"
