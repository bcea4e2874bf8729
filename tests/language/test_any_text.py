"""No text makes a reader raise, or think for long."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import (
    Shift,
    Unclear,
    Value,
    affirms,
    cancels,
    denies,
    is_mine,
    read_answer,
    read_change,
    read_choice,
    read_create,
    read_criteria,
    read_order,
    read_property_value,
    read_reference,
    read_shift,
    read_update,
    read_value,
    resolve,
)
from tests.language.portals import CONTACTS, DEALS, NOW

WORDS = (
    "create deal called for $12k 99999999999999999999 in contract sent closing next friday 31/02/2027 0000 ' \" @ . ,"
    " #5 between and or 5k 10% jane@x.co +1 \ud800 \x00 🚀 שלום مرحبا 12/12 q3 it in 99999999 years 9999-12-31 change"
    " its amount to 1e999 ١٢٣ ² ½ IV — ** ` « not name of the stage owner my open won 0 -5 a an half million"
).split(" ")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=80)


def _read_all(text: str) -> None:
    for record, portal in ((DEAL, DEALS), (CONTACT, CONTACTS)):
        read_create(text, record, portal, NOW)
        read_update(text, record, portal, NOW, has_last=True)
        read_change(text, record, portal, NOW)
        read_criteria(text, record, portal, NOW)
        read_order(text, record)
        read_reference(text, record)
        read_reference(text, record, has_list=True)
        for slot in record.slots:
            read_value(slot, text, portal, NOW, listed=True)
        for name in record.asked:
            read_answer(list(record.asked), name, text, record, portal, NOW)
        for prop in portal.properties.values():
            read_property_value(prop, text, portal, NOW)
            shift = read_shift(text, prop, record, portal, NOW)
            if isinstance(shift, Shift):
                for present in ("", "5", "2026-12-01T00:00:00Z", "contractsent"):
                    assert isinstance(resolve(shift, present, prop, portal), Value | Unclear)
    read_choice(text, ["a b", "a c"])
    assert not (affirms(text) and denies(text))
    cancels(text)
    is_mine(text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES)
def test_nothing_raises(text: str) -> None:
    _read_all(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "\x00\x01", "a" * 100_000, "deal " * 20_000, "in " * 1000, "'" * 3000, '"' * 3000, "1 " * 2000,
        "12k and " * 500, "to " * 900, "please " * 400, "q3 " * 900, "stage banana " * 200,
        "create a deal called " + "x " * 50_000,
    ],
    ids=lambda t: repr(t[:12]),
)  # fmt: skip
def test_hostile_text_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    _read_all(text)
    assert time.process_time() - started < 30  # all readers together, on a slow machine


def test_a_long_description_is_kept_whole() -> None:
    words = "they need it " * 80
    said = read_create(f"create a deal called Acme for 5k description {words}end", DEAL, DEALS, NOW)
    assert said.values["description"].wire.endswith("it end")  # type: ignore[union-attr]
