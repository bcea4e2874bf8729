"""Sentences that link records which exist, and sentences that do not."""

from __future__ import annotations

import pytest

from actions.language import read_link
from actions.language.wish.links import read_unlink

NOUNS = ("deal", "deals", "opportunity", "contact", "contacts", "person", "lead", "customer", "company")


@pytest.mark.parametrize(
    ("text", "record", "other", "noun"),
    [
        ("link it to John Smith", "it", "John Smith", ""),
        ("associate this deal with Larch Mills", "this deal", "Larch Mills", ""),
        ("add Petra as contact on this deal", "this deal", "Petra", "contact"),
        ("connect the Otter Lake deal to Maria Silva", "the Otter Lake deal", "Maria Silva", ""),
        ("attach john@example.com to this deal", "this deal", "john@example.com", ""),
        ("link Maria to the Otter Lake deal", "Maria", "Otter Lake", "deal"),
        ("the contact on this deal is Petra Lang", "this deal", "Petra Lang", "contact"),
        ("put john smith on this deal as the contact", "this deal", "john smith", "contact"),
        ("tie it to the company Larch & Sons", "it", "Larch & Sons", "company"),
        ("please add the company Larch Mills to it", "it", "Larch Mills", "company"),
        ("add her to the Otter Lake deal", "her", "Otter Lake", "deal"),
        ("put Ruth Amsel on this deal", "this deal", "Ruth Amsel", ""),
        ("link Giulia Bianchi", "it", "Giulia Bianchi", ""),
        ("Ana Costa should be on it too", "it", "Ana Costa", ""),
        ("her colleague rupert should be on this deal", "this deal", "rupert", ""),
        ("add Otieno to the deal Otter Lake", "the deal Otter Lake", "Otieno", ""),
        ("link the deal with anna@example.com please", "the deal", "anna@example.com", ""),
    ],
)
def test_links(text: str, record: str, other: str, noun: str) -> None:
    link = read_link(text, NOUNS)
    assert link and (link.record, link.other, link.noun, link.rest) == (record, other, noun, "")


def test_the_rest_of_the_sentence_is_kept() -> None:
    for text in ("set the amount to 5k and link it to John Smith", "link it to John Smith and set the amount to 5k"):
        link = read_link(text, NOUNS)
        assert link and (link.other, link.rest) == ("John Smith", "set the amount to 5k")


@pytest.mark.parametrize(
    "text",
    [
        "add Jane Doe as a contact",
        "add Jane Doe as a contact for Larch",
        "add Jane Doe to my contacts",
        "add a note to this deal",
        "add 5k to it",
        "add 2 weeks to the close date",
        "make Dana the owner of this deal",
        "assign this deal to Dana",
        'add the description "x" to this deal',
        "add Renewal to the deal name",
        "the amount should be on it",
        "add 5k to the deal Larch",
        "link it",
        "connect hubspot",
        "connect me to hubspot",
        "add high priority to this deal",
    ],
)
def test_no_links(text: str) -> None:
    assert read_link(text, NOUNS) is None


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("put Dana on this deal", False),
        ("put Dana on this deal as the contact", True),
        ("link Dana to this deal", True),
    ],
)
def test_who_is_put_on_a_deal_may_be_its_owner(text: str, firm: bool) -> None:
    link = read_link(text, NOUNS)
    assert link and link.firm is firm


@pytest.mark.parametrize("said", ["link Carla Ruiz to the deal. Thanks!", "attach Carla Ruiz to the deal please"])
def test_the_deal_is_the_one_spoken_of(said: str) -> None:
    link = read_link(said, NOUNS)
    assert link and (link.record, link.other, link.rest) == ("this deal", "Carla Ruiz", "")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("unlink Jane Doe from Otter Lake", "Otter Lake"),
        ("please unlink Jane Doe", "Jane Doe"),
        ("take him off again", "him"),
        ("take her off the deal", "the deal"),
        ("take Jane Doe off", "Jane Doe"),
        ("and take Jane off it", "it"),
        ("take 10% off", None),
        ("take 5k off it", None),
        ("take it off the list", None),
        ("remove Jane Doe from the deal Otter Lake", "the deal Otter Lake"),
        ("remove the link to Otter Lake", "Otter Lake"),
        ("disconnect hubspot", None),
        ("disconnect my account", None),
        ("remove Otter Lake from the deal list", None),
        ("remove Jane Doe", None),
        ("take Larch out of the pipeline", None),
        ("take off 5k", None),
    ],
)
def test_links_to_take_away(text: str, of: str | None) -> None:
    assert read_unlink(text) == of
