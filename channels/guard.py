"""Who may call the web chat, and the headers that keep its page to itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit


def is_same_origin(headers: Mapping[str, str]) -> bool:
    """Tell whether the browser vouches that our own page sent this request.

    ``Sec-Fetch-Site`` cannot be forged by a page. Where an older browser lacks it, ``Origin`` must name
    the host that was called. A request with neither does not come from a browser's page.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Tell whether the browser says that another site's page asks to read from us.

    Weaker than the opposite of `is_same_origin`, for reads: older browsers send neither header there.
    Needed because Rasa's ``--cors`` lets other origins read with cookies (rasa ``server.configure_cors``).
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def is_blind_write(method: str, headers: Mapping[str, str]) -> bool:
    """Tell whether another site's page sends something that no browser asks leave for first.

    A page may post text or a form anywhere, and Rasa's channels read JSON whatever it is called (rasa
    ``channels/rest.py``): each page that a person opens could talk to a bot on their machine. JSON as such is sent
    only where Rasa's ``--cors`` allows it.
    """
    kind = (headers.get("content-type") or "").partition(";")[0].strip().lower()
    return method not in ("GET", "HEAD", "OPTIONS") and kind != "application/json" and is_foreign(headers)


def is_named(headers: Mapping[str, str], names: Collection[str]) -> bool:
    """Tell whether the caller knows us by one of these names; by any, where none are given.

    A page may point a name of its own at a person's machine (DNS rebinding); to the browser it is the same site then,
    and only the name tells it from ours.
    """
    return not names or urlsplit(f"//{headers.get('host', '')}").hostname in names


def is_https(scheme: str, headers: Mapping[str, str]) -> bool:
    """Tell whether the browser speaks https, also where a proxy before Rasa ends it.

    A caller who makes up the proxy's header only marks their own cookie ``Secure``.
    """
    forwarded = headers.get("x-forwarded-proto") or ""
    return scheme == "https" or forwarded.split(",")[0].strip() == "https"


def security_headers(frame_origin: str | None) -> dict[str, str]:
    """Return the headers of every answer: only our own files, framed by nobody, framing only the sandbox."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "frame-src": frame_origin or "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
