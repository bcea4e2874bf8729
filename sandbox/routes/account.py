"""``/crm/…/owners`` and ``/account-info``."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox import errors
from sandbox.routes.call import Call, reply, route

OWNER_SCOPES = ("crm.objects.owners.read", "automation")


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "GET", "owners", "", list_owners)
    route(app, "GET", "owners", "/", list_owners)
    route(app, "GET", "owners", "/{id}", read_owner)
    route(app, "GET", "account-info", "/details", details)


def list_owners(call: Call) -> web.Response:
    """Owners, all or by ``email``; ``archived=true`` lists those who left."""
    call.access.require(OWNER_SCOPES)
    archived, email = call.flag("archived"), (call.query("email") or "").casefold()
    found = [o for o in call.portal.owners.values() if o.archived == archived]
    found = [o for o in found if not email or o.email.casefold() == email]
    found.sort(key=lambda owner: int(owner.id))
    limit, after = call.limit(100, 500), call.after()
    page = [o for o in found if int(o.id) > after]
    body: dict[str, Any] = {"results": [owner.to_json() for owner in page[:limit]]}
    if len(page) > limit:
        body["paging"] = {"next": {"after": page[limit - 1].id}}
    return reply(body)


def read_owner(call: Call) -> web.Response:
    """One owner, by ``id`` or, with ``idProperty=userId``, by user."""
    call.access.require(OWNER_SCOPES)
    by_user = (call.query("idProperty") or "id").lower() == "userid"
    for owner in call.portal.owners.values():
        if owner.archived == call.flag("archived") and call.part("id") == (str(owner.user_id) if by_user else owner.id):
            return reply(owner.to_json())
    raise errors.resource_not_found()


def details(call: Call) -> web.Response:
    """The account's zone, currencies and user interface domain."""
    if not call.access.private:  # tokens of private apps and service keys need no scope here
        call.access.require(("oauth",))
    return reply(call.portal.account.to_json(call.portal.clock.now()))
