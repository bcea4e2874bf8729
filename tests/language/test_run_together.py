"""Name, firm and job title of a new contact in one breath, without commas."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.create.run_together import with_commas
from actions.language.said import Value
from actions.portal import Property
from tests.language.portals import CONTACTS, NOW


@pytest.mark.parametrize(
    ("said", "name", "title", "company"),
    [
        ("add contact Ivan Petrov sales manager at Acme, ivan@petrov.example", "Ivan Petrov", "sales manager", "Acme"),
        ("add contact ivan petrov sales manager ivan@petrov.example", "Ivan Petrov", "sales manager", ""),
        ("new contact John Smith Acme Corp CEO john@acme1.example", "John Smith", "CEO", "Acme Corp"),
        ("new contact john smith acme corp ceo john@acme1.example +1 415 555 0132", "John Smith", "ceo", "acme corp"),
        ("new contact John Smith CEO Acme Corp john@acme1.example", "John Smith", "CEO", "Acme Corp"),
        ("create contact Maria da Silva Head of Sales maria@x.example", "Maria da Silva", "Head of Sales", ""),
        ("add Mary Ann Evans account executive mary@evans.example", "Mary Ann Evans", "account executive", ""),
        ("contact Wei Zhang CTO", "Wei Zhang", "CTO", ""),
        ("add contact ivan petrov acme ltd ivan@acme.example", "Ivan Petrov", "", "acme ltd"),
        ("add contact ivan petrov sales manager acme ivan@acme.example", "Ivan Petrov", "sales manager", "acme"),
        ("new lead Dr Anna Weiss chief medical officer anna@w.example", "Anna Weiss", "chief medical officer", ""),
        ("new contact sara o'neil hr manager 555 010 9999", "Sara O'Neil", "hr manager", ""),
        ("add contact jo van den berg procurement jo@x.example", "Jo van den Berg", "procurement", ""),
        ("new contact Pat Lee pat@x.example Sr. Account Exec, Acme Inc.", "Pat Lee", "Sr. Account Exec", "Acme Inc."),
        ("new contact Pat Lee, Sr. Account Exec, Acme Inc., pat@x.example", "Pat Lee", "Sr. Account Exec", "Acme Inc."),
        ("new contact Sr. Pedro Lopez, Acme Inc., pedro@x.example", "Pedro Lopez", "", "Acme Inc."),
        ("new contact: Jan Smit - Sales Manager - Acme Inc. - jan@x.example", "Jan Smit", "Sales Manager", "Acme Inc."),
        ("new contact: Jan Smit - Marketing Lead - De Wit - jan@x.example", "Jan Smit", "", ""),
        ("add contact Jo Roe jo@x.example, he works as CTO for Tulip Works", "Jo Roe", "CTO", "Tulip Works"),
        # names that end in what may be a title
        ("add Mary Jane Head mary@x.example", "Mary Jane Head", "", ""),
        ("create contact Carlos Director carlos@x.example", "Carlos Director", "", ""),
        ("create contact Bob Baker bob@baker.example", "Bob Baker", "", ""),
    ],
)
def test_each_is_what_it_is(said: str, name: str, title: str, company: str) -> None:
    values = read_create(said, CONTACT, CONTACTS, NOW).values
    told = {slot: value.shown for slot, value in values.items() if isinstance(value, Value)}
    assert f"{told.get('first_name', '')} {told.get('last_name', '')}".strip() == name
    assert (told.get("job_title", ""), told.get("company", "")) == (title, company)


@pytest.mark.parametrize(
    "said",
    [
        "add Jane as a contact",
        "create a contact",
        "add Tom Smith, CEO, Acme",
        "add a note for the sales manager",
        "Jane Doe is the sales manager of Acme",
    ],
)
def test_what_is_plain_already_is_left_alone(said: str) -> None:
    assert with_commas(said, CONTACT) == said


def test_deals_are_not_cut() -> None:
    said = "create deal Acme Corp sales manager training 5k"
    assert with_commas(said, DEAL) == said


@pytest.mark.parametrize("said", ["zip 60601", "zip code 60601", "postcode: 60601", "postal code 60601"])
def test_a_postal_code_by_what_people_call_it(said: str) -> None:
    code = Property(name="zip", label="Postal Code", type="string", field_type="text")
    portal = CONTACTS.model_copy(update={"properties": {**CONTACTS.properties, "zip": code}})
    found = read_create(f"create contact Jane Doe jane@x.example, {said}", CONTACT, portal, NOW)
    told = {c.property: c.value.wire for c in found.changes if isinstance(c.value, Value)}
    assert told == {"zip": "60601"} and not found.left
