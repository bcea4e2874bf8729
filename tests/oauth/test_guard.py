"""Row 9: how the guard compares; who gets through is tested on real servers in `test_server.py`."""

from __future__ import annotations

import hmac
from types import SimpleNamespace
from typing import Any

import pytest

from actions.oauth import guard
from tests.oauth.conftest import Set

TOKEN = "a-token-of-this-test"


def request(**changes: Any) -> Any:
    """What the guard looks at."""
    route = SimpleNamespace(path="webhook")
    args = SimpleNamespace(getlist=lambda _name, default: default)
    return SimpleNamespace(**{"route": route, "args": args, "token": None, "headers": {}, "ip": "127.0.0.1", **changes})


async def test_the_token_is_compared_in_constant_time(settle: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(action_server_token=TOKEN)
    compared = list[tuple[bytes, bytes]]()
    real = hmac.compare_digest

    def spy(given: bytes, wanted: bytes) -> bool:
        compared.append((given, wanted))
        return real(given, wanted)

    monkeypatch.setattr(hmac, "compare_digest", spy)
    assert await guard._check(request(token=TOKEN)) is None
    answer = await guard._check(request(token="a-guess"))
    assert answer is not None and answer.status == 401
    assert compared == [(TOKEN.encode(), TOKEN.encode()), (b"a-guess", TOKEN.encode())]


@pytest.mark.parametrize(
    ("ip", "headers", "may"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("192.0.2.7", {}, False),
        ("::ffff:192.0.2.7", {}, False),
        ("", {}, False),
        *(("127.0.0.1", {name: "127.0.0.1"}, False) for name in (*guard.FORWARDED, "origin")),
    ],
)
async def test_without_a_token_only_this_machine_itself(settle: Set, ip: str, headers: Any, may: bool) -> None:
    settle(action_server_token=None)
    answer = await guard._check(request(ip=ip, headers=headers))
    assert (answer is None) is may


async def test_pages_are_open_and_the_closed_are_named(settle: Set) -> None:
    settle(action_server_token=TOKEN)
    for path, status in (
        ("webhook", 401),
        ("actions", 401),
        ("metrics", 401),
        ("hubspot/callback", None),
        ("health", None),
    ):
        answer = await guard._check(request(route=SimpleNamespace(path=path)))
        assert (answer.status if answer else None) == status, path
    assert await guard._check(request(route=None)) is None, "unknown: 404"


async def test_the_log_says_once_why_rasa_s_calls_are_refused(settle: Set, caplog: pytest.LogCaptureFixture) -> None:
    guard._say_once.cache_clear()
    settle(action_server_token=TOKEN)
    for _ in range(3):
        await guard._check(request())
    assert ["endpoints.yml has a line for it" in record.getMessage() for record in caplog.records] == [True]
