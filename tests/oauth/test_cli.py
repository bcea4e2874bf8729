"""The operator's commands, as an operator runs them."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from actions.oauth import grants, sealing
from actions.oauth.identity import installation
from actions.oauth.profiles import profile
from sandbox.testing import SandboxClient, running_sandbox
from tests.oauth.conftest import Set, register
from tests.oauth.server import PROJECT, free_port
from tests.oauth.world import Browser, code_in, connect, identity, link_for

pytestmark = pytest.mark.slow


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/data/hubspot.db"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "actions.oauth", *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(command(*arguments), env=environment(), capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def own_port(hubspot: SandboxClient, settle: Set) -> Iterator[int]:
    """A redirect URI on this machine where nobody serves yet."""
    port = free_port()
    callback = f"http://localhost:{port}/hubspot/callback"
    register(hubspot, redirect_uris=[callback])
    settle(hubspot_redirect_uri=callback)
    yield port


def answering(process: subprocess.Popen[str]) -> str:
    """The link that the command prints."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+/hubspot/connect/\S+", line):
            return found[0]
    raise AssertionError(process.communicate())


async def test_authorize_status_revoke(own_port: int, hubspot: SandboxClient, settle: Set) -> None:
    settle(hubspot_auth="system")
    with subprocess.Popen(
        command("authorize", "--no-browser"), env=environment(), stdin=-1, stdout=-1, stderr=-1, text=True
    ) as process:
        url = await asyncio.to_thread(answering, process)
        async with Browser() as browser:
            code = code_in(await browser.approve(url))
        said, complaints = await asyncio.to_thread(process.communicate, f"000000\n{code}\ny\n", 30)
    assert process.returncode == 0, said + complaints
    grant = grants.find(installation(profile()))
    assert grant is not None and grant.alive
    assert grant.email in said and str(grant.hub_id) in said and "crm.objects.deals.read" in said
    assert not [scope for scope in grant.scopes if scope.endswith(".write")], "its access is read"
    assert grant.access_token not in said and grant.refresh_token not in said
    assert "this installation" in run("status")[1]
    doctor = run("doctor")[1]
    assert str(grant.hub_id) in doctor
    assert re.search(r"deals\.read +│ yes", doctor) and re.search(r"deals\.write +│ no", doctor)
    assert "authorize again" not in doctor, "it need not write"
    settle(hubspot_system_access="write")
    assert "authorize again, with crm.objects.contacts.write crm.objects.deals.write" in run("doctor")[1]
    assert run("revoke")[0] == 0
    assert grants.find(installation(profile())) is None
    assert run("revoke")[0] == 1


async def test_authorize_tells_a_no(own_port: int, settle: Set) -> None:
    settle(hubspot_auth="system")
    with subprocess.Popen(
        command("authorize", "--no-browser"), env=environment(), stdin=-1, stdout=-1, stderr=-1, text=True
    ) as process:
        url = await asyncio.to_thread(answering, process)
        async with Browser() as browser:
            await browser.decide(await browser.click(url), "deny")
        said, _ = await asyncio.to_thread(process.communicate, "", 120)
    assert process.returncode == 1 and "You did not agree" in said


async def test_the_pages_alone(own_port: int) -> None:
    with subprocess.Popen(
        command("serve"), env=environment(), stdout=subprocess.DEVNULL, stderr=-1, text=True
    ) as process:
        try:
            while process.poll() is None:
                await asyncio.sleep(0.2)
                try:
                    assert (
                        await asyncio.to_thread(httpx.get, f"http://localhost:{own_port}/webhook")
                    ).status_code == 404
                    break
                except httpx.TransportError:
                    continue
            async with Browser() as browser:
                assert code_in(await browser.approve(await link_for()))
        finally:
            process.terminate()


async def test_rotating_keys(pages: str, settle: Set) -> None:
    await connect()
    old, new = os.environ["HUBSPOT_ENCRYPTION_KEYS"], sealing.fresh_key()
    settle(hubspot_encryption_keys=f"{new},{old}")
    assert "rotate-keys" in (await asyncio.to_thread(run, "doctor"))[1]
    code, said = await asyncio.to_thread(run, "rotate-keys")
    assert code == 0 and "1 sealed anew" in said
    settle(hubspot_encryption_keys=new)
    grant = grants.find(identity())
    assert grant is not None and grant.alive


