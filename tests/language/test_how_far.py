"""How far somebody is who is created, said with the order: it is the lifecycle stage, and no part of the name."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import read_create
from tests.language.portals import CONTACTS, NOW


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("put Ruth Mensah in as a customer, ruth.mensah@example.com", "customer"),
        ("create contact Ruth Mensah as our new customer with email ruth.mensah@example.com", "customer"),
        ("enter Ruth Mensah (ruth.mensah@example.com) as an opportunity", "opportunity"),
        ("register Ruth Mensah as an opportunity contact, ruth.mensah@example.com", "opportunity"),
        ("add a new opportunity Ruth Mensah ruth.mensah@example.com", "opportunity"),
        ("new customer: Ruth Mensah, ruth.mensah@example.com", "customer"),
        ("please add customer Ruth Mensah, ruth.mensah@example.com", "customer"),
        ("add Ruth Mensah as a new lead, ruth.mensah@example.com", None),
        ("add Ruth Mensah ruth.mensah@example.com as a customer success manager", None),
    ],
)
def test_how_far(text: str, stage: str | None) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    held = {name: getattr(value, "wire", None) for name, value in said.values.items()}
    assert (held.get("first_name"), held.get("last_name"), held.get("email")) == (
        "Ruth", "Mensah", "ruth.mensah@example.com",
    )  # fmt: skip
    assert held.get("lifecycle_stage") == stage
    assert held.get("job_title") == ("customer success manager" if "success" in text else None)
