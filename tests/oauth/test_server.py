"""Row 9, and the pages on the action server's own port: real rasa-sdk processes, with one worker and with two."""

from __future__ import annotations

import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from actions.oauth import confirm, grants
from sandbox.testing import SandboxClient
from tests.oauth.conftest import Set, register
from tests.oauth.server import ActionServer, call, free_port
from tests.oauth.world import APP, Browser, code_in, identity, link_for

pytestmark = pytest.mark.slow

TOKEN = "canary-action-server-token"


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """A file, so that several processes share it."""
    return f"sqlite:///{tmp_path}/data/hubspot.db"


def own_address() -> str | None:
    """An address of this machine that is not loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith(("127.", "0.")) else address


@pytest.fixture(scope="module", params=[1, 2])
def open_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    """Without ACTION_SERVER_TOKEN."""
    with ActionServer(tmp_path_factory.mktemp("open"), request.param) as server:
        yield server


def test_without_a_token_this_machine_is_answered(open_server: ActionServer) -> None:
    assert httpx.get(f"{open_server.url}/actions").status_code == 200
    answer = httpx.post(f"{open_server.url}/webhook", json=call())
    assert answer.status_code == 200 and answer.json()["responses"]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "::1"},
        {"Origin": "https://x.test"},
    ],
    ids=lambda h: next(iter(h)),
)
def test_without_a_token_neither_proxies_nor_web_pages_are(open_server: ActionServer, headers: dict[str, str]) -> None:
    assert httpx.post(f"{open_server.url}/webhook", json=call(), headers=headers).status_code == 403
    assert httpx.get(f"{open_server.url}/actions", headers=headers).status_code == 403


def test_without_a_token_other_machines_are_not(open_server: ActionServer) -> None:
    address = own_address()
    if address is None:
        pytest.skip("this machine has no other address than loopback")
    assert httpx.post(f"http://{address}:{open_server.port}/webhook", json=call()).status_code == 403


@pytest.mark.parametrize("path", ["/nothing", "/webhook/x", "/hubspot/connect", "/web%68ook2", "//actions"])
def test_unknown_paths_are_not_found(open_server: ActionServer, path: str) -> None:
    answer = httpx.post(open_server.url + path, json={"canary": "in the body"})
    assert answer.status_code == 404
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "body", [b'{"canary": ', b"[1]", b'{"next_action": "action_help", "tracker": "canary"}', b"\xff"]
)
def test_errors_do_not_echo_the_request(open_server: ActionServer, body: bytes) -> None:
    answer = httpx.post(f"{open_server.url}/webhook", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert "canary" not in answer.text and "request_body" not in answer.text


@pytest.mark.parametrize(
    "body",
    [b"canary", b"", *map(zlib.compress, [b"canary", b"[1]", b'{"next_action": "a", "sender_id": "\\x"}', b"\xff"])],
)
def test_what_is_not_deflated_or_no_call_is_refused(open_server: ActionServer, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "deflate"}
    answer = httpx.post(f"{open_server.url}/webhook", content=body, headers=headers)
    assert answer.status_code == 400 and "canary" not in answer.text


def test_an_unknown_action_is_told_as_rasa_expects(open_server: ActionServer) -> None:
    answer = httpx.post(f"{open_server.url}/webhook", json=call("action_nobody_has"))
    assert (answer.status_code, answer.json()["action_name"]) == (404, "action_nobody_has")


def test_with_a_token_everybody_has_to_bring_it(tmp_path: Path) -> None:
    with ActionServer(tmp_path, ACTION_SERVER_TOKEN=TOKEN) as server:
        for path, send in (("/webhook", {"method": "POST", "json": call()}), ("/actions", {"method": "GET"})):
            for wrong in (
                {},
                {"params": {"token": "x"}},
                {"headers": {"Authorization": "Bearer x"}},
                {"params": {"token": ""}},
            ):
                assert httpx.request(url=server.url + path, **send, **wrong).status_code == 401
            for right in ({"params": {"token": TOKEN}}, {"headers": {"Authorization": f"Bearer {TOKEN}"}}):
                assert httpx.request(url=server.url + path, **send, **right).status_code == 200
        assert httpx.get(f"{server.url}/health").status_code == 200
        assert TOKEN not in server.log()


def settings_of(settle: Set, hubspot: SandboxClient, store: str) -> tuple[int, dict[str, str]]:
    """Settings for the test and for a server that it starts."""
    import os

    port = free_port()
    callback = f"http://localhost:{port}/hubspot/callback"
    register(hubspot, redirect_uris=[callback])
    settle(hubspot_redirect_uri=callback)
    return port, {name: value for name, value in os.environ.items() if name.startswith("HUBSPOT_")}


@pytest.mark.parametrize("workers", [1, 2])
async def test_the_whole_way_on_the_action_servers_port(
    settle: Set, hubspot: SandboxClient, store: str, tmp_path: Path, workers: int
) -> None:
    port, settings = settings_of(settle, hubspot, store)
    with ActionServer(tmp_path, workers, port, debug=True, ACTION_SERVER_TOKEN=TOKEN, **settings) as server:
        url = await link_for()
        async with Browser() as browser:
            page = await browser.approve(url)
            cookie = next(iter(browser.cookies.jar)).value or ""
            back = next(r.url.params for r in page.history if r.url.path == "/hubspot/callback")
        found = await confirm.redeem(identity(), code_in(page))
        grant = await confirm.accept(identity(), found.tag)
        status = httpx.post(f"{server.url}/webhook", params={"token": TOKEN}, json=call("action_connection_status"))
        assert status.json()["responses"][0]["response"] == "utter_hubspot_status"
        log = server.log()
    secrets = [
        grant.access_token,
        grant.refresh_token,
        grant.email,
        APP.client_secret,
        TOKEN,
        cookie,
        url.rsplit("/", 1)[1],
    ]
    secrets += [back["code"], back["state"], settings["HUBSPOT_ENCRYPTION_KEYS"]]
    assert [secret for secret in secrets if secret in log] == []
    assert grants.find(identity()) is not None


def test_a_wrong_setting_stops_the_start_with_its_name(tmp_path: Path) -> None:
    said = ActionServer(tmp_path, HUBSPOT_AUTH="user", HUBSPOT_CLIENT_ID="x").refuses_to_start()
    assert "HUBSPOT_CLIENT_SECRET" in said and "HUBSPOT_REDIRECT_URI" in said
    said = ActionServer(tmp_path, HUBSPOT_SYSTEM_ACCESS="sometimes").refuses_to_start()
    assert "HUBSPOT_SYSTEM_ACCESS must be read or write" in said


def test_without_an_app_there_are_no_pages(open_server: ActionServer) -> None:
    assert httpx.get(f"{open_server.url}/hubspot/connect/x").status_code == 404