async def test_the_doctor_finds_nothing(pages: str, hubspot: SandboxClient, settle: Set) -> None:
    settle(hubspot_access_token=hubspot.token, action_server_token="x" * 32, hubspot_auth="user first")
    code, said = await asyncio.to_thread(run, "doctor")
    assert code == 0, said
    assert "Nothing to do." in said
    assert re.search(r"get_deal.*crm\.objects\.deals\.read.*yes", said)
    assert "conditionallyRequiredScopes" in said and "/oauth/authorize?client_id=" in said
    assert hubspot.token not in said


async def test_the_doctor_tells_which_dialog_lacks_which_scope(settle: Set) -> None:
    """Of a static token too, although HubSpot does not say: it tries, and changes nothing by that."""
    scopes = frozenset({"oauth", "crm.objects.deals.read", "crm.objects.contacts.read", "crm.objects.contacts.write"})
    with running_sandbox(tokens={"pat-na1-some": scopes}) as sandbox:
        settle(hubspot_api_base_url=sandbox.url, hubspot_access_token="pat-na1-some", hubspot_system_access="write")
        before = sandbox.state()["records"]
        code, said = await asyncio.to_thread(run, "doctor", "--dialogs", "update_deal,update_contact")
        assert sandbox.state()["records"] == before
    granted = dict(re.findall(r"(crm\.\S+) +│ (yes|no|cannot be told) ", said))
    assert granted == {
        "crm.objects.deals.read": "yes",
        "crm.objects.deals.write": "no",
        "crm.objects.contacts.read": "yes",
        "crm.objects.contacts.write": "yes",
        "crm.objects.companies.read": "no",
        "crm.objects.owners.read": "cannot be told",
    }
    assert code == 1 and "give it crm.objects.companies.read crm.objects.deals.write" in said
    assert "delete_deal" not in said, "only what was asked about"


async def test_the_doctor_tells_what_people_will_be_asked_for(pages: str, settle: Set) -> None:
    settle(action_server_token="x" * 32)
    code, said = await asyncio.to_thread(run, "doctor", "--dialogs", "update_deal")
    assert code == 0, said
    assert re.search(r"deals\.read +│ asked at once", said) and re.search(r"deals\.write +│ asked when first", said)
    settle(hubspot_scopes="oauth crm.objects.deals.read")
    assert re.search(r"deals\.write +│ never: HUBSPOT_SCOPES", (await asyncio.to_thread(run, "doctor"))[1])


async def test_the_doctor_names_what_is_wrong(pages: str, hubspot: SandboxClient, settle: Set) -> None:
    settle(hubspot_access_token="pat-na1-wrong", hubspot_client_secret="wrong", hubspot_auth="user first")
    code, said = await asyncio.to_thread(run, "doctor")
    assert code == 1
    assert (
        "copy client id and client secret" in said and "renew it in HubSpot" in said and "ACTION_SERVER_TOKEN" in said
    )
    assert "pat-na1-wrong" not in said


def test_the_doctor_without_any_settings(settle: Set) -> None:
    callback = "http://localhost:5055/hubspot/callback"
    settle(hubspot_api_base_url="http://127.0.0.1:1", hubspot_auth="user", hubspot_redirect_uri=callback)
    code, said = run("doctor", "--read-only")
    assert code == 1
    assert f'"{callback}"' in said, "what is there already counts"
    assert "HUBSPOT_CLIENT_ID" in said
    assert "crm.objects.deals.read" in said and ".write" not in said, "and tells what the app has to be like"


def test_the_least_for_some_dialogs(settle: Set) -> None:
    settle(hubspot_api_base_url="http://127.0.0.1:1")
    _, said = run("doctor", "--dialogs", "get_contact, update_contact")
    wanted = re.search(r"HUBSPOT_SCOPES=(.*)", said)
    assert wanted is not None
    assert "crm.objects.contacts.write" in wanted[1] and "deals" not in wanted[1]
    code, said = run("doctor", "--dialogs", "get_rich")
    assert code == 2 and "get_rich" in said


def test_a_command_that_cannot_work_says_why(settle: Set) -> None:
    for name in ("authorize", "serve", "rotate-keys", "revoke"):
        code, said = run(name)
        assert code != 0 and "HUBSPOT_CLIENT_ID" in said
