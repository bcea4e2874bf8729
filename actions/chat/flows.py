"""Where a conversation stands in the flows of Rasa Pro (CALM), and what a button says there.

Rasa Pro sends its stack with every call of an action: the flows that run or wait, and above the running one the
pattern that collects a slot. Rasa Open Source sends none, and dialogs are forms there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CHOICE = "hubspot_choice"
"""What a pressed button stands for: the id of a record, of an option, of a link."""
AS_ASKED = {"hubspot_changes": "hubspot_property", "hubspot_link_confirmation": "hubspot_confirmation"}
"""What flows collect under another name than forms do."""

_COLLECTS = "pattern_collect_information"
_PRESSED = re.compile(r"\s*/SetSlots\((?P<slots>.*)\)\s*", re.DOTALL)
_UNSPEAKABLE = re.compile(r"[(),=\n]")
"""What a value in `/SetSlots(…)` cannot hold (Rasa Pro: button payloads)."""


@dataclass(frozen=True)
class Stack:
    """The flows of a conversation.

    Attributes:
        flows: id of each flow, and of its frame, the running one last.
        collecting: the slot that the running flow collects now.
        waiting: the slot that an interrupted flow waits for.
    """

    flows: tuple[tuple[str, str], ...]
    collecting: str | None = None
    waiting: str | None = None

    @property
    def frame(self) -> str:
        """The running flow's frame: one for each time that a flow is started."""
        return self.flows[-1][1]

    @property
    def alive(self) -> set[str]:
        """The frames of all flows that run or wait."""
        return {frame for _, frame in self.flows}

    @property
    def names(self) -> list[str]:
        """The running flow, then the one that called it or waits for it, and so on."""
        return [flow for flow, _ in reversed(self.flows)]


def read_stack(frames: Sequence[Mapping[str, Any]] | None) -> Stack | None:
    """The stack as Rasa Pro sends it; None outside of flows."""
    flows: list[tuple[str, str]] = []
    collecting = waiting = None
    for frame in frames or ():
        if frame.get("type") == "flow":
            flows.append((str(frame.get("flow_id")), str(frame.get("frame_id"))))
            waiting, collecting = collecting or waiting, None
        elif frame.get("type") == _COLLECTS:
            collecting = str(frame.get("collect"))
    return Stack(tuple(flows), collecting, waiting) if flows else None


def pressed(text: str) -> dict[str, str]:
    """The slots that a pressed button sets; none where the message is no button."""
    found = _PRESSED.fullmatch(text)
    pairs = (pair.partition("=") for pair in found["slots"].split(",")) if found else ()
    return {name.strip(): value.strip() for name, _, value in pairs}


def for_flow(button: Mapping[str, str], asked: str | None, place: int) -> dict[str, str]:
    """A button of ours (`/intent{entities}`) as flows understand it.

    An answer to the question fills the slot asked for; anything else becomes a sentence for the command generator.
    """
    if "payload" not in button:
        return dict(button)
    intent, _, rest = button["payload"].removeprefix("/").partition("{")
    entities = json.loads("{" + rest) if rest else {}
    return {**button, "payload": _payload(intent, entities, asked, button["title"], place)}


def _payload(intent: str, entities: dict[str, str], asked: str | None, title: str, place: int) -> str:
    choice = entities.get(CHOICE, "")
    if intent in {"affirm", "deny"} and asked:
        told = f"{asked}={'true' if intent == 'affirm' else 'false'}"
        return f"/SetSlots({told}, {CHOICE}={choice})" if choice else f"/SetSlots({told})"
    if intent == "inform" and asked:
        spoken = _UNSPEAKABLE.sub(" ", title).strip() or str(place)
        fits = choice and not _UNSPEAKABLE.search(choice)
        return f"/SetSlots({asked}={spoken}, {CHOICE}={choice})" if fits else f"/SetSlots({asked}={place})"
    if text := entities.get("hubspot_text"):
        return text
    if intent == "inform":
        return title
    verb, _, noun = intent.partition("_")
    return " ".join(filter(None, ["show" if verb == "get" else verb, noun.replace("_", " "), choice]))
