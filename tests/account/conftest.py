"""The installation of `tests/oauth`, on SQLite, and people who talk to its bot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import actions.account.connect
import actions.account.disconnect
import actions.account.status  # noqa: F401  registers the actions
from tests.oauth.conftest import hubspot, later, pages, settle, store
from tests.talk import Talk

__all__ = ["hubspot", "later", "pages", "settle", "store"]


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """What the chat says does not depend on the store."""
    return f"sqlite:///{tmp_path}/data/hubspot.db"


@pytest.fixture
def talk(pages: str) -> Callable[..., Talk]:
    """Somebody in the web chat."""

    def talk(sender: str = "ana", channel: str = "webchat") -> Talk:
        return Talk(sender, channel)

    return talk
