"""A port that is taken ends the start with one sentence: no traceback, and nothing about what failed because of it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.oauth.server import ActionServer


@pytest.mark.slow
def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("0.0.0.0", 0))
        holder.listen()
        port = holder.getsockname()[1]
        said = ActionServer(tmp_path, port=port).refuses_to_start()
    assert f"The action server cannot listen on 0.0.0.0:{port} (Address already in use): stop what uses" in said
    assert "Traceback" not in said and "SanicException" not in said


@pytest.mark.slow
def test_without_a_credential_the_log_says_so_once(tmp_path: Path) -> None:
    with ActionServer(tmp_path) as server:
        assert server.log().count("set HUBSPOT_ACCESS_TOKEN, or HUBSPOT_CLIENT_ID") == 1
