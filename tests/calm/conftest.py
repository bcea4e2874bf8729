"""Flows against the sandbox, without Rasa Pro: `walker.py` walks them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import rasa_sdk
from rasa_sdk.executor import ActionExecutor

from sandbox.testing import SandboxClient
from tests.calm.walker import Walker
from tests.verbs.conftest import access, hubspot, server

__all__ = ["access", "hubspot", "server"]

if tuple(map(int, rasa_sdk.__version__.split(".")[:2])) < (3, 10):  # of Rasa Open Source: no flows
    collect_ignore_glob = ["*test_*.py"]  # fnmatch: of its folders too


@lru_cache(maxsize=1)
def executor() -> ActionExecutor:
    """The pack's actions as Rasa Pro runs them in its own process (`actions_module: "actions"`)."""
    made = ActionExecutor()
    made.register_package("actions")
    return made


@pytest.fixture(autouse=True, scope="session")
def every_action_is_loaded() -> None:
    """As in a server."""
    executor()


async def in_process(request: dict[str, Any]) -> dict[str, Any]:
    """Run an action as Rasa Pro's direct executor does: the domain always goes along."""
    result = await executor().run({**request, "domain": {"slots": {}}})
    assert result is not None
    return dict(result.model_dump())


@pytest.fixture
def walk(hubspot: SandboxClient) -> Walker:
    """A conversation in flows."""
    return Walker(in_process)
