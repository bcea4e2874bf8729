"""A conversation with a real action server over HTTP, as Rasa Open Source 3.6 leads it."""

from __future__ import annotations

import json
from typing import Any

import httpx

from tests.talk import Talk

RASA_WAITS = 60.0


class WireTalk(Talk):
    """`Talk`, whose actions run in `python -m rasa_sdk`.

    Where the action server does not answer, Rasa drops the action's events, logs it as executed and goes on
    (rasa/core/processor.py); `broken` counts how often.
    """

    def __init__(self, server: str, sender: str, channel: str, domain: dict[str, Any]) -> None:
        super().__init__(sender, channel, domain)
        self.server = server
        self.broken = 0

    async def _call(self, name: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        tracker = {
            "sender_id": self.sender,
            "slots": self.slots,
            "latest_message": self.latest,
            "latest_event_time": 0,
            "followup_action": None,
            "paused": False,
            "events": events,
            "latest_input_channel": self.channel,
            "active_loop": {"name": self.loop} if self.loop else {},
            "latest_action_name": next((e["name"] for e in reversed(events) if e["event"] == "action"), None),
        }
        # The order is Rasa's (rasa: core/actions/action.py, `_action_call_format`).
        body = {"next_action": name, "sender_id": self.sender, "tracker": tracker, "version": "3.6.21", "domain": {}}
        try:
            # plain http: reading every CA costs 60 ms
            async with httpx.AsyncClient(timeout=RASA_WAITS, verify=False) as http:
                answer = await http.post(f"{self.server}/webhook", content=json.dumps(body))
        except httpx.TransportError:
            self.broken += 1
            return []
        assert answer.status_code == 200, answer.text[:300]
        said = answer.json()
        for message in said["responses"]:
            self._check(message)
        self.said += said["responses"]
        return list(said["events"])
