"""The authorisation server: install links, consent, tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest
from hubspot_sdk.types.auth import PublicAccessTokenInfoResponse, PublicRefreshTokenInfoResponse

from sandbox.options import AppRegistration
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient

APP = AppRegistration()
REDIRECT = APP.redirect_uris[0]
READ = "oauth crm.objects.deals.read"
DANA, PRIYA, TOMAS = 71_190_001, 71_190_239, 71_190_120


def link(scope: str = READ, path: str = "/oauth/authorize", **changes: str | None) -> str:
    fields = {"client_id": APP.client_id, "redirect_uri": REDIRECT, "scope": scope, "state": "s1", **changes}
    query = urllib.parse.urlencode({k: v for k, v in fields.items() if v is not None}, quote_via=urllib.parse.quote)
    return f"{path}?{query}"


def answer_of(location: str) -> dict[str, str]:
    assert location.startswith(REDIRECT)
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(location).query))


def post(sandbox: SandboxClient, path: str, form: dict[str, str], query: str = "") -> tuple[int, dict[str, Any]]:
    data = urllib.parse.urlencode(form).encode()
    request = urllib.request.Request(f"{sandbox.url}/oauth/2026-09/{path}{query}", data=data)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as problem:
        with problem:
            return problem.code, json.load(problem)


def exchange(sandbox: SandboxClient, code: str, **changes: str) -> tuple[int, dict[str, Any]]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": REDIRECT,
        "client_id": APP.client_id,
        "client_secret": APP.client_secret,
    }
    return post(sandbox, "token", {**form, **changes})


def refresh(sandbox: SandboxClient, token: str, **changes: str) -> tuple[int, dict[str, Any]]:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": token,
        "client_id": APP.client_id,
        "client_secret": APP.client_secret,
    }
    return post(sandbox, "token", {**form, **changes})


def installed(sandbox: SandboxClient, scope: str = READ, **consent: Any) -> dict[str, Any]:
    status, location = sandbox.consent(link(scope), **consent)
    assert status == 302, location
    status, tokens = exchange(sandbox, answer_of(location)["code"])
    assert status == 200, tokens
    return tokens


def test_the_whole_way_from_consent_to_a_call(sandbox: SandboxClient) -> None:
    status, page = sandbox.call("GET", link())
    assert status == 200
    assert "Juniper &amp; Lark Supply" in page and "developer test account" in page and "View deals" in page
    status, location = sandbox.consent(link(), user=DANA, portal=TEST_ACCOUNT.portal_id)
    back = answer_of(location)
    assert back["state"] == "s1"
    status, tokens = exchange(sandbox, back["code"])
    assert (status, tokens["hub_id"], tokens["expires_in"]) == (200, TEST_ACCOUNT.portal_id, 1800)
    assert tokens["token_type"] == "bearer" and tokens["user_id"] == DANA
    assert tokens["refresh_token"].startswith("eu1-")
    status, deals = sandbox.call("GET", "/crm/objects/2026-09/deals", token=tokens["access_token"])
    assert {record["properties"]["dealname"] for record in deals["results"]} == {"Fjord pilot", "Fjord expansion"}
    status, refused = sandbox.call(
        "POST", "/crm/objects/2026-09/deals", {"properties": {"dealname": "x"}}, token=tokens["access_token"]
    )
    assert (status, refused["category"]) == (403, "MISSING_SCOPES")
    assert "crm.objects.deals.write" in refused["errors"][0]["context"]["requiredGranularScopes"]


def test_a_code_works_once(sandbox: SandboxClient) -> None:
    code = answer_of(sandbox.consent(link())[1])["code"]
    assert exchange(sandbox, code)[0] == 200
    status, body = exchange(sandbox, code)
    assert (status, body["error"], body["status"]) == (400, "invalid_grant", "BAD_AUTH_CODE")


def test_a_code_expires(sandbox: SandboxClient) -> None:
    code = answer_of(sandbox.consent(link())[1])["code"]
    sandbox.settings(clock_shift_seconds=301)
    assert exchange(sandbox, code)[1]["status"] == "EXPIRED_AUTH_CODE"


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_id": "nobody"}, "BAD_CLIENT_ID", "invalid_client"),
        ({"client_secret": "guess"}, "BAD_CLIENT_SECRET", "invalid_client"),
        ({"redirect_uri": REDIRECT + "/"}, "BAD_REDIRECT_URI", "invalid_grant"),
        ({"code": "made up"}, "BAD_AUTH_CODE", "invalid_grant"),
        ({"grant_type": "password"}, "BAD_GRANT_TYPE", "unsupported_grant_type"),
    ],
)
def test_wrong_exchanges(sandbox: SandboxClient, changes: dict[str, str], status: str, error: str) -> None:
    code = answer_of(sandbox.consent(link())[1])["code"]
    answered, body = exchange(sandbox, **{"code": code, **changes})
    assert (answered, body["status"], body["error"]) == (400, status, error)
    assert body["error_description"] and body["message"] and body["correlationId"]


def test_nothing_is_read_from_the_query(sandbox: SandboxClient) -> None:
    code = answer_of(sandbox.consent(link())[1])["code"]
    secret = urllib.parse.urlencode({"client_secret": APP.client_secret, "client_id": APP.client_id})
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    assert post(sandbox, "token", form, "?" + secret)[1]["status"] == "BAD_CLIENT_ID"
    status, body = sandbox.call("POST", "/oauth/2026-09/token", {"grant_type": "refresh_token"})
    assert (status, body["error"]) == (400, "invalid_request")


def test_pkce_is_checked_when_given(sandbox: SandboxClient) -> None:
    verifier = "v" * 43
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    with_pkce = link(code_challenge=challenge, code_challenge_method="S256")
    code = answer_of(sandbox.consent(with_pkce)[1])["code"]
    assert exchange(sandbox, code, code_verifier="wrong")[1]["status"] == "BAD_CODE_VERIFIER"
    code = answer_of(sandbox.consent(with_pkce)[1])["code"]
    assert exchange(sandbox, code, code_verifier=verifier)[0] == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (link(client_id="nobody"), "client ID"),
        (link(redirect_uri="http://localhost:5055/hubspot/callback/"), "redirect URL"),
        (link(redirect_uri="https://evil.example.com/"), "redirect URL"),
        (link("oauth crm.objects.quotes.read"), "scope mismatch"),
        (link("crm.objects.deals.read"), "scope mismatch"),
        (link(optional_scope="made.up"), "scope mismatch"),
    ],
)
def test_a_wrong_install_link_goes_nowhere(sandbox: SandboxClient, wrong: str, says: str) -> None:
    status, page = sandbox.call("GET", wrong)
    assert status == 400 and says in page
    status, page = sandbox.consent(wrong)
    assert status == 400 and says in page


def test_denied(sandbox: SandboxClient) -> None:
    status, location = sandbox.consent(link(), allow=False)
    assert status == 302
    assert answer_of(location) == {
        "error": "access_denied",
        "error_description": "The user denied the request",
        "state": "s1",
    }


def test_who_may_not_install_may_connect_what_is_installed(sandbox: SandboxClient) -> None:
    status, page = sandbox.consent(link(), user=TOMAS)
    assert status == 403 and "Ask a super admin" in page
    installed(sandbox, user=DANA)
    assert installed(sandbox, user=TOMAS)["user_id"] == TOMAS
    status, page = sandbox.consent(link(READ + " crm.objects.deals.write"), user=TOMAS)
    assert status == 403


def test_the_account_in_the_link_is_the_only_choice(sandbox: SandboxClient) -> None:
    pinned = link(path=f"/oauth/{TEST_ACCOUNT.portal_id}/authorize")
    page = sandbox.call("GET", pinned)[1]
    assert str(TEST_ACCOUNT.portal_id) in page and str(MAIN.portal_id) not in page
    location = sandbox.consent(pinned, portal=MAIN.portal_id)[1]
    assert exchange(sandbox, answer_of(location)["code"])[1]["hub_id"] == TEST_ACCOUNT.portal_id
    assert sandbox.consent(pinned, user=PRIYA)[0] == 403
    assert sandbox.call("GET", link(path="/oauth/1/authorize"))[0] == 403


def test_optional_scopes_are_left_out_when_the_account_lacks_them(sandbox: SandboxClient) -> None:
    sandbox.settings(withheld_scopes="tickets")
    location = sandbox.consent(link(optional_scope="tickets crm.objects.owners.read"))[1]
    tokens = exchange(sandbox, answer_of(location)["code"])[1]
    assert tokens["scopes"] == ["crm.objects.deals.read", "crm.objects.owners.read", "oauth"]
    assert sandbox.consent(link("oauth tickets"))[0] == 403


def test_refresh_keeps_the_refresh_token(sandbox: SandboxClient) -> None:
    tokens = installed(sandbox)
    sandbox.expire_tokens()
    status, body = sandbox.call("GET", "/crm/objects/2026-09/deals", token=tokens["access_token"])
    assert (status, body["category"]) == (401, "EXPIRED_AUTHENTICATION")
    assert body["context"]["expire time"]
    status, fresh = refresh(sandbox, tokens["refresh_token"])
    assert (status, fresh["refresh_token"]) == (200, tokens["refresh_token"])
    assert fresh["access_token"] != tokens["access_token"]
    assert sandbox.call("GET", "/crm/objects/2026-09/deals", token=fresh["access_token"])[0] == 200
    assert sandbox.oauth()["counts"]["refresh_token"] == 1


def test_refresh_with_rotation_ends_the_old_token(sandbox: SandboxClient) -> None:
    sandbox.settings(rotate_refresh_tokens=True)
    tokens = installed(sandbox)
    fresh = refresh(sandbox, tokens["refresh_token"])[1]
    assert fresh["refresh_token"] != tokens["refresh_token"]
    status, body = refresh(sandbox, tokens["refresh_token"])
    assert (status, body["error"], body["status"]) == (400, "invalid_grant", "BAD_REFRESH_TOKEN")
    assert refresh(sandbox, fresh["refresh_token"])[0] == 200


def test_introspect_and_revoke(sandbox: SandboxClient) -> None:
    tokens = installed(sandbox)
    own = {"client_id": APP.client_id, "client_secret": APP.client_secret}

    def introspect(token: str) -> dict[str, Any]:
        status, body = post(sandbox, "token/introspect", {"token": token, **own})
        assert status == 200
        return body

    # The shapes are those of HubSpot's SDK, whose own calls send JSON, which these endpoints do not take.
    known = PublicAccessTokenInfoResponse.model_validate(introspect(tokens["access_token"]), strict=True)
    assert (known.active, known.hub_id, known.token_use) == (True, MAIN.portal_id, "access_token")
    assert (known.user, known.hub_domain) == ("dana.whitfield@juniperlark.example.com", MAIN.domain)
    assert known.signed_access_token.hublet == "na1"
    PublicRefreshTokenInfoResponse.model_validate(introspect(tokens["refresh_token"]), strict=True)
    assert post(sandbox, "token/revoke", {"token": tokens["refresh_token"], **own})[0] == 200
    assert introspect(tokens["refresh_token"]) == {"active": False}
    assert introspect("never heard of") == {"active": False}
    assert refresh(sandbox, tokens["refresh_token"])[1]["status"] == "BAD_REFRESH_TOKEN"
    assert sandbox.call("GET", "/account-info/2026-09/details", token=tokens["access_token"])[0] == 200
    assert post(sandbox, "token/introspect", {"token": "x"})[1]["error"] == "invalid_client"


def test_uninstall_ends_everything(sandbox: SandboxClient) -> None:
    tokens = installed(sandbox)
    path = "/appinstalls/2026-09/external-install"
    assert sandbox.call("DELETE", path, token=tokens["access_token"])[0] == 204
    status, body = sandbox.call("GET", "/account-info/2026-09/details", token=tokens["access_token"])
    assert (status, body["category"]) == (401, "INVALID_AUTHENTICATION")
    assert refresh(sandbox, tokens["refresh_token"])[0] == 400
    assert sandbox.consent(link(), user=TOMAS)[0] == 403


def test_another_apps_tokens_are_of_no_use(sandbox: SandboxClient) -> None:
    sandbox.register_app(client_id="other", client_secret="s", name="Other", redirect_uris=["https://o.example.com/cb"])
    tokens = installed(sandbox)
    theirs = {"client_id": "other", "client_secret": "s"}
    assert refresh(sandbox, tokens["refresh_token"], **theirs)[1]["status"] == "BAD_REFRESH_TOKEN"
    assert post(sandbox, "token/introspect", {"token": tokens["access_token"], **theirs})[1] == {"active": False}
    with pytest.raises(ValueError, match="https"):
        sandbox.register_app(client_id="other", redirect_uris=["http://o.example.com/cb"])


def test_a_ready_made_grant(sandbox: SandboxClient) -> None:
    made = sandbox.grant(TEST_ACCOUNT.portal_id, scopes=["oauth", "crm.objects.contacts.read"])
    people = sandbox.call("GET", "/crm/objects/2026-09/contacts", token=made["access_token"])[1]["results"]
    assert len(people) == 3
    assert refresh(sandbox, made["refresh_token"])[1]["hub_id"] == TEST_ACCOUNT.portal_id
    sandbox.revoke_tokens()
    assert refresh(sandbox, made["refresh_token"])[0] == 400


def test_the_state_survives_markup(sandbox: SandboxClient) -> None:
    nasty = '"><script>alert(1)</script>'
    page = sandbox.call("GET", link(state=nasty))[1]
    assert "<script>" not in page
    location = sandbox.consent(link(state=nasty))[1]
    assert answer_of(location)["state"] == nasty
