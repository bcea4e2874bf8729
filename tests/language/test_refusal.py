"""Words that refuse one of several choose none of those, whatever they are."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.language import NONE_OF_THEM, read_choice, read_property_value
from actions.language.said import Unclear, Value
from actions.language.value.numerals import position
from actions.language.which.choice import read_refused
from actions.language.which.refusal import refusal
from actions.portal import Account, Option, Owner, Portal, Property

ROWS = [
    "Harbour crane, $12,000, Contract Sent, Dana Whitfield",
    "Harbour lights, $5,000, Closed Won, Omar Reyes",
    "Harbour dredging, $9,000, Contract Sent, Priya Nair",
]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("not the last one", {2}), ("no, not 1", {0}), ("anyone but Omar", {1}), ("any of them except the second", {1}),
        ("not the one with Dana", {0}), ("the one that isn't Omar's", {1}), ("neither 1 nor 3", {0, 2}),
        ("not the contract sent ones", {0, 2}), ("anything other than the crane", {0}), ("don't take the first", {0}),
        ("never the dredging", {2}), ("not 1, not 2", {0, 1}), ("not the one in Lima", set()),
    ],
)  # fmt: skip
def test_what_is_refused_is_not_chosen(text: str, refused: set[int]) -> None:
    assert read_refused(text, ROWS) == refused
    assert read_choice(text, ROWS) is None


@pytest.mark.parametrize(
    ("text", "index"),
    [("not the first, the second", 1), ("2, not 1", 1), ("Priya, not Omar", 2), ("not Dana but Omar", 1),
     ("the crane rather than the lights", 0)],
)  # fmt: skip
def test_what_is_chosen_beside_it(text: str, index: int) -> None:
    assert read_choice(text, ROWS) == index
    assert read_refused(text, ROWS) is None


@pytest.mark.parametrize("text", ["not sure", "not yet", "none of them", "neither", "not now", "but which one", "no"])
def test_what_refuses_none_of_them(text: str) -> None:
    assert not read_refused(text, ROWS)


def test_a_name_may_sound_like_a_refusal() -> None:
    assert read_refused("not the norm", ["Not the norm, $5", "The norm, $7"]) is None
    assert read_choice("not the norm, $5", ["Not the norm, $5", "The norm, $7"]) == 0
    assert refusal("Dana Whitfield") is None


@pytest.mark.parametrize("text", ["no one", "No one.", "no one of them", "nobody", "noone", "no one please"])
def test_no_one_is_not_number_one(text: str) -> None:
    assert read_choice(text, ROWS) in (NONE_OF_THEM, None)
    assert position("no one") is None and position("no 1") == position("number one") == 1


PORTAL = Portal(
    account=Account(portal_id=1),
    owners=(
        Owner(id="1", first_name="Dana", last_name="Whitfield"),
        Owner(id="2", first_name="Priya", last_name="Nair"),
    ),
)
OWNER = Property(name="hubspot_owner_id", label="Owner", type="enumeration")
SIZE = Property(
    name="size",
    label="Size",
    type="enumeration",
    options=tuple(Option(value=w, label=w) for w in ("Small", "Large", "Not measured")),
)
AMOUNT = Property(name="amount", label="Amount", type="number")
NOW = datetime(2026, 11, 28, tzinfo=timezone.utc)


@pytest.mark.parametrize("text", ["anybody except Dana", "not Dana", "not Dana Hill please", "someone but dana"])
def test_an_owner_who_is_refused(text: str) -> None:
    found = read_property_value(OWNER, text, PORTAL, NOW, listed=True)
    assert isinstance(found, Unclear) and [c.shown for c in found.choices] == ["Priya Nair"]


@pytest.mark.parametrize("text", ["no one", "nobody for now", "no one yet", "noone"])
def test_nobody_owns_it_and_is_no_option(text: str) -> None:
    owner = read_property_value(OWNER, text, PORTAL, NOW, listed=True)
    assert isinstance(owner, Value) and owner.wire == ""
    assert isinstance(read_property_value(SIZE, text, PORTAL, NOW, listed=True), Unclear)


def test_options_refused_and_chosen() -> None:
    for text in ("not large", "anything but Large", "not the second one"):
        assert isinstance(read_property_value(SIZE, text, PORTAL, NOW, listed=True), Unclear)
    for text, wire in [("not measured", "Not measured"), ("small, not large", "Small"), ("the second one", "Large")]:
        found = read_property_value(SIZE, text, PORTAL, NOW, listed=True)
        assert isinstance(found, Value) and found.wire == wire


def test_an_amount_that_is_refused() -> None:
    assert isinstance(read_property_value(AMOUNT, "not 5k", PORTAL, NOW), Unclear)
    assert isinstance(read_property_value(AMOUNT, "5k", PORTAL, NOW), Value)
