"""Words that only tell in which order things are done, behind a value: "just change his city to Oslo first"."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_update
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "record", "value"),
    [
        ("just change her city to Tampere first", CONTACT, "Tampere"),
        ("set Jo Ek's job title to Head of Print before that, please", CONTACT, "Head of Print"),
        ("set Jo Ek's city to Tampere for now", CONTACT, "Tampere"),
        ("set his city to Tampere for the time being", CONTACT, "Tampere"),
        ("change the amount of Larch to 5k first", DEAL, "$5,000"),
        ("set her company to Children First", CONTACT, "Children First"),
        ("set the description of Larch to ring the buyer first", DEAL, "ring the buyer first"),
        ("rename Larch to people first", DEAL, "people first"),
    ],
)
def test_the_order_is_no_part_of_the_value(text: str, record: Record, value: str) -> None:
    said = read_update(text, record, DEALS if record is DEAL else CONTACTS, NOW)
    assert [c.value.shown for c in said.changes if isinstance(c.value, Value)] == [value]
