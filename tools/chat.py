"""``make chat``: all a person needs to talk with the bot, from nothing to the open page and back."""

from __future__ import annotations

import os
import sys
import webbrowser

from actions.settings import settings
from sandbox.options import DEMO_TOKEN
from tools import environments, say, services, train
from tools.supervise import Service, Stopped, Supervisor, require_free


def main() -> int:
    """Set up, start, open, stay, stop."""
    try:
        run(services.environment())
    except say.Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, Stopped):
        pass
    print("\n  Everything is stopped.")
    return 0


def run(env: dict[str, str]) -> None:
    """Run the servers until asked to stop.

    Raises:
        Stopped: The person asked for it, by Ctrl-C.
        say.Failure: A step failed or a server ended.
    """
    demo = not settings().hubspot_access_token
    if demo:
        env = on_the_sandbox(env)
    wanted = [services.sandbox(env)] if demo else []
    wanted.append(services.actions(env))
    require_free([*wanted, services.rasa(env, train.MODELS)])
    environments.ensure(environments.RASA)
    wanted.append(services.rasa(env, train.ensure()))
    with Supervisor() as supervisor:
        for service in wanted:
            supervisor.start(service)
        for service in wanted:
            with say.Progress(f"Starting the {service.name} on port {service.port}"):
                supervisor.wait_ready(service)
        invite(env, wanted, demo)
        supervisor.watch()


def on_the_sandbox(env: dict[str, str]) -> dict[str, str]:
    """The environment with the sandbox for HubSpot, where the bot may write."""
    address = f"http://{services.HOST}:{services.port(env, 'SANDBOX_PORT')}"
    return {
        **env,
        "HUBSPOT_ACCESS_TOKEN": DEMO_TOKEN,
        "HUBSPOT_API_BASE_URL": address,
        "HUBSPOT_SYSTEM_ACCESS": "write",
        "WEBCHAT_SANDBOX_URL": f"http://localhost:{services.port(env, 'SANDBOX_PORT')}/",
    }


def invite(env: dict[str, str], running: list[Service], demo: bool) -> None:
    """Print the chat page's address and open it."""
    page = f"http://localhost:{env['RASA_PORT']}/webhooks/webchat/"
    print(f"\n  Talk with the bot: {page}")
    if demo:
        print(f"  HubSpot is the sandbox, with invented records: {env['WEBCHAT_SANDBOX_URL']}")
        print("  (with HUBSPOT_ACCESS_TOKEN in .env it is your own HubSpot account)")
    print(f"  Logs: {', '.join(str(service.log) for service in running)}")
    print("  Ctrl-C stops everything.\n", flush=True)
    if not open_page(page):
        print("  No browser was found here: open that address in one yourself.", flush=True)


def open_page(page: str) -> bool:
    """Open the page in a graphical browser, if there is one; a text browser would take this terminal."""
    screen = any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
    return (screen or sys.platform == "darwin") and webbrowser.open(page)


if __name__ == "__main__":
    sys.exit(main())
