"""The installation of `tests/oauth`, on SQLite, and people who talk to its bot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import actions.account.connect
import actions.account.disconnect
import actions.account.status  # noqa: F401  registers the actions
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.oauth.conftest import hubspot, later, pages, pages_port, sandbox, settle, store
from tests.talk import Talk

__all__ = ["hubspot", "later", "pages", "pages_port", "sandbox", "settle", "store"]


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """What the chat says does not depend on the store."""
    return f"sqlite:///{tmp_path}/data/hubspot.db"


@pytest.fixture
def filled(hubspot: SandboxClient) -> SandboxClient:
    """The same, with two deals in each account."""
    for account in (MAIN, TEST_ACCOUNT):
        token = hubspot.grant(account.portal_id)["access_token"]
        for name in ("Harbour lights", "Orchard gate"):
            body = {"properties": {"dealname": f"{name} {account.portal_id}", "dealstage": "appointmentscheduled"}}
            status, _ = hubspot.call("POST", "/crm/objects/2026-09/deals", body, token)
            assert status == 201
    return hubspot


@pytest.fixture
def talk(pages: str) -> Callable[..., Talk]:
    """Somebody in the web chat."""

    def talk(sender: str = "ana", channel: str = "webchat") -> Talk:
        return Talk(sender, channel)

    return talk
