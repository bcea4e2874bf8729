"""A create whose answer is lost: what HubSpot holds is told from what others put there."""

from __future__ import annotations

import pytest

from actions.ledger import book
from actions.portal import Item
from actions.verbs.writes.doubt import holds
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

CONTACT = "create contact ruby@example.com, Ruby Stone"
DEAL = "create a deal called Larkspur for 5k in contract sent"


def put(hubspot: SandboxClient, kind: str, **properties: str) -> None:
    """What somebody else creates."""
    status, answer = hubspot.call("POST", f"/crm/objects/2026-09/{kind}", {"properties": properties})
    assert status == 201, answer


async def test_a_contact_with_other_values_is_somebody_elses(talk: Talk, hubspot: SandboxClient) -> None:
    put(hubspot, "contacts", email="ruby@example.com", firstname="Somebody", lastname="Else")
    hubspot.fault(method="POST", path="*/contacts", canned="bad_gateway")
    await talk.say(CONTACT, "create_contact")
    assert talk.names() == ["utter_hubspot_exists_already", "utter_hubspot_ask_update_existing"]
    await talk.say("no", "deny")
    await talk.say("undo", "undo")
    assert talk.names() == ["utter_hubspot_nothing_to_undo"] and is_clean(talk)


async def test_a_contact_that_another_operation_made_is_not_this_ones(talk: Talk, hubspot: SandboxClient) -> None:
    ben = Talk("ben", "rest", talk.domain)
    await ben.say(CONTACT, "create_contact")
    hubspot.fault(method="POST", path="*/contacts", canned="bad_gateway")
    await talk.say(CONTACT, "create_contact")
    assert ben.names() == ["utter_hubspot_created"]
    assert talk.names() == ["utter_hubspot_exists_already", "utter_hubspot_ask_update_existing"]


async def test_what_was_done_to_it_since_does_not_make_it_anothers(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.settings(index_lag=60)
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await talk.say(DEAL, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"]
    hubspot.settings(index_lag=0)
    ben = Talk("ben", "rest", talk.domain)
    await ben.say("change the close date of Larkspur to 2030-01-31", "update_deal")
    assert ben.result == "done"
    await talk.say(DEAL, "create_deal")
    assert talk.names() == ["utter_hubspot_found_saved", "utter_hubspot_created"]
    assert len(named(hubspot, "deals", "Larkspur")) == 1


@pytest.mark.parametrize("shift", [0, -1000, 1000])
async def test_what_was_there_before_it_was_sent_is_not_its_outcome(
    talk: Talk, hubspot: SandboxClient, shift: int
) -> None:
    hubspot.settings(clock_shift_seconds=shift - 60)
    put(hubspot, "contacts", email="ruby@example.com", firstname="Ruby", lastname="Stone")
    put(hubspot, "deals", dealname="Larkspur", amount="5000", dealstage="contractsent", pipeline="default")
    hubspot.settings(clock_shift_seconds=shift)
    hubspot.fault(method="POST", path="*/contacts", canned="bad_gateway")
    hubspot.fault(method="POST", path="*/deals", canned="bad_gateway")
    await talk.say(CONTACT, "create_contact")
    assert talk.names() == ["utter_hubspot_exists_already", "utter_hubspot_ask_update_existing"]
    other = Talk("ben", "rest", talk.domain)
    await other.say(DEAL, "create_deal")
    assert other.names() == ["utter_hubspot_not_seen"]
    await other.say(DEAL, "create_deal")
    assert other.names() == ["utter_hubspot_created"] and is_clean(other)
    assert len(named(hubspot, "deals", "Larkspur")) == 2


@pytest.mark.parametrize("shift", [-1000, 1000])
@pytest.mark.parametrize(("sentence", "kind"), [(CONTACT, "contact"), (DEAL, "deal")])
async def test_what_was_saved_is_found_however_wrong_this_machines_clock_is(
    talk: Talk, hubspot: SandboxClient, sentence: str, kind: str, shift: int
) -> None:
    await talk.say("list deals", "list_deals")
    hubspot.settings(clock_shift_seconds=shift)  # one of the clocks is set: the look's own answer tells
    hubspot.fault(method="POST", path=f"*/{kind}s", drop="after")
    await talk.say(sentence, f"create_{kind}")
    assert talk.names() == ["utter_hubspot_found_saved", "utter_hubspot_created"] and is_clean(talk)


async def test_another_machine_of_ours_may_have_another_time(
    talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hubspot.settings(index_lag=600, clock_shift_seconds=-60)  # the other machine is a minute ahead of HubSpot
    hubspot.fault(method="POST", path="*/deals", drop="after")
    with monkeypatch.context() as there:
        there.setattr(book, "holder", lambda: "another-host 1 aa")
        await talk.say(DEAL, "create_deal")
    assert talk.names() == ["utter_hubspot_not_seen"]
    hubspot.settings(index_lag=0, clock_shift_seconds=0)  # this one is not
    await talk.say(DEAL, "create_deal")
    assert talk.names() == ["utter_hubspot_found_saved", "utter_hubspot_created"]
    assert len(named(hubspot, "deals", "Larkspur")) == 1


@pytest.mark.parametrize(
    ("held", "sent"),
    [
        ("ruby@example.com", "Ruby@Example.com"),
        ("Ruby", " Ruby "),
        ("5000.0", "5000"),
        ("2030-01-31T00:00:00Z", "2030-01-31"),
        ("2030-01-31", "1896048000000"),
        ("+49 30 123456-7", "+49301234567"),
        (None, ""),
    ],
)
def test_what_is_repeated_in_another_form_is_the_same(held: str | None, sent: str) -> None:
    assert holds(Item(id="1", properties={"it": held}), {"it": sent})


@pytest.mark.parametrize(
    ("held", "sent"),
    [("Else", "Stone"), (None, "Stone"), ("5000", "50.00"), ("2030-02-01", "2030-01-31"), ("+49301", "+49302")],
)
def test_what_differs_is_not_the_same(held: str | None, sent: str) -> None:
    assert not holds(Item(id="1", properties={"it": held}), {"it": sent})
