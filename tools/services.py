"""The three servers: how each is started, by itself (``.venv/bin/python -m tools.services rasa``) or by ``tools.chat``.

Nothing here is known to the servers themselves: a deployment starts them with the same commands and the same
settings (see ``deploy/``).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dotenv import dotenv_values

from tools import endpoints, environments, say, train
from tools.supervise import Service

HOST = "127.0.0.1"
PORTS = {"ACTION_PORT": 5055, "RASA_PORT": 5005, "SANDBOX_PORT": 8800}


def environment() -> dict[str, str]:
    """What the servers get: this process's environment, completed from ``.env`` and the default ports."""
    from_file = {name: value for name, value in dotenv_values(".env").items() if value}
    ours = {name: value for name, value in os.environ.items() if value}
    env = {**{name: str(port) for name, port in PORTS.items()}, **from_file, **ours}
    env.setdefault("ACTION_SERVER_URL", f"http://{HOST}:{env['ACTION_PORT']}/webhook")
    env.setdefault("RASA_URL", f"http://{HOST}:{env['RASA_PORT']}")
    env.setdefault("PYTHONUNBUFFERED", "1")  # a server that dies has said all it had to say
    return env


def port(env: dict[str, str], setting: str) -> int:
    """The port that a setting names.

    Raises:
        say.Failure: It is no port.
    """
    value = env[setting]
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise say.Failure(f"{setting} must be a port number from 1 to 65535.")
    return int(value)


def sandbox(env: dict[str, str]) -> Service:
    """HubSpot's stand-in."""
    number = port(env, "SANDBOX_PORT")
    command = [environments.PACK.python, "-m", "sandbox", "--port", str(number)]
    command += ["--apps", env["SANDBOX_APPS"]] if env.get("SANDBOX_APPS") else []
    return Service("sandbox", "SANDBOX_PORT", number, command, env, f"http://{HOST}:{number}/", 30)


def actions(env: dict[str, str]) -> Service:
    """rasa-sdk's action server with our actions."""
    number = port(env, "ACTION_PORT")
    command = [environments.PACK.python, "-m", "rasa_sdk", "--actions", "actions", "--port", str(number)]
    return Service("action server", "ACTION_PORT", number, command, env, f"http://{HOST}:{number}/health", 60)


def rasa(env: dict[str, str], model: Path) -> Service:
    """Rasa with the trained model; it listens only once the model is loaded."""
    number = port(env, "RASA_PORT")
    command = [str(environments.RASA.folder / "bin" / "rasa"), "run", "--enable-api"]
    command += ["--interface", HOST, "--port", str(number), "--model", str(model)]
    command += ["--endpoints", str(endpoints.write(env)), "--credentials", "credentials.yml"]
    if env.get("RASA_TOKEN"):
        command += ["--auth-token", env["RASA_TOKEN"]]
    named = {"WEBCHAT_HOSTS": "localhost 127.0.0.1 [::1]", **train.quiet(env)}  # it listens on this machine alone
    return Service("Rasa server", "RASA_PORT", number, command, named, f"http://{HOST}:{number}/", 180)


@say.command
def main(name: str) -> int:
    """Become one of the servers, in the foreground."""
    env = environment()
    service = rasa(env, train.ensure()) if name == "rasa" else {"actions": actions, "sandbox": sandbox}[name](env)
    print(f"  The {service.name} listens on port {service.port}. Ctrl-C stops it.", flush=True)
    os.execvpe(service.command[0], list(service.command), service.env)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
