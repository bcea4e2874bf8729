"""What people see in their browser: plain pages without scripts, with everything escaped."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from . import scopes
from .links import Link, Outcome
from .profiles import Profile

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"


class Page(NamedTuple):
    """A page and the HTTP status it goes out with."""

    html: str
    status: int = 200


class _Problem(NamedTuple):
    status: int
    heading: str
    what: str
    next: str = "Go back to the chat and say “connect”: you get a fresh link."


PROBLEMS: dict[Outcome, _Problem] = {
    "unknown": _Problem(404, "This link is not known", "It may be incomplete, or a newer one has taken its place."),
    "expired": _Problem(410, "This link is too old", "A link is good for ten minutes, so that nobody finds it later."),
    "used": _Problem(
        410, "This link has been used", "It works once. If you see this after going back or reloading, all may be well."
    ),
    "other_browser": _Problem(
        403,
        "This is another browser",
        "The way to HubSpot and back has to be made in one browser, with cookies on. That keeps a stranger's account "
        "from being slipped into your chat.",
    ),
    "denied": _Problem(403, "Not connected", "You did not agree on HubSpot's page, so nothing was connected."),
    "may_not_install": _Problem(
        403,
        "Your HubSpot admin has to install the app",
        "In your HubSpot account only some people may install apps, and you are not one of them. Forward this:",
        "Once it is installed, go back to the chat and say “connect”.",
    ),
    "wrong_account": _Problem(
        409,
        "That is another HubSpot account",
        "This chat works with one account, and you chose another. Nothing was changed.",
        "Ask the chat for a new link and choose the same account; or say “disconnect” first, to use another one.",
    ),
    "account_not_allowed": _Problem(
        403,
        "This HubSpot account is not allowed here",
        "The owner of this bot lets only certain accounts be connected.",
    ),
    "refused": _Problem(
        502,
        "HubSpot did not connect",
        "HubSpot did not accept the request. If a fresh link does not help either, the owner of this bot has to look "
        "at its settings.",
    ),
    "unreachable": _Problem(503, "HubSpot does not answer", "Nothing was connected. Please try again soon."),
    "wrong_code": _Problem(403, "Not connected", "A wrong code was typed three times, so everything was thrown away."),
}


def landing(app: Profile, link: Link) -> Page:
    """What is going to be asked, by which bot, for which conversation."""
    by_user = bool(link.whose.user)
    return _page(
        "landing.html",
        app,
        who=f"Somebody in {_chat(link.whose.channel)}" if by_user else "The owner of this bot",
        asked_at=_clock(link.created_at),
        until=_clock(link.expires_at),
        tag=link.tag,
        wishes=[scopes.in_words(scope) for scope in link.scopes.required],
        extras=[scopes.in_words(scope) for scope in link.scopes.optional],
        forward=to_forward(app, link.scopes),
    )


def connected(app: Profile, link: Link, code: str) -> Page:
    """The six digits."""
    return _page("connected.html", app, code=f"{code[:3]} {code[3:]}", until=_clock(link.expires_at))


def problem(outcome: Outcome, app: Profile, link: Link | None = None) -> Page:
    """Why it came to nothing, and what to do."""
    told = PROBLEMS[outcome]
    forward = to_forward(app, link.scopes) if link and outcome == "may_not_install" else ""
    return _page(
        "problem.html", app, told.status, heading=told.heading, what=told.what, next=told.next, forward=forward
    )


def to_forward(app: Profile, asked: scopes.Request) -> str:
    """What a person can send to their HubSpot admin."""
    names = ", ".join((*asked.required, *asked.optional))
    return (
        f"I would like to use {app.bot_name} with our HubSpot account. Please install its app (client id "
        f"{app.client_id}) or give me the right to install apps (App Marketplace Access). It asks for: {names}."
    )


def headers(app: Profile | None) -> dict[str, str]:
    """What keeps a page to itself. Browsers apply `form-action` to the redirect after the click too."""
    targets = ["'self'", *(_origins(app.authorize_url) if app else ())]
    policy = ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
    return {
        "Content-Security-Policy": "; ".join([*policy, f"form-action {' '.join(targets)}"]),
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex",
    }


def style() -> str:
    """The style sheet."""
    return (_FOLDER / "style.css").read_text(encoding="utf-8")


def _origins(address: str) -> tuple[str, ...]:
    """HubSpot sends a browser on from app.hubspot.com to the host of its data centre."""
    parts = urlsplit(address)
    own = f"{parts.scheme}://{parts.netloc}"
    return (own, "https://*.hubspot.com") if (parts.hostname or "").endswith(".hubspot.com") else (own,)


def _chat(channel: str) -> str:
    return "the web chat" if channel == "webchat" else f"a chat on “{channel}”"


def _clock(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, timezone.utc):%H:%M} UTC"


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(template: str, app: Profile, status: int = 200, **words: Any) -> Page:
    root = urlsplit(app.origin).path
    return Page(_templates().get_template(template).render(bot=app.bot_name, root=root, **words), status)
