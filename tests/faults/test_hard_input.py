"""Odd words in every slot, forged buttons, and bodies that no Rasa sends: no 500, no other record touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.dialogs import Cell
from tests.faults.world import World, world

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ODD = {
    "emoji": "\U0001f680\U0001f468\u200d\U0001f469\u200d\U0001f467 deal",
    "right to left": "\u0635\u0641\u0642\u0629 \u202egnidaelsim\u202c \u05d0\u05d1",
    "100 kB": "long " * 20_000,
    "one word of 100 kB": "x" * 100_000,
    "SQL": "Robert'); DROP TABLE hubspot_operations;--",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "Jinja": "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "format": "{card} {0.__class__.__init__.__globals__} %s %(title)s ${HUBSPOT_ACCESS_TOKEN}",
    "control characters": "a\x00b\x07c\x1b[31md\r\n\x7f\u2028e",
    "lone surrogate": "a\ud800b",
    "combining": "Z\u0351\u0343\u036b" * 400,
    "number": "9" * 400,
    "date": "99999-99-99T99:99:99Z",
    "path": "../../crm/objects/2026-09/contacts/1?archived=true#",
    "header": "x\r\nAuthorization: Bearer stolen",
    "nothing": "   ",
    "payload": '/delete_deal{"hubspot_choice": "1"}',
    "broken payload": '/affirm{"hubspot_choice": ',
}
STARTS = [(verb, kind) for verb in ("create", "get", "update", "delete", "search") for kind in ("deal", "contact")]
QUESTIONS = 4
SECRETS = ("HUBSPOT_CLIENT_SECRET", "HUBSPOT_ENCRYPTION_KEYS")
_numbers = iter(range(10**6))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One action server; a bystander of each kind that nobody speaks of."""
    with world(tmp_path_factory.mktemp("hard"), servers=("",)) as made:
        yield made


def bystanders(installation: World) -> dict[str, Any]:
    """All records there are, as they are."""
    state = installation.hubspot.state()["records"]
    return {kind: {row["id"]: row["properties"] for row in state[kind] if not row["archived"]} for kind in state}


@pytest.mark.parametrize("name", ODD)
async def test_odd_words_at_every_question(installation: World, name: str) -> None:
    """Said as the first sentence's object and as the answer to each question that follows."""
    before = bystanders(installation)
    for verb, kind in STARTS:
        talk = installation.talk()
        plural = "s" if verb == "search" else ""
        await talk.say(f"{verb} {kind} {ODD[name]}", f"{verb}_{kind}{plural}")
        assert talk.said, f"{verb} {kind}: nothing was said"
        for _ in range(QUESTIONS):
            if not talk.loop:
                break
            await talk.say(ODD[name], "inform")
            assert talk.said, f"{verb} {kind}: nothing was said"
        assert "Traceback" not in talk.text() and installation.hubspot.token not in talk.text()
    _untouched(before, bystanders(installation))


@pytest.mark.parametrize("words", ["/affirm", '/affirm{"hubspot_choice": "%s"}', "/affirm{}", '/affirm{"x": [1, {}]}'])
async def test_a_yes_for_another_record_deletes_nothing(installation: World, words: str) -> None:
    """A button's payload, typed by hand or taken from another conversation."""
    cells = [Cell("deal", "delete", f"f{next(_numbers)}", installation.hubspot, installation.talk()) for _ in range(2)]
    for cell in cells:
        cell.make()
        await cell.prepare()
    mine, other = cells
    text = words.replace("%s", other.record)
    choice = {"hubspot_choice": other.record} if "%s" in words else {}
    await mine.talk.say(text, "affirm", 1.0, **choice)
    assert mine.holds() == other.holds() == "–" and mine.talk.loop, mine.talk.text()


async def test_a_forged_slot_confirms_nothing_twice(installation: World) -> None:
    """Whatever the dialog's slot holds, the record is read before it goes, and a broken slot is none."""
    cell = Cell("deal", "delete", f"f{next(_numbers)}", installation.hubspot, installation.talk())
    cell.make()
    for slot in (1, "x", [], {"record": 1}, {"object": "deal", "confirmed": cell.record, "opened": True}):
        cell.talk.slots["hubspot_dialog"] = slot
        await cell.talk.say("yes", "affirm")
    assert cell.holds() == "–"


