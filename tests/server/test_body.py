"""Calls whose domain is read once are read as any JSON is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from actions.server.body import read

CALL = {"next_action": "action_get_deal", "sender_id": "a", "tracker": {"slots": {"x": None}}, "version": "3.6.21"}
DOMAIN = {"intents": ["greet"], "slots": {"hubspot_me": {"type": "any"}}}


@pytest.mark.parametrize(
    "call",
    [
        {**CALL, "domain": DOMAIN},
        {**CALL, "domain": None},
        {**CALL, "domain": {}, "domain_digest": "abc"},
        {**CALL, "domain": {"slots": {"domain": {"type": "text"}}}},
        {**CALL, "tracker": {"slots": {"domain": "b.example"}}},
        {**CALL, "tracker": {"latest_message": {"text": 'my "domain": is {b}, "domain": {"c": 1}}'}}, "domain": DOMAIN},
        {"domain": DOMAIN},
        {"domain": DOMAIN, **CALL},
        {"domain": "}"},
        {},
        CALL,
    ],
    ids=str,
)
@pytest.mark.parametrize("separators", [None, (",", ":")])
def test_it_is_the_same(call: dict[str, Any], separators: tuple[str, str] | None) -> None:
    body = json.dumps(call, separators=separators).encode()
    assert read(body) == read(body) == call


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '"domain":',
        '"domain":}',
        '{"a":1 "domain":2}',
        '{,"domain":2}',
        '[{"a":1,"domain":{}}',
        '{"domain":{}}}',
    ],
)
def test_what_is_no_json_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        read(text.encode())


@pytest.mark.parametrize("text", ["null", "[]", '[{"a": 1, "domain": {}}]', '"domain"', '{"a":{"b":1,"domain":{}}}'])
def test_what_is_no_call_is_read_too(text: str) -> None:
    assert read(text.encode()) == json.loads(text)


def test_the_domain_is_read_once() -> None:
    first, second = ({**CALL, "sender_id": who, "domain": DOMAIN} for who in "ab")
    assert read(json.dumps(first).encode())["domain"] is read(json.dumps(second).encode())["domain"]
