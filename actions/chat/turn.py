"""One message of one person, as an action sees it: what was said, what is remembered, how to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..language.said import Reference
from ..language.wish.background import without_background
from ..language.wish.letters import saves, ungreeted, unheld, unsigned
from ..language.wish.plain import plain
from . import flows
from .dialog import Dialog
from .memory import OWN_PREFIX, Memory, as_model

REQUESTED = "requested_slot"
MAX_TEXT = 4000
"""Longer messages are cut: nothing a person says about one record needs more."""

KEEPS_SIGNATURE = "create_contact"

READING = "hubspot_reading"
"""Where the pack's component beside a host's classifier (`nlu/beside.py`) puts what a message is among our intents."""


class Turn(Memory):
    """Reads the tracker once and collects the events to return."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> None:
        super().__init__(tracker)
        self.dispatcher = dispatcher
        self.domain = domain
        message = tracker.latest_message or {}
        self.stack = flows.read_stack(getattr(tracker, "stack", None))
        self.entities: list[dict[str, Any]] = message.get("entities") or []
        reading = message.get(READING) or message.get("intent") or {}
        self.intent: str = reading.get("name") or ""
        self.confidence: float = reading.get("confidence") or 0.0
        self.answered_elsewhere: bool = reading.get("answered", True)
        self.verbatim = ""  # as it was written, for what is kept as it is
        self.text = self.spoken = self._said(message.get("text") or "")  # `text`: what of it is still to be read
        self.choice: str | None = self._entity("hubspot_choice")
        self.hints = self._hints()
        self.referred: dict[tuple[object, ...], Reference | None] = {}  # what was read of it already: `WhichForm.refer`
        self.dialog = self._load("hubspot_dialog", Dialog) or Dialog()
        if self.stack:
            self.dialog = as_model(self._by_frame().get(self.stack.frame), Dialog) or Dialog()

    # what was said

    def _entity(self, name: str) -> str | None:
        found = next((e.get("value") for e in self.entities if e.get("entity") == name), None)
        return None if found is None else str(found)[:MAX_TEXT]

    def _said(self, text: str) -> str:
        """The person's words. A pressed button has none, unless it carries the sentence it stands for."""
        if text.startswith("/"):
            return self._entity("hubspot_text") or ""
        said = unsigned(text := text[:MAX_TEXT])
        if KEEPS_SIGNATURE in f"{self.intent} {self.running_form}" and (self.running_form or saves(said)):
            said = text  # it may be the person to be saved
        self.verbatim = unheld(said)
        return plain(self.verbatim if self.running_form else without_background(ungreeted(self.verbatim)))

    def _hints(self) -> dict[str, list[str]]:
        """The entities that NLU found, by name."""
        found: dict[str, list[str]] = {}
        for entity in self.entities:
            if entity.get("entity") not in {"hubspot_choice", "hubspot_text"}:
                found.setdefault(str(entity.get("entity")), []).append(str(entity.get("value")))
        return found

    @property
    def sender(self) -> str:
        """The conversation's id."""
        return str(self.tracker.sender_id)

    @property
    def channel(self) -> str:
        """The channel the message came by."""
        return str(self.tracker.get_latest_input_channel() or "")

    @property
    def metadata(self) -> dict[str, Any]:
        """What the channel sent along with the message."""
        found = (self.tracker.latest_message or {}).get("metadata")
        return found if isinstance(found, dict) else {}

    # where the form stands

    @property
    def since_message(self) -> list[dict[str, Any]]:
        """The events after the person's message, oldest first."""
        events: list[dict[str, Any]] = []
        for event in reversed(self.tracker.events or []):
            if event.get("event") == "user":
                break
            events.append(event)
        return events[::-1]

    def activated(self, form: str) -> bool:
        """Whether this message started the form (Rasa logs the loop before it validates)."""
        return any(e.get("event") == "active_loop" and e.get("name") == form for e in self.since_message)

    def answered(self, form: str) -> bool:
        """Whether the message is meant for the form; not so when another action has dealt with it."""
        return all(e.get("name") == form for e in self.since_message if e.get("event") == "action")

    @property
    def starts_dialog(self) -> bool:
        """Whether the message is the first of a dialog: nothing has dealt with it, and no flow filled our slots."""
        filled_by_flow = self.slot("hubspot_dialog") is None and self._dialog_slots()
        return not filled_by_flow and not any(e.get("event") == "action" for e in self.since_message)

    @property
    def running_form(self) -> str | None:
        """The form of ours that is waiting for an answer."""
        name = (self.tracker.active_loop or {}).get("name")
        return str(name) if name and str(name).startswith(OWN_PREFIX) else None

    @property
    def interrupted_form(self) -> str | None:
        """The form of ours that was running when the present one was started."""
        loops = [e.get("name") for e in self.tracker.events or [] if e.get("event") == "active_loop"]
        previous = loops[-2] if len(loops) > 1 else None
        return previous if previous and previous.startswith(OWN_PREFIX) else None

    @property
    def asked(self) -> str | None:
        """The slot that was asked for."""
        if self.stack:
            return flows.AS_ASKED.get(self.stack.collecting or "", self.stack.collecting)
        asked = self.tracker.get_slot(REQUESTED)
        return None if asked is None else str(asked)

    @property
    def waiting_for(self) -> str | None:
        """The slot that a dialog waits for, while another action answers."""
        if self.stack:
            return flows.AS_ASKED.get(self.stack.waiting or "", self.stack.waiting)
        return self.asked if self.running_form else None

    # how to answer

    def offers(self, intent: str) -> bool:
        """Whether the bot has this intent: a host may have taken only some dialogs (Rasa Pro may tell no domain)."""
        known = (self.domain or {}).get("intents")  # rasa-sdk 3.21 hands an empty domain on as None
        return not known or any(intent in item if isinstance(item, dict) else intent == item for item in known)

    def say(self, response: str, buttons: Sequence[dict[str, str]] = (), **words: Any) -> None:
        """Utter a response of `domain.yml`, its placeholders filled with `words`; no button leads nowhere."""
        if self.stack:
            asked = self.stack.collecting
            shown = [flows.for_flow(button, asked, place) for place, button in enumerate(buttons, 1)]
        else:
            intents = ((b, b.get("payload", "").removeprefix("/").partition("{")[0]) for b in buttons)
            shown = [button for button, intent in intents if not intent or self.offers(intent)]
        self.dispatcher.utter_message(response=response, buttons=shown, **words)

    def events(self, *, dialog: bool = True) -> list[EventType]:
        """The slots changed in this turn, the running dialog included unless it has ended."""
        if dialog:
            self.set("hubspot_dialog", self._kept(self.dialog) if self.stack else self.dialog)
        return [SlotSet(name, value) for name, value in self._changed.items()]

    # in a flow of Rasa Pro

    def _by_frame(self) -> dict[str, Any]:
        """The dialogs of all flows that run or wait: an interrupted one is not mixed up with its interruption."""
        kept = self.slot("hubspot_dialog")
        dialogs = kept.get("flows") if isinstance(kept, dict) else None
        return dialogs if isinstance(dialogs, dict) else {}

    def plays(self, flow: str) -> str:
        """The dialog that a flow of the host's own has called the action of; nothing where it has called none."""
        frame = dict(self.stack.flows).get(flow, "") if self.stack else ""
        known = self._by_frame().get(frame)
        return str(known.get("plays") or "") if isinstance(known, dict) else ""

    def _kept(self, dialog: Dialog | None) -> dict[str, Any] | None:
        """What to remember of them: of flows that were cancelled nothing."""
        assert self.stack is not None
        dialogs = {frame: known for frame, known in self._by_frame().items() if frame in self.stack.alive}
        dialogs.pop(self.stack.frame, None)
        if dialog:
            dialogs[self.stack.frame] = dialog.model_dump(mode="json", exclude_defaults=True)
        return {"flows": dialogs} if dialogs else None

    def listen(self, slot: str, value: Any) -> None:
        """Take what the flow put into a slot for what the person said; a yes or no needs the person's own words."""
        button = flows.pressed((self.tracker.latest_message or {}).get("text") or "")
        self.choice = button.get(flows.CHOICE) if slot in button else None
        if isinstance(value, bool):
            self.intent, self.confidence = "affirm" if value else "deny", 1.0
        else:
            self.text, self.intent = str(value)[:MAX_TEXT], ""
            self.dialog.answer = self.text

    def close(self, result: str) -> list[EventType]:
        """End the flow's dialog: its outcome stays, the slots it collected are the flow's to clear."""
        self.set("hubspot_dialog", self._kept(None))
        self.set("hubspot_result", result)
        self.set("hubspot_question", None)
        return self.events(dialog=False)

    def go_on(self, question: str | None = None) -> list[EventType]:
        """Let the flow go on; `question` names what it has to collect (or to call) first."""
        self.set("hubspot_result", None)
        self.set("hubspot_question", question)
        return self.events()


def intent_of(event: dict[str, Any]) -> str:
    """What the model took an earlier message for; empty where it did not say."""
    return str((event.get("parse_data") or {}).get("intent", {}).get("name") or "")
