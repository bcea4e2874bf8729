"""One property of several records, said once: each has its own value, and none gets the words about another."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import read_update
from actions.language.said import Value
from actions.language.update.whose import told_apart
from tests.language.portals import CONTACTS, NOW


@pytest.mark.parametrize(
    ("said", "first", "others"),
    [
        ("set ida's city to Oslo and ib holm's to Bergen", "set ida's city to Oslo", [("ib holm's", "Bergen")]),
        (
            "change Ida Holm's title to CEO, Jo Kim's to CFO and James' to COO",
            "change Ida Holm's title to CEO",
            [("Jo Kim's", "CFO"), ("James'", "COO")],
        ),
        ("her title is Baker and his is now Butcher", "her title is Baker", [("his", "Butcher")]),
        ("her title is Editor in Chief now and his is Baker", "her title is Editor in Chief now", [("his", "Baker")]),
        (
            "set the Larch amount to 5k and the Beech one's to 7k",
            "set the Larch amount to 5k",
            [("the Beech one's", "7k")],
        ),
        ("change her title to Baker & hers -> Cook", "change her title to Baker", [("hers", "Cook")]),
    ],
)
def test_told_apart(said: str, first: str, others: list[tuple[str, str]]) -> None:
    before, found = told_apart(said)
    assert (before, [(other.whose, other.value) for other in found]) == (first, others)


@pytest.mark.parametrize(
    "said",
    [
        "set the company to Marks and Spencer's",
        "change her title to Baker and his city to Oslo",
        "set her title to Baker and her phone to 020 555 1234",
        "move Larch to closed won and Beech to contract sent",
        "rename it to Ben and Jerry's renewal",
    ],
)
def test_of_one(said: str) -> None:
    assert told_apart(said) == (said, [])


@pytest.mark.parametrize(
    ("said", "changes", "left"),
    [
        ("set ida holm's company to Ørsted and ib holm's to Maersk", {"company": "Ørsted"}, ("ib holm's to Maersk",)),
        ("set ida holm's city to Aarhus and kurt weill's to Dessau", {"city": "Aarhus"}, ("kurt weill's to Dessau",)),
        ("set the lifecycle stage to evangelist for Ida Holm", {"lifecyclestage": "evangelist"}, ()),
        ("change her title to Baker and his to Butcher", {"jobtitle": "Baker"}, ("his to Butcher",)),
        ("change his title to Treasurer and hers to CEO", {"jobtitle": "Treasurer"}, ("hers to CEO",)),
    ],
)
def test_what_is_anothers_is_left(said: str, changes: dict[str, str], left: tuple[str, ...]) -> None:
    found = read_update(said, CONTACT, CONTACTS, NOW)
    wires = {c.property: c.value.wire for c in found.changes if isinstance(c.value, Value)}
    assert wires == changes and found.left == left
