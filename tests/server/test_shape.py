"""A deflated call is held to the size that any call may have, before it takes the memory."""

from __future__ import annotations

import json
import tracemalloc
import zlib
from types import SimpleNamespace
from typing import Any

import pytest

from actions.server import shape
from tests.oauth.server import call

MOST = 200_000


def deflated(body: bytes) -> Any:
    """A request that brings this."""
    return SimpleNamespace(
        app=SimpleNamespace(config=SimpleNamespace(REQUEST_MAX_SIZE=MOST)),
        route=SimpleNamespace(path="webhook"),
        method="POST",
        headers={"Content-Encoding": "deflate"},
        body=body,
        load_json=lambda loads: call(),
    )


async def test_it_is_inflated_up_to_the_limit() -> None:
    body = json.dumps(call()).encode().ljust(MOST - 1)
    request = deflated(zlib.compress(body))
    assert await shape._check(request) is None
    assert request.body == body and not request.headers, "rasa-sdk reads it as any other"


async def test_beyond_it_takes_no_memory() -> None:
    request = deflated(zlib.compress(b" " * (300 * MOST)))
    tracemalloc.start()
    try:
        refused = await shape._check(request)
        assert refused is not None and refused.status == 413
        assert tracemalloc.get_traced_memory()[1] < 10 * MOST
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("body", [b"", b"{}", zlib.compress(b'{"next_action": ""}')[:-6]])
async def test_what_is_not_deflated_or_ends_too_early_is_refused(body: bytes) -> None:
    refused = await shape._check(deflated(body))
    assert refused is not None and refused.status == 400
