"""The two tables. Names, times and states are plain; every token, code and e-mail address is in `sealed`.

Times are seconds since 1970 (UTC). `store/migrations` makes the tables; a test compares.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, String, Table, Text

from ..store.database import METADATA


def _whose() -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in ("profile", "channel", "user_id")]


LINKS = Table(
    "hubspot_links",
    METADATA,
    Column("id", String(64), primary_key=True, doc="SHA-256 of what is in the link's address"),
    *_whose(),
    Column("conversation", Text, nullable=False, doc="Rasa's sender id, to send word to"),
    Column("tag", String(16), nullable=False, doc="shown in the chat and on the page, to be compared"),
    Column("why", String(16), nullable=False),
    Column("scopes", Text, nullable=False, doc="asked for, as in the authorize URL"),
    Column("optional_scopes", Text, nullable=False),
    Column("hub_id", BigInteger, doc="the account that is expected; later the one that came"),
    Column("stage", String(16), nullable=False),
    Column("outcome", String(32), doc="why it failed"),
    Column("browser", String(64), doc="SHA-256 of the cookie"),
    Column("state", String(64), unique=True, doc="SHA-256 of OAuth's state"),
    Column("tries", Integer, nullable=False),
    Column("sealed", LargeBinary),
    Column("key_id", String(16)),
    Column("created_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False),
    Index("ix_hubspot_links_whose", "profile", "channel", "user_id"),
    Index("ix_hubspot_links_browser", "browser"),
    Index("ix_hubspot_links_expires_at", "expires_at"),
)
"""An attempt to link an account; see `links.py` for its stages."""

GRANTS = Table(
    "hubspot_grants",
    METADATA,
    Column("id", String(32), primary_key=True),
    *_whose(),
    Column("hub_id", BigInteger, nullable=False),
    Column("account", Text, nullable=False, doc="HubSpot's hub_domain: the account's name for people"),
    Column("account_type", String(32), nullable=False),
    Column("scopes", Text, nullable=False, doc="granted"),
    Column("asked", Text, nullable=False, doc="asked for, granted or not"),
    Column("version", Integer, nullable=False, doc="counts the tokens: a write about an older one has no effect"),
    Column("sealed", LargeBinary, doc="none once HubSpot refused the refresh token"),
    Column("key_id", String(16)),
    Column("expires_at", Float, nullable=False, doc="of the access token"),
    Column("renew_at", Float, nullable=False),
    Column("leased_until", Float, nullable=False, doc="somebody is refreshing it until then"),
    Column("retry_at", Float, nullable=False, doc="no refresh before, after a failed one"),
    Column("linked_at", Float, nullable=False),
    Column("died_at", Float),
    Index("ux_hubspot_grants_whose", "profile", "channel", "user_id", unique=True),
)
"""A linked account: one a person, and one for the installation of a profile."""
