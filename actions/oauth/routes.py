"""The pages' addresses, for any Sanic app: the action server's, or the one of `python -m actions.oauth serve`."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from sanic import Request, Sanic
from sanic.response import HTTPResponse, empty, html, text

from ..errors import HubSpotProblem
from ..store.database import off_loop
from . import flow, links, pages, push
from .links import Link
from .pages import Page
from .profiles import CALLBACK, Profile, profile, profiles
from .waiting import Stopped

Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]

_COOKIE = re.compile(r"[\w-]{43}")
_COOKIE_SECONDS = 3600

log = logging.getLogger(__name__)


def attach(app: Sanic[Any, Any]) -> None:
    """Add the pages. GET changes nothing, except where HubSpot brings the browser back with a state."""
    app.add_route(_landing, "/hubspot/connect/<secret:str>", methods=["GET"], name="hubspot_landing")
    app.add_route(_click, "/hubspot/connect/<secret:str>", methods=["POST"], name="hubspot_click")
    app.add_route(_callback, CALLBACK, methods=["GET"], name="hubspot_callback")
    app.add_route(_connected, "/hubspot/connected", methods=["GET"], name="hubspot_connected")
    app.add_route(_style, "/hubspot/style.css", methods=["GET"], name="hubspot_style")


def _told(handler: Handler) -> Handler:
    """Every way it can stop has its page."""

    @wraps(handler)
    async def answer(request: Request, **parts: str) -> HTTPResponse:
        try:
            return await handler(request, **parts)
        except Stopped as stopped:
            app = _app(stopped.link)
            return _send(pages.problem(stopped.outcome, app, stopped.link), app)
        except HubSpotProblem as problem:
            log.warning("%s: %s", handler.__name__, problem.detail)
        except Exception as error:
            log.error("unexpected %s in %s", type(error).__name__, handler.__name__)
        app = _app(None)
        return _send(pages.problem("unreachable", app), app)

    return answer


@_told
async def _landing(request: Request, secret: str) -> HTTPResponse:
    link = await flow.look(secret)
    app = _app(link)
    response = _send(pages.landing(app, link), app)
    if not _cookie(request, app):
        _set_cookie(response, app)
    return response


@_told
async def _click(request: Request, secret: str) -> HTTPResponse:
    link = await flow.look(secret)
    app = _app(link)
    cookie = _cookie(request, app)
    if cookie is None:
        raise Stopped("other_browser", link)
    return _redirect(await flow.click(secret, cookie), app)


@_told
async def _callback(request: Request) -> HTTPResponse:
    state, code = request.args.get("state") or "", request.args.get("code") or ""
    error = f"{request.args.get('error') or ''} {request.args.get('error_description') or ''}"
    cookie = next(filter(None, (_cookie(request, app) for app in profiles().values())), "")
    link = await flow.come_back(state, code, error, cookie)
    await push.send(link)
    app = _app(link)
    # The code and the state leave the address bar, and the page survives a reload.
    return _redirect(f"{app.origin}/hubspot/connected", app)


@_told
async def _connected(request: Request) -> HTTPResponse:
    cookie = next(filter(None, (_cookie(request, app) for app in profiles().values())), "")
    link = await off_loop(links.with_browser, cookie) if cookie else None
    code = flow.code_of(link) if link else None
    if link is None or code is None:
        raise Stopped((link.over if link else None) or "used", link)
    app = _app(link)
    return _send(pages.connected(app, link, code), app)


async def _style(request: Request) -> HTTPResponse:
    return text(pages.style(), content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


def _app(link: Link | None) -> Profile:
    """The profile a page speaks for; one that is gone since leaves the default one."""
    known = profiles()
    return known[link.whose.profile] if link and link.whose.profile in known else profile()


def _send(page: Page, app: Profile) -> HTTPResponse:
    return html(page.html, status=page.status, headers=pages.headers(app))


def _redirect(address: str, app: Profile) -> HTTPResponse:
    """Sanic's own redirect quotes what is quoted already."""
    return empty(status=303, headers={**pages.headers(app), "Location": address})


def _secure(app: Profile) -> bool:
    return app.origin.startswith("https:")


def _cookie_name(app: Profile) -> str:
    """`__Host-` keeps neighbouring subdomains from planting one; browsers take it with https only."""
    return "__Host-hubspot_link" if _secure(app) else "hubspot_link"


def _cookie(request: Request, app: Profile) -> str | None:
    value = request.cookies.get(_cookie_name(app)) or ""
    return value if _COOKIE.fullmatch(value) else None


def _set_cookie(response: HTTPResponse, app: Profile) -> None:
    parts = [f"{_cookie_name(app)}={secrets.token_urlsafe(32)}", "Path=/", f"Max-Age={_COOKIE_SECONDS}"]
    parts += ["HttpOnly", "SameSite=Lax", *(["Secure"] if _secure(app) else [])]
    response.headers.add("Set-Cookie", "; ".join(parts))
