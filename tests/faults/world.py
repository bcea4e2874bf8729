"""A sandbox behind a relay, a real action server with short time-outs, and people who talk to it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

from actions.ledger import desk
from actions.oauth import flow, grants, profiles, scopes, sealing, start, tokens
from actions.oauth.grants import Consent
from actions.oauth.identity import Identity
from actions.store import database
from sandbox.options import AppRegistration
from sandbox.testing import SandboxClient, running_sandbox
from tests.faults.relay import Relay
from tests.faults.wire import WireTalk
from tests.oauth.server import ActionServer

SERVERS = ("", *(f"{verb} {kind}" for verb in ("list", "search") for kind in ("deal", "contact")))
"""HubSpot allows five searches a second, which one server keeps: dialogs that search have one each."""
APP = AppRegistration()
CHANNEL = "webchat"
DOMAIN: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text())
PROFILES = """
hubspot:
  default: plain
  profiles:
    plain:
      auth: system
      access_token: ${HUBSPOT_ACCESS_TOKEN}
      system_access: write
    linked:
      auth: user
      client_id: ${HUBSPOT_CLIENT_ID}
      client_secret: ${HUBSPOT_CLIENT_SECRET}
"""


class World:
    """All that a cell of the table needs."""

    def __init__(self, folder: Path, hubspot: SandboxClient, relay: Relay, settings: dict[str, str]) -> None:
        self.folder, self.hubspot, self.relay, self.settings = folder, hubspot, relay, settings
        self.servers: dict[str, str] = {}
        self._people = 0

    def server(self, **changes: str) -> ActionServer:
        """An action server of this installation, perhaps with some settings of its own."""
        return ActionServer(self.folder, **{**self.settings, **changes})

    def talk(self, linked: bool = False, dialog: str = "") -> WireTalk:
        """A conversation with somebody new, perhaps with a HubSpot connection of their own."""
        self._people += 1
        talk = WireTalk(self.servers.get(dialog) or self.servers[""], f"person-{self._people}", CHANNEL, DOMAIN)
        if linked:
            talk.slots["hubspot_profile"] = "linked"
            self._link(talk.sender)
        return talk

    def options(self, *labels: str) -> None:
        """What the property “tone” may be, of deals and contacts."""
        options = [{"label": name, "value": name, "displayOrder": n, "hidden": False} for n, name in enumerate(labels)]
        body = {"label": "Tone", "type": "enumeration", "fieldType": "select", "options": options}
        for kind, group in (("deals", "dealinformation"), ("contacts", "contactinformation")):
            status, answer = self.hubspot.call("PATCH", f"/crm/properties/2026-09/{kind}/tone", body)
            if status == 404:
                body = {**body, "name": "tone", "groupName": group}
                status, answer = self.hubspot.call("POST", f"/crm/properties/2026-09/{kind}", body)
            assert status in {200, 201}, answer

    async def see_options(self, kind: str) -> None:
        """Have the action server read what the portal declares now: a refused option makes it look again."""
        talk = self.talk()
        self.hubspot.fault(method="POST", path=f"/crm/objects/2026-09/{kind}s", status=400, body=_REFUSED)
        words = "deal called Spark in contract sent" if kind == "deal" else "contact spark@example.com, Sam Spark"
        await talk.say(f"create a {words}", f"create_{kind}")
        assert talk.slots["requested_slot"] == "hubspot_value", talk.text()

    def _link(self, sender: str) -> None:
        """What the connect pages end with."""
        app = profiles.profile("linked")
        whose = Identity("linked", CHANNEL, sender)
        names = sorted({"oauth", *(scope for needed in scopes.dialogs().values() for scope in needed)})
        status, location = self.hubspot.consent(flow.authorize_url(app, scopes.Request(tuple(names)), "state"))
        assert status == 302, location
        got = tokens.exchange(app, parse_qs(urlsplit(location).query)["code"][0])
        found = tokens.introspect(app, got.access)
        consent = Consent(found.hub_id, "sandbox", "STANDARD", f"{sender}@example.com", tuple(names), tuple(names), got)
        with database.writing() as store:
            grants.put(store, whose, consent)


_REFUSED = {
    "status": "error",
    "message": "Property values were not valid",
    "category": "VALIDATION_ERROR",
    "errors": [{"message": "gone", "code": "INVALID_OPTION", "context": {"propertyName": ["tone"]}}],
}


@contextmanager
def world(folder: Path, servers: Iterable[str] = SERVERS, **changes: str) -> Iterator[World]:
    """The whole installation for the length of a test.

    Args:
        folder: for its files.
        servers: the dialogs that have an action server of their own; "" is for all others.
        changes: settings that differ.
    """
    (folder / "endpoints.yml").write_text(PROFILES)
    with running_sandbox(limits=True) as hubspot, Relay(urlsplit(hubspot.url).port or 0) as relay:
        address = f"http://127.0.0.1:{relay.port}"
        settings = {
            "HUBSPOT_ACCESS_TOKEN": hubspot.token,
            "HUBSPOT_API_BASE_URL": address,
            "HUBSPOT_AUTHORIZE_URL": f"{hubspot.url}/oauth/authorize",
            "HUBSPOT_CLIENT_ID": APP.client_id,
            "HUBSPOT_CLIENT_SECRET": APP.client_secret,
            "HUBSPOT_REDIRECT_URI": APP.redirect_uris[0],
            "HUBSPOT_ENCRYPTION_KEYS": sealing.fresh_key(),
            "HUBSPOT_ENDPOINTS": str(folder / "endpoints.yml"),
            "HUBSPOT_STORE_URL": f"sqlite:///{folder}/hubspot.db",
            "HUBSPOT_TIMEOUT_SECONDS": "0.7",
            "HUBSPOT_TURN_SECONDS": "1.5",
            "HUBSPOT_INDEX_SECONDS": "0",
            **changes,
        }
        # HubSpot's headers allow plenty, so that the pack's own pacing does not come between.
        hubspot.settings(burst_limit=1_000_000, search_limit=1_000_000)
        with _same_here(settings):
            start.prepare_store()
            made = World(folder, hubspot, relay, settings)
            made.options("Soft", "Dim", "Bright")
            with ExitStack() as stack:
                for dialog in servers:
                    made.servers[dialog] = stack.enter_context(made.server()).url
                yield made


@contextmanager
def _same_here(settings: dict[str, str]) -> Iterator[None]:
    """The settings in this process too, which puts grants into the store."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    profiles.forget()
    desk.forget()
    try:
        yield
    finally:
        database.close()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
        profiles.forget()
        desk.forget()
