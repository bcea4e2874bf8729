from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.testing import SandboxClient, running_sandbox


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[SandboxClient]:
    with running_sandbox() as client:
        yield client


@pytest.fixture
def sandbox(shared_sandbox: SandboxClient) -> SandboxClient:
    """A sandbox in its fresh state; the server is shared by all tests."""
    shared_sandbox.reset()
    return shared_sandbox
