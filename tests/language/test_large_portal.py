"""The hundreds of properties of a real account change nothing about what is understood."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create, read_criteria, read_update
from tests.language.portal_large import LARGE_CONTACTS, LARGE_DEALS
from tests.language.portals import CONTACTS, DEALS, NOW
from tests.language.test_voices import _table


@pytest.mark.parametrize("read", [read_create, read_update, read_criteria])
@pytest.mark.parametrize("kind", ["DEALS", "CONTACTS"])
def test_it_is_read_the_same(read: Any, kind: str) -> None:
    record, small, large = (DEAL, DEALS, LARGE_DEALS) if kind == "DEALS" else (CONTACT, CONTACTS, LARGE_CONTACTS)
    tables = {read_create: "CREATE", read_update: "UPDATE", read_criteria: "SEARCH"}
    texts = [row[0] for row in _table(f"{tables[read]}_{kind}")[::3]]
    assert [t for t in texts if read(t, record, large, NOW) != read(t, record, small, NOW)] == []
