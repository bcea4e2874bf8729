"""``/oauth/authorize``: checking an install link, asking the user, sending them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from aiohttp import web
from multidict import MultiMapping

from sandbox.model.portal import Portal
from sandbox.oauth import pages
from sandbox.oauth.state import OAuth, User
from sandbox.options import AppRegistration
from sandbox.routes.call import HUB

FIELDS = (
    "client_id",
    "redirect_uri",
    "scope",
    "optional_scope",
    "optional_scopes",
    "state",
    "code_challenge",
    "code_challenge_method",
)


class Blocked(Exception):
    """The install link cannot be followed; the user sees why and is not sent anywhere."""

    def __init__(self, title: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.title = title
        self.message = message
        self.status = status


@dataclass(frozen=True, slots=True)
class InstallLink:
    """A checked install link. ``hub_id`` is the account it names, if any."""

    app: AppRegistration
    redirect_uri: str
    scopes: tuple[str, ...]
    optional: tuple[str, ...]
    state: str | None
    challenge: str
    method: str
    hub_id: int | None
    raw: dict[str, str]

    def back(self, **answer: str) -> str:
        """The redirect address with an answer and the app's ``state``."""
        parts = urlsplit(self.redirect_uri)
        query = urlencode({**answer, **({"state": self.state} if self.state is not None else {})})
        return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    for path in ("/oauth/authorize", r"/oauth/{hub:\d+}/authorize"):
        app.router.add_get(path, ask)
        app.router.add_post(path, decide)


def read_link(oauth: OAuth, query: MultiMapping[Any], hub: str | None) -> InstallLink:
    """Check an install link as HubSpot does.

    Raises:
        Blocked: for an unknown app, an unregistered redirect, or scopes that do not fit the app's settings.
    """
    raw = {name: str(query[name]) for name in FIELDS if name in query}
    app = oauth.apps.get(raw.get("client_id", ""))
    if app is None:
        raise Blocked("Authorization failed", "The client ID in the install link is missing or unknown.")
    redirect_uri = raw.get("redirect_uri", "")
    if redirect_uri not in app.redirect_uris:
        raise Blocked(
            "Authorization failed",
            "The redirect URL in the install link does not match a redirect URL of the app.",
        )
    scopes = tuple(dict.fromkeys(raw.get("scope", "").split()))
    optional = tuple(dict.fromkeys((raw.get("optional_scope") or raw.get("optional_scopes") or "").split()))
    _check_scopes(app, scopes, optional)
    return InstallLink(
        app=app,
        redirect_uri=redirect_uri,
        scopes=scopes,
        optional=optional,
        state=raw.get("state"),
        challenge=raw.get("code_challenge", ""),
        method=raw.get("code_challenge_method", "plain"),
        hub_id=int(hub) if hub else None,
        raw=raw,
    )


def _check_scopes(app: AppRegistration, scopes: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Required scopes must all be there; others only where the app's settings have them."""
    missing = set(app.required) - set(scopes)
    # An optional scope may also stand in ``scope``: the link then makes it a condition of this install.
    strange = set(scopes) - set(app.required) - set(app.conditional) - set(app.optional)
    strange |= set(optional) - set(app.optional)
    if missing or strange:
        names = ", ".join(sorted(missing | strange))
        raise Blocked(
            "Authorization failed because there is a scope mismatch",
            "The scopes in the install link do not match the scopes in the app's settings: " + names,
        )


def _page(blocked: Blocked) -> web.Response:
    return pages.response(pages.problem(blocked.title, blocked.message), blocked.status)


async def ask(request: web.Request) -> web.Response:
    """The consent page."""
    hub = request.app[HUB]
    try:
        link = read_link(hub.oauth, request.query, request.match_info.get("hub"))
        accounts = _accounts(hub.portals, link)
    except Blocked as blocked:
        return _page(blocked)
    return pages.response(pages.consent(link, hub.oauth.users, accounts, request.path))


def _accounts(portals: dict[int, Portal], link: InstallLink) -> list[Portal]:
    if link.hub_id is None:
        return list(portals.values())
    if link.hub_id not in portals:
        raise Blocked("You don't have access to this account", f"Account {link.hub_id} is not yours.", 403)
    return [portals[link.hub_id]]


async def decide(request: web.Request) -> web.Response:
    """What the user chose: back to the app with a code, or with ``access_denied``."""
    hub = request.app[HUB]
    form = await request.post()
    try:
        link = read_link(hub.oauth, form, request.match_info.get("hub"))
        if form.get("decision") != "allow":
            back = link.back(error="access_denied", error_description="The user denied the request")
            return _redirect(back)
        user = _signed_in(hub.oauth, str(form.get("user", "")))
        portal = _chosen(hub.portals, link, user, str(form.get("account", "")))
        return _redirect(allow(hub.oauth, link, user, portal))
    except Blocked as blocked:
        return _page(blocked)


def _redirect(target: str) -> web.Response:
    return web.Response(status=302, headers={"Location": target, "Cache-Control": "no-store"})


def _signed_in(oauth: OAuth, user_id: str) -> User:
    user = oauth.user(int(user_id)) if user_id.isdigit() else oauth.users[0]
    if user is None:
        raise Blocked("Log in", "Nobody with this user id can sign in.", 403)
    return user


def _chosen(portals: dict[int, Portal], link: InstallLink, user: User, account: str) -> Portal:
    wanted = link.hub_id or (int(account) if account.isdigit() else user.portals[0])
    if wanted not in portals or wanted not in user.portals:
        raise Blocked(
            "You don't have access to this account",
            f"{user.name} is not a user of account {wanted}. Choose another account or another user.",
            403,
        )
    return portals[wanted]


def allow(oauth: OAuth, link: InstallLink, user: User, portal: Portal) -> str:
    """Install or connect the app; returns where to send the browser.

    Raises:
        Blocked: when the user would need an admin.
    """
    withheld = set(oauth.settings.withheld_scopes.split())
    lacking = set(link.scopes) & withheld
    if lacking:
        raise Blocked(
            "This account can't install the app",
            "The account's subscription does not include: " + ", ".join(sorted(lacking)),
            403,
        )
    granted = sorted({*link.scopes, *(scope for scope in link.optional if scope not in withheld)})
    known = oauth.installed_scopes(link.app.client_id, portal.id)
    if not user.may_install and not set(granted) <= known:
        raise Blocked(
            "You don't have permission to install this app",
            f"Ask a super admin of {portal.account.name}, or somebody with App Marketplace access, to install "
            f"{link.app.name} first.",
            403,
        )
    grant = oauth.grant(link.app, portal, user, granted)
    return link.back(code=oauth.new_code(grant, link.redirect_uri, link.challenge, link.method).value)
