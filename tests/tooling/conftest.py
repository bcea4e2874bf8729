"""What the tooling's tests share."""

from __future__ import annotations

import socket

import pytest


def free_ports(count: int) -> list[int]:
    """Ports that nothing listens on just now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    numbers = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return numbers


@pytest.fixture
def ports() -> list[int]:
    """Two free ports."""
    return free_ports(2)


@pytest.fixture
def free_port() -> int:
    """A free port."""
    return free_ports(1)[0]
