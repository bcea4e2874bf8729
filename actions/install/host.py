"""The host bot: how it is laid out, and which names stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import blocks

SECTIONS = ("intents", "entities", "slots", "forms", "actions", "responses")


class NoHost(Exception):
    """The folder holds no Rasa bot, or one that cannot be read; says what is missing."""


@dataclass
class Host:
    """A bot of somebody else's.

    Attributes:
        root: its folder.
        domain: its domain file or folder.
        data: the folder of its training data.
        names: what its domain has, by section.
        used: intents that its rules, stories and examples speak of.
        answered: intents that a rule of its answers at any moment.
        config, endpoints: what these files say.
        actions: the module that `--actions actions` imports, where it has one.
    """

    root: Path
    domain: Path
    data: Path
    names: dict[str, set[str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    config: dict[str, Any] = field(default_factory=dict)
    endpoints: dict[str, Any] = field(default_factory=dict)
    actions: Path | None = None

    @property
    def intents(self) -> set[str]:
        """Every intent it knows."""
        return self.names["intents"] | self.used


def read(root: Path, domain: str = "", data: str = "", ours: Collection[str] = ()) -> Host:
    """Look at a bot, our own earlier part of it aside.

    Args:
        root: Its folder.
        domain: Its domain, if it is neither `domain.yml` nor `domain/`.
        data: Its training data, if it is not `data/`.
        ours: Files laid here before.

    Raises:
        NoHost: There is none.
    """
    if not (root / "config.yml").is_file():
        raise NoHost(f"{root} has no config.yml: give the folder of a Rasa Open Source project.")
    host = Host(root, locate(root, domain), root / (data or "data"))
    host.names = {section: set() for section in SECTIONS}
    mine = {root / path for path in ours}
    for path in _files(host.domain, mine):
        _note_domain(host, _read(path))
    for path in _files(host.data, mine):
        content = _read(path)
        _note_domain(host, content)
        host.used |= set(_intents_of(content))
        host.answered |= set(_answered(content))
    host.config = _read(root / "config.yml")
    if (root / "endpoints.yml").exists() and root / "endpoints.yml" not in mine:
        host.endpoints = _read(root / "endpoints.yml")
    if any((root / "actions").glob("*.py")):
        host.actions = root / "actions" / "__init__.py"
    elif (root / "actions.py").exists():
        host.actions = root / "actions.py"
    return host


def locate(root: Path, named: str = "") -> Path:
    """The domain file or folder of a bot.

    Raises:
        NoHost: There is none.
    """
    for path in [root / named] if named else [root / "domain.yml", root / "domain"]:
        if path.exists():
            return path
    raise NoHost(f"{root} has no {named or 'domain.yml and no domain/'}: say where the domain is with --domain.")


def _files(place: Path, ours: set[Path]) -> Iterator[Path]:
    if place.is_file():
        yield place
    for suffix in ("*.yml", "*.yaml"):
        for path in sorted(place.rglob(suffix)) if place.is_dir() else ():
            if path not in ours:
                yield path


def _read(path: Path) -> dict[str, Any]:
    from ruamel.yaml import YAML  # not at import: see the package's docstring
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe", pure=True).load(blocks.without(path.read_text("utf-8")))
    except (YAMLError, UnicodeDecodeError) as error:
        raise NoHost(f"{path} cannot be read as YAML: {error}") from None
    return found if isinstance(found, dict) else {}


def _note_domain(host: Host, content: dict[str, Any]) -> None:
    for section in SECTIONS:
        host.names[section] |= {
            str(name) for item in content.get(section) or [] for name in (item if isinstance(item, dict) else [item])
        }


def _answered(content: dict[str, Any]) -> Iterator[str]:
    for rule in content.get("rules") or []:
        first = (rule.get("steps") or [{}])[0]
        if not rule.get("condition") and not rule.get("conversation_start") and isinstance(first.get("intent"), str):
            yield first["intent"].strip().partition("/")[0]


def _intents_of(content: Any) -> Iterator[str]:
    """Intents in examples, rules and stories, `or:` and checkpoints included; `faq/ask_x` counts as `faq`."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == "intent" and isinstance(value, str):
                yield value.strip().partition("/")[0]
            elif key not in {"responses", "slots", "forms"}:
                yield from _intents_of(value)
    elif isinstance(content, list):
        for item in content:
            yield from _intents_of(item)
