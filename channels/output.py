"""The output channel: what the bot says goes to the open pages of a conversation, and into its buffer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.channels.channel import OutputChannel

from channels.conversations import Conversations
from channels.messages import bot_message

NAME = "webchat"


class WebChatOutput(OutputChannel):
    """Delivers bot messages, both within a turn and pushed later by Rasa's HTTP API.

    A conversation that is not in memory needs no delivery: no page is open, and the next one to open
    restores the conversation from Rasa's tracker, where the message is kept too.
    """

    def __init__(self, conversations: Conversations) -> None:
        """Deliver into these conversations."""
        self._conversations = conversations

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, as ``UserUttered.input_channel`` and ``output_channel=`` use it."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send one response as one message: its text, buttons and card belong together."""
        self._deliver(recipient_id, message)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Send plain text."""
        self._deliver(recipient_id, {"text": text})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Send text with buttons."""
        self._deliver(recipient_id, {"text": text, "buttons": buttons})

    async def send_custom_json(self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any) -> None:
        """Send a card or a list (see ``channels.messages``)."""
        self._deliver(recipient_id, {"custom": json_message})

    async def send_image_url(self, recipient_id: str, image: str, **kwargs: Any) -> None:
        """Send a picture, shown as a link."""
        self._deliver(recipient_id, {"image": image})

    async def send_attachment(self, recipient_id: str, attachment: str, **kwargs: Any) -> None:
        """Send a file, shown as a link."""
        self._deliver(recipient_id, {"attachment": attachment})

    async def send_elements(self, recipient_id: str, elements: Iterable[dict[str, Any]], **kwargs: Any) -> None:
        """Send a carousel's elements, shown as links."""
        self._deliver(recipient_id, {"elements": list(elements)})

    def _deliver(self, recipient_id: str, response: dict[str, Any]) -> None:
        conversation = self._conversations.get(recipient_id)
        message = bot_message(response)
        if conversation is not None and message is not None:
            conversation.publish(message)
