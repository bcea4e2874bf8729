"""What a person takes back in the middle of a sentence."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import repaired
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a deal Larch for 12, no, 15k", "a deal Larch for 15k"),
        ("set the amount to 30k, i mean 33k", "set the amount to 33k"),
        ("for 20k sorry 25k closing friday", "for 25k closing friday"),
        ("closing friday, no wait, on monday", "closing monday"),
        ("in contract sent, actually closed won please", "in closed won please"),
        ("give it to Omar, sorry, Mei", "give it to Mei"),
        ("for 12k, no, 15k, wait, 16k", "for 16k"),
        ("delete the first one, no, the third", "delete the third"),
        ("the last, sorry, the second one please", "the second one please"),
        ("for 40k, or rather 45k", "for 45k"),
        ("raise it by 10%, no, 15%", "raise it by 15%"),
        ("it closes on Jan 25, wait, make that the 28th", "it closes on Jan 28th"),
        (
            "closing on the 5th of February 2027, sorry, the 6th, high priority",
            "closing on the 6th of February 2027, high priority",
        ),
        ("to 25 January, no, 3 February", "to 3 February"),
        ("Excuse me, may I ask you to delete the deal Larch?", "delete the deal Larch?"),
        ("and would it be possible for you to set its amount to 5k", "set its amount to 5k"),
    ],
)
def test_of_two_values_of_one_kind_the_second_counts(said: str, meant: str) -> None:
    assert repaired(said, DEAL, DEALS, NOW) == meant


@pytest.mark.parametrize(
    "said",
    [
        "create a deal called No, Wait, What for 5k",
        "amount 5k, no owner",
        "can you set it to close on friday",
        "tell Want You to Move about it",
        "the name is Larch, sorry for the delay",
        "no, make it 5k",
        "the first, no, make it 5k",
        "a deal First Last, no amount",
        "set it to 5k, no, close it on friday",
        "closing 25 January, no, 28 seats",
        "move it from contract sent to closed won, no discount",
        "oh hang on, don't, I'll ring them first",
    ],
)
def test_all_else_stays(said: str) -> None:
    assert repaired(said, DEAL, DEALS, NOW) == said
