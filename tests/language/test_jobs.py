"""Several wishes in one sentence, and sentences that only look so."""

from __future__ import annotations

import pytest

from actions.language import split_jobs
from actions.language.wish.bulk import many_meant

NOUNS = {"deal": "deal", "deals": "deal", "contact": "contact", "contacts": "contact", "lead": "contact"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("move it to closed won and create a follow-up deal for 5k",
         [("update", "", "move it to closed won"), ("create", "deal", "create a follow-up deal for 5k")]),
        ("create a deal Larch for 5k and delete the deal Birch",
         [("create", "deal", "create a deal Larch for 5k"), ("delete", "deal", "delete the deal Birch")]),
        ("delete the Larch deal and create a new one called Larch 2 for 10k",
         [("delete", "deal", "delete the Larch deal"), ("create", "deal", "create a new one called Larch 2 for 10k")]),
        ("create a contact Jane Doe, then create a deal for her",
         [("create", "contact", "create a contact Jane Doe"), ("create", "deal", "create a deal for her")]),
        ("move Larch to contract sent. Then create a contact Jane Doe",
         [("update", "", "move Larch to contract sent"), ("create", "contact", "create a contact Jane Doe")]),
        ("set larch to closed lost then show me my deals",
         [("update", "", "set larch to closed lost"), ("list", "deal", "show me my deals")]),
        ("Set the city of Kwame Asante to Accra and then show Ruth Goldberg",
         [("update", "", "Set the city of Kwame Asante to Accra"), ("get", "", "show Ruth Goldberg")]),
        ("set Larch to 75k and tell me who owns it",
         [("update", "", "set Larch to 75k"), ("get", "", "tell me who owns it")]),
        ("remove contact Sofia Diaz and contact Joao Silva",
         [("delete", "contact", "remove contact Sofia Diaz"), ("delete", "contact", "delete contact Joao Silva")]),
        ("delete the deal Larch and the contact jo@example.com",
         [("delete", "deal", "delete the deal Larch"), ("delete", "contact", "delete the contact jo@example.com")]),
        ("create a contact Ilse Brandauer ilse@example.com and a deal Tirolbahn signage for 9k for her",
         [("create", "contact", "create a contact Ilse Brandauer ilse@example.com"),
          ("create", "deal", "create a deal Tirolbahn signage for 9k for her")]),
        ("I'd like a new contact (Nils Berg, nils@example.com) and also a new deal called Berg pilot worth 4k",
         [("create", "contact", "I'd like a new contact (Nils Berg, nils@example.com)"),
          ("create", "deal", "create a new deal called Berg pilot worth 4k")]),
        ("add contact Jo Kim, jo@example.com, plus a deal larch roof worth 5k",
         [("create", "contact", "add contact Jo Kim, jo@example.com"),
          ("create", "deal", "create a deal larch roof worth 5k")]),
        ("create a deal Larch roof for 5k and a contact Jo Kim, jo@example.com",
         [("create", "deal", "create a deal Larch roof for 5k"),
          ("create", "contact", "create a contact Jo Kim, jo@example.com")]),
        ("add deal Yew for 1k in contract sent and add deal Fir for 2k in closed won",
         [("create", "deal", "add deal Yew for 1k in contract sent"),
          ("create", "deal", "add deal Fir for 2k in closed won")]),
        ("Create contact Ida Moe, ida@moe.example. Then create contact Per Lie, per@lie.example",
         [("create", "contact", "Create contact Ida Moe, ida@moe.example"),
          ("create", "contact", "create contact Per Lie, per@lie.example")]),
        ("create deal Yew for 1k and deal Fir for 2k, both in contract sent",
         [("create", "deal", "create deal Yew for 1k, in contract sent"),
          ("create", "deal", "create deal Fir for 2k, in contract sent")]),
        ("create deal Yew for 1k in contract sent and another deal Fir for 2k",
         [("create", "deal", "create deal Yew for 1k in contract sent"),
          ("create", "deal", "create another deal Fir for 2k")]),
        ("delete contact Jo Kim and create contact Ana Diaz ana@example.com",
         [("delete", "contact", "delete contact Jo Kim"),
          ("create", "contact", "create contact Ana Diaz ana@example.com")]),
        ("get rid of jo kim, then please add ana diaz ana@example.com",
         [("delete", "", "get rid of jo kim"), ("create", "contact", "please add ana diaz ana@example.com")]),
        ("open deal Larch and set its amount to 5k and create a contact",
         [("get", "deal", "open deal Larch"), ("update", "deal", "set its amount to 5k"),
          ("create", "contact", "create a contact")]),
        ("open a deal Larch and set its amount to 5k and create a contact",
         [("create", "deal", "open a deal Larch and set its amount to 5k"), ("create", "contact", "create a contact")]),
        ("delete the deal Larch and open deal Birch for 5k",
         [("delete", "deal", "delete the deal Larch"), ("create", "deal", "open deal Birch for 5k")]),
        ("create contact Jo Kim jo@example.com and then delete Ana Diaz",
         [("create", "contact", "create contact Jo Kim jo@example.com"), ("delete", "contact", "delete Ana Diaz")]),
        ("add contact jo kim, jo@example.com and delete ana diaz",
         [("create", "contact", "add contact jo kim, jo@example.com"), ("delete", "contact", "delete ana diaz")]),
    ],
)  # fmt: skip
def test_several(text: str, parts: list[tuple[str, str, str]]) -> None:
    assert [tuple(part) for part in split_jobs(text, NOUNS)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "create a deal Larch for 5k and set the stage to contract sent",
        "create a deal called Search and Rescue for 5k",
        "create deal Larch for 5k and add contact Jane Doe",
        "create deal Larch for 5k and add deal value in EUR",
        'create a deal "Show and list the deals" for 5k',
        "update Larch: amount 5k and close date friday",
        "set the amount to 5k and delete the description",
        "close the deal and add 5k to it",
        "create a deal with name Open and Add a Deal",
        "make a deal for Larch and make it high priority",
        "create a contact Jo Kim, jo@example.com, dancer and a deal maker",
        "create a deal Larch roof for 5k with Hafenwerk and a contact Jo Kim",
        "create a deal called Birch and a deal called Larch",
        "create deal Birch for 1k and deal Larch, both in contract sent",
        "create deal Yew and Deal Partners for 2k, both in contract sent",
        "create deal Yew for 1k with contact Jo Poe jo@poe.example and contact Bob Ray bob@ray.example",
        'create a contact "Jane and a deal Larch for 5k"',
        "delete the deal Larch and deal with it",
        "show me Jane Doe and a deal for 5k",
    ],
)
def test_one(text: str) -> None:
    assert split_jobs(text, NOUNS) == []


@pytest.mark.parametrize(
    "text",
    ["move everything to contract sent", "move all of them to closed lost", "delete them both", "please delete both",
     "mark them all as won", "close all the Larch deals", "set the stage of both to closed lost", "delete these deals",
     "bin both Otter Lake deals", "set every single contact to lead", "delete the two of them", "both", "all of them",
     "reassign the first two to Priya", "delete the last three deals", "move the top 5 to contract sent",
     "change Priya's deals to Lukas", "delete my deals", "close James' open deals"],
)  # fmt: skip
def test_many_at_once(text: str) -> None:
    assert many_meant(text, NOUNS)


@pytest.mark.parametrize(
    "text",
    ["set both the amount and the stage of Larch", "change everything about Larch", "update All Saints bakery",
     "delete Both Sides podcast", "change its description to send them all", "make it 5k in all", "mark them as won",
     "rename it to both ends", "call it Everything", "move Larch to contract sent and all is well", "close it",
     "move First Three Mills to contract sent", "delete the first one", "set the last call to friday"],
)  # fmt: skip
def test_one_at_a_time(text: str) -> None:
    assert many_meant(text, NOUNS) is None
