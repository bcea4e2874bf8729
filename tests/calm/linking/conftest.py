"""The installation of `tests/account`: people link their own HubSpot."""

from __future__ import annotations

import pytest

from tests.account.conftest import (
    filled,
    hubspot,
    later,
    pages,
    pages_port,
    sandbox,
    settle,
    store,
    store_url,
)
from tests.calm.conftest import in_process
from tests.calm.walker import Walker

__all__ = [
    "filled",
    "hubspot",
    "later",
    "pages",
    "pages_port",
    "sandbox",
    "settle",
    "store",
    "store_url",
]


@pytest.fixture
def ana(pages: str) -> Walker:
    """Somebody in the web chat, not connected yet."""
    return Walker(in_process, "ana", "webchat")
