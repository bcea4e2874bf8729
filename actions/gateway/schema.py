"""What an account declares about itself, kept for some minutes a credential."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Any, TypeVar

from ..errors import MissingScope, NotFound
from ..portal import Account, Owner, Pipeline, Portal, Property
from ..record import Record
from ..settings import settings
from . import answers
from .cache import Shelf
from .caller import Caller, log
from .op import READ
from .pace import pacer

T = TypeVar("T")

SECONDS = 600
"""For the parts and for the whole: what a turn works with may be twice as old."""
_ENTRIES = 4096
_UNKNOWN = Account(portal_id=0, currency="")
_OWNER_PAGE = 100
_OWNER_PAGES = 100


@cache
def shelf() -> Shelf:
    """This process's shelf of account data."""
    return Shelf(SECONDS, _ENTRIES)


async def account(call: Caller) -> Account:
    """Account details. The SDK has no such call, so its general one serves (HubSpot: account information)."""
    return await shelf().get(_key(call, "account"), partial(_account, call))


async def portal(call: Caller, record: Record) -> Portal:
    """All that is needed to read and show records of one type. Kept whole: putting it together costs each turn."""
    return await shelf().get(_key(call, "portal", record.object_type), partial(_portal, call, record))


async def _portal(call: Caller, record: Record) -> Portal:
    """Its parts are fetched side by side. What HubSpot does not let us read is done without."""
    type_ = record.object_type

    async def kept(fetch: Callable[[], Awaitable[T]], otherwise: T, *parts: str) -> T:
        try:
            return await shelf().get(_key(call, *parts), fetch)
        except (MissingScope, NotFound) as problem:
            log.warning("%s cannot be read: %s", parts[0], problem.detail)
            return otherwise

    no_owners: tuple[Owner, ...] = ()
    no_pipelines: tuple[Pipeline, ...] = ()
    no_properties: dict[str, Property] = {}
    its_account, its_owners, its_pipelines, its_properties = await asyncio.gather(
        kept(partial(_account, call), _UNKNOWN, "account"),
        kept(partial(_owners, call), no_owners, "owners"),
        kept(partial(_pipelines, call, type_), no_pipelines, "pipelines", type_) if _staged(record) else _none(),
        kept(partial(_properties, call, type_), no_properties, "properties", type_),
    )
    if its_account is _UNKNOWN and (said := its_properties.get(record.currency or "")):
        its_account = _of_currencies(tuple(option.value for option in said.options))
    return Portal(account=its_account, owners=its_owners, pipelines=its_pipelines, properties=its_properties)


def _of_currencies(codes: tuple[str, ...]) -> Account:
    """What the choices of a record's currency tell of an account that tells nothing itself."""
    return _UNKNOWN.model_copy(update={"currencies": codes, "currency": codes[0] if len(codes) == 1 else ""})


def forget(call: Caller, record: Record) -> None:
    """Drops all that `portal` holds for this type."""
    type_ = record.object_type
    for parts in (("portal", type_), ("account",), ("owners",), ("pipelines", type_), ("properties", type_)):
        shelf().forget(_key(call, *parts))


def _key(call: Caller, *parts: str) -> tuple[str, ...]:
    return (settings().hubspot_api_base_url, call.access.key, *parts)


def _staged(record: Record) -> bool:
    return any(slot.kind in ("stage", "pipeline") for slot in record.slots)


async def _none() -> tuple[Pipeline, ...]:
    return ()


async def _account(call: Caller) -> Account:
    def send(hubspot: Any, **options: Any) -> Any:
        client = hubspot.crm.objects.basic_api.api_client
        return client.call_api("/account-info/v3/details", "GET", query_params=[], auth_settings=["oauth2"], **options)

    found = await call(READ, send, answers.account)
    pacer().belongs(call.payer, str(found.portal_id), found.zone)
    return found


async def _owners(call: Caller) -> tuple[Owner, ...]:
    """Everybody, page by page."""
    found: list[Owner] = []
    after: str | None = None
    for _ in range(_OWNER_PAGES):
        some, after = await _owner_page(call, after)
        found += some
        if after is None:
            break
    return tuple(found)


async def _owner_page(call: Caller, after: str | None) -> tuple[tuple[Owner, ...], str | None]:
    return await call(
        READ,
        lambda hubspot, **options: hubspot.crm.owners.owners_api.get_page(limit=_OWNER_PAGE, after=after, **options),
        answers.owners,
    )


async def _pipelines(call: Caller, type_: str) -> tuple[Pipeline, ...]:
    return await call(
        READ,
        lambda hubspot, **options: hubspot.crm.pipelines.pipelines_api.get_all(type_, **options),
        answers.pipelines,
    )


async def _properties(call: Caller, type_: str) -> dict[str, Property]:
    return await call(
        READ,
        lambda hubspot, **options: hubspot.crm.properties.core_api.get_all(type_, **options),
        answers.properties,
    )
