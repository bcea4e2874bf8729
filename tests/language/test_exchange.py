"""A present value and a new one side by side: which is written, and which tells the record."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_update
from tests.language.portals import CONTACTS, DEALS, NOW


def _read(text: str, *, contact: bool = False) -> tuple[str | None, dict[str | None, str]]:
    said = read_update(text, CONTACT if contact else DEAL, CONTACTS if contact else DEALS, NOW)
    reference = said.reference.text if said.reference else None
    return reference, {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)}


@pytest.mark.parametrize(
    ("text", "named", "new"),
    [
        ('Change the name "Kestrel arm" to "Kestrel two"', "Kestrel arm", "Kestrel two"),
        ("please update the deal name “Road to Rio” to “Rio”", "Road to Rio", "Rio"),
        ("change the title 'Larch' into 'Beech and Sons'", "Larch", "Beech and Sons"),
        ('edit name: "Larch" -> "Beech"', "Larch", "Beech"),
        ('replace the name "Larch" with "Beech"', "Larch", "Beech"),
        ('change the deal name from "Larch" to "Beech"', "Larch", "Beech"),
        ("change the name Larch renewal to Beech renewal please", "Larch renewal", "Beech renewal"),
        ('change the name of "Larch" to "Beech"', "Larch", "Beech"),
        ('set the name to "Beech"', None, "Beech"),
        ('change the name "Beech"', None, "Beech"),
    ],
)
def test_the_old_name_tells_the_deal(text: str, named: str | None, new: str) -> None:
    assert _read(text) == (named, {"dealname": new})


@pytest.mark.parametrize(
    ("text", "named", "new"),
    [
        (
            'change the name "Rupert Fitz" to "Rupert Gerald"',
            "Rupert Fitz",
            {"firstname": "Rupert", "lastname": "Gerald"},
        ),
        ('change the last name "Fitz" to "Gerald"', "Fitz", {"lastname": "Gerald"}),
        ('change the job title "CEO" to "CTO"', None, {"jobtitle": "CTO"}),
    ],
)
def test_of_people(text: str, named: str | None, new: dict[str, str]) -> None:
    assert _read(text, contact=True) == (named, new)


@pytest.mark.parametrize(
    ("text", "name", "wire"),
    [
        ('change the amount "20k" to "30k"', "amount", "30000"),
        ('change the stage "Contract Sent" to "Closed Won"', "dealstage", "closedwon"),
        ('change the description "old one" to "new one"', "description", "new one"),
    ],
)
def test_the_present_value_is_never_written(text: str, name: str, wire: str) -> None:
    assert _read(text) == (None, {name: wire})


def test_two_changes() -> None:
    assert _read('change the name "Larch" to "Beech" and the amount to 5k') == (
        "Larch",
        {"dealname": "Beech", "amount": "5000"},
    )
