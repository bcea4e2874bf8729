"""The same readers in an account with quite other labels."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create, read_criteria, read_update
from tests.language import voices_abroad
from tests.language.portals import NOW
from tests.language.test_voices import _ids, _reference, _wires
from tests.language.voices_abroad import ABROAD
from tests.language.voices_other_portal import CREATE, OTHER, SEARCH, UPDATE


@pytest.mark.parametrize("row", CREATE, ids=_ids)
def test_create(row: Any) -> None:
    found = _wires(read_create(row[0], DEAL, OTHER, NOW))
    assert {k: v for k, v in found.items() if k in row[1] or k in ("name", "stage", "amount")} == row[1]


@pytest.mark.parametrize("row", UPDATE, ids=_ids)
def test_update(row: Any) -> None:
    said = read_update(row[0], DEAL, OTHER, NOW, has_last=True)
    assert _wires(said) == row[2]
    assert _reference(said.reference) == row[1]


@pytest.mark.parametrize("row", SEARCH, ids=_ids)
def test_search(row: Any) -> None:
    found = read_criteria(row[0], DEAL, OTHER, NOW)
    shown = "; ".join(found.shown)
    assert any(w in shown for w in row[1]) if row[2] is None else all(w in shown for w in row[1]), shown
    assert found.unclear == ()
    if row[2]:
        stages = next(f for f in found.filters if f.property == "dealstage")
        assert list(stages.values or (stages.value,)) == row[2]


@pytest.mark.parametrize("row", voices_abroad.CREATE, ids=_ids)
def test_create_abroad(row: Any) -> None:
    found = _wires(read_create(row[0], DEAL, ABROAD, NOW))
    assert {k: found.get(k) for k in row[1]} == row[1]


@pytest.mark.parametrize("row", voices_abroad.UPDATE, ids=_ids)
def test_update_abroad(row: Any) -> None:
    said = read_update(row[0], DEAL, ABROAD, NOW, has_last=True)
    assert _wires(said) == row[2]
    assert _reference(said.reference) == row[1]


@pytest.mark.parametrize("row", voices_abroad.SEARCH, ids=_ids)
def test_search_abroad(row: Any) -> None:
    found = read_criteria(row[0], DEAL, ABROAD, NOW)
    assert [w for w in row[1] if w not in "; ".join(found.shown)] == []
    assert found.unclear == ()
