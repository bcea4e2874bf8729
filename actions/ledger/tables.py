"""The two tables of the ledger. Times are seconds since 1970 (UTC); `store/migrations` makes the tables."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, String, Table, Text

from ..store.database import METADATA

OPERATIONS = Table(
    "hubspot_operations",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("fingerprint", String(64), nullable=False, doc="keyed hash of who wants what done to what"),
    Column("anchor", String(64), nullable=False, doc="keyed hash of the place in the conversation; empty: its first"),
    Column("message", String(64), nullable=False, doc="keyed hash of the message's id; empty: it has none"),
    Column("holder", Text, nullable=False, doc="the process that sends it: host, pid, its start and a word"),
    Column("state", String(16), nullable=False, doc="started, done, refused, not saved, not seen or unknown"),
    Column("started_at", Float, nullable=False),
    Column("settled_at", Float, nullable=False, doc="by then HubSpot has done it or never will"),
    Column("finished_at", Float),
    Column("profile", Text, nullable=False),
    Column("account", BigInteger, nullable=False, doc="HubSpot's account id"),
    Column("credential", Text, nullable=False, doc="whose: the access's key, never a secret"),
    Column("owner", Text, nullable=False, doc="HubSpot's owner id of the person, where it is known"),
    Column("channel", Text, nullable=False),
    Column("sender", String(64), nullable=False, doc="keyed hash of the conversation's id"),
    Column("action", String(16), nullable=False),
    Column("object", Text, nullable=False),
    Column("record", Text, nullable=False, doc="its id; empty until a new one has one"),
    Column("before", Text, nullable=False, doc="JSON: the values replaced, redacted"),
    Column("after", Text, nullable=False, doc="JSON: the values written, redacted"),
    Column("sealed", LargeBinary, doc="the HubSpot user whose connection it was; none for a credential of nobody's"),
    Column("key_id", String(16)),
    Index("ix_hubspot_operations_fingerprint", "fingerprint", "started_at"),
    Index("ix_hubspot_operations_started_at", "started_at"),
    Index("ix_hubspot_operations_record", "object", "record"),
)
"""A write that a person asked for: what keeps it from being done twice, and the audit trail."""

SALT = Table(
    "hubspot_salt",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
)
"""One row: what keys the hashes, so that an exported trail gives away no telephone number used as a sender id."""
