"""HubSpot's own client builds our requests: its typed APIs and request models, dated paths, a token a call.

Left to itself `hubspot-api-client` 12 makes a pool at every access, has no time-out and knows v3 paths only.
Its `api_factory` hook lets the transport be replaced; answers are handed back raw, because its models drop
`url` and `warnings`, take an HTML page for an empty record, and cost more time than the call itself.
"""

from __future__ import annotations

import json
import logging
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from ..settings import settings
from .wire import Request


def hubspot() -> Any:
    """HubSpot's client for the configured address and version."""
    here = settings()
    return _client(here.hubspot_api_base_url, here.hubspot_api_version)


_loaded: set[tuple[str, str]] = set()


def loaded() -> bool:
    """Whether `load` has been done for the configured address and version."""
    here = settings()
    return (here.hubspot_api_base_url, here.hubspot_api_version) in _loaded


def load() -> None:
    """Import what calls need, which takes some tenths of a second: before a call has its place in the limits."""
    if loaded():
        return
    crm = hubspot().crm
    _ = crm.objects.basic_api, crm.objects.search_api, crm.owners.owners_api
    _ = crm.pipelines.pipelines_api, crm.properties.core_api, crm.associations.v4.basic_api
    here = settings()
    _loaded.add((here.hubspot_api_base_url, here.hubspot_api_version))


def models() -> Any:
    """The client's request models for CRM objects."""
    import hubspot.crm.objects as objects

    return objects


def configuration() -> Any:
    """The client's configuration of CRM objects."""
    return hubspot().crm.objects.basic_api.api_client.configuration


def dated(path: str, version: str) -> str:
    """A v3 or v4 path of the client in the configured version.

    HubSpot: the date follows the name of the API, `/crm/v3/objects/…` becomes `/crm/objects/2026-09/…`. Associations
    are at v4 where everything else is at v3.
    """
    path = path.rstrip("/")
    if version == "v3":
        return path
    parts = path.split("/")  # "", "crm", "v3", "objects", …  or  "", "account-info", "v3", "details"
    at = next(place for place, part in enumerate(parts) if part in ("v3", "v4"))
    if parts[1] == "crm":
        parts[at], parts[at + 1] = parts[at + 1], version
    else:
        parts[at] = version
    return "/".join(parts)


@cache
def _client(host: str, version: str) -> Any:
    from hubspot import HubSpot

    logging.getLogger("hubspot").setLevel(logging.WARNING)  # at DEBUG the client logs whole answers
    made: dict[tuple[str, str], Any] = {}

    def factory(package: Any, api: str, config: dict[str, Any]) -> Any:
        key = (package.__name__, api)
        if key not in made:
            made[key] = _api(package, api, host, version)
        return made[key]

    return HubSpot(api_factory=factory)


def _api(package: Any, api: str, host: str, version: str) -> Any:
    class OnOurPool(_OnOurPool, package.ApiClient):  # type: ignore[misc]
        pass

    address = urlsplit(host)
    client = OnOurPool(package.Configuration(host=address.path))
    client.base, client.version = f"{address.scheme}://{address.netloc}", version
    client.user_agent = "rasa-hubspot-actions (hubspot-api-client-python)"
    return getattr(package, api)(client)


_ID = "_the_id_"


def reading(
    client: Any,
    type_: str,
    id: str,
    properties: tuple[str, ...],
    id_property: str | None,
    *,
    _request_auth: dict[str, str],
) -> Request:
    """What the client builds to read one record. But for the id and the token it is the same again and again."""
    made = _reading(client, type_, properties, id_property)
    return made._replace(
        target=made.target.replace(f"/{_ID}", f"/{quote(id, safe='')}", 1),
        headers={**made.headers, _request_auth["key"]: _request_auth["value"]},
    )


@lru_cache(256)
def _reading(client: Any, type_: str, properties: tuple[str, ...], id_property: str | None) -> Request:
    made: Request = client.crm.objects.basic_api.get_by_id(
        type_, _ID, properties=list(properties), id_property=id_property
    )
    return made


@lru_cache(256)
def _query(parameters: tuple[tuple[str, str], ...]) -> str:
    """Mostly the properties of a card, the same again and again: quoting them takes longer than all the rest here."""
    return urlencode(parameters)


class _OnOurPool:
    """Stands before a package's `ApiClient`, which goes on building the request."""

    base: str
    version: str

    def call_api(self, resource_path: str, method: str, path_params: Any = None, *rest: Any, **options: Any) -> Request:
        path = dated(resource_path, self.version)
        options["_preload_content"] = False  # hands on what `request` returns
        made: Request = super().call_api(path, method, path_params, *rest, **options)  # type: ignore[misc]
        return made._replace(path=path.replace("{objectType}", str((path_params or {}).get("objectType"))))

    def request(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        query_params: Any = None,
        post_params: Any = None,
        body: Any = None,
        **_: Any,
    ) -> Request:
        if query_params:
            url += "?" + _query(tuple(query_params))
        data = None if body is None else json.dumps(body).encode()
        return Request(self.base, method, url, headers, data)
