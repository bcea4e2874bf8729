"""Who somebody in a chat is: the key under which their HubSpot connection is kept."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from ..errors import ChannelNotAllowed
from ..settings import SettingsError, settings
from .profiles import Profile

Hook = Callable[[str, str, Mapping[str, Any]], "str | None"]
"""`hook(channel, sender_id, metadata)` gives the person's id, or None when the message proves none."""


class Identity(NamedTuple):
    """A person in one bot. The installation itself has neither channel nor user."""

    profile: str
    channel: str = ""
    user: str = ""


def installation(profile: Profile) -> Identity:
    """Whose the pre-authorised grant is."""
    return Identity(profile.name)


def identify(profile: Profile, channel: str, sender: str, metadata: Mapping[str, Any] | None = None) -> Identity:
    """The person behind a message.

    A sender id is as good as its channel makes it: REST and Socket.IO let the client choose it (rasa issue #2689),
    so linking is for the channels of `HUBSPOT_USER_CHANNELS` only, and `HUBSPOT_IDENTITY_HOOK` may read a
    better identity from metadata that the front end signed.

    Raises:
        ChannelNotAllowed: nobody can be told apart safely here.
    """
    if channel not in profile.user_channels:
        raise ChannelNotAllowed(f"channel {channel!r} is not in HUBSPOT_USER_CHANNELS", channel=channel or "this one")
    hook = _hook(settings().hubspot_identity_hook)
    user = hook(channel, sender, metadata or {}) if hook else sender
    if not user:
        raise ChannelNotAllowed("the message proves no identity", channel=channel)
    return Identity(profile.name, channel, user)


@cache
def _hook(path: str | None) -> Hook | None:
    if path is None:
        return None
    module, _, name = path.partition(":")
    try:
        return cast(Hook, getattr(importlib.import_module(module), name))
    except (ImportError, AttributeError, ValueError):
        raise SettingsError("HUBSPOT_IDENTITY_HOOK must be a Python function, as package.module:function.") from None


def check_hook() -> None:
    """Load the hook now, so that a wrong one stops the start.

    Raises:
        SettingsError: there is no such function.
    """
    _hook(settings().hubspot_identity_hook)
