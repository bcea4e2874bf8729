"""``/oauth/{version}/token``, ``/introspect``, ``/revoke`` and uninstalling.

Everything is read from the form body; parameters in the query are not looked at.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any

from aiohttp import web

from sandbox import errors
from sandbox.hub import Hub
from sandbox.oauth.state import Grant, OAuth, new_refresh_token
from sandbox.options import AppRegistration
from sandbox.routes.call import DATED, HUB, no_content, reply

FORM = "application/x-www-form-urlencoded"


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    for version in DATED:
        app.router.add_post(f"/oauth/{version}/token", token)
        app.router.add_post(f"/oauth/{version}/token/introspect", introspect)
        app.router.add_post(f"/oauth/{version}/token/revoke", revoke)
    for version in ("v3", *DATED):
        app.router.add_delete(f"/appinstalls/{version}/external-install", uninstall)


def oauth_error(code: str, status: str, message: str) -> errors.HubSpotError:
    """400 with the fields of RFC 6749 and HubSpot's older ones."""
    body = {"status": status, "message": message, "error": code, "error_description": message}
    return errors.HubSpotError(400, body)


async def _form(request: web.Request) -> dict[str, str]:
    if request.content_type != FORM:
        raise oauth_error("invalid_request", "BAD_REQUEST", f"the body must be {FORM}")
    return {name: str(value) for name, value in (await request.post()).items()}


def _app(oauth: OAuth, form: dict[str, str]) -> AppRegistration:
    app = oauth.apps.get(form.get("client_id", ""))
    if app is None:
        raise oauth_error("invalid_client", "BAD_CLIENT_ID", "missing or unknown client id")
    if not secrets.compare_digest(app.client_secret.encode(), form.get("client_secret", "").encode()):
        raise oauth_error("invalid_client", "BAD_CLIENT_SECRET", "missing or invalid client secret")
    return app


async def token(request: web.Request) -> web.Response:
    """Exchange a code, or refresh."""
    hub, form = request.app[HUB], await _form(request)
    kind = form.get("grant_type", "")
    if kind not in ("authorization_code", "refresh_token"):
        message = "missing or unknown grant type"
        raise oauth_error("unsupported_grant_type", "BAD_GRANT_TYPE", message)
    hub.oauth.counts[f"{kind} attempts"] += 1
    app = _app(hub.oauth, form)
    grant = _exchange(hub.oauth, app, form) if kind == "authorization_code" else _refresh(hub, app, form)
    hub.oauth.counts[kind] += 1
    return reply(_token_json(hub.oauth, grant))


def _exchange(oauth: OAuth, app: AppRegistration, form: dict[str, str]) -> Grant:
    code = oauth.codes.get(form.get("code", ""))
    grant = oauth.grants.get(code.grant_id) if code else None
    if code is None or grant is None or grant.client_id != app.client_id:
        raise oauth_error("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code")
    if form.get("redirect_uri") != code.redirect_uri:
        raise oauth_error("invalid_grant", "BAD_REDIRECT_URI", "missing or invalid redirect uri")
    del oauth.codes[code.value]
    oauth.dirty = True
    if oauth.clock.now() >= code.expires_ms:
        raise oauth_error("invalid_grant", "EXPIRED_AUTH_CODE", "auth code is expired")
    if code.challenge and not _proves(code.challenge, code.method, form.get("code_verifier", "")):
        raise oauth_error("invalid_grant", "BAD_CODE_VERIFIER", "missing or invalid code verifier")
    return grant


def _proves(challenge: str, method: str, verifier: str) -> bool:
    """PKCE, RFC 7636."""
    made = verifier
    if method == "S256":
        digest = hashlib.sha256(verifier.encode()).digest()
        made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return secrets.compare_digest(made.encode(), challenge.encode())


