"""An order that names its record by the key and says no more."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language.said import Reference
from actions.language.which.outright import read_outright

RECORDS = {"deal": DEAL, "contact": CONTACT}


@pytest.mark.parametrize(
    ("text", "kind", "verb", "key"),
    [
        ("show me deal 21340005279", "deal", "get", "21340005279"),
        ("Please open the deal id 21340005279, thanks!", "deal", "get", "21340005279"),
        ("could you delete deal #21340005279", "deal", "delete", "21340005279"),
        ("pull up contact Jane.Doe@Example.co.uk please", "contact", "get", "jane.doe@example.co.uk"),
        ("remove contact 50130000801", "contact", "delete", "50130000801"),
    ],
)
def test_it_is_whole(text: str, kind: str, verb: str, key: str) -> None:
    said = Reference(kind="email" if "@" in key else "id", text=key)
    assert read_outright(text, RECORDS[kind]) == (verb, said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("show me deal 21340005279 and its contacts", "deal"),
        ("show me deal 21340005279's owner", "deal"),
        ("don't delete deal 21340005279", "deal"),
        ("delete deal 21340005279 and 21340005280", "deal"),
        ("show me contact 21340005279", "deal"),
        ("show me deals over 2134000", "deal"),
        ("show me the third deal", "deal"),
        ("open deal jane@example.com", "deal"),
        ("update contact jane@example.com", "contact"),
        ("find contacts at example.com", "contact"),
    ],
)
def test_there_is_more_to_read(text: str, kind: str) -> None:
    assert read_outright(text, RECORDS[kind]) is None
