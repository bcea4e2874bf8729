"""A real action server with two workers, looked at as those who run it do: log, metrics, readiness."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sandbox.testing import SandboxClient, running_sandbox
from tests.oauth.server import ActionServer, call
from tests.server.http_talk import HttpTalk

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SECRET = "canarysecret-4711"
SENDER = "+447700900123"
CANARIES = ("canary", SENDER.strip("+"), "quillfeather", "7700 900456", "7700900456", "zanzibar")
"""Parts of what is secret or personal below; none may be in any log, metric or answer about readiness."""


@pytest.fixture(scope="module")
def hub() -> Iterator[SandboxClient]:
    with running_sandbox() as hub:
        yield hub


@pytest.fixture(scope="module")
def server(hub: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    folder: Path = tmp_path_factory.mktemp("server")
    settings = {
        "HUBSPOT_API_BASE_URL": hub.url,
        "HUBSPOT_ACCESS_TOKEN": hub.token,
        "HUBSPOT_SYSTEM_ACCESS": "write",
        "HUBSPOT_LOG_FORMAT": "json",
        "HUBSPOT_STORE_URL": f"sqlite:///{folder}/store.db",
        "ACTION_SERVER_TOKEN": SECRET,
    }
    with ActionServer(folder, workers=2, **settings) as server:
        yield server


async def talk(server: ActionServer, sender: str = SENDER) -> HttpTalk:
    """All twelve dialogs, full of canaries, with failures in between."""
    person = HttpTalk(server.url, SECRET, sender=sender)
    for text, intent in (
        ("create a contact Zanzibar Quillfeather, zanzibar@canary.example.com, +44 7700 900456", "create_contact"),
        ("show me zanzibar@canary.example.com", "get_contact"),
        ("change the phone of zanzibar@canary.example.com to +44 7700 900457", "update_contact"),
        ("create a deal called Quillfeather canary renewal for 12k in contract sent", "create_deal"),
        ("show the deal Quillfeather canary renewal", "get_deal"),
        ("set the amount of Quillfeather canary renewal to 13k", "update_deal"),
        ("list my deals", "list_deals"),
        ("list contacts", "list_contacts"),
        ("find deals called Quillfeather", "search_deals"),
        ("find contacts named Quillfeather", "search_contacts"),
        ("delete the deal Quillfeather canary renewal", "delete_deal"),
        ("yes", "affirm"),
        ("delete zanzibar@canary.example.com", "delete_contact"),
        ("yes", "affirm"),
        ("what is the canary of zanzibar", "nlu_fallback"),
    ):
        await person.say(text, intent)
        if intent != "affirm" and person.loop:
            await person.say("yes", "affirm")
        if person.loop:
            await person.say("stop", "cancel", 1.0)
    return person


async def test_nobody_and_no_secret_is_in_the_log(server: ActionServer, hub: SandboxClient) -> None:
    hub.fault(method="GET", path="*/objects/*", canned="ten_secondly", times=2)
    await talk(server)
    hub.fault(method="*", path="*/objects/*", status=500)
    await talk(server)
    hub.clear_faults()
    async with httpx.AsyncClient() as client:
        await client.post(f"{server.url}/webhook", params={"token": f"{SECRET}-wrong"}, json={"next_action": "canary"})
        await client.post(f"{server.url}/webhook", params={"token": SECRET}, content=b"{canary")
        await client.get(f"{server.url}/zanzibar", params={"token": SECRET})
    log = server.log().lower()
    assert "action_create_contact" in log and "action_delete_deal" in log
    assert not [word for word in CANARIES if word in log]
    assert hub.token.lower() not in log
    people = hub.state()["records"]["contacts"]
    known = {str(row["properties"].get("email") or "").lower() for row in _rows(people)} - {""}
    assert known and not [email for email in known if email in log]


async def test_every_line_is_json_and_those_of_a_call_belong_together(server: ActionServer) -> None:
    await talk(server)
    await HttpTalk(server.url, SECRET, sender="somebody else").say("help", "help")
    lines = server.log().partition("Action endpoint is up")[2].splitlines()[1:]
    records = [json.loads(line) for line in lines]
    assert any(record["logger"] == "py.warnings" and "rasa_sdk" in record["message"] for record in records)
    assert len(records) > 20 and all({"time", "level", "logger", "message"} <= record.keys() for record in records)
    calls = [record for record in records if record["logger"] == "actions.gateway" and "path" in record]
    ended = [record for record in records if record["logger"] == "actions.server"]
    well = [record for record in calls if record["outcome"] in (200, 201)]
    assert well and all(re.fullmatch("[0-9a-f]{16}", record["conversation"]) for record in [*calls, *ended])
    assert all(re.fullmatch(r"[0-9a-f-]{36}", record["correlation_id"]) for record in well)
    assert {"done", "not_found"} & {record["outcome"] for record in ended}
    assert not any(re.search(r"\d{6}", record["path"]) for record in calls), "an id in a path"
    assert len({record["conversation"] for record in ended}) >= 2


async def test_metrics_are_of_all_workers_and_for_rasas_token_only(server: ActionServer) -> None:
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{server.url}/metrics")).status_code == 401
        before = _count((await client.get(f"{server.url}/metrics", params={"token": SECRET})).text, "action_help")
        person = HttpTalk(server.url, SECRET, sender="a")
        for _ in range(10):
            await person.say("help", "help")
        for _ in range(4):  # of four on two workers at least two share one, and what it remembers
            await person.say("list deals", "list_deals")
        pages = [await client.get(f"{server.url}/metrics", params={"token": SECRET}) for _ in range(6)]
    assert {_count(page.text, "action_help") for page in pages} == {before + 10}
    text = pages[0].text
    for name in ("hubspot_calls_total", "hubspot_wait_seconds_bucket", "hubspot_cache_lookups_total"):
        assert name in text
    assert 'outcome="hit"' in text and not [word for word in CANARIES if word in text.lower()]


async def test_unknown_actions_make_no_labels(server: ActionServer) -> None:
    async with httpx.AsyncClient() as client:
        for number in range(3):
            body = call(f"action_{number}")
            answer = await client.post(f"{server.url}/webhook", params={"token": SECRET}, json=body)
            assert answer.status_code == 404
        page = await client.get(f"{server.url}/metrics", params={"token": SECRET})
    assert _count(page.text, "unknown") >= 3 and "action_0" not in page.text


async def test_readiness_is_for_everybody_its_reasons_are_not(server: ActionServer) -> None:
    async with httpx.AsyncClient() as client:
        while (anybody := await client.get(f"{server.url}/ready")).status_code == 503:
            await asyncio.sleep(0.2)  # the store's tables are made a moment after the start
        assert (anybody.status_code, anybody.json()) == (200, {"status": "ready"})
        known = await client.get(f"{server.url}/ready", headers={"Authorization": f"Bearer {SECRET}"})
        assert set(known.json()["checks"].values()) == {"ok"}
        some = await client.get(f"{server.url}/ready", params={"needs": "store,keys", "token": SECRET})
        assert set(some.json()["checks"]) == {"store", "keys"}
        assert (await client.get(f"{server.url}/ready", params={"needs": "luck"})).status_code == 400
        assert (await client.get(f"{server.url}/health")).json() == {"status": "ok"}


def _rows(records: object) -> list[dict[str, dict[str, object]]]:
    return list(records.values()) if isinstance(records, dict) else list(records)  # type: ignore[call-overload]


def _count(page: str, action: str) -> float:
    found = re.search(rf'hubspot_action_seconds_count{{action="{action}"}} (\S+)', page)
    return float(found[1]) if found else 0.0
