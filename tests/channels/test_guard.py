"""Who may call, and what the page may load."""

from __future__ import annotations

import pytest

from channels.guard import is_blind_write, is_foreign, is_https, is_named, is_same_origin, security_headers

HOST = {"host": "bot.example.com"}


@pytest.mark.parametrize(
    ("headers", "ours", "foreign"),
    [
        ({"sec-fetch-site": "same-origin"}, True, False),
        ({"sec-fetch-site": "same-origin", "origin": "https://bot.example.com"}, True, False),
        ({"sec-fetch-site": "same-site"}, False, True),
        ({"sec-fetch-site": "cross-site", "origin": "https://bot.example.com"}, False, True),
        ({"sec-fetch-site": "none"}, False, False),
        ({"origin": "https://bot.example.com"}, True, False),
        ({"origin": "https://bot.example.com:8443"}, False, True),
        ({"origin": "https://bot.example.com.evil.example"}, False, True),
        ({"origin": "null"}, False, True),
        ({}, False, False),
    ],
)
def test_only_our_own_page_may_write(headers: dict[str, str], ours: bool, foreign: bool) -> None:
    assert is_same_origin({**HOST, **headers}) is ours
    assert is_foreign({**HOST, **headers}) is foreign


@pytest.mark.parametrize(
    ("scheme", "forwarded", "secure"),
    [("https", None, True), ("http", None, False), ("http", "https", True), ("http", "https, http", True)],
)
def test_https_is_seen_behind_a_proxy(scheme: str, forwarded: str | None, secure: bool) -> None:
    headers = {"x-forwarded-proto": forwarded} if forwarded else {}
    assert is_https(scheme, headers) is secure


def test_the_page_frames_the_sandbox_alone_and_is_framed_by_nobody() -> None:
    policy = security_headers("http://localhost:8800")["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "frame-src http://localhost:8800" in policy
    assert "frame-src 'none'" in security_headers(None)["Content-Security-Policy"]
    assert not any("unsafe" in line for line in policy)


@pytest.mark.parametrize(
    ("method", "headers", "refused"),
    [
        ("POST", {"origin": "https://evil.example", "content-type": "text/plain"}, True),
        ("POST", {"sec-fetch-site": "cross-site", "content-type": "multipart/form-data; boundary=x"}, True),
        ("POST", {"sec-fetch-site": "cross-site"}, True),
        ("POST", {"origin": "https://shop.example", "content-type": "application/json; charset=utf-8"}, False),
        ("POST", {"origin": "https://bot.example.com", "content-type": "text/plain"}, False),
        ("POST", {"content-type": "application/x-www-form-urlencoded"}, False),
        ("GET", {"origin": "https://evil.example"}, False),
    ],
)
def test_what_a_page_may_send_unasked(method: str, headers: dict[str, str], refused: bool) -> None:
    assert is_blind_write(method, {**HOST, **headers}) is refused


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost:5005", True),
        ("LOCALHOST", True),
        ("[::1]:5005", True),
        ("localhost.evil.example:5005", False),
        ("evil.example", False),
        ("", False),
    ],
)
def test_a_name_that_is_not_ours(host: str, known: bool) -> None:
    assert is_named({"host": host}, ("localhost", "::1")) is known
    assert is_named({"host": host}, ())
