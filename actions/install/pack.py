"""What the pack brings along: its domain, its rules and sentences, and the component that learns the sentences.

In a checkout they are the project's own files; the wheel carries the same files in `bot/`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

_MARKED = re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
COMPONENT_FILES = ("__init__.py", "features.py", "slips.py", "linear.py", "wish.py", "component.py", "beside.py")


class Pack(NamedTuple):
    """The domain as in domain.yml; rules in order; the sentences of each intent, without marked entities."""

    domain: dict[str, Any]
    rules: list[dict[str, Any]]
    sentences: dict[str, list[str]]


def package() -> str:
    """The pack's own import name: `actions` in a checkout, `rasa_hubspot_actions` from the wheel."""
    return (__package__ or "").rpartition(".")[0]


def version() -> str:
    """The installed version; in a checkout the one of pyproject.toml, or "unknown"."""
    try:
        return metadata.version("rasa-hubspot-actions")
    except metadata.PackageNotFoundError:
        project = folder() / "pyproject.toml"
        found = re.search(r'^version = "(.+)"', project.read_text("utf-8"), re.MULTILINE) if project.exists() else None
        return found[1] if found else "unknown"


def folder() -> Path:
    """Where domain.yml, data/ and nlu/ are."""
    carried = Path(__file__).parents[1] / "bot"
    return carried if carried.is_dir() else Path(__file__).parents[2]


@cache
def pack() -> Pack:
    """Everything, read once."""
    rules: list[dict[str, Any]] = []
    sentences: dict[str, list[str]] = {}
    for path in _data_files():
        content = load(path.read_text("utf-8"))
        rules += content.get("rules") or []
        for block in content.get("nlu") or []:
            if "intent" in block:
                sentences.setdefault(str(block["intent"]), []).extend(_examples(block["examples"]))
    domain = load((folder() / "domain.yml").read_text("utf-8"))
    return Pack(domain, rules, {intent: list(dict.fromkeys(texts)) for intent, texts in sentences.items()})


def component() -> dict[str, str]:
    """The files of the component that recognises HubSpot's sentences beside a host's classifier, by name."""
    return {name: (folder() / "nlu" / name).read_text("utf-8") for name in COMPONENT_FILES}


def _data_files() -> list[Path]:
    """The core of each intent before the further voices, so that a few sentences of each are its plainest."""
    data = folder() / "data"
    return sorted(data.rglob("*.yml"), key=lambda path: ("voices" in path.parts, str(path)))


def _examples(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("- "):
            yield _MARKED.sub(r"\g<text>", line[2:]).strip()


def load(text: str) -> Any:
    """Plain YAML that keeps how its strings were written, so that they are written like that again."""
    return _yaml().load(text) or {}


def dump(content: Any) -> str:
    """YAML as Rasa's documentation writes it."""
    out = StringIO()
    _yaml().dump(content, out)
    return out.getvalue()


def digest(content: Any) -> str:
    """What a text, or anything JSON can hold, is recognised by."""
    text = content if isinstance(content, str) else json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _yaml() -> Any:
    from ruamel.yaml import YAML  # not at import: see the package's docstring

    yaml = YAML()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
