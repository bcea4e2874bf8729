"""``/_sandbox/oauth``: counters, ready-made grants, expiry on demand."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.expected import TEXT, TEXTS, whole
from sandbox.options import APP, AppRegistration
from sandbox.routes.admin import bad, body_of, checked, portal_of
from sandbox.routes.call import HUB, reply


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    router = app.router
    router.add_get("/_sandbox/oauth", overview)
    router.add_put("/_sandbox/oauth/apps", register)
    router.add_post("/_sandbox/oauth/grants", grant)
    router.add_post("/_sandbox/oauth/expire", expire)
    router.add_post("/_sandbox/oauth/revoke", revoke)


async def overview(request: web.Request) -> web.Response:
    """Apps (without secrets), users, grants (without tokens) and how often tokens were asked for."""
    oauth = request.app[HUB].oauth
    hidden = ("refresh_token",)
    return reply(
        {
            "apps": [{**asdict(app), "client_secret": "…"} for app in oauth.apps.values()],
            "users": [asdict(user) for user in oauth.users],
            "grants": [
                {name: value for name, value in asdict(each).items() if name not in hidden}
                for each in oauth.grants.values()
            ],
            "counts": dict(oauth.counts),
        }
    )


async def register(request: web.Request) -> web.Response:
    """Add an app or change one: the fields of :class:`sandbox.options.AppRegistration`."""
    oauth, body = request.app[HUB].oauth, await body_of(request)
    checked(body, APP)
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in body.items()}
    old = oauth.apps.get(str(body.get("client_id", "")))
    app = AppRegistration(**{**(asdict(old) if old else {}), **given})
    for uri in app.redirect_uris:
        parts = urlsplit(uri)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname == "localhost"):
            raise bad(f"{uri}: redirect URLs are https, or http on localhost")
    oauth.apps[app.client_id] = app
    return reply({**asdict(app), "client_secret": "…"}, 201)


async def grant(request: web.Request) -> web.Response:
    """A grant without the consent page; answers with its tokens. ``scopes``, ``user`` and ``portal`` optional."""
    hub, body = request.app[HUB], await body_of(request)
    checked(body, {"client_id": TEXT, "scopes": TEXTS, "user": whole(1)})
    app = hub.oauth.apps.get(str(body["client_id"])) if "client_id" in body else None
    app = app or next(iter(hub.oauth.apps.values()))
    portal = portal_of(request)
    user = hub.oauth.user(body["user"]) if "user" in body else hub.oauth.users[0]
    if user is None:
        raise bad(f"no user {body['user']}")
    scopes = sorted(body.get("scopes") or {*app.required, *app.conditional, *app.optional})
    made = hub.oauth.grant(app, portal, user, scopes)
    answer: dict[str, Any] = {
        "access_token": hub.oauth.new_access_token(made).value,
        "refresh_token": made.refresh_token,
        "hub_id": portal.id,
        "user_id": user.id,
        "scopes": scopes,
    }
    hub.save()
    return reply(answer, 201)


async def expire(request: web.Request) -> web.Response:
    """Let every access token be expired since a minute."""
    hub = request.app[HUB]
    hub.oauth.expire(hub.clock.now())
    return web.Response(status=204)


async def revoke(request: web.Request) -> web.Response:
    """Revoke every refresh token."""
    for each in request.app[HUB].oauth.grants.values():
        each.revoked = True
    return web.Response(status=204)
