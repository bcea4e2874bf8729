"""CRM records and account data, as the verbs use them."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import NotFound
from ..portal import Account, Item, Page, Portal, Search
from ..record import Record
from . import answers, bodies, op, schema, sdk
from .access import Access
from .bodies import Link
from .caller import Caller
from .clock import clock

_ID_MOST = 512


class Crm:
    """One account's CRM, for one turn: all calls for the same message share its seconds for trying again.

    Every method raises `HubSpotProblem` and nothing else. A write whose outcome cannot be known raises
    `Unsure`; one that surely changed nothing raises another kind.
    """

    def __init__(self, access: Access) -> None:
        self._call = Caller(access)

    def seconds_left(self) -> float:
        """What is left of this turn's time for trying again."""
        return self._call.budget.left()

    def reserve(self, seconds: float) -> None:
        """See to it that this turn has at least that many seconds left: for finding out what became of a write."""
        self._call.budget.reserve(seconds)

    def earliest(self, moment: float) -> float:
        """What HubSpot's clock showed, at the earliest, at a moment of this machine's."""
        return clock().earliest(moment)

    async def read(
        self, record: Record | str, id: str, *, properties: Sequence[str], id_property: str | None = None
    ) -> Item:
        """The record with this id, or with this value of a unique property.

        Raises:
            NotFound: there is none, or it is archived.
        """
        type_, id = _type(record), _id(id)
        return await self._call(
            op.READ,
            lambda hubspot, **options: sdk.reading(hubspot, type_, id, tuple(properties), id_property, **options),
            answers.item,
        )

    async def create(self, record: Record, properties: dict[str, str], links: Sequence[Link] = ()) -> Item:
        """A new record, associated with others in the same call. Never sent twice on a doubt.

        Raises:
            Refused: HubSpot does not accept a value, by property.
            Conflict: a unique value is taken.
            Unsure: it may have been created.
        """
        return await self._call(
            op.CREATE,
            lambda hubspot, **options: hubspot.crm.objects.basic_api.create(
                record.object_type, bodies.creation(properties, links), **options
            ),
            answers.item,
        )

    async def update(self, record: Record, id: str, properties: dict[str, str]) -> Item:
        """Changes these properties only; an empty text clears one.

        Raises:
            NotFound: there is no such record.
            Refused: HubSpot does not accept a value, by property.
            Unsure: it may have been changed.
        """
        id = _id(id)
        return await self._call(
            op.UPDATE,
            lambda hubspot, **options: hubspot.crm.objects.basic_api.update(
                record.object_type, id, bodies.change(properties), **options
            ),
            answers.item,
        )

    async def archive(self, record: Record, id: str) -> None:
        """Moves it to HubSpot's recycle bin, where it can be restored for 90 days.

        Raises:
            NotFound: there is no such record (where HubSpot says so).
            Unsure: it may have gone.
        """
        id = _id(id)
        await self._call(
            op.ARCHIVE,
            lambda hubspot, **options: hubspot.crm.objects.basic_api.archive(record.object_type, id, **options),
            answers.nothing,
        )

    async def link(self, record: Record, id: str, other: Record, other_id: str) -> None:
        """Associates two records that exist, as HubSpot does by default; linked already is as good.

        Raises:
            NotFound: one of them is not there.
            Unsure: it may have been done.
        """
        id, other_id = _id(id), _id(other_id)
        await self._call(
            op.LINK,
            lambda hubspot, **options: hubspot.crm.associations.v4.basic_api.create_default(
                record.object_type, id, other.object_type, other_id, **options
            ),
            answers.body,
        )

    async def links(self, record: Record, id: str, other: Record) -> tuple[str, ...]:
        """Ids of the records of another type that this one is associated with.

        Read with the record: 2026-09 does not document the single-record list of associations that v4 has.

        Raises:
            NotFound: there is no such record.
        """
        id = _id(id)
        return await self._call(
            op.READ,
            lambda hubspot, **options: hubspot.crm.objects.basic_api.get_by_id(
                record.object_type, id, associations=[other.object_type], **options
            ),
            answers.links,
        )

    async def page(
        self, record: Record, *, properties: Sequence[str], after: str | None = None, limit: int = 5
    ) -> Page:
        """Records in HubSpot's own order, oldest first; at most 100 a page."""
        return await self._call(
            op.LIST,
            lambda hubspot, **options: hubspot.crm.objects.basic_api.get_page(
                record.object_type, limit=limit, after=after, properties=list(properties), **options
            ),
            answers.page,
        )

    async def search(
        self,
        record: Record,
        search: Search,
        *,
        properties: Sequence[str],
        after: str | None = None,
        limit: int = 5,
    ) -> Page:
        """Records that fit, at most 200 a page. HubSpot's index runs some seconds behind its records."""
        found = await self._call(
            op.SEARCH,
            lambda hubspot, **options: hubspot.crm.objects.search_api.do_search(
                record.object_type, bodies.search(search, properties, after, limit), **options
            ),
            answers.page,
        )
        if found.after and found.after.isdecimal() and bodies.SEARCH_MOST <= int(found.after) <= (found.total or 0):
            return found.model_copy(update={"after": None})
        return found

    async def portal(self, record: Record) -> Portal:
        """What the account declares about records of this type; kept for ten minutes."""
        return await schema.portal(self._call, record)

    def forget_portal(self, record: Record) -> None:
        """The next `portal` reads HubSpot again: for when it refused an option that was known."""
        schema.forget(self._call, record)

    async def account(self) -> Account:
        """Account details; kept for ten minutes."""
        return await schema.account(self._call)


def crm(access: Access) -> Crm:
    """The CRM that `access` opens. Cheap; make one a turn."""
    return Crm(access)


def _type(record: Record | str) -> str:
    return record.object_type if isinstance(record, Record) else record


def _id(id: str) -> str:
    """An id that is safe in a path: an empty one would name all records, a dotted one another path.

    Raises:
        NotFound: no record can have it.
    """
    id = id.strip()
    if not id or id in (".", "..") or len(id) > _ID_MOST or not id.isprintable():
        raise NotFound("no record can have this id")
    return id
