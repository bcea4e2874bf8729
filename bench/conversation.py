"""What Rasa Open Source 3.6 sends to an action server for "show me deal 2134…", call by call.

`recorded_turn.json` is the tracker that a real Rasa 3.6.21 sent to the form's validator in the fourth message of
a conversation; the domain is ours as it stands. After each answer the tracker goes on as in Rasa: slots and events
are added, and the form is left before the next action (rasa: core/actions/action.py, RemoteAction).
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
    """One person who asks for the same deal again and again, at the same point of the conversation."""

    def __init__(self, actions: tuple[str, ...], deal: Deal) -> None:
        """`actions` are called one after the other in a turn."""
        self.actions = actions
        self._deal = deal
        self._tracker = _tracker(deal)
        self._tracker["sender_id"] = uuid.uuid4().hex
        self._rest = {k: v for k, v in self._tracker.items() if k not in ("events", "slots")}
        self._events = _dump(self._tracker["events"])[1:-1]
        self._tail = b',"version":"3.6.21","domain":' + _domain() + b"}"
        self._first = self._body(actions[0], [], self._tracker["slots"], self._rest)

    def first(self) -> bytes:
        """The body of a turn's first call."""
        return self._first

    def next(self, action: str, answer: bytes) -> bytes:
        """The body of the call after the one that was answered so."""
        said = json.loads(answer)
        now = time.time()
        events = [{**event, "timestamp": event.get("timestamp") or now} for event in said["events"]]
        changed = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
        left = {"event": "active_loop", "timestamp": now, "name": None}
        rest = {**self._rest, "active_loop": {}, "latest_event_time": now}
        return self._body(action, [*events, left], {**self._tracker["slots"], **changed}, rest)

    def shows(self, answer: bytes) -> bool:
        """Whether the turn's last answer shows the deal, or for the empty action says anything."""
        said = json.loads(answer)["responses"]
        words = "".join(str(message.get("title") or message.get("text")) for message in said)
        return words.startswith(self._deal.name) or self.actions[-1] == "action_constant"

    def _body(self, action: str, more: list[Json], slots: Json, rest: Json) -> bytes:
        # The long history is dumped once: the load generator must stay cheaper than what it measures.
        tracker = b"".join(
            [_dump(rest)[:-1], b',"slots":', _dump(slots), b',"events":[', self._events]
            + [b"," + _dump(event) for event in more]
            + [b"]}"]
        )
        head = {"next_action": action, "sender_id": self._tracker["sender_id"]}
        return b"".join([_dump(head)[:-1], b',"tracker":', tracker, self._tail])


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
