"""What an action call belongs to, as the gateway goes by it."""

from __future__ import annotations

from typing import Any

from actions.server.watched import _message


def call(*events: dict[str, Any]) -> dict[str, Any]:
    return {"next_action": "action_get_deal", "tracker": {"sender_id": "ana", "events": list(events)}}


def test_all_actions_of_one_delivery_belong_together() -> None:
    said = {"event": "user", "text": "show the deal", "timestamp": 1700000000.25}
    first, then = (
        call({"event": "action"}, said),
        call({"event": "action"}, said, {"event": "action"}, {"event": "slot"}),
    )
    assert _message(first) == _message(then)
    assert _message(call({"event": "action"}, said | {"timestamp": 1700000060.5})) != _message(first)
    assert _message(call(said, said | {"timestamp": 1700000060.5})) != _message(first)


def test_an_action_without_a_message_stands_alone() -> None:
    for asked in ({}, {"tracker": {}}, {"tracker": {"events": None}}, call(), call({"event": "user"})):
        assert _message(asked) and _message(asked) != _message(asked)
