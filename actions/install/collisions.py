"""What the host and the pack would both call theirs, found before anything is written."""

from __future__ import annotations

from typing import NamedTuple

from ..oauth import scopes
from .choice import Choice
from .host import SECTIONS, Host
from .subset import ANSWERS, Parts


class Finding(NamedTuple):
    """Something to know. One that stops the installation says what to do about it."""

    stops: bool
    what: str


def find(host: Host, choice: Choice, laid: Parts, mine: set[str]) -> list[Finding]:
    """Everything to know about laying these parts into this host.

    Args:
        host: The bot.
        choice: The dialogs.
        laid: Their parts, the host's own intents not yet left out.
        mine: Intents that the host's team keeps as theirs, knowing that they mean the same.
    """
    return [*_intents(host, laid, mine), *_names(host, laid), *_circumstances(host, choice)]


def _intents(host: Host, laid: Parts, mine: set[str]) -> list[Finding]:
    found = []
    same = [name for name in laid.starts if name in host.intents and name not in mine]
    for name in same:
        told = f"Your bot has an intent “{name}” already, and HubSpot's means something of its own. "
        if name in scopes.dialogs():
            told += f"Rename yours, or leave HubSpot's out with --only (it is the dialog “{name}”)."
        else:
            told += f"Rename yours, or keep it as the only one with --mine {name}."
        found.append(Finding(True, told))
    shared = [name for name in ANSWERS if name in host.intents]
    if shared:
        told = f"{_listed(shared)}: yours, and they stay as they are; HubSpot's questions understand them too."
        found.append(Finding(False, told))
    return found


def _names(host: Host, laid: Parts) -> list[Finding]:
    found = []
    for section in SECTIONS[1:]:
        both = sorted(host.names[section] & {*laid.domain[section]})
        if both:
            told = f"Your domain has these {section} of the same name: {_listed(both)}. "
            told += "If they are the pack's, laid by hand, take them out first; else rename yours."
            found.append(Finding(True, told))
    return found


def _circumstances(host: Host, choice: Choice) -> list[Finding]:
    found = []
    language = str(host.config.get("language") or "en")
    if not language.startswith("en"):
        told = f"Your bot speaks “{language}”; the pack's sentences and its reading of values are English."
        found.append(Finding(False, told))
    if host.config.get("importers"):
        told = "Your config.yml has `importers`: see that they import the folders named below."
        found.append(Finding(False, told))
    if not choice.writes:
        told = "Only dialogs that read: leave HUBSPOT_SYSTEM_ACCESS unset, then nothing can be written either."
        found.append(Finding(False, told))
    return found


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
