"""A conversation whose actions run on a real action server."""

from __future__ import annotations

from typing import Any

import httpx

from tests.talk import Talk


class HttpTalk(Talk):
    """As `Talk`, over `/webhook`."""

    def __init__(self, url: str, token: str, headers: dict[str, str] | None = None, **how: Any) -> None:
        super().__init__(**how)
        self._url, self._params, self._headers = f"{url}/webhook", {"token": token}, headers or {}

    async def _call(self, name: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        tracker = {"sender_id": self.sender, "slots": self.slots, "latest_message": self.latest, "events": events}
        tracker |= {"active_loop": {"name": self.loop} if self.loop else {}, "latest_action_name": "action_listen"}
        tracker |= {"paused": False, "latest_input_channel": self.channel, "followup_action": None}
        body = {"next_action": name, "sender_id": self.sender, "tracker": tracker, "domain": {}, "version": "3.6.21"}
        async with httpx.AsyncClient(timeout=60) as client:
            answer = await client.post(self._url, json=body, params=self._params, headers=self._headers)
        assert answer.status_code == 200, answer.text
        self.said += answer.json()["responses"]
        return list(answer.json()["events"])
