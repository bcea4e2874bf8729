"""What stands around a wish, and what of an update is wrong, said beside, or stays: never a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Shift, Value, read_update
from actions.language.wish.letters import saves, ungreeted, unsigned
from actions.language.wish.plain import plain
from tests.language.portals import CONTACTS, DEALS, NOW

WISH = "Move Otter Lake to contract sent."


@pytest.mark.parametrize(
    "signature",
    ["Best, Priya Nair | Account Executive | Juniperlark | +1 202-555-0166", "Thanks, Tomás (+1 202-555-0177)",
     "Kind regards, Dana Whitfield, 500 5th Avenue, New York, Tel: +1 212 555 0142", "thx, dana 202-555-0166",
     "Priya Nair | AE | +1 202 555 0111", "Sent from my iPhone", "Best regards", "Thank you! Tomás, t@x.example.com"],
)  # fmt: skip
def test_a_signature_is_no_part_of_the_wish(signature: str) -> None:
    assert unsigned(f"{WISH} {signature}") == WISH


@pytest.mark.parametrize(
    "text",
    ["move it to won, thanks", "thanks, and set the amount to 5k", "Set it to won. Thanks! Set Acme's amount to 5k",
     "set it to 5k. thanks, her phone is 202-555-0166", "Rename it. Best Western Plus", "Cheers, Otter Lake goes to 5k",
     "add this: Best, Jane Doe, CTO, +1 202 555 0111", "Thanks, Priya"],
)  # fmt: skip
def test_what_is_no_signature_stays(text: str) -> None:
    assert unsigned(text) == text


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Wonderful, thank you ever so much. Move it to won", "Move it to won"),
        ("Hi Dana, I hope you are well. Move it to won", "Move it to won"),
        ("kindly be informed that the amount is 5k now", "the amount is 5k now"),
        ("Esteemed assistant, the contact Yuki needs an owner", "the contact Yuki needs an owner"),
        ("Good morning dear assistant, move it to won", "move it to won"),
        ("Dear Sir or Madam, move it to won", "move it to won"),
        ("With my excuses: change the amount to 5k", "change the amount to 5k"),
        ("I am sorry to ask, but who owns it?", "who owns it?"),
        ("2 things. Otter Lake to won. and Larch to 5k", "Otter Lake to won. and Larch to 5k"),
        ("Good Friends Bakery, set its amount to 5k", "Good Friends Bakery, set its amount to 5k"),
        ("With permission of the board, set it to won", "With permission of the board, set it to won"),
        ("Sorry, I meant Tuesday now", "Sorry, I meant Tuesday now"),
        ("Hello Kitty, Inc", "Hello Kitty, Inc"),
        ("No. Make it 5k please", "No. Make it 5k please"),
        ("good morning", "good morning"),
    ],
)
def test_greetings_and_compliments(text: str, wish: str) -> None:
    assert ungreeted(text) == wish


def test_the_sender_may_be_the_person_to_be_saved() -> None:
    assert saves("Please add the sender as a contact.") and not saves("Otter Lake amount 29,000 please.")


def _read(text: str, person: bool = False) -> dict[str, str]:
    said = read_update(text, *((CONTACT, CONTACTS) if person else (DEAL, DEALS)), NOW, has_last=True)
    return {c.property or c.said: c.value.shown for c in said.changes if isinstance(c.value, Value)}


@pytest.mark.parametrize("number", ["+1 202-555-0166", "+1 212 555 0142", "303-555-0112", "+44 20 7946 0018"])
def test_a_number_to_call_is_no_amount(number: str) -> None:
    said = read_update(f"move Otter Lake to contract sent, {number}", DEAL, DEALS, NOW)
    assert all(c.property != "amount" for c in said.changes)


def test_one_of_several_is_no_number() -> None:
    (change,) = read_update("bump the otter lake one up by 5k", DEAL, DEALS, NOW).changes
    assert isinstance(change.value, Shift) and change.value.by == Decimal(5000)


@pytest.mark.parametrize(
    ("text", "person", "changes"),
    [
        ("Ruth has a new job: company Falkirk Foods, job title Buyer", True,
         {"company": "Falkirk Foods", "jobtitle": "Buyer"}),
        ("his names are swapped: first name Bence, last name Nagy", True, {"firstname": "Bence", "lastname": "Nagy"}),
        ("her phone is wrong, it should be +44 131 496 0199", True, {"phone": "+44 131 496 0199"}),
        ("her job title is wrong", True, {}),
        ("she's now Head of Imports at Falkirk Foods", True,
         {"jobtitle": "Head of Imports", "company": "Falkirk Foods"}),
        ("Otter Lake was bumped to $9,500 and they want it done by Feb 12", False,
         {"amount": "$9,500", "closedate": "February 12, 2027"}),
        ("Otter Lake: we agreed 80k, so contract sent", False, {"amount": "$80,000", "dealstage": "Contract Sent"}),
        ("they want to sign end of January instead", False, {"closedate": "January 31, 2027"}),
        ("New close date is March 31", False, {"closedate": "March 31, 2027"}),
        ("Dana should be her owner instead of Priya", True, {"hubspot_owner_id": "Dana Whitfield"}),
        ("Dana should be replaced by Priya as the owner", False, {"hubspot_owner_id": "Priya Raman"}),
        ("move close of Otter Lake to 1st week of jan", False, {"closedate": "January 7, 2027"}),
        ("Otter Lake is not 405k it's 415k", False, {"amount": "$415,000"}),
        ("they say Otter Lake is 78k now, not 75k.", False, {"amount": "$78,000"}),
        ("the amount stays but the stage goes back to contract sent", False, {"dealstage": "Contract Sent"}),
        ("assign it to Dana please as discussed", False, {"hubspot_owner_id": "Dana Whitfield"}),
        ("set the close date to the last week of January and let Dana have it", False,
         {"closedate": "January 29, 2027", "hubspot_owner_id": "Dana Whitfield"}),
    ],
)  # fmt: skip
def test_changes_as_people_say_them(text: str, person: bool, changes: dict[str, str]) -> None:
    assert _read(text, person) == changes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("set the renewal region of Otter Lake to EMEA and rebates to hardware and training",
         "rebates to hardware and training"),
        ("Otter Lake: we agreed 80k, contract goes out monday so contract sent", "contract goes out monday so"),
    ],
)  # fmt: skip
def test_what_was_not_read_is_said(text: str, left: str) -> None:
    assert read_update(text, DEAL, DEALS, NOW).left == (left,)


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("And for Ruth Amsel the same please", "And the same for Ruth Amsel please"),
        ("the address of mail of Ruth is wrong", "the mail address of Ruth is wrong"),
        ("who is his owner, by the way?", "who is his owner?"),
        ("which is her job, if I may know?", "which is her job?"),
        ('call it "By the way"', 'call it "By the way"'),
    ],
)
def test_what_is_turned_round_or_said_behind(text: str, shorter: str) -> None:
    assert plain(text) == shorter
