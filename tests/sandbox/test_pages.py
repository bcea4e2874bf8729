"""The live page and the consent page in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import quote

import pytest

from sandbox.options import AppRegistration
from sandbox.seed import TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.browser import PHONE, expect

pytest_plugins = ["tests.browser"]

from playwright.sync_api import Browser, Page  # noqa: E402 (only where the plugin found it)


@pytest.fixture(params=[{"viewport": {"width": 1100, "height": 700}}, PHONE], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Asked for after the servers, so that it ends before them: they would cut off what it still waits for."""
    context = browser.new_context(**request.param)
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    yield opened
    context.close()
    assert complaints == []


def test_a_change_shows_by_itself(sandbox: SandboxClient, page: Page) -> None:
    page.goto(sandbox.url)
    expect(page.get_by_role("tab", selected=True)).to_have_text("Deals 42")
    properties = {"dealname": "Lighthouse lamp", "amount": "1234", "deal_currency_code": "EUR"}
    deal = sandbox.call("POST", "/crm/v3/objects/deals", {"properties": properties})[1]["id"]
    first = page.locator("tbody tr").first
    expect(first).to_contain_text("Lighthouse lamp")
    expect(first).to_have_class("changed")
    expect(first).to_contain_text("1,234")
    sandbox.call("POST", "/crm/v3/objects/contacts", {"properties": {"firstname": "Nova", "lastname": "Ray"}})
    expect(page.get_by_role("tab", selected=True)).to_have_text("Contacts 61")
    expect(page.locator("tbody tr").first).to_contain_text("Nova Ray")
    page.get_by_role("tab", selected=True).press("ArrowLeft")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Deals 43")
    sandbox.call("DELETE", f"/crm/v3/objects/deals/{deal}")
    expect(page.locator(f"tr[data-id='{deal}']")).to_have_class(re.compile("archived"))
    page.get_by_label("Filter").fill("kestrel")
    expect(page.locator("tbody tr")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class _Callback(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'<link rel="icon" href="data:,"><p>Back at the app</p>')

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def callback() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), _Callback) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_consent_by_hand(callback: HTTPServer, sandbox: SandboxClient, page: Page) -> None:
    app = AppRegistration()
    target = f"http://localhost:{callback.server_address[1]}/hubspot/callback"
    sandbox.register_app(client_id=app.client_id, redirect_uris=[target])
    query = f"client_id={app.client_id}&redirect_uri={quote(target, safe='')}&scope=oauth%20crm.objects.deals.read"
    page.goto(f"{sandbox.url}/oauth/authorize?{query}&state=abc")
    expect(page.get_by_role("heading", level=1)).to_have_text("Connect Chat assistant to HubSpot")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label(TEST_ACCOUNT.name).check()
    page.get_by_role("button", name="Connect app").click()
    expect(page.get_by_text("Back at the app")).to_be_visible()
    assert "code=eu1-" in page.url and "state=abc" in page.url
    page.goto(f"{sandbox.url}/oauth/authorize?{query}")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Back at the app")).to_be_visible()
    assert "error=access_denied" in page.url
