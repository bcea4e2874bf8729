"""Update, delete and undo, on a real Rasa server."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.testing import SandboxClient
from tests.conversations.bot import Person

pytestmark = pytest.mark.rasa


def deal(hubspot: SandboxClient, name: str) -> dict[str, Any]:
    """The one deal of this name."""
    return next(d["properties"] for d in hubspot.records("deals").values() if d["properties"].get("dealname") == name)


def exists(hubspot: SandboxClient, kind: str, prop: str, value: str) -> bool:
    return any(r["properties"].get(prop) == value for r in hubspot.records(kind).values())


def test_one_sentence_shows_before_and_after(ana: Person, hubspot: SandboxClient) -> None:
    text = ana.says("change the amount of Kestrel arm upgrade to 320k")
    assert "$310,000 → $320,000" in text
    assert deal(hubspot, "Kestrel arm upgrade")["amount"] == "320000"
    assert ana.is_clean()


def test_only_what_was_asked_changes(ana: Person, hubspot: SandboxClient) -> None:
    hubspot.clear_requests()
    ana.says("change the amount of Kestrel arm upgrade to 320k")
    writes = [r for r in hubspot.requests() if r["method"] == "PATCH"]
    assert len(writes) == 1
    assert deal(hubspot, "Kestrel arm upgrade")["dealstage"] == "presentationscheduled"


def test_it_and_several_changes_at_once(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("show me the Umoja clinic scheduling deal")
    ana.says("change its amount to 41k and its stage to contract sent")
    now = deal(hubspot, "Umoja clinic scheduling")
    assert (now["amount"], now["dealstage"]) == ("41000", "contractsent")


def test_step_by_step_with_a_wrong_value(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("update a deal")
    ana.says("Northgate API gateway")
    assert "EMEA" in ana.says("renewal region")
    text = ana.says("Atlantis")
    assert "Atlantis" in text and "APAC" in text
    assert "→ APAC" in ana.says("apac")
    assert deal(hubspot, "Northgate API gateway")["renewal_region"] == "APAC"


def test_a_stage_is_one_of_the_deals_own_pipeline(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("move Zephyr Textiles renewal to Renewed")
    stage = deal(hubspot, "Zephyr Textiles renewal")["dealstage"]
    assert stage == deal(hubspot, "Verdant Fields renewal")["dealstage"]


def test_an_ambiguous_day_is_asked_about(ana: Person, hubspot: SandboxClient) -> None:
    text = ana.says("set the close date of Northgate single sign-on to 03/04/2027")
    assert "March 4, 2027" in text and "April 3, 2027" in text
    ana.says("the second one")
    assert deal(hubspot, "Northgate single sign-on")["closedate"].startswith("2027-04-03")


def test_the_second_one_of_a_list(ana: Person, hubspot: SandboxClient) -> None:
    text = ana.says("find Tallgrass deals")
    name = next(line for line in text.splitlines() if line.startswith("2. ")).removeprefix("2. ").partition(" — ")[0]
    ana.says("change the amount of the second one to 77k")
    assert deal(hubspot, name)["amount"] == "77000"


def test_a_contact_by_email(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("change the job title of emily.nguyen@pelicanbay.example.com to Chief Underwriter")
    contacts = [c["properties"] for c in hubspot.records("contacts").values()]
    emily = next(c for c in contacts if c["email"] == "emily.nguyen@pelicanbay.example.com")
    assert emily["jobtitle"] == "Chief Underwriter"


def test_cancel_in_the_middle_of_an_update(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("update the Kestrel arm upgrade deal")
    ana.says("never mind")
    assert ana.result == "cancelled" and ana.is_clean()
    assert deal(hubspot, "Kestrel arm upgrade")["amount"] == "310000"


def test_undo_puts_it_back(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("change the amount of Kestrel arm upgrade to 1k")
    ana.says("undo that")
    assert deal(hubspot, "Kestrel arm upgrade")["amount"] == "310000"


@pytest.mark.parametrize(
    ("sentence", "kind", "prop", "value"),
    [
        ("delete the deal Quillfeather print archive", "deals", "dealname", "Quillfeather print archive"),
        ("delete contact giulia.bianchi@example.com", "contacts", "email", "giulia.bianchi@example.com"),
    ],
)
def test_a_delete_needs_a_yes(
    ana: Person, hubspot: SandboxClient, sentence: str, kind: str, prop: str, value: str
) -> None:
    ana.says(sentence)
    assert exists(hubspot, kind, prop, value)
    ana.says("perhaps tomorrow")
    assert exists(hubspot, kind, prop, value)
    text = ana.says("yes")
    assert not exists(hubspot, kind, prop, value)
    assert "restored" in text and ana.result == "done" and ana.is_clean()


def test_a_no_keeps_it(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("delete the deal Quillfeather print archive")
    ana.says("no")
    assert exists(hubspot, "deals", "dealname", "Quillfeather print archive")
    assert ana.result == "cancelled" and ana.is_clean()


def test_a_yes_counts_for_the_record_shown_only(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("delete the deal Quillfeather print archive")
    ana.says('/affirm{"hubspot_choice": "21340000000"}')
    assert exists(hubspot, "deals", "dealname", "Quillfeather print archive")
    ana.presses("Yes")
    assert not exists(hubspot, "deals", "dealname", "Quillfeather print archive")


def test_a_record_that_changed_since_is_asked_about_again(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("delete the deal Quillfeather print archive")
    record = next(i for i, d in hubspot.records("deals").items() if "print archive" in d["properties"]["dealname"])
    hubspot.call("PATCH", f"/crm/objects/2026-09/deals/{record}", {"properties": {"amount": "990000"}})
    assert "990,000" in ana.says("yes")
    assert exists(hubspot, "deals", "dealname", "Quillfeather print archive")


def test_delete_that_one(ana: Person, hubspot: SandboxClient) -> None:
    ana.says("show me the contact Ruth Goldberg")
    assert "Ruth Goldberg" in ana.says("delete that one")
    ana.says("yes")
    assert not exists(hubspot, "contacts", "email", "ruth.goldberg@example.com")


def test_a_yes_out_of_the_blue_does_nothing(ana: Person, hubspot: SandboxClient) -> None:
    before = len(hubspot.records("deals"))
    ana.says("yes")
    assert len(hubspot.records("deals")) == before
