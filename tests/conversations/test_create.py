"""Create, on a real Rasa server."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.testing import SandboxClient
from tests.conversations.bot import Person

pytestmark = pytest.mark.rasa


def named(hubspot: SandboxClient, kind: str, prop: str, value: str) -> list[dict[str, Any]]:
    """The records whose property has this value."""
    return [r for r in hubspot.records(kind).values() if r["properties"].get(prop) == value]


def only(hubspot: SandboxClient, kind: str, prop: str, value: str) -> dict[str, Any]:
    found = named(hubspot, kind, prop, value)
    assert len(found) == 1, found
    properties: dict[str, Any] = found[0]["properties"]
    return properties


def test_a_deal_in_one_sentence(ana: Person, hubspot: SandboxClient) -> None:
    text = ana.says("Create a deal called Fjordline retrofit for $12k in contract sent, closing on 2027-03-15")
    assert "Fjordline retrofit" in text and "$12,000" in text and "Contract Sent" in text and "March 15, 2027" in text
    deal = only(hubspot, "deals", "dealname", "Fjordline retrofit")
    assert (deal["amount"], deal["dealstage"], deal["pipeline"]) == ("12000", "contractsent", "default")
    assert deal["closedate"].startswith("2027-03-15")
    assert ana.result == "done" and ana.is_clean()


def test_a_deal_step_by_step(ana: Person, hubspot: SandboxClient) -> None:
    assert "called" in ana.says("I want to create a deal")
    assert "Qualified To Buy" in ana.says("Orchard Lane refit")
    assert "Qualified To Buy" in ana.buttons
    assert "Orchard Lane refit" in ana.presses("Qualified To Buy")
    assert only(hubspot, "deals", "dealname", "Orchard Lane refit")["dealstage"] == "qualifiedtobuy"
    assert ana.is_clean()


def test_the_stage_may_be_left_to_the_portal(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("new deal called Tidewater audit")
    ana.says("default")
    assert only(hubspot, "deals", "dealname", "Tidewater audit")["dealstage"] == "appointmentscheduled"


def test_a_near_miss_is_asked_about(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create a deal called Copper Beech")
    text = ana.says("contract snt")
    assert "Contract Sent" in text and not named(hubspot, "deals", "dealname", "Copper Beech")
    ana.says("1")
    assert only(hubspot, "deals", "dealname", "Copper Beech")["dealstage"] == "contractsent"


def test_an_earlier_answer_can_be_corrected(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create a deal")
    ana.says("Larch")
    assert "Larch Two" in ana.says("no, the name is Larch Two")
    ana.says("closed won")
    assert only(hubspot, "deals", "dealname", "Larch Two")["dealstage"] == "closedwon"
    assert not named(hubspot, "deals", "dealname", "Larch")


def test_a_question_in_between_is_answered_and_the_dialog_goes_on(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create a deal called Saltmarsh")
    text = ana.says("what stages are there?")
    assert "Renewals" in text and "Which stage" in text
    assert "stage" in ana.says("help").lower()
    ana.says("presentation scheduled")
    assert only(hubspot, "deals", "dealname", "Saltmarsh")["dealstage"] == "presentationscheduled"


def test_another_job_in_between_is_done_and_the_dialog_goes_on(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create a deal called Windrush")
    text = ana.says("find contacts at Kestrel Robotics")
    assert "Minh Nguyen" in text and "Which stage" in text
    ana.says("contract sent")
    assert only(hubspot, "deals", "dealname", "Windrush")


def test_cancel_creates_nothing_and_leaves_nothing(ana: Person, hubspot: SandboxClient) -> None:
    before = len(hubspot.records("deals"))
    ana.says("create a deal called Nevermore for 5k")
    ana.says("cancel")
    assert ana.result == "cancelled" and ana.is_clean()
    assert len(hubspot.records("deals")) == before
    assert "called" in ana.says("create a deal"), "the next dialog starts clean"


def test_after_three_bad_answers_it_explains_and_offers_to_stop(ana: Person) -> None:
    ana.says("create a deal called Threefold")
    for answer in ("blorp", "zzz qqq"):
        assert "cancel" not in ana.says(answer)
    assert "cancel" in ana.says("hmm 7x7")


def test_a_deal_is_linked_to_a_company_in_the_same_call(ana: Person, hubspot: SandboxClient) -> None:
    hubspot.clear_requests()
    ana.says("create a deal called Rotor upgrade for company Ostrava Steelworks in contract sent")
    creates = [r for r in hubspot.requests() if r["method"] == "POST" and r["path"].endswith("/deals")]
    assert len(creates) == 1
    deal = named(hubspot, "deals", "dealname", "Rotor upgrade")[0]
    status, body = hubspot.call("GET", f"/crm/v4/objects/deals/{deal['id']}/associations/companies")
    assert status == 200 and len(body["results"]) == 1


@pytest.mark.parametrize("name", ["Studio 54", "May 2027 retainer", "3M pilot", "Route 66 for Kids", "Ærø færgen"])
def test_names_stay_whole(ana: Person, hubspot: SandboxClient, name: str) -> None:
    ana.says(f'create a deal called "{name}" in closed lost')
    deal = only(hubspot, "deals", "dealname", name)
    assert not deal.get("amount")


def test_a_contact_in_one_sentence(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("add a contact jo.nakamura@example.org, Jo Nakamura, phone +44 20 7946 0018, job title Buyer")
    contact = only(hubspot, "contacts", "email", "jo.nakamura@example.org")
    assert (contact["firstname"], contact["lastname"]) == ("Jo", "Nakamura")
    assert (contact["phone"], contact["jobtitle"]) == ("+442079460018", "Buyer")
    assert ana.is_clean()


def test_a_contact_step_by_step(ana: Person, hubspot: SandboxClient) -> None:
    assert "e-mail" in ana.says("new contact")
    assert "name" in ana.says("not an address").lower() or "e-mail" in ana.text
    assert "first and last name" in ana.says("pia.lund@example.org")
    ana.says("Pia Lund")
    contact = only(hubspot, "contacts", "email", "pia.lund@example.org")
    assert (contact["firstname"], contact["lastname"]) == ("Pia", "Lund")


def test_an_email_that_is_taken_shows_whose_and_offers_an_update(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create contact emily.nguyen@pelicanbay.example.com, Emily Nguyen-Hart, job title Partner")
    assert "already" in ana.text and "Underwriting Manager" in ana.text
    before = len(hubspot.records("contacts"))
    ana.says("yes")
    contact = only(hubspot, "contacts", "email", "emily.nguyen@pelicanbay.example.com")
    assert contact["jobtitle"] == "Partner" and len(hubspot.records("contacts")) == before


def test_an_email_that_is_taken_may_be_left_alone(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("create contact emily.nguyen@pelicanbay.example.com, Emily Nguyen-Hart, job title Partner")
    ana.says("no")
    assert only(hubspot, "contacts", "email", "emily.nguyen@pelicanbay.example.com")["jobtitle"] != "Partner"
    assert ana.result == "cancelled" and ana.is_clean()


def test_a_property_that_the_portal_requires_is_asked_for(ana: Person, hubspot: SandboxClient) -> None:
    hubspot.rules(create_form={"deals": ["renewal_region"]})
    text = ana.says("create a deal called Rulebound in contract sent")
    assert "Renewal Region" in text and not named(hubspot, "deals", "dealname", "Rulebound")
    ana.says("EMEA")
    assert only(hubspot, "deals", "dealname", "Rulebound")["renewal_region"] == "EMEA"
