"""What a sentence that creates somebody tells of where they work and live, and of how far they are."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_create
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("new contact Lan Pham, lan@x.example.vn, she is supervisor at Saigon Logix in Ho Chi Minh City, phone 5550143",
         {"company": "Saigon Logix", "city": "Ho Chi Minh City", "job_title": "supervisor"}),
        ("create contact Ha Bui, ha@x.example.vn, lives in Ho Chi Minh City", {"city": "Ho Chi Minh City"}),
        ("create contact giulia bianchi, g@x.example.it, works for Ferrovia S.p.A., Milano, Italia",
         {"company": "Ferrovia S.p.A.", "city": "Milano", "country": "Italia"}),
        ("add contact Eva Mendes (Portuguese, CFO of Quinta do Vale, Porto) eva@x.example.pt",
         {"last_name": "Mendes", "job_title": "CFO", "company": "Quinta do Vale", "city": "Porto"}),
        ("create contact n@x.example.ng Ngozi Oyelaran, he is the boss of Lagos Freight",
         {"job_title": "boss", "company": "Lagos Freight"}),
        ("create contact n@x.example.ng Ngozi Oyelaran, she is the head of Sales", {"job_title": "head of Sales"}),
        ("create contact Holm Bo at Acme in Aarhus, holm@x.example.dk", {"company": "Acme", "city": "Aarhus"}),
    ],
)  # fmt: skip
def test_where_somebody_works_and_lives(text: str, told: dict[str, str]) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    found = {n: v.wire for n, v in said.values.items() if isinstance(v, Value)}
    found |= {c.property: c.value.wire for c in said.changes if c.property and isinstance(c.value, Value)}
    assert {name: found.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("new customer: Lena Meyer lena@meyer.example.com", "customer"),
        ("add customer Udo Lind udo@lind.example.com", "customer"),
        ("create a new customer Kurt Weill, kurt@weill.example.com", "customer"),
        ("new customer Kurt Weill, kurt@weill.example.com, opportunity", "opportunity"),
        ("new lead Kurt Weill, kurt@weill.example.com", None),
        ("new contact Kurt Weill, kurt@weill.example.com", None),
        ("add a contact for the customer Acme: Joe Poe joe@acme.example.com", None),
    ],
)
def test_a_new_customer_is_one(text: str, stage: str | None) -> None:
    value = read_create(text, CONTACT, CONTACTS, NOW).values.get("lifecycle_stage")
    assert (value.wire if isinstance(value, Value) else value) == stage


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Add Henrik Vos, henrik@vos.example, he's Sindre's boss", "he's Sindre's boss"),
        ("new contact Ida Holm, ida@holm.example, Marta's assistant at Larch Foods", "Marta's assistant"),
        ("new contact Ida Holm, ida@holm.example, she is the assistant of Sindre Berg", "assistant of Sindre Berg"),
        ("new contact Ida Holm, ida@holm.example, she's my boss", "my boss"),
        ("new contact Ida Holm, ida@holm.example, she is the boss", ""),
        ("new contact Ida Holm, ida@holm.example, job title: Mayor's Assistant", ""),
        ("new contact Ida Holm, ida@holm.example, Head of Customer Success", ""),
        ("new contact Ida Holm, ida@holm.example, assistant to the CFO", ""),
    ],
)
def test_whose_boss_somebody_is_is_no_job_title(text: str, left: str) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    assert ("job_title" in said.values) is not bool(left)
    assert left in " ".join(said.left) and bool(said.left) is bool(left)


@pytest.mark.parametrize(
    "said",
    ["She's Nadia Petrov", "It's Nadia Petrov", "He is Nadia Petrov", "This is Nadia Petrov", "she's Nadia Petrov"],
)
@pytest.mark.parametrize("order", ["add a contact.", "New contact please!", "can you create a contact for me?"])
def test_a_sentence_of_its_own_names_them(order: str, said: str) -> None:
    values = read_create(f"{order} {said}, nadia@petrov.example", CONTACT, CONTACTS, NOW).values
    assert [values[slot].shown for slot in ("first_name", "last_name")] == ["Nadia", "Petrov"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("new deal. It's Mistral roofing, 9k", "Mistral roofing"),
        ("can you put in a deal for me? It's Mistral roofing, 9k", "Mistral roofing"),
        ("new deal. That's the Mistral roofing, 9k", "Mistral roofing"),
        ("create a deal called That's Amore, 9k", "That's Amore"),
        ("create a deal: It's Complicated Films, 9k", "It's Complicated Films"),
    ],
)
def test_a_sentence_of_its_own_names_the_deal(said: str, name: str) -> None:
    values = read_create(said, DEAL, DEALS, NOW).values
    assert {slot: value.shown for slot, value in values.items()} == {"name": name, "amount": "$9,000"}
