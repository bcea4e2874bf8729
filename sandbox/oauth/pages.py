"""The consent page and its refusals. Plain HTML, no script; every value is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.model.portal import Portal
from sandbox.oauth.state import User

if TYPE_CHECKING:
    from sandbox.oauth.authorize import InstallLink

_NOUNS = {"contacts": "contacts", "companies": "companies", "deals": "deals", "owners": "users and owners"}


def response(html: str, status: int = 200) -> web.Response:
    """A page that must not be framed or kept."""
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
    }
    return web.Response(body=html.encode(), status=status, headers=headers)


def words(scope: str) -> str:
    """A scope as the consent page says it."""
    if scope == "oauth":
        return "Basic account information"
    if scope == "tickets":
        return "View and edit tickets"
    if scope == "sales-email-read":
        return "View the content of one-to-one e-mails"
    area, _, rest = scope.removeprefix("crm.").partition(".")
    noun, _, verb = rest.partition(".")
    subject = _NOUNS.get(noun, noun)
    doing = "View" if verb == "read" else "Create, change and delete"
    return f"{doing} {'property settings of ' if area == 'schemas' else ''}{subject}"


def _frame(title: str, inner: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        '<link rel="stylesheet" href="/_sandbox/static/oauth.css"></head><body><main>'
        '<p class="brand">HubSpot <span>sandbox</span></p>'
        f"{inner}</main></body></html>"
    )


def problem(title: str, message: str) -> str:
    """A page that ends the flow."""
    return _frame(title, f'<h1>{escape(title)}</h1><p role="alert">{escape(message)}</p>')


def consent(link: InstallLink, users: Iterable[User], accounts: Iterable[Portal], action: str) -> str:
    """Who is signed in, which account, which scopes, yes or no."""
    app = escape(link.app.name)
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in link.raw.items()
    )
    people = "".join(f'<option value="{user.id}">{escape(user.name)} ({escape(user.role)})</option>' for user in users)
    choices = "".join(
        f'<label class="account"><input type="radio" name="account" value="{portal.id}"'
        f"{' checked' if number == 0 else ''}>"
        f"<span><b>{escape(portal.account.name)}</b>"
        f"<small>{escape(portal.account.domain)} · {portal.id} · {_kind(portal)}</small></span></label>"
        for number, portal in enumerate(accounts)
    )
    return _frame(
        f"Connect {link.app.name}",
        f"<h1>Connect {app} to HubSpot</h1>"
        f'<form method="post" action="{escape(action)}">{hidden}'
        f'<label for="user">Signed in as</label><select id="user" name="user">{people}</select>'
        f"<fieldset><legend>Choose an account</legend>{choices}</fieldset>"
        f"<h2>{app} will be able to</h2><ul>{_scopes(link.scopes)}</ul>"
        + (f"<h2>If the account has it, also</h2><ul>{_scopes(link.optional)}</ul>" if link.optional else "")
        + f'<p class="note">You will be sent to <b>{escape(link.redirect_uri)}</b>.</p>'
        '<div class="buttons"><button name="decision" value="allow" class="primary">Connect app</button>'
        '<button name="decision" value="deny">Cancel</button></div></form>',
    )


def _kind(portal: Portal) -> str:
    return {"DEVELOPER_TEST": "developer test account"}.get(portal.account.account_type, "standard account")


def _scopes(scopes: Iterable[str]) -> str:
    return "".join(f"<li>{escape(words(scope))} <code>{escape(scope)}</code></li>" for scope in scopes)
