"""What Rasa Open Source 3.6 sends to an action server for "show me deal 2134…".

`recorded_turn.json` is the tracker of a real Rasa 3.6.21 after the fourth message of a conversation; the domain is
ours as it stands (rasa: core/actions/action.py, RemoteAction).
"""

from __future__ import annotations

import copy
import json
import time
import uuid
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

HERE = Path(__file__).parent
RECORDED_DEAL = "21340003499"

Json = dict[str, Any]


class Deal(NamedTuple):
    """The deal that is asked for."""

    id: str
    name: str


class Conversation:
    """One person who asks for the same deal again and again, at the same point of the conversation.

    Each time is a message of its own, which is what its seconds for HubSpot are counted by: Rasa takes it in now.
    """

    def __init__(self, action: str, deal: Deal) -> None:
        """`action` is what Rasa calls."""
        self._action, self._deal = action, deal
        sender = uuid.uuid4().hex
        tracker = {**_tracker(deal), "sender_id": sender}
        call = {"next_action": action, "sender_id": sender, "tracker": tracker, "version": "3.6.21"}
        # Dumped once: the load generator must stay cheaper than what it measures.
        body = _dump(call)[:-1] + b',"domain":' + _domain() + b"}"
        taken_in = next(event for event in reversed(tracker["events"]) if event["event"] == "user")["timestamp"]
        self._before, self._after = body.split(_dump(taken_in), 1)

    @property
    def body(self) -> bytes:
        """The request."""
        return b"%s%.6f%s" % (self._before, time.time(), self._after)

    def shows(self, answer: bytes) -> bool:
        """Whether the answer shows the deal, or for the empty action says anything."""
        said = json.loads(answer)["responses"]
        words = "".join(str(message.get("title") or message.get("text")) for message in said)
        return words.startswith(self._deal.name) or self._action == "action_constant"


def _tracker(deal: Deal) -> Json:
    recorded: Json = copy.deepcopy(_recorded(deal.id))
    recorded["slots"] = {**dict.fromkeys(_domain_slots()), **recorded["slots"]}
    return recorded


@cache
def _recorded(deal_id: str) -> Json:
    text = (HERE / "recorded_turn.json").read_text(encoding="utf-8")
    return dict(json.loads(text.replace(RECORDED_DEAL, deal_id)))


@cache
def _domain() -> bytes:
    return _dump(_domain_file())


def _domain_slots() -> list[str]:
    return [*_domain_file()["slots"], "requested_slot", "session_started_metadata"]


@cache
def _domain_file() -> Json:
    return dict(YAML(typ="safe").load(HERE.parent / "domain.yml"))


def _dump(value: Any) -> bytes:
    return json.dumps(value).encode()
