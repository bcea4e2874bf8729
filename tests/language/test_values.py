"""Answers to one value, and what must not be understood as one."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Unclear, Value, read_property_value, read_value
from actions.language.said import ME
from actions.portal import Account, Owner, Portal
from tests.language.portals import CONTACTS, DEALS, NOW


def _read(record: Any, slot: str, text: str, **more: Any) -> Value | Unclear:
    portal = DEALS if record is DEAL else CONTACTS
    return read_value(record.slot(slot), text, portal, NOW, **more)


@pytest.mark.parametrize(
    ("text", "wire", "currency"),
    [
        ("12k", "12000", None),
        ("it's 12k please", "12000", None),
        ("$12,000.50", "12000.5", "USD"),
        ("1.5 million", "1500000", None),
        ("12 000 EUR", "12000", "EUR"),
        ("€1.200,50", "1200.5", "EUR"),
        ("a hundred thousand dollars", "100000", "USD"),
        ("USD 5k", "5000", "USD"),
        ("₹2 lakh", "200000", "INR"),
        ("2,5 millones", "2500000", None),
        ("3 millón", "3000000", None),
        ("1,2 Millionen Euro", "1200000", "EUR"),
        ("80 万", "800000", None),
        ("80万", "800000", None),
        ("2 億", "200000000", None),
        ("4 crore", "40000000", None),
        ("₹1,20,000", "120000", "INR"),
        ("one and a half million", "1500000", None),
        ("half a million", "500000", None),
        ("two point five million", "2500000", None),
        ("twelve and a half thousand", "12500", None),
        ("2 and a half million", "2500000", None),
        ("a million and a half", "1500000", None),
        ("one and a half mil", "1500000", None),
        ("three quarters of a million", "750000", None),
        ("a hundred and twenty k", "120000", None),
        ("one twenty k", "120000", None),
        ("twelve fifty", "1250", None),
        ("fifteen k", "15000", None),
        ("twelve grand", "12000", None),
        ("12'000 CHF", "12000", "CHF"),
        ("the amount is 12 thousand euros", "12000", "EUR"),
        ("around 5 k or so", "5000", None),
        ("-500", "-500", None),
        ("0", "0", None),
        ("skip", "", None),
        ("nothing", "", None),
    ],
)
def test_amounts(text: str, wire: str, currency: str | None) -> None:
    value = _read(DEAL, "amount", text)
    assert isinstance(value, Value)
    assert (value.wire, value.currency) == (wire, currency)


@pytest.mark.parametrize(
    "text",
    [
        "Studio 54",
        "15/06/2027",
        "10%",
        "a lot",
        "",
        "5k to 20k",
        "1st",
        "12:30",
        "five-year plan",
        "deal",
        "twelve five",
    ],
)
def test_no_amounts(text: str) -> None:
    assert _read(DEAL, "amount", text) == Unclear(reason="wrong", said=text)


@pytest.mark.parametrize(
    ("currency", "currencies", "said", "expected"),
    [
        ("CAD", (), "$5", "CAD"),
        ("EUR", ("EUR", "AUD"), "$5", "AUD"),
        ("EUR", (), "$5", "USD"),
        ("DKK", (), "5 kr", "DKK"),
    ],
)
def test_a_shared_sign_is_the_accounts_own_currency(
    currency: str, currencies: tuple[str, ...], said: str, expected: str
) -> None:
    portal = Portal(account=Account(portal_id=1, currency=currency, currencies=currencies))
    value = read_value(DEAL.slot("amount"), said, portal, NOW)
    assert isinstance(value, Value)
    assert value.currency == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("next friday", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("wednesday", "2026-11-25"),  # today is one: the next
        ("friday next week", "2026-11-27"),
        ("a week from friday", "2026-11-27"),
        ("tomorrow", "2026-11-19"),
        ("the day after tomorrow", "2026-11-20"),
        ("in two weeks", "2026-12-02"),
        ("in 10 business days", "2026-12-02"),
        ("3 weeks from now", "2026-12-09"),
        ("next week", "2026-11-27"),  # a week is its Friday
        ("next month", "2026-12-31"),  # any other period its last day
        ("end of March", "2027-03-31"),
        ("by March", "2027-03-31"),
        ("the end of next month", "2026-12-31"),
        ("EOM", "2026-11-30"),
        ("end of the quarter", "2026-12-31"),
        ("month end", "2026-11-30"),
        ("mid June", "2027-06-15"),
        ("early next year", "2027-01-01"),
        ("Q3", "2027-09-30"),
        ("q1 2027", "2027-03-31"),
        ("15/06/2027", "2027-06-15"),
        ("06/15/27", "2027-06-15"),
        ("24.12.2026", "2026-12-24"),
        ("2027-06-15", "2027-06-15"),
        ("June 15", "2027-06-15"),
        ("15th of June, 2027", "2027-06-15"),
        ("Friday 18 June 2027 at 5pm", "2027-06-18"),
        ("the 15th", "2026-12-15"),
        ("05/05/2027", "2027-05-05"),
        ("closing in May", "2027-05-31"),
        ("last friday", "2026-11-13"),
        ("Friday the 15th", "2027-01-15"),  # the next that is one
        ("fri 4th", "2026-12-04"),
        ("Sunday the 20th of next month", "2026-12-20"),
        ("Friday 11/12/2026", "2026-12-11"),  # the order of day and month that fits
        ("Tuesday, 5 January 2027", "2027-01-05"),
    ],
)
def test_days(text: str, day: str) -> None:
    value = _read(DEAL, "close_date", text)
    assert isinstance(value, Value), value
    assert value.wire[:10] == day


def test_a_datetime_is_noon_of_the_day_in_the_portals_zone() -> None:
    assert _read(DEAL, "close_date", "15 June 2027") == Value(wire="2027-06-15T11:00:00Z", shown="June 15, 2027")
    assert _read(DEAL, "close_date", "15 January 2027") == Value(wire="2027-01-15T12:00:00Z", shown="January 15, 2027")


def test_today_is_today_where_the_portal_is() -> None:
    auckland = Portal(account=Account(portal_id=1, time_zone="Pacific/Auckland"))
    late = NOW.replace(hour=22)  # already the 19th in Auckland
    value = read_value(DEAL.slot("close_date"), "today", auckland, late)
    assert isinstance(value, Value)
    assert value.shown == "November 19, 2026"


def test_a_date_property_is_the_day_itself() -> None:
    value = read_property_value(DEALS.properties["contract_start"], "1 June 2027", DEALS, NOW)
    assert isinstance(value, Value)
    assert value.wire == "2027-06-01"


def test_day_and_month_in_doubt_are_asked() -> None:
    unclear = _read(DEAL, "close_date", "03/04/2027")
    assert isinstance(unclear, Unclear)
    assert unclear.reason == "several"
    assert [c.shown for c in unclear.choices] == ["March 4, 2027", "April 3, 2027"]
    again = [_read(DEAL, "close_date", c.text) for c in unclear.choices]
    assert [v.shown for v in again if isinstance(v, Value)] == ["March 4, 2027", "April 3, 2027"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Monday 5 January", "January 4, 2027", "January 5, 2027"),
        ("Friday, June 19, 2027", "June 18, 2027", "June 19, 2027"),
        ("Friday the 31st", "December 31, 2026", "January 1, 2027"),  # none of the next months has one
        ("Saturday the 20th of next month", "December 19, 2026", "December 20, 2026"),
    ],
)
def test_a_weekday_that_contradicts_the_day_is_asked(text: str, first: str, second: str) -> None:
    unclear = _read(DEAL, "close_date", text)
    assert isinstance(unclear, Unclear) and unclear.reason == "several"
    assert [c.shown for c in unclear.choices] == [first, second]


@pytest.mark.parametrize("text", ["banana", "Studio 54", "12k", "maybe", "32/13/2027", "31 February 2027", "Sun Corp"])
def test_no_days(text: str) -> None:
    assert isinstance(_read(DEAL, "close_date", text), Unclear)


@pytest.mark.parametrize(
    ("slot", "text", "wire"),
    [
        ("stage", "contract sent", "contractsent"),
        ("stage", "CONTRACT-SENT!", "contractsent"),
        ("stage", "contractsent", "contractsent"),  # what a button carries
        ("stage", "contract", "contractsent"),
        ("stage", "the decision maker bought in stage please", "decisionmakerboughtin"),
        ("stage", "won", "closedwon"),
        ("stage", "Up for renewal", "7761"),
        ("stage", "contract sent in renewals", "7762"),
        ("pipeline", "the renewals pipeline", "776"),
        ("owner", "Dana", "501"),
        ("owner", "omar.reyes@example.com", "502"),
        ("owner", "assign it to Mei", "503"),
        ("owner", "me", ME),
        ("owner", "nobody", ""),
        ("priority", "High priority please", "high"),
        ("type", "new business", "newbusiness"),
    ],
)
def test_labels(slot: str, text: str, wire: str) -> None:
    value = _read(DEAL, slot, text)
    assert isinstance(value, Value), value
    assert value.wire == wire


@pytest.mark.parametrize(
    ("slot", "text", "reason", "first"),
    [
        ("stage", "contact sent", "near", "Contract Sent"),
        ("stage", "apointment shceduled", "near", "Appointment Scheduled"),
        ("stage", "closed", "several", "Closed Won"),
        ("stage", "banana", "unknown_option", "Appointment Scheduled"),
        ("owner", "danna", "near", "Dana Whitfield"),
        ("owner", "bob", "unknown_option", "Dana Whitfield"),
        ("priority", "urgent", "unknown_option", "Low"),
        ("type", "business", "several", "New Business"),
    ],
)
def test_labels_in_doubt(slot: str, text: str, reason: str, first: str) -> None:
    unclear = _read(DEAL, slot, text)
    assert isinstance(unclear, Unclear)
    assert (unclear.reason, unclear.choices[0].shown) == (reason, first)
    assert isinstance(_read(DEAL, slot, unclear.choices[0].text), Value)


def test_a_stage_is_read_in_its_own_pipeline() -> None:
    value = _read(DEAL, "stage", "contract sent", pipeline="776")
    assert isinstance(value, Value)
    assert value.wire == "7762"
    assert isinstance(_read(DEAL, "stage", "qualified to buy", pipeline="776"), Unclear)


def test_numbers_choose_only_from_a_list_that_was_shown() -> None:
    assert isinstance(_read(DEAL, "stage", "2"), Unclear)
    value = _read(DEAL, "stage", "the second one", listed=True)
    assert isinstance(value, Value)
    assert value.wire == "qualifiedtobuy"


def test_two_owners_of_one_name_are_told_apart() -> None:
    owners = (
        Owner(id="1", email="a@example.com", first_name="Dana", last_name="Lee"),
        Owner(id="2", email="b@example.com", first_name="Dana", last_name="Lee"),
    )
    portal = Portal(account=Account(portal_id=1), owners=owners)
    unclear = read_value(DEAL.slot("owner"), "dana lee", portal, NOW)
    assert isinstance(unclear, Unclear)
    assert [c.shown for c in unclear.choices] == ["Dana Lee (a@example.com)", "Dana Lee (b@example.com)"]
    chosen = read_value(DEAL.slot("owner"), unclear.choices[1].text, portal, NOW)
    assert isinstance(chosen, Value)
    assert chosen.wire == "2"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it's called Acme renewal", "Acme renewal"),
        ('call it "Big One" please', "Big One"),
        ("the name is Studio 54", "Studio 54"),
        ("name: foo", "foo"),
        ("let's call it Möbius für Ö", "Möbius für Ö"),
        ("um, Otter pond", "Otter pond"),
        ("Call Me Maybe", "Call Me Maybe"),
        ("Just Do It", "Just Do It"),
        ("Make It Rain", "Make It Rain"),
        ("🚀 launch", "🚀 launch"),
        ("שלום", "שלום"),
        ("nothing", "nothing"),
        ("O’Neill & Söhne", "O’Neill & Söhne"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert _read(DEAL, "name", text) == Value(wire=name, shown=name)


@pytest.mark.parametrize(
    ("slot", "text", "wire"),
    [
        ("email", "jane at example dot com", "jane@example.com"),
        ("email", "seun.adeyemi at example dot co dot uk", "seun.adeyemi@example.co.uk"),
        ("email", "it's Jane.Doe@EXAMPLE.com thanks", "Jane.Doe@example.com"),
        ("email", "<jl@example.ie>", "jl@example.ie"),
        ("phone", "+44 20 7946 0958", "+442079460958"),
        ("phone", "0044 20 7946 0958", "+442079460958"),
        ("phone", "my number is 087 123 4567", "0871234567"),
        ("phone", "(01) 555 0123 ext 4", "015550123 ext 4"),
        ("job_title", "she's the CTO", "CTO"),
        ("job_title", "job title: VP Sales", "VP Sales"),
        ("company", "she works at Falkirk", "Falkirk"),
        ("lifecycle_stage", "mql", "marketingqualifiedlead"),
    ],
)
def test_contact_values(slot: str, text: str, wire: str) -> None:
    value = _read(CONTACT, slot, text)
    assert isinstance(value, Value), value
    assert value.wire == wire


@pytest.mark.parametrize(
    ("slot", "text"), [("email", "jane@"), ("email", "nothing"), ("phone", "call me"), ("phone", "123")]
)
def test_contact_values_in_doubt(slot: str, text: str) -> None:
    assert _read(CONTACT, slot, text) == Unclear(reason="wrong", said=text)


@pytest.mark.parametrize(
    ("name", "text", "wire"),
    [
        ("sold_regions", "EMEA and APAC", "EMEA;APAC"),
        ("sold_regions", "all of them", "EMEA;APAC;AMER"),
        ("seats", "twenty five", "25"),
        ("seats", "about 25", "25"),
        ("auto_renew", "yes please", "true"),
        ("auto_renew", "turn it off", "false"),
        ("renewal_region", "emea", "EMEA"),
        ("renewal_region", "clear it", ""),
        ("deal_currency_code", "euro", "EUR"),
        ("hs_next_step", "call Bob", "call Bob"),
        ("po_number", "none", ""),
    ],
)
def test_any_property(name: str, text: str, wire: str) -> None:
    value = read_property_value(DEALS.properties[name], text, DEALS, NOW)
    assert isinstance(value, Value), value
    assert value.wire == wire
