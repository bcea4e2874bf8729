"""The channel on a real Rasa server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.channels.server import ActionServer, RasaServer
from tests.channels.visitor import Visitor

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]


@pytest.fixture
def visitor(rasa: RasaServer) -> Iterator[Visitor]:
    someone = Visitor(rasa)
    yield someone
    someone.close()


@pytest.fixture
def other(rasa: RasaServer) -> Iterator[Visitor]:
    someone = Visitor(rasa)
    yield someone
    someone.close()


# ---- the page and its headers ----


def test_the_page_is_ours_alone(rasa: RasaServer) -> None:
    answer = httpx.get(rasa.page)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "<h1>HubSpot assistant</h1>" in answer.text
    for outside in ("http://", "https://", "<style", "onclick", "style="):
        assert outside not in answer.text


def test_the_address_without_its_slash_leads_to_the_page(rasa: RasaServer) -> None:
    answer = httpx.get(rasa.page.rstrip("/"), follow_redirects=True)
    assert str(answer.url) == rasa.page


@pytest.mark.parametrize("name", ["main.js", "connection.js", "messages.js", "links.js", "chat.css", "icon.svg"])
def test_files_are_served_and_not_sent_twice(rasa: RasaServer, name: str) -> None:
    first = httpx.get(f"{rasa.page}static/{name}")
    assert first.status_code == 200
    again = httpx.get(f"{rasa.page}static/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["nothing.js", "..%2fwebchat.py", "%2e%2e/webchat.py"])
def test_no_other_file_is_served(rasa: RasaServer, name: str) -> None:
    assert httpx.get(f"{rasa.page}static/{name}").status_code == 404


# ---- who one is ----


def test_the_server_chooses_the_conversation_and_scripts_cannot_read_it(rasa: RasaServer) -> None:
    cookie = httpx.get(f"{rasa.page}session").headers["set-cookie"]
    assert cookie.startswith(f"webchat_{rasa.port}=v1.")
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_secure(rasa: RasaServer) -> None:
    headers = {"X-Forwarded-Proto": "https", "Host": "bot.example.com"}
    cookie = httpx.get(f"{rasa.page}session", headers=headers).headers["set-cookie"]
    assert cookie.startswith("__Host-webchat=v1.")
    assert "Secure" in cookie.split("; ")


def test_a_cookie_keeps_its_conversation(visitor: Visitor) -> None:
    conversation_id = visitor.conversation_id
    session = visitor.http.get("session").json()
    assert (session["conversation"], visitor.conversation_id) == (visitor.tag, conversation_id)
    assert conversation_id not in str(session)


def test_a_made_up_cookie_becomes_a_fresh_conversation(rasa: RasaServer, visitor: Visitor) -> None:
    (cookie,) = visitor.http.cookies.jar
    forged = (cookie.value or "").replace(visitor.conversation_id, "a" * 32)
    headers = {"Cookie": f"{cookie.name}={forged}"}
    answer = httpx.get(f"{rasa.page}session", headers=headers)
    assert "set-cookie" in answer.headers and "a" * 32 not in answer.headers["set-cookie"]
    assert httpx.get(f"{rasa.page}events", headers=headers).status_code == 401


def test_nobody_can_name_their_conversation(visitor: Visitor, other: Visitor) -> None:
    body = {"id": "message-1", "text": "hello", "sender": other.conversation_id, "conversation": visitor.tag}
    with other.stream() as theirs, visitor.stream() as mine:
        assert visitor.post("messages", body).status_code == 202
        assert mine.bot_says().startswith("Hello!")
        assert other.say("delete").status_code == 202
        assert theirs.bot_says().startswith("Delete Acme")  # and nothing before it


# ---- what is refused ----


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"User-Agent": "neither header"},
    ],
)
def test_other_sites_cannot_write(visitor: Visitor, headers: dict[str, str]) -> None:
    body = {"id": "message-1", "text": "hello", "conversation": visitor.tag}
    for path in ("messages", "new"):
        answer = visitor.post(path, body, **headers)
        assert (answer.status_code, answer.json()) == (403, {"error": "foreign"})


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_other_sites_cannot_talk_by_rasas_own_channel(rasa: RasaServer, kind: str) -> None:
    address, body = f"{rasa.origin}/webhooks/rest/webhook", '{"sender": "x", "message": "hello"}'
    browser = {"Origin": "https://evil.example", "Content-Type": kind}
    assert httpx.post(address, content=body, headers=browser).status_code == 403
    assert httpx.post(address, content=body, headers={"Content-Type": kind}).status_code != 403


def test_a_name_pointed_at_this_machine_is_not_ours(rasa: RasaServer) -> None:
    """DNS rebinding: to the browser, that page and Rasa are one site."""
    headers = {"Host": f"evil.example:{rasa.port}", "Origin": f"http://evil.example:{rasa.port}"}
    assert httpx.get(f"{rasa.page}session", headers=headers).status_code == 421
    assert httpx.get(f"{rasa.origin}/conversations/x/tracker", headers=headers).status_code == 421
    body = {"sender": "x", "message": "hello"}
    assert httpx.post(f"{rasa.origin}/webhooks/rest/webhook", json=body, headers=headers).status_code == 421


def test_other_sites_cannot_read_although_rasa_lets_them(visitor: Visitor) -> None:
    for path in ("events", "session"):
        answer = visitor.http.get(path, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403


def test_an_older_browser_may_write(rasa: RasaServer, visitor: Visitor) -> None:
    body = {"id": "message-1", "text": "hello", "conversation": visitor.tag}
    assert visitor.post("messages", body, Origin=rasa.origin).status_code == 202


def test_a_form_cannot_write(visitor: Visitor) -> None:
    answer = visitor.http.post("messages", content='{"text":"x"}', headers=visitor.headers)
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"id": "x"}, 422, "bad_id"),
        ({"id": ["message-1"]}, 422, "bad_id"),
        ({"text": 5}, 422, "bad_text"),
        ({"text": None}, 422, "bad_text"),
        ({"text": "  "}, 422, "empty"),
        ({"text": " / / "}, 422, "empty"),
        ({"text": "x" * 2001}, 422, "too_long"),
        ({"text": "x" * 40_000}, 413, "too_long"),
        ({"title": 5}, 422, "bad_text"),
        ({"conversation": "another tab's"}, 409, "moved"),
        ({"conversation": None}, 409, "moved"),
    ],
)
def test_bad_messages_are_refused(visitor: Visitor, change: dict[str, object], status: int, error: str) -> None:
    answer = visitor.post("messages", {"id": "message-1", "text": "hi", "conversation": visitor.tag, **change})
    assert (answer.status_code, answer.json()) == (status, {"error": error})


@pytest.mark.parametrize("content", ["", "hello", "[]", "null", '{"text":', "\ud800"])
def test_what_is_not_json_is_refused(visitor: Visitor, content: str) -> None:
    headers = {**visitor.headers, "Content-Type": "application/json"}
    answer = visitor.http.post("messages", content=content.encode(errors="surrogatepass"), headers=headers)
    assert (answer.status_code, answer.json()) == (400, {"error": "not_json"})


def test_without_a_cookie_there_is_nothing(rasa: RasaServer) -> None:
    headers = {"Sec-Fetch-Site": "same-origin"}
    body = {"id": "message-1", "text": "hello", "conversation": "x"}
    assert httpx.post(f"{rasa.page}messages", json=body, headers=headers).status_code == 401
    assert httpx.get(f"{rasa.page}events", headers=headers).status_code == 401


# ---- a conversation ----


def test_messages_come_as_they_are_said(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        assert visitor.say("hello", message_id="message-1").json() == {"status": "new"}
        read = stream.until("turn", state="done")
    assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
    told = [(name, data.get("state") or data.get("text")) for name, data in read]
    assert told == [
        ("turn", "started"),
        ("message", "hello"),
        ("message", "Hello! Read https://example.com/help (it is short)."),
        ("message", "<b>And</b> a <img src=x onerror=alert(1)> second line."),
        ("turn", "done"),
    ]


def test_the_same_message_is_answered_once(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("delete", message_id="message-1")
        stream.until("turn", state="done")
        again = visitor.say("delete", message_id="message-1")
        assert (again.status_code, again.json()) == (202, {"status": "duplicate"})
        visitor.say("yes")
        assert stream.bot_says() == "Deleted."


def test_cards_lists_and_buttons_arrive_with_their_text(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("card")
        card = stream.until("message", type="bot")[-1][1]
        visitor.say("list")
        rows = stream.until("message", type="bot")[-1][1]
        visitor.say("connect")
        link = stream.until("message", type="bot")[-1][1]
        visitor.say("picture")
        picture = stream.until("message", type="bot")[-1][1]
    assert card["text"] == "Here is the deal."
    assert card["card"]["changes"] == [{"label": "Stage", "before": "Proposal", "after": "Contract sent"}]
    assert rows["text"] == "You have 12 deals, the newest first:"
    assert [row["title"] for row in rows["list"]["rows"]][:2] == ["Acme renewal", "Nordlys pilot"]
    assert rows["buttons"] == [{"title": "Show more", "payload": "/show_list"}]
    assert link["buttons"] == [{"title": "Connect HubSpot", "url": "https://example.com/connect/abc"}]
    assert picture["links"] == [{"title": "Picture", "url": "https://example.com/picture.png"}]


def test_a_page_that_was_away_gets_what_it_missed(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("hello")
        stream.until("turn", state="done")
    visitor.say("delete")
    with visitor.stream(after=stream.last_id) as again:
        missed = [data["text"] for name, data in again.past if name == "message"]
        if len(missed) < 2:  # the turn was still under way
            missed.append(again.bot_says())
    assert missed == ["delete", "Delete Acme renewal ($12,000.00, owner Ines Okafor)?"]
    with visitor.stream() as reloaded:
        assert [name for name, _ in reloaded.past] == ["reset", *["message"] * 5, "ready"]


def test_a_button_is_pressed(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("delete")
        assert stream.bot_says().startswith("Delete Acme")
        visitor.say("/deny", title="No, keep it")
        pressed = stream.until("message", type="user")[-1][1]
        assert (pressed["text"], pressed["payload"]) == ("No, keep it", "/deny")
        assert stream.bot_says() == "Kept."


@pytest.mark.parametrize("text", ["/affirm", "/EXTERNAL_done", '/EXTERNAL_done{"record":"1"}', " //affirm"])
def test_nobody_can_type_an_intent(visitor: Visitor, text: str) -> None:
    with visitor.stream() as stream:
        visitor.say(text)
        said = stream.until("message", type="user")[-1][1]["text"]
        assert not said.startswith("/")
        assert stream.bot_says() == "I did not understand that."


def test_a_turn_shows_while_it_lasts(visitor: Visitor, actions: ActionServer) -> None:
    actions.release.clear()
    with visitor.stream() as stream:
        visitor.say("slow", message_id="message-1")
        stream.until("turn", id="message-1", state="started")
        with visitor.stream() as second:
            assert second.past[-1] == ("ready", {"turns": ["message-1"]})
        actions.release.set()
        assert stream.bot_says() == "Done at last."
        stream.until("turn", id="message-1", state="done")


def test_no_answer_is_told(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("quiet")
        stream.until("turn", state="silent")


def test_a_failure_inside_rasa_can_be_tried_again(visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("explode", message_id="message-1")
        stream.until("turn", state="failed")
        assert visitor.say("explode", message_id="message-1").json() == {"status": "again"}
        assert stream.bot_says().startswith("Hello!")
    with visitor.stream() as reloaded:
        mine = [data for name, data in reloaded.past if data.get("type") == "user"]
        assert len(mine) == 1


def test_too_many_turns_at_once_are_refused(visitor: Visitor, actions: ActionServer) -> None:
    actions.release.clear()
    try:
        with visitor.stream() as stream:
            assert [visitor.say("slow").status_code for _ in range(5)] == [202, 202, 202, 202, 429]
            actions.release.set()
            for _ in range(4):
                stream.until("turn", state="done")
            assert visitor.say("hello").status_code == 202
    finally:
        actions.release.set()


def test_the_rest_channel_says_the_same(rasa: RasaServer) -> None:
    body = {"sender": "someone", "message": "delete"}
    (said,) = httpx.post(f"{rasa.origin}/webhooks/rest/webhook", json=body, timeout=30).json()
    assert said["text"] == "Delete Acme renewal ($12,000.00, owner Ines Okafor)?"
    assert [button["title"] for button in said["buttons"]] == ["Yes, delete it", "No, keep it"]


# ---- push ----


def test_a_message_is_pushed_to_the_open_page(rasa: RasaServer, visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("hello")
        stream.until("turn", state="done")
        rasa.push(visitor.conversation_id, "HubSpot is connected.")
        assert stream.bot_says() == "HubSpot is connected."


def test_a_message_pushed_while_the_page_is_closed_is_not_lost(rasa: RasaServer, visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("hello")
        stream.until("turn", state="done")
    rasa.push(visitor.conversation_id, "HubSpot is connected.")
    with visitor.stream(after=stream.last_id) as again:
        assert [data.get("text") for _, data in again.past] == ["HubSpot is connected.", None]


def test_an_intent_triggered_from_outside_is_answered_on_the_page(rasa: RasaServer, visitor: Visitor) -> None:
    with visitor.stream() as stream:
        visitor.say("hello")
        stream.until("turn", state="done")
        address = f"{rasa.origin}/conversations/{visitor.conversation_id}/trigger_intent"
        body = {"name": "EXTERNAL_done", "entities": {}}
        answer = httpx.post(address, params={"output_channel": "latest"}, json=body, timeout=30)
        assert answer.status_code == 200
        assert stream.bot_says() == "An external event happened."


# ---- several pages ----


def test_all_open_pages_see_the_same(visitor: Visitor) -> None:
    with visitor.stream() as one, visitor.stream() as two:
        visitor.say("delete")
        assert one.bot_says() == two.bot_says()


def test_a_new_conversation_is_another_one_and_other_pages_follow(visitor: Visitor) -> None:
    before = visitor.conversation_id
    with visitor.stream() as stream:
        assert visitor.post("new", {}).status_code == 200
        stream.until("moved")
        assert stream.next() is None
    assert visitor.conversation_id != before
    assert visitor.say("hello").status_code == 409  # what the page had open belongs to the old one


def test_the_fifth_page_pauses_the_first(visitor: Visitor) -> None:
    streams = [visitor.stream() for _ in range(5)]
    assert streams[0].until("superseded")
    assert streams[0].next() is None
    visitor.say("delete")
    assert streams[4].bot_says().startswith("Delete")
    for stream in streams:
        stream.__exit__(None, None, None)
