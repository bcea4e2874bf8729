"""HubSpot's OAuth: consent without a page, tokens by the dated endpoints, errors as RFC 6749 and HubSpot word them."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.witness.web import Answer, Request

APP_SCOPES = {
    *["oauth", "crm.objects.owners.read", "crm.objects.companies.read"],
    *[f"crm.objects.{kind}.{way}" for kind in ("contacts", "deals") for way in ("read", "write")],
}


@dataclass
class Grant:
    """What somebody agreed to."""

    scopes: list[str]
    refresh: str = field(default_factory=lambda: f"eu1-{secrets.token_hex(12)}")
    alive: bool = True


class Consent:
    """The OAuth side of one account; the person who agrees is `email`."""

    client_id, client_secret = "7e57c11e-4711-witness", "s3cr3t-of-the-witness"
    redirect_uri = ""

    def __init__(self, portal: int, domain: str, email: str, wrong: Any) -> None:
        """`wrong(why)` is told of what HubSpot documents as wrong."""
        self.portal, self.domain, self.email, self.wrong = portal, domain, email, wrong
        self.user, self.app_scopes, self.expires_in = 99887766, set(APP_SCOPES), 1800
        self.codes: dict[str, tuple[Grant, str]] = {}
        self.grants: list[Grant] = []
        self.access: dict[str, tuple[Grant, float]] = {}
        self.refreshed = 0

    def authorize(self, request: Request) -> Answer:
        """The person agrees at once: back with a code, or HubSpot's own error page."""
        asked, optional = (set((request.first(n) or "").split()) for n in ("scope", "optional_scope"))
        if extra := (asked | optional) - self.app_scopes:
            return self._page(f"scopes that the app does not have: {extra}")
        if "oauth" not in asked or request.first("client_id") != self.client_id:
            return self._page("no oauth scope, or another client id")
        redirect = request.first("redirect_uri") or ""
        if (self.redirect_uri and redirect != self.redirect_uri) or not request.first("state"):
            return self._page(f"redirect {redirect}, or no state")
        code, grant = secrets.token_hex(8), Grant(sorted(asked | optional))
        self.codes[code] = (grant, redirect)
        back = urlencode({"code": code, "state": request.first("state")})
        return Answer(302, None, {"location": f"{redirect}?{back}"})

    def _page(self, why: str) -> Answer:
        self.wrong(f"authorize: {why}")
        return Answer(400, "<html><h1>Authorization failed</h1></html>")

    def answer(self, request: Request, what: str) -> Answer:
        """`token`, `token/introspect` or `token/revoke`."""
        form = request.form()
        kind = request.headers.get("content-type", "")
        if request.method != "POST" or request.query or not kind.startswith("application/x-www-form-urlencoded"):
            self.wrong(f"oauth takes a form by POST and no query: {request.method} {kind}")
            return _error("invalid_request", "BAD_REQUEST", "use a form")
        if form.get("client_id") != self.client_id or form.get("client_secret") != self.client_secret:
            return _error("invalid_client", "BAD_CLIENT_ID", "missing or unknown client")
        handlers = {"token": self._token, "token/introspect": self._introspect, "token/revoke": self._revoke}
        return handlers[what](form)

    def _token(self, form: dict[str, str]) -> Answer:
        if form.get("grant_type") == "authorization_code":
            grant, redirect = self.codes.pop(form.get("code", ""), (None, ""))
            if grant is None:
                return _error("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code")
            if form.get("redirect_uri") != redirect:
                self.wrong("another redirect_uri than at the start")
                return _error("invalid_grant", "BAD_REDIRECT_URI", "redirect_uri does not match")
            self.grants.append(grant)
            return self._issue(grant)
        if form.get("grant_type") == "refresh_token":
            self.refreshed += 1
            grant = next((g for g in self.grants if g.refresh == form.get("refresh_token") and g.alive), None)
            if grant is None:
                text = "refresh token is invalid, expired or revoked"
                return _error("invalid_grant", "BAD_REFRESH_TOKEN", text)
            return self._issue(grant)
        self.wrong(f"grant_type {form.get('grant_type')}")
        return _error("unsupported_grant_type", "BAD_GRANT_TYPE", "unknown grant_type")

    def _issue(self, grant: Grant) -> Answer:
        token = f"C{secrets.token_urlsafe(150)}"
        self.access[token] = (grant, time.time() + self.expires_in)
        about = {"token_type": "bearer", "token_use": "access_token", "hub_id": self.portal, "scopes": grant.scopes}
        times = {"expires_in": self.expires_in, "user_id": self.user}
        return Answer(200, {"access_token": token, "refresh_token": grant.refresh, **about, **times})

    def _introspect(self, form: dict[str, str]) -> Answer:
        token = form.get("token", "")
        grant, until = self.access.get(token, (None, 0.0))
        if grant is None:
            grant = next((g for g in self.grants if g.refresh == token), None)
        elif until < time.time():
            grant = None
        if grant is None or not grant.alive:
            return Answer(200, {"active": False})
        about: dict[str, Any] = {"active": True, "hub_id": self.portal, "hub_domain": self.domain, "user": self.email}
        about |= {"user_id": self.user, "app_id": 123456, "client_id": self.client_id, "scopes": grant.scopes}
        about |= {"expires_in": int(until - time.time()), "token_use": "access_token", "token_type": "bearer"}
        return Answer(200, {**about, "is_private_distribution": True, "signed_access_token": {"hublet": "eu1"}})

    def _revoke(self, form: dict[str, str]) -> Answer:
        for grant in self.grants:
            if grant.refresh == form.get("token"):
                grant.alive = False
        return Answer(200, {})

    def scopes_of(self, token: str) -> set[str] | float | None:
        """What a bearer may do; for how many seconds it has been expired; None for one nobody issued."""
        if token not in self.access:
            return None
        grant, until = self.access[token]
        return set(grant.scopes) if until > time.time() else time.time() - until


def _error(error: str, status: str, text: str) -> Answer:
    return Answer(400, {"error": error, "error_description": text, "status": status, "message": text})
