"""The settings of the web chat, from its block in ``credentials.yml`` and from the environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SHORTEST_SECRET = 16
DEFAULT_SUGGESTIONS = ("What can you do?", "List my deals", "Create a deal", "Search contacts")


class OptionError(SystemExit):
    """A setting of the web chat is wrong; stops the start with its name and what is expected."""


@dataclass(frozen=True)
class Options:
    """Settings of one web chat.

    Attributes:
        title: Heading of the page.
        suggestions: Sentences offered as buttons while the conversation is empty.
        secret: Signs the cookie; ``None`` means a key file in ``data_dir``.
        data_dir: Folder of the generated key file.
        sandbox_url: Address, as the browser reaches it, of a page shown beside the chat; ``None`` for none.
        hosts: The names people reach Rasa by, without ports; requests for others are refused. Empty: any name.
        max_message_length: Longest message accepted, in characters.
        idle_minutes: A conversation nobody uses leaves the memory after this long (Rasa's tracker keeps it).
        max_conversations: Most conversations held in memory at once.
    """

    title: str = "HubSpot assistant"
    suggestions: tuple[str, ...] = DEFAULT_SUGGESTIONS
    secret: str | None = None
    data_dir: Path = Path(".data")
    sandbox_url: str | None = None
    hosts: tuple[str, ...] = ()
    max_message_length: int = 2000
    idle_minutes: int = 60
    max_conversations: int = 1000

    @classmethod
    def read(cls, credentials: Mapping[str, Any] | None, environ: Mapping[str, str]) -> Options:
        """Read the options; what ``credentials.yml`` says wins over the environment.

        Args:
            credentials: The block under ``channels.webchat.WebChat:``; may be empty.
            environ: ``WEBCHAT_SECRET``, ``WEBCHAT_DATA_DIR``, ``WEBCHAT_SANDBOX_URL`` and ``WEBCHAT_HOSTS`` are read
                from it.

        Raises:
            OptionError: An option is unknown or its value cannot be used.
        """
        given = {name: value for name, value in (credentials or {}).items() if value not in (None, "")}
        unknown = sorted(set(given) - set(_READERS))
        if unknown:
            raise OptionError(f"webchat: unknown option {unknown[0]!r}; known: {', '.join(_READERS)}")
        shown = {name: f"webchat: {name}" for name in given}
        for name in ("secret", "data_dir", "sandbox_url", "hosts"):
            variable = f"WEBCHAT_{name.upper()}"
            if name not in given and environ.get(variable):
                given[name], shown[name] = environ[variable], variable
        return cls(**{name: _READERS[name](shown[name], value) for name, value in given.items()})

    @property
    def sandbox_origin(self) -> str | None:
        """Scheme, host and port of ``sandbox_url``: what the page may frame."""
        if self.sandbox_url is None:
            return None
        parts = urlsplit(self.sandbox_url)
        return f"{parts.scheme}://{parts.netloc}"


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise OptionError(f"{name} must be text, not {value!r}")
    return value


def _secret(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) < SHORTEST_SECRET:
        raise OptionError(f"{name} must be at least {SHORTEST_SECRET} characters of random text")
    return value


def _path(name: str, value: Any) -> Path:
    return Path(_text(name, value))


def _positive(name: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise OptionError(f"{name} must be a whole number above zero, not {value!r}")
    return value


def _sentences(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise OptionError(f"{name} must be a list of sentences")
    return tuple(value)


def _hosts(name: str, value: Any) -> tuple[str, ...]:
    hosts = _text(name, value).replace(",", " ").lower().split()
    if not all(re.fullmatch(r"[\w.-]+|\[[0-9a-f:.]+\]", host) for host in hosts):
        raise OptionError(f"{name} must be names of this server without ports, such as: localhost bot.example.com")
    return tuple(host.strip("[]") for host in hosts)


def _url(name: str, value: Any) -> str:
    parts = urlsplit(_text(name, value))
    # What follows the scheme goes into a Content-Security-Policy: nothing that could end a directive.
    clean = parts.hostname and "@" not in parts.netloc and not set(parts.netloc) & set(" ;,'\"*")
    if parts.scheme not in ("http", "https") or not clean:
        raise OptionError(f"{name} must be an http(s) address such as http://localhost:8800")
    return parts.geturl()


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "title": _text,
    "suggestions": _sentences,
    "secret": _secret,
    "data_dir": _path,
    "sandbox_url": _url,
    "hosts": _hosts,
    "max_message_length": _positive,
    "idle_minutes": _positive,
    "max_conversations": _positive,
}
