"""Faults, limits, the log, storage, the command line, the page."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from sandbox.errors import HubSpotError
from sandbox.faults import CANNED
from sandbox.limits import RateLimiter
from sandbox.model.account import Account
from sandbox.options import Options, Settings
from sandbox.testing import SandboxClient, running_sandbox

DEALS = "/crm/objects/2026-09/deals"
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", sorted(CANNED))
def test_canned_answers(sandbox: SandboxClient, name: str) -> None:
    sandbox.fault(method="GET", path="/crm/objects/*/deals", canned=name)
    assert sandbox.call("GET", DEALS)[0] == CANNED[name].status
    assert sandbox.call("GET", DEALS)[0] == 200


def test_a_rate_limit_body_has_no_category() -> None:
    body = json.loads(CANNED["ten_secondly"].body)
    assert body["policyName"] == "TEN_SECONDLY_ROLLING" and "category" not in body


def create(sandbox: SandboxClient) -> Any:
    return sandbox.call("POST", DEALS, {"properties": {"dealname": "Fault"}})


def made(sandbox: SandboxClient) -> int:
    return sum(record["properties"]["dealname"] == "Fault" for record in sandbox.records("deals").values())


def test_dropped_before_and_after_the_write(sandbox: SandboxClient) -> None:
    for drop, count in (("before", 0), ("after", 1)):
        sandbox.fault(method="POST", path="*/deals", drop=drop)
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            create(sandbox)
        assert made(sandbox) == count
    assert [call["status"] for call in sandbox.requests()] == [0, 0]


def test_half_an_answer_and_a_strange_success(sandbox: SandboxClient) -> None:
    sandbox.fault(method="POST", path="*/deals", truncate=True)
    status, text = create(sandbox)
    assert status == 201 and isinstance(text, str) and text.startswith('{"id"')
    sandbox.fault(method="POST", path="*/deals", status=202, apply=True)
    assert create(sandbox)[0] == 202
    sandbox.fault(method="POST", path="*/deals", status=418, body={"message": "teapot"}, after=1, times=2)
    assert [create(sandbox)[0] for _ in range(4)] == [201, 418, 418, 201]
    assert made(sandbox) == 4


def test_delay_does_the_work_first(sandbox: SandboxClient) -> None:
    sandbox.fault(method="POST", path="*/deals", delay_ms=5000)
    connection = http.client.HTTPConnection(sandbox.url.removeprefix("http://"), timeout=0.2)
    with pytest.raises(TimeoutError):
        connection.request(
            "POST", DEALS, '{"properties":{"dealname":"Fault"}}', {"Authorization": f"Bearer {sandbox.token}"}
        )
        connection.getresponse()
    connection.close()
    assert made(sandbox) == 1


def test_a_call_that_ends_after_a_reset_is_not_in_the_log(sandbox: SandboxClient) -> None:
    sandbox.fault(method="GET", path="*/deals", delay_ms=300)
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(sandbox.call, "GET", DEALS)
        while sandbox.connections() == 0:
            time.sleep(0.01)
        sandbox.reset()
        assert answer.result()[0] == 200
    assert sandbox.requests() == []


def test_the_day_ends_at_midnight_of_the_account(sandbox: SandboxClient) -> None:
    account = Account(1, "x", "x.example.com", time_zone="America/New_York")
    before, after = (int(datetime(2026, 7, 2, hour, 30, tzinfo=timezone.utc).timestamp() * 1000) for hour in (3, 4))
    assert (account.day(before), account.day(after)) == ("2026-07-01", "2026-07-02")
    limiter = RateLimiter(Settings.of(Options()))
    limiter.settings.daily_limit = 1
    limiter.admit("app", account, True, False, before)
    with pytest.raises(HubSpotError, match="daily limit"):
        limiter.admit("app", account, True, False, before)
    limiter.admit("app", account, True, False, after)


def test_limits_and_their_headers(sandbox: SandboxClient) -> None:
    sandbox.settings(limits=True, burst_limit=3, daily_limit=6)
    connection = http.client.HTTPConnection(sandbox.url.removeprefix("http://"))

    def call(method: str, path: str) -> tuple[int, dict[str, str], dict[str, Any]]:
        connection.request(method, path, "{}", {"Authorization": f"Bearer {sandbox.token}"})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), json.load(answer)

    left = [call("GET", DEALS)[1]["X-HubSpot-RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    status, _, body = call("GET", DEALS)
    assert (status, body["policyName"], "category" in body) == (429, "TEN_SECONDLY_ROLLING", False)
    status, headers, _ = call("POST", f"{DEALS}/search")
    assert status == 200 and not any("RateLimit" in name for name in headers)
    sandbox.settings(search_limit=1)
    assert call("POST", f"{DEALS}/search")[2]["message"] == "You have reached your secondly limit."
    sandbox.settings(clock_shift_seconds=11)
    assert [call("GET", DEALS)[0] for _ in range(3)] == [200, 200, 429]
    assert call("GET", DEALS)[2]["policyName"] == "DAILY"
    assert sandbox.connections() == 1
    connection.close()


def test_every_answer_tells_the_sandboxs_time(sandbox: SandboxClient) -> None:
    sandbox.settings(clock_shift_seconds=-5000)
    sandbox.fault(method="DELETE", path="*", canned="bad_gateway")
    for method in ("GET", "PUT", "DELETE"):  # an answer, a refusal, a fault
        request = urllib.request.Request(sandbox.url + DEALS, method=method)
        request.add_header("Authorization", f"Bearer {sandbox.token}")
        before = int(time.time())
        try:
            answer: Any = urllib.request.urlopen(request)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            told = parsedate_to_datetime(answer.headers["Date"]).timestamp()
        assert before - 5000 <= told <= time.time() - 5000


def test_the_log_names_calls_and_connections(sandbox: SandboxClient) -> None:
    create(sandbox)
    sandbox.call("GET", DEALS + "?limit=1")
    (first, second) = sandbox.requests()
    assert (first["method"], first["path"], first["status"]) == ("POST", DEALS, 201)
    assert (second["query"], second["connection"] - first["connection"]) == ("limit=1", 1)
    sandbox.clear_requests()
    assert sandbox.requests() == [] and sandbox.connections() == 0


@pytest.mark.slow
def test_the_state_outlives_a_restart(tmp_path: Path) -> None:
    store = tmp_path / "portal.sqlite"
    with running_sandbox(store=store) as sandbox:
        deal = create(sandbox)[1]["id"]
        gone = next(iter(sandbox.records("contacts")))
        sandbox.call("DELETE", f"/crm/v3/objects/contacts/{gone}")
        company = next(iter(sandbox.records("companies")))
        sandbox.call("PUT", f"/crm/v4/objects/deals/{deal}/associations/default/companies/{company}")
        sandbox.rules(create_form={"deals": ["amount"]})
        tokens = sandbox.grant()
        before = sandbox.state()
    with running_sandbox(store=store) as sandbox:
        assert sandbox.state() == before
        assert create(sandbox)[0] == 400
        assert sandbox.call("GET", DEALS, token=tokens["access_token"])[0] == 200
        taken = {"properties": {"email": "jon.smith@pelicanbay.example.com"}}
        assert sandbox.call("POST", "/crm/v3/objects/contacts", taken)[0] == 409
        sandbox.reset()
        assert deal not in sandbox.records("deals")


def test_two_fresh_sandboxes_hold_the_same() -> None:
    states = []
    for _ in range(2):
        with running_sandbox() as sandbox:
            states.append(sandbox.state())
    assert states[0] == states[1]
    counts = {kind: len(rows) for kind, rows in states[0]["records"].items()}
    assert counts["contacts"] == 60 and counts["companies"] == 15 and counts["deals"] >= 40
    emails = [row["properties"]["email"] for row in states[0]["records"]["contacts"]]
    assert len(set(emails)) == 60


def test_an_empty_portal_has_owners_and_pipelines() -> None:
    with running_sandbox(seed=False) as sandbox:
        state = sandbox.state()
        assert not any(state["records"].values()) and len(state["owners"]) == 5
        assert create(sandbox)[0] == 201


@pytest.mark.slow
def test_the_command_line_starts_and_stops(tmp_path: Path) -> None:
    with running_sandbox(process=True, store=tmp_path / "s.sqlite") as sandbox:
        assert create(sandbox)[0] == 201
        port = sandbox.url.rpartition(":")[2]
        second = subprocess.run(
            [sys.executable, "-m", "sandbox", "--port", port], capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert second.returncode == 1 and "SANDBOX_PORT" in second.stderr


@pytest.mark.slow
def test_ctrl_c_ends_it_with_the_page_open() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    found = re.search(r"http://\S+:\d+", child.stdout.readline())
    assert found
    with urllib.request.urlopen(found[0] + "/_sandbox/events", timeout=10) as events:
        assert events.readline().startswith(b"data: ")
        os.kill(child.pid, signal.SIGINT)
        assert child.wait(10) == 0
    child.stdout.close()


def test_the_page_may_be_framed_by_this_machine_only(sandbox: SandboxClient) -> None:
    with urllib.request.urlopen(sandbox.url + "/") as page:
        policy = page.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*" in policy
        assert b'role="tablist"' in page.read()
    for name in ("page.js", "page.css", "oauth.css"):
        with urllib.request.urlopen(f"{sandbox.url}/_sandbox/static/{name}") as found:
            assert found.status == 200
    assert sandbox.requests() == []
