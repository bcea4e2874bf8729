"""``.venv/bin/python -m sandbox``: start the sandbox from the command line."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sandbox.expected import Expected, check, whole
from sandbox.options import ALL_SCOPES, APP, DEMO_TOKEN, SETTINGS, AppRegistration, Options
from sandbox.serving import serve
from sandbox.storage import Unusable


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
    except Unusable as problem:
        return _said(f"--store {problem}. Name a file that a sandbox made, or a new one.")
    except OSError as problem:
        where = f"{given.host}:{given.port}"
        return _said(f"{where} cannot be used: {problem.strerror}. Set SANDBOX_PORT or --port to another port.")
    return 0


def _said(sentence: str) -> int:
    print(f"sandbox: {sentence}", file=sys.stderr)
    return 1


def _token(text: str) -> tuple[str, frozenset[str]]:
    token, _, scopes = text.partition("=")
    return token, frozenset(scopes.replace(",", " ").split()) or ALL_SCOPES


def _apps(text: str) -> tuple[AppRegistration, ...]:
    try:
        raw = Path(text[1:]).read_text(encoding="utf-8") if text.startswith("@") else text
        found = json.loads(raw)
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found) or not found:
            raise ValueError("a list of objects is expected")
        for each in found:
            check(each, APP)
    except OSError as problem:
        raise argparse.ArgumentTypeError(f"{text[1:]} cannot be read: {problem.strerror}") from None
    except ValueError as problem:  # no JSON, no UTF-8, or another shape
        shape = '\'[{"client_id": "…", "redirect_uris": ["…"]}]\', or @ and the name of a file with that'
        raise argparse.ArgumentTypeError(f"{problem}. Give {shape}") from None
    return tuple(_app(each) for each in found)


def _app(given: dict[str, Any]) -> AppRegistration:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return AppRegistration(**fields)


def _read(kind: Callable[[str], Any], expected: Expected, name: str) -> Callable[[str], Any]:
    """A reader of an option's text, for argparse."""

    def read(text: str) -> Any:
        with suppress(ValueError):
            value = kind(text)
            if expected.fits(value):
                return value
        raise argparse.ArgumentTypeError(f"{name} must be {expected.words}, not {text!r}")

    return read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "sandbox",
        usage="python -m sandbox [options]; --help tells them",
        description="A stateful HubSpot on your machine.",
    )
    port = _read(int, whole(0, 65535), "it (or SANDBOX_PORT)")
    lag, latency, life = (SETTINGS[name] for name in ("index_lag", "latency_ms", "token_seconds"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port, default=os.environ.get("SANDBOX_PORT") or "8800")
    parser.add_argument("--store", type=Path, help="SQLite file to keep the state in (default: memory)")
    parser.add_argument(
        "--index-lag", type=_read(float, lag, "it"), default=0.0, help="seconds until search sees a change"
    )
    parser.add_argument(
        "--latency-ms", type=_read(float, latency, "it"), default=0.0, help="delay added to every answer"
    )
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
    parser.add_argument(
        "--token-seconds", type=_read(int, life, "it"), default=1800, help="life of an OAuth access token"
    )
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