def _refresh(hub: Hub, app: AppRegistration, form: dict[str, str]) -> Grant:
    grant = hub.oauth.by_refresh_token(form.get("refresh_token", ""))
    if grant is None or grant.client_id != app.client_id:
        message = "refresh token is invalid, expired or revoked"
        raise oauth_error("invalid_grant", "BAD_REFRESH_TOKEN", message)
    grant.refreshes += 1
    if hub.settings.rotate_refresh_tokens:
        grant.refresh_token = new_refresh_token(hub.portals[grant.portal_id])
    hub.oauth.dirty = True
    return grant


def _token_json(oauth: OAuth, grant: Grant) -> dict[str, Any]:
    return {
        "access_token": oauth.new_access_token(grant).value,
        "refresh_token": grant.refresh_token,
        "expires_in": oauth.settings.token_seconds,
        "token_type": "bearer",
        "token_use": "access_token",
        "hub_id": grant.portal_id,
        "scopes": list(grant.scopes),
        "user_id": grant.user_id,
    }


async def introspect(request: web.Request) -> web.Response:
    """What a token is good for; ``{"active": false}`` for one that is not."""
    hub, form = request.app[HUB], await _form(request)
    app = _app(hub.oauth, form)
    value = form.get("token") or form.get("access_token") or form.get("refresh_token") or ""
    held = hub.oauth.access_tokens.get(value)
    if held is not None and hub.clock.now() < held.expires_ms:
        grant = hub.oauth.grants.get(held.grant_id)
        if grant is not None and grant.client_id == app.client_id:
            left = (held.expires_ms - hub.clock.now()) // 1000
            own = {
                "token_use": "access_token",
                "expires_in": left,
                "signed_access_token": _signed(hub, app, grant, held.expires_ms),
            }
            return reply({**_common(hub, app, grant, value), **own})
    by_refresh = hub.oauth.by_refresh_token(value)
    if by_refresh is not None and by_refresh.client_id == app.client_id:
        return reply({**_common(hub, app, by_refresh, value), "token_use": "refresh_token"})
    return reply({"active": False})


def _common(hub: Hub, app: AppRegistration, grant: Grant, value: str) -> dict[str, Any]:
    user = hub.oauth.user(grant.user_id)
    return {
        "active": True,
        "token": value,
        "user": user.email if user else None,
        "hub_domain": hub.portals[grant.portal_id].account.domain,
        "scopes": list(grant.scopes),
        "hub_id": grant.portal_id,
        "client_id": app.client_id,
        "app_id": app.app_id,
        "user_id": grant.user_id,
        "token_type": "bearer",
        "is_private_distribution": True,
    }


def _signed(hub: Hub, app: AppRegistration, grant: Grant, expires_ms: int) -> dict[str, Any]:
    return {
        "expiresAt": expires_ms,
        "scopes": "",
        "hubId": grant.portal_id,
        "userId": grant.user_id,
        "appId": app.app_id,
        "signature": "",
        "newSignature": "",
        "scopeToScopeGroupPks": "",
        "trialScopes": "",
        "trialScopeToScopeGroupPks": "",
        "hublet": hub.portals[grant.portal_id].account.hosting,
        "isUserLevel": False,
        "installingUserId": grant.user_id,
        "isServiceAccount": False,
        "isPrivateDistribution": True,
    }


async def revoke(request: web.Request) -> web.Response:
    """End a refresh token; issued access tokens live on until they expire. 200 whatever the token was."""
    hub, form = request.app[HUB], await _form(request)
    app = _app(hub.oauth, form)
    value = form.get("token") or form.get("refresh_token") or ""
    grant = hub.oauth.by_refresh_token(value)
    if grant is not None and grant.client_id == app.client_id:
        grant.revoked = True
        hub.oauth.counts["revoked"] += 1
        hub.oauth.dirty = True
    return reply({})


async def uninstall(request: web.Request) -> web.Response:
    """Remove the app from the account the access token opens: 204."""
    hub = request.app[HUB]
    header = request.headers.get("Authorization")
    access = hub.access(header)
    if access.private:
        raise errors.error(403, "This endpoint needs an OAuth access token.", "MISSING_SCOPES")
    hub.oauth.uninstall(access.app.removeprefix("oauth:"), access.portal.id)
    hub.oauth.counts["uninstalled"] += 1
    return no_content()
