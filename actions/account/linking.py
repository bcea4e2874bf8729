"""What is said on the way to a linked account, and what the person says back."""

from __future__ import annotations

import re
import unicodedata

from ..chat import buttons
from ..chat.buttons import Button
from ..chat.turn import Turn
from ..oauth import confirm, flow
from ..oauth.identity import Identity
from ..oauth.links import Link, Outcome
from ..oauth.pages import to_forward
from .who import app_of

SENTENCES: dict[Outcome, str] = {
    "unknown": "utter_hubspot_link_gone",
    "expired": "utter_hubspot_link_expired",
    "used": "utter_hubspot_link_used",
    "other_browser": "utter_hubspot_link_other_browser",
    "denied": "utter_hubspot_link_denied",
    "may_not_install": "utter_hubspot_link_may_not_install",
    "wrong_account": "utter_hubspot_link_wrong_account",
    "account_not_allowed": "utter_hubspot_link_account_not_allowed",
    "refused": "utter_hubspot_link_refused",
    "unreachable": "utter_hubspot_link_unreachable",
    "wrong_code": "utter_hubspot_link_wrong_code",
}
"""What the bot says of an attempt that came to nothing."""
RENEWED = {"unknown", "expired", "used"}
"""Where nobody decided anything: a fresh link follows at once."""
INVITATIONS = {
    "first": "utter_hubspot_connect_why_first",
    "expired": "utter_hubspot_connect_why_expired",
    "scope": "utter_hubspot_connect_why_scope",
}

_SIX = r"(?P<first>\d{3})[\s.–-]{0,2}(?P<last>\d{3})"
_BARE = re.compile(rf"\W*{_SIX}\W*")
_SPOKEN = re.compile(rf".*\b(?:code|digits|pin|it is|it's|it’s|its|here)\b\D*{_SIX}\W*", re.IGNORECASE | re.DOTALL)
_INSTALL = re.compile(r"\b(?:install\w*|super admin|admin\w*|permissions?|not allowed|marketplace)\b", re.IGNORECASE)
_NEW_LINK = re.compile(
    r"\b(?:(?:new|another|fresh|other|next)\b.*\blink|(?:re)?send\b.*\b(?:link|again)|link again)\b", re.I
)


def six_digits(text: str) -> str | None:
    """The code, where the message is one."""
    found = _BARE.fullmatch(text) or _SPOKEN.fullmatch(text)
    return "".join(str(unicodedata.decimal(c)) for c in found["first"] + found["last"]) if found else None


def wants_new_link(turn: Turn) -> bool:
    """“New link”, its button, or “connect” once more."""
    return turn.intent == "connect_hubspot" or bool(_NEW_LINK.search(turn.text))


def may_not_install(text: str) -> bool:
    """“HubSpot says I don't have permission to install it”: HubSpot tells the person, and nobody else."""
    return _INSTALL.search(text) is not None


def way_out() -> list[Button]:
    """What can be pressed while the code is waited for."""
    return [buttons.button("New link", "connect_hubspot"), buttons.button("Cancel", "cancel")]


async def invite(turn: Turn, whose: Identity) -> None:
    """Send a fresh link, and say why the first time."""
    detour = turn.dialog.detour
    assert detour is not None
    if not detour.tag:
        await _say_why(turn, whose)
    why = detour.why if detour.why != "asked" else "first"
    invitation = await flow.begin(app_of(turn), whose, turn.sender, why, detour.scopes)
    detour.tag = invitation.tag
    button = {"title": "Connect HubSpot", "url": invitation.url}
    words = {"url": invitation.url, "tag": invitation.tag, "minutes": invitation.minutes}
    turn.say("utter_hubspot_connect_link", [button], **words)


async def _say_why(turn: Turn, whose: Identity) -> None:
    detour = turn.dialog.detour
    assert detour is not None
    kept = turn.dialog.suspended or (turn.stack and detour.why != "asked")
    grant = await confirm.connection(whose) if detour.why == "asked" else None
    if detour.why in INVITATIONS:
        turn.say(INVITATIONS[detour.why], scopes=", ".join(detour.scopes))
    elif grant and grant.alive:
        turn.say("utter_hubspot_connect_switch", email=grant.email, account=grant.account, id=grant.hub_id)
    if kept:
        turn.say("utter_hubspot_connect_kept")


def tell(turn: Turn, outcome: Outcome, link: Link | None) -> None:
    """Say why an attempt came to nothing."""
    forward = to_forward(app_of(turn), link.scopes) if link else ""
    turn.say(SENTENCES[outcome], forward=forward)
