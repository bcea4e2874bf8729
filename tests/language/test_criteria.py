"""Criteria in HubSpot's terms: operators, tokens, day borders, limits."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import asks_total, is_mine, read_criteria, read_order, without_total
from actions.portal import Account, Filter, Option, Portal, Property
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW

DUBLIN = ZoneInfo("Europe/Dublin")


def _filters(text: str, record: Any = DEAL) -> list[list[dict[str, Any]]]:
    found = read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW)
    return [[f.model_dump(exclude={"shown"}, exclude_defaults=True) for f in group] for group in found.search.groups]


def _ms(*day: int) -> str:
    return str(int(datetime(*day, tzinfo=DUBLIN).timestamp() * 1000))  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("text", "operator", "values"),
    [
        ("deals over 10k", "GT", {"value": "10000"}),
        ("deals of at least $10k", "GTE", {"value": "10000"}),
        ("deals under 10k", "LT", {"value": "10000"}),
        ("deals up to 10k", "LTE", {"value": "10000"}),
        ("deals \u2265 10k", "GTE", {"value": "10000"}),
        ("deals \u2264 10k", "LTE", {"value": "10000"}),
        ("deals between 5 and 20k", "BETWEEN", {"value": "5000", "high_value": "20000"}),
        ("deals worth 10k", "EQ", {"value": "10000"}),
        ("deals with no amount", "NOT_HAS_PROPERTY", {}),
    ],
)
def test_amounts(text: str, operator: str, values: dict[str, str]) -> None:
    assert _filters(text) == [[{"property": "amount", "operator": operator, **values}]]


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("deals in dollars", [[{"operator": "EQ", "value": "USD"}], [{"operator": "NOT_HAS_PROPERTY"}]]),
        (
            "deals in dollars or euros",
            [[{"operator": "IN", "values": ("USD", "EUR")}], [{"operator": "NOT_HAS_PROPERTY"}]],
        ),
        ("deals in euros", [[{"operator": "EQ", "value": "EUR"}]]),
        ("deals not in dollars", [[{"operator": "NEQ", "value": "USD"}, {"operator": "HAS_PROPERTY"}]]),
    ],
)
def test_what_holds_no_currency_is_in_the_accounts_own(text: str, filters: list[list[dict[str, Any]]]) -> None:
    assert _filters(text) == [[{"property": "deal_currency_code", **f} for f in group] for group in filters]


def test_days_begin_and_end_in_the_portals_zone() -> None:
    end = str(int(_ms(2027, 7, 1)) - 1)
    wanted = {"property": "closedate", "operator": "BETWEEN", "value": _ms(2027, 6, 1), "high_value": end}
    assert _filters("deals closing in June") == [[wanted]]
    assert _filters("deals closing before June 15") == [
        [{"property": "closedate", "operator": "LT", "value": _ms(2027, 6, 15)}]
    ]


def test_a_date_property_lies_at_midnight_utc() -> None:
    assert _filters("deals with contract start after 1 June 2027") == [
        [{"property": "contract_start", "operator": "GT", "value": "1811808000000"}]
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("what deals did we create this week", ("created November 16, 2026 to November 22, 2026",)),
        ("how many deals did we open in October?", ("created October 1, 2026 to October 31, 2026",)),
        (
            "which deals did Dana create this week",
            ("owner Dana Whitfield", "created November 16, 2026 to November 22, 2026"),
        ),
        ("which deals did we win this week", ("won", "closed November 16, 2026 to November 22, 2026")),
    ],
)
def test_what_somebody_did_then(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.shown == shown and not found.left


def test_a_stage_of_several_pipelines_means_all_of_them() -> None:
    assert _filters("deals in contract sent") == [
        [{"property": "dealstage", "operator": "IN", "values": ("contractsent", "7762")}]
    ]


def test_open_won_and_lost_are_the_portals_stages() -> None:
    won, lost = _filters("won deals")[0][0], _filters("lost deals")[0][0]
    assert (won["values"], lost["values"]) == (("closedwon", "7763"), ("closedlost", "7764"))
    assert "contractsent" in _filters("open deals")[0][0]["values"]


@pytest.mark.parametrize("text", ["what did Priya lose", "which deals did Priya lose", "what will Priya lose"])
def test_what_somebody_lost(text: str) -> None:
    found = {f["property"]: f["values"] for f in _filters(text)[0] if "values" in f}
    assert found["dealstage"] == ("closedlost", "7764")


def test_words_of_a_name_are_tokens_with_an_open_end() -> None:
    assert _filters("deals named Möbius GmbH") == [
        [
            {"property": "dealname", "operator": "CONTAINS_TOKEN", "value": "möbius*"},
            {"property": "dealname", "operator": "CONTAINS_TOKEN", "value": "gmbh*"},
        ]
    ]


def test_people_by_name() -> None:
    assert _filters("find Maria Lopez", CONTACT) == [
        [
            {"property": "firstname", "operator": "CONTAINS_TOKEN", "value": "maria*"},
            {"property": "lastname", "operator": "CONTAINS_TOKEN", "value": "lopez*"},
        ]
    ]
    either = _filters("contacts named Maria", CONTACT)
    assert [group[0]["property"] for group in either] == ["firstname", "lastname"]
    assert read_criteria("search contacts maria", CONTACT, CONTACTS, NOW).search.query == "maria"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("anyone with a gmail address?", "*@gmail*"),
        ("contacts using yahoo", "*@yahoo*"),
        ("people with outlook e-mails", "*@outlook*"),
        ("contacts with an @gmail.com address", "*@gmail.com"),
    ],
)
def test_everybody_at_a_provider(text: str, value: str) -> None:
    assert _filters(text, CONTACT) == [[{"property": "email", "operator": "CONTAINS_TOKEN", "value": value}]]


@pytest.mark.parametrize("text", ["contacts at Proton Foods", "contacts called Outlook Media"])
def test_a_firm_may_be_called_like_a_provider(text: str) -> None:
    assert all(f["property"] != "email" for group in _filters(text, CONTACT) for f in group)


def test_everybody_at_a_domain() -> None:
    made = {"property": "email", "operator": "CONTAINS_TOKEN", "value": "*@example.com"}
    assert _filters("contacts with an @example.com address", CONTACT) == [[made]]
    assert _filters("contacts from example.com", CONTACT) == [[made]]
    assert _filters("contacts with e-mail domain example.com", CONTACT) == [[made]]


def test_or_makes_groups_and_the_rest_is_in_each() -> None:
    groups = _filters("high priority deals over 50k or closing this week")
    assert [[f["property"] for f in group] for group in groups] == [
        ["hs_priority", "amount"],
        ["hs_priority", "closedate"],
    ]


def test_many_words_of_a_name_become_a_query() -> None:
    found = read_criteria('deals called "one two three four five six seven"', DEAL, DEALS, NOW)
    assert found.search.query == "one two three four five six seven"
    assert found.filters == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("deals in contact sent", "near"),
        ("deals owned by Bob", "unknown_option"),
        ("deals with renewal region Mars", "unknown_option"),
        ("deals over banana", "wrong"),
        ("deals closing before 03/04/2027", "several"),
    ],
)
def test_what_cannot_be_read_is_asked_about(text: str, reason: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert [u.reason for u in found.unclear] == [reason]
    assert found.filters == ()


@pytest.mark.parametrize("text", ["show deals", "", "find", "🙂", "search deals please"])
def test_nothing_said(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert (found.filters, found.search.query, found.mine, found.unclear, found.shown) == ((), None, "", (), ())


def test_limits_hold() -> None:
    for words in (
        "Q",
        "in contract sent over 5k under 9k closing in may high priority new business emea owned by dana",
    ):
        for group in read_criteria(f"deals {words} or lost or over 7k", DEAL, DEALS, NOW).search.groups:
            assert len(group) <= 6


def test_without_pipelines_nothing_is_invented() -> None:
    bare = Portal(account=Account(portal_id=1))
    assert all(isinstance(f, Filter) for f in read_criteria("open deals over 5k", DEAL, bare, NOW).filters)


@pytest.mark.parametrize(
    ("text", "property_", "descending"),
    [
        ("list the newest deals", "createdate", True),
        ("oldest deals first", "createdate", False),
        ("show my biggest deals", "amount", True),
        ("which deals close soonest", "closedate", False),
        ("recently updated deals", "hs_lastmodifieddate", True),
        ("deals by name", "dealname", False),
    ],
)
def test_order(text: str, property_: str, descending: bool) -> None:
    order = read_order(text, DEAL)
    assert order is not None
    assert (order.property, order.descending) == (property_, descending)


def test_no_order_said() -> None:
    assert read_order("list my deals", DEAL) is None
    assert read_order("largest contacts", CONTACT) is None


@pytest.mark.parametrize(
    ("text", "mine"), [("list my deals", True), ("deals assigned to me", True), ("show me deals", False)]
)
def test_mine(text: str, mine: bool) -> None:
    assert is_mine(text) is mine


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals older than 6 months", "created before"),
        ("deals created more than a year ago", "created before"),
        ("deals changed less than five days ago", "changed since"),
        ("deals closed more than 3 weeks ago", "closed before"),
    ],
)
def test_how_old(text: str, shown: str) -> None:
    (made,) = read_criteria(text, DEAL, DEALS, NOW).filters
    assert made.shown.startswith(shown) and made.operator == ("LT" if "before" in shown else "GTE")


@pytest.mark.parametrize("text", ["deals by stage", "contract sent deals sorted by owner", "deals grouped by pipeline"])
def test_an_order_that_hubspot_has_not_is_left_out(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.left and found.left[0].split()[-2] == "by" and not found.named and not found.unclear


@pytest.mark.parametrize(
    "text", ["how's my pipeline", "what does Dana's pipeline look like", "how is our pipeline doing"]
)
def test_an_overview_is_a_sum(text: str) -> None:
    assert asks_total(text) and "open deals" in without_total(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("contacts in Osaka and Tokyo", 'city "Osaka" or city "Tokyo"'),
        ("contacts in Lyon, Paris and Nice", 'city "Lyon" or city "Paris" or city "Nice"'),
        ("people in Germany and France", 'country "Germany" or country "France"'),
        ("contacts in Berlin, Germany", 'city "Berlin"; country "Germany"'),
        ("contacts in Osaka and owned by Dana", 'city "Osaka"; owner Dana Whitfield'),
    ],
)
def test_nobody_is_in_two_places(text: str, shown: str) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert "; ".join(found.shown) == shown and not found.named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("contacts with first name Maria or Anna", 'first name contains "Maria" or first name contains "Anna"'),
        ("contacts whose job title is buyer or manager", 'job title contains "buyer" or job title contains "manager"'),
        (
            "contacts with title Head of Data or Quality Manager or Buyer",
            'job title contains "Head of Data" or job title contains "Quality Manager" or job title contains "Buyer"',
        ),
        (
            "contacts titled Chair of the Board or Publisher",
            'job title contains "Chair of the Board" or job title contains "Publisher"',
        ),
        (
            "heads of data or sales directors",
            'job title contains "head of data" or job title contains "sales director"',
        ),
        ("people at Larch Mills or Beech", 'company name contains "Larch Mills" or company name contains "Beech"'),
    ],
)
def test_one_value_or_another(text: str, shown: str) -> None:
    assert read_criteria(text, CONTACT, CONTACTS, NOW).shown == (shown,)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("find the VP of Marketing", [["vp*", "marketing*"], ["vice*", "president*", "marketing*"]]),
        ("the vice president of operations", [["vice*", "president*", "operations*"]]),
        ("regional heads of sales", [["regional*", "head*", "sales*"]]),
        ("the president of Larch Mills", [["president*", "larch*", "mills*"]]),
    ],
)
def test_what_somebody_is_head_of(text: str, values: list[list[str]]) -> None:
    assert [[f["value"] for f in group] for group in _filters(text, CONTACT)] == values


def test_a_name_of_the_country_covers_another() -> None:
    text = "heads of data or data managers in the US"
    assert read_criteria(text, CONTACT, CONTACTS, NOW).unclear == () and len(_filters(text, CONTACT)) == 4


@pytest.mark.parametrize("text", ["Sort deals by name", "order the deals by close date", "rank all deals by amount"])
def test_an_order_of_all(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert not (found.named or found.filters or found.left) and read_order(text, DEAL)


def test_names_of_one_country() -> None:
    groups = _filters("contacts in the US", CONTACT)
    assert [[f["value"] for f in group] for group in groups] == [["united*", "states*"], ["usa*"], ["us*"]]
    assert read_criteria("contacts in the US", CONTACT, CONTACTS, NOW).shown == ('country "US"',)


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("search for contacts with phone number +1 512-555-0104", "512-555-0104"),
        ("contacts whose phone is +44 20 7946 0958", "20 7946 0958"),
        ("whose number is 020 7946 0958", "20 7946 0958"),
        ("contacts with mobile 07700 900123", "7700 900123"),
        ("find contact 0044 20 7946 0958", "20 7946 0958"),
    ],
)
def test_a_number_is_searched_for_without_the_countrys_code(said: str, query: str) -> None:
    criteria = read_criteria(said, CONTACT, CONTACTS, NOW)
    assert criteria.search.query == query and not (criteria.filters or criteria.left or criteria.unclear)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("list my newest 5 leads", ("lifecycle stage Lead",)),
        ("last 5 customers", ("lifecycle stage Customer",)),
        ("newest 5 leads at Acme", ("lifecycle stage Lead", 'company name contains "Acme"')),
    ],
)
def test_how_many_are_wanted_is_no_criterion(said: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(said, CONTACT, CONTACTS, NOW).shown == shown


def test_the_last_months_lie_behind_us() -> None:
    (shown,) = read_criteria("deals closing in the last 3 months", DEAL, DEALS, NOW).shown
    assert shown == "closing August 18, 2026 to November 18, 2026"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals above €50k", ("amount over €50,000", "currency Euro")),
        ("deals between 5k and 20k euros", ("amount between €5,000 and €20,000", "currency Euro")),
        ("deals worth 20k eur or more", ("amount at least €20,000", "currency Euro")),
        ("deals over $50k", ("amount over $50,000",)),  # deals without a currency have the account's own
    ],
)
def test_an_amount_in_another_currency_is_of_deals_in_it(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == shown


@pytest.mark.parametrize(
    "text", ["deals in the upsell pipeline", "deals in pipeline upsell", "deals in the renewals pipeline"]
)
def test_a_part_of_a_pipelines_name(text: str) -> None:
    upsell = DEALS.pipelines[1].model_copy(update={"label": "Renewals & Upsell"})
    portal = DEALS.model_copy(update={"pipelines": (DEALS.pipelines[0], upsell)})
    assert read_criteria(text, DEAL, portal, NOW).shown == ("pipeline Renewals & Upsell",)


def test_two_signs_are_two_bounds() -> None:
    (group,) = _filters("deals \u2265 100k & < 200k")
    assert [(f["operator"], f["value"]) for f in group] == [("GTE", "100000"), ("LT", "200000")]


def test_a_company_by_its_noun() -> None:
    assert read_criteria("deals of company Halden & Voss", DEAL, DEALS, NOW).named == "halden voss"
    assert read_criteria("deals called company retreat", DEAL, DEALS, NOW).named == "company retreat"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals between jan 1 and jan 20", "closing January 1, 2027 to January 20, 2027"),
        ("deals between december 10th and the 20th", "closing December 10, 2026 to December 20, 2026"),
        ("deals between january 10th and the 20th", "closing January 10, 2027 to January 20, 2027"),
        ("deals between 15 dec and new year", "closing December 15, 2026 to January 1, 2027"),
        ("deals between 10 nov and 5 dec", "closing November 10, 2026 to December 5, 2026"),
        ("deals from jan 1 to jan 20", "closing January 1, 2027 to January 20, 2027"),
        ("deals jan 1 - jan 20", "closing January 1, 2027 to January 20, 2027"),
        ("deals closing from May to July", "closing May 1, 2027 to July 31, 2027"),
        ("deals closing between monday and friday", "closing November 23, 2026 to November 27, 2026"),
        ("deals between now and christmas", "closing November 18, 2026 to December 25, 2026"),
        ("deals between jan 20 2027 and jan 1 2027", "closing January 1, 2027 to January 20, 2027"),
        ("deals closing from the 1st to the 15th of december", "closing December 1, 2026 to December 15, 2026"),
        ("deals closing in the week of december 7", "closing December 7, 2026 to December 13, 2026"),
        ("deals created between last monday and last friday", "created November 9, 2026 to November 13, 2026"),
        ("deals created from May to July", "created May 1, 2026 to July 31, 2026"),
        ("deals created year to date", "created January 1, 2026 to November 18, 2026"),
        ("deals created between nov 20 and jan 5", "created November 20, 2025 to January 5, 2026"),
    ],
)
def test_two_days_are_the_ends_of_one_period(text: str, shown: str) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == (shown,)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "deals closing in january and march",
            "closing January 1, 2027 to January 31, 2027 or closing March 1, 2027 to March 31, 2027",
        ),
        ("deals closing today or tomorrow", "closing on November 18, 2026 or closing on November 19, 2026"),
        ("deals on december 1 and december 20", "closing on December 1, 2026 or closing on December 20, 2026"),
        (
            "deals created in may and june",
            "created May 1, 2026 to May 31, 2026 or created June 1, 2026 to June 30, 2026",
        ),
    ],
)
def test_periods_in_a_row_are_alternatives(text: str, shown: str) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == (shown,)


def test_what_was_won_between_two_months() -> None:
    shown = read_criteria("deals won from january to march", DEAL, DEALS, NOW).shown
    assert shown == ("won", "closed January 1, 2026 to March 31, 2026")


def test_two_days_that_are_no_period() -> None:
    shown = read_criteria("deals created in may to close in june", DEAL, DEALS, NOW).shown
    assert shown == ("created May 1, 2026 to May 31, 2026", "closing June 1, 2027 to June 30, 2027")


CHANNEL = Property(
    name="preferred_channel",
    label="Preferred Channel",
    type="enumeration",
    field_type="select",
    options=tuple(Option(value=v, label=v) for v in ("E-mail", "Phone", "Chat")),
)
WITH_CHANNEL = CONTACTS.model_copy(update={"properties": {**CONTACTS.properties, CHANNEL.name: CHANNEL}})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("contacts with no city but a phone", ("no city", "with phone number")),
        ("contacts with a phone but no city", ("with phone number", "no city")),
        ("contacts with phone and email", ("with phone number", "with email")),
        ("contacts with phone or email", ("with phone number or with email",)),
        ("contacts with no phone or email", ("no phone number", "no email")),
        ("leads without a company or a phone", ("lifecycle stage Lead", "no company name", "no phone number")),
        ("contacts with .nl email", ("e-mail in .nl",)),
        ("contacts whose email ends in .co", ("e-mail in .co",)),
        (
            "can you look up the phone of Beatriz at Monteverde",
            ('company name contains "Monteverde"', '"beatriz"'),
        ),
        ("find the number for Dieter Vogel", ('name contains "Dieter Vogel"',)),
        ("contacts with preferred channel e-mail", ("preferred channel E-mail",)),
        ("contacts with channel phone", ("preferred channel Phone",)),
        ("contacts whose preferred channel is phone", ("preferred channel Phone",)),
    ],
)
def test_the_name_of_a_property_is_that_before_it_is_a_label_of_another(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, CONTACT, WITH_CHANNEL, NOW)
    assert (found.shown, found.left, found.unclear) == (shown, (), ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("all MQLs", ("lifecycle stage Marketing Qualified Lead",)),
        ("SQLs in Leeds", ("lifecycle stage Sales Qualified Lead", 'city "Leeds"')),
        ("which leads have nobody assigned", ("lifecycle stage Lead", "no owner")),
        ("customers nobody owns", ("lifecycle stage Customer", "no owner")),
        ("customers that belong to nobody", ("lifecycle stage Customer", "no owner")),
        ("which leads does no one own?", ("lifecycle stage Lead", "no owner")),
        ("leads who aren't owned by anyone", ("lifecycle stage Lead", "no owner")),
        ("leads that don't belong to anybody", ("lifecycle stage Lead", "no owner")),
        (
            "people at Pelican Bay or Kestrel in Leeds",
            ('city "Leeds"', 'company name contains "Pelican Bay" or company name contains "Kestrel"'),
        ),
    ],
)
def test_people_in_the_words_of_sales(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert (found.shown, found.left, found.unclear) == (shown, (), ())


BECAME = Property(name="hs_lifecyclestage_customer_date", label="Became a Customer Date", type="datetime")
WITH_BECAME = CONTACTS.model_copy(update={"properties": {**CONTACTS.properties, BECAME.name: BECAME}})


@pytest.mark.parametrize(
    ("text", "shown", "beyond"),
    [
        ("contacts that became customers this month", ("became a customer November 1, 2026 to November 30, 2026",), []),
        (
            "who became a customer between may 1 and june 15 in Leeds",
            ("became a customer May 1, 2026 to June 15, 2026", 'city "Leeds"'),
            [],
        ),
        ("contacts that became customers", ("lifecycle stage Customer",), []),
        ("people who became leads this week", (), ["who became leads this week"]),
        ("contacts with a birthday in may", (), ["birthday in may"]),
        ("customers with birthdays this week", ("lifecycle stage Customer",), ["birthdays this week"]),
        ("contacts with birthday in may 1990", ("birthday May 1, 1990 to May 31, 1990",), []),
    ],
)
def test_days_that_are_of_something_else_than_its_making(text: str, shown: tuple[str, ...], beyond: list[str]) -> None:
    found = read_criteria(text, CONTACT, WITH_BECAME, NOW)
    assert (found.shown, [u.said for u in found.unclear if u.reason == "beyond"], found.left) == (shown, beyond, ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("any new signups this month?", ("created November 1, 2026 to November 30, 2026",)),
        ("newsletter sign-ups since may in Leeds", ("created since May 1, 2026", 'city "Leeds"')),
        ("how many sign ups did we get this week", ("created November 16, 2026 to November 22, 2026",)),
    ],
)
def test_sign_ups_are_contacts(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert (found.shown, found.left, found.unclear) == (shown, (), ())


def test_a_part_of_a_label_is_a_word_to_look_for() -> None:
    products = Property(
        name="products",
        label="Products of Interest",
        type="enumeration",
        field_type="checkbox",
        options=(Option(value="support", label="Support plan"), Option(value="training", label="Training")),
    )
    portal = DEALS.model_copy(update={"properties": {**DEALS.properties, "products": products}})
    assert read_criteria("support deals", DEAL, portal, NOW).shown == ('name contains "support"',)
    named = read_criteria("deals with products of interest support", DEAL, portal, NOW)
    assert named.shown == ("products of interest Support plan",)


@pytest.mark.parametrize(
    ("text", "record", "said"),
    [
        ("contacts added in summer 2026", CONTACT, "added in summer 2026"),
        ("contacts we added before spring", CONTACT, "added before spring"),
        ("deals closing this autumn", DEAL, "closing this autumn"),
        ("dormant deals", DEAL, "dormant"),
    ],
)
def test_what_nobody_can_know_is_asked(text: str, record: Record, said: str) -> None:
    portal = CONTACTS if record is CONTACT else DEALS
    found = read_criteria(text, record, portal, NOW)
    assert [u.said for u in found.unclear] == [said] and not found.filters


@pytest.mark.parametrize("text", ["deals called Quiet deals", "the Summer 2026 campaign", "contacts at Summer Foods"])
def test_a_season_in_a_name(text: str) -> None:
    record, portal = (CONTACT, CONTACTS) if "contacts" in text else (DEAL, DEALS)
    assert not read_criteria(text, record, portal, NOW).unclear


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("emails of all contacts at Larch Mills", ('company name contains "Larch Mills"',)),
        ("the names and e-mail addresses of everyone in Leeds", ('city "Leeds"',)),
        ("list the e-mails of our customers", ("lifecycle stage Customer",)),
    ],
)
def test_what_every_row_tells_narrows_nothing(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert (found.shown, found.left, found.unclear) == (shown, (), ())


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("contacts in California", [["city"], ["state"]]),
        ("customers in Bavaria", [["lifecyclestage", "city"], ["lifecyclestage", "state"]]),
        ("contacts in Berlin", [["city"]]),
        ("contacts in Norway", [["country"]]),
    ],
)
def test_a_place_may_be_a_state_where_the_portal_has_them(text: str, fields: list[list[str]]) -> None:
    state = Property(name="state", label="State/Region")
    portal = CONTACTS.model_copy(update={"properties": {**CONTACTS.properties, "state": state}})
    found = read_criteria(text, CONTACT, portal, NOW)
    assert [[f.property for f in group] for group in found.search.groups] == fields and not found.left
    assert ("state" in str(found.shown)) is (len(fields) > 1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("deals over 5k a year", ("a year",)),
        ("deals between 5k and 10k per month", ("per month",)),
        ("deals over 5k closing in a month", ()),
        ("won deals over 5k a year ago", ()),
    ],
)
def test_the_period_of_an_amount_is_told(text: str, left: tuple[str, ...]) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.left == left and not found.unclear and any("amount" in shown for shown in found.shown)


@pytest.mark.parametrize(
    ("text", "record", "shown"),
    [
        ("Dana's deals and Priya's deals", DEAL, ("owner Dana Whitfield or owner Priya Raman",)),
        ("show Priya's open deals and Dana's open ones", DEAL, ("owner Priya Raman or owner Dana Whitfield", "open")),
        ("contacts of Dana and contacts of Priya", CONTACT, ("owner Dana Whitfield or owner Priya Raman",)),
        ("Priya's deals in contract sent", DEAL, ("owner Priya Raman", "stage Contract Sent")),
    ],
)
def test_of_two_owners_either_is_meant(text: str, record: Any, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW)
    assert found.shown == shown and not found.left


@pytest.mark.parametrize(
    ("text", "record", "shown"),
    [
        ("Dana's leads", CONTACT, {"owner Dana Whitfield", "lifecycle stage Lead"}),
        ("the leads that Priya looks after", CONTACT, {"owner Priya Raman", "lifecycle stage Lead"}),
        ("which deals does Dana lead, those that Dana leads", DEAL, {"owner Dana Whitfield"}),
    ],
)
def test_somebodys_leads_are_people(text: str, record: Any, shown: set[str]) -> None:
    assert shown <= set(read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW).shown)
