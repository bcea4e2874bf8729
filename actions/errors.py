"""Everything that can go wrong between a sentence in the chat and a record in HubSpot.

Each kind knows the outcome word it sets (`result`, the public closed list) and the response in `domain.yml`
that explains it to the person (`response`, filled with `words`). `detail` is for the log only.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

Result = Literal[
    "done",
    "not_found",
    "ambiguous",
    "cancelled",
    "refused",
    "not_connected",
    "missing_scope",
    "busy",
    "unreachable",
    "unsure",
]


class HubSpotProblem(Exception):
    """Base of the tree; itself the answer to the unforeseen."""

    result: ClassVar[Result] = "unreachable"
    response: ClassVar[str] = "utter_hubspot_unexpected"

    def __init__(self, detail: str = "", **words: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.words = words


class NotConnected(HubSpotProblem):
    """No usable credential for this person."""

    result = "not_connected"
    response = "utter_hubspot_not_connected"


class InvalidCredential(NotConnected):
    """HubSpot does not accept the token (401)."""

    response = "utter_hubspot_invalid_credential"


class ChannelNotAllowed(NotConnected):
    """Nobody may link an account on this channel: its sender ids prove nobody's identity."""

    response = "utter_hubspot_channel_not_allowed"


class LinkingOff(NotConnected):
    """This bot works with its owner's account only."""

    response = "utter_hubspot_linking_off"


class LinkNeeded(NotConnected):
    """This person can connect their own HubSpot by a link; the request is kept meanwhile.

    `why`: "first" never connected · "expired" the grant is gone (refused refresh, revoked, uninstalled) ·
    "scope" connected, but without a scope that is wanted now.
    """

    response = "utter_hubspot_connect_first"

    def __init__(
        self, why: Literal["first", "expired", "scope"] = "first", scopes: tuple[str, ...] = (), detail: str = ""
    ) -> None:
        super().__init__(detail)
        self.why = why
        self.scopes = scopes


class MissingScope(HubSpotProblem):
    """The credential lacks a scope (403). `scopes`: HubSpot's alternatives, any one is enough."""

    result = "missing_scope"
    response = "utter_hubspot_missing_scope"

    def __init__(self, scopes: tuple[str, ...] = (), detail: str = "") -> None:
        super().__init__(detail, scopes=" or ".join(scopes) or "unknown")
        self.scopes = scopes


class Forbidden(MissingScope):
    """HubSpot does not let this credential's user do that, for another reason than a scope (403)."""

    response = "utter_hubspot_forbidden"

    def __init__(self, detail: str = "", **words: Any) -> None:
        super().__init__((), detail)
        self.words |= words


class NotFound(HubSpotProblem):
    """No such record (404), or it is archived."""

    result = "not_found"
    response = "utter_hubspot_not_found"


class Refused(HubSpotProblem):
    """HubSpot or a rule of ours does not accept the request.

    `by_property` maps an internal property name to HubSpot's reason in words; empty when the request as a
    whole is refused. `codes` maps the property to HubSpot's error code where it gave one.
    """

    result = "refused"
    response = "utter_hubspot_refused"

    def __init__(
        self,
        detail: str = "",
        by_property: dict[str, str] | None = None,
        codes: dict[str, str] | None = None,
        **words: Any,
    ) -> None:
        super().__init__(detail, **words)
        self.by_property = by_property or {}
        self.codes = codes or {}


class ReadOnly(Refused):
    """The system credential is set to read only (`HUBSPOT_SYSTEM_ACCESS=read`)."""

    response = "utter_hubspot_read_only"


class Conflict(Refused):
    """A unique value is taken already (409); `existing_id` is whose, when HubSpot says so."""

    response = "utter_hubspot_conflict"

    def __init__(self, existing_id: str | None = None, detail: str = "") -> None:
        super().__init__(detail)
        self.existing_id = existing_id


class Busy(HubSpotProblem):
    """HubSpot asks to wait (429, 423, 477, `Retry-After`). `retry_after` in seconds, None when unknown."""

    result = "busy"
    response = "utter_hubspot_busy"

    def __init__(self, retry_after: float | None = None, detail: str = "") -> None:
        super().__init__(detail, wait=waiting(retry_after))
        self.retry_after = retry_after


class DailyLimit(Busy):
    """The account's daily calls are used up; nothing helps before its midnight."""

    response = "utter_hubspot_daily_limit"

    def __init__(self, detail: str = "") -> None:
        super().__init__(None, detail)


class Unreachable(HubSpotProblem):
    """No answer, or a 5xx: nothing was changed."""

    result = "unreachable"
    response = "utter_hubspot_unreachable"


class NotSaved(Unreachable):
    """A write got no clear answer, but HubSpot was asked since: it was not done."""

    response = "utter_hubspot_not_saved"


class StoreAway(Unreachable):
    """Our own database does not answer."""

    response = "utter_hubspot_store_away"


class Unsure(HubSpotProblem):
    """A write was sent and its outcome is unknown (time-out, connection lost, 5xx after sending).

    `check`: what to say to find out later.
    """

    result = "unsure"
    response = "utter_hubspot_unsure"

    def __init__(self, detail: str = "", check: str = "look in HubSpot") -> None:
        super().__init__(detail, check=check)


class NotSeen(Unsure):
    """A write got no clear answer, and HubSpot's search, which lags, does not show it: most likely it was not done."""

    response = "utter_hubspot_not_seen"


class Unremembered(Unsure):
    """The outcome of a write is unknown, and so it will stay: the store was away, the ledger holds nothing of it."""

    response = "utter_hubspot_unremembered"


def waiting(seconds: float | None) -> str:
    """When to try again, in words."""
    if seconds is None or seconds < 10:
        return "in a moment"
    if seconds < 90:
        return f"in about {round(seconds, -1):.0f} seconds"
    if seconds < 5400:
        return f"in about {seconds / 60:.0f} minutes"
    return f"in about {seconds / 3600:.0f} hours"
