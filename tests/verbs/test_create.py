from __future__ import annotations

from sandbox.testing import SandboxClient
from tests.talk import Talk


async def test_one_sentence_is_one_call(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("what stages are there", "list_stages")
    hubspot.clear_requests()
    await talk.say("create a deal called Larkspur for 12k in contract sent", "create_deal")
    assert talk.result == "done"
    assert [r["method"] for r in hubspot.requests()] == ["POST"]
