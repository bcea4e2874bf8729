"""The page in a real browser, on a real Rasa server."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser import PHONE, ChatPage, OpenChat, expect
from tests.channels.server import ActionServer, RasaServer
from tests.channels.wire import Wire

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.rasa, pytest.mark.browser, pytest.mark.timeout(600)]

GREETING = "Hello! Read https://example.com/help (it is short)."


@pytest.fixture
def page(chat: OpenChat, rasa: RasaServer) -> ChatPage:
    return chat(rasa.page)


@pytest.fixture
def wire(rasa: RasaServer) -> Iterator[Wire]:
    between = Wire(rasa.port)
    yield between
    between.cut()


def conversation_id(page: ChatPage) -> str:
    (cookie,) = page.page.context.cookies()
    return str(cookie["value"]).split(".")[1]


# ---- talking ----


def test_what_is_said_is_shown_and_answered(page: ChatPage) -> None:
    page.say("hello")
    page.hears("second line")
    expect(page.messages).to_have_text(
        ["You: hello", f"Assistant: {GREETING.replace('help', 'help (opens in a new tab)')}", re.compile("And")]
    )
    expect(page.input).to_be_focused()
    expect(page.input).to_have_value("")


def test_html_stays_text_and_addresses_become_safe_links(page: ChatPage) -> None:
    page.say("hello")
    said = page.hears("<b>And</b> a <img src=x onerror=alert(1)> second line.")
    expect(said.locator("b, img")).to_have_count(0)
    link = page.page.get_by_role("link", name="https://example.com/help")
    expect(link).to_have_attribute("href", "https://example.com/help")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


def test_suggestions_start_the_conversation(page: ChatPage) -> None:
    expect(page.page.get_by_role("heading", name="What would you like to do")).to_be_visible()
    page.press("card")
    page.hears("Here is the deal.")
    expect(page.page.locator("#welcome")).to_be_hidden()


def test_a_pressed_button_speaks_for_the_person_and_closes_the_question(page: ChatPage) -> None:
    page.say("delete")
    page.hears("Delete Acme renewal")
    page.press("No, keep it")
    page.hears("Kept.")
    expect(page.page.locator("#log .mine .bubble")).to_have_text(["delete", "No, keep it"])
    chosen, left = page.page.locator(".choice.chosen"), page.page.get_by_role("button", name="Yes, delete it")
    expect(chosen).to_have_text("No, keep it (chosen)")
    expect(chosen).to_be_disabled()
    expect(left).to_be_disabled()


def test_a_typed_answer_closes_the_question_too(page: ChatPage) -> None:
    page.say("delete")
    page.hears("Delete Acme renewal")
    page.say("no")
    page.hears("Kept.")
    page.say("delete")
    expect(page.page.get_by_role("button", name="Yes, delete it")).to_have_count(2)
    expect(page.page.get_by_role("button", name="Yes, delete it").first).to_be_disabled()
    expect(page.page.get_by_role("button", name="Yes, delete it").last).to_be_enabled()


def test_a_card_shows_the_record_and_what_changed(page: ChatPage) -> None:
    page.say("card")
    card = page.hears("Here is the deal.").locator(".card")
    expect(card.get_by_role("heading")).to_have_text("Acme renewal")
    expect(card.locator(".changes del")).to_have_text("Proposal")
    expect(card.locator(".changes ins")).to_have_text("Contract sent")
    expect(card.locator(".fields dt")).to_have_text(["Amount", "Close date", "Owner", "Deal ID"])
    expect(card.get_by_role("link")).to_have_attribute("href", "https://example.com/deal/1")


def test_a_row_of_a_list_is_pressed_even_later(page: ChatPage) -> None:
    page.say("list")
    page.hears("You have 12 deals")
    page.say("no")
    page.hears("Kept.")
    page.page.get_by_role("button", name="Acme renewal").click()
    page.hears("Here is the deal.")


def test_a_link_button_opens_a_new_tab_and_stays_open(page: ChatPage) -> None:
    page.say("connect")
    page.hears("Please connect")
    page.say("no")
    page.hears("Kept.")
    link = page.page.get_by_role("link", name="Connect HubSpot")
    expect(link).to_have_attribute("href", "https://example.com/connect/abc")
    expect(link).to_have_attribute("target", "_blank")


def test_waiting_shows(page: ChatPage, actions: ActionServer) -> None:
    actions.release.clear()
    page.say("slow")
    expect(page.page.locator("#typing")).to_be_visible()
    actions.release.set()
    page.hears("Done at last.")
    expect(page.page.locator("#typing")).to_be_hidden()


def test_silence_is_explained(page: ChatPage) -> None:
    page.say("quiet")
    expect(page.page.locator(".notice")).to_contain_text("No answer came")


def test_a_pushed_message_appears(page: ChatPage, rasa: RasaServer) -> None:
    page.say("hello")
    page.hears("second line")
    rasa.push(conversation_id(page), "HubSpot is connected.")
    page.hears("HubSpot is connected.")


def test_reloading_brings_the_conversation_back(page: ChatPage) -> None:
    page.say("delete")
    page.hears("Delete Acme renewal")
    page.press("No, keep it")
    page.hears("Kept.")
    before = page.messages.all_inner_texts()
    page.page.reload()
    page.is_online()
    expect(page.messages).to_have_count(4)
    assert page.messages.all_inner_texts() == before
    expect(page.page.locator(".choice.chosen")).to_have_text("No, keep it (chosen)")
    expect(page.page.get_by_role("button", name="Yes, delete it")).to_be_disabled()


def test_a_new_conversation_begins_in_every_tab(page: ChatPage) -> None:
    page.say("hello")
    page.hears("second line")
    second = page.page.context.new_page()
    second.goto(page.page.url)
    expect(second.locator("#log .message")).to_have_count(3)
    before = conversation_id(page)
    page.press("New conversation")
    page.press("Keep this one")
    expect(page.messages).to_have_count(3)
    page.press("New conversation")
    page.press("Start new")
    for each in (page.page, second):
        expect(each.locator("#log .message")).to_have_count(0)
        expect(each.get_by_role("heading", name="What would you like to do")).to_be_visible()
    assert conversation_id(page) != before
    page.say("delete")
    page.hears("Delete Acme renewal")
    expect(second.locator("#log .message")).to_have_count(2)


# ---- a bad line ----


def test_a_lost_connection_is_told_and_a_message_is_retried_without_doubling(chat: OpenChat, wire: Wire) -> None:
    page = chat(f"http://localhost:{wire.port}/webhooks/webchat/")
    page.say("hello")
    page.hears("second line")
    wire.cut()
    expect(page.banner).to_contain_text("Connection lost.")
    page.say("delete")
    expect(page.page.locator(".undelivered")).to_contain_text("Not delivered.")
    wire.mend()
    page.press("Try now")
    page.is_online()
    expect(page.banner).to_be_hidden()
    expect(page.messages).to_have_count(4)
    page.press("Retry")
    page.hears("Delete Acme renewal")
    expect(page.page.locator("#log .mine .bubble")).to_have_text(["hello", "delete"])
    expect(page.messages).to_have_count(5)
    expect(page.page.locator(".undelivered")).to_have_count(0)
    page.page.reload()
    expect(page.messages).to_have_count(5)
    page.complaints.clear()  # the browser notes each failed connection


def test_a_message_whose_receipt_was_lost_is_not_said_twice(chat: OpenChat, wire: Wire) -> None:
    page = chat(f"http://localhost:{wire.port}/webhooks/webchat/")
    page.page.route("**/messages", lambda route: (route.fetch(), route.abort("connectionreset")), times=1)
    page.say("delete")
    page.hears("Delete Acme renewal")
    expect(page.page.locator(".undelivered")).to_have_count(0)  # the stream brought it back: it arrived
    expect(page.messages).to_have_count(2)
    page.complaints.clear()


def test_the_page_comes_back_by_itself(chat: OpenChat, wire: Wire, rasa: RasaServer) -> None:
    page = chat(f"http://localhost:{wire.port}/webhooks/webchat/")
    page.say("hello")
    page.hears("second line")
    wire.cut()
    expect(page.banner).to_be_visible()
    rasa.push(conversation_id(page), "Said while you were away.")
    wire.mend()
    page.is_online()
    page.hears("Said while you were away.")
    expect(page.messages).to_have_count(4)
    page.complaints.clear()


# ---- everybody ----


def test_at_phone_width_everything_fits(chat: OpenChat, rasa: RasaServer) -> None:
    page = chat(rasa.page, **PHONE)
    for words in ("hello", "card", "list", "connect", "delete"):
        page.say(words)
        expect(page.page.locator("#log .mine").last).to_contain_text(words)
    page.hears("Delete Acme renewal")
    assert page.fits()
    small = [
        box
        for target in page.page.locator("button:visible, a.choice:visible, .card footer a:visible").all()
        if (box := target.bounding_box()) and (box["height"] < 40 or box["width"] < 40)
    ]
    assert small == []
    page.page.get_by_role("button", name="No, keep it").tap()
    page.hears("Kept.")


def test_by_keyboard_alone(page: ChatPage) -> None:
    keyboard = page.page.keyboard
    expect(page.input).to_be_focused()
    keyboard.type("delete")
    keyboard.press("Shift+Enter")
    keyboard.type("please")
    expect(page.input).to_have_value("delete\nplease")
    keyboard.press("Enter")
    page.hears("Delete Acme renewal")
    keyboard.press("Shift+Tab")
    expect(page.page.get_by_role("button", name="No, keep it")).to_be_focused()
    keyboard.press("Enter")
    page.hears("Kept.")
    expect(page.input).to_be_focused()
    keyboard.press("ArrowUp")
    expect(page.input).to_have_value("delete\nplease")
    page.page.get_by_role("button", name="New conversation").focus()
    keyboard.press("Enter")
    expect(page.page.get_by_role("button", name="Keep this one")).to_be_focused()
    keyboard.press("Escape")
    expect(page.input).to_be_focused()
    expect(page.messages).to_have_count(4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
def test_no_known_barrier_for_anybody(chat: OpenChat, rasa: RasaServer, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    viewport = {"width": width, "height": 800}
    page = chat(rasa.page, color_scheme=scheme, reduced_motion="reduce", viewport=viewport)
    barriers = axe.run(page.page).response["violations"]
    for words in ("hello", "card", "list", "connect", "quiet", "delete"):
        page.say(words)
    page.hears("Delete Acme renewal")
    page.press("No, keep it")
    page.hears("Kept.")
    barriers += axe.run(page.page).response["violations"]
    page.press("New conversation")
    barriers += axe.run(page.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in barriers] == []


def test_a_screen_reader_is_told(page: ChatPage) -> None:
    log = page.page.get_by_role("log", name="Messages")
    expect(log).to_have_attribute("aria-live", "polite")
    page.say("delete")
    page.hears("Delete Acme renewal")
    expect(log.get_by_role("group", name="Answers to choose from")).to_be_visible()
    expect(log.get_by_text("Assistant:")).to_have_count(1)


# ---- the sandbox beside it ----


@pytest.fixture
def records() -> Iterator[str]:
    """A page standing for the sandbox's, which counts how often it was loaded."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Sandbox</title><h1>44 deals</h1>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_sandbox_is_beside_the_chat_and_behind_a_tab_on_a_phone(
    chat: OpenChat, model: object, actions: ActionServer, records: str, tmp_path: object
) -> None:
    server = RasaServer(model, tmp_path, sandbox_url=records)  # type: ignore[arg-type]
    try:
        server.start(actions.url)
        wide = chat(server.page, viewport={"width": 1300, "height": 800})
        heading = wide.page.frame_locator("iframe").get_by_role("heading", name="44 deals")
        expect(heading).to_be_visible()
        expect(wide.input).to_be_visible()
        wide.press("Hide records")
        expect(heading).to_be_hidden()
        wide.page.reload()
        expect(wide.page.get_by_role("button", name="Show records")).to_be_visible()
        expect(heading).to_be_hidden()

        narrow = chat(server.page, **PHONE)
        inside = narrow.page.frame_locator("iframe").get_by_role("heading", name="44 deals")
        expect(inside).to_be_hidden()
        narrow.press("Records")
        expect(inside).to_be_visible()
        expect(narrow.input).to_be_hidden()
        assert narrow.fits()
        narrow.press("Chat")
        expect(narrow.input).to_be_visible()
    finally:
        server.stop()
