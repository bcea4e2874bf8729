"""Notes on a record: they come behind what its description holds, which is not lost."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

DEAL = "Kestrel arm upgrade"


@pytest.mark.parametrize(
    "said",
    [
        f"note on {DEAL}: ring Ana, not Luis",
        f"add a note to {DEAL}: ring Ana, not Luis",
        f"put a note on {DEAL} that ring Ana, not Luis",
        f"put in the description of {DEAL} that ring Ana, not Luis",
        f'append "ring Ana, not Luis" to the description of {DEAL}',
        f"add to the notes of {DEAL}: ring Ana, not Luis",
    ],
)
async def test_a_note_is_added(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"set the description of {DEAL} to second shift from June", "update_deal")
    await talk.say(said, "update_deal")
    assert talk.result == "done"
    assert named(hubspot, "deals", DEAL)[0]["description"] == "second shift from June\nring Ana, not Luis"


async def test_a_text_that_is_set_takes_the_place_of_the_other(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"note on {DEAL}: ring Ana", "update_deal")
    await talk.say(f"set the notes of {DEAL} to all settled", "update_deal")
    assert named(hubspot, "deals", DEAL)[0]["description"] == "all settled"
