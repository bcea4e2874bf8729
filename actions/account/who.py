"""Whose connection a message is about."""

from __future__ import annotations

from typing import Any

from ..chat.turn import Turn
from ..errors import LinkingOff
from ..oauth.access import known_profile
from ..oauth.confirm import Found
from ..oauth.grants import Grant
from ..oauth.identity import Identity, identify
from ..oauth.profiles import Profile

TEST_ACCOUNTS = {
    "DEVELOPER_TEST": " (a test account)",
    "SANDBOX": " (a sandbox)",
    "APP_DEVELOPER": " (a developer account)",
}


def app_of(turn: Turn) -> Profile:
    """The profile of this bot."""
    return known_profile(turn.slot("hubspot_profile"))


def who(turn: Turn) -> Identity:
    """The person who speaks.

    Raises:
        LinkingOff: this bot works with its owner's account.
        ChannelNotAllowed: nobody can be told apart safely on this channel.
    """
    app = app_of(turn)
    if not app.by_user:
        raise LinkingOff(f"profile {app.name} is {app.auth}")
    return identify(app, turn.channel, turn.sender, turn.metadata)


def in_words(of: Grant | Found) -> dict[str, Any]:
    """Whose connection it is, for a response: user, account, and whether that is one for tests."""
    return {"email": of.email, "account": of.account, "id": of.hub_id, "badge": badge(of.account_type)}


def badge(account_type: str) -> str:
    """What to say of an account that is not for real."""
    return TEST_ACCOUNTS.get(account_type, "")
