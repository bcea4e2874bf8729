"""``make screenshots``: the pictures in docs/, taken from the running thing.

Sandbox, action server and Rasa are started on free ports, a browser is driven through a conversation, and everything is
stopped again.
"""

from __future__ import annotations

import re
import socket
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from sandbox.options import DEMO_TOKEN
from tools import browser, chat, environments, say, services, train
from tools.supervise import Supervisor

DOCS = Path("docs")
DESKTOP = ViewportSize(width=1280, height=800)
TALL = ViewportSize(width=1280, height=1080)
PHONE = ViewportSize(width=390, height=760)
PAGE = ViewportSize(width=760, height=700)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


def environment() -> dict[str, str]:
    """The sandbox for HubSpot, ports that nobody uses, and both ways of being authorised."""
    env = services.environment()
    for name in services.PORTS:
        with socket.socket() as probe:
            probe.bind((services.HOST, 0))
            env[name] = str(probe.getsockname()[1])
    env["ACTION_SERVER_URL"] = f"http://{services.HOST}:{env['ACTION_PORT']}/webhook"
    env["RASA_URL"] = f"http://{services.HOST}:{env['RASA_PORT']}"
    env = chat.as_users(chat.on_the_sandbox(env))
    return {
        **env,
        "HUBSPOT_ACCESS_TOKEN": DEMO_TOKEN,
        "HUBSPOT_AUTH": "user first",
    }


def talk(page: Page, address: str, *sentences: str) -> Page:
    """Say these one after the other, and wait for each answer."""
    page.goto(address)
    expect(page.locator("#state")).to_have_text("Online", timeout=30_000)
    for sentence in sentences:
        heard = page.locator("#log .message.bot").count()
        page.get_by_label("Your message").fill(sentence)
        page.keyboard.press("Enter")
        expect(page.locator("#log .message.bot").nth(heard)).to_be_visible(timeout=30_000)
        page.wait_for_timeout(1500)  # the rest of the answer, and HubSpot's records beside it
    return page


def take(chromium: Browser, env: dict[str, str]) -> None:
    """All pictures."""
    address = f"http://localhost:{env['RASA_PORT']}/webhooks/webchat/"
    said = ("Create a deal called Acme renewal for $12k in contract sent, closing next Friday", "make it 15k")

    def picture(name: str, page: Page) -> None:
        page.screenshot(path=DOCS / f"{name}.png", animations="disabled")
        print(f"  ✓ {DOCS / name}.png", flush=True)

    picture("chat", talk(chromium.new_page(viewport=TALL), address, *said))
    picture("dark", talk(chromium.new_page(viewport=DESKTOP, color_scheme="dark"), address, "deals in contract sent"))
    phone = chromium.new_page(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    picture("phone", talk(phone, address, "who is Eva Novotná?", "her phone is +1 202-555-0190"))
    asked = talk(chromium.new_page(viewport=DESKTOP), address, "connect my HubSpot")
    link = asked.get_by_role("link", name=re.compile("Connect HubSpot")).last.get_attribute("href")
    page = chromium.new_page(viewport=PAGE)
    page.goto(str(link))
    picture("connect", page)
    page.get_by_role("button").first.click()
    page.get_by_role("button", name="Connect app").click()
    expect(page).to_have_url(re.compile("/hubspot/connected"))
    picture("code", page)
    records = chromium.new_page(viewport=DESKTOP)
    records.goto(f"http://localhost:{env['SANDBOX_PORT']}/")
    records.wait_for_timeout(1500)
    picture("sandbox", records)


@say.command
def main() -> int:
    """Start, take, stop."""
    env = environment()
    environments.ensure(environments.RASA)
    model = train.ensure()
    with Supervisor() as supervisor:
        started = [services.sandbox(env), services.actions(env), services.rasa(env, model)]
        for service in started:
            supervisor.start(service)
        for service in started:
            supervisor.wait_ready(service)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.find(), args=ARGUMENTS)
            take(chromium, env)
            chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
