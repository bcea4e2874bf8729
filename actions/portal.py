"""What a HubSpot account declares about itself, and what its records look like to us.

Plain data that every room may hold: `gateway` fills it, `language` reads words against it, `chat` shows it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

STAGES = frozenset({"dealstage", "hs_pipeline_stage"})
PIPELINES = frozenset({"pipeline", "hs_pipeline"})
"""What HubSpot calls the stage and the pipeline of a deal, and of any other kind of record (HubSpot: pipelines)."""


class Frozen(BaseModel):
    """Immutable value. Its validator is built at its first use: the main process of the action server needs none."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Account(Frozen):
    """Account details (HubSpot: account information guide). `portal_id` 0, `currency` "": HubSpot would not tell."""

    portal_id: int
    ui_domain: str = "app.hubspot.com"
    time_zone: str = "UTC"
    currency: str = "USD"
    currencies: tuple[str, ...] = ()
    account_type: str = "STANDARD"

    @property
    def zone(self) -> ZoneInfo:
        """The portal's time zone; days are the days of this zone."""
        return ZoneInfo(self.time_zone)

    def record_url(self, type_id: str, record_id: str) -> str:
        """The record's page; "" where the account is unknown. HubSpot: hosts differ per data centre: `uiDomain`."""
        if not self.portal_id:
            return ""
        return f"https://{self.ui_domain}/contacts/{self.portal_id}/record/{type_id}/{record_id}"


class Owner(Frozen):
    """A person records can be assigned to. `id` is what `hubspot_owner_id` holds; HubSpot's `userId` is another."""

    id: str
    email: str = ""
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        """Full name, or the e-mail where HubSpot has no name."""
        return f"{self.first_name} {self.last_name}".strip() or self.email


class Option(Frozen):
    """One choice of an enumeration: internal `value`, human `label`."""

    value: str
    label: str
    hidden: bool = False


class Property(Frozen):
    """A property definition. `type` ("string", "enumeration", …) and `field_type` are HubSpot's own words."""

    name: str
    label: str
    type: str = "string"
    field_type: str = "text"
    options: tuple[Option, ...] = ()
    read_only: bool = False
    hidden: bool = False
    is_currency: bool = False

    @property
    def many(self) -> bool:
        """Whether several options may be set at once (`a;b`)."""
        return self.field_type == "checkbox"


class Stage(Frozen):
    """A step of a pipeline. Labels are unique within their pipeline only."""

    id: str
    label: str
    closed: bool = False
    probability: float | None = None


class Pipeline(Frozen):
    """A pipeline and its stages in display order; records may still be in `archived` ones, but come into none."""

    id: str
    label: str
    stages: tuple[Stage, ...] = ()
    archived: tuple[Stage, ...] = ()


class Portal(Frozen):
    """All that is needed to read and show the records of one object type in one account."""

    account: Account
    properties: dict[str, Property] = Field(default_factory=dict)
    pipelines: tuple[Pipeline, ...] = ()
    owners: tuple[Owner, ...] = ()

    def stage(self, stage_id: str | None) -> Stage | None:
        """The stage with this id, whichever pipeline it is in."""
        return next((s for p in self.pipelines for s in (*p.stages, *p.archived) if s.id == stage_id), None)

    def pipeline_of(self, stage_id: str | None) -> Pipeline | None:
        """The pipeline that holds a stage."""
        return next((p for p in self.pipelines if any(s.id == stage_id for s in (*p.stages, *p.archived))), None)

    def owner(self, owner_id: str | None) -> Owner | None:
        """The owner with this id."""
        return next((o for o in self.owners if o.id == owner_id), None)


class Item(Frozen):
    """One CRM record as HubSpot returned it: string values by internal property name."""

    id: str
    properties: dict[str, str | None] = Field(default_factory=dict)
    created: datetime | None = None
    url: str | None = None


class Page(Frozen):
    """A page of records; `after` is HubSpot's cursor for the next one, `total` only on searches."""

    items: tuple[Item, ...] = ()
    after: str | None = None
    total: int | None = None

    @property
    def more(self) -> int:
        """How many there are beyond this page, the first one of a search."""
        return max((self.total or 0) - len(self.items), 0)


class Filter(Frozen):
    """One search criterion in HubSpot's terms (HubSpot: CRM search guide), and in words for the person."""

    property: str
    operator: Literal[
        "EQ",
        "NEQ",
        "LT",
        "LTE",
        "GT",
        "GTE",
        "BETWEEN",
        "IN",
        "NOT_IN",
        "HAS_PROPERTY",
        "NOT_HAS_PROPERTY",
        "CONTAINS_TOKEN",
        "NOT_CONTAINS_TOKEN",
    ]
    value: str | None = None
    high_value: str | None = None
    values: tuple[str, ...] = ()
    shown: str = ""


class Search(Frozen):
    """A search: `groups` are ORed, the filters in one ANDed; `query` looks in the text properties."""

    groups: tuple[tuple[Filter, ...], ...] = ()
    query: str | None = None
    sort: str | None = None
    descending: bool = True
