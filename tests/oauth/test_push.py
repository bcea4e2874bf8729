"""The word to the chat when HubSpot agreed, as Rasa's HTTP API gets it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from actions.oauth import confirm, push
from sandbox.testing import SandboxClient
from tests.oauth.conftest import Set
from tests.oauth.world import Browser, code_in, identity, link_for


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/data/hubspot.db"


class Rasa(HTTPServer):
    """Takes down what it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.heard: list[tuple[str, Any]] = []
        self.status, self.location = 200, ""
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Rasa

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, json.loads(body)))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def api() -> Iterator[Rasa]:
    with Rasa() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


async def approve(user: str = "ana") -> str:
    async with Browser() as browser:
        return code_in(await browser.approve(await link_for(user)))


async def test_the_chat_hears_of_it(pages: str, settle: Set, api: Rasa) -> None:
    settle(rasa_url=api.url, rasa_token="a token & more")
    await approve("web/chat 1")
    [(path, events)] = api.heard
    assert urlsplit(path).path == "/conversations/web%2Fchat%201/tracker/events"
    query = parse_qs(urlsplit(path).query)
    assert query == {"output_channel": ["latest"], "execute_side_effects": ["true"], "token": ["a token & more"]}
    assert events == [{"event": "bot", "text": push.WORDS}]


@pytest.mark.parametrize("trouble", ["404", "redirect", "down", "none"])
async def test_it_works_without_that_word(
    pages: str, settle: Set, api: Rasa, hubspot: SandboxClient, trouble: str
) -> None:
    settle(rasa_url={"down": "http://127.0.0.1:1", "none": None}.get(trouble, api.url), rasa_token="canary-token")
    api.status, api.location = {"404": (404, ""), "redirect": (307, f"{hubspot.url}/stolen")}.get(trouble, (200, ""))
    hubspot.clear_requests()
    code = await approve()
    assert (await confirm.redeem(identity(), code)).email
    assert [call for call in hubspot.requests() if "stolen" in call["path"]] == [], "the token goes to Rasa alone"
