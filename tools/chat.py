"""``make chat``: all a person needs to talk with the bot, from nothing to the open page and back."""

from __future__ import annotations

import base64
import json
import os
import secrets
import sys
import webbrowser
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from actions.settings import settings
from channels.options import Options
from sandbox.options import DEMO_TOKEN, AppRegistration
from tools import environments, say, services, train
from tools.supervise import Service, Stopped, Supervisor, require_free


@say.command
def main() -> int:
    """Set up, start, open, stay, stop."""
    try:
        run(services.environment())
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
    given = settings()
    demo = not (given.hubspot_access_token or given.hubspot_client_id)
    by_user = asks_for_users(env, demo)
    Options.read(None, env)  # Rasa reads it in its turn, when the others are up already
    if demo:
        env = as_users(on_the_sandbox(env)) if by_user else on_the_sandbox(env)
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


def asks_for_users(env: Mapping[str, str], demo: bool) -> bool:
    """Whether ``AUTH`` has people link accounts of the sandbox.

    Raises:
        say.Failure: It says something else, or HubSpot itself is set up, of which it says nothing.
    """
    auth = env.get("AUTH", "")
    if auth not in ("", "system", "user"):
        raise say.Failure("AUTH must be user (each person links an account of the sandbox), or be left out.")
    if auth == "user" and not demo:
        raise say.Failure(
            "AUTH=user is for the sandbox, but HUBSPOT_ACCESS_TOKEN or HUBSPOT_CLIENT_ID is set: for people's own "
            "accounts of HubSpot itself set HUBSPOT_AUTH=user instead (docs/linking.md)."
        )
    return auth == "user"


def on_the_sandbox(env: dict[str, str]) -> dict[str, str]:
    """The environment with the sandbox for HubSpot, where the bot may write; the store is as new as its records."""
    store = Path(".data") / "sandbox.db"
    for left in store.parent.glob(f"{store.name}*"):
        left.unlink()
    address = f"http://{services.HOST}:{services.port(env, 'SANDBOX_PORT')}"
    return {
        **env,
        "HUBSPOT_ACCESS_TOKEN": DEMO_TOKEN,
        "HUBSPOT_API_BASE_URL": address,
        "HUBSPOT_SYSTEM_ACCESS": "write",
        "HUBSPOT_STORE_URL": f"sqlite:///{store}",
        "WEBCHAT_SANDBOX_URL": f"http://localhost:{services.port(env, 'SANDBOX_PORT')}/",
    }


def as_users(env: dict[str, str]) -> dict[str, str]:
    """The same, but the bot has no credential: each person links an account of the sandbox in the conversation."""
    action_port = services.port(env, "ACTION_PORT")
    app = AppRegistration(redirect_uris=(f"http://localhost:{action_port}/hubspot/callback",))
    return {
        **env,
        "HUBSPOT_ACCESS_TOKEN": "",
        "HUBSPOT_AUTH": "user",
        "HUBSPOT_CLIENT_ID": app.client_id,
        "HUBSPOT_CLIENT_SECRET": app.client_secret,
        "HUBSPOT_REDIRECT_URI": app.redirect_uris[0],
        "HUBSPOT_AUTHORIZE_URL": f"http://localhost:{services.port(env, 'SANDBOX_PORT')}/oauth/authorize",
        "HUBSPOT_ENCRYPTION_KEYS": base64.b64encode(secrets.token_bytes(32)).decode(),
        "RASA_URL": f"http://localhost:{services.port(env, 'RASA_PORT')}",
        "SANDBOX_APPS": json.dumps([asdict(app)]),
    }


def invite(env: dict[str, str], running: list[Service], demo: bool) -> None:
    """Print the chat page's address and open it."""
    page = f"http://localhost:{env['RASA_PORT']}/webhooks/webchat/"
    print(f"\n  Talk with the bot: {page}")
    if demo:
        print(f"  HubSpot is the sandbox, with invented records: {env['WEBCHAT_SANDBOX_URL']}")
        if env.get("AUTH") == "user":
            print("  Say “connect”: the bot sends a link to an invented HubSpot, and asks for the code shown there.")
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
