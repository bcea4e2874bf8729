"""A conversation as the page shows it, restored from the events of Rasa's tracker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from channels.messages import Message, bot_message, user_message

TITLE = "webchat_title"
"""Key of a user message's metadata under which the title of the pressed button is kept."""


def restore(events: Iterable[Mapping[str, Any]], most: int) -> list[Message]:
    """Return the last ``most`` messages of a tracker.

    Args:
        events: The tracker's events as dictionaries (rasa ``Event.as_dict``).
        most: Upper bound of messages returned.
    """
    messages = []
    for event in events:
        message = _message(event)
        if message is not None:
            messages.append({**message, "time": event.get("timestamp")})
    return messages[-most:]


def _message(event: Mapping[str, Any]) -> Message | None:
    if event.get("event") == "bot":
        parts = {**(event.get("metadata") or {}), **(event.get("data") or {})}  # rasa BotUttered.message
        return bot_message({**parts, "text": event.get("text")})
    if event.get("event") != "user" or not event.get("text"):
        return None
    metadata = event.get("metadata") or {}
    title = metadata.get(TITLE)
    # Not the person's words: an intent that another system triggered, a command without a title.
    if metadata.get("is_external") or (title is None and event["text"].startswith("/")):
        return None
    return user_message(str(event.get("message_id") or ""), event["text"], title)
