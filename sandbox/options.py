"""How a sandbox is started, and what can be changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sandbox.expected import TEXT, TEXTS, YES_OR_NO, number, whole

# Documented and of no value: it opens only the sandbox's own invented data.
DEMO_TOKEN = "pat-na1-5a4db0c5-0000-4000-8000-00000000de30"

ALL_SCOPES = frozenset(
    {
        "oauth",
        "tickets",
        "sales-email-read",
        "crm.objects.owners.read",
        *(f"crm.objects.{noun}.{verb}" for noun in ("contacts", "companies", "deals") for verb in ("read", "write")),
        *(f"crm.schemas.{noun}.{verb}" for noun in ("contacts", "companies", "deals") for verb in ("read", "write")),
    }
)


@dataclass(frozen=True, slots=True)
class AppRegistration:
    """An OAuth app as its developer set it up.

    Attributes:
        required: scopes every install must grant.
        conditional: scopes allowed in ``scope`` only.
        optional: scopes allowed in ``optional_scope`` only; granted when account and user have them.
    """

    client_id: str = "5a4db0c5-0000-4000-8000-0000000c11e7"
    client_secret: str = "5a4db0c5-0000-4000-8000-00000005ec4e"
    name: str = "Chat assistant"
    app_id: int = 4411901
    redirect_uris: tuple[str, ...] = (
        "http://localhost:5055/hubspot/callback",
        "http://localhost:5005/hubspot/callback",
    )
    required: tuple[str, ...] = ("oauth",)
    conditional: tuple[str, ...] = tuple(sorted(ALL_SCOPES - {"oauth", "tickets", "sales-email-read"}))
    optional: tuple[str, ...] = tuple(sorted(ALL_SCOPES - {"oauth"}))


APP = {
    **dict.fromkeys(("client_id", "client_secret", "name"), TEXT),
    "app_id": whole(1),
    **dict.fromkeys(("redirect_uris", "required", "conditional", "optional"), TEXTS),
}
"""The fields of an app, as whoever registers one may say them."""


@dataclass(frozen=True, slots=True)
class Options:
    """Start-up options.

    Attributes:
        tokens: private-app tokens of the first portal, each with its scopes.
        store: SQLite file to keep the state in; ``None`` keeps it in memory.
        index_lag: seconds until search sees a change.
        limits: whether HubSpot's rate limits apply.
        latency_ms: fixed delay added to every API answer.
        seed: whether to start with the demo data (an empty portal otherwise).
        apps: OAuth apps.
        rotate_refresh_tokens: whether each refresh yields a new refresh token and ends the old one.
        token_seconds: life of an OAuth access token.
    """

    tokens: dict[str, frozenset[str]] = field(default_factory=lambda: {DEMO_TOKEN: ALL_SCOPES})
    store: Path | None = None
    index_lag: float = 0.0
    limits: bool = True
    latency_ms: float = 0.0
    seed: bool = True
    apps: tuple[AppRegistration, ...] = (AppRegistration(),)
    rotate_refresh_tokens: bool = False
    token_seconds: int = 1800
    code_seconds: int = 300


@dataclass(slots=True)
class Settings:
    """What the admin API may change at run time; starts from :class:`Options`.

    Attributes:
        clock_shift_seconds: moves the sandbox's time: of expiry, of records, and the `Date` of its answers.
        withheld_scopes: scopes (space-separated) that the accounts' subscriptions do not include.
    """

    index_lag: float
    limits: bool
    latency_ms: float
    rotate_refresh_tokens: bool
    token_seconds: int
    code_seconds: int
    burst_limit: int = 190
    search_limit: int = 5
    daily_limit: int = 650_000
    clock_shift_seconds: float = 0.0
    withheld_scopes: str = ""

    @classmethod
    def of(cls, options: Options) -> Settings:
        """Settings as the sandbox starts with them."""
        return cls(
            index_lag=options.index_lag,
            limits=options.limits,
            latency_ms=options.latency_ms,
            rotate_refresh_tokens=options.rotate_refresh_tokens,
            token_seconds=options.token_seconds,
            code_seconds=options.code_seconds,
        )


LONGEST = 10 * 366 * 86_400
"""Seconds: of anything that is told in them."""
SETTINGS = {
    "index_lag": number(0, LONGEST),
    "limits": YES_OR_NO,
    "latency_ms": number(0, 3_600_000),
    "rotate_refresh_tokens": YES_OR_NO,
    "token_seconds": whole(0, LONGEST),
    "code_seconds": whole(0, LONGEST),
    "burst_limit": whole(0),
    "search_limit": whole(0),
    "daily_limit": whole(0),
    "clock_shift_seconds": number(-LONGEST, LONGEST),
    "withheld_scopes": TEXT,
}
"""The fields of :class:`Settings`, as the admin API takes them."""
