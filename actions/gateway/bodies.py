"""Our searches and new records as the SDK's request models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..portal import Filter, Frozen, Search
from . import sdk

SEARCH_MOST = 10_000
"""HubSpot: no search gives more results than that, however it is paged."""


class Link(Frozen):
    """Another record to associate a new one with.

    Attributes:
        object_type: its type ("contacts").
        id: its id.
        type_id: HubSpot's own association type from the new record to it (deal to contact: 3).
    """

    object_type: str
    id: str
    type_id: int


def creation(properties: dict[str, str], links: Iterable[Link]) -> Any:
    """A new record with its associations."""
    make = _Maker()
    associations = [
        make.PublicAssociationsForObject(
            to=make.PublicObjectId(id=link.id),
            types=[make.AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=link.type_id)],
        )
        for link in links
    ]
    return make.SimplePublicObjectInputForCreate(properties=properties, associations=associations)


def change(properties: dict[str, str]) -> Any:
    """New values of a record."""
    return _Maker().SimplePublicObjectInput(properties=properties)


def search(search: Search, properties: Sequence[str], after: str | None, limit: int) -> Any:
    """A search (HubSpot: CRM search guide). Always with `properties`: the defaults lack the owner."""
    make = _Maker()
    groups = [make.FilterGroup(filters=[_filter(make, one) for one in group]) for group in search.groups]
    direction = "DESCENDING" if search.descending else "ASCENDING"
    return make.PublicObjectSearchRequest(
        query=search.query or None,
        filter_groups=groups,
        sorts=[{"propertyName": search.sort, "direction": direction}] if search.sort else [],
        properties=list(properties),
        limit=limit,
        after=after,  # the guides leave it out of a first page
    )


def _filter(make: _Maker, one: Filter) -> Any:
    return make.Filter(
        property_name=one.property,
        operator=one.operator,
        value=one.value,
        high_value=one.high_value,
        values=list(one.values) or None,
    )


class _Maker:
    """The SDK's models, each given the one configuration: left to build its own it takes 20 times as long."""

    def __init__(self) -> None:
        self._models = sdk.models()
        self._configuration = sdk.configuration()

    def __getattr__(self, name: str) -> Any:
        model = getattr(self._models, name)
        return lambda **fields: model(local_vars_configuration=self._configuration, **fields)
