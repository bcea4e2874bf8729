"""How Rasa Pro can run actions otherwise than over HTTP: gRPC with mTLS, streamed too, and in its own process."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest

from sandbox.testing import SandboxClient
from tests.calm.certificates import Authority
from tests.calm.transports import Grpc
from tests.calm.walker import Walker
from tests.oauth.server import PROJECT, free_port
from tests.verbs.held import named

pytestmark = pytest.mark.slow


class Server:
    """`python -m rasa_sdk --grpc` with a certificate, which asks for the client's."""

    def __init__(self, hubspot: SandboxClient, folder: Path) -> None:
        self.port, self.authority, self.folder = free_port(), Authority(folder), folder
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "ACTION_", "SANIC_"))}
        self.environment = {
            **kept,
            "PYTHONPATH": str(PROJECT),
            "HUBSPOT_ACCESS_TOKEN": hubspot.token,
            "HUBSPOT_API_BASE_URL": hubspot.url,
            "HUBSPOT_SYSTEM_ACCESS": "write",
            "HUBSPOT_STORE_URL": f"sqlite:///{folder}/hubspot.db",
        }

    def __enter__(self) -> Server:
        own = self.authority.pair("server")
        command = [sys.executable, "-m", "rasa_sdk", "--grpc", "--actions", "actions", "--port", str(self.port)]
        command += ["--ssl-certificate", str(own.cert), "--ssl-keyfile", str(own.key)]
        command += ["--ssl-ca-file", str(self.authority.ca)]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + 150
        while not self._listens():
            assert self.process.poll() is None and time.monotonic() < end, (self.folder / "log").read_text()
            time.sleep(0.2)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture(scope="module")
def serving(server: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server.reset()
    with Server(server, tmp_path_factory.mktemp("grpc")) as running:
        yield running


@pytest.mark.parametrize("streamed", [False, True])
async def test_dialogs_over_grpc_with_certificates(serving: Server, server: SandboxClient, streamed: bool) -> None:
    """Numbers come as floating point there: what is remembered between two messages survives that."""
    own = serving.authority.pair("rasa")
    call = Grpc(serving.port, serving.authority.ca, own.cert, own.key, streamed)
    walk = Walker(call, f"grpc-{streamed}")
    name = f"Larkspur {streamed}"
    await walk.say("create …", "create_deal", deal_name=name, deal_amount="12k")
    for _ in range(3):
        await walk.say("hm", deal_stage="zzz")
    assert "utter_hubspot_expected_deal_stage" in walk.names()
    await walk.press("Contract Sent")
    assert named(server, "deals", name)[0]["amount"] == "12000"
    await walk.say("change it", "update_deal", deal="it", changes="amount to 15k and close date to next Friday")
    await walk.say("undo", "undo")
    assert named(server, "deals", name)[0]["amount"] == "12000"
    await walk.say("list", "list_deals")
    await walk.say("more", "show_more")
    await walk.say("open the seventh", "get_deal", deal="number 7")
    assert walk.names() == ["utter_hubspot_found"]
    await walk.say("delete it", "delete_deal", deal=name)
    await walk.press("Yes")
    assert not named(server, "deals", name) and call.retried <= 1


@pytest.mark.parametrize("who", ["nobody", "a stranger"])
async def test_grpc_answers_nobody_without_a_certificate_it_knows(serving: Server, tmp_path: Path, who: str) -> None:
    pair = Authority(tmp_path, "stranger").pair("rasa") if who == "a stranger" else None
    call = Grpc(serving.port, serving.authority.ca, *(pair or (None, None)))
    with pytest.raises(grpc.RpcError) as refused:
        await call(Walker(call).request("action_help"))
    assert refused.value.code() is grpc.StatusCode.UNAVAILABLE


IN_PROCESS = """
import asyncio, importlib, sys
import psutil
from rasa_sdk.executor import ActionExecutor

executor = ActionExecutor()
executor.register_package("actions")
first = len(executor.actions)
assert first > 50, first
assert not [c for c in psutil.Process().net_connections() if c.status == "LISTEN"], "a server listens"

# Rasa Pro's own reload: its modules are thrown away and imported anew
for name in [n for n in sys.modules if n == "actions" or n.startswith("actions.")]:
    del sys.modules[name]
executor = ActionExecutor()
executor.register_package("actions")
assert len(executor.actions) == first

message = {"text": "help", "intent": {"name": None}, "entities": []}
tracker = {"sender_id": "a", "slots": {}, "latest_message": message, "events": [], "active_loop": {}, "stack": []}
call = {"next_action": "action_help", "sender_id": "a", "tracker": tracker, "domain": {"slots": {}}}
result = asyncio.run(executor.run(call))
assert result.responses[0]["response"] == "utter_hubspot_help", result
print("fine")
"""


def test_in_rasas_own_process_nothing_listens_and_a_reload_works(tmp_path: Path) -> None:
    environment = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "ACTION_"))}
    done = subprocess.run(
        [sys.executable, "-c", IN_PROCESS],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.stdout.strip().endswith("fine"), done.stderr


async def test_in_rasas_own_process_a_slow_hubspot_does_not_stop_the_bot(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("show …", "get_deal", deal="Kestrel arm upgrade")  # everything is loaded
    hubspot.fault(path="/crm/objects/*", delay_ms=3000, times=None)
    gaps = []

    async def beat() -> None:
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.01)
            gaps.append(time.monotonic() - began)

    beating = asyncio.create_task(beat())
    await walk.say("show …", "get_deal", deal="Studio 54 lighting")
    beating.cancel()
    assert walk.result == "done" and max(gaps) < 1.5, max(gaps)  # half of HubSpot's pause
