"""One Rasa server in front of several action servers, each with a HubSpot account of its own."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx

from actions.oauth.sealing import fresh_key
from tests.conversations.bot import ACTIONS, PROJECT, RASA, Person, Server, free_port, newest_model
from tests.witness.hubspot import HubSpot
from tests.witness.web import Answer, Request, Web


class Bots:
    """A person's id begins with the name of the account that they work in."""

    def __init__(self, folder: Path) -> None:
        """Start Rasa; the action servers follow."""
        self.folder, self.ports, self.port = folder, dict[str, int](), free_port()
        self.client = httpx.AsyncClient(timeout=60, verify=False)
        self.router = Web(self._route)
        self.url = f"http://127.0.0.1:{self.port}"
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: {self.router.url}/webhook\n")
        command = [RASA, "run", "--enable-api", "--model", newest_model(), "--port", self.port]
        command += ["--interface", "127.0.0.1", "--endpoints", endpoints]
        command += ["--credentials", PROJECT / "credentials.yml"]
        self.servers = [Server(command, f"{self.url}/", folder, WEBCHAT_DATA_DIR=str(folder))]

    def add(self, name: str, hubspot: HubSpot, **settings: str) -> None:
        """An action server for an account."""
        port = self.ports[name] = free_port()
        callback = f"http://localhost:{port}/hubspot/callback"
        hubspot.consent.redirect_uri = callback
        usual = {
            "HUBSPOT_ACCESS_TOKEN": hubspot.portal.token,
            "HUBSPOT_API_BASE_URL": hubspot.url,
            "HUBSPOT_SYSTEM_ACCESS": "write",
            "HUBSPOT_STORE_URL": f"sqlite:///{self.folder}/{name}.db",
            "HUBSPOT_CLIENT_ID": hubspot.consent.client_id,
            "HUBSPOT_CLIENT_SECRET": hubspot.consent.client_secret,
            "HUBSPOT_REDIRECT_URI": callback,
            "HUBSPOT_AUTHORIZE_URL": f"{hubspot.url}/oauth/authorize",
            "HUBSPOT_ENCRYPTION_KEYS": fresh_key(),
            "HUBSPOT_USER_CHANNELS": "webchat, rest",
            "HUBSPOT_TIMEOUT_SECONDS": "2",
            "HUBSPOT_INDEX_SECONDS": "3",
        }
        command = [ACTIONS, "-m", "rasa_sdk", "--actions", "actions", "--port", port]
        health = f"http://127.0.0.1:{port}/health"
        self.servers.append(Server(command, health, self.folder, **{**usual, **settings}))

    def wait(self) -> None:
        """Until all answer."""
        for server in self.servers:
            server.wait()

    def stop(self) -> None:
        """Stop all."""
        for server in self.servers:
            server.stop()
        asyncio.run_coroutine_threadsafe(self.client.aclose(), self.router.loop).result(10)
        self.router.stop()

    def person(self, name: str) -> Person:
        """Somebody new who works in that account."""
        person = Person(self)  # type: ignore[arg-type]
        person.id = f"{name}-{person.id}"
        return person

    async def _route(self, request: Request) -> Answer:
        name = str(json.loads(request.body)["sender_id"]).split("-")[0]
        to = f"http://127.0.0.1:{self.ports[name]}{request.path}"
        answer = await self.client.post(to, content=request.body, headers={"content-type": "application/json"})
        return Answer(answer.status_code, answer.json())
