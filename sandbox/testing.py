"""A sandbox for the length of a test.

    with running_sandbox() as hubspot:
        HubSpot(access_token=hubspot.token, host=hubspot.url)
        hubspot.fault(method="POST", path="*/deals", canned="ten_secondly")
        assert hubspot.state()["records"]["deals"]

It runs in a thread of this process on a free port, or with ``process=True`` in a process of its own (for
measurements). Rate limits are off unless asked for.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.app import make_app
from sandbox.options import DEMO_TOKEN, Options
from sandbox.serving import MAX_LINE

START_SECONDS = 60


class SandboxClient:
    """What a test needs of a running sandbox.

    Attributes:
        url: base address, without a trailing slash.
        token: a private-app token of the first portal.
    """

    def __init__(self, url: str, token: str = DEMO_TOKEN) -> None:
        self.url = url
        self.token = token

    def call(self, method: str, path: str, body: Any = None, token: str | None = None) -> tuple[int, Any]:
        """One plain HTTP call; returns the status and the JSON (or text) of the answer."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        if not path.startswith("/_sandbox"):
            request.add_header("Authorization", f"Bearer {token or self.token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, _read(answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, _read(answer.read())

    def _admin(self, method: str, path: str, body: Any = None) -> Any:
        status, found = self.call(method, f"/_sandbox/{path}", body)
        if status >= 400:
            raise ValueError(f"{method} {path}: {found}")
        return found

    def fault(self, **rule: Any) -> dict[str, Any]:
        """Add a fault; the arguments are the fields of :class:`sandbox.faults.Fault`."""
        return dict(self._admin("POST", "faults", rule))

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._admin("DELETE", "faults")

    def state(self, portal: int | None = None) -> dict[str, Any]:
        """Everything a portal holds; see ``/_sandbox/state``."""
        return dict(self._admin("GET", f"state?portal={portal}" if portal else "state"))

    def records(self, kind: str, portal: int | None = None) -> dict[str, dict[str, Any]]:
        """Active records of a type (plural name) by id."""
        rows = self.state(portal)["records"][kind]
        return {row["id"]: row for row in rows if not row["archived"]}

    def requests(self) -> list[dict[str, Any]]:
        """The HubSpot calls so far, oldest first."""
        return list(self._admin("GET", "requests")["requests"])

    def connections(self) -> int:
        """The number of TCP connections the calls so far came over."""
        return int(self._admin("GET", "requests")["connections"])

    def clear_requests(self) -> None:
        """Forget the calls so far."""
        self._admin("DELETE", "requests")

    def settings(self, **changes: Any) -> dict[str, Any]:
        """Change settings, for example ``index_lag=5`` or ``latency_ms=200``; returns all of them."""
        return dict(self._admin("PATCH", "settings", changes))

    def rules(self, **rules: Any) -> dict[str, Any]:
        """Set the portal's admin rules: ``create_form`` and ``conditional``."""
        return dict(self._admin("PUT", "rules", rules))

    def oauth(self) -> dict[str, Any]:
        """Apps, users, grants, and how often the token endpoint was used, in ``counts``."""
        return dict(self._admin("GET", "oauth"))

    def register_app(self, **registration: Any) -> dict[str, Any]:
        """Add or change an OAuth app: fields of :class:`sandbox.options.AppRegistration`."""
        return dict(self._admin("PUT", "oauth/apps", registration))

    def grant(self, portal: int | None = None, **consent: Any) -> dict[str, Any]:
        """A grant without the consent page: ``scopes``, ``user``, ``client_id``; returns its tokens."""
        return dict(self._admin("POST", f"oauth/grants?portal={portal}" if portal else "oauth/grants", consent))

    def expire_tokens(self) -> None:
        """Let every OAuth access token be expired."""
        self._admin("POST", "oauth/expire")

    def revoke_tokens(self) -> None:
        """Revoke every refresh token."""
        self._admin("POST", "oauth/revoke")

    def consent(
        self, link: str, *, allow: bool = True, user: int | None = None, portal: int | None = None
    ) -> tuple[int, str]:
        """Answer the consent page behind an install link as a person would.

        Returns:
            The status (302 when the browser is sent on) and the ``Location``, or the page's text.
        """
        parts = urllib.parse.urlsplit(link)
        fields = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        fields["decision"] = "allow" if allow else "deny"
        fields |= {"user": str(user)} if user else {}
        fields |= {"account": str(portal)} if portal else {}
        data = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.url + parts.path, data=data, method="POST")
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location") or answer.read().decode()

    def reset(self) -> None:
        """Back to a fresh start."""
        self._admin("POST", "reset")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect to the caller."""

    def redirect_request(self, *_: Any) -> None:
        """No further request."""


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except json.JSONDecodeError:
        return raw.decode("utf-8", "replace")


@contextmanager
def running_sandbox(*, process: bool = False, port: int = 0, **options: Any) -> Iterator[SandboxClient]:
    """Start a sandbox, hand out its client, stop it.

    Args:
        process: run it in a process of its own instead of a thread.
        port: TCP port; 0 takes a free one.
        options: fields of :class:`sandbox.options.Options`. ``limits`` is off unless given.
    """
    made = Options(**{"limits": False, **options})
    with (_in_process if process else _in_thread)(port, made) as url:
        yield SandboxClient(url, next(iter(made.tokens), ""))


@contextmanager
def _in_thread(port: int, options: Options) -> Iterator[str]:
    ready, stop = threading.Event(), threading.Event()
    found: list[str | BaseException] = []

    def run() -> None:
        try:
            asyncio.run(_serve(port, options, found, ready, stop))
        except BaseException as problem:
            found.append(problem)
            ready.set()

    thread = threading.Thread(target=run, name="sandbox", daemon=True)
    thread.start()
    ready.wait(START_SECONDS)
    if not found or isinstance(found[0], BaseException):
        raise RuntimeError("the sandbox did not start") from (found[0] if found else None)  # type: ignore[misc]
    try:
        yield found[0]
    finally:
        stop.set()
        thread.join(START_SECONDS)


async def _serve(
    port: int,
    options: Options,
    found: list[str | BaseException],
    ready: threading.Event,
    stop: threading.Event,
) -> None:
    runner = web.AppRunner(make_app(options), access_log=None, shutdown_timeout=0.2, max_line_size=MAX_LINE)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        found.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
        ready.set()
        await asyncio.get_running_loop().run_in_executor(None, stop.wait)
    finally:
        await runner.cleanup()


@contextmanager
def _in_process(port: int, options: Options) -> Iterator[str]:
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--latency-ms", str(options.latency_ms)]
    command += ["--index-lag", str(options.index_lag)]
    command += [] if options.limits else ["--no-limits"]
    command += [] if options.seed else ["--empty"]
    command += ["--store", str(options.store)] if options.store else []
    command += ["--apps", json.dumps([asdict(app) for app in options.apps])]
    for token, scopes in options.tokens.items():
        command += ["--token", f"{token}={' '.join(sorted(scopes))}"]
    root = Path(__file__).resolve().parent.parent
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    try:
        assert child.stdout is not None
        deadline = time.monotonic() + START_SECONDS
        url = ""
        while not url and time.monotonic() < deadline and child.poll() is None:
            line = child.stdout.readline()
            url = next((word for word in line.split() if word.startswith("http://")), "")
        if not url:
            raise RuntimeError("the sandbox did not start")
        yield url
    finally:
        child.terminate()
        child.wait(START_SECONDS)
        if child.stdout:
            child.stdout.close()
