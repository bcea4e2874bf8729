"""A wrong setting stops the start, with its name and what it should be, and without its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.oauth import profiles, sealing, start
from actions.settings import SettingsError
from tests.oauth.conftest import Set

USER = {
    "hubspot_auth": "user",
    "hubspot_client_id": "an-id",
    "hubspot_client_secret": "a-secret",
    "hubspot_redirect_uri": "https://bot.example.com/hubspot/callback",
    "hubspot_encryption_keys": sealing.fresh_key(),
}


def test_nothing_is_needed_for_a_static_token(settle: Set, tmp_path: Path) -> None:
    settle(hubspot_access_token="pat-na1-x")
    assert start.check() is False
    assert list(tmp_path.iterdir()) == [], "and nothing is made"


def test_complete(settle: Set) -> None:
    settle(**USER)
    assert start.check() is True


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("hubspot_auth", "usr", "HUBSPOT_AUTH must be system, user"),
        ("hubspot_client_id", None, "HUBSPOT_CLIENT_ID"),
        ("hubspot_client_secret", None, "HUBSPOT_CLIENT_SECRET"),
        ("hubspot_redirect_uri", None, "HUBSPOT_REDIRECT_URI"),
        ("hubspot_redirect_uri", "http://bot.example.com/hubspot/callback", "HUBSPOT_REDIRECT_URI must be https"),
        ("hubspot_redirect_uri", "https://bot.example.com/callback", "end in /hubspot/callback"),
        ("hubspot_redirect_uri", "https://bot.example.com/hubspot/callback?x=1", "HUBSPOT_REDIRECT_URI"),
        ("hubspot_encryption_keys", None, "A fresh one: HUBSPOT_ENCRYPTION_KEYS="),
        ("hubspot_encryption_keys", "super-secret!", "HUBSPOT_ENCRYPTION_KEYS: key 1 is not base64"),
        ("hubspot_allowed_accounts", "acme", "HUBSPOT_ALLOWED_ACCOUNTS must be HubSpot account ids"),
        ("hubspot_authorize_url", "app.hubspot.com", "HUBSPOT_AUTHORIZE_URL must be"),
        ("hubspot_store_url", "mysql://x", "HUBSPOT_STORE_URL must be"),
        ("hubspot_identity_hook", "no.such:thing", "HUBSPOT_IDENTITY_HOOK must be"),
        ("hubspot_turn_seconds", "soon", "HUBSPOT_TURN_SECONDS must be"),
        ("rasa_url", "rasa", "RASA_URL must be"),
        ("hubspot_endpoints", "/nonexistent.yml", "HUBSPOT_ENDPOINTS: there is no file /nonexistent.yml"),
        (
            "hubspot_scopes",
            "nonsense",
            "HUBSPOT_SCOPES must have what a dialog needs at least: crm.objects.contacts.read",
        ),
        ("hubspot_scopes", "oauth; crm.objects.deals.read", "HUBSPOT_SCOPES must be names of HubSpot scopes"),
        ("hubspot_optional_scopes", "“tickets”", "HUBSPOT_OPTIONAL_SCOPES must be names of HubSpot scopes"),
        ("hubspot_user_channels", "web chat", "HUBSPOT_USER_CHANNELS must be names of Rasa channels with commas"),
        ("hubspot_access_token", "two super-secret", "HUBSPOT_ACCESS_TOKEN must be one word without spaces"),
        ("action_server_sanic_workers", "abc", "ACTION_SERVER_SANIC_WORKERS must be a whole number"),
        ("action_server_sanic_workers", "0", "ACTION_SERVER_SANIC_WORKERS must be"),
    ],
)
def test_each_mistake_is_named(settle: Set, name: str, value: str | None, said: str) -> None:
    settle(**{**USER, name: value})
    with pytest.raises(SettingsError) as caught:
        start.check()
    assert said in str(caught.value)
    assert "super-secret" not in str(caught.value) and "a-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hubspot_endpoints", "endpoints.yml"),  # not there in a test's folder: need not be
        ("hubspot_scopes", "oauth crm.objects.contacts.read"),
        ("hubspot_scopes", "oauth,crm.objects.deals.read,sales-email-read,files.ui_hidden.read"),
        ("hubspot_user_channels", "webchat, my_own.channel,"),
        ("action_server_sanic_workers", "4"),
        ("action_server_sanic_workers", ""),
    ],
)
def test_what_is_right_starts(settle: Set, name: str, value: str) -> None:
    settle(**{**USER, name: value})
    assert start.check() is True


def test_a_line_break_after_a_token_is_none_of_it(settle: Set) -> None:
    settle(hubspot_access_token=" pat-na1-x\n")
    token = profiles.profile().access_token
    assert token is not None and token.get_secret_value() == "pat-na1-x"


def test_an_installation_that_reaches_no_hubspot_is_told_so(settle: Set, tmp_path: Path) -> None:
    settle()
    assert "set HUBSPOT_ACCESS_TOKEN, or HUBSPOT_CLIENT_ID" in start.unconnected()
    settle(hubspot_access_token="pat-na1-x")
    assert start.unconnected() == ""
    settle(**USER, hubspot_access_token=None)
    assert start.unconnected() == ""
    block = "hubspot:\n  profiles:\n    acme:\n      access_token: pat-na1-x\n    northwind: {}\n"
    (tmp_path / "endpoints.yml").write_text(block)
    settle()
    assert "not connected in northwind" in start.unconnected()


@pytest.mark.parametrize(
    "host", ["http://localhost:5055", "http://127.0.0.1:5055", "https://x.example.com/behind/a/proxy"]
)
def test_redirect_uris_that_hubspot_takes(settle: Set, host: str) -> None:
    settle(**{**USER, "hubspot_redirect_uri": f"{host}/hubspot/callback"})
    assert profiles.profile().origin == host


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("hubspot:\n  profiles:\n    a:\n      client_secret: ${NO_SUCH_VARIABLE}", "NO_SUCH_VARIABLE must be set"),
        ("hubspot:\n  profiles:\n    a:\n      auth: user", "profiles: a: client_id"),
        ("hubspot:\n  profiles:\n    a:\n      colour: red", "profiles: a: colour must be"),
        ("hubspot:\n  default: b\n  profiles:\n    a: {}", "b is not one of"),
        ("hubspot:\n  client_id: x", "takes `default` and `profiles`"),
    ],
)
def test_mistakes_in_endpoints_yml(settle: Set, tmp_path: Path, block: str, said: str) -> None:
    (tmp_path / "endpoints.yml").write_text(block)
    settle()
    with pytest.raises(SettingsError) as caught:
        start.check()
    assert said in str(caught.value)


def test_oauth_is_never_v1(settle: Set) -> None:
    for version, path in (("v3", "2026-03"), ("2026-03", "2026-03"), ("2026-09", "2026-09")):
        settle(**USER, hubspot_api_version=version, hubspot_api_base_url="https://api.hubapi.com")
        assert profiles.profile().token_url == f"https://api.hubapi.com/oauth/{path}/token"


def test_secrets_do_not_show(settle: Set) -> None:
    settle(**USER, hubspot_access_token="pat-na1-canary")
    shown = repr(profiles.profile()) + repr(profiles.settings())
    assert "a-secret" not in shown and "canary" not in shown and USER["hubspot_encryption_keys"] not in shown
