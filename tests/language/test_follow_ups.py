"""Readers of what people say after something was shown or asked: skipping, correcting, commanding, names in haste."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import (
    Reference,
    Shift,
    Value,
    read_answer,
    read_command,
    read_correction,
    read_create,
    read_criteria,
    read_reference,
    read_update,
    skips,
)
from actions.language.said import Change
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    "text",
    ["skip this one please", "don't know the email", "he doesn't have one", "haven't got it yet", "leave it blank",
     "let's skip that", "no phone number", "n/a", "not decided yet", "we don't have her address at the moment"],
)  # fmt: skip
def test_a_question_left_open(text: str) -> None:
    assert skips(text, ("phone", "phone number"))


@pytest.mark.parametrize("text", ["No Limits Gym", "Pass the Salt", "Anything Goes", "Later Gator", "no fax", "12k"])
def test_an_answer_is_no_skipping(text: str) -> None:
    assert not skips(text, ("phone",))


def _last(name: str, value: Value | Shift) -> Change:
    return Change(said=name, property=name, label=name, value=value)


LATER = Shift(by=Decimal(14), unit="day", said="two weeks")


@pytest.mark.parametrize(
    ("text", "name", "last", "wire"),
    [
        ("no, three weeks", "closedate", LATER, Decimal(21)),
        ("no, 30.11.2027", "closedate", LATER, "2027-11-30"),
        ("one and a half million", "amount", Value(wire="5", shown="$5"), "1500000"),
        ("i meant 12k", "amount", Value(wire="5", shown="$5"), "12000"),
        ("make it 12k", "amount", Value(wire="5", shown="$5"), "12000"),
        ("sorry, closed won", "dealstage", Value(wire="contractsent", shown="Contract Sent"), "closedwon"),
        ("2", "amount", Value(wire="5", shown="$5"), None),
        ("Otter Lake", "amount", Value(wire="5", shown="$5"), None),
        ("Otter Lake", "description", Value(wire="a", shown="a"), None),
        ("no, Otter Lake", "description", Value(wire="a", shown="a"), "Otter Lake"),
    ],
)
def test_another_value_for_what_was_changed_last(
    text: str, name: str, last: Value | Shift, wire: str | Decimal | None
) -> None:
    said = read_correction(text, _last(name, last), DEALS.properties[name], DEAL, DEALS, NOW)
    found = said.by if isinstance(said, Shift) else said.wire[:10] if said and "T" in said.wire else said and said.wire
    assert found == wire


@pytest.mark.parametrize(
    ("text", "verb"),
    [("pls rm Otter Lake", "delete"), ("show me Charlotte", "get"), ("Otter Lake", None), ("delhi office", None)],
)
def test_the_verb_a_sentence_begins_with(text: str, verb: str | None) -> None:
    assert read_command(text) == verb


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Otter Lake fell through", "closedlost"),
        ("bad news: we did not get Otter Lake", "closedlost"),
        ("the Otter Lake deal was signed today", "closedwon"),
        ("great news, Otter Lake is ours!", "closedwon"),
    ],
)
def test_news_of_a_deal(text: str, stage: str) -> None:
    said = read_update(text, DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "Otter Lake"
    wires = {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)}
    assert wires.pop("dealstage") == stage and set(wires) <= ({"closedate"} if "today" in text else set())


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("mark Otter Lake closed won as of yesterday", "closedwon", "2026-11-17"),
        ("Otter Lake is closed lost as of last Friday", "closedlost", "2026-11-13"),
        ("mark Otter Lake as won effective last friday", "closedwon", "2026-11-13"),
        ("mark Otter Lake closed won on Monday", "closedwon", "2026-11-16"),
        ("Otter Lake was lost 2 weeks ago", "closedlost", "2026-11-04"),
        ("we lost Otter Lake on 3 November", "closedlost", "2026-11-03"),
        ("we lost Otter Lake to a competitor yesterday", "closedlost", "2026-11-17"),
        ("we won Otter Lake yesterday!", "closedwon", "2026-11-17"),
        ("we won Otter Lake yesterday for 45k", "closedwon", "2026-11-17"),
    ],
)
def test_the_day_it_ended_is_told_along(text: str, stage: str, day: str) -> None:
    said = read_update(text, DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "Otter Lake" and not said.left
    wires = {c.property: c.value.wire[:10] for c in said.changes if isinstance(c.value, Value)}
    assert (wires.pop("dealstage"), wires.pop("closedate")) == (stage, day)
    assert wires == ({"amount": "45000"} if "45k" in text else {})


def test_a_day_that_a_deal_is_called_is_none() -> None:
    said = read_update("we lost Black Friday", DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "Black Friday"
    assert [c.property for c in said.changes] == ["dealstage"]


def test_no_news() -> None:
    assert read_update("got a call from Otter Lake", DEAL, DEALS, NOW).changes == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("new contact Ruth Amsel, Falkirk Foods, ruth@example.com", ("Ruth", "Amsel", "Falkirk Foods")),
        ("add contact: Bertil Aas / Nordvik Marine / bertil@example.com", ("Bertil", "Aas", "Nordvik Marine")),
        ("new contact Amsel, Ruth, ruth@example.com", ("Ruth", "Amsel", None)),
        ("save mo o'hara-smith, mo@example.com, thanks", ("Mo", "O'Hara-Smith", None)),
        ("Ann Lee is our new contact at Tidewell, her mail is ann@example.com", ("Ann", "Lee", "Tidewell")),
    ],
)
def test_a_list_of_facts_about_a_person(text: str, wanted: tuple[str, str, str | None]) -> None:
    values = read_create(text, CONTACT, CONTACTS, NOW).values
    found = [values.get(name) for name in ("first_name", "last_name", "company")]
    assert tuple(value.shown if isinstance(value, Value) else None for value in found) == wanted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("who is at Ostara and is not a customer", ('company name contains "Ostara"', "lifecycle stage not Customer")),
        ("people who aren't customers yet", ("lifecycle stage not Customer",)),
        ("people in the Netherlands", ('country "Netherlands"',)),
    ],
)  # fmt: skip
def test_criteria_that_deny_or_have_an_article(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, CONTACT, CONTACTS, NOW).shown == shown


def test_a_short_title_is_looked_for_in_full_too() -> None:
    groups = read_criteria("all CEOs", CONTACT, CONTACTS, NOW).search.groups
    assert {tuple(f.value for f in group) for group in groups} == {("ceo*",), ("chief*", "executive*")}


@pytest.mark.parametrize(
    "said", ["delete it after all", "delete this one anyway", "remove it for good", "drop it right away!"]
)
def test_manner_behind_a_pronoun_is_no_name(said: str) -> None:
    assert read_reference(said, DEAL, has_last=True) == Reference(kind="last")
    assert read_reference("delete the deal Right Away", DEAL, has_last=True) == Reference(
        kind="name", text="Right Away"
    )


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("closing on the fifteenth of january and make it high priority",
         {"closedate": "2027-01-15T12:00:00Z", "hs_priority": "high"}),
        ("make it med prio", {"hs_priority": "medium"}),
        ("it shoulda been 21k", {"amount": "21000"}),
        ("do me a favour, set its amount to twelve and a half thousand", {"amount": "12500"}),
        ("put it at a hundred and twenty k", {"amount": "120000"}),
    ],
)  # fmt: skip
def test_changes_of_the_deal_just_shown(text: str, changes: dict[str, str]) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert {c.property: getattr(c.value, "wire", None) for c in said.changes} == changes
    assert said.reference in (None, Reference(kind="last"))


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("and do the needful, assign him to Priya", {"hubspot_owner_id": "504"}),
        ("job title was Managing Director only, kindly change it back", {"jobtitle": "Managing Director"}),
        ("chg it to +1 202 555 0190", {"phone": "+12025550190"}),
        ("reassign him to Noor Haddad", {"hubspot_owner_id": None}),
        ("oh and he is a marketing qualified lead", {"lifecyclestage": "marketingqualifiedlead"}),
        ("company code 12", {None: None}),
        ("set the company code to 12", {None: None}),
        ("her company code is X-12", {None: None}),
        ("change job title jane doe to CFO", {None: None}),
        ("company Area 51", {"company": "Area 51"}),
    ],
)
def test_changes_of_the_contact_just_shown(text: str, changes: dict[str | None, str | None]) -> None:
    said = read_update(text, CONTACT, CONTACTS, NOW, has_last=True)
    assert {c.property: getattr(c.value, "wire", None) for c in said.changes} == changes
    assert said.reference in (None, Reference(kind="last"))


def test_a_longer_name_of_a_property_is_no_value_of_a_new_contact() -> None:
    company = read_create("add contact Jane Doe, company code 12", CONTACT, CONTACTS, NOW).values["company"]
    assert not isinstance(company, Value)


def test_a_set_of_something_is_a_name() -> None:
    said = read_create("create a deal called Pump set for 2.5 lakh", DEAL, DEALS, NOW).values
    assert {name: value.wire for name, value in said.items() if isinstance(value, Value)} == {
        "name": "Pump set", "amount": "250000"
    }  # fmt: skip


@pytest.mark.parametrize("text", ["for Jane Doe", "it's for Jane Doe"])
def test_whom_a_deal_is_for_is_its_name(text: str) -> None:
    said = read_answer(["name", "stage"], "name", text, DEAL, DEALS, NOW)
    assert said.values == {"name": Value(wire="Jane Doe", shown="Jane Doe")}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("contacts with job title head of data", ('job title contains "head of data"',)),
        ("find the heads of engineering", ('job title contains "head of engineering"',)),
        ("any other contacts in Berlin", ('city "Berlin"',)),
        ("I'm flying to Berlin on Tuesday, my cousin lives there, so which contacts do we have in Berlin?",
         ('city "Berlin"',)),
    ],
)  # fmt: skip
def test_what_is_looked_for_among_other_words(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, CONTACT, CONTACTS, NOW).shown == shown


@pytest.mark.parametrize("said", ["nah make it three", "no, three", "three weeks"])
def test_a_shift_is_corrected_by_its_number(said: str) -> None:
    (last,) = read_update("push it out by two weeks", DEAL, DEALS, NOW, has_last=True).changes
    found = read_correction(said, last, DEALS.properties["closedate"], DEAL, DEALS, NOW)
    assert isinstance(found, Shift) and (found.by, found.unit) == (Decimal(21), "day")


def test_a_company_ends_before_what_one_does_there() -> None:
    said = read_create("Add Ole Berg, they work for Volvo Trucks as purchasing lead", CONTACT, CONTACTS, NOW).values
    assert getattr(said["company"], "wire", None) == "Volvo Trucks" and "lifecycle_stage" not in said


def test_a_couple_of_weeks_without_its_article() -> None:
    criteria = read_criteria("deals closing in the next couple weeks", DEAL, DEALS, NOW)
    assert criteria.shown == ("closing November 18, 2026 to December 2, 2026",)


def test_the_job_title_of_a_new_contact_may_be_the_head_of_something() -> None:
    said = read_create("add contact with job title head of data", CONTACT, CONTACTS, NOW).values
    assert said == {"job_title": Value(wire="head of data", shown="head of data")}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("give it to Priya, would you", {"hubspot_owner_id": "504"}),
        ("put Omar on this deal", {"hubspot_owner_id": "502"}),
        ("assign it to Gareth", {"hubspot_owner_id": None}),
        ("move Otter Lake to Renewals", {"pipeline": "776"}),
        ("make it high priority, could you please", {"hs_priority": "high"}),
        ("set Otter Lake to 70k, stage contract sent and high priority please",
         {"amount": "70000", "dealstage": "contractsent", "hs_priority": "high"}),
        ("set Otter Lake to 70k, contract sent and high priority",
         {"amount": "70000", "dealstage": "contractsent", "hs_priority": "high"}),
    ],
)  # fmt: skip
def test_what_is_to_be_changed(text: str, changes: dict[str, str | None]) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert {c.property: c.value.wire if isinstance(c.value, Value) else None for c in said.changes} == changes


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("new deal Larch, 5k, with Hafenwerk", "Hafenwerk"),
        ("add a deal with Otter Mills called Larch, 5k", "Otter Mills"),
        ("new deal Larch, with 20 seats", None),
        ("create a deal Larch with Otter for 5k", None),
        ("create a contact ada@king.example.com Ada King with Hafenwerk", "Hafenwerk"),
        ("add Ada King with email ada@king.example.com", None),
        ("add Ada King with Email ada@king.example.com", None),
    ],
)
def test_the_company_it_is_with(text: str, company: str | None) -> None:
    record, portal = (CONTACT, CONTACTS) if "Ada" in text else (DEAL, DEALS)
    found = read_create(text, record, portal, NOW).values
    assert getattr(found.get("company"), "wire", None) == company
    assert record is DEAL or getattr(found["last_name"], "wire", "") == "King"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("drop the priority to low", {"hs_priority": "low"}),
        ("clear the priority", {"hs_priority": ""}),
        ("close it as lost, price was too high", {"dealstage": "closedlost"}),
        ("mark it lost, they were not interested", {"dealstage": "closedlost"}),
        ("move it to contract sent and the amount was 5k", {"dealstage": "contractsent", "amount": "5000"}),
        ("ok then 12k", {"amount": "12000"}),
    ],
)
def test_remarks_change_nothing(text: str, changes: dict[str, str]) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert {c.property: c.value.wire if isinstance(c.value, Value) else None for c in said.changes} == changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("assign her to Omar, they know each other", {"hubspot_owner_id": "502"}),
        ("he's VP of Sales", {"jobtitle": "VP of Sales"}),
        ("set him to customer and hand him to Priya", {"lifecyclestage": "customer", "hubspot_owner_id": "504"}),
    ],
)
def test_what_is_said_of_a_person(text: str, changes: dict[str, str]) -> None:
    said = read_update(text, CONTACT, CONTACTS, NOW, has_last=True)
    assert {c.property: c.value.wire if isinstance(c.value, Value) else None for c in said.changes} == changes


@pytest.mark.parametrize("text", ["create a new opportunity", "start an opp", "begin a new deal"])
def test_a_noun_is_no_name(text: str) -> None:
    assert "name" not in read_create(text, DEAL, DEALS, NOW).values


@pytest.mark.parametrize("text", ["I met a new guy, Emil Varga, emil@x.example.com", "new guy Emil Varga"])
def test_somebody_is_no_name(text: str) -> None:
    found = read_create(text, CONTACT, CONTACTS, NOW).values
    assert [getattr(found[name], "wire", "") for name in ("first_name", "last_name")] == ["Emil", "Varga"]


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("his title is now just Director", "Director"),
        ("her title is really Head of ESG", "Head of ESG"),
        ("his company is Just Eat", "Just Eat"),
        ("her company is actually Just Eat", "Just Eat"),
    ],
)
def test_only_the_value_is_written(text: str, wire: str) -> None:
    (change,) = read_update(text, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert isinstance(change.value, Value) and change.value.wire == wire
