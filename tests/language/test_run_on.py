"""Values that follow one another without a comma: all of them are read, and none of a name or a remark."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_update
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("northgate sso up to 52k close jan 29 high prio", "northgate sso",
         {"amount": "52000", "closedate": "2027-01-29", "hs_priority": "high"}),
        ("northgate sso 52k close jan 29 prio high", "northgate sso",
         {"amount": "52000", "closedate": "2027-01-29", "hs_priority": "high"}),
        ("move otter lake to contract sent 41k closing jan 15", "otter lake",
         {"dealstage": "contractsent", "amount": "41000", "closedate": "2027-01-15"}),
        ("move otter lake to contract sent by friday", "otter lake",
         {"dealstage": "contractsent", "closedate": "2026-11-20"}),
        ("set otter lake to 29k and Omar", "otter lake", {"amount": "29000", "hubspot_owner_id": "502"}),
        ("otter lake: contract sent and Dana and 5k", "otter lake",
         {"dealstage": "contractsent", "hubspot_owner_id": "501", "amount": "5000"}),
        ("make it 5k high prio", None, {"amount": "5000", "hs_priority": "high"}),
        # values that may be the name's, or a remark's, stay where they are
        ("Website redesign phase 2 15k", "Website redesign phase 2", {"amount": "15000"}),
        ("Pelican May 2027 renewal 15k", "Pelican May 2027 renewal", {"amount": "15000"}),
        ("move acme to contract sent because they paid 40k", "acme", {"dealstage": "contractsent"}),
        ("move Welcome to Lagos to contract sent", "Welcome to Lagos", {"dealstage": "contractsent"}),
    ],
)  # fmt: skip
def test_values_in_a_row(text: str, name: str | None, values: dict[str, str]) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    found = {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)}
    assert {str(p): wire.partition("T")[0] for p, wire in found.items()} == values
    assert said.reference is not None and (said.reference.text or None) == name


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("give him the job title CTO", "CTO"),
        ("give her the title Head of Sales", "Head of Sales"),
        ("give Eva the job title CTO", "CTO"),
    ],
)
def test_what_somebody_is_given_is_the_value_alone(said: str, value: str) -> None:
    (change,) = read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert change.property == "jobtitle" and isinstance(change.value, Value) and change.value.wire == value


@pytest.mark.parametrize(
    ("said", "name", "values"),
    [
        (
            "I spoke with Fatima Al-Sayed today, she's now Head of Purchasing and her new number is +971 4 555 0199",
            "Fatima Al-Sayed",
            {"jobtitle": "Head of Purchasing", "phone": "+97145550199"},
        ),
        (
            "I spoke with Fatima Al-Sayed today, her new number is +971 4 555 0199",
            "Fatima Al-Sayed",
            {"phone": "+97145550199"},
        ),
        ("had a call with Jane Roe this morning, her new title is CFO", "Jane Roe", {"jobtitle": "CFO"}),
        ("saw Omar Reyes at the fair, his email is omar@x.example", "Omar Reyes", {"email": "omar@x.example"}),
        ("we talked to Jane Roe: her title is now CFO", "Jane Roe", {"jobtitle": "CFO"}),
        (
            "she's now Head of Purchasing and her new number is +971 4 555 0199",
            "",
            {"jobtitle": "Head of Purchasing", "phone": "+97145550199"},
        ),
        ("now her first name to Lucia without accent", "", {"firstname": "Lucia"}),
    ],
)
def test_what_is_told_of_whom(said: str, name: str, values: dict[str, str]) -> None:
    found = read_update(said, CONTACT, CONTACTS, NOW, has_last=True)
    assert found.reference and (found.reference.text, bool(name)) == (name, found.reference.kind == "name")
    assert {c.property: c.value.wire for c in found.changes if isinstance(c.value, Value)} == values


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("push Larch two weeks and the Birch thing one month", ("one month",)),
        ("push Larch out a month and then another week", ("another week",)),
        ("move Larch to contract sent next Friday", ("next Friday",)),
        # what is read, is part of a name, or tells how much a sum is more or less, is not left out
        ("push Larch two weeks to 30 June 2027", ()),
        ("raise Larch from 40k by 5k", ()),
        ("set Pelican 10% club to 5k", ()),
        ("set the description of Larch to 5% more than last year", ()),
    ],
)
def test_no_quantity_is_lost_without_a_word(text: str, left: tuple[str, ...]) -> None:
    said = read_update(text, DEAL, DEALS, NOW)
    assert said.changes and said.left == left
