"""What somebody is a contact of, is by trade and is called on: written where the words tell it, left out where not."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import read_create
from actions.language.said import Said, Value
from tests.language.portals import CONTACTS, NOW


def told(said: Said) -> dict[str, str]:
    """Everything read but the name and the address."""
    found = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    found |= {c.property or "": c.value.wire for c in said.changes if isinstance(c.value, Value)}
    return {name: wire for name, wire in found.items() if name not in ("email", "first_name", "last_name")}


@pytest.mark.parametrize(
    ("words", "facts", "left"),
    [
        (", mobile 090-1234-5678, engineer", {"mobilephone": "09012345678", "job_title": "engineer"}, ()),
        (", mobile 07700 900456", {"mobilephone": "07700900456"}, ()),
        (", cell: 070-123 45 67", {"mobilephone": "0701234567"}, ()),
        (", office 555-0100", {"phone": "5550100"}, ()),
        (", tel 030 90182 0", {"phone": "030901820"}, ()),
        (", 020 555 1234", {"phone": "0205551234"}, ()),
        (", 07700 900456 (mobile)", {"phone": "07700900456"}, ("mobile",)),
        (", mobile", {}, ("mobile",)),
        (", fax 021 555 1234", {}, ("fax 021 555 1234",)),
        (", 12345-6789", {}, ("12345-6789",)),
        (", office 48201", {}, ("office 48201",)),
        (" from Aarhus", {}, ("from Aarhus",)),
        (", from Busan", {}, ("from Busan",)),
        (" from Hong Kong", {}, ("from Hong Kong",)),
        (", from Bergen, Norway, fisherman", {"city": "Bergen", "country": "Norway", "job_title": "fisherman"}, ()),
        (" from Marketing Monks", {"company": "Marketing Monks"}, ()),
        (" from San Telmo Foods", {"company": "San Telmo Foods"}, ()),
        (" from Novi Sad", {}, ("from Novi Sad",)),
        (" from Salt Lake City", {}, ("from Salt Lake City",)),
        (", works at home", {}, ("works at home",)),
        (", works for himself", {}, ("works for himself",)),
        (", works at Home Depot", {"company": "Home Depot"}, ()),
        (", works at volvo", {"company": "volvo"}, ()),
        (", prefers chat", {}, ("prefers chat",)),
        (", contract sent", {}, ("contract sent",)),
        (", Batik Motifs", {}, ("Batik Motifs",)),
        (", batik trader", {"job_title": "batik trader"}, ()),
        (", importer of cocoa", {"job_title": "importer of cocoa"}, ()),
        (", painter", {"job_title": "painter"}, ()),
        (", as QA lead", {"job_title": "QA lead"}, ()),
        (", as a lead", {}, ()),
        (", Grupo Andino S.A.", {"company": "Grupo Andino S.A."}, ()),
        (" at Grupo Andino S.A. as team lead", {"company": "Grupo Andino S.A.", "job_title": "team lead"}, ()),
        (", Kovo s.r.o., buyer", {"company": "Kovo s.r.o.", "job_title": "buyer"}, ()),
        (", Nordlys AS", {"company": "Nordlys AS"}, ()),
        (", Falkirk Foods", {"company": "Falkirk Foods"}, ()),
    ],
)
def test_what_may_be_several_things_is_left_out(words: str, facts: dict[str, str], left: tuple[str, ...]) -> None:
    said = read_create(f"add contact Sue Hall, sue.h@example.com{words}", CONTACT, CONTACTS, NOW)
    assert (told(said), said.left) == (facts, left)


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("add contact Sue Hall, sue@volvo.example.com, from Volvo", {"company": "Volvo"}),
        ("add contact Sue Hall, Volvo Trucks, sue@volvo.example.com", {"company": "Volvo Trucks"}),
        ("create contact: jim cook, jim.c@example.com", {}),
        ("create a contact for Jim Baker, jim@example.com, baker", {"job_title": "baker"}),
        ("new contact Eva Painter at Zephyr Textiles, eva@example.com", {"company": "Zephyr Textiles"}),
    ],
)
def test_firms_by_their_address_and_names_like_trades(sentence: str, facts: dict[str, str]) -> None:
    assert told(read_create(sentence, CONTACT, CONTACTS, NOW)) == facts
