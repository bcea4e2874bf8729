"""Buttons: a title to read and a payload that carries an id, never more than five at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..language.said import Choice
from .dialog import Target

AT_MOST = 5
Button = dict[str, str]


def button(title: str, intent: str, **entities: str) -> Button:
    """A button that means `intent`, with entities."""
    return {"title": title, "payload": f"/{intent}{json.dumps(entities) if entities else ''}"}


def for_choices(choices: Iterable[Choice]) -> list[Button]:
    """A button for each reading."""
    return [button(c.shown, "inform", hubspot_choice=c.text) for c in choices][:AT_MOST]


def for_targets(targets: Iterable[Target], intent: str = "inform", start: int = 1) -> list[Button]:
    """A numbered button for each record."""
    return [
        button(f"{number}. {target.title}", intent, hubspot_choice=target.id)
        for number, target in enumerate(targets, start)
    ][:AT_MOST]
