"""``.venv/bin/python -m sandbox``: start the sandbox from the command line."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from sandbox.options import ALL_SCOPES, DEMO_TOKEN, AppRegistration, Options
from sandbox.serving import serve


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and serve until interrupted; returns the exit status."""
    given = _parser().parse_args(arguments)
    tokens = dict(_token(text) for text in given.token) or {DEMO_TOKEN: ALL_SCOPES}
    options = Options(
        tokens=tokens,
        store=given.store,
        index_lag=given.index_lag,
        limits=not given.no_limits,
        latency_ms=given.latency_ms,
        seed=not given.empty,
        apps=given.apps,
        rotate_refresh_tokens=given.rotate_refresh_tokens,
        token_seconds=given.token_seconds,
    )
    try:
        asyncio.run(serve(given.host, given.port, options))
    except OSError as problem:
        print(
            f"sandbox: port {given.port} cannot be used: {problem.strerror}. "
            "Set SANDBOX_PORT or --port to another one.",
            file=sys.stderr,
        )
        return 1
    return 0


def _token(text: str) -> tuple[str, frozenset[str]]:
    token, _, scopes = text.partition("=")
    return token, frozenset(scopes.replace(",", " ").split()) or ALL_SCOPES


def _apps(text: str) -> tuple[AppRegistration, ...]:
    raw = Path(text[1:]).read_text() if text.startswith("@") else text
    apps = []
    for each in json.loads(raw):
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in each.items()
        }
        apps.append(AppRegistration(**fields))
    return tuple(apps)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("sandbox", description="A stateful HubSpot on your machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("SANDBOX_PORT", "8800")))
    parser.add_argument("--store", type=Path, help="SQLite file to keep the state in (default: memory)")
    parser.add_argument("--index-lag", type=float, default=0.0, help="seconds until search sees a change")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="delay added to every answer")
    parser.add_argument("--no-limits", action="store_true", help="without HubSpot's rate limits")
    parser.add_argument("--empty", action="store_true", help="start without the demo records")
    parser.add_argument(
        "--token",
        action="append",
        default=[],
        metavar="TOKEN[=SCOPE SCOPE…]",
        help="private-app token of the first portal; repeatable (default: the demo token, all scopes)",
    )
    parser.add_argument("--rotate-refresh-tokens", action="store_true", help="a new refresh token each time")
    parser.add_argument("--token-seconds", type=int, default=1800, help="life of an OAuth access token")
    parser.add_argument(
        "--apps",
        type=_apps,
        default=(AppRegistration(),),
        metavar="JSON",
        help="OAuth apps: a JSON list, or @FILE with one (default: one demo app; see README)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
