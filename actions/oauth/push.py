"""A word to the chat when HubSpot agreed, on channels that can be spoken to out of turn. A nicety: it may fail."""

from __future__ import annotations

import logging
from urllib.parse import quote, urlencode

from ..settings import settings
from . import tokens
from .links import Link

WORDS = "HubSpot agreed. Now type the six digits of that page here."

log = logging.getLogger(__name__)


async def send(link: Link) -> None:
    """Say it through Rasa's HTTP API (`rasa run --enable-api`). No prediction follows, and no form notices."""
    if settings().rasa_url and link.conversation:
        from urllib3.exceptions import HTTPError

        try:
            await tokens.off_loop(_post, link.conversation)
        except (HTTPError, OSError) as error:
            log.info("no word to the chat: %s", type(error).__name__)


def _post(conversation: str) -> None:
    import urllib3

    token = settings().rasa_token
    query = {"output_channel": "latest", "execute_side_effects": "true"}
    query |= {"token": token.get_secret_value()} if token else {}
    address = f"{settings().rasa_url}/conversations/{quote(conversation, safe='')}/tracker/events?{urlencode(query)}"
    answer = urllib3.request(
        "POST",
        address,
        json=[{"event": "bot", "text": WORDS}],
        timeout=urllib3.Timeout(connect=2, read=5),
        retries=False,
        redirect=False,
    )
    if answer.status >= 300:
        log.info("no word to the chat: Rasa answers %s", answer.status)
