"""What was found is not what the record holds any more: the index lags, or a question stood while others worked."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

NAME = "Northgate onboarding"


def amount(hubspot: SandboxClient) -> str:
    return str(named(hubspot, "deals", NAME)[0]["amount"])


@pytest.fixture
def changed_since(hubspot: SandboxClient) -> None:
    """The amount was 1,000 when HubSpot's index last looked, and is 2,000."""
    path = f"/crm/v3/objects/deals/{id_of(hubspot, 'deals', NAME)}"
    for value, lag in (("1000", 0), ("2000", 60)):
        hubspot.settings(index_lag=lag)
        status, _ = hubspot.call("PATCH", path, {"properties": {"amount": value}})
        assert status == 200


@pytest.mark.usefixtures("changed_since")
@pytest.mark.parametrize(
    ("said", "comes_to"),
    [(f"raise the amount of {NAME} by 10 %", "2200"), (f"add 500 to the amount of {NAME}", "2500")],
)
async def test_more_is_more_than_what_it_holds_now(
    talk: Talk, hubspot: SandboxClient, said: str, comes_to: str
) -> None:
    await talk.say(said, "update_deal")
    assert talk.result == "done" and is_clean(talk) and "£2,000 → " in talk.text()
    assert amount(hubspot) == comes_to
    await talk.say("undo", "undo")
    assert talk.result == "done" and amount(hubspot) == "2000"


@pytest.mark.usefixtures("changed_since")
async def test_nothing_to_change_is_not_said_of_what_was_found(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the amount of {NAME} to 1000", "update_deal")
    assert talk.names() == ["utter_hubspot_updated"] and talk.result == "done" and is_clean(talk)
    assert amount(hubspot) == "1000"
