"""Row 10: one refresh at a time, wherever it is asked for; what comes of it when it fails."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.errors import LinkNeeded, NotConnected, Unreachable
from actions.oauth import grants, refresh
from actions.oauth.access import access_for
from actions.oauth.grants import Grant
from actions.record import CATALOGUE
from sandbox.testing import SandboxClient
from tests.oauth.conftest import Set
from tests.oauth.world import connect, counts, identity

Later = Callable[[float], None]
PROJECT = Path(__file__).parents[2]


def grant_of(user: str = "ana") -> Grant:
    found = grants.find(identity(user))
    assert found is not None
    return found


async def test_many_at_once_refresh_once(pages: str, hubspot: SandboxClient, later: Later) -> None:
    await connect()
    old = grant_of()
    later(1801)
    got = await asyncio.gather(*(refresh.fresh(old) for _ in range(12)))
    assert counts(hubspot)["refresh_token attempts"] == 1
    assert {grant.access_token for grant in got} == {grant_of().access_token} != {old.access_token}


@pytest.mark.slow
@pytest.mark.parametrize("rotate", [False, True])
async def test_a_storm_of_workers_refreshes_once(pages: str, hubspot: SandboxClient, rotate: bool) -> None:
    hubspot.settings(token_seconds=1, rotate_refresh_tokens=rotate)
    await connect()
    hubspot.settings(token_seconds=1800, latency_ms=300)
    await asyncio.sleep(1.1)
    command = [sys.executable, "-m", "tests.oauth.storm", "ana", "10"]
    workers = [subprocess.Popen(command, cwd=PROJECT, stdin=-1, stdout=-1, text=True) for _ in range(4)]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    got: set[str] = set()
    for worker in workers:
        out, _ = await asyncio.to_thread(worker.communicate)
        got |= set(json.loads(out))
    assert counts(hubspot)["refresh_token attempts"] == 1
    assert got == {grant_of().access_token}


async def test_a_valid_token_costs_no_call(pages: str, hubspot: SandboxClient) -> None:
    await connect()
    access = await access_for("webchat", "ana", CATALOGUE["deal"])
    assert await access.token() == await access.token() == grant_of().access_token
    assert "refresh_token attempts" not in counts(hubspot)


async def test_a_token_is_renewed_before_it_expires(pages: str, hubspot: SandboxClient, later: Later) -> None:
    await connect()
    old = grant_of()
    later(1800 - grants.EARLY_SECONDS + 1)
    new = await refresh.fresh(old)
    assert new.access_token != old.access_token
    assert new.version == old.version + 1
    assert hubspot.call("GET", "/crm/objects/2026-09/deals", token=new.access_token)[0] == 200


async def test_the_newest_refresh_token_counts(pages: str, hubspot: SandboxClient, later: Later) -> None:
    hubspot.settings(rotate_refresh_tokens=True)
    await connect()
    first = grant_of()
    for _ in range(3):
        later(1800)
        second = await refresh.fresh(grant_of())
        assert second.refresh_token != first.refresh_token
        first = second


async def test_hubspot_down_while_the_token_still_lives(pages: str, hubspot: SandboxClient, later: Later) -> None:
    await connect()
    old = grant_of()
    hubspot.fault(method="POST", path="/oauth/*/token", status=503)
    later(1800 - grants.EARLY_SECONDS + 1)
    assert (await refresh.fresh(old)).access_token == old.access_token


async def test_after_a_failure_nobody_asks_again_for_a_while(pages: str, hubspot: SandboxClient, later: Later) -> None:
    await connect()
    hubspot.fault(method="POST", path="/oauth/*/token", status=503)
    later(1801)
    for _ in range(5):
        with pytest.raises(Unreachable):
            await refresh.fresh(grant_of())
    assert len([r for r in hubspot.requests() if r["path"].endswith("/token")]) == 2, "the exchange and one refresh"
    hubspot.clear_faults()
    later(refresh.COOL_DOWN_SECONDS + 1)
    assert (await refresh.fresh(grant_of())).version == 2


async def test_a_refused_refresh_token_needs_a_new_link(pages: str, hubspot: SandboxClient, later: Later) -> None:
    await connect()
    hubspot.call("POST", "/_sandbox/oauth/revoke")
    later(1801)
    with pytest.raises(LinkNeeded) as caught:
        await refresh.fresh(grant_of())
    assert caught.value.why == "expired"
    dead = grant_of()
    assert not dead.alive and not dead.refresh_token and not dead.email, "the tokens are gone"
    with pytest.raises(LinkNeeded) as caught:
        await access_for("webchat", "ana", CATALOGUE["deal"])
    assert caught.value.why == "expired"
    await connect()
    assert (await access_for("webchat", "ana", CATALOGUE["deal"])).key.startswith("user:")


async def test_a_late_refusal_does_not_bury_a_renewed_grant(pages: str) -> None:
    await connect()
    old = grant_of()
    assert grants.renew(old, refresh.tokens.Tokens("new-access", "new-refresh", 1800))
    grants.bury(old)
    assert grant_of().refresh_token == "new-refresh"


async def test_a_refresh_does_not_bring_back_what_was_disconnected(pages: str) -> None:
    await connect()
    old = grant_of()
    grants.remove(identity())
    assert not grants.renew(old, refresh.tokens.Tokens("new-access", "new-refresh", 1800))
    assert grants.find(identity()) is None


async def test_a_token_that_hubspot_refused_is_renewed_at_once(pages: str, hubspot: SandboxClient) -> None:
    await connect()
    access = await access_for("webchat", "ana", CATALOGUE["deal"])
    old = await access.token()
    await access.refused()  # type: ignore[attr-defined]
    assert await access.token() != old


async def test_an_app_with_a_wrong_secret_is_no_reason_to_link_again(pages: str, settle: Set, later: Later) -> None:
    await connect()
    settle(hubspot_client_secret="changed-at-hubspot")
    later(1801)
    with pytest.raises(NotConnected) as caught:
        await refresh.fresh(grant_of())
    assert not isinstance(caught.value, LinkNeeded)
    assert grant_of().alive


async def test_a_lease_ends_by_itself(pages: str, later: Later) -> None:
    """Its holder may have died."""
    await connect()
    assert grants.lease(grant_of(), 30)
    assert not grants.lease(grant_of(), 30)
    later(31)
    assert grants.lease(grant_of(), 30)


async def test_waiting_for_somebody_elses_refresh_ends_too(pages: str, settle: Set, later: Later) -> None:
    await connect()
    settle(hubspot_turn_seconds=0.3)
    later(1801)
    assert grants.lease(grant_of(), 30)
    with pytest.raises(Unreachable):
        await refresh.fresh(grant_of())
