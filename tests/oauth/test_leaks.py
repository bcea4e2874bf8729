"""Row 7: canaries in every secret place, then a look at every log line, slot, event, page and error."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from actions import logs
from actions.account import connect, disconnect, status  # noqa: F401  registers the actions
from actions.gateway import crm
from actions.oauth import grants
from actions.oauth.access import access_for
from actions.oauth.profiles import keyring, profile
from actions.record import CATALOGUE
from sandbox.testing import SandboxClient
from tests.oauth.conftest import Set
from tests.oauth.world import APP, Browser, code_in, identity
from tests.talk import Talk

Later = Callable[[float], None]


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/data/hubspot.db"


async def test_no_canary_gets_out(
    pages: str, hubspot: SandboxClient, later: Later, settle: Set, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "sqlalchemy", "alembic", "httpcore", "urllib3", "sanic", "rasa_sdk"):
        caplog.set_level(logging.DEBUG, logger=name)
    ana, seen = Talk("ana", "webchat"), list[httpx.Response]()
    await ana.say("create a deal called Acme renewal", "create_deal")
    url = str(ana.words("utter_hubspot_connect_link")["url"])
    async with Browser() as browser:
        page = await browser.approve(url)
        seen += [
            *page.history,
            page,
            await browser.get(url),
            await browser.get(f"{pages}/hubspot/callback?state=x&code=y"),
        ]
        cookie = next(iter(browser.cookies.jar)).value or ""
    code, back = code_in(page), next(r.url.params for r in page.history if r.url.path == "/hubspot/callback")
    await ana.say(code, "inform")
    await ana.say("yes", "affirm")
    await ana.say("am I connected?", "connection_status")
    first = grants.find(identity())
    later(1801)
    await ana.say("list all deals", "list_deals")
    second = grants.find(identity())
    hubspot.fault(method="POST", path="/oauth/*/token", status=500)
    later(1801)
    await ana.say("list all deals", "list_deals")
    assert first and second and first.access_token != second.access_token
    tokens = [first.access_token, first.refresh_token, second.access_token, APP.client_secret]
    passing = [back["state"], back["code"], cookie, url.rsplit("/", 1)[1]]
    log = "\n".join(f"{record.getMessage()} {record.exc_text or ''} {vars(record)}" for record in caplog.records)
    assert "/oauth/" in log, "the log was looked at"
    assert [secret for secret in [*tokens, *passing, first.email] if secret in log] == []
    kept = json.dumps([ana.slots, [event for event in ana.events if event["event"] != "user"]])
    assert [secret for secret in [*tokens, *passing, code] if secret in kept] == [], "slots and events"
    shown = "\n".join(f"{r.text} {r.headers}" for r in seen if str(r.url).startswith(pages) and r.status_code != 303)
    assert [secret for secret in [*tokens, back["state"], back["code"], first.email] if secret in shown] == [], "pages"
    assert page.url.query == b"", "neither code nor state stays in the address bar"


async def test_the_clients_log_of_whole_answers_stays_off(
    pages: str, hubspot: SandboxClient, settle: Set, caplog: pytest.LogCaptureFixture
) -> None:
    settle(hubspot_auth="system", hubspot_access_token=hubspot.token)
    body = {"properties": {"dealname": "Canary deal", "dealstage": "appointmentscheduled"}}
    assert hubspot.call("POST", "/crm/objects/2026-09/deals", body)[0] == 201
    caplog.set_level(logging.DEBUG)
    page = await crm(await access_for("rest", "ana", CATALOGUE["deal"])).page(
        CATALOGUE["deal"], properties=["dealname"], limit=1
    )
    assert "Canary deal" in str(page)
    assert "Canary deal" not in caplog.text


async def test_secrets_hide_in_representations(pages: str) -> None:
    from tests.oauth.world import connect as link_up

    await link_up()
    grant = grants.find(identity())
    assert grant is not None
    shown = f"{grant!r} {profile()!r} {keyring()!r}"
    assert [s for s in (grant.access_token, grant.refresh_token, grant.email, APP.client_secret) if s in shown] == []


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer canary-1234",
        "POST /webhook?token=canary-1234",
        '{"access_token": "canary-1234"}',
        "{'refresh_token': 'canary-1234', 'x': 1}",
        "client_secret=canary-1234&code=canary-1234",
        "GET /hubspot/callback?code=canary-1234&state=canary-1234 303",
        "GET /hubspot/connect/canary-1234",
        "the key is pat-na1-canary-1234",
        "canary.1234@example.com connected",
        "HUBSPOT_ENCRYPTION_KEYS = 'x' secret: canary-1234",
        "stray CanaryAA0123456789abcdefghijklmnopqrstuvwxyz0123456789 in a line",
    ],
)
def test_what_the_log_hides(line: str) -> None:
    assert "canary" not in logs.redact(line).lower()


@pytest.mark.parametrize(
    "line",
    [
        "POST /crm/objects/2026-09/deals/{id} -> 404 in 12 ms, correlation 5a4db0c5-0000-4000-8000-0000000c11e7",
        "status code: 404, state: closed",
        'File "/srv/actions/verbs/a_very_long_name_of_a_module_that_somebody_wrote.py", line 12, in run_it',
        "HUBSPOT_ACCESS_TOKEN is not set",
    ],
)
def test_what_the_log_keeps(line: str) -> None:
    assert logs.redact(line) == line


def test_the_servers_access_log_hides_what_is_in_addresses(caplog: pytest.LogCaptureFixture) -> None:
    """Sanic hands the request's line over beside the message (sanic.log: access format)."""
    line = "GET http://localhost/hubspot/callback?code=canary-1&state=canary-2"
    with caplog.at_level(logging.INFO, logger="sanic.access"):
        logging.getLogger("sanic.access").info("", extra={"request": line, "status": 303, "byte": 0, "host": "x"})
    assert [record.request for record in caplog.records] == [  # type: ignore[attr-defined]
        "GET http://localhost/hubspot/callback?code=[hidden]&state=[hidden]"
    ]


def test_tracebacks_and_bad_arguments_are_hidden_too(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("somebody.elses")
    try:
        raise ValueError("token=canary-1234")
    except ValueError:
        log.exception("it broke for %s", "ana.canary@example.com")
    log.error("%d of them", "token=canary-1234")
    formatter = logging.Formatter()
    assert "canary" not in "\n".join(map(formatter.format, caplog.records))
    assert "ValueError" in caplog.text