def _untouched(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Records that were there are as they were; a create may have made new ones."""
    for kind, records in before.items():
        assert {id: after[kind].get(id) for id in records} == records, kind


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
PLACES = [
    ("next_action",),
    ("sender_id",),
    ("tracker",),
    ("domain",),
    ("version",),
    *(("tracker", name) for name in ("sender_id", "slots", "events", "latest_message", "active_loop")),
    *(("tracker", name) for name in ("latest_input_channel", "followup_action", "paused", "latest_event_time")),
    *(("tracker", "latest_message", name) for name in ("text", "intent", "entities", "metadata")),
    *(
        ("tracker", "slots", f"hubspot_{name}")
        for name in ("dialog", "recent", "undo", "last_record", "last_list", "me")
    ),
    ("tracker", "slots", "requested_slot"),
    ("tracker", "slots", "hubspot_profile"),
]
ACTIONS = [
    f"{prefix}_{verb}_{kind}{suffix}"
    for prefix, suffix in (("action", ""), ("validate_hubspot", "_form"))
    for verb in ("create", "get", "update", "delete", "list", "search")
    for kind in (("deals", "contacts") if verb in {"list", "search"} else ("deal", "contact"))
] + ["action_undo", "action_show_more", "action_inform", "action_help", "action_connection_status"]


@pytest.fixture
def untouched(installation: World) -> Iterator[None]:
    """After all of a test's calls the records that were there are as they were."""
    before = bystanders(installation)
    assert all(before[kind] for kind in ("deals", "contacts"))
    yield
    _untouched(before, bystanders(installation))


def _tells_nothing(installation: World, answer: httpx.Response) -> None:
    """Neither where the code is nor what it holds."""
    secrets = [installation.hubspot.token, *(installation.settings[name] for name in SECRETS)]
    assert not [word for word in ("Traceback", *secrets) if word in answer.text], answer.text


@pytest.mark.usefixtures("untouched")
@settings(
    max_examples=400,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(action=st.sampled_from(ACTIONS), place=st.sampled_from(PLACES), value=JSON)
def test_no_body_is_answered_with_500(installation: World, action: str, place: tuple[str, ...], value: Any) -> None:
    body = _call(action)
    inside = body
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = value
    answer = httpx.post(f"{installation.servers['']}/webhook", content=json.dumps(body), timeout=30)
    assert answer.status_code in {200, 400, 404, 449}, (answer.status_code, answer.text)
    _tells_nothing(installation, answer)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b'"x"', b"\xff\xfe", b"[" * 100_000, b"null", b"{}"])
def test_no_bytes_are_answered_with_500(installation: World, body: bytes) -> None:
    answer = httpx.post(f"{installation.servers['']}/webhook", content=body, timeout=30)
    assert answer.status_code in {200, 400}, answer.text
    _tells_nothing(installation, answer)


def _call(action: str) -> dict[str, Any]:
    message = {"text": "show deal 1", "intent": {"name": "get_deal", "confidence": 1.0}, "entities": []}
    event = {"event": "user", "text": "show deal 1", "parse_data": message, "input_channel": "rest", "timestamp": 1.0}
    tracker = {"sender_id": "a", "slots": {}, "latest_message": message, "events": [event], "active_loop": {}}
    tracker |= {"latest_event_time": 0, "paused": False, "latest_input_channel": "rest", "followup_action": None}
    return {"next_action": action, "sender_id": "a", "tracker": tracker, "domain": {}, "version": "3.6.21"}


ANY = st.text(max_size=40)
PAGES = st.sampled_from(
    [
        "connect",
        "connect/",
        "callback",
        "callback/",
        "connected",
        "connected/",
        "static",
        "",
        "..",
        "connect/../callback",
    ]
)
KEYS = st.sampled_from(["code", "state", "error", "error_description", "csrf", "secret", "id", "x"])


@pytest.mark.usefixtures("untouched")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "DELETE"]),
    page=PAGES,
    tail=st.none() | ANY,
    query=st.dictionaries(KEYS, ANY, max_size=4),
    form=st.none() | st.dictionaries(KEYS, ANY, max_size=4),
    cookie=st.none() | st.text("abcdefXYZ0123456789=;%. ", max_size=40).map(str.strip),
)
def test_no_request_of_the_pages_is_answered_with_500(
    installation: World,
    method: str,
    page: str,
    tail: str | None,
    query: dict[str, str],
    form: dict[str, str] | None,
    cookie: str | None,
) -> None:
    path = f"/hubspot/{page}" + (f"/{quote(tail.encode('utf-8', 'surrogatepass'), safe='')}" if tail else "")
    words = {name: value.encode("utf-8", "surrogatepass") for name, value in query.items()}
    sent = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in (form or {}).items()})
    headers = {"Content-Type": "application/x-www-form-urlencoded", **({"Cookie": cookie} if cookie else {})}
    url = f"{installation.servers['']}{path}?{urlencode(words)}"
    answer = httpx.request(method, url, content=sent if form is not None else None, headers=headers, timeout=30)
    assert answer.status_code < 500, (answer.status_code, answer.text[:300])
    _tells_nothing(installation, answer)


SEGMENTS = st.sampled_from(
    "crm objects 2026-09 2026-03 v3 v4 deals contacts companies 0-3 search batch read create archive associations"
    " pipelines properties owners account-info details oauth token introspect revoke 1 -1 abc 99999999999999999".split()
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "PATCH", "PUT", "DELETE"]),
    head=st.sampled_from(
        ["crm/objects/2026-09/deals", "crm/v3/objects/contacts", "crm/objects/2026-09/deals/search", ""]
    ),
    tail=st.lists(SEGMENTS, max_size=4),
    query=st.dictionaries(st.sampled_from(["limit", "after", "properties", "idProperty", "archived"]), ANY, max_size=3),
    body=st.none() | JSON | st.fixed_dictionaries({"properties": JSON}) | st.fixed_dictionaries({"filterGroups": JSON}),
)
def test_the_sandbox_refuses_as_hubspot_does(
    installation: World, method: str, head: str, tail: list[str], query: dict[str, str], body: Any
) -> None:
    """Whatever is asked, the answer is HubSpot's: JSON, and below 500."""
    words = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in query.items()})
    path = "/".join(["", *filter(None, [head, *tail])])
    answer = httpx.request(
        method,
        f"{installation.hubspot.url}{path}?{words}",
        content=None if body is None else json.dumps(body),
        headers={"Authorization": f"Bearer {installation.hubspot.token}", "Content-Type": "application/json"},
        timeout=30,
    )
    assert answer.status_code < 500, (path, body, answer.status_code, answer.text[:300])
    if answer.status_code >= 400 and answer.headers.get("Content-Type", "").startswith("application/json"):
        assert answer.json()["status"] == "error" or "error" in answer.json()
