"""The demo data: two invented accounts whose dates are always near today."""

from __future__ import annotations

import pickle
from dataclasses import asdict
from functools import lru_cache

from sandbox.clock import Clock
from sandbox.model.account import Account
from sandbox.model.portal import Portal
from sandbox.object_types import BY_ID
from sandbox.seed import build, fill

MAIN = Account(
    portal_id=48_120_934,
    name="Juniper & Lark Supply",
    domain="juniperlark.example.com",
    time_zone="America/New_York",
    currency="USD",
    additional_currencies=["EUR", "GBP"],
)
TEST_ACCOUNT = Account(
    portal_id=146_220_518,
    name="Juniper & Lark (developer test)",
    domain="test.juniperlark.example.com",
    account_type="DEVELOPER_TEST",
    time_zone="Europe/Dublin",
    currency="EUR",
    ui_domain="app-eu1.hubspot.com",
    hosting="eu1",
)


def seed_portals(clock: Clock, *, filled: bool = True) -> dict[int, Portal]:
    """Both accounts, by id.

    Args:
        clock: the sandbox's clock.
        filled: with records; otherwise owners, pipelines and properties only.
    """
    now = clock.now()
    portals: dict[int, Portal] = pickle.loads(_seeded(now - now % build.DAY_MS, filled))
    for portal in portals.values():
        portal.clock = clock
    return portals


@lru_cache(maxsize=2)
def _seeded(today: int, filled: bool) -> bytes:
    """Both accounts at the start of a day, to be copied: that is several times as fast as making them."""
    clock, portals = Clock(), {}
    for position, account in enumerate((MAIN, TEST_ACCOUNT)):
        clock.frozen_ms = today - 420 * build.DAY_MS
        portal = Portal(Account(**asdict(account)), clock)
        portal.position = position
        _fill(build.Builder(portal, today), account, filled, small=account is TEST_ACCOUNT)
        portals[portal.id] = portal
    return pickle.dumps(portals, pickle.HIGHEST_PROTOCOL)


def _fill(builder: build.Builder, account: Account, filled: bool, small: bool) -> None:
    portal = builder.portal
    owners = build.add_owners(builder, account.domain)
    if small:
        portal.last_id += 5_000_000
        for owner_id in owners[2:]:
            del portal.owners[owner_id]
        if filled:
            _few_records(builder, owners[:2])
    else:
        build.add_custom_properties(builder)
        renewals = build.add_renewals_pipeline(builder)
        if filled:
            companies = fill.add_companies(builder, owners)
            contacts = fill.add_contacts(builder, owners, companies)
            deals = fill.add_deals(builder, owners, companies, contacts, renewals)
            fill.add_activities(builder, owners, companies, contacts, deals)
    for kind in ("account", "owners", "labels", "rules"):
        portal.note(kind, "-")
    for type_id in BY_ID:
        portal.note("properties", type_id)
    for type_id in portal.pipelines:
        portal.note("pipelines", type_id)


def _few_records(builder: build.Builder, owners: list[str]) -> None:
    """What a developer test account holds: a handful of samples, none of the main account's."""
    builder.on(-20)
    company = builder.create("companies", {"name": "Fjord Analytics", "domain": "fjord.example.com"})
    for first, last in (("Astrid", "Berg"), ("Declan", "Murphy"), ("Astrid", "Bergman")):
        builder.on(-15)
        email = f"{first}.{last}@fjord.example.com"
        builder.create("contacts", {"firstname": first, "lastname": last, "email": email}, [(company, 1)])
    for name, amount, stage, close in (
        ("Fjord pilot", "4000", "appointmentscheduled", 30),
        ("Fjord expansion", "26000", "contractsent", 10),
    ):
        builder.on(-10)
        deal = {
            "dealname": name,
            "amount": amount,
            "dealstage": stage,
            "pipeline": "default",
            "closedate": builder.day(close),
            "hubspot_owner_id": owners[0],
        }
        builder.create("deals", deal, [(company, 5)])
