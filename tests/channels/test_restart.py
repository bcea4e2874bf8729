"""Stopping, and coming back with the conversations still there."""

from __future__ import annotations

import re
import stat
import time
from pathlib import Path

import pytest

from tests.channels.server import ActionServer, RasaServer
from tests.channels.visitor import Visitor

pytestmark = [pytest.mark.rasa, pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_restart_keeps_conversations(model: Path, actions: ActionServer, tmp_path: Path) -> None:
    server = RasaServer(model, tmp_path)
    store = str(tmp_path / "tracker.db")
    try:
        began = time.monotonic()
        server.start(actions.url, store)
        patience = max(8.0, (time.monotonic() - began) / 2)  # on a busy machine everything takes longer
        assert stat.S_IMODE(server.key_file.stat().st_mode) == 0o600
        visitor = Visitor(server)
        with visitor.stream() as stream:
            visitor.say("delete", message_id="message-1")
            stream.until("turn", state="done")
            visitor.say("/deny", title="No, keep it", message_id="message-2")
            stream.until("turn", id="message-2", state="done")
            assert server.stop() < patience  # an open stream does not hold the server up: it would for 15 s
            assert stream.next() is None

        server.start(actions.url, store)
        assert visitor.http.get("session").json()["conversation"] == visitor.tag
        server.push(visitor.conversation_id, "Pushed before any page came back.")
        with visitor.stream(after=stream.last_id) as again:
            events = [name for name, _ in again.past]
            texts = [data["text"] for name, data in again.past if name == "message"]
            assert visitor.say("delete", message_id="message-1").json() == {"status": "duplicate"}
        assert events == ["reset", *["message"] * 5, "ready"]
        assert texts == [
            "delete",
            "Delete Acme renewal ($12,000.00, owner Ines Okafor)?",
            "No, keep it",
            "Kept.",
            "Pushed before any page came back.",
        ]
        visitor.close()
    finally:
        server.stop()
    assert not re.search("Traceback|Task was destroyed|never retrieved", server.log())
    assert visitor.conversation_id not in server.log()
