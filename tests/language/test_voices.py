"""Whole sentences in the voices of many people: sales reps, support agents, dictation, non-native English."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Said, Shift, Value, read_answer, read_create, read_criteria, read_reference, read_update
from actions.language.value.people import capitalised
from tests.language import (
    voices_dev,
    voices_eighth,
    voices_fifth,
    voices_fourth,
    voices_held_out,
    voices_second,
    voices_seventh,
    voices_sixth,
    voices_third,
)
from tests.language.portals import CONTACTS, DEALS, NOW

VOICES = (
    voices_dev,
    voices_eighth,
    voices_held_out,
    voices_second,
    voices_third,
    voices_fourth,
    voices_fifth,
    voices_sixth,
    voices_seventh,
)


def _table(name: str) -> list[Any]:
    return [row for voices in VOICES for row in getattr(voices, name, ())]


def _ids(row: Any) -> str:
    return " ".join(str(part) for part in row[:2] if isinstance(part, str))[:60]


def _wires(said: Said) -> dict[str, str]:
    found = {k: v.wire if isinstance(v, Value) else f"?{v.reason}" for k, v in said.values.items()}
    for change in said.changes:
        value = change.value
        if isinstance(value, Shift):
            found[change.property or ""] = brief(value)
        elif change.property:
            found[change.property] = value.wire if isinstance(value, Value) else f"?{value and value.reason}"
        else:
            found[""] = "?"
    return {k: v[:10] if v[10:11] == "T" else v for k, v in found.items()}


def brief(shift: Shift) -> str:
    """A relative change as the tables write it: "+10%", "-7d", "+1step"."""
    unit = {"number": "", "percent": "%", "day": "d", "workday": "wd", "month": "m", "step": "step"}[shift.unit]
    return f"{shift.by.normalize():+f}{unit}"


def _reference(said: Any) -> tuple[str, Any] | None:
    return said and (said.kind, said.position if said.kind == "ordinal" else said.text or None)


@pytest.mark.parametrize("row", _table("CREATE_DEALS"), ids=_ids)
def test_create_deal(row: Any) -> None:
    found = _wires(read_create(row[0], DEAL, DEALS, NOW))
    assert {k: found.get(k) for k in row[1]} == row[1]
    assert not set(found) - set(row[1]) - {"name", "company", "contact", "pipeline"}


@pytest.mark.parametrize("row", _table("CREATE_CONTACTS"), ids=_ids)
def test_create_contact(row: Any) -> None:
    found = _wires(read_create(row[0], CONTACT, CONTACTS, NOW))
    wanted = {k: capitalised(v) if k in ("first_name", "last_name") and v else v for k, v in row[1].items()}
    assert {k: found.get(k) for k in wanted} == wanted


@pytest.mark.parametrize("row", _table("UPDATE_DEALS"), ids=_ids)
def test_update_deal(row: Any) -> None:
    said = read_update(row[0], DEAL, DEALS, NOW, has_last=True, has_list=True)
    assert _wires(said) == row[2]
    assert _reference(said.reference) == row[1]


@pytest.mark.parametrize("row", _table("UPDATE_CONTACTS"), ids=_ids)
def test_update_contact(row: Any) -> None:
    said = read_update(row[0], CONTACT, CONTACTS, NOW, has_last=True, has_list=True)
    assert _wires(said) == row[2]
    assert row[1] is None or _reference(said.reference) == row[1]


@pytest.mark.parametrize("row", _table("REFERENCE_DEALS"), ids=_ids)
def test_which_deal(row: Any) -> None:
    assert _reference(read_reference(row[0], DEAL, has_list=True, has_last=True)) == row[1]


@pytest.mark.parametrize("row", _table("REFERENCE_CONTACTS"), ids=_ids)
def test_which_contact(row: Any) -> None:
    assert _reference(read_reference(row[0], CONTACT, has_list=True, has_last=True)) == row[1]


@pytest.mark.parametrize("row", _table("SEARCH_DEALS"), ids=_ids)
def test_search_deals(row: Any) -> None:
    found = read_criteria(row[0], DEAL, DEALS, NOW)
    shown = "; ".join(found.shown)
    assert [w for w in row[1] if w not in shown] == [], shown
    assert (found.mine, found.unclear, found.left) == ("own" if row[2] else "", (), ())


@pytest.mark.parametrize("row", _table("SEARCH_CONTACTS"), ids=_ids)
def test_search_contacts(row: Any) -> None:
    found = read_criteria(row[0], CONTACT, CONTACTS, NOW)
    shown = "; ".join(found.shown)
    assert [w for w in row[1] if w not in shown] == [], shown
    assert (found.mine, found.unclear, found.left) == ("own" if row[2] else "", (), ())


@pytest.mark.parametrize("row", _table("ANSWERS_DEALS"), ids=_ids)
def test_answers_about_a_deal(row: Any) -> None:
    assert _wires(read_answer([row[0]], row[0], row[1], DEAL, DEALS, NOW)) == row[2]


@pytest.mark.parametrize("row", _table("ANSWERS_CONTACTS"), ids=_ids)
def test_answers_about_a_contact(row: Any) -> None:
    assert _wires(read_answer(list(CONTACT.asked), row[0], row[1], CONTACT, CONTACTS, NOW)) == row[2]
